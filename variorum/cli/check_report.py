"""Checks as a person reads them: what each document says, then each subject as such, then what was asked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from variorum.checking.lists import title_of
from variorum.cli.printing import console, plain, print_table
from variorum.dates import humanise
from variorum.lexicon import lexicon
from variorum.model import Check, Claim, Document, Searched
from variorum.resolution.powers import powers

if TYPE_CHECKING:
    from variorum.edition.checking import Checked, Inquiry

_DIGITS = 12
_FOUND = ("confirmed", "date_differs", "other_list")
_COLOURS = {"confirmed": "green", "date_differs": "yellow", "other_list": "yellow", "name_similar": "yellow"}


def print_report(checked: Checked, asked: Inquiry) -> None:
    """Prints the checks: on a terminal as text, in a pipe a line of tab-separated fields for each claim, each subject on each list,
    and each list that was asked.
    """
    searched = {one.snapshot: one for check in checked.checks for one in check.searched}
    if not sys.stdout.isatty():
        _print_rows(checked.checks, asked, searched.values())
        return
    claims = {claim.id: claim for claim in asked.claims}
    documents = {document.id: document for document in asked.documents}
    for name, checks in _by_subject(checked.checks).items():
        _line(f"{name}, as of {humanise(checked.as_of)}", style="bold")
        told = [one for one in checks if one.claim is not None]
        if told:
            _line("What the documents say", style="italic")
        for one in told:
            claim = claims[one.claim or ""]
            _check(one, _said(claim, documents.get(claim.document)))
        own = [one for one in checks if one.claim is None]
        if own:
            _line("What the lists have", style="italic")
        for one in own:
            _check(one, "")
    if searched:
        print_table(("list", "date", "entries", "extent", "sha256"), map(_list, searched.values()), title="Asked")
        click.echo("Every match is a possible match until a person confirms it. Not found never means never listed.")


def _by_subject(checks: Iterable[Check]) -> dict[str, list[Check]]:
    """The checks by their subject's name, in their order."""
    out: dict[str, list[Check]] = {}
    for one in checks:
        out.setdefault(one.name, []).append(one)
    return out


def _said(claim: Claim, document: Document | None) -> str:
    name = document.name if document is not None else claim.document
    published = document.metadata.published if document is not None else None
    return f"{name}, {published or 'undated'}: “{' '.join(claim.quote.split())}”"


def _check(one: Check, said: str) -> None:
    """A check: the verdict, whose list, what became of it; what the document says; why. Of a subject as such, what became of it
    is the verdict."""
    from rich.text import Text

    words = lexicon("wording")["checks"]
    standing, line = words["standings"][one.standing], Text("  ")
    own = one.claim is None and one.verdict == "confirmed"
    line.append(standing.capitalize() if own else words["titles"][one.verdict], style=_COLOURS.get(one.verdict, "dim"))
    where = ", ".join(part for part in (_who(one), title_of(one.list)) if part)
    line.append(f" · {plain(where)}")
    if one.claim is not None and one.verdict in _FOUND:
        line.append(f" · {standing}")
    for mark in _marks(one):
        line.append(f" · {mark}", style="red")
    console().print(line)
    for text in (said, one.reason):
        if text:
            _line(text, indent=4, style="dim" if text is said else "")


def _line(text: str, *, indent: int = 0, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console().print(Padding(Text(plain(text), style=style), (0, 0, 0, indent)))


def _who(one: Check) -> str:
    return powers().names.get(one.authority, one.authority) if one.authority is not None else "not known whose"


def _marks(one: Check) -> Iterator[str]:
    """What is against a claim."""
    if one.outdated:
        yield "outdated"
    if one.contradicted:
        yield "contradicted"


def _list(one: Searched) -> tuple[str, ...]:
    sums = ", ".join(sha[:_DIGITS] for sha in one.sha256)
    return (
        one.title,
        one.published or "undated",
        str(one.entries),
        "complete" if one.complete else "not complete",
        sums,
    )


def _print_rows(checks: Iterable[Check], asked: Inquiry, searched: Iterable[Searched]) -> None:
    """The same as lines of fields."""
    claims = {claim.id: claim for claim in asked.claims}
    names = {document.id: document.name for document in asked.documents}

    def row(one: Check) -> tuple[str, ...]:
        claim = claims.get(one.claim or "")
        where = f"{names.get(claim.document, claim.document)}:{claim.start}-{claim.end}" if claim is not None else ""
        days = "" if one.days is None else str(one.days)
        fields = (one.authority or "", one.list, one.verdict, one.standing, one.held, days, ", ".join(_marks(one)))
        return ("subject" if claim is None else "claim", one.name, *fields, where, one.reason)

    print_table((), map(row, checks))
    print_table((), (("searched", one.snapshot, one.register, *_list(one)) for one in searched))
