"""Names that a user gives, held against all names of official lists: ranked possible matches, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from variorum.checking.comparing import Compared, Rarity, Scored, scored
from variorum.checking.entries import Entry
from variorum.checking.index import Indexed, NameIndex, read_as
from variorum.checking.pairwords import of_scripts
from variorum.checking.standing import Stand, stand
from variorum.dates import Day, EdtfError, bounds
from variorum.language.name_words import gazetteer
from variorum.model import ListedKind, Match
from variorum.resolution.forms import Form, Kind, forms_of

THRESHOLD = 0.7
"""From this score on a name is a possible match. Chosen on mistyped names of the United Nations' list and on judged pairs
(benchmarks/screening.py): below it names that share a common word come up, above it two slips of the pen are lost."""
LIMIT = 10
_KINDS: dict[Kind, ListedKind] = {"person": "person", "organization": "organization"}
_PARTS = {"armed_wing": "an armed wing", "faction": "a part or faction", "umbrella": "an umbrella"}
# So many names are compared in any case, so many more for each further list where they share this much of their words.
_CANDIDATES, _MORE, _SURE = 12, 6, 0.8
# Names that share less of their words are not compared: measured, it loses none that are found, and a third of the wrong matches.
_LEAST = 0.58
_BORN_APART = 0.8
"""What is left of a score where the years of birth differ."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to screen, and what is known of its bearer: None and "" where nothing is. `born` is an EDTF date, `where` says
    where the name stands ("line 3"). `others` are more names of the bearer, which count as much."""

    name: str
    kind: ListedKind | None = None
    country: str = ""
    born: str = ""
    where: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """A name and its possible matches, the likeliest first: until a person confirms one, each is no more than that."""

    asked: Asked
    matches: tuple[Match, ...]

    def as_dict(self) -> dict[str, Any]:
        """The result as plain JSON values."""
        return asdict(self)


class Screener:
    """The names of the entries, indexed, and what is told of each entry on a day."""

    def __init__(self, entries: Sequence[Entry], day: Day) -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._day = day
        self._stands: dict[tuple[str, str], Stand] = {}
        self.index = NameIndex(replace(entry.listing, names=entry.names) for entry in entries)
        # Each further list may have the same bearer once more, under several names.
        registers = len({entry.listing.register for entry in entries})
        self._most = _CANDIDATES + _MORE * max(0, registers - 1)
        self._rarity: dict[Kind, Rarity] = {
            read: partial(self.index.rarity, kind=kind) for read, kind in _KINDS.items()
        }

    def matches(self, asked: Asked, *, threshold: float = THRESHOLD, limit: int = LIMIT) -> tuple[Match, ...]:
        """The entries that may be the one asked about, one match for each, by its likest name; at most `limit`.

        Of equal scores those come first whose names by themselves are enough. A name of no kind is looked for among all.
        """
        found: dict[tuple[str, str], tuple[str, Indexed, Scored]] = {}
        for name in dict.fromkeys((asked.name, *asked.others)):
            for indexed, likeness in self._like(name, asked.kind, threshold):
                key = (indexed.register, indexed.key)
                if key not in found or _rank(indexed, likeness) > _rank(*found[key][1:]):
                    found[key] = (name, indexed, likeness)
        made = (self._match(asked, name, indexed, likeness.told()) for name, indexed, likeness in found.values())
        kept = sorted(
            (m for m in made if m.score >= threshold), key=lambda m: (-m.score, not m.alone, m.register, m.key)
        )
        return tuple(kept[:limit])

    def _like(self, name: str, kind: ListedKind | None, threshold: float) -> Iterator[tuple[Indexed, Scored]]:
        """The listed names that are like `name`."""
        forms: dict[Kind, tuple[Form, ...]] = {}
        for number, candidate in enumerate(self.index.candidates(name, kind, limit=self._most, least=_LEAST)):
            if number >= _CANDIDATES and candidate.share < _SURE:
                continue
            indexed = candidate.indexed
            read = read_as(indexed.kind)
            if read not in forms:
                forms[read] = forms_of(name, read)
            likeness = scored(forms[read], indexed.forms, read, self._rarity[read], least=threshold)
            if likeness:
                yield indexed, likeness

    def _match(self, asked: Asked, name: str, indexed: Indexed, likeness: Compared) -> Match:
        entry = self._entries[(indexed.register, indexed.key)]
        listing = entry.listing
        stood = self._stands.get(entry.key)
        if stood is None:
            stood = self._stands[entry.key] = stand(entry, self._day)
        factor, more = _known(asked, entry)
        weak = [] if indexed.name.quality != "weak" else ["the publisher calls this alias weak"]
        if likeness.single:
            weak.append("a name of one word, which many may bear")
        elif likeness.weak:
            weak.append("an abbreviation, words that many have, or another number")
        if likeness.relation in _PARTS:
            weak.append(f"one is named as {_PARTS[likeness.relation]} of the other")
        return Match(
            register=listing.register,
            key=listing.key,
            snapshot=entry.snapshot,
            asked=name,
            found=indexed.name.text,
            quality=indexed.name.quality,
            score=round(likeness.score * factor, 4),
            reasons=(*of_scripts(name, indexed.name.text), *likeness.reasons, *weak, *more),
            alone=not weak and factor == 1 and likeness.relation == "same",
            relation=likeness.relation,
            authority=listing.authority,
            lists=listing.lists or listing.programmes,
            scope=listing.scope,
            listed=listing.listed,
            removed=listing.removed,
            standing=stood.standing,
            between=entry.tenure.vanished,
            grade=listing.grade,
            note="; ".join(text for text in (listing.date_note, listing.note) if text),
            list=entry.lists[0] if entry.lists else "",
            held=stood.held,
            seen=entry.tenure.last,
            came=entry.tenure.came,
        )


def screen(
    names: Iterable[Asked], screener: Screener, *, threshold: float = THRESHOLD, limit: int = LIMIT
) -> Iterator[Screened]:
    """Each name with its possible matches, in the order of the names; see `Screener.matches`."""
    for asked in names:
        yield Screened(asked, screener.matches(asked, threshold=threshold, limit=limit))


def _rank(indexed: Indexed, likeness: Scored) -> tuple[float, bool, bool, str]:
    """Of an entry's names the likest counts; of equals a good one, then its own."""
    quality = indexed.name.quality
    return likeness.score, quality != "weak", quality == "primary", indexed.name.text


def _known(asked: Asked, entry: Entry) -> tuple[float, list[str]]:
    """What birth and country make of a match: what is left of its score, and why."""
    said = []
    factor = 1.0
    births = entry.listing.births
    if asked.born and births:
        fits = [born for born in births if _together(asked.born, born)]
        if fits:
            said.append(f"born {asked.born}, listed as born {fits[0]}")
        else:
            factor = _BORN_APART
            said.append(f"born {asked.born}, but listed as born {' or '.join(births)}")
    countries = [_country(name) for name in entry.listing.countries]
    if asked.country and countries:
        same = _country(asked.country) in countries
        said.append(f"both of {asked.country}" if same else f"{asked.country} is not among its countries")
    return factor, said


def _together(one: str, other: str) -> bool:
    """Whether two dates of birth may be one: the less precise of them holds."""
    left, right = bounds(one), bounds(other)
    first = max((d for d in (left.earliest, right.earliest) if d is not None), default=None)
    last = min((d for d in (left.latest, right.latest) if d is not None), default=None)
    return first is None or last is None or first <= last


def _country(name: str) -> str:
    return (gazetteer().country_of(name.casefold()) or name).casefold()


def is_date(text: str) -> bool:
    """Whether `text` is a date as `Asked.born` has it."""
    try:
        bounds(text)
    except EdtfError:
        return False
    return True
