"""A place where a rule may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from variorum.extraction.pieces import Piece
from variorum.extraction.reading import Reading
from variorum.extraction.rules import Rule
from variorum.model import Filler


class Hit(NamedTuple):
    """A place where a rule may hold: the trigger token, what matched, and what the pattern captured.

    Of twenty made one becomes a claim: a named tuple is made in a third of the time of a frozen dataclass.
    """

    rule: Rule
    token: int
    matched: str
    captures: tuple[tuple[str, int, int], ...]
    first: int
    last: int
    piece: Piece | None = None


def extent(reading: Reading, hit: Hit, roles: Mapping[str, tuple[Filler, ...]]) -> tuple[int, int]:
    """The words of the claim: from the first to the last of trigger and fillers inside the sentence."""
    sentence = reading.sentence(hit.token)
    points = [reading.words(hit.first, hit.last)]
    points += [
        (f.start, f.end) for fs in roles.values() for f in fs
        if f.start is not None and f.end is not None and sentence.start <= f.start and f.end <= sentence.end
    ]  # fmt: skip
    start, end = min(a for a, _ in points), max(b for _, b in points)
    return (start, end) if start < end else (sentence.start, sentence.end)
