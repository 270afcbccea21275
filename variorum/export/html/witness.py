"""The source texts with their claims: paragraphs cut into runs, each covered by the same claims throughout."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.dossier import Entry, Source
from variorum.model import Document

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `claims` index the chunk's entries; `begins` are the ids of claims that start with it.

    `unread` marks words that only statements cover.
    """

    text: str
    claims: tuple[int, ...] = ()
    begins: tuple[str, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of a source, which begins at `start` of its text. `number` counts from 1; all chunks joined are the text,
    but for line ends between."""

    number: int
    kind: str
    runs: tuple[Run, ...]
    entries: tuple[Entry, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Witness:
    """A source with its text in chunks."""

    source: Source
    chunks: tuple[Chunk, ...]


def witness(source: Source, entries: Iterable[Entry], untyped: frozenset[str]) -> Witness:
    """The source's text with the marks of `entries`; claims whose id is in `untyped` were not understood."""
    return Witness(source, chunks(source.document, entries, untyped))


def chunks(
    document: Document, entries: Iterable[Entry], untyped: frozenset[str], *, longest: int | None = None
) -> tuple[Chunk, ...]:
    """The paragraphs of the text with the marks of `entries`, as in `witness`. One that has more than `longest` code points is
    cut, at white space where it has some."""
    waiting = sorted(entries, key=lambda entry: (entry.claim.start, -entry.claim.end, entry.id), reverse=True)
    open_: list[Entry] = []
    made = []
    for number, (start, end, kind) in enumerate(_cut(document.text, _stretches(document), longest), 1):
        fresh = set()
        while waiting and waiting[-1].claim.start < end:
            open_.append(waiting.pop())
            fresh.add(open_[-1].id)
        open_ = [entry for entry in open_ if entry.claim.end > start]
        runs = [
            replace(run, begins=tuple(key for key in run.begins if key in fresh))
            for run in _runs(document.text, start, end, open_, untyped)
        ]
        made.append(Chunk(number, kind, tuple(runs), tuple(open_), start))
    return tuple(made)


def _cut(text: str, stretches: Iterable[tuple[int, int, str]], longest: int | None) -> Iterator[tuple[int, int, str]]:
    for start, end, kind in stretches:
        while longest is not None and end - start > longest:
            gap = text.rfind(" ", start + longest // 2, start + longest)
            at = gap + 1 if gap >= 0 else start + longest
            yield start, at, kind
            start = at
        yield start, end, kind


def places(witnesses: Iterable[Witness]) -> dict[str, int]:
    """For each claim's id the number of the chunk where its words start."""
    out: dict[str, int] = {}
    for one in witnesses:
        for chunk in one.chunks:
            for entry in chunk.entries:
                out.setdefault(entry.id, chunk.number)
    return out


def paragraphs(document: Document, starts: Sequence[int]) -> list[int]:
    """For each of these code points the number of the chunk in which it stands, as `witness` counts them."""
    ends = [end for _, end, _ in _stretches(document)]
    return [min(bisect_right(ends, start), max(0, len(ends) - 1)) + 1 for start in starts]


def _stretches(document: Document) -> list[tuple[int, int, str]]:
    """Where the chunks are: a block with what stands before it (a bullet), or a paragraph where there are no blocks."""
    text = document.text
    found = [(block.start, block.end, block.kind) for block in document.blocks if block.start < block.end]
    if not found:
        found = [(match.start(), match.end(), "paragraph") for match in _PARAGRAPH.finditer(text)]
    out: list[tuple[int, int, str]] = []
    position = 0
    for _, end, kind in sorted(found):
        if end > position:
            out.append((_past_line_ends(text, position, end), end, kind))
            position = end
    if text[position:].strip():
        out.append((_past_line_ends(text, position, len(text)), len(text), "paragraph"))
    return out


def _past_line_ends(text: str, start: int, end: int) -> int:
    """The first place from `start` that is no line end."""
    while start < end and text[start] in "\r\n":
        start += 1
    return start


def _runs(text: str, start: int, end: int, entries: Sequence[Entry], untyped: frozenset[str]) -> list[Run]:
    """The stretch cut wherever a claim starts or ends; a claim from before begins with it."""
    bounds = {start, end}
    for entry in entries:
        bounds |= {max(start, entry.claim.start), min(end, entry.claim.end)}
    cuts = sorted(bounds)
    starts: dict[int, list[int]] = {}
    for index, entry in enumerate(entries):
        starts.setdefault(max(start, entry.claim.start), []).append(index)
    active: list[int] = []
    out = []
    for left, right in pairwise(cuts):
        active = sorted([i for i in active if entries[i].claim.end > left] + starts.get(left, []))
        begins = tuple(entries[i].id for i in starts.get(left, []))
        unread = bool(active) and all(entries[i].id in untyped for i in active)
        out.append(Run(text[left:right], tuple(active), begins, unread))
    return out
