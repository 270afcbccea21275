"""Uncertain dates said in English words."""

from __future__ import annotations

from typing import Literal

from variorum.dates.edtf import Choice, Interval, PartialDate, parse

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_GROUPS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    25: "spring", 26: "summer", 27: "autumn", 28: "winter",
    29: "spring (south)", 30: "summer (south)", 31: "autumn (south)", 32: "winter (south)",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
    37: "first third of", 38: "second third of", 39: "last third of", 40: "first half of", 41: "second half of",
}  # fmt: skip
# How the parts of a decade are kept as intervals, so that they are said as they were read.
# Source: the project's time conventions ("early 1980s" is 1980/1983, "mid" 1984/1986, "late" 1987/1989).
_PARTS = {("0", "3"): "early", ("4", "6"): "mid", ("7", "9"): "late"}


def humanise(edtf: str | None) -> str:
    """An EDTF text as a reader says it: "June 2003", "late 1980s", "since 1981", "by 1988".

    "" for no date. A closed start that is open to the past reads "by", for a time with an open end "since".

    Raises: EdtfError where the text is not EDTF.
    """
    if not edtf:
        return ""
    value = parse(edtf)
    if isinstance(value, PartialDate):
        return _date(value)
    if isinstance(value, Interval):
        return _interval(value)
    return _choice(value)


def _date(value: PartialDate) -> str:
    before = "about " if value.qualifier in ("~", "%") else ""
    after = " (uncertain)" if value.qualifier in ("?", "%") else ""
    return before + _bare(value) + after


def _bare(value: PartialDate) -> str:
    year = _year(value)
    if value.month is None or value.month == "XX":
        return year if value.day in (None, "XX") else f"day {int(value.day or 0)} of a month of {year}"
    month = int(value.month)
    if month > 12:
        return f"{_GROUPS[month]} {year}"
    if value.day is None or value.day == "XX":
        return f"{_MONTHS[month - 1]} {year}"
    clock = f", {value.time[1:6]}" if value.time else ""
    return f"{int(value.day)} {_MONTHS[month - 1]} {year}{clock}"


def _year(value: PartialDate) -> str:
    years = value.years
    if years is None:
        return "of an unknown year" if value.month else "an unknown year"
    first, last = years
    if first == last:
        return str(first) if first > 0 else f"{1 - first} BC"
    if first < 0 or last - first > 999:
        return f"between {_plain(first)} and {_plain(last)}"
    if last - first == 9:
        return f"{first}s"
    century = first // 100 + 1 if last - first == 99 else 0
    return f"{century}{_suffix(century)} century" if century else f"between {first} and {last}"


def _plain(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _interval(value: Interval) -> str:
    start, end = value.start, value.end
    if isinstance(start, PartialDate) and isinstance(end, PartialDate):
        return _part_of_decade(start, end) or f"{_date(start)} to {_date(end)}"
    if isinstance(start, PartialDate):
        return f"since {_date(start)}" if end == ".." else f"from {_date(start)}, end unknown"
    return f"by {_side(end)}" if start == ".." else f"until {_side(end)}, start unknown"


def _side(value: PartialDate | Literal["..", ""]) -> str:
    return _date(value) if isinstance(value, PartialDate) else value


def _part_of_decade(start: PartialDate, end: PartialDate) -> str:
    """ "late 1980s" for 1987/1989, "" for other intervals."""
    if start.month or end.month or start.year[:3] != end.year[:3] or len(start.year) != 4 or "X" in start.year:
        return ""
    part = _PARTS.get((start.year[3], end.year[3]))
    qualified = "about " if "~" in (start.qualifier, end.qualifier) else ""
    return f"{qualified}{part} {start.year[:3]}0s" if part else ""


def _choice(value: Choice) -> str:
    said = [_date(member) if isinstance(member, PartialDate) else _interval(member) for member in value.members]
    if len(said) == 1:
        return said[0]
    return f"{', '.join(said[:-1])} {'and' if value.every else 'or'} {said[-1]}"
