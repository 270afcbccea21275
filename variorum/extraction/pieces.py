"""The items of a labelled field's list: "aka - A, B; C" has three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from variorum.extraction.reading import Reading

_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Piece:
    """The token range `[first, last)` of one item, and the token that governs it."""

    first: int
    last: int
    token: int


def pieces(reading: Reading) -> Iterator[Piece]:
    """The items of all labelled fields, parted at commas and semicolons outside brackets and quotations."""
    blocks = reading.document.blocks
    for number, group in groupby(reading.analysis.sentences, key=lambda s: s.block):
        if blocks[number].label is None:
            continue
        inside = list(group)
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
