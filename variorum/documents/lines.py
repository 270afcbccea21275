"""A text cut into lines with their places, whatever the line ends are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Line ends of every system, and the separators that Unicode counts as such.
# Source: Unicode 15, chapter 5.8, newline guidelines.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Characters without ink that are not spaces to Python: byte order mark, zero-width space and joiners, word joiner.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `start`/`end` bound its words, without outer spaces and line end; equal for a blank line.

    `indent` is the width of the space before the words in columns, a tab counting 4.
    """

    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        """Whether the line has no words."""
        return self.start == self.end


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


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` in order, blank ones included."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    at = 0
    for match in _LINE_END.finditer(text):
        yield _line(text, at, match.start())
        at = match.end()
    yield _line(text, at, len(text))


def _line(text: str, start: int, end: int) -> Line:
    first, last = trimmed(text, start, end)
    indent = sum(_TAB if char == "\t" else 1 for char in text[start:first] if char not in INVISIBLE)
    return Line(first, last, indent)
