"""Which entries are a subject's, as far as names tell; and, with what a claim says, which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.checking.dating import SAME_ACT, Reach, apart, reach
from variorum.checking.entries import Entry
from variorum.checking.index import NameIndex
from variorum.checking.naming import Likeness, NameKind, key_of, liken
from variorum.checking.saying import Said, Subject
from variorum.checking.standing import Stand, stand
from variorum.dates import Day
from variorum.lexicon import lexicon
from variorum.model import Match

Key = tuple[str, str]
"""An entry's register and its own key there."""

_SPELLING = 0.75
"""The score of one word in two transliterations ("Hezbollah", "Hizballah"). Chosen by trial on names of the histories."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that may be the subject's, and why."""

    entry: Entry
    likeness: Likeness

    @property
    def same(self) -> bool:
        """Whether the entry is for the body itself, no wing or umbrella of it."""
        return self.likeness.relation == "same"


class Finder:
    """Finds the entries of subjects. Each subject is looked for once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Indexes the names of the entries."""
        self._entries = {entry.key: entry for entry in entries}
        self._index = NameIndex(replace(entry.listing, names=entry.names) for entry in entries)
        self._known: dict[tuple[NameKind, tuple[str, ...]], tuple[Found, ...]] = {}

    def find(self, subject: Subject) -> tuple[Found, ...]:
        """The entries that may be the subject's, those first whose names tell most."""
        asked = (subject.kind, subject.names)
        if asked not in self._known:
            self._known[asked] = self._find(subject)
        return self._known[asked]

    def _find(self, subject: Subject) -> tuple[Found, ...]:
        keys = dict.fromkeys(
            (candidate.indexed.register, candidate.indexed.key)
            for name in subject.names
            for candidate in self._index.candidates(name, subject.kind)
        )
        out = []
        for key in keys:
            entry = self._entries[key]
            likeness = liken(subject.names, entry.names, subject.kind, scope=entry.listing.scope)
            if likeness is not None:
                out.append(Found(entry, likeness))
        return tuple(_told_apart(sorted(out, key=_rank), subject))


def _rank(found: Found) -> tuple[bool, bool, int, float, str, str]:
    like = found.likeness
    return not found.same, not like.alone, -like.support, -like.best.score, *found.entry.key


def _told_apart(ordered: Sequence[Found], subject: Subject) -> list[Found]:
    """Of two entries of one list of which one has more names of the subject, the other is not meant by an alias alone.

    A body's profile may give as its alias what is another's name. Two listings of one body, one after the other, share their
    names, and are both meant.
    """
    out: list[Found] = []
    for one in ordered:
        better = next((b for b in ordered if _outdoes(b, one, subject)), None)
        if better is not None:
            why = f"{better.entry.listing.name!r}, on the same list, has more of the names"
            likeness = replace(one.likeness, alone=False, reasons=(*one.likeness.reasons, why))
            out.append(replace(one, likeness=likeness))
        else:
            out.append(one)
    return sorted(out, key=_rank)


def _outdoes(better: Found, one: Found, subject: Subject) -> bool:
    if better is one or not (better.same and better.likeness.alone and one.likeness.alone):
        return False
    if better.entry.listing.register != one.entry.listing.register:
        return False
    if one.likeness.alike > 1 or better.likeness.alike <= one.likeness.alike:
        return False
    own = {key_of(name.text, subject.kind) for name in one.entry.names}
    main = {key_of(name, subject.kind) for name in (subject.name, better.entry.listing.name)}
    return not own & main


def matches(
    found: Iterable[Found], day: Day, *, said: Said | None = None, counted: frozenset[Key] = frozenset()
) -> tuple[tuple[Match, Stand], ...]:
    """The matches of the entries found, each with its standing on `day`, in their order.

    With `said` each tells how far its date is from the claimed one. Those in `counted` count although their names alone are
    not enough.
    """
    stood = [(one, stand(one.entry, day)) for one in found]
    return tuple((_match(one, its, said, counted), its) for one, its in stood)


def counts(found: Found, counted: frozenset[Key]) -> bool:
    """Whether an entry is taken for the subject's."""
    return found.same and (found.likeness.alone or found.entry.key in counted)


def _match(found: Found, stood: Stand, said: Said | None, counted: frozenset[Key]) -> Match:
    entry, like = found.entry, found.likeness
    listing, tenure = entry.listing, entry.tenure
    return Match(
        register=listing.register,
        key=listing.key,
        snapshot=entry.snapshot,
        asked=like.best.asked,
        found=like.best.found.text,
        quality=like.best.found.quality,
        score=round(like.best.score, 4),
        reasons=like.reasons,
        alone=like.alone,
        authority=listing.authority,
        lists=listing.lists or listing.programmes,
        scope=listing.scope,
        listed=listing.listed,
        removed=listing.removed,
        standing=stood.standing,
        between=tenure.vanished,
        grade=listing.grade,
        note="; ".join(text for text in (listing.date_note, listing.note) if text),
        counts=counts(found, counted),
        relation=like.relation,
        list=entry.lists[0] if entry.lists else "",
        held=stood.held,
        seen=tenure.last,
        came=tenure.came,
        days=distance_of(entry, said) if said is not None else None,
    )


def distance_of(entry: Entry, said: Said) -> int | None:
    """How many days the claimed date is from the entry's at least; None where one of them is not told.

    An act has several days; the nearest counts of those that the entry tells.
    """
    if said.began is None:
        return None
    gaps = [gap for day in days_of(entry, said.says) if (gap := apart(said.began, day)) is not None]
    return min(gaps, default=None)


def days_of(entry: Entry, says: str) -> tuple[Reach, ...]:
    """The days that an entry tells of its listing or of its end: its own first, then those in its details."""
    own = entry.listed if says == "listed" else entry.removed
    kinds = lexicon("listings")["days_of_act" if says == "listed" else "days_of_end"]
    more = (value for label, value in entry.listing.details if label in kinds)
    return tuple(reach(edtf) for edtf in (own, *more) if edtf)


def by_date(found: Iterable[Found], said: Said) -> frozenset[Key]:
    """The entries whose weak names are enough because authority and date of the claim fit: both dated, no further
    apart than one act's days, and no denial."""
    if said.began is None or said.authority is None or said.denied:
        return frozenset()
    out = []
    for one in found:
        if (
            one.same
            and one.likeness.support
            and one.entry.listing.authority == said.authority.id
            and _dated(said.began)
        ):
            gap = distance_of(one.entry, said)
            if gap is not None and gap <= SAME_ACT and one.likeness.best.score >= _SPELLING:
                out.append(one.entry.key)
    return frozenset(out)


def _dated(claimed: Reach) -> bool:
    """Whether a claimed date is narrow enough to tell: both sides known and no more than a year apart."""
    if claimed.earliest is None or claimed.latest is None:
        return False
    return claimed.latest.year - claimed.earliest.year <= 1
