"""Time expressions of a text: found by the grammar, placed in time by the narrative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.dates.calendar import Day
from variorum.language.time_anchor import Narrative, Placed
from variorum.language.time_context import contexts
from variorum.language.time_extent import complete
from variorum.language.time_guard import allowed
from variorum.language.time_read import read
from variorum.language.time_rules import Match, grammar
from variorum.language.time_words import Words, split
from variorum.model import Span, TimeExpression


def find_in_text(text: str, *, published: Day | None = None, breaks: Sequence[int] = ()) -> list[TimeExpression]:
    words = split(text, grammar().signs, tuple(breaks))
    readings = [reading for match in chosen(words) for reading in read(match, words)]
    complete(readings, words)
    narrative = Narrative(published)
    around = contexts(readings, words)
    return [_expression(narrative.place(r, c), words) for r, c in zip(readings, around, strict=True)]


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


def _expression(placed: Placed, words: Words) -> TimeExpression:
    r = placed.reading
    start, end = words.start[r.first], words.end[r.last - 1]
    return TimeExpression(r.first, r.last, start, end, Span(start, end), words.source[start:end], None, placed.value, "DATE", placed.anchor)


def as_records(times: Sequence[TimeExpression]) -> list[dict[str, Any]]:
    return [{"start": t.start, "end": t.end, "text": t.text, "edtf": t.edtf, "value": t.value or "null"} for t in times]
