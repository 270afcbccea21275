"""`variorum reviews`: what reviewers decided about claims, taken back, given to others and taken in."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.options import as_json, from_dossier, now
from variorum.cli.printing import print_json, print_table
from variorum.errors import ClaimError
from variorum.model import DecisionEntry
from variorum.settings import Settings
from variorum.store import open_store


@click.command(short_help="List what reviewers decided; take back, export, import.")
@click.option("--export", "out", type=click.Path(path_type=Path), metavar="FILE", help="Write the ledger to FILE.")
@click.option("--import", "source", type=click.Path(path_type=Path), metavar="FILE", help="Take another ledger in.")
@click.option("--take-back", "number", type=int, metavar="NUMBER", help="Take the decision of this number back.")
@click.option("--author", metavar="NAME", help="Who takes it back.")
@click.option("--reason", metavar="TEXT", default="", help="Why, in words.")
@as_json
@from_dossier
def reviews(
    *, settings: Settings, json: bool, out: Path | None, source: Path | None, number: int | None, author: str | None,
    reason: str,
) -> None:  # fmt: skip
    """List the decisions of reviewers about claims, in order of entry.

    A ledger is exported as one JSON object a line. One that is imported keeps its authors and times; what is known
    already is passed over. Entities, findings and files follow at once.
    """
    if sum(one is not None for one in (out, source, number)) > 1:
        raise click.UsageError("One of --export, --import and --take-back at a time.")
    if number is not None:
        _take_back(settings, number, author, reason, json=json)
    elif source is not None:
        _take_in(settings, source, json=json)
    else:
        _show(settings.dossier, out, json=json)


def _show(dossier: Path, out: Path | None, *, json: bool) -> None:
    from variorum.edition import write_whole
    from variorum.edition.ledger_file import ledger_lines

    with open_store(dossier) as store:
        if out is not None:
            write_whole(out, "".join(ledger_lines(store)))
            return
        rows = store.decisions()
    if json:
        print_json([row.as_dict() for row in rows])
        return
    print_table(("number", "act", "author", "at", "passage", "reason", "state"), map(_line, rows))


def _line(row: DecisionEntry) -> tuple[str, ...]:
    one = row.decision
    state = "holds" if row.standing else f"takes back {row.takes_back}" if row.takes_back else "taken back"
    return (str(row.number), one.act, one.author, one.at, one.passage, one.reason, state)


def _take_back(settings: Settings, number: int, author: str | None, reason: str, *, json: bool) -> None:
    from variorum.edition.reviewing import retract, settle

    if not author or not author.strip():
        raise click.UsageError("Taking back needs --author.")
    with open_store(settings.dossier, "write") as store:
        made = retract(store, number, author=author.strip(), at=now(), reason=reason)
    settle(settings.dossier, registers=settings.registers)
    if json:
        print_json({"number": made})
    else:
        click.echo(str(made))


def _take_in(settings: Settings, source: Path, *, json: bool) -> None:
    from variorum.edition.ledger_file import take_in
    from variorum.edition.reviewing import settle

    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimError(
            f"the ledger cannot be read ({error})", where=str(source), hint="Give a ledger file."
        ) from error
    with open_store(settings.dossier, "write") as store:
        done = take_in(store, text.split("\n"))
    if done.entered:
        settle(settings.dossier, registers=settings.registers)
    if json:
        print_json(done.as_dict())
    else:
        click.echo(f"{len(done.entered)} entered, {done.known} known already, {len(done.disputed)} now disputed")
