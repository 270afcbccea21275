"""`variorum entities` and `judge`: who is who, and who says so."""

from __future__ import annotations

from typing import get_args

import click

from variorum.cli.options import as_json, from_dossier, now
from variorum.cli.printing import print_json, print_table
from variorum.model.analysis import ReferentType
from variorum.model.entity import Verdict
from variorum.settings import Settings
from variorum.store import LedgerEntry, open_store


@click.command(short_help="List the persons, bodies and places.")
@click.argument("name", required=False)
@click.option("--type", "type_", type=click.Choice(get_args(ReferentType)), help="Entities of this type.")
@as_json
@from_dossier
def entities(*, settings: Settings, json: bool, name: str | None, type_: str | None) -> None:
    """List the entities that the dossier's claims are about, or those with NAME in one of their names, by number of
    claims. What may be the same but was not joined is told.
    """
    from variorum.edition import list_entities

    with open_store(settings.dossier) as store:
        found = list_entities(store, type_=type_, name=name)
    if json:
        print_json([entry.as_dict() for entry in found])
        return
    head = ("id", "type", "name", "also", "documents", "claims", "unsure")
    rows = (
        (e.entity.id, e.entity.type, e.entity.name, "; ".join(e.entity.names[1:]), str(len(e.entity.documents)),
         str(e.claims), "; ".join(e.unsure))
        for e in found
    )  # fmt: skip
    print_table(head, rows)


@click.command(short_help="Say that two entities are, or are not, one.")
@click.argument("left", required=False)
@click.argument("verdict", type=click.Choice(get_args(Verdict)), required=False)
@click.argument("right", required=False)
@click.option("--author", metavar="NAME", help="Who judges. Needed for a judgement.")
@click.option("--reason", metavar="TEXT", default="", help="Why, in words.")
@click.option("--take-back", "number", type=int, metavar="NUMBER", help="Take the judgement of this number back.")
@click.option("--ledger", is_flag=True, help="List all judgements, of rules and of persons.")
@as_json
@from_dossier
def judge(
    *, settings: Settings, json: bool, ledger: bool, number: int | None, left: str | None, verdict: Verdict | None,
    right: str | None, author: str | None, reason: str,
) -> None:  # fmt: skip
    """Enter a judgement: LEFT same RIGHT, LEFT different RIGHT, LEFT unsure RIGHT.

    LEFT and RIGHT are entities, by a name or an id. The dossier is resolved anew and its files are written.
    """
    from variorum.edition import judge as enter
    from variorum.edition import take_back

    if ledger:
        _print_ledger(settings, json=json)
        return
    if author is None:
        raise click.UsageError("A judgement needs --author, or ask for the --ledger.")
    if number is not None:
        made = take_back(settings.dossier, number, author=author, reason=reason, at=now())
    elif left is None or verdict is None or right is None:
        raise click.UsageError("Say LEFT same RIGHT, LEFT different RIGHT or LEFT unsure RIGHT.")
    else:
        made = enter(settings.dossier, (left, right), verdict, author=author, reason=reason, at=now())
    if json:
        print_json({"number": made})
    else:
        click.echo(str(made))


def _print_ledger(settings: Settings, *, json: bool) -> None:
    from variorum.edition import told

    with open_store(settings.dossier) as store:
        rows, names = store.ledger(), told(store)
    if json:
        print_json([row.as_dict() for row in rows])
        return

    def line(row: LedgerEntry) -> tuple[str, ...]:
        one = row.judgement
        state = "holds" if row.standing else "takes back" if row.takes_back else "taken back"
        sides = (names.get(one.left, one.left), one.verdict, names.get(one.right, one.right))
        return (str(row.number), *sides, one.author, one.reason, state)

    print_table(("number", "left", "verdict", "right", "author", "reason", "state"), map(line, rows))
