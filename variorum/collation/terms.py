"""Values in a normal form: sets of words without lemmas, entities by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum.collation.rules import Family, setting
from variorum.language.name_keys import name_key, name_words_of, skeleton
from variorum.language.name_words import gazetteer, listed
from variorum.model import Filler

_CAPITALS = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:(?:of|the|for|and|de|del|in)\s+)*[A-Z][\w’'-]*)+")


@dataclass(frozen=True, slots=True)
class Term:
    """What fills a role, for comparison: the entity where it is one, the words that weigh, and the words as printed.

    `names` are an entity's proper names, none for one that is only described ("the government"). Two terms with one `key` are
    the same.
    """

    entity: str | None
    words: frozenset[str]
    text: str
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The entity, or the words in order."""
        return self.entity or " ".join(sorted(self.words))


def term(filler: Filler) -> Term:
    """The term of a filler."""
    proper = tuple(name for name in filler.names if _proper(name))
    return Term(filler.entity, content(filler.text) | _named(filler.names), filler.text, proper)


def _proper(name: str) -> bool:
    """Whether a name is one: its last word is not in small letters, as in "Peruvian police" and "the government"."""
    words = name.split()
    return bool(words) and not words[-1].islower()


def _named(names: tuple[str, ...]) -> frozenset[str]:
    """The words of an entity's names, so that a name and a description of it meet."""
    return frozenset().union(*(content(name) for name in names)) if names else frozenset()


@lru_cache(maxsize=131072)
def content(text: str) -> frozenset[str]:
    """The words of `text` that weigh: no small words, plurals cut, nationalities as countries, synonyms as one.

    A run of capitalised words gives its initials too, so that an abbreviation meets its name. Words that tell nothing by
    themselves ("group") are left out, unless there are no others.
    """
    small, vague = _set("small"), _set("vague")
    found = {word for raw in name_words_of_all(text) if raw not in small and (word := folded(raw))}
    found |= {made for run in _CAPITALS.findall(text) for made in [_initials(run)] if len(made) > 1}
    return frozenset(found - vague) or frozenset(found)


def telling(words: frozenset[str]) -> bool:
    """Whether one of the words tells something by itself."""
    return not words <= _set("vague")


def name_words_of_all(text: str) -> tuple[str, ...]:
    """The words of `text`, hyphens parting them, case-folded."""
    return name_words_of(text.replace("-", " "))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """One word's normal form."""
    country = gazetteer().country_of(word)
    if country:
        return name_key(country).replace(" ", "_")
    cut = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return _alike().get(cut, _alike().get(word, cut))


@lru_cache(maxsize=65536)
def family_of(text: str, families: tuple[Family, ...], lesser: tuple[str, ...]) -> str:
    """The family that `text` belongs to: the first with a form whose words are all in it, else its own words.

    A text with a `lesser` word is of no family.
    """
    found = frozenset(folded(word) for word in name_words_of_all(text))
    if not found & {folded(word) for word in lesser}:
        for family in families:
            if any({folded(word) for word in name_words_of_all(form)} <= found for form in family.forms):
                return family.name
    return " ".join(sorted(found))


def several(text: str, families: tuple[Family, ...]) -> bool:
    """Whether `text` has a word of the families in the plural: an office that several hold ("one of its leaders")."""
    return not _plurals(families).isdisjoint(name_words_of_all(text))


@lru_cache(maxsize=256)
def _plurals(families: tuple[Family, ...]) -> frozenset[str]:
    return frozenset(f"{word}s" for one in families for form in one.forms for word in name_words_of_all(form))


@lru_cache(maxsize=65536)
def creeds_and_peoples(text: str) -> frozenset[str]:
    """The faiths, doctrines and nationalities that a description names."""
    known = gazetteer()
    out = set()
    for word in name_words_of_all(text):
        if known.country_of(word):
            out.add(folded(word))
        elif word in _creed_words():
            out.add(_creed_words()[word])
    return frozenset(out)


@cache
def _creed_words() -> dict[str, str]:
    """The words of creeds in their shapes ("Shia", "Shias", "Shiism"), each to one."""
    out: dict[str, str] = {}
    for name in gazetteer().creeds:
        stem = name.removesuffix("ism")
        out |= dict.fromkeys((name, stem, stem + "s", stem + "ist", stem + "ists"), stem)
    for name, people in gazetteer().nations.items():
        out |= dict.fromkeys((name, name_key(people)), name)
    return out


@cache
def _alike() -> dict[str, str]:
    return {word: group[0] for group in setting("alike") for word in group}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(setting(name))


def _initials(run: str) -> str:
    return "".join(word[0] for word in name_words_of(run) if word not in listed("names.inner"))


def may_be_one(a: Term, b: Term) -> bool:
    """Whether two entities, which no judgement has put together, may yet be one: one is only described, or a name of the one is a
    part or another spelling of a name of the other ("Adams" and "Gerry Adams")."""
    if not a.names or not b.names:
        return True
    return any(alike_names(x, y) for x in a.names for y in b.names)


def one_name(left: Iterable[Term], right: Iterable[Term]) -> bool:
    """Whether a name of the left may be another spelling or a part of one of the right."""
    names = [name for one in right for name in one.names]
    return any(alike_names(x, y) for one in left for x in one.names for y in names)


@lru_cache(maxsize=65536)
def alike_names(left: str, right: str) -> bool:
    """Whether one name is a part, or another spelling, of the other."""
    a, b = frozenset(skeleton(name_key(left)).split()), frozenset(skeleton(name_key(right)).split())
    return a <= b or b <= a


def words_of(terms: Iterable[Term]) -> frozenset[str]:
    """All words of the terms."""
    return frozenset().union(*(one.words for one in terms))
