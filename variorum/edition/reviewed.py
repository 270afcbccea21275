"""The review ledger laid upon the stored claims."""

from __future__ import annotations

import json
from collections.abc import Sequence

from variorum.model import Claim, Document, Issue, Span
from variorum.reviewing import Reviewed, Stretch, collapsed, passage_of, review
from variorum.store import Store


def passage_at(document: Document, sentences: Sequence[Span], start: int, end: int) -> Stretch:
    """The whole sentences around [start, end) of the document, without surplus white space: what a decision is about."""
    around = passage_of(start, end, sentences)
    return collapsed(document.text, around.start, around.end)


def made_by_reviewers(read: Sequence[Claim], outcome: Reviewed) -> list[Claim]:
    """The claims of the outcome that are not among those `read` from the documents, those that were replaced again too."""
    known = {claim.id for claim in read}
    return [claim for claim in (*outcome.claims, *outcome.dropped) if claim.id not in known]


def reviewed_claims(store: Store) -> tuple[Claim, ...]:
    """The extracted claims of all current documents with the review ledger carried out, as it then stands in the store."""
    read = tuple(store.extracted())
    while True:
        upto, entries = store.newest_decision(), store.decisions()
        if not entries:
            return read
        outcome = review(read, entries, store.documents(), store.sentences())
        if store.put_review(made_by_reviewers(read, outcome), outcome.states, upto=upto):
            store.note(_UNMET, json.dumps(outcome.unmet))
            return outcome.claims


_UNMET = "unmet"
"""The fact that keeps which decisions no document had the words of, when all was last carried out."""


def unmet_decisions(store: Store) -> tuple[Issue, ...]:
    """An issue for each standing decision whose passage no document had when the dossier was last made, in order of entry."""
    numbers = set(json.loads(store.fact(_UNMET) or "[]"))
    if not numbers:
        return ()
    return tuple(
        Issue(
            "decision-unmet",
            f"no document has the words that {entry.decision.author} decided about: {_short(entry.decision.passage)!r}",
            where=f"review {entry.number}",
            hint="The decision is kept for when they come back; take it back with `variorum reviews --take-back`.",
            severity="warning",
        )
        for entry in store.decisions()
        if entry.number in numbers and entry.standing
    )


def told_issues(store: Store) -> tuple[Issue, ...]:
    """All issues: those of the documents by name, those of the last build, and decisions whose words no document has."""
    of_documents = (issue for entry in store.entries() for issue in entry.issues)
    return (*of_documents, *store.issues(), *unmet_decisions(store))


def _short(passage: str) -> str:
    return passage if len(passage) <= 80 else passage[:79] + "…"
