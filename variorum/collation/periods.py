"""The times of claims as two-sided spans of days, and what one time is to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from variorum.dates import bounds, parse
from variorum.dates.bounds import margin
from variorum.dates.calendar import ordinal
from variorum.dates.edtf import Interval, PartialDate

Outcome = Literal["silent", "same", "left", "right", "both", "apart", "other"]
"""What the left value is to the right: neither says, it says the same, the left is narrower, the right is, they meet without
either being narrower, both cannot hold, it is another fact."""

EVER, NEVER = 10**9, -(10**9)
"""Beyond every day on either side: no bound."""


@dataclass(frozen=True, slots=True)
class Period:
    """A time in ordinal days. It begins in [`begin`, `begun`] and ends in [`ending`, `end`]; for a single date, which is
    some day of [`begin`, `end`], `begun` is `begin` and `ending` is `end`. `slack` are the days that "~" may reach beyond.
    `said` tells that the words gave it, not the document's date alone. `open` tells an interval without an end.
    """

    begin: int
    begun: int
    ending: int
    end: int
    slack: int
    interval: bool
    said: bool
    open: bool = False


def period(edtf: str | None, published: str | None) -> Period | None:
    """The period of a claim's time; without one, the day on which its document says it. None where neither is known.

    An interval without an end ("since 1981") runs to the document's date: nobody can say what comes after.
    """
    if edtf:
        return _said(edtf, published)
    return _implied(published) if published else None


@lru_cache(maxsize=65536)
def _implied(published: str) -> Period | None:
    found = bounds(published)
    if found.earliest is None or found.latest is None:
        return None
    first, last = ordinal(found.earliest), ordinal(found.latest)
    return Period(first, first, last, last, 0, interval=False, said=False)


@lru_cache(maxsize=65536)
def _said(edtf: str, published: str | None) -> Period:
    found, value = bounds(edtf), parse(edtf)
    begin = ordinal(found.earliest) if found.earliest else NEVER
    end = ordinal(found.latest) if found.latest else EVER
    if not isinstance(value, Interval):
        return Period(begin, begin, end, end, _reach(value), interval=False, said=True)
    slack = max(_reach(value.start), _reach(value.end))
    begun = ordinal(found.sure_from) if found.sure_from else begin
    ending = ordinal(found.sure_until) if found.sure_until else end
    if found.latest is None and published and (told := _implied(published)):
        end, ending = max(told.end, begin), max(told.end, begun)
    return Period(begin, begun, ending, end, slack, interval=True, said=True, open=found.latest is None)


def _reach(value: object) -> int:
    return margin(value) if isinstance(value, PartialDate) and value.qualifier in ("~", "?", "%") else 0


def moments(left: Period | None, right: Period | None) -> Outcome:
    """What one time of a single happening is to another. Times that the document's date alone gives do not count."""
    a, b = (left if left and left.said else None), (right if right and right.said else None)
    if a is None or b is None:
        return "silent" if a is b else "left" if b is None else "right"
    return _spans((a.begin, a.end), (b.begin, b.end), a.slack + b.slack)


def starts(left: Period | None, right: Period | None) -> Outcome:
    """What one beginning is to another: that of a state whose end is another question."""
    a, b = (left if left and left.said else None), (right if right and right.said else None)
    if a is None or b is None:
        return "silent" if a is b else "left" if b is None else "right"
    slack = a.slack + b.slack
    if a.begin == NEVER or b.begin == NEVER:
        # "by 1988" and "until 2001" tell no beginning: only that it lay before.
        return "both" if min(a.end, b.end) >= max(a.begin, b.begin) - slack else "apart"
    return _spans((a.begin, _start(a)), (b.begin, _start(b)), slack)


def ended(left: Period | None, right: Period | None) -> Literal["left", "right", "neither"]:
    """Which of two tells that a state ended, of which the other tells only that it began."""
    a, b = (
        one is not None and one.said and one.interval and not one.open and one.begin != NEVER for one in (left, right)
    )
    return "neither" if a == b else "left" if a else "right"


def _start(one: Period) -> int:
    return one.begun if one.interval else one.end


def states(left: Period | None, right: Period | None) -> Outcome:
    """What one time of a state is to another, where both tell the same state. "other" where they do not meet."""
    if left is None or right is None or not (left.said or right.said):
        return "silent"
    if not (left.said and right.said):
        return "left" if left.said else "right"
    met = _spans((left.begin, left.end), (right.begin, right.end), left.slack + right.slack)
    if met == "apart":
        return "other"
    # A day inside a stretch of time is told by the stretch: neither is the narrower.
    return "both" if met != "same" and (left.interval or right.interval) else met


def _spans(a: tuple[int, int], b: tuple[int, int], slack: int) -> Outcome:
    if a == b:
        return "same"
    if a[1] + slack < b[0] or b[1] + slack < a[0]:
        return "apart"
    if a[0] >= b[0] and a[1] <= b[1]:
        return "left"
    if b[0] >= a[0] and b[1] <= a[1]:
        return "right"
    return "both"


def later(left: Period | None, right: Period | None) -> Literal["left", "right", "neither"]:
    """Which of two states, that cannot hold at once, comes after the other; "neither" where the times do not tell."""
    if left is None or right is None:
        return "neither"
    first, second = _before(left, right), _before(right, left)
    if first == second:
        return "neither"
    return "right" if first else "left"


def _before(a: Period, b: Period) -> bool:
    """Whether a's state may be over when b's begins. Two single dates must not meet; a stretch may end in the very time
    in which the other begins."""
    if a.interval and not a.open and b.begin != NEVER:
        return a.ending <= _start(b) and a.begin < b.begin
    if b.interval and not a.interval and b.begin != NEVER:
        return a.end <= b.begun and a.begin < b.begin
    return a.end < b.begin
