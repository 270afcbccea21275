"""Which entries are a subject's, as far as names tell; and, with what a claim says, which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.checking.dating import SAME_ACT, Reach, apart, reach
from variorum.checking.entries import Entry
from variorum.checking.index import NameIndex
from variorum.checking.naming import SPELLING, Likeness, NameKind, Pair, key_of, liken, words_in
from variorum.checking.saying import Said, Subject
from variorum.checking.standing import Stand, stand
from variorum.dates import Day
from variorum.lexicon import lexicon
from variorum.model import Match

Key = tuple[str, str]
"""An entry's register and its own key there."""

_MOST_BEYOND = 24


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that may be the subject's, and why. `by` is the entry that has both its names and the subject's, where it is
    known by way of another; `outdone` says that another entry of its list is meant.
    """

    entry: Entry
    likeness: Likeness
    by: Entry | None = None
    outdone: bool = False

    @property
    def same(self) -> bool:
        """Whether the entry is for the body itself, no wing or umbrella of it."""
        return self.likeness.relation == "same"


class Finder:
    """Finds the entries of subjects. Each subject is looked for once; names are indexed when somebody of their kind is first
    looked for, since most entries of large lists are persons and most subjects are bodies."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        """All entries."""
        self._entries = {entry.key: entry for entry in entries}
        self._indexes: dict[NameKind, NameIndex] = {}
        self._known: dict[tuple[NameKind, tuple[str, ...]], tuple[Found, ...]] = {}

    def find(self, subject: Subject) -> tuple[Found, ...]:
        """The entries that may be the subject's, those first whose names tell most."""
        asked = (subject.kind, subject.names)
        if asked not in self._known:
            self._known[asked] = self._find(subject)
        return self._known[asked]

    def _find(self, subject: Subject) -> tuple[Found, ...]:
        asked = list(subject.names)
        if subject.kind == "organization":
            # A wing's name has so many words more that the body's own would not find it.
            asked += [f"{name} {part}" for name in subject.names for part in lexicon("listings")["parts"]]
        found = self._like(self._near(asked, subject.kind), subject.names, subject.kind)
        return tuple(self._bridged(_told_apart(sorted(found, key=_rank), subject), subject))

    def _near(self, names: Iterable[str], kind: NameKind) -> list[Key]:
        """The keys of the entries that may have one of the names."""
        index = self._index(kind)
        found = (candidate.indexed for name in names for candidate in index.candidates(name, kind))
        return list(dict.fromkeys((one.register, one.key) for one in found))

    def _index(self, kind: NameKind) -> NameIndex:
        """The names of the entries that may be of the kind: neither ships nor aircraft."""
        if kind not in self._indexes:
            fit = (entry for entry in self.entries if entry.listing.kind in (kind, "other"))
            self._indexes[kind] = NameIndex(replace(entry.listing, names=entry.names) for entry in fit)
        return self._indexes[kind]

    def _like(self, keys: Iterable[Key], names: Sequence[str], kind: NameKind) -> Iterator[Found]:
        """Of the entries those whose names are like `names`."""
        for key in keys:
            entry = self._entries[key]
            likeness = liken(names, entry.names, kind, scope=entry.listing.scope)
            if likeness is not None:
                yield Found(entry, likeness)

    def _bridged(self, found: Sequence[Found], subject: Subject) -> list[Found]:
        """The entries found, and those that one of them tells to be the same body: a list that calls it by a name that the
        documents lack may be known by another that has both.

        One step and no more, to lists that do not have the body by its own names; by an entry that is the subject's by its
        own name or by several; and one of the names that join the two entries is an entry's own, since by aliases alone the
        fronts and successors of a body become each other. For persons none: their names are too many.
        """
        bridges = [one for one in found if one.same and one.likeness.alone and _firm(one, subject)]
        if subject.kind == "person" or not bridges:
            return list(found)
        have = {one.entry.listing.register for one in found if one.same and one.likeness.alone}
        out = {one.entry.key: one for one in found}
        for bridge in bridges:
            names = [name.text for name in bridge.entry.names if name.quality != "weak"][:_MOST_BEYOND]
            for key in self._near(names, subject.kind):
                entry, old = self._entries[key], out.get(key)
                if entry.listing.register in have or (old and (old.outdone or old.by or not old.same)):
                    continue
                if (likeness := _joined(bridge.entry, entry, subject)) is not None:
                    out[key] = Found(entry, likeness, bridge.entry)
        return sorted(out.values(), key=_rank)


def _firm(found: Found, subject: Subject) -> bool:
    """Whether an entry is the subject's by its own name, or by several."""
    own = {key_of(name, subject.kind) for name in subject.names}
    return found.likeness.alike > 1 or key_of(found.entry.listing.name, subject.kind) in own


def _joined(bridge: Entry, entry: Entry, subject: Subject) -> Likeness | None:
    """How an entry is the body of another, the `bridge`, of which the subject is known to be; None where it is not told.

    Its reasons set a name of the subject beside the entry's, by way of the bridge's.
    """
    names = [name.text for name in bridge.names if name.quality != "weak"]
    own = liken(names[:1], entry.names, subject.kind, scope=entry.listing.scope)
    theirs = liken(names, entry.names[:1], subject.kind, scope=entry.listing.scope)
    for like in (own, theirs):
        if like is not None and like.alone and like.best.exact and like.relation == "same":
            why = f"by way of the entry {bridge.listing.name!r} in {bridge.listing.register}, which is taken for the same body"
            return replace(like, alone=False, reasons=(*like.reasons, why))
    return None


def _rank(found: Found) -> tuple[bool, bool, bool, bool, int, float, str, str]:
    like = found.likeness
    return (
        not like.alone,
        found.by is None,
        not like.best.exact,
        not found.same,
        -like.support,
        -like.best.score,
        *found.entry.key,
    )


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
            out.append(replace(one, likeness=likeness, outdone=True))
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


def one_body(left: Entry, right: Entry) -> bool:
    """Whether two entries share a name: one body, listed twice or on two lists."""
    return bool(
        {key_of(name.text, "organization") for name in left.names}
        & {key_of(name.text, "organization") for name in right.names}
    )


def counts(found: Found, counted: frozenset[Key]) -> bool:
    """Whether an entry is taken for the subject's."""
    return found.same and (found.likeness.alone or found.by is not None or found.entry.key in counted)


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
    """The entries whose weak names are enough because authority and date of the claim fit: both dated within a year or two,
    no further apart than one act's days, the names one but for spelling, and no denial.

    One that another entry of its list outdoes counts only where no other's date fits.
    """
    if said.began is None or said.authority is None or said.denied or not _dated(said.began):
        return frozenset()
    fit = [one for one in found if one.same and one.entry.listing.authority == said.authority.id and _fits(one, said)]
    plain = [one for one in fit if not one.outdone]
    return frozenset(one.entry.key for one in plain or fit if _one_name(one.likeness.best))


def _fits(one: Found, said: Said) -> bool:
    """Whether the claimed date is that of the entry, or of the same act."""
    if said.began is None:
        return False
    gaps = (apart(said.began, day) for day in days_of(one.entry, said.says) if _dated(day))
    return any(gap is not None and gap <= SAME_ACT for gap in gaps)


def _one_name(pair: Pair) -> bool:
    """Whether two names are one, spelled alike or a single word in two transliterations."""
    single = all(words_in(name) == 1 for name in (pair.asked, pair.found.text))
    return pair.exact or (single and pair.score >= SPELLING)


def _dated(claimed: Reach) -> bool:
    """Whether a date is narrow enough to tell: both sides known and no more than a year apart."""
    if claimed.earliest is None or claimed.latest is None:
        return False
    return claimed.latest.year - claimed.earliest.year <= 1
