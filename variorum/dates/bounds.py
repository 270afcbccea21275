"""The two sides of an uncertain date, and its place in a list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from variorum.dates.calendar import Day, add_days, month_length
from variorum.dates.edtf import Choice, Edtf, Interval, PartialDate, parse

# Months in which a season, quarter or half may fall, for either reading of the words: "winter 1944"
# may be its January or its December, so it runs into the next year's March.
# Source: EDTF level 2, sub-year groupings (codes 21-41); season months of the northern half (21-24, 25-28).
_GROUPS: dict[int, tuple[int, int, int]] = {  # code: first month, last month, years after for the last
    21: (3, 6, 0), 22: (6, 9, 0), 23: (9, 12, 0), 24: (1, 3, 1),
    25: (3, 6, 0), 26: (6, 9, 0), 27: (9, 12, 0), 28: (1, 3, 1),
    29: (9, 12, 0), 30: (1, 3, 1), 31: (3, 6, 0), 32: (6, 9, 0),
    33: (1, 3, 0), 34: (4, 6, 0), 35: (7, 9, 0), 36: (10, 12, 0),
    37: (1, 4, 0), 38: (5, 8, 0), 39: (9, 12, 0), 40: (1, 6, 0), 41: (7, 12, 0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an EDTF text says about first and last days; None is no bound on that side.

    The whole time lies in [`earliest`, `latest`]. For an interval it surely holds in
    [`sure_from`, `sure_until`]: the last day it may begin to the first day it may end; both are None
    for a single date, which names a day somewhere inside (save where earliest == latest), and on an
    open side. `approximate`, `uncertain` say that a part is qualified with "~", "?" or "%".
    `open_start`/`open_end` are sides written "..", `unknown_start`/`unknown_end` sides left blank.
    """

    earliest: Day | None
    latest: Day | None
    sure_from: Day | None = None
    sure_until: Day | None = None
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False
    unknown_start: bool = False
    unknown_end: bool = False
    interval: bool = False


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The bounds of an EDTF text. Bounds are not widened for "~" or "?": the flags tell.

    Raises: EdtfError where the text is not EDTF.
    """
    return _bounds(parse(edtf))


def order_key(edtf: str | None) -> tuple[int, Day, Day, str]:
    """A sorting key for display: by earliest day, then the narrower first; no date at all comes last.

    An open start sorts by its end, so "by 1988" stands in 1988.

    Raises: EdtfError where the text is not EDTF.
    """
    if not edtf:
        return (1, Day(0, 1, 1), Day(0, 1, 1), "")
    known = bounds(edtf)
    first = known.earliest or known.latest
    last = known.latest or known.earliest
    if first is None or last is None:
        return (1, Day(0, 1, 1), Day(0, 1, 1), edtf)
    return (0, first, last, edtf)


def _bounds(value: Edtf) -> Bounds:
    if isinstance(value, PartialDate):
        earliest, latest = edges(value)
        approximate, uncertain = _flags((value,))
        return Bounds(earliest, latest, approximate=approximate, uncertain=uncertain)
    if isinstance(value, Interval):
        return _interval_bounds(value)
    return _choice_bounds(value)


def _flags(dates: tuple[PartialDate, ...]) -> tuple[bool, bool]:
    """Whether one of the dates is approximate, and whether one is uncertain."""
    return any(d.qualifier in ("~", "%") for d in dates), any(d.qualifier in ("?", "%") for d in dates)


def _interval_bounds(value: Interval) -> Bounds:
    start, end = value.start, value.end
    begins = edges(start) if isinstance(start, PartialDate) else (None, None)
    ends = edges(end) if isinstance(end, PartialDate) else (None, None)
    approximate, uncertain = _flags(tuple(side for side in (start, end) if isinstance(side, PartialDate)))
    return Bounds(
        earliest=begins[0],
        latest=ends[1],
        sure_from=begins[1],
        sure_until=ends[0],
        open_start=start == "..",
        open_end=end == "..",
        unknown_start=start == "",
        unknown_end=end == "",
        interval=True,
        approximate=approximate,
        uncertain=uncertain,
    )


def _choice_bounds(value: Choice) -> Bounds:
    parts = [_bounds(member) for member in value.members]
    earliest = [part.earliest for part in parts if part.earliest is not None]
    latest = [part.latest for part in parts if part.latest is not None]
    return Bounds(
        earliest=min(earliest) if len(earliest) == len(parts) else None,
        latest=max(latest) if len(latest) == len(parts) else None,
        approximate=any(part.approximate for part in parts),
        uncertain=any(part.uncertain for part in parts),
        open_start=any(part.open_start for part in parts),
        open_end=any(part.open_end for part in parts),
    )


def edges(value: PartialDate) -> tuple[Day | None, Day | None]:
    """The first and last day that a date may be; (None, None) where no digit of its year is known."""
    years = value.years
    if years is None:
        return (None, None)
    first, last = years
    if value.month is None or value.month == "XX":
        return (Day(first, 1, 1), Day(last, 12, 31))
    month = int(value.month)
    if month > 12:
        begin, end, later = _GROUPS[month]
        return (Day(first, begin, 1), Day(last + later, end, month_length(last + later, end)))
    if value.day is None or value.day == "XX":
        return (Day(first, month, 1), Day(last, month, month_length(last, month)))
    number = int(value.day)
    return (
        Day(first, month, min(number, month_length(first, month))),
        Day(last, month, min(number, month_length(last, month))),
    )


def margin(value: PartialDate) -> int:
    """The days by which "~" may reach beyond a date's edges: one unit of its own precision.

    Source: a convention of this project; EDTF leaves the reach of "~" open.
    """
    if value.qualifier == "":
        return 0
    if value.month is None or value.month == "XX":
        years = value.years or (0, 0)
        return 366 * (years[1] - years[0] + 1)
    return 31 if value.day is None or int(value.month) > 12 else 7


def widened(value: PartialDate) -> tuple[Day | None, Day | None]:
    """The edges of a date, pushed out by its `margin`."""
    earliest, latest = edges(value)
    reach = margin(value)
    if earliest is None or latest is None or not reach:
        return (earliest, latest)
    return (add_days(earliest, -reach), add_days(latest, reach))
