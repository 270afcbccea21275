"""What became of a listing by a day: never surer than the registers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.checking.dating import Reach, reach
from variorum.checking.entries import Entry
from variorum.dates import Day, bounds
from variorum.model import Gap, Held, ListedStanding


@dataclass(frozen=True, slots=True)
class Stand:
    """The standing of an entry on a day, and whether it was on the list then. `told` is the day of the newest
    evidence for it, None where there is none."""

    standing: ListedStanding
    held: Held
    told: Day | None = None


UNTOLD = Stand("unknown", "unknown")


def stand(entry: Entry, day: Day) -> Stand:
    """What became of the entry by `day`.

    - Before its listing "not_yet"; within an uncertain date of it "unknown", possibly held.
    - From its listing to the newest file that has it "listed", surely; after that file possibly so.
    - From the day of a recorded end "removed", from the file that has it no more "vanished". Within an uncertain day of
      the end, and between the two files, "unknown", possibly held.
    - A history's "removed" without a day is so from the history's own date on.
    """
    if over := _over(entry, day):
        return over
    since = reach(entry.listed) if entry.listed is not None else _first(entry)
    if since is None or not since.bound:
        return _seen(entry, day)
    if since.earliest is not None and day < since.earliest:
        return Stand("not_yet", "no", since.earliest) if entry.listed is not None else UNTOLD
    if since.latest is None or day < since.latest:
        return Stand("unknown", "possible", since.earliest)
    return _away(entry, day) or _on(entry, day, since.latest)


def together(stands: Sequence[Stand]) -> Stand:
    """What several entries of one list tell of one body: who is surely on it is; else the newest evidence holds."""
    sure = [one for one in stands if one.held == "certain"]
    if sure:
        return max(sure, key=_age)
    told = [one for one in stands if one.standing not in ("unknown", "not_yet")]
    waiting = [one for one in stands if one.standing == "unknown" and one.held == "possible"]
    for group in (told, waiting, stands):
        if group:
            return max(group, key=_age)
    return UNTOLD


def _age(one: Stand) -> tuple[bool, Day, str]:
    return one.told is not None, one.told or Day(0, 1, 1), one.standing


def _over(entry: Entry, day: Day) -> Stand | None:
    """Whether the entry's end had come by `day`; None where not, or where no end is known."""
    if not entry.over:
        return None
    known: ListedStanding = "removed" if entry.listing.standing == "removed" else "vanished"
    end = reach(entry.removed) if entry.removed is not None else None
    if end is not None and end.latest is not None and day >= end.latest:
        return Stand(known, "no", end.latest)
    history = _history(entry)
    if (end is None or end.latest is None) and history is not None and day >= history:
        return Stand(known, "no", history)
    if end is not None and entry.listing.removed is None and end.earliest == day:
        return None  # the day of the last file that has it
    if end is None or end.earliest is None or day >= end.earliest:
        before = end is not None and end.earliest is not None
        return Stand("unknown", "possible", end.earliest if before and end is not None else None)
    return None


def _history(entry: Entry) -> Day | None:
    """The day by which a history knows of the end of which it gives no day."""
    return bounds(entry.known).latest if entry.known is not None and entry.listing.standing == "removed" else None


def _first(entry: Entry) -> Reach | None:
    """The day of the first file that has it, where nobody dates the listing."""
    if entry.tenure.first is None:
        return None
    day = bounds(entry.tenure.first).latest
    return Reach(day, day)


def _seen(entry: Entry, day: Day) -> Stand:
    return UNTOLD if not entry.tenure.seen else Stand("listed", "possible")


def _away(entry: Entry, day: Day) -> Stand | None:
    """Whether the day falls into a time in which it was away and came back."""
    for gap in entry.tenure.gaps:
        if gap.back is not None and (found := _in_gap(gap, day)):
            return found
    return None


def _in_gap(gap: Gap, day: Day) -> Stand | None:
    after, by, back = bounds(gap.after).latest, bounds(gap.by).latest, bounds(gap.back or gap.by).earliest
    if after is None or by is None or back is None or not after < day < back:
        return None
    return Stand("vanished", "no", by) if day == by else Stand("unknown", "possible", after)


def _on(entry: Entry, day: Day, since: Day) -> Stand:
    """Listed by then: surely up to its known end or the newest file that has it."""
    if entry.over:
        return Stand("listed", "certain", day)
    last = bounds(entry.tenure.last).earliest if entry.tenure.last is not None else None
    if last is not None and day <= last:
        return Stand("listed", "certain", day)
    return Stand("listed", "possible", last if last is not None and last > since else since)
