"""Days of the proleptic Gregorian calendar with astronomical years (0 is 1 BC, -479 is 480 BC).

`datetime.date` ends at the year 1, and profiles of empires and faiths do not.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ERA = 146_097  # days in 400 Gregorian years


class Day(NamedTuple):
    """One day: astronomical year, month 1-12, day of the month. Days compare in time order."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, value: date | Day) -> Day:
        """The day of a `datetime.date`, or `value` itself where it is a Day."""
        return value if isinstance(value, Day) else cls(value.year, value.month, value.day)

    def __str__(self) -> str:
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"


def year_text(year: int) -> str:
    """The year as EDTF writes it: four digits, with a sign before year 0, "Y" beyond four digits."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def is_leap(year: int) -> bool:
    """Whether the astronomical year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def ordinal(day: Day) -> int:
    """Days since 0000-03-01, negative before.

    Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    """
    year = day.year - (day.month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    return era * _ERA + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def from_ordinal(number: int) -> Day:
    """The day whose `ordinal` is `number`.

    Source: H. Hinnant, civil_from_days.
    """
    era, of_era = divmod(number, _ERA)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Day(year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1)


def add_days(day: Day, count: int) -> Day:
    """The day `count` days after `day` (before, where negative)."""
    return from_ordinal(ordinal(day) + count)


def add_months(day: Day, count: int) -> Day:
    """The same day of the month `count` months on, or that month's last day where it is shorter."""
    year, index = divmod(day.year * 12 + day.month - 1 + count, 12)
    return Day(year, index + 1, min(day.day, month_length(year, index + 1)))


def weekday(day: Day) -> int:
    """0 for Monday to 6 for Sunday."""
    return (ordinal(day) + 2) % 7
