"""`variorum collate`, `conflicts`, `as-of` and `diff`: what the sources say beside one another."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal, get_args

import click

from variorum.cli.options import Command, as_day, as_json, from_dossier
from variorum.cli.printing import print_json, print_table
from variorum.model import FindingVerdict
from variorum.settings import Settings
from variorum.store import open_store

if TYPE_CHECKING:
    from variorum.dossier import Entry, Reading
    from variorum.edition import Collation

Format = Literal["table", "markdown"]
_GRAVE: tuple[FindingVerdict, ...] = ("conflict", "supersede")


def _as_report(command: Command) -> Command:
    """Adds --format, given on as `format_`."""
    return click.option(
        "--format", "format_", type=click.Choice(get_args(Format)), default="table", show_default=True,
        help="A table, or a report to paste, with a footnote for each claim.",
    )(command)  # fmt: skip


@click.command(short_help="List what the sources say beside one another.")
@click.argument("subject", required=False)
@click.option(
    "--verdict",
    type=click.Choice(get_args(FindingVerdict)),
    multiple=True,
    help="Findings of this verdict. Repeatable.",
)
@_as_report
@as_json
@from_dossier
def collate(
    subject: str | None, *, settings: Settings, json: bool, format_: Format, verdict: tuple[FindingVerdict, ...]
) -> None:
    """List all findings, or those in which SUBJECT, by any of its names or its id, takes part, the gravest first.

    A finding holds the claims about one thing, by readings, with the letters of their sources and the number of
    independent origins. Nothing says which reading is right.
    """
    _show(settings, subject, verdict or None, json=json, format_=format_)


@click.command(short_help="List what is disputed or out of date.")
@click.argument("subject", required=False)
@_as_report
@as_json
@from_dossier
def conflicts(subject: str | None, *, settings: Settings, json: bool, format_: Format) -> None:
    """List the findings whose readings cannot all hold (conflict), and those of which one tells a later state
    (supersede): of SUBJECT, or all.
    """
    _show(settings, subject, _GRAVE, json=json, format_=format_)


def _show(
    settings: Settings, subject: str | None, verdicts: Collection[FindingVerdict] | None, *, json: bool, format_: Format
) -> None:
    """Prints the findings."""
    from variorum.edition import collation

    with open_store(settings.dossier) as store:
        found = collation(store, subject, verdicts=verdicts)
    if json:
        print_json(found.as_dict())
    elif format_ == "markdown":
        title = found.dossier.subject.name if subject else "All findings"
        click.echo(found.markdown(title), nl=False)
    else:
        _print_table(found)


def _print_table(found: Collation) -> None:
    """A line for each reading: verdict, finding, number, sources, origins, what it says."""
    from variorum.export.markdown import crowding_in_words

    entries = found.entries()
    if not found.variants:
        click.echo("No finding is like that.", err=True)
    head = ("verdict", "finding", "reading", "sources", "origins", "says")
    rows = (
        (one.verdict, f"{one.title} ({one.id[:12]})", *_reading(reading, entries))
        for one in found.variants
        for reading in one.readings
    )
    print_table(head, rows)
    for one in found.variants:
        if one.crowded:
            click.echo(f"{one.title} ({one.id[:12]}): {crowding_in_words(one)}", err=True)


def _reading(reading: Reading, entries: dict[str, Entry]) -> tuple[str, str, str, str]:
    says = entries[reading.claims[0]].say
    return (str(reading.number), " ".join(reading.sigla), str(reading.origins), says)


@click.command("as-of", short_help="Say what held on a day, as far as the sources tell.")
@click.argument("day", callback=as_day, metavar="DATE")
@click.argument("subject", required=False)
@click.option("--known-by", callback=as_day, metavar="DATE", help="Hear only documents that were published by then.")
@as_json
@from_dossier
def as_of(day: str, subject: str | None, *, settings: Settings, json: bool, known_by: str | None) -> None:
    """Say for each claim about something that changes (who leads, where it is, who is allied, listed, how many)
    whether it held on DATE, a year, month or day: certain, possible, no, or unknown; and why.

    Claims in which SUBJECT takes part; by default what most of the documents are about.
    """
    from variorum.edition import held_on

    with open_store(settings.dossier) as store:
        found = held_on(store, day, subject, known_by=known_by)
    if json:
        print_json([one.as_dict() for one in found])
        return
    if not found:
        click.echo("No claim tells of anything that changes.", err=True)
    head = ("answer", "type", "says", "why", "source", "claim")
    rows = (
        (one.held.answer, one.entry.claim.type, one.entry.say, one.held.reason, one.entry.siglum, one.entry.id)
        for one in found
    )
    print_table(head, rows)


@click.command(short_help="Compare two versions of a document, claim by claim.")
@click.argument("old")
@click.argument("new")
@click.option("--all", "every", is_flag=True, help="Also the claims that are unchanged.")
@as_json
@from_dossier
def diff(old: str, new: str, *, settings: Settings, json: bool, every: bool) -> None:
    """Compare the claims of OLD and NEW, two versions of one document: added, gone, changed, orphaned, moved.

    Each is a file, or a document of the dossier: its name (the current version), its id, or six letters or more of the
    beginning of its id (see `variorum documents --all`).
    """
    from variorum.edition import compare_versions

    found = compare_versions(settings.dossier, old, new)
    shown = [one for one in found if every or one.change.kind != "unchanged"]
    if json:
        print_json([one.as_dict() for one in shown])
        return
    if not shown:
        click.echo("Every claim is unchanged.", err=True)
    head = ("change", "type", "differs", "why", "words")
    print_table(head, ((c.change.kind, c.type, ", ".join(c.change.differs), c.change.reason, c.words) for c in shown))
