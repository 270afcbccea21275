"""Rare spellings of names that only a few documents share: where a name was copied with its error."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.shingles import folded, publisher_of
from variorum.model import Document, Span

# Shorter names lie too near each other ("Iran", "Iraq").
_LENGTH = 6
# Documents that may share an error, publishers who must write the name otherwise, and how many times as many.
_SHARERS, _OTHERS, _TIMES = 4, 3, 2

_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling `rare` of a name that others write `usual`, with its first place in each document that has it."""

    rare: str
    usual: str
    places: tuple[tuple[str, Span], ...]


def rare_spellings(documents: Sequence[Document]) -> tuple[Spelling, ...]:
    """The spellings, one letter off the usual one, that two to four documents of several publishers share, in order.

    The usual one must be written by at least three publishers, and by twice as many as the rare one. First and last
    letter must agree: endings are grammar. A word that also stands in small letters is no name. A transliteration may
    look like an error; so it is evidence, no proof.
    """
    places, writers = _names(documents)
    usual: dict[str, list[str]] = defaultdict(list)
    for key in sorted(key for key, known in writers.items() if len(known) >= _OTHERS):
        for cut in _cuts(key):
            usual[cut].append(key)
    found = []
    for rare in sorted(key for key, at in places.items() if len(at) <= _SHARERS and len(writers[key]) > 1):
        name = _usual(rare, usual, writers)
        if name is not None and places[name].keys().isdisjoint(places[rare]):
            found.append(Spelling(rare, name, tuple(sorted(places[rare].items()))))
    return tuple(found)


def _names(documents: Sequence[Document]) -> tuple[dict[str, dict[str, Span]], dict[str, set[str]]]:
    """The longer words that are only ever written with a capital: their first places, and their publishers."""
    places: dict[str, dict[str, Span]] = defaultdict(dict)
    writers: dict[str, set[str]] = defaultdict(set)
    small = set()
    for document in documents:
        for match in _NAME.finditer(document.text):
            word = match[0]
            if len(word) < _LENGTH:
                continue
            if word[0].islower():
                small.add(folded(word))
            elif not word.isupper():
                key = folded(word)
                places[key].setdefault(document.id, Span(*match.span()))
                writers[key].add(publisher_of(document))
    return {key: at for key, at in places.items() if key not in small}, {
        key: known for key, known in writers.items() if key not in small
    }


def _cuts(word: str) -> Iterator[str]:
    """The word, and the word without one letter: two words one letter apart share one of these."""
    yield word
    for n in range(1, len(word) - 1):
        yield word[:n] + word[n + 1 :]


def _usual(rare: str, usual: Mapping[str, Sequence[str]], writers: Mapping[str, set[str]]) -> str | None:
    """The usual spelling of the name, by most publishers, None where there is none."""
    near = {
        name
        for cut in _cuts(rare)
        for name in usual.get(cut, ())
        if name != rare and name[0] == rare[0] and name[-1] == rare[-1] and abs(len(name) - len(rare)) <= 1
    }
    often = [name for name in near if len(writers[name]) >= _TIMES * len(writers[rare])]
    return min(often, key=lambda name: (-len(writers[name]), name)) if often else None
