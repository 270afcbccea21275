"""Names of official lists, indexed: which of tens of thousands may be the one asked about, in about a millisecond."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from rapidfuzz.distance import OSA

from variorum.checking.neighbours import Neighbours, bone_keys, unvowelled
from variorum.checking.tables import Runs, Table
from variorum.model import ListedKind, ListedName, Listing
from variorum.resolution.forms import Form, Kind, forms_of

# Candidates that share less than this of their words, weighed by rarity, are nobody's; half the words are 0.5 to 0.7.
LEAST = 0.45
# Words so common are looked at only in the candidates that rarer words have found, where they cannot make one by themselves.
_COMMON = 0.4
_MOST = 12
# What is the same as a whole, but for a letter or for vowels, shares this much at least.
_WHOLE = 0.9
_WIDE, _RUN = 3, 0.3


@dataclass(frozen=True, slots=True)
class Indexed:
    """A name of an entry, and which entry of which register it is. `forms` are the ways in which it is read."""

    register: str
    key: str
    kind: ListedKind
    name: ListedName
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be the one asked about, and how much of the two names' words are the same: roughly, in [0,1]."""

    indexed: Indexed
    share: float


def read_as(kind: ListedKind) -> Kind:
    """How names of this kind are taken apart: a person's, or a body's."""
    return "person" if kind == "person" else "organization"


class NameIndex:
    """All names of the listings, each once for an entry, found by their words, whatever spelling, script or order.

    An entry that stands in several files of its register is one entry with the names of all. Kinds are kept apart:
    persons are not looked for among bodies, ships and aircraft, nor the other way, unless the kind asked about is None.
    """

    def __init__(self, listings: Iterable[Listing]) -> None:
        held: dict[tuple[str, str, str], Indexed] = {}
        for listing in listings:
            for name in listing.names:
                where = (listing.register, listing.key, name.text)
                if name.text.strip() and where not in held:
                    forms = forms_of(name.text, read_as(listing.kind))
                    held[where] = Indexed(listing.register, listing.key, listing.kind, name, forms)
        self.names = tuple(held.values())
        """All names, in the listings' order."""
        self._sides = {
            read: _Side([n for n in self.names if read_as(n.kind) == read]) for read in ("person", "organization")
        }

    def candidates(
        self, name: str, kind: ListedKind | None = None, *, limit: int = _MOST, least: float = LEAST
    ) -> tuple[Candidate, ...]:
        """The names that may be `name`, those that share most first; at most `limit`, none that shares less than `least`.

        Without `kind` it is looked for among all. A name without letters has none.
        """
        reads: tuple[Kind, ...] = ("person", "organization") if kind in (None, "other") else (read_as(kind),)
        found = [c for read in reads for c in self._sides[read].candidates(forms_of(name, read), limit, least)]
        if kind in ("person", "vessel", "aircraft", "organization"):
            found = [c for c in found if c.indexed.kind in (kind, "other")]
        return tuple(heapq.nlargest(limit, found, key=lambda c: c.share))

    def rarity(self, word: str, kind: ListedKind) -> float:
        """How much a word (plain letters, lower case) tells among these names: about 1 for one that is rare, to 0."""
        return self._sides[read_as(kind)].words.rarity(word)


class _Side:
    """The names that are read in one way."""

    def __init__(self, names: list[Indexed]) -> None:
        self.forms = [(indexed, form) for indexed in names for form in indexed.forms if form.words or form.acronym]
        self.words = Neighbours(form for _, form in self.forms)
        self._runs = Runs(form.run for _, form in self.forms)

    @cached_property
    def _unwritten(self) -> Table:
        """The forms whose vowels are not written, by their consonants."""
        return self._by_bones(True)

    @cached_property
    def _written(self) -> Table:
        """The other forms by their consonants: made when a name without vowels is first asked about."""
        return self._by_bones(False)

    def _by_bones(self, hidden: bool) -> Table:
        table = Table()
        for number, (_, form) in enumerate(self.forms):
            if unvowelled(form) == hidden:
                for key in bone_keys(form):
                    table.put(key, number)
        return table

    def candidates(self, forms: tuple[Form, ...], limit: int, least: float) -> list[Candidate]:
        best: dict[int, tuple[float, float, Indexed]] = {}
        for form in forms:
            for share, number in heapq.nlargest(_WIDE * limit, ((s, n) for n, s in self._shares(form, least))):
                indexed, listed = self.forms[number]
                # What shares as many words is the likelier the more letters stand in one order.
                rank = share + _RUN * OSA.normalized_similarity(form.run, listed.run)
                if rank > best.get(id(indexed), (0.0, 0.0, indexed))[0]:
                    best[id(indexed)] = (rank, share, indexed)
        most = heapq.nlargest(limit, best.values(), key=lambda b: b[0])
        return [Candidate(indexed, round(share, 4)) for _, share, indexed in most]

    def _shares(self, form: Form, least: float) -> list[tuple[int, float]]:
        """The forms by number that share words with `form`, and how much."""
        words = self.words
        asked = sorted(words.asked(form), key=lambda a: a.names)
        total = sum(a.weight for a in asked if not a.beside) or 1.0
        rest = sum(a.weight for a in asked)
        shared: dict[int, float] = {}
        for one in asked:
            if rest / total < _COMMON and one.names > len(shared):
                shared = {
                    n: worth for n, worth in shared.items() if worth + rest >= least * sqrt(total * words.weights[n])
                }
                for number in shared:
                    if worth := words.worth(one, number):
                        shared[number] += worth
            else:
                for number, worth in words.postings(one):
                    shared[number] = shared.get(number, 0.0) + worth
            rest -= one.weight
        weights = words.weights
        found = {n: min(1.0, worth / sqrt(total * weights[n])) for n, worth in shared.items()}
        for number in (*self._of_bones(form), *self._runs.near(form.run)):
            found[number] = max(found.get(number, 0.0), _WHOLE)
        return [(n, share) for n, share in found.items() if share >= least]

    def _of_bones(self, form: Form) -> set[int]:
        """The forms by number that have the consonants of `form`, where the vowels of only one are written."""
        found = self._written if unvowelled(form) else self._unwritten
        return {number for key in bone_keys(form) for number in found.get(key)} if len(found) else set()
