"""Dates as OFAC prints them, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from variorum.dates import EdtfError, bounds

_DAY = re.compile(r"(?:(?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]{2}) )?(?P<year>\d{4})")
"""A date: "28 Jul 1963", "Jul 1963", "1963". Source: OFAC, Data Specification of the SDN list, remarks."""

_NUMBERS = re.compile(r"(?P<month>\d{2})/(?P<day>\d{2})/(?P<year>\d{4})")
"""A date of publication: "03/28/2025". Source: `Publish_Date` of the XML files."""


def printed(text: str, data: Mapping[str, Any]) -> str | None:
    """The EDTF date of a date of birth as it is printed ("28 Jul 1963", "circa 1965", "1964 to 1966"); None where it is none."""
    words = data["dates"]
    about = f"{words['about']} "
    for between in words["ranges"]:
        first, found, last = text.removeprefix(about).partition(between)
        if found:
            mark = "~" if text.startswith(about) else ""
            start = _day(first, words["months"], mark)
            end = _day(last.removeprefix(about), words["months"], "~" if last.startswith(about) else mark)
            return None if start is None or end is None else valid(start if start == end else f"{start}/{end}")
    one = _day(text.removeprefix(about), words["months"], "~" if text.startswith(about) else "")
    return None if one is None else valid(one)


def published(text: str) -> str | None:
    """The EDTF day of MM/DD/YYYY; None where it is none."""
    found = _NUMBERS.fullmatch(text)
    return None if found is None else valid(f"{found['year']}-{found['month']}-{found['day']}")


def period(start: tuple[int, int, int], end: tuple[int, int, int], *, about: bool = False) -> str | None:
    """The EDTF date of a period of days, each (year, month, day): a whole year or month says that no more is known.

    None where one of them is no day. Source: the advanced files, where every date is a period from its first possible day.
    """
    mark = "~" if about else ""
    days = [f"{year:04d}-{month:02d}-{day:02d}" for year, month, day in (start, end)]
    if any(valid(day) is None for day in days):
        return None
    whole_years = start[1:] == (1, 1) and end[1:] == (12, 31)
    whole_months = start[2] == 1 and valid(f"{end[0]:04d}-{end[1]:02d}-{end[2] + 1:02d}") is None
    length = 4 if whole_years else 7 if whole_months else 10
    first, last = (day[:length] + mark for day in days)
    return valid(first if first == last else f"{first}/{last}")


def _day(text: str, months: list[str], mark: str) -> str | None:
    found = _DAY.fullmatch(text.strip())
    if found is None or (found["month"] and found["month"] not in months):
        return None
    parts = [found["year"]]
    if found["month"]:
        parts.append(f"{months.index(found['month']) + 1:02d}")
    if found["day"]:
        parts.append(f"{int(found['day']):02d}")
    return "-".join(parts) + mark


def valid(edtf: str) -> str | None:
    """The EDTF date itself where the calendar has it, and an interval does not end before it begins; else None."""
    try:
        first, _, last = edtf.partition("/")
        start, end = bounds(first).earliest, bounds(last or first).latest
    except EdtfError:
        return None
    return edtf if start is not None and end is not None and start <= end else None
