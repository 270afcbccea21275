"""The reasons for a relation in words, with both sides' own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.model import Claim, Document
from variorum.model.finding import Relation

if TYPE_CHECKING:  # what compares needs word lists, what only shows reasons does not
    from variorum.collation.relating import Aspect

_LONG = 160
"""Code points after which a quote is cut in a reason; the claim has it in full."""

_HEADS: dict[Relation, str] = {
    "agree": "they agree",
    "refine": "both hold, and the first says it more narrowly",
    "supersede": "the first tells a later state",
    "conflict": "both cannot hold",
    "unrelated": "they tell different things",
}


def reason(
    left: Claim, right: Claim, relation: Relation, aspects: Sequence[Aspect], documents: Mapping[str, Document]
) -> str:
    """Why two claims are what they are to each other: both quotes with their sources, then what differs."""
    quotes = f"{_quoted(left, documents)} and {_quoted(right, documents)}"
    notes = [note for aspect in aspects if (note := _note(aspect, relation))]
    return f"{quotes}: {_HEADS[relation]}{'; ' if notes else ''}{'; '.join(notes)}"


def without_quotes(reason_: str, relation: Relation) -> str:
    """The reason as `reason` words it without the quotes that lead it, for a page where these stand beside it."""
    _, found, notes = reason_.partition(f"): {_HEADS[relation]}")
    return f"{_HEADS[relation]}{notes}" if found else reason_


def _quoted(claim: Claim, documents: Mapping[str, Document]) -> str:
    words = " ".join(claim.quote.split())
    shown = words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"
    return f"“{shown}” ({source(documents.get(claim.document))})"


def source(document: Document | None) -> str:
    """A document for a reader: its publisher, or its title, and its date."""
    if document is None:
        return "undated"
    known = document.metadata
    return f"{known.publisher or document.title}, {known.published or 'undated'}"


def _note(aspect: Aspect, relation: Relation) -> str:
    """One difference in words."""
    left, right, name = aspect.left, aspect.right, aspect.name
    if aspect.outcome in ("left", "right"):
        if not left or not right:
            return f"only the {'first' if left else 'second'} tells {_article(name)} (“{left or right}”)"
        narrower = "first" if aspect.outcome == "left" else "second"
        return f"{name} “{left}” and “{right}”, the {narrower} the narrower"
    if not left and not right:
        return ""
    link = "against" if aspect.outcome in ("apart", "other") else "and"
    return f"{name} “{left or 'not told'}” {link} “{right or 'not told'}”"


def _article(name: str) -> str:
    return "when" if name == "time" else f"the {name}"
