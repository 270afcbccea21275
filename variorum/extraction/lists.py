"""Coordinated lists: the first of one, and all of its members."""

from __future__ import annotations

from variorum.extraction import clauses
from variorum.extraction.reading import Reading


def list_head(reading: Reading, i: int) -> int:
    """The first member of the list that token `i` stands in, `i` itself where it stands in none."""
    while i >= 0 and reading.tokens[i].dep == "conj":
        i = reading.tokens[i].head
    return i


def members(reading: Reading, i: int) -> list[int]:
    """All members of the list that token `i` stands in, in text order."""
    return clauses.spread(reading, [list_head(reading, i)])
