"""Dates of histories as EDTF: never more precise than the table."""

from __future__ import annotations

from variorum.dates import EdtfError, PartialDate, bounds, parse
from variorum.model import Issue

_LENGTHS = {"day": 10, "month": 7, "year": 4}


def checked(value: str, label: str, issues: list[Issue], where: str) -> str | None:
    """The date if it is EDTF, None where it is empty or none: then with an issue."""
    if not value:
        return None
    try:
        parse(value)
    except EdtfError as error:
        what = f"{label}: {value[:200]!r} is no date: {error.what}"
        issues.append(Issue("bad-date", what, where, "Write it as EDTF, like 2012-09-28 or 2001-03."))
        return None
    return value


def between(earliest: str, latest: str, issues: list[Issue], where: str) -> str | None:
    """Some day from the one to the other, as EDTF; None where both are empty.

    "[2014-08-20..2019-01-15]" is one day of those; "2014-08-20/2019-01-15" would be a time that lasted.
    """
    first = checked(earliest, "earliest", issues, where)
    last = checked(latest, "latest", issues, where)
    if first is None and last is None:
        return None
    if first is None:
        return f"../{last}"
    if last is None:
        return f"[{first}..]"
    if first == last:
        return first
    low, high = bounds(first).earliest, bounds(last).latest
    if low is not None and high is not None and high < low:
        issues.append(Issue("bad-date", f"the interval ends before it begins: {first} to {last}", where, "Mend it."))
        return None
    return f"[{first}..{last}]"


def of_precision(value: str | None, precision: str, issues: list[Issue], where: str) -> str | None:
    """The date cut to its stated precision ("day", "month", "year"); a value that is shorter already stays."""
    if precision and precision not in _LENGTHS:
        issues.append(Issue("unknown-precision", f"the precision {precision!r} is not known", where))
        return value
    if value is None or not precision or not isinstance(parse(value), PartialDate):
        return value
    return value[: _LENGTHS[precision]]
