"""From an analysed document to its claims: `extract` is the stage."""

from __future__ import annotations

from functools import cache

from variorum.extraction.confidence import confidence
from variorum.extraction.engine import Engine
from variorum.extraction.explain import Explanation, explain
from variorum.extraction.reading import Reading
from variorum.extraction.rules import load_rules, rules_digest
from variorum.extraction.settle import settle, statements
from variorum.model import Analysis, Claim, Document

__all__ = ["Explanation", "explained", "extract", "load_engine", "rules_digest"]


@cache
def load_engine() -> Engine:
    """The engine with the rules of the package, made once.

    Raises: DataError where one is malformed.
    """
    return Engine(load_rules())


def extract(document: Document, analysis: Analysis, *, engine: Engine | None = None) -> tuple[Claim, ...]:
    """The claims of one document, sorted by (start, end, id).

    Every sentence outside headings and furniture ends as typed claims or as one `statement`.

    Raises: DataError where a rule of the package is malformed.
    """
    reading = Reading(document, analysis)
    found = (engine or load_engine()).found(reading)
    hits = {id(claim): hit for hit, claim in found}
    settled = settle(reading, (claim for _, claim in found))
    typed = [claim.with_confidence(confidence(reading, hits[id(claim)], claim)) for claim in settled]
    both = [*typed, *statements(reading, typed)]
    return tuple(sorted(both, key=lambda c: (c.start, c.end, c.id)))


def explained(document: Document, analysis: Analysis, claim_id: str) -> Explanation | None:
    """Why the claim of `document` with this id was made, None where the rules do not find it."""
    return explain(Reading(document, analysis), load_engine(), claim_id)
