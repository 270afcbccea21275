"""A text cut into lines with their places, whatever the line ends are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

# Line ends of every system, and the separators that Unicode counts as such.
# Source: Unicode 15, chapter 5.8, newline guidelines.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Characters without ink that are not spaces to Python: byte order mark, zero-width space and joiners, word joiner.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words. `start`/`end` bound them, without outer spaces and line end.

    `indent` is the width of the space before the words in columns, a tab counting 4;
    `blanks` the count of empty lines right above.
    """

    start: int
    end: int
    indent: int
    blanks: int


def is_space(char: str) -> bool:
    """Whether `char` shows no ink: any space, a no-break or zero-width space, a byte order mark."""
    return char.isspace() or char in INVISIBLE


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of `text[start:end]` without outer spaces; `(start, start)` where nothing is left."""
    while end > start and is_space(text[end - 1]):
        end -= 1
    while start < end and is_space(text[start]):
        start += 1
    return start, end


def split_lines(text: str) -> Iterator[Line]:
    """The lines of `text` that have words, in order, one at a time."""
    at = 0
    blanks = 0
    for match in chain(_LINE_END.finditer(text), (None,)):
        end = match.start() if match is not None else len(text)
        first, last = trimmed(text, at, end)
        if first < last:
            indent = sum(_TAB if char == "\t" else 1 for char in text[at:first] if char not in INVISIBLE)
            yield Line(first, last, indent, blanks)
        blanks = 0 if first < last else blanks + 1
        at = match.end() if match is not None else end
