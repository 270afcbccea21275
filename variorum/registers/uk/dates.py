"""The dates of the British lists: day first, with parts that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.dates import EdtfError, parse

_DAY_FIRST = re.compile(r"(\d{1,2}|dd)[/.\- ](\d{1,2}|mm|[a-z]{3,9})[/.\- ](\d{4}|yyyy)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ][\d:.]+)?Z?")
_UNKNOWN = frozenset(("00", "0", "dd", "mm", "0000", "yyyy"))
"""What stands for a part that is not known. Source: "00/00/1980" in ConList.csv, "dd/mm/1975" in UK-Sanctions-List.csv."""


def edtf(text: str, months: Sequence[str]) -> str | None:
    """The date in EDTF, as far as it is known: "" where no part is, None where it is no date.

    `months` are the first three letters of the months, in order. A day without its month is left out: EDTF can say it, but nothing
    can be compared with it.
    """
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        return _checked(found[1])
    if (found := _DAY_FIRST.fullmatch(text)) is None:
        return None
    day, month, year = (part.lower() for part in found.groups())
    if year in _UNKNOWN:
        return "" if {day, month} <= _UNKNOWN else None
    if month.isalpha() and month not in _UNKNOWN:
        if month[:3] not in months:
            return None
        month = str(months.index(month[:3]) + 1)
    parts = [year]
    if month not in _UNKNOWN:
        parts.append(month.zfill(2))
        if day not in _UNKNOWN:
            parts.append(day.zfill(2))
    return _checked("-".join(parts))


def _checked(date: str) -> str | None:
    try:
        return str(parse(date)) if date[5:7] <= "12" else None  # "2001-21" is a season in EDTF, none here
    except EdtfError:  # "2001-02-30": the caller tells it, as every text that is no date
        return None
