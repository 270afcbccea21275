"""When a claim holds: the two sides of its EDTF time, and the time in words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from variorum.lexicon import lexicon

# Source: EDTF levels 0 and 1 (ISO 8601-2:2019), with the one-of-a-set form of level 2.
_POINT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)")
_SEASONS = range(21, 25)
_OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class Interval:
    """The days between which something lies, both included. A side is None where it is open."""

    earliest: date | None
    latest: date | None

    @property
    def key(self) -> tuple[date, date]:
        """Sorts by the earliest day, then the latest: an open beginning first, an open end last."""
        return (self.earliest or date.min, self.latest or date.max)


def interval(edtf: str | None) -> Interval | None:
    """The days that `edtf` bounds, None where there is no time or where it is not understood."""
    if not edtf:
        return None
    first, last = _ends(edtf)
    if first in _OPEN and last in _OPEN:
        return None
    sides = [None if side in _OPEN else _days(side) for side in (first, last)]
    if any(days is None and side not in _OPEN for days, side in zip(sides, (first, last), strict=True)):
        return None
    left, right = sides
    earliest, latest = left and left[0], right and right[1]
    if earliest and latest and latest < earliest:
        return None
    return Interval(earliest, latest)


def in_words(edtf: str | None) -> str:
    """The time as a reader would say it ("since 1981", "by 1988", "8 October 1997").

    What the grammar does not know is given back as it is; no time at all is "undated".
    """
    words = lexicon("wording")["times"]
    if interval(edtf) is None or edtf is None:
        return edtf or str(words["undated"])
    first, last = _ends(edtf)
    if first == last:
        return _point(first, words)
    if first in _OPEN:
        return str(words["until"].format(end=_point(last, words)))
    if last in _OPEN:
        return str(words["since"].format(start=_point(first, words)))
    form = words["one_of"] if edtf.startswith("[") and "," in edtf else words["range"]
    return str(form.format(start=_point(first, words), end=_point(last, words)))


def _ends(edtf: str) -> tuple[str, str]:
    """The first and last part of an interval or set, twice the same for a single time."""
    parts = re.split(r",|\.\.", edtf.strip("[]{}")) if edtf[0] in "[{" else edtf.split("/")
    return parts[0].strip(), parts[-1].strip()


def _days(point: str) -> tuple[date, date] | None:
    """The first and last day of one EDTF date, None where it is not one."""
    match = _POINT.fullmatch(point)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    # The calendar of the standard library starts with the year 1; what lies before is not understood.
    low, high = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    try:
        if month in (None, "XX"):
            return date(low, 1, 1), date(high, 12, 31)
        if int(month) in _SEASONS:
            return _season(low, int(month))
        if day in (None, "XX"):
            return date(low, int(month), 1), date(high, int(month), monthrange(high, int(month))[1])
        return date(low, int(month), int(day)), date(high, int(month), int(day))
    except ValueError:
        return None


def _season(year: int, code: int) -> tuple[date, date]:
    """A season of the northern half as three whole months; winter is that of the year's beginning and end."""
    # Winter may mean either end of the year, so it bounds the whole year: never more precise than the words.
    if code == _SEASONS[-1]:
        return date(year, 1, 1), date(year, 12, 31)
    month = 3 * (code - _SEASONS[0]) + 3
    return date(year, month, 1), date(year, month + 2, monthrange(year, month + 2)[1])


def _point(point: str, words: dict[str, Any]) -> str:
    """One EDTF date in words, its doubt included."""
    match = _POINT.fullmatch(point)
    if match is None:
        return point
    text = _year(match["year"], words)
    month, day = match["month"], match["day"]
    if month not in (None, "XX"):
        code = int(month)
        name = words["seasons"][code - _SEASONS[0]] if code in _SEASONS else words["months"][code - 1]
        text = f"{name} {text}" if day in (None, "XX") else f"{int(day)} {name} {text}"
    if match["mark"] in ("~", "%"):
        text = words["approximate"].format(time=text)
    if match["mark"] in ("?", "%"):
        text = words["uncertain"].format(time=text)
    return text


def _year(year: str, words: dict[str, Any]) -> str:
    """A year, a decade or a century in words."""
    if year.endswith("XX"):
        return str(words["century"].format(start=year[:2]))
    if year.endswith("X"):
        return str(words["decade"].format(start=year[:3] + "0"))
    return year
