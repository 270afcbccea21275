"""Time expressions of a text: found by the grammar, placed in time by the narrative, shaped by their prepositions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from variorum.dates import EdtfError, PartialDate, parse
from variorum.language.time_anchor import Narrative
from variorum.language.time_claim import Base, Cue, bare_edtf, base_of, cue_of, shaped
from variorum.language.time_context import contexts
from variorum.language.time_extent import complete
from variorum.language.time_guard import allowed
from variorum.language.time_pairs import around_range, pair_edtf, pair_kind, written_as_one
from variorum.language.time_present import present_edtf
from variorum.language.time_read import read
from variorum.language.time_rules import Match, grammar
from variorum.language.time_value import Focus, Placed
from variorum.language.time_words import Words, split
from variorum.model import Document, Sentence, Span, TimeExpression, Token

__all__ = [
    "FoundTime",
    "TimeRecord",
    "as_records",
    "bare_edtf",
    "chosen",
    "find_in_document",
    "find_in_text",
    "find_times",
]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeRecord(TypedDict):
    """A time expression as `variorum timexes` prints it."""

    start: int
    end: int
    text: str
    edtf: str | None
    value: str


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression of a text. `start`/`end` bound the bare expression, `cue` it with its preposition.

    The other fields are those of `TimeExpression`, which adds token indices.
    """

    start: int
    end: int
    cue: Span
    text: str
    edtf: str | None
    value: str
    type: TimexType
    anchor: str = ""


def find_times(
    document: Document, tokens: Sequence[Token], sentences: Sequence[Sentence] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in text order. Those that no token shares (page furniture) are left out.

    `sentences` are not needed: the grammar works on the text. Expressions do not overlap and do not run
    across blocks.
    """
    found = find_in_document(document)
    real = [token for token in tokens if not token.synthetic]
    starts, ends = [token.start for token in real], [token.end for token in real]
    out = []
    for time in found:
        first, last = bisect_right(ends, time.start), bisect_left(starts, time.end)
        if first < last:
            out.append(
                TimeExpression(
                    real[first].i, real[last - 1].i + 1, time.start, time.end, time.cue, time.text, time.edtf,
                    time.value, time.type, time.anchor,
                )
            )  # fmt: skip
    return tuple(out)


def find_in_document(document: Document) -> list[FoundTime]:
    """The time expressions of a document in text order, without a parse; they do not run across blocks."""
    breaks = sorted({edge for block in document.blocks for edge in (block.start, block.end)})
    return find_in_text(document.text, published=document.metadata.published, breaks=breaks)


def find_in_text(text: str, *, published: str | None = None, breaks: Sequence[int] = ()) -> list[FoundTime]:
    """The time expressions of a text in order, not overlapping.

    `published` is the document's date (EDTF), the anchor of "now" and "last year"; `breaks` are offsets that no
    expression runs across (the edges of blocks). Blank lines and ends of paragraphs are breaks anyway.
    A date that is not EDTF is as good as none.
    """
    published = published if published and _is_edtf(published) else None
    words = split(text, grammar().signs, tuple(breaks))
    readings = [reading for match in chosen(words) for reading in read(match, words)]
    complete(readings, words)
    narrative = Narrative(_day_of(published))
    around = contexts(readings, words)
    placed = [narrative.place(r, c) for r, c in zip(readings, around, strict=True)]
    return _claims(placed, words, published)


def as_records(times: Sequence[FoundTime | TimeExpression]) -> list[TimeRecord]:
    """The expressions as plain records, in the given order. A value that TIMEX3 has none for is "null"."""
    return [
        {"start": time.start, "end": time.end, "text": time.text, "edtf": time.edtf, "value": time.value or "null"}
        for time in times
    ]


def chosen(words: Words) -> list[Match]:
    """The matches to keep: allowed by their neighbours, leftmost, then longest, then first in the file."""
    order = {rule.name: i for i, rule in enumerate(grammar().rules)}
    found = [match for match in grammar().matches(words) if allowed(match, words)]
    found.sort(key=lambda m: (m.first, -m.last, order[m.rule.name]))
    kept: list[Match] = []
    for match in found:
        if not kept or match.first >= kept[-1].last:
            kept.append(match)
        elif match.last > kept[-1].last and match.last - match.first > kept[-1].last - kept[-1].first + 1:
            kept[-1] = match
    return kept


def _is_edtf(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def _day_of(published: str | None) -> Focus:
    """The document's date as far as it is known; nothing for an undated document or an interval."""
    if published is None:
        return Focus()
    date = parse(published)
    if not isinstance(date, PartialDate) or "X" in date.year:
        return Focus()
    month = int(date.month) if date.month and date.month.isdigit() and int(date.month) <= 12 else None
    return Focus(
        int(date.year.removeprefix("Y")), month, int(date.day) if month and date.day and date.day != "XX" else None
    )


def _claims(placed: list[Placed], words: Words, published: str | None) -> list[FoundTime]:
    bases = [base_of(p) for p in placed]
    cues = [cue_of(p.reading.first, p.reading.last, words) for p in placed]
    shapes = [
        present_edtf(p, words, published)
        if base is None
        else shaped(base, cue.shape, "" if p.reading.tod else cue.qualifier)
        for p, base, cue in zip(placed, bases, cues, strict=True)
    ]
    taken = -1  # an expression belongs to one pair at most
    for i in range(len(placed) - 1):
        joined = None if i == taken else _joined(placed[i : i + 2], bases[i : i + 2], cues[i : i + 2], words)
        if joined is not None:
            shapes[i] = shapes[i + 1] = joined[0]
            cues[i] = cues[i + 1] = joined[1]
            taken = i + 1
    return [_found(p, shape, cue, words) for p, shape, cue in zip(placed, shapes, cues, strict=True)]


def _joined(pair: list[Placed], bases: list[Base | None], cues: list[Cue], words: Words) -> tuple[str, Cue] | None:
    """The time and the cue that two neighbours share, None where they do not belong together."""
    kind = pair_kind(pair[0], pair[1], cues[0], words)
    if not kind:
        return None
    if bases[1] is None and pair[1].value != "PRESENT_REF":
        return None
    edtf = pair_edtf(kind, bases[0], bases[1], cues[0], cues[1])
    if (
        edtf is not None
        and bases[1] is not None
        and kind == "range"
        and written_as_one(pair[0], pair[1], cues[0], words)
    ):
        edtf = around_range(edtf, cues[0].shape)
    return None if edtf is None else (edtf, Cue(cues[0].first, cues[1].last, "range"))


def _found(placed: Placed, edtf: str | None, cue: Cue, words: Words) -> FoundTime:
    reading = placed.reading
    start, end = words.start[reading.first], words.end[reading.last - 1]
    span = Span(min(words.start[cue.first], start), max(words.end[cue.last - 1], end))
    return FoundTime(start, end, span, words.source[start:end], edtf, placed.value, _type(placed), placed.anchor)


def _type(placed: Placed) -> TimexType:
    if placed.reading.kind == "set":
        return "SET"
    if placed.value.startswith("P") and not placed.value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in placed.value.removesuffix("_REF")[4:] else "DATE"
