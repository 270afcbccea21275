"""What resolution judges: a referent of one document, with the keys that its names are compared by."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from variorum.language.name_keys import body_key, is_acronym, name_key
from variorum.language.name_words import gazetteer
from variorum.model import Claim, Filler, ReferentType

_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_id(*content: str) -> str:
    """ "ent_" and a hash of `content`."""
    return "ent_" + hashlib.sha256(_packed(content).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class Unit:
    """A referent of one document. `names` are all its names there, the fullest first.

    Its id is a hash of document and fullest name, so that it is the same in every build.
    """

    document: str
    type: ReferentType
    names: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        """The unit's id, that judgements name."""
        return unit_id(self.document, self.names)

    @cached_property
    def described(self) -> bool:
        """Whether no name is a proper one ("four policemen"): such a unit stands for nobody in another document."""
        return not any(any(c.isupper() for c in name) for name in self.names)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the full names are compared by; two units that share one may be the same."""
        out = set()
        for name in self.names:
            if not self.described and not (is_acronym(name) and name.isupper() and self._known(name) is None):
                out.add(self.key_of(name))
        return frozenset(out - {""})

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """The abbreviations among the names, case-folded without dots."""
        return frozenset(name_key(name) for name in self.names if is_acronym(name) and name.isupper())

    @cached_property
    def short(self) -> frozenset[str]:
        """The full names that an abbreviation might equal but for capitals ("Hamas", HAMAS)."""
        return frozenset(key for key in self.keys if " " not in key and len(key) <= 8)

    def key_of(self, name: str) -> str:
        """What one of the names is compared by: a known country's or body's usual name, else the name without dress."""
        known = self._known(name)
        if known is not None:
            return name_key(known)
        return body_key(name) if self.type == "organization" else name_key(name)

    def _known(self, name: str) -> str | None:
        """The usual name of a country or well-known body."""
        if self.type == "place":
            return gazetteer().countries.get(name.casefold())
        return gazetteer().bodies.get(name.casefold()) if self.type == "organization" else None


@lru_cache(maxsize=65536)  # asked for every filler
def unit_id(document: str, names: tuple[str, ...]) -> str:
    """The id of the unit with these names in a document."""
    return content_id(document, name_key(names[0]) or names[0])


def units_of(claims: Iterable[Claim]) -> tuple[Unit, ...]:
    """The units of all fillers, each once, sorted by id. Fillers of one id pool their names; their commonest type holds.

    A plain noun phrase, a value or a quantity (a filler without names) is no unit.
    """
    documents: dict[str, tuple[str, str]] = {}
    names: dict[str, set[str]] = {}
    types: dict[str, Counter[ReferentType]] = {}
    for claim in claims:
        for filler in (f for _, fillers in claim.roles for f in fillers if f.names):
            made = unit_id(claim.document, filler.names)
            first = min(filler.names[0], documents[made][1] if made in documents else filler.names[0])
            documents[made] = (claim.document, first)
            names.setdefault(made, set()).update(filler.names)
            types.setdefault(made, Counter())[_type(filler)] += 1
    out = []
    for made in sorted(documents):
        document, first = documents[made]
        type_ = max(_TYPES, key=lambda t: (types[made][t], -_TYPES.index(t)))
        out.append(Unit(document, type_, (first, *sorted(names[made] - {first}))))
    return tuple(out)


def _type(filler: Filler) -> ReferentType:
    """The type of a filler; a nationality ("Turkish") stands for its country where that is its name."""
    if filler.type == "people" and filler.names[0].casefold() in gazetteer().countries:
        return "place"
    return next((t for t in _TYPES if t == filler.type), "other")


# The order settles ties.
_TYPES: tuple[ReferentType, ...] = ("organization", "person", "place", "people", "event", "other")
