"""`variorum screen`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.bars import bar
from variorum.cli.options import as_day, as_json, dossier_option, library_option, with_settings
from variorum.cli.printing import on_terminal, print_issues, print_json, print_table
from variorum.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from variorum.checking.screening import Asked
    from variorum.edition.screening import Screening
    from variorum.model import Issue, Match

_FROM = "--from"


@click.command(short_help="Hold names against all official lists.")
@click.argument("names", required=False, type=click.Path(path_type=Path, allow_dash=True), metavar="[NAMES.csv]")
@click.option(
    "--threshold", type=click.FloatRange(0, 1), default=0.7, show_default=True, help="The least score of a match."
)
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Matches of a name at most.")
@click.option(
    "--as-of", callback=as_day, metavar="DATE", help="The day that standing is told of.  [default: the newest list's]"
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=0), metavar="N", help="Processes.  [default: two for 4,000 names or more]"
)
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a certificate: FILE.json and FILE.html.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors only.")
@as_json
@dossier_option(_FROM)
@library_option
@with_settings("dossier", "registers", "jobs")
def screen(
    names: Path | None, *, threshold: float, limit: int, as_of: str | None, certificate: Path | None, settings: Settings,
    quiet: bool, json: bool,
) -> None:  # fmt: skip
    """Hold the names of NAMES.csv, or of a dossier's persons and bodies, against all lists in the register library and those built in.

    The table has a column "name" and, where known, "kind" (person, organization, vessel, aircraft), "country" and "born"; or is a list
    of one name a line. "-" is standard input. A row that cannot be read is told and left out.

    What is found is a possible match until a person confirms it. Not found means not in the lists that were searched.
    """
    from variorum.edition.screening import Wanted, screen_names

    asked, issues = _asked(names, settings)
    silent = quiet or json or not on_terminal()
    with nullcontext() if silent else bar("loading the lists") as draw:

        def listen(done: int, total: int) -> None:
            if draw is not None:
                draw(done, total, "names")

        wanted = Wanted(threshold=threshold, limit=limit, as_of=as_of, processes=settings.jobs)
        found = screen_names(asked, settings.registers, wanted=wanted, progress=listen)
    if certificate is not None:
        _certify(certificate, found, quiet=quiet)
    if json:
        print_json(_plain(found, issues))
        return
    print_issues(issue for issue in issues if not quiet or issue.severity == "error")
    head = ("name", "where", "score", "listed as", "register", "entry", "standing", "by itself", "why")
    print_table(head, _rows(found))
    if not quiet:
        click.echo(_summary(found), err=True)


def _asked(names: Path | None, settings: Settings) -> tuple[tuple[Asked, ...], tuple[Issue, ...]]:
    """The names of the table, or of the dossier, and what is wrong with them."""
    from variorum.edition.names_table import read_names
    from variorum.edition.screening import dossier_names
    from variorum.errors import VariorumError
    from variorum.store import open_store

    if names is None:
        with open_store(settings.dossier) as store:
            return dossier_names(store), ()
    try:
        content = sys.stdin.buffer.read() if str(names) == "-" else names.read_bytes()
    except OSError as error:
        raise VariorumError(
            f"the file cannot be read ({error.strerror})", where=str(names), hint="Check the name."
        ) from error
    return read_names(content, "standard input" if str(names) == "-" else names.name)


def _certify(path: Path, found: Screening, *, quiet: bool) -> None:
    from variorum.edition.certifying import certify_screening, write_certificate

    made = certify_screening(
        found.results, found.snapshots, as_of=found.as_of, threshold=found.threshold, limit=found.limit
    )
    names = " and ".join(map(str, write_certificate(path, made)))
    if not quiet:
        click.echo(f"The certificate {made.id} is in {names}.", err=True)


def _rows(found: Screening) -> Iterator[tuple[str, ...]]:
    for one in found.results:
        for match in one.matches:
            yield (
                match.asked,
                one.asked.where,
                f"{match.score:.2f}",
                match.found,
                match.register,
                match.key,
                _standing(match),
                "enough to look into" if match.alone else "never enough",
                "; ".join(match.reasons),
            )


def _standing(match: Match) -> str:
    """What became of the entry, with its dates."""
    dates = (("since", match.listed), ("until", match.removed), ("gone between", " and ".join(match.between or ())))
    return ", ".join([match.standing.replace("_", " "), *(f"{word} {date}" for word, date in dates if date)])


def _summary(found: Screening) -> str:
    with_match = sum(bool(one.matches) for one in found.results)
    registers = len({one.register for one in found.searched})
    return (
        f"{len(found.results)} names, {with_match} with a possible match, in {registers} lists ({len(found.searched)} snapshots) "
        f"as of {found.as_of}. A possible match is no more than that until a person confirms it."
    )


def _plain(found: Screening, issues: tuple[Issue, ...]) -> dict[str, object]:
    return {
        "as_of": found.as_of,
        "threshold": found.threshold,
        "searched": [asdict(one) for one in found.searched],
        "results": [one.as_dict() for one in found.results],
        "issues": [asdict(issue) for issue in issues],
    }
