"""The review ledger laid upon the stored claims."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Claim, Document, Span
from variorum.reviewing import Reviewed, Stretch, collapsed, passage_of, review
from variorum.store import Store


def passage_at(document: Document, sentences: Sequence[Span], start: int, end: int) -> Stretch:
    """The whole sentences around [start, end) of the document, without surplus white space: what a decision is about."""
    around = passage_of(start, end, sentences)
    return collapsed(document.text, around.start, around.end)


def made_by_reviewers(read: Sequence[Claim], outcome: Reviewed) -> list[Claim]:
    """The claims of the outcome that are not among those `read` from the documents."""
    known = {claim.id for claim in read}
    return [claim for claim in outcome.claims if claim.id not in known]


def reviewed_claims(store: Store) -> tuple[Claim, ...]:
    """The extracted claims of all current documents with the review ledger carried out, as it then stands in the store."""
    read = tuple(store.extracted())
    while True:
        upto, entries = store.newest_decision(), store.decisions()
        if not entries:
            return read
        outcome = review(read, entries, store.documents(), store.sentences())
        if store.put_review(made_by_reviewers(read, outcome), outcome.states, upto=upto):
            return outcome.claims
