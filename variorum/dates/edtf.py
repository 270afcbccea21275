"""EDTF level 1, and of level 2 the sets: text to frozen records and back.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019 (ISO 8601-2:2019).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from variorum.dates.calendar import month_length, year_text
from variorum.errors import VariorumError

Side = Literal["..", ""]
Qualifier = Literal["", "~", "?", "%"]

_DATE = re.compile(
    r"(?P<year>Y-?\d{5,}|-?\d{4}|-?\d{3}X|-?\d\dXX|-?\dXXX|XXXX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"(?P<qualifier>[~?%]?)"
)


class EdtfError(VariorumError, ValueError):
    """A text is not EDTF."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known.

    `year` is EDTF's text ("1985", "198X", "-0479", "Y17000"); `month` is "01" to "12", "21" to "41"
    (a season, quarter or half), "XX" or None; `day` "01" to "31", "XX" or None; `time` is "T23:20:30Z"
    or "". `qualifier` is "~" approximate, "?" uncertain, "%" both.
    """

    year: str
    month: str | None = None
    day: str | None = None
    time: str = ""
    qualifier: Qualifier = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.time + self.qualifier

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and last astronomical year it may be; None where no digit is known."""
        text = self.year.removeprefix("Y")
        if text == "XXXX":
            return None
        sign = -1 if text.startswith("-") else 1
        digits = text.lstrip("-")
        low, high = sign * int(digits.replace("X", "0")), sign * int(digits.replace("X", "9"))
        return (min(low, high), max(low, high))


@dataclass(frozen=True, slots=True)
class Interval:
    """A time from `start` to `end`, both included. ".." is an open side, "" an unknown one."""

    start: PartialDate | Side
    end: PartialDate | Side

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the members (`every` False, "[...]"), or all of them ("{...}"). An Interval is "a..b"."""

    members: tuple[PartialDate | Interval, ...]
    every: bool = False

    def __str__(self) -> str:
        inner = ",".join(_member_text(member) for member in self.members)
        return f"{{{inner}}}" if self.every else f"[{inner}]"


Edtf = PartialDate | Interval | Choice


def _member_text(member: PartialDate | Interval) -> str:
    if isinstance(member, PartialDate):
        return str(member)
    start, end = (side if isinstance(side, PartialDate) else "" for side in (member.start, member.end))
    return f"{start}..{end}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """The record of an EDTF text. `str()` of it gives the canonical text back.

    Raises: EdtfError where the text is not EDTF or names a day that does not exist.
    """
    text = text.strip()
    if text[:1] in ("[", "{"):
        return _choice(text)
    if "/" in text:
        start, _, end = text.partition("/")
        interval = Interval(_side(start), _side(end))
        if not (isinstance(interval.start, PartialDate) or isinstance(interval.end, PartialDate)):
            raise EdtfError(f"not an EDTF date: {text!r}", hint="An interval needs a date on one side.")
        return interval
    return _date(text)


def _side(text: str) -> PartialDate | Side:
    text = text.strip()
    if text == "..":
        return ".."
    return _date(text) if text else ""


def _choice(text: str) -> Choice:
    closing = "}" if text[0] == "{" else "]"
    inner = text[1:-1]
    if not text.endswith(closing) or not inner.strip():
        raise EdtfError(f"not an EDTF date: {text!r}", hint=f"A set ends in {closing!r} and has members.")
    members: list[PartialDate | Interval] = []
    for part in inner.split(","):
        if ".." in part:
            start, _, end = part.partition("..")
            members.append(Interval(_date(start.strip()) if start.strip() else "..", _side(end) or ".."))
        else:
            members.append(_date(part.strip()))
    return Choice(tuple(members), every=closing == "}")


def _date(text: str) -> PartialDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise EdtfError(f"not an EDTF date: {text!r}", hint='Write it like "1997", "1997-10-08" or "198X".')
    year, month, day = match["year"], match["month"], match["day"]
    if year == "-0000":
        raise EdtfError(f"not an EDTF date: {text!r}", hint='The year 1 BC is "0000".')
    found = PartialDate(year, month, day, match["time"] or "", _qualifier(match["qualifier"]))
    if month and month != "XX" and not (1 <= int(month) <= 12 or (21 <= int(month) <= 41 and not day)):
        raise EdtfError(f"no month or season {month!r} in {text!r}")
    if day and day != "XX" and not 1 <= int(day) <= _longest(found):
        raise EdtfError(f"no day {day!r} in {text!r}")
    return found


def _qualifier(text: str) -> Qualifier:
    return "~" if text == "~" else "?" if text == "?" else "%" if text == "%" else ""


def _longest(found: PartialDate) -> int:
    """The length of the month, the longest it may have where month or year are open."""
    if found.month in (None, "XX"):
        return 31
    years = found.years
    year = years[0] if years and years[0] == years[1] else 2000
    return month_length(year, int(found.month or "01"))


def point(year: int, month: int | None = None, day: int | None = None, qualifier: Qualifier = "") -> PartialDate:
    """The PartialDate of numbers, which may lack month and day."""
    return PartialDate(
        year_text(year),
        f"{month:02}" if month else None,
        f"{day:02}" if month and day else None,
        qualifier=qualifier,
    )
