"""Points of time as far as they are known, their TIMEX3 values, and steps from one to another.

Source: TIMEX3 (ISO-TimeML) value formats; years before Christ as "BC0480", as in WikiWars.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.dates.calendar import Day, add_days, add_months, ordinal, weekday

# The month that stands for a season when it is placed beside a month; a winter counts to the year of its January.
SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
# What a relative expression of unknown amount may be: "months later" is some month.
MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "TH": "XXXX-XX-XXTXX"}


@dataclass(frozen=True, slots=True)
class Focus:
    """The time the text is at: what is known of it. All None at the start of an undated text."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


def year_value(year: int) -> str:
    """The year as TIMEX3 writes it: "1985", "BC0480"."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def value_of(point: Focus, tod: str = "") -> str:
    """The TIMEX3 value of a point, as far as it is known."""
    base = "XXXX" if point.year is None else year_value(point.year)
    if point.month is not None:
        base += f"-{point.month:02}"
        if point.day is not None:
            base += f"-{point.day:02}"
        elif tod:
            base += "-XX"
    elif tod:
        base += "-XX-XX"
    return base + tod


def season_focus(year: int | None, season: str, *, explicit: bool = False) -> Focus:
    """Where the narrative stands after a season: a winter told in passing began in the year before."""
    if season != "WI" or year is None:
        return Focus(year, SEASON_MONTH[season])
    return Focus(year) if explicit else Focus(year - 1, 12)


def shifted(f: Focus, count: int, unit: str) -> Focus | None:
    """The point `count` units on, as precise as the unit and the focus allow; None where they do not."""
    assert f.year is not None
    if unit in ("Y", "DE", "CE"):
        return Focus(f.year + count * {"Y": 1, "DE": 10, "CE": 100}[unit])
    if f.month is None:
        return None
    if unit == "TH" and count % 24 == 0:
        count, unit = count // 24, "D"
    if unit == "M":
        return Focus(*add_months(Day(f.year, f.month, 1), count)[:2])
    if f.day is None or unit not in ("D", "W"):
        return None
    return Focus(*add_days(Day(f.year, f.month, f.day), count * (7 if unit == "W" else 1)))


def week_value(point: Focus) -> str:
    """The ISO week of a full date."""
    assert point.year is not None and point.month is not None and point.day is not None
    day = Day(point.year, point.month, point.day)
    thursday = add_days(day, 3 - weekday(day))
    week = (ordinal(thursday) - ordinal(Day(thursday.year, 1, 1))) // 7 + 1
    return f"{year_value(thursday.year)}-W{week:02}"
