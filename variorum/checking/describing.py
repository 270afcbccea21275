"""Entries and snapshots in words: what a reader would look up, and what became of a listing."""

from __future__ import annotations

from variorum.checking.dating import told
from variorum.checking.entries import Entry
from variorum.checking.lists import title_of
from variorum.checking.standing import stand
from variorum.dates import Day, humanise
from variorum.model import Searched

_DIGITS = 12
"""The digits of a file's digest that a reason tells; `Searched` has them all."""


def entry_words(entry: Entry) -> str:
    """An entry with its register, list and dates: what a reader would look up."""
    on = f", {title_of(entry.lists[0])}" if entry.lists else ""
    since = f"listed {told(entry.listed)}" if entry.listed else "with no date of listing"
    if entry.listing.listed is None and entry.listed is not None:
        since = f"come {told(entry.listed)}, between two files"
    scope = f" ({entry.listing.scope})" if entry.listing.scope else ""
    until = f", removed {told(entry.listing.removed)}" if entry.listing.removed else ""
    grade = f" (grade {entry.listing.grade})" if entry.listing.grade else ""
    return f"Entry {entry.listing.name!r}{on}{scope} in {entry.listing.register}: {since}{until}{grade}."


def standing_words(entry: Entry, day: Day) -> str:
    """What became of a listing by `day`, in a sentence."""
    stood = stand(entry, day)
    on = humanise(str(day))
    seen = humanise(entry.tenure.last) if entry.tenure.last else ""
    gone = entry.tenure.vanished
    match stood.standing:
        case "removed":
            end = told(entry.listing.removed) if entry.listing.removed else "on a day that is not known"
            return f"As of {on} it was off the list: removed {end}."
        case "vanished" if gone is not None:
            return f"As of {on} it was off the list: it is in the file of {humanise(gone[0])}, not in that of {humanise(gone[1])}."
        case "vanished":
            return f"As of {on} it was off the list."
        case "listed" if stood.held == "certain":
            return f"As of {on} it was on the list."
        case "listed" if seen:
            return f"Still listed as of {seen}, the newest file that was searched."
        case "listed":
            return "Listed, and no end is told."
        case "not_yet":
            return f"As of {on} it was not listed yet."
        case _:
            return f"Whether it was on the list on {on} is not told."


def searched_words(one: Searched) -> str:
    """A snapshot with its date and digest."""
    dated = humanise(one.published) if one.published else "undated"
    digests = ", ".join(sha[:_DIGITS] for sha in one.sha256)
    excerpt = "" if one.complete else ", not complete"
    return f"{one.title} ({dated}, sha256 {digests}{excerpt})"


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
