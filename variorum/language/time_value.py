"""Points of time as far as they are known, their TIMEX3 values, and steps from one to another.

Source: TIMEX3 (ISO-TimeML) value formats; years before Christ as "BC0480", as in WikiWars.
"""

from __future__ import annotations

from dataclasses import dataclass

from variorum.dates.calendar import Day, add_days, add_months, month_length, ordinal, weekday
from variorum.language.time_reading import Reading

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


@dataclass(slots=True)
class Placed:
    """A reading with its time. `point` is what is known of the date, None where it gives none.

    `stretch` is from which year to which a length runs that starts or ends at a known time ("the next 50 years").
    `value` is TIMEX3's; `anchor` says how a relative expression was worked out.
    """

    reading: Reading
    value: str
    point: Focus | None = None
    anchor: str = ""
    stretch: tuple[int, int] | None = None


def year_value(year: int) -> str:
    """The year as TIMEX3 writes it: "1985", "BC0480"."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


# Decades and centuries are numbered by their leading digits, those before Christ from -1 on: 198 is 1980-1989,
# -48 is 489-480 BC; century 18 is 1800-1899, -1 is 100-1 BC. Zero is the decade or century AD 1 begins.


def decade_of(year: int) -> int:
    """The decade of an astronomical year."""
    return year // 10 if year > 0 else -((1 - year) // 10)


def decade_value(decade: int) -> str:
    """TIMEX3's value of a decade: "198", "BC048"."""
    return f"{decade:03}" if decade >= 0 else f"BC{-decade:03}"


def century_of(year: int) -> int:
    """The century of an astronomical year."""
    return year // 100 if year > 0 else -((1 - year) // 100 + 1)


def century_value(century: int) -> str:
    """TIMEX3's value of a century: "18", "BC03" for the 4th century BC."""
    return f"{century:02}" if century >= 0 else f"BC{-century - 1:02}"


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


def nearest_year(short: int, near: int, limit: int) -> int:
    """The year that ends in the two digits `short`, nearest to `near` and not after `limit` where one is."""
    options = [century * 100 + short for century in range(near // 100 - 1, near // 100 + 2)]
    return min((y for y in options if y <= limit), key=lambda y: abs(y - near), default=options[0])


def day_exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the month has that day ("31 June" is a misprint; its month stands)."""
    return day is None or month is None or day <= month_length(2000 if year is None else year, month)


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
