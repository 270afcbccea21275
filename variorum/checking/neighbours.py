"""The words of many names, found by spelling, sound, a slip of the pen, consonants, meaning or place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from rapidfuzz.distance import OSA

from variorum.checking.tables import Table
from variorum.resolution.forms import Form, Word
from variorum.resolution.meanings import sound_of
from variorum.resolution.pairing import bones_of, bones_of_all, likeness
from variorum.resolution.vocabulary import vocabulary

# The least likeness at which a word finds another; the comparison of the whole names weighs it again.
_LEAST = 0.66
# What a word is worth as two that are written together, or as the initials of several.
_JOINED, _SOUND = 0.95, 0.97
_SHORTEST = 3
_SHORTEST_BONES = 2
FEWEST_BONES = 5
"""The consonants of a name from which on they may stand for it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A word asked about, how much it tells, and the words it finds by number, with their likeness, the likest first.

    `joined` are the forms in which it stands as two words or is their initials. `names` is in how many forms there is something. `beside`
    says that the word is asked about on its own too: two of them written together, initials.
    """

    word: Word
    weight: float
    found: tuple[tuple[int, float], ...]
    joined: frozenset[int]
    names: int
    beside: bool = False


class Neighbours:
    """The words of `forms`, numbered, each with the forms that have it."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._words: list[Word] = []
        self._numbers: dict[tuple[str, bool], int] = {}
        self._forms: list[list[int]] = []
        self._by = Table()
        self._joined = Table()
        self._of: list[tuple[int, ...]] = []
        self._found: dict[tuple[str, bool], tuple[tuple[int, float], ...]] = {}
        used: dict[str, int] = defaultdict(int)
        whole = tuple(forms)
        for number, form in enumerate(whole):
            for same in {_same(word.text) for word in form.words}:
                used[same] += 1
            own = tuple(dict.fromkeys(self._number(word) for word in _own(form)))
            self._of.append(own)
            for word in own:
                self._forms[word].append(number)
            for text in _joined(form):
                self._joined.put(sound_of(text), number)
        self._used = dict(used)
        self._most = log(1 + len(whole)) or 1.0
        self._weights = [self.weight(word) for word in self._words]
        self.weights = [sum(self._weights[n] for n in own) or 1.0 for own in self._of]
        """How much the words of each form tell together."""

    def _number(self, word: Word) -> int:
        known = (word.text, word.unvowelled)
        number = self._numbers.get(known)
        if number is None:
            number = self._numbers[known] = len(self._words)
            self._words.append(word)
            self._forms.append([])
            for key in (*_keys(word), *_slips(word), *_bones(word)):
                self._by.put(key, number)
        return number

    def rarity(self, text: str) -> float:
        """How much a word tells: 1 where no name has it, less the more have it; never 0."""
        return max(0.1, 1 - log(1 + self._used.get(_same(text), 0)) / self._most)

    def weight(self, word: Word) -> float:
        """How much a word of a name tells, by its rarity and its kind."""
        return self.rarity(word.text) * word.weight

    def asked(self, form: Form) -> list[Asked]:
        """The words of a form as they are asked about: each by itself, and neighbours written together."""
        out = []
        for word in _own(form):
            found, joined = self.found(word), frozenset(self._joined.get(word.sound))
            names = sum(len(self._forms[n]) for n, _ in found) + len(joined)
            out.append(Asked(word, self.weight(word), found, joined, names))
        for text in _joined(form):
            word = _plain(text)
            if numbers := self._by.get(word.sound):
                found = tuple((n, _JOINED) for n in numbers)
                names = sum(len(self._forms[n]) for n in numbers)
                out.append(Asked(word, self.weight(word), found, frozenset(), names, beside=True))
        return out

    def found(self, word: Word) -> tuple[tuple[int, float], ...]:
        """The numbers of the words that are like `word`, the likest first, with their likeness in [0,1]."""
        known = (word.text, word.unvowelled)
        found = self._found.get(known)
        if found is None:
            # Consonants alone are no reason, unless the vowels of either are not written.
            marks = ("%", "%%") if word.unvowelled else ("%%",)
            keys = (*_keys(word), *(mark + bone for mark in marks for bone in _enough_bones(word)))
            judged = {
                n: likeness(word, self._words[n]) for n in dict.fromkeys(n for key in keys for n in self._by.get(key))
            }
            for n in dict.fromkeys(n for key in _slips(word) for n in self._by.get(key)):
                if n not in judged:
                    judged[n] = self._near(word, self._words[n])
            found = tuple(sorted(((n, v) for n, v in judged.items() if v >= _LEAST), key=lambda j: (-j[1], j[0])))
            self._found[known] = found
        return found

    def _near(self, word: Word, other: Word) -> float:
        """How alike two words are that share all letters but one or two."""
        if word.unvowelled != other.unvowelled:
            return 0.0
        return max(
            OSA.normalized_similarity(word.text, other.text),
            _SOUND * OSA.normalized_similarity(word.sound, other.sound),
        )

    def postings(self, asked: Asked) -> Iterator[tuple[int, float]]:
        """The forms that have a word that is like the one asked about, and what that is worth.

        Two words written together meet a form that has them as one word, and the other way; not two as two again.
        """
        seen: set[int] = set()
        for number, value in asked.found:
            worth = min(self._weights[number], asked.weight) * value
            for form in self._forms[number]:
                if form not in seen:
                    seen.add(form)
                    yield form, worth
        for form in asked.joined:
            if form not in seen:
                yield form, asked.weight * _JOINED

    def worth(self, asked: Asked, form: int) -> float:
        """What the word asked about is worth in this form: 0 where it is not there."""
        held = self._of[form]
        for number, value in asked.found:
            if number in held:
                return min(self._weights[number], asked.weight) * value
        return asked.weight * _JOINED if form in asked.joined else 0.0


def _own(form: Form) -> Iterator[Word]:
    """The words of a form, its abbreviation first."""
    if form.acronym:
        yield _plain(form.acronym)
    yield from form.words


def _joined(form: Form) -> Iterator[str]:
    """Words written together, and the initials of a long name."""
    for a, b in pairwise(form.order):
        yield a + b
    if len(form.words) > 2 and not form.acronym:
        yield "".join(word.text[0] for word in form.words)


def _plain(text: str) -> Word:
    return Word(text, sound_of(text))


def _keys(word: Word) -> Iterator[str]:
    """The keys under which a word is found; two words that may be one share one."""
    if word.number is not None:
        yield f"#{word.number}"
        return
    yield word.text
    yield word.sound
    for sense in word.senses:
        yield f"={sense}"
    if word.place:
        yield f"@{word.place}"
    known = vocabulary()
    for group in known.spellings.get(word.text, ()):
        yield f"s{group}"
    for group in known.given.get(word.text, ()):
        yield f"g{group}"


def _slips(word: Word) -> Iterator[str]:
    """The keys under which a word is found that is mistyped: its letters and its sound, all and without each of them."""
    if word.number is None:
        for text in dict.fromkeys((word.text, word.sound)):
            if len(text) >= _SHORTEST:
                for at in range(len(text)):
                    yield f"-{text[:at]}{text[at + 1 :]}"
                yield f"-{text}"


def _bones(word: Word) -> Iterator[str]:
    """The key of the consonants of a word, where there are enough; apart for one whose vowels are not written."""
    for bones in _enough_bones(word):
        yield f"{'%%' if word.unvowelled else '%'}{bones}"


def _enough_bones(word: Word) -> Iterator[str]:
    bones = bones_of(word.text)
    if len(bones) >= _SHORTEST_BONES and word.number is None:
        yield bones


def _same(text: str) -> str:
    """What a word is counted as: spellings of one name together."""
    for group in vocabulary().spellings.get(text, ()):
        return f"s{group}"
    return sound_of(text)


def unvowelled(form: Form) -> bool:
    """Whether vowels of a name are not written."""
    return any(word.unvowelled for word in form.words)


def bone_keys(form: Form) -> Iterator[str]:
    """Its consonants, all and without each of them, where they are enough to know a name by."""
    bones = bones_of_all(form.words)
    if len(bones) >= FEWEST_BONES:
        yield bones
        for at in range(len(bones)):
            yield bones[:at] + bones[at + 1 :]
