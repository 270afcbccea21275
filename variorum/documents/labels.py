"""Labelled fields: "strength – about 900", "Headquarters: Oslo", "aka Red Army Faction"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.documents import signs
from variorum.documents.lines import trimmed
from variorum.model import Span

# A label: a few words without a stop, then a colon, a dash between spaces or a gap, then a value on the same line.
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:;.!?\n\r–—]{0,59}?(?:\([a-z]{1,3}\)|\w|\)|\.))(?P<sep>\s?:\s+|\s+[–—-]{1,2}\s+|\t\s*|\s{3,})(?=\S)"
)
_LABEL_WORDS = 6
# So many different labels of one make show that the document is written in fields.
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label found. `value` is where the value starts; `sep` is ":", "–", or "" for a gap."""

    span: Span
    value: int
    sep: str
    known: bool
    words: str


Labels = Mapping[int, Label]


def label_at(text: str, start: int, end: int, *, known_only: bool = False) -> Label | None:
    """The label that opens `text[start:end]`, or None."""
    opening = text[start : min(end, start + 120)]
    bare = signs.bare_label().match(opening)
    match = _LABEL.match(opening)
    if match is not None and match.end() < end - start:
        words = " ".join(match["label"].split()).casefold()
        known = words in signs.known_labels()
        sep = ":" if ":" in match["sep"] else "–" if match["sep"].strip() else ""
        # Columns of a table are parted by gaps too: only a known label is believed there.
        if (known or (sep and not known_only)) and len(words.split()) <= _LABEL_WORDS:
            span = Span(start + match.start("label"), start + match.end("label"))
            return Label(span, _words_at(text, start + match.end(), end), sep, known, words)
    if bare is not None and bare.end() < end - start:
        span = Span(start, start + bare.end("label"))
        return Label(span, _words_at(text, start + bare.end(), end), "", True, bare["label"].casefold())
    return None


def _words_at(text: str, at: int, end: int) -> int:
    return trimmed(text, at, end)[0]


def find_labels(text: str, blocks: Sequence[tuple[int, int]]) -> Labels:
    """The labels of those blocks that are fields, by the block's start.

    A block is a field if its label is known, or if the document shows several labels of that make
    (colon or dash) and they open at least half of its blocks, or one of them is known.
    """
    found = {start: label for start, end in blocks if (label := label_at(text, start, end)) is not None}
    makes = Counter(label.sep for label in {label.words: label for label in found.values()}.values())
    known = {label.sep for label in found.values() if label.known}
    usual = {sep for sep, count in makes.items() if count >= _SEVERAL and (sep in known or 2 * count >= len(blocks))}
    return {start: label for start, label in found.items() if label.known or label.sep in usual}
