"""`variorum claims`, `documents` and `issues`: what the dossier holds, as lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from difflib import get_close_matches
from typing import get_args

import click

from variorum.cli.options import as_json, from_dossier
from variorum.cli.printing import print_json, print_table
from variorum.errors import StoreError
from variorum.model import STATUSES
from variorum.ontology import claim_types
from variorum.settings import Settings
from variorum.store import ClaimEntry, ClaimFilter, ClaimState, Store, open_store

_STATES = get_args(ClaimState)


@click.command(short_help="List claims, filtered.")
@click.option("--type", "type_", metavar="TYPE", help="Claims of this type: founded, position, ...")
@click.option("--subject", metavar="NAME", help="Claims in which NAME, by any of its names or its id, takes part.")
@click.option("--status", type=click.Choice(STATUSES), help="How surely it is said.")
@click.option("--document", metavar="NAME", help="Claims of this document.")
@click.option("--time", metavar="EDTF", help="Claims that may hold then: 1997, 1997-10, 1981/1983, 2001/..")
@click.option("--state", type=click.Choice(_STATES), default="current", show_default=True, help="Claims in this state.")
@click.option("--dropped", is_flag=True, help="Also claims that reviewers rejected or replaced.")
@as_json
@from_dossier
def claims(
    *, settings: Settings, json: bool, type_: str | None, state: ClaimState, dropped: bool, **wanted: str | None
) -> None:
    """List the claims, by document and place."""
    if type_ is not None and type_ not in claim_types():
        raise click.BadParameter(f"{type_!r} is not one of {', '.join(claim_types())}.", param_hint="--type")
    filter_ = ClaimFilter(type=type_, states=(state,), dropped=dropped, **wanted)
    with open_store(settings.dossier) as store:
        found = tuple(store.select(filter_))
        if not found:
            _check_names(store, wanted)
            click.echo("No claim is like that.", err=True)
        if json:
            print_json([entry.as_dict() for entry in found])
        else:
            print_table(("document", "type", "roles", "time", "status", "words"), map(_row, found))


def _check_names(store: Store, wanted: Mapping[str, str | None]) -> None:
    """Refuses a document or a subject that the dossier does not have: its empty list would say something else.

    Raises: StoreError.
    """
    from variorum.edition import find_entity

    if wanted["subject"] is not None:
        find_entity(store.entities(), wanted["subject"])
    name = wanted["document"]
    known = {part for entry in store.entries(("current", "superseded", "removed")) for part in (entry.name, entry.id)}
    if name is not None and name not in known:
        near = get_close_matches(name, sorted(known), 1)
        hint = f"Do you mean {near[0]!r}?" if near else "`variorum documents` lists their names."
        raise StoreError(f"there is no document called {name!r}", where="document", hint=hint)


def _row(entry: ClaimEntry) -> tuple[str, ...]:
    """A claim as a line."""
    data = entry.data
    roles = "; ".join(
        f"{role}={', '.join(filler['text'] for filler in fillers)}" for role, fillers in data["roles"].items()
    )
    time = data["time"]["edtf"] if data["time"] else ""
    place = f"{entry.document}:{data['start']}-{data['end']}"
    return (place, data["type"], roles, time, data["status"], data["quote"])


@click.command(short_help="List the documents.")
@click.option("--all", "every", is_flag=True, help="Also superseded versions and documents no longer among the inputs.")
@as_json
@from_dossier
def documents(*, settings: Settings, json: bool, every: bool) -> None:
    """List the documents that the dossier is made from, by name."""
    with open_store(settings.dossier) as store:
        entries = store.entries(("current", "superseded", "removed") if every else ("current",))
    if json:
        print_json([entry.as_dict() for entry in entries])
        return
    head = ("name", "title", "publisher", "published", "claims", "state")
    rows = ((e.name, e.title, e.publisher or "", e.published or "", str(e.claims), e.state) for e in entries)
    print_table(head, rows)


@click.command(short_help="List what could not be read or understood.")
@as_json
@from_dossier
def issues(*, settings: Settings, json: bool) -> None:
    """List the issues of the last build: those of the documents by name, those of the sources, then reviewers' decisions
    whose words no document has.
    """
    from variorum.edition.reviewed import told_issues

    with open_store(settings.dossier) as store:
        found = told_issues(store)
    if json:
        print_json([asdict(issue) for issue in found])
        return
    head = ("severity", "code", "where", "what", "what to do")
    print_table(head, ((i.severity, i.code, i.where, i.what, i.hint) for i in found))
