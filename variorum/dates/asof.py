"""Whether something held on a day, as far as an uncertain date can tell."""

from __future__ import annotations

from datetime import date
from typing import Literal

from variorum.dates.bounds import edges, widened
from variorum.dates.calendar import Day
from variorum.dates.edtf import Choice, Interval, PartialDate, parse

Answer = Literal["certain", "possible", "no", "unknown"]


def as_of(edtf: str | None, day: date | Day, *, said: date | Day | None = None) -> Answer:
    """Whether what `edtf` dates held on `day`.

    - A single date names a day somewhere inside its bounds: "possible" there, "certain" where it is that
      very day, "no" outside.
    - An interval is "certain" from the last day it may begin to the first day it may end, "possible" in
      the doubtful edges, "no" outside.
    - An open start ("by 1988", "until 2001") is "possible" for all earlier days: the words do not say that
      it had always been so. An open end ("since 1981") is "certain" for later days; with `said`, the
      day on which the source said so, only until then and "possible" after it.
    - A blank side and a missing date are "unknown".
    - "~" and "?" turn "no" into "possible" within one unit of the date's precision, and "certain" into
      "possible" within the same reach of the edge.

    Raises: EdtfError where the text is not EDTF.
    """
    if not edtf:
        return "unknown"
    value, on = parse(edtf), Day.of(day)
    if isinstance(value, PartialDate):
        return _on_date(value, on)
    if isinstance(value, Interval):
        return _in_interval(value, on, Day.of(said) if said is not None else None)
    return _in_choice(value, on)


def _on_date(value: PartialDate, on: Day) -> Answer:
    earliest, latest = widened(value)
    if earliest is None or latest is None:
        return "unknown"
    if not earliest <= on <= latest:
        return "no"
    return "certain" if earliest == latest else "possible"


def _in_interval(value: Interval, on: Day, said: Day | None) -> Answer:
    begun = _begun(value.start, on)
    ended = _not_ended(value.end, on, said)
    for answer in ("no", "unknown", "possible"):
        if answer in (begun, ended):
            return answer
    return "certain"


def _begun(start: PartialDate | Literal["..", ""], on: Day) -> Answer:
    """Whether a time that starts at `start` has begun on the day."""
    if not isinstance(start, PartialDate):
        return "possible" if start == ".." else "unknown"
    earliest, latest = widened(start)
    if earliest is None or latest is None:
        return "unknown"
    return "no" if on < earliest else "certain" if on >= latest else "possible"


def _not_ended(end: PartialDate | Literal["..", ""], on: Day, said: Day | None) -> Answer:
    """Whether a time that ends at `end` has not yet ended on the day."""
    if not isinstance(end, PartialDate):
        if end == "":
            return "unknown"
        return "possible" if said is not None and on > said else "certain"
    earliest, latest = widened(end)
    if earliest is None or latest is None:
        return "unknown"
    return "no" if on > latest else "certain" if on <= _sure_end(end, earliest) else "possible"


def _sure_end(end: PartialDate, earliest: Day) -> Day:
    """The last day on which the time surely still runs: the first of its end's days."""
    first = edges(end)[0]
    return min(earliest, first) if first is not None else earliest


def _in_choice(value: Choice, on: Day) -> Answer:
    answers = [
        _on_date(member, on) if isinstance(member, PartialDate) else _in_interval(member, on, None)
        for member in value.members
    ]
    if all(answer == "no" for answer in answers):
        return "no"
    if (value.every and "certain" in answers) or all(answer == "certain" for answer in answers):
        return "certain"
    return "unknown" if all(answer in ("no", "unknown") for answer in answers) else "possible"
