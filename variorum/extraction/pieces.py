"""The items of a labelled field's list ("aka - A, B; C" has three), and what the items of a list name first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from variorum.extraction.reading import Reading

_OPEN, _CLOSE = "([{", ")]}"
_ENDS = frozenset({",", ";", ":", ".", "(", "[", "-", "–", "—", "/"})


@dataclass(frozen=True, slots=True)
class Piece:
    """The token range `[first, last)` of one item, and the token that governs it."""

    first: int
    last: int
    token: int


def pieces(reading: Reading) -> Iterator[Piece]:
    """The items of all labelled fields, parted at commas and semicolons outside brackets and quotations.

    Of an item of a list that a heading or sentence introduces, what it names before the first mark.
    """
    blocks = reading.document.blocks
    for number, group in groupby(reading.analysis.sentences, key=lambda s: s.block):
        inside = list(group)
        if blocks[number].label is None:
            opening = (
                _opening(reading, inside[0].first, inside[-1].last) if blocks[number].lead_in is not None else None
            )
            if opening is not None:
                yield opening
            continue
        ends = {s.last - 1 for s in inside}
        depth, start, last = 0, inside[0].first, inside[-1].last
        for i in range(start, last + 1):
            norm = reading.tokens[i].norm if i < last else ";"
            depth += (norm in _OPEN) - (norm in _CLOSE)
            # A parser may see two sentences in one name: only a full stop ends an item there.
            if i == last or (depth <= 0 and (norm in (",", ";") or (norm == "." and i in ends))):
                found = _piece(reading, start, i)
                if found:
                    yield found
                start = i + 1


def _opening(reading: Reading, first: int, last: int) -> Piece | None:
    """What stands before the first mark that is no part of a word ("Jean-Luc A, treasurer" is "Jean-Luc A")."""
    tokens = reading.tokens
    glued = (i for i in range(first + 1, last) if tokens[i].norm in _ENDS and tokens[i].start == tokens[i - 1].end)
    inner = {i for i in glued if tokens[i].norm in "-." and i + 1 < last and tokens[i + 1].start <= tokens[i].end + 1}
    marks = (i for i in range(first + 1, last) if tokens[i].norm in _ENDS and i not in inner)
    return _piece(reading, first, next(marks, last))


def _piece(reading: Reading, first: int, last: int) -> Piece | None:
    tokens = reading.tokens
    while first < last and (tokens[first].pos in ("PUNCT", "CCONJ") or tokens[first].synthetic):
        first += 1
    while last > first and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].norm not in _CLOSE:
        last -= 1
    if first >= last:
        return None
    inside = range(first, last)
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), first)
    return Piece(first, last, head)
