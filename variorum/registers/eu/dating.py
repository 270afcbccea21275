"""Days and births of the European Union's files as EDTF."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from variorum.registers.fields import Fields

_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?")
"""A day with a time, which is left out. Source: `generationDate` of the XML files."""
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}){0,2}")


@lru_cache(maxsize=4096)  # a list names its few hundred days in each of its records
def day(value: str, forms: tuple[str, ...]) -> str | None:
    """The day as an ISO date, from one of the publisher's forms (strptime); None where none fits."""
    found = _TIMED.fullmatch(value)
    for form in forms:
        try:
            return datetime.strptime(found[1] if found else value, form).date().isoformat()
        except ValueError:
            continue
    return None


def partial(value: str, forms: tuple[str, ...]) -> str | None:
    """The day, or a month or year that stands alone ("2011-02", "1963"); None where it is no such date."""
    if (found := day(value, forms)) is not None:
        return found
    if _PARTIAL.fullmatch(value) and len(value) < 10 and value[5:7] not in ("00",) and value[5:7] <= "12":
        return value
    return None


def birth(fields: Fields, forms: tuple[str, ...], *, circa: bool = False) -> tuple[str | None, str]:
    """The EDTF date of a birth, None where there is none, and what could not be read ("" where all could).

    Takes the whole date, else day, month and year, else the range of years. With `circa` it is "~".
    """
    whole, parts = fields.pop("birthdate"), [fields.pop(part) for part in ("year", "month", "day")]
    first, last = fields.pop("yearrangefrom"), fields.pop("yearrangeto")
    mark = "~" if circa else ""
    if whole:
        found = partial(whole, forms)
        others = [*parts, first, last]
        return (None, _joined([whole, *others])) if found is None else (found + mark, _beside(found, others))
    if _year(parts[0]):
        built = _built(parts)
        return built + mark, _beside(built, [*parts, first, last])
    if first or last:
        rest = _joined(parts)
        if all(year == "" or _year(year) for year in (first, last)) and (not (first and last) or first <= last):
            return (first + mark if first == last else f"[{first}..{last}]"), rest
        return None, _joined([first, last, rest])
    return None, _joined(parts)


def _joined(parts: list[str]) -> str:
    return "-".join(part for part in parts if part)


def _year(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) == 4


def _built(parts: list[str]) -> str:
    """Year, month and day as far as each is a number of its kind, and the calendar has the day."""
    built = parts[0]
    for part, most in zip(parts[1:], (12, 31), strict=True):
        if not (part.isdecimal() and part.isascii() and len(part) <= 2) or not 1 <= int(part) <= most:
            break
        built += f"-{int(part):02}"
    return built if len(built) < 10 or day(built, ("%Y-%m-%d",)) else built[:7]


def _beside(date: str, parts: list[str]) -> str:
    """Those of the parts that the date does not have."""
    had = {0, *(int(number) for number in date.split("-"))}  # 0 is a part that nobody knows
    return "-".join(
        part
        for part in parts
        if part and not (part.isdecimal() and part.isascii() and len(part) <= 4 and int(part) in had)
    )
