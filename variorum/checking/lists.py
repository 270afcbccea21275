"""Which official list an entry is on, and which one words mean. The lists are data: `data/lexicons/en/listings.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from variorum.lexicon import lexicon
from variorum.model import Listing
from variorum.resolution.authorities import Authority
from variorum.resolution.forms import plain

Key = tuple[str, ...]
"""Plain words."""


@dataclass(frozen=True, slots=True)
class Official:
    """One list. `names` are keys of what it is called, `said` those of phrases that mean it, `programmes` those of an entry on it."""

    id: str
    authority: str
    title: str
    nature: str
    names: frozenset[Key]
    said: frozenset[Key]
    registers: frozenset[str]
    programmes: frozenset[Key]

    @property
    def general(self) -> bool:
        """Whether it is a register of sanctions of all kinds, with special lists in it."""
        return bool(self.registers) and self.nature == "sanctions"


@cache
def officials() -> Mapping[str, Official]:
    """All lists by id.

    Raises: DataError where the lexicon is missing.
    """
    return MappingProxyType({key: _official(key, entry) for key, entry in lexicon("listings")["lists"].items()})


def _official(key: str, entry: Mapping[str, Any]) -> Official:
    names = _keys((*entry.get("names", ()), entry["title"].removeprefix("the list of ").removeprefix("the ")))
    return Official(
        id=key,
        authority=entry["authority"],
        title=entry["title"],
        nature=entry["nature"],
        names=names,
        said=frozenset(tuple(_singular(word) for word in said) for said in _keys(entry.get("said", ())) | names),
        registers=frozenset(entry.get("registers", ())),
        programmes=_keys(entry.get("programmes", ())) | names,
    )


def lists_of(listing: Listing) -> tuple[str, ...]:
    """The ids of the lists that the entry is on, those that say most first; empty where it is on none that is known.

    A register of a general list tells by an entry's programmes which special ones it is on too.
    """
    told = _keys((*listing.lists, *listing.programmes))
    own = [one for one in officials().values() if listing.register in one.registers]
    more = [one for one in officials().values() if one.authority == listing.authority and one.programmes & told]
    found = dict.fromkeys((*own, *more))
    return tuple(one.id for one in sorted(found, key=lambda one: one.general))


def list_meant(words: Iterable[str], authority: Authority) -> str:
    """The id of the list of `authority` that the words mean; of a phrase within another the longer counts. "" where they tell
    none, or several."""
    theirs = [one for one in officials().values() if one.authority == authority.id]
    called = _key(authority.register)
    if called and (found := next((one.id for one in theirs if called in one.names), "")):
        return found
    said = [tuple(_singular(word) for word in plain(text)) for text in words]
    hits = [(phrase, one.id) for one in theirs for phrase in one.said if any(_inside(phrase, t) for t in said)]
    whole = {key for phrase, key in hits if not any(phrase != other and _inside(phrase, other) for other, _ in hits)}
    return whole.pop() if len(whole) == 1 else ""


def nature_meant(words: Iterable[str]) -> str:
    """The nature of list that the words tell ("terrorism"), "" where they tell none."""
    told = {word for text in words for word in plain(text)}
    return next((nature for nature, known in lexicon("listings")["natures"].items() if told & set(known)), "")


def special(lists: Sequence[str]) -> tuple[str, ...]:
    """Of the lists that an entry is on, those that say most: the special ones, where it is on one, else all."""
    return tuple(one for one in lists if not officials()[one].general) or tuple(lists)


def title_of(list_id: str) -> str:
    """A list's title for a reader, "" for no list."""
    return officials()[list_id].title if list_id else ""


def _key(text: str) -> Key:
    return plain(text)


def _keys(texts: Iterable[str]) -> frozenset[Key]:
    return frozenset(key for text in texts if (key := _key(text)))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _inside(phrase: Key, words: Key) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))
