"""Days of acts: what a claimed time and a register's date say of the day on which one was listed or removed, and how far
apart the two are. Two-sided: dates differ only where they cannot be one day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from variorum.dates import Bounds, Choice, Day, Interval, PartialDate, bounds, humanise, parse
from variorum.dates.bounds import widened
from variorum.dates.calendar import ordinal

SAME_ACT = 45
"""Days up to which two dates may be of one act: it is signed, announced, published and takes effect on different days.

Source: a convention of this project. Revolutionary Struggle was designated by a signature of 22 April 2009, published on
18 May: 26 days; a longer stretch is told as another date.
"""

_MONTH, _YEAR = 30.44, 365.25


@dataclass(frozen=True, slots=True)
class Reach:
    """The days among which one day is: from `earliest` to `latest`, None where a side is open."""

    earliest: Day | None
    latest: Day | None

    @property
    def day(self) -> bool:
        """Whether it is one day and no more."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def bound(self) -> bool:
        """Whether anything is known of it."""
        return self.earliest is not None or self.latest is not None


@lru_cache(maxsize=4096)
def begun(edtf: str) -> Reach:
    """When what `edtf` dates began: for "1997/.." a day of 1997, for "../1988" one up to 1988, for "1987/1989" any in it, since
    such a time may be a stretch or a doubt.

    Raises: EdtfError where the text is not EDTF.
    """
    value = parse(edtf)
    if isinstance(value, Interval) and isinstance(value.start, PartialDate) and not isinstance(value.end, PartialDate):
        return Reach(*widened(value.start))
    if isinstance(value, PartialDate):
        return Reach(*widened(value))
    return _whole(bounds(edtf))


@lru_cache(maxsize=4096)
def ended(edtf: str) -> Reach | None:
    """When what `edtf` dates ended; None where it tells no end ("1997", "1997/..").

    Raises: EdtfError where the text is not EDTF.
    """
    value = parse(edtf)
    if isinstance(value, Interval) and isinstance(value.end, PartialDate) and isinstance(value.start, PartialDate):
        return Reach(*widened(value.end))
    return None


@lru_cache(maxsize=4096)
def reach(edtf: str) -> Reach:
    """The days that a register's date may be.

    Raises: EdtfError where the text is not EDTF.
    """
    value = parse(edtf)
    if isinstance(value, PartialDate):
        return Reach(*widened(value))
    return _whole(bounds(edtf))


def between(first: str, last: str) -> str:
    """The EDTF of one day from the date `first` to the date `last`."""
    return f"[{first}..{last}]"


def apart(one: Reach, other: Reach) -> int | None:
    """The days that lie at least between the two; 0 where they can be one day, None where nothing is known of one."""
    if not one.bound or not other.bound:
        return None
    if one.earliest is not None and other.latest is not None and one.earliest > other.latest:
        return ordinal(one.earliest) - ordinal(other.latest)
    if other.earliest is not None and one.latest is not None and other.earliest > one.latest:
        return ordinal(other.earliest) - ordinal(one.latest)
    return 0


def distance(days: int, *, exact: bool) -> str:
    """The days in words: "26 days", "about 7 months", "at least 2 years"."""
    if days < 2 * _MONTH:
        told = f"{days} day{'s' if days != 1 else ''}"
        return told if exact else f"at least {told}"
    number, unit = (int(days / _MONTH), "month") if days < 2 * _YEAR else (int(days / _YEAR), "year")
    return f"{'about' if exact else 'at least'} {number} {unit}{'s' if number != 1 else ''}"


def told(edtf: str) -> str:
    """A date in words, with its preposition: "on 8 October 1997", "in 2001", "since 1997", "between 1 and 29 March" for one day of
    several, "from 1997 to September 2012" for a time.

    Raises: EdtfError where the text is not EDTF.
    """
    value = parse(edtf)
    if isinstance(value, Choice) and len(value.members) == 1 and isinstance(value.members[0], Interval):
        first, last = (humanise(str(d)) if isinstance(d, PartialDate) else "" for d in _sides(value.members[0]))
        if first and last:
            return f"between {first} and {last}"
        return f"after {first}" if first else f"by {last}"
    words = humanise(edtf)
    if isinstance(value, Interval):
        both = isinstance(value.start, PartialDate) and isinstance(value.end, PartialDate)
        return f"from {words}" if both and " to " in words else f"in the {words}" if both else words
    if words.startswith("about "):
        return words
    known = bounds(edtf)
    return f"on {words}" if known.earliest == known.latest else f"in {words}"


def _sides(value: Interval) -> tuple[object, object]:
    return value.start, value.end


def _whole(known: Bounds) -> Reach:
    return Reach(known.earliest, known.latest)
