"""Which names of one document stand for the same person, body or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.language.name_bodies import join_bodies, join_shortened
from variorum.language.name_declared import Declared
from variorum.language.name_keys import is_acronym, name_key, name_words_of, skeleton
from variorum.language.name_types import Portrait, decided
from variorum.language.name_unions import Union
from variorum.language.name_words import Gender, gender_of_given, listed
from variorum.model import ReferentType


@dataclass(slots=True)
class Cluster:
    """Names of one referent. `kinds` are nouns that the document calls it by, `count` how often it is named.

    `part` marks a part or the people of another referent ("its armed wing"); `aliases` are those of `names` that
    the document gives as other names.
    """

    names: list[str]
    type: ReferentType
    gender: Gender | None = None
    kinds: set[str] = field(default_factory=set)
    count: int = 0
    subject: bool = False
    part: bool = False
    aliases: set[str] = field(default_factory=set)

    def ordered(self) -> tuple[str, ...]:
        """All names, the fullest first: abbreviations and other names last, then the longer first, then as they came."""
        rank = {name: i for i, name in enumerate(self.names)}

        def place(name: str) -> tuple[bool, bool, int, bool, int]:
            short = is_acronym(name) and name.isupper()
            return short, name in self.aliases, -len(name_words_of(name)), name.isupper(), rank[name]

        return tuple(sorted(self.names, key=place))


@dataclass(slots=True)
class Clusters:
    """The clusters of a document, and for each key the clusters that it may stand for (one for most)."""

    clusters: list[Cluster]
    of_key: dict[str, tuple[int, ...]]


def cluster(portraits: Mapping[str, Portrait], declared: Sequence[Declared]) -> Clusters:
    """The clusters of the names in `portraits`, joined by declaration, form and abbreviation."""
    keys = list(portraits)
    union = Union(keys)
    declared_keys: set[str] = set()
    for item in declared:
        found = [k for k in map(name_key, item.names) if k in union.parent]
        declared_keys.update(found)
        for key in found[1:]:
            union.join(found[0], key)
    _settle_titles(portraits, _types(portraits, union), union, declared)
    types = _types(portraits, union)
    join_shortened(portraits, types, union)
    types = _types(portraits, union)
    join_bodies(portraits, types, union, declared_keys)
    _join_persons(portraits, types, union)
    types = _types(portraits, union)
    return _gathered(portraits, types, union, declared)


def _settle_titles(
    portraits: Mapping[str, Portrait],
    types: Mapping[str, ReferentType],
    union: Union,
    declared: Sequence[Declared],
) -> None:
    """Take the one word that a document has for its title for the body named so in full, not for its founder:
    "Philips" for "Koninklijke Philips N.V.", not for Gerard Philips.
    """
    for item in declared:
        key = name_key(item.names[0])
        if not item.subject or key not in portraits:
            continue
        if " " in key:
            _settle_longer(key, portraits, types, union)
            continue
        fulls = [k for k in portraits if k != key and types[k] == "organization" and key in k.split()]
        legal = (k for k in fulls if k.startswith(key + " ") and k.split()[-1] in listed("names.legal_forms"))
        full = next(legal, next(iter(fulls), None))
        if full is not None:
            portraits[key].votes["organization"] += portraits[key].votes["person"] + 1
            union.join(key, full)


def _settle_longer(
    key: str, portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union
) -> None:
    """Join a title of several words with the one longer name that it begins: "Hells Angels", "Hells Angels Motorcycle Club"."""
    tails = listed("references.generic") | listed("names.organization_heads")
    longer = [k for k in portraits if k.startswith(key + " ") and types[k] == "organization" and k.split()[-1] in tails]
    if len(longer) == 1 and types[key] in ("organization", "other"):
        union.join(key, longer[0])


def _types(portraits: Mapping[str, Portrait], union: Union) -> dict[str, ReferentType]:
    """The type of each key: that of all votes on the names it is joined with."""
    groups: dict[str, Portrait] = {}
    for key, portrait in portraits.items():
        group = groups.setdefault(union.root(key), Portrait(portrait.text, portrait.plain))
        group.votes.update(portrait.votes)
        if len(portrait.text) > len(group.text) and not is_acronym(portrait.text):
            group.text = portrait.text
    return {key: decided(groups[union.root(key)]) for key in portraits}


def _join_persons(portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union) -> None:
    """Join full names of one person: equal but for words in the middle, or for spelling."""
    by_ends: dict[tuple[str, str], str] = {}
    by_bones: dict[str, str] = {}
    for key in portraits:
        found = key.split()
        if types[key] != "person" or len(found) < 2:
            continue
        union.join(by_ends.setdefault((found[0], found[-1]), key), key)
        bones = skeleton(portraits[key].text)
        if len(bones.replace(" ", "")) >= 5:
            union.join(by_bones.setdefault(bones, key), key)


def _gathered(
    portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union, declared: Sequence[Declared]
) -> Clusters:
    """The clusters that the joins make; short names of persons are kept with all they may stand for."""
    clusters: list[Cluster] = []
    index: dict[str, int] = {}
    genders: list[Counter[Gender]] = []
    short = _short_names(portraits, types, union)
    for key, portrait in portraits.items():
        if key in short:
            continue
        root = union.root(key)
        if root not in index:
            index[root] = len(clusters)
            clusters.append(Cluster([], types[key]))
            genders.append(Counter())
        made = clusters[index[root]]
        made.names += portrait.spellings
        made.kinds |= portrait.kinds
        made.count += portrait.count
        genders[index[root]].update(portrait.genders)
    for made, votes in zip(clusters, genders, strict=True):
        made.gender = votes.most_common(1)[0][0] if votes else None
    of_key: dict[str, tuple[int, ...]] = {key: (index[union.root(key)],) for key in portraits if key not in short}
    of_key |= {key: tuple(sorted({index[union.root(full)] for full in fulls})) for key, fulls in short.items()}
    _declare(clusters, of_key, declared)
    return Clusters(clusters, of_key)


def _declare(clusters: list[Cluster], of_key: Mapping[str, tuple[int, ...]], declared: Sequence[Declared]) -> None:
    """Give the clusters the declared names that no span of the text has, and mark the document's subject."""
    for item in declared:
        hit = next((of_key[k][0] for k in map(name_key, item.names) if k in of_key), None)
        if hit is None and item.subject:
            hit = _titled(clusters, of_key, name_key(item.names[0]))
        if hit is None:
            continue
        have = {name_key(n) for n in clusters[hit].names}
        clusters[hit].names += [n for n in item.names if name_key(n) not in have and name_key(n) not in of_key]
        others = {name_key(n) for n in item.names[1:]} - {name_key(item.names[0])}
        clusters[hit].aliases |= {n for n in clusters[hit].names if name_key(n) in others}
        clusters[hit].subject = clusters[hit].subject or item.subject


def _titled(clusters: Sequence[Cluster], of_key: Mapping[str, tuple[int, ...]], title: str) -> int | None:
    """The first body whose name holds the document's title: "Church of Scientology" for "Scientology"."""
    return next(
        (found[0] for key, found in of_key.items()
         if clusters[found[0]].type == "organization" and (key.endswith(" of " + title) or key.startswith(title + " "))),
        None,
    )  # fmt: skip


def _short_names(
    portraits: Mapping[str, Portrait], types: Mapping[str, ReferentType], union: Union
) -> dict[str, list[str]]:
    """Names that are a part of full names of persons, each with the keys of those full names."""
    people = [k for k in portraits if types[k] == "person"]
    by_last: dict[str, list[str]] = {}
    by_first: dict[str, list[str]] = {}
    by_any: dict[str, list[str]] = {}
    for key in people:
        found = key.split()
        if len(found) > 1:
            by_last.setdefault(found[-1], []).append(key)
            by_first.setdefault(found[0], []).append(key)
            for word in found[1:-1]:
                by_any.setdefault(word, []).append(key)
    out: dict[str, list[str]] = {}
    joined = {union.root(k) for k in portraits if union.root(k) != k}
    offices = listed("names.offices_as_names")
    for key in people:
        found = key.split()
        if union.root(key) != key or key in joined:
            continue
        if key in offices:
            full = [k for k in people if k != key and key in portraits[k].kinds]
        elif len(found) == 1:
            full = by_last.get(key) or by_first.get(key) or by_any.get(key) or []
        else:
            full = [k for k in by_last.get(found[-1], ()) if k.endswith(" " + key)]
            full = [] if gender_of_given(found[0]) else full
        if full:
            out[key] = full
    return {k: fulls for k, fulls in out.items() if all(f not in out for f in fulls)}
