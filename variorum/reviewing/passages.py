"""Passages: the words of whole sentences without surplus white space, and where they stand in a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.model import Document, Span

_WORD = re.compile(r"\S+")
_LINE_END = re.compile(r"\n|\A")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text with its white space collapsed: `places[i]` is where character i of `words` stands."""

    words: str
    places: tuple[int, ...]

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """The span of `words` for a span of the text, which begins and ends with no white space inside the stretch."""
        return bisect_right(self.places, start) - 1, bisect_right(self.places, end - 1)

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text for a span of `words`."""
        return self.places[start], self.places[end - 1] + 1


def collapsed(text: str, start: int = 0, end: int | None = None) -> Stretch:
    """`text[start:end]` with each run of white space as one space, none at the ends."""
    words: list[str] = []
    places: list[int] = []
    for word in _WORD.finditer(text, start, len(text) if end is None else end):
        if words:
            places.append(word.start() - 1)
        words.append(word[0])
        places.extend(range(word.start(), word.end()))
    return Stretch(" ".join(words), tuple(places))


def passage_of(start: int, end: int, sentences: Sequence[Span]) -> Span:
    """The whole sentences that [start, end) touches, as one span; the span itself where it is in none. `sentences` are in text order."""
    first = bisect_right(sentences, start, key=_start) - 1
    low, high = start, end
    for one in sentences[max(0, first) :]:
        if one.start >= end:
            break
        if one.end > start:
            low, high = min(low, one.start), max(high, one.end)
    return Span(low, high)


def whole(start: int, end: int, text: str, sentences: Sequence[Span]) -> bool:
    """Whether [start, end) cuts no sentence in two: within another's words ("he denied that ...") a passage says
    something else. Marks before and after it (a bullet, quotation marks) are no words."""
    for place in (start, end):
        at = bisect_left(sentences, place, key=_start) - 1
        if at < 0 or sentences[at].end <= place:
            continue
        one = sentences[at]
        cut = text[one.start : place] if place == start else text[place : one.end]
        if any(letter.isalnum() for letter in cut):
            return False
    return True


def passage_starts(document: Document, sentences: Iterable[Span], others: Iterable[int] = ()) -> list[int]:
    """The places of the document's text where a passage may begin: at a sentence, a block, a line or one of `others`, and
    behind the marks that stand there before the first word; in order."""
    text, found = document.text, set[int]()
    lines = (match.end() for match in _LINE_END.finditer(text))
    for start in (*(one.start for one in sentences), *(block.start for block in document.blocks), *lines, *others):
        for place in range(start, len(text)):
            if not text[place].isspace():
                found.add(place)
            if text[place].isalnum() or place - start > _MARKS:
                break
    return sorted(found)


_MARKS = 8
"""Code points of bullets, numbers' brackets and quotation marks before a sentence's first word, at most."""


class Passages:
    """A set of passages, to be found in documents in one go over their sentences."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for passage in dict.fromkeys(passages):
            self._by_head.setdefault(passage[:_HEAD], []).append(passage)
        self._lengths = sorted({len(head) for head in self._by_head})

    def places(
        self, document: Document, sentences: Sequence[Span], others: Iterable[int] = ()
    ) -> dict[str, list[Stretch]]:
        """Where each passage stands in the document as whole sentences, in text order; one that nowhere does is left out.
        `sentences` are in text order; passages may begin at `others`, too."""
        text = document.text
        page: Stretch | None = None
        found: dict[str, list[Stretch]] = {}
        for start in passage_starts(document, sentences, others):
            head = _head(text, start)
            likely = [one for length in self._lengths for one in self._by_head.get(head[:length], ())]
            if not likely:
                continue
            page = page or collapsed(text)
            at = bisect_left(page.places, start)
            for passage in dict.fromkeys(likely):
                if page.words.startswith(passage, at):
                    stretch = Stretch(passage, page.places[at : at + len(passage)])
                    if whole(start, stretch.places[-1] + 1, text, sentences):
                        found.setdefault(passage, []).append(stretch)
        return found


_HEAD = 12
"""Code points by which passages are looked up: enough to tell most from each other."""


def _head(text: str, start: int) -> str:
    """The first code points of the text from `start`, without surplus white space."""
    words: list[str] = []
    length = -1
    for word in _WORD.finditer(text, start):
        words.append(word[0][:_HEAD])
        length += 1 + len(word[0])
        if length >= _HEAD:
            break
    return " ".join(words)[:_HEAD]


def _start(span: Span) -> int:
    return span.start
