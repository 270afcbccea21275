"""`variorum check`: what is said of listings, held against official lists."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from variorum.cli.options import Command, as_json, as_one_day, dossier_option, library_option, today, with_settings
from variorum.cli.printing import plain, print_json, print_table
from variorum.model import CheckVerdict
from variorum.settings import Settings
from variorum.store import has_library, open_store

if TYPE_CHECKING:
    from variorum.edition.certifying import CertificateVerification
    from variorum.edition.checking import Checked, Inquiry, Lists


def _authorities(context: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the authorities that are meant, by id or by words that speak for one.

    Raises: click.BadParameter where words tell none.
    """
    if not value:
        return ()
    from variorum.resolution.authorities import authority_of
    from variorum.resolution.powers import powers

    out = []
    for words in value:
        meant = authority_of(words)
        key = words.casefold() if words.casefold() in powers().names else meant.id if meant is not None else ""
        if not key:
            told = "is the authority of no list. Write us, gb, eu, un, ca, au, ..., or its name."
            raise click.BadParameter(f"{words!r} {told}", context, option)
        out.append(key)
    return tuple(out)


def _from_both(command: Command) -> Command:
    """Adds --from, --registers and --debug, given on as `settings`."""
    return dossier_option("--from")(library_option(with_settings("dossier", "registers")(command)))


@click.command(short_help="Hold what is said of listings against official lists.")
@click.argument("subject", required=False)
@click.option("--as-of", "day", callback=as_one_day, metavar="DATE", help="Ask about this day.  [default: today]")
@click.option(
    "--authority",
    callback=_authorities,
    multiple=True,
    metavar="ID",
    help="Show what is of this authority (us, gb, Brussels, ...). Repeatable.",
)
@click.option(
    "--verdict",
    type=click.Choice(get_args(CheckVerdict)),
    multiple=True,
    help="Show what has this verdict. Repeatable.",
)
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a certificate of all of it: FILE.json and FILE.html.",
)
@click.option(
    "--verify", "stated", type=click.Path(path_type=Path), metavar="FILE", help="Check a certificate that was written."
)
@as_json
@_from_both
def check(
    subject: str | None, *, settings: Settings, json: bool, day: str | None, authority: tuple[str, ...],
    verdict: tuple[CheckVerdict, ...], certificate: Path | None, stated: Path | None,
) -> None:  # fmt: skip
    """Hold each claim that SUBJECT, by any of its names or its id, was listed, banned or taken off a list against the official
    lists that there are, and SUBJECT itself; by default all that the dossier has such claims about.

    Every match is a possible match until a person confirms it. Not found never means never listed.
    """
    from variorum.edition.checking import answer, ask, load_lists, without_a_list

    if stated is not None:
        if subject or day or authority or verdict or certificate:
            raise click.UsageError(
                "--verify checks a certificate as it is: it goes with --from, --registers and --json only."
            )
        _verify(stated, settings, json=json)
        return
    with open_store(settings.dossier) as store:
        asked = ask(store, subject)
    lists = load_lists(settings.registers)
    checked = answer(asked, lists, as_of=day or today())
    if certificate is not None:
        _certify(certificate, asked, lists, checked)
    _notes(checked, without_a_list(checked, lists), settings.registers, told=day is not None)
    shown = _narrowed(checked, authority, verdict)
    if json:
        print_json(_plain(shown, without_a_list(checked, lists)))
        return
    from variorum.cli.check_report import print_report

    print_report(shown, asked)
    if checked.checks and not shown.checks:
        click.echo("Nothing that was checked is of that authority and verdict.", err=True)


def _narrowed(checked: Checked, authorities: tuple[str, ...], verdicts: tuple[CheckVerdict, ...]) -> Checked:
    """What is to be shown."""
    checks = tuple(
        one
        for one in checked.checks
        if (not authorities or one.authority in authorities) and (not verdicts or one.verdict in verdicts)
    )
    strips = tuple(one for one in checked.strips if not authorities or one.authority in authorities)
    return replace(checked, checks=checks, strips=strips)


def _plain(checked: Checked, unasked: dict[str, int]) -> dict[str, Any]:
    """The checks for a program: the snapshots that were asked stand once, each check has their ids."""
    searched = {one.snapshot: one.as_dict() for check in checked.checks for one in check.searched}
    return {
        "as_of": checked.as_of,
        "searched": list(searched.values()),
        "checks": [{**one.as_dict(), "searched": [s.snapshot for s in one.searched]} for one in checked.checks],
        "strips": [one.as_dict() for one in checked.strips],
        "not_asked": unasked,
    }


def _notes(checked: Checked, unasked: dict[str, int], place: Path, *, told: bool) -> None:
    """What a reader must know beside the answers: of which day they are, and whose lists were not asked."""
    from variorum.resolution.powers import powers

    if not told:
        _note(f"as of {checked.as_of}, the day of this run; --as-of asks about another")
    if not checked.checks:
        _note("no document tells that anybody was listed or banned; name a SUBJECT to ask the lists about it")
    for authority, claims in unasked.items():
        told_by = "a claim tells" if claims == 1 else f"{claims} claims tell"
        who = powers().names.get(authority, authority)
        _note(f"no list of {who} was asked, of which {told_by}: add its files with `variorum registers add FILE`")
    if not has_library(place):
        _note(
            f"only the histories that are built in were asked, since no register has been added in {place}: "
            "add the publishers' files with `variorum registers add FILE`"
        )


def _note(text: str) -> None:
    click.echo(f"{click.style('note:', fg='blue')} {plain(text)}.", err=True)


def _certify(path: Path, asked: Inquiry, lists: Lists, checked: Checked) -> None:
    from variorum.edition.certifying import certify_check, write_certificate

    made = certify_check(asked, lists, checked)
    names = " and ".join(map(str, write_certificate(path, made)))
    _note(f"the certificate {made.id} is in {names}")


def _verify(path: Path, settings: Settings, *, json: bool) -> None:
    """Checks the certificate in the file; the exit code is 1 where it does not hold."""
    from variorum.edition.certifying import read_certificate, verify_certificate
    from variorum.edition.checking import load_lists

    text = read_certificate(path)
    found = verify_certificate(text, load_lists(settings.registers), partial(open_store, settings.dossier))
    if json:
        print_json(found.as_dict())
    else:
        _print_verified(found)
    if not found.holds:
        click.get_current_context().exit(1)


def _print_verified(found: CertificateVerification) -> None:
    from variorum.cli.register_changes import differing

    print_table(
        ("where", "in the certificate", "now"),
        ((one.where, *differing(one.stated or "", one.now or "")) for one in found.differences),
    )
    if found.intact:
        click.echo(f"The certificate is as it was made: {found.id}.", err=True)
    else:
        click.echo(f"The certificate was changed: it says that it is {found.stated}, and it is {found.id}.", err=True)
    for obstacle in found.obstacles:
        _note(f"the question could not be asked again: {obstacle}")
    if found.recomputed:
        same = not [one for one in found.differences if not one.where.startswith("settings")]
        click.echo("Asked again, the answer is the same." if same else "Asked again, the answer is another.", err=True)
