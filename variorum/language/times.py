"""Time expressions of a text: found by the grammar, placed in time by the narrative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.dates.calendar import Day
from variorum.language.time_anchor import Narrative, Placed
from variorum.language.time_guard import allowed
from variorum.language.time_read import Reading, read
from variorum.language.time_rules import Match, grammar
from variorum.language.time_words import Words, split
from variorum.model import Span, TimeExpression


def find_in_text(text: str, *, published: Day | None = None, breaks: Sequence[int] = ()) -> list[TimeExpression]:
    found = grammar()
    words = split(text, found.signs, tuple(breaks))
    readings = [r for match in chosen(words) for r in read(match, words)]
    narrative = Narrative(published)
    depth = _depths(words)
    return [_expression(narrative.place(r, aside=depth[r.first] > 0), words) for r in readings]


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


def _depths(words: Words) -> list[int]:
    depth, out = 0, []
    for word, sign in zip(words.text, words.sign, strict=True):
        if sign == "\n":
            depth = 0
        elif word in ("(", "["):
            depth += 1
        out.append(depth)
        if word in (")", "]"):
            depth = max(0, depth - 1)
    return out


def _expression(placed: Placed, words: Words) -> TimeExpression:
    r = placed.reading
    start, end = words.start[r.first], words.end[r.last - 1]
    return TimeExpression(r.first, r.last, start, end, Span(start, end), words.source[start:end], None, placed.value, "DATE", placed.anchor)


def as_records(times: Sequence[TimeExpression]) -> list[dict[str, Any]]:
    return [{"start": t.start, "end": t.end, "text": t.text, "edtf": t.edtf, "value": t.value or "null"} for t in times]
