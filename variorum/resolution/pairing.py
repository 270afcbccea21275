"""Which word of one name answers to which of another, and how alike the two are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from variorum.language.name_words import gazetteer
from variorum.resolution.forms import Word
from variorum.resolution.meanings import sound_of
from variorum.resolution.vocabulary import vocabulary

# The least likeness at which two words may answer to one another. Chosen on names of the author's own making.
LEAST = 0.55
# From this likeness on, two words of more than four letters are one but for a slip.
_NEAR, _LONG = 0.85, 4
_VOWELS = str.maketrans("", "", "aeiouwy`'")
# Two words of known and other meanings are one only for a slip.
_SLIP = 0.8


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of words, the most alike first, with their likeness in [0,1], and the words without a partner."""

    pairs: tuple[tuple[Word, Word, float], ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]

    @property
    def exact(self) -> bool:
        """Whether every word has a partner that is the same word."""
        return not self.left and not self.right and all(likeness == 1 for *_, likeness in self.pairs)


@lru_cache(maxsize=262144)
def likeness(left: Word, right: Word) -> float:
    """How alike two words are, in [0,1]; 1 for one word, a translation of a head word, one place or number."""
    if left.number is not None or right.number is not None:
        return float(left.number == right.number)
    if left.text == right.text or left.senses & right.senses or (left.place and left.place == right.place):
        return 1.0
    if left.initial or right.initial:
        return 0.75 if left.text[0] == right.text[0] else 0.0
    if left.place and right.place:
        return 0.8 if within(left.place, right.place) else 0.0
    if left.senses and right.senses and OSA.normalized_similarity(left.text, right.text) < _SLIP:
        return 0.0
    if left.unvowelled != right.unvowelled:
        return 0.9 * OSA.normalized_similarity(bones_of(left.text), bones_of(right.text))
    if left.sound == right.sound or _together(left, right, vocabulary().spellings):
        return 0.97
    if _together(left, right, vocabulary().given):
        return 0.93
    return max(
        OSA.normalized_similarity(left.text, right.text),
        0.97 * OSA.normalized_similarity(left.sound, right.sound),
        _stem(left.text, right.text),
    )


def _together(left: Word, right: Word, groups: Mapping[str, frozenset[int]]) -> bool:
    return not groups.get(left.text, frozenset()).isdisjoint(groups.get(right.text, frozenset()))


def within(left: str, right: str) -> bool:
    """Whether one region's name holds the other's ("Jammu and Kashmir"); not so of countries ("South Sudan")."""
    short, long = sorted((left, right), key=len)
    places = gazetteer().places
    return "country" not in (places.get(short), places.get(long)) and set(short.split()) < set(long.split())


@lru_cache(maxsize=65536)
def bones_of(text: str) -> str:
    """The consonants of a word by their sound: what is written of it in a script without vowels."""
    return sound_of(text.translate(_VOWELS)) if text.translate(_VOWELS) else ""


@lru_cache(maxsize=65536)
def bones_of_all(words: tuple[Word, ...]) -> str:
    """The consonants of the words of a name written together: where a script parts words otherwise, or joins them with
    the article, they are the same."""
    return bones_of("".join(word.text for word in words)).replace("bdl", "bd")


def _stem(left: str, right: str) -> float:
    """0.8 where the two are forms of one word: a long shared beginning, short endings."""
    if left[:5] != right[:5]:
        return 0.0
    shared = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return 0.8 if shared >= 5 and max(len(left), len(right)) - shared <= 4 else 0.0


def _closed(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """`words`, those that are one word of `others` but for a space joined ("Patr ushev")."""
    out = list(words)
    for other in others:
        for at, (a, b) in enumerate(pairwise(out)):
            text = a.text + b.text
            near = min(len(text), len(other.text)) > _LONG and OSA.normalized_similarity(text, other.text) > _NEAR
            if near and max(likeness(a, other), likeness(b, other)) < _NEAR:
                out[at : at + 2] = [replace(a, text=text, sound=a.sound + b.sound, weight=max(a.weight, b.weight))]
                break
    return out


def paired(left: Sequence[Word], right: Sequence[Word]) -> Pairing:
    """The words of two names, paired by likeness; of equals, words in like places first."""
    left, right = _closed(left, right), _closed(right, left)
    found = sorted(
        (-value, abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (value := likeness(a, b)) >= LEAST
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for value, _, i, j in found:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((left[i], right[j], -value))
    return Pairing(
        tuple(pairs),
        tuple(word for i, word in enumerate(left) if i not in taken_left),
        tuple(word for j, word in enumerate(right) if j not in taken_right),
    )
