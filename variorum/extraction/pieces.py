"""The items of a labelled field's list: "aka - A, B; C" has three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    for sentence in reading.analysis.sentences:
        block = reading.document.blocks[sentence.block]
        if block.label is None:
            continue
        depth, start = 0, sentence.first
        for i in range(sentence.first, sentence.last + 1):
            norm = reading.tokens[i].norm if i < sentence.last else ";"
            depth += (norm in _OPEN) - (norm in _CLOSE)
            if i == sentence.last or (depth <= 0 and norm in (",", ";")):
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
