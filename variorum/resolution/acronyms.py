"""Whether an abbreviation may stand for a full name, in its own language or in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from variorum.language.name_keys import begins
from variorum.resolution.forms import Form, Word
from variorum.resolution.meanings import english_names, senses_of
from variorum.resolution.vocabulary import vocabulary

_MOST_WORDS = 9
_SMALL = frozenset("adefilouwy")
_OVER_SMALL = 0.995
_LONGEST_BEGINNING = 4
# So many translations of a word are tried with those of other languages mixed: the lists begin with English, Spanish,
# French, Italian and Portuguese, whose abbreviations English texts keep. Of other languages all words must be of one.
_ABBREVIATING = 8
_MIXED = -1
_FEWEST = 3
_ROUNDING = 1e-9
_DATED = re.compile(r"(?=.*[a-z])[a-z]{0,2}\d{1,2}[a-z]{0,2}")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def in_order(short: str, full: Form) -> bool:
    """Whether `short` is the initials of the words of `full`, small words counted or not."""
    return _initials(short, full.order)


def _initials(short: str, order: Sequence[str]) -> bool:
    small = vocabulary().particles
    words = [w for w in order if w not in small]
    whole, big = "".join(w[0] for w in order), "".join(w[0] for w in words)
    return len(short) > 1 and (short in (whole, big) or (len(short) < 2 * len(words) and begins(short, words)))


@lru_cache(maxsize=65536)
def spells_out(short: Form, full: Form) -> bool:
    """Whether an abbreviation with all that stands behind it is the initials of `full` ("CPN-M", "CPN (Maoist)")."""
    if not short.acronym:
        return False
    if not short.words:
        return in_order(short.acronym, full)
    rest = [word for word in full.order if "faction" not in senses_of(word)]
    if _initials(short.run, rest) or in_order(short.run, full):
        return True
    numbers = {word.number: word.text for word in full.words if word.number is not None}
    for word in short.words:
        said = numbers.get(word.number) if word.number is not None else word.text
        if said is None or said not in rest:
            return False
        rest.remove(said)
    return _initials(short.acronym, rest)


@lru_cache(maxsize=65536)
def translated(short: str, full: Form) -> float:
    """How much of `full` the letters of `short` cover, each word in any language and the words in any order: [0,1].

    0 where a letter is left over. A word may be passed over; the weight of those covered, of all, is the value.
    """
    best = _mixed(short, full)
    return 1.0 if best < _OVER_SMALL and _in_one_tongue(short, full, full.words) else best


@lru_cache(maxsize=65536)
def mixed(short: str, full: Form) -> float:
    """As `translated`, of the languages only whose abbreviations English texts keep."""
    return _mixed(short, full)


@lru_cache(maxsize=65536)
def without_place(short: str, full: Form) -> bool:
    """Whether `short` is all words of `full` but the place in it, which whoever is there need not say."""
    words = tuple(word for word in full.words if not word.place)
    if len(words) == len(full.words) or len(words) < _FEWEST or len(short) < _FEWEST:
        return False
    return _initials(short, [word.text for word in words]) or _in_one_tongue(short, full, words)


def dated(short: str, full: Form) -> bool:
    """Whether `short` is a number and a letter of a name that is a date and what kind of body it is ("M-19")."""
    if not _DATED.fullmatch(short):
        return False
    number, letters = int(_DIGITS.findall(short)[0]), _DIGITS.sub("", short)
    rest = tuple(word for word in full.words if word.number is None)
    known = vocabulary()
    if len(rest) == len(full.words) or any(w.number not in (None, number) for w in full.words):
        return False
    return all(w.senses & (known.generic | known.months) for w in rest) and _cover(letters, rest, 0, _MIXED) > 0


def _mixed(short: str, full: Form) -> float:
    words = full.words
    if not 2 <= len(words) <= _MOST_WORDS or len(short) < 2:
        return 0.0
    whole = sum(word.weight for word in words)
    if len(short) <= len(words):
        return _cover(short, words, 0, _MIXED) / whole
    return max(_along(short, order, spare=True) for order in _orders(words, _before_of(full))) / whole


def _along(short: str, words: tuple[Word, ...], *, spare: bool) -> float:
    """As `_cover`, the words in this order; `spare` where a letter may still stand for a small word."""
    best = 0.0
    for at, word in enumerate(words):
        for size in _beginnings(short, word, _MIXED):
            rest = short[size:]
            after = _along(rest, words[at + 1 :], spare=spare) if rest else 0.0
            if spare and len(rest) > 1 and rest[0] in _SMALL:
                after = max(after, _along(rest[1:], words[at + 1 :], spare=False) * _OVER_SMALL)
            if after or not rest:
                best = max(best, word.weight + after)
    return best


def _in_one_tongue(short: str, full: Form, words: tuple[Word, ...]) -> bool:
    """Whether `short` is the first letters of all words in one language, or has two letters or more of each.

    Where the name has a place, the language is one of that place; and the words stand in an order that translation
    leaves or turns round, as a whole or before and behind "of".
    """
    if len(short) < _FEWEST or len(words) < 2 or (len(words) < len(short) < 2 * len(words)) or len(short) < len(words):
        return False
    letters = [_first_letters(word) for word in words]
    tongues = [n for n in _tongues_of(full) if all(not known[n].isdisjoint(short) for known in letters)]
    if len(short) == len(words):
        orders = _orders(tuple(range(len(words))), _before_of(full))
        return any(
            all(c in letters[i][n] for c, i in zip(short, order, strict=True)) for n in tongues for order in orders
        )
    whole = sum(word.weight for word in words)
    return any(_cover(short, words, 0, tongue) >= whole - _ROUNDING for tongue in tongues)


@lru_cache(maxsize=65536)
def _tongues_of(full: Form) -> tuple[int, ...]:
    spoken = vocabulary().spoken
    places = full.places | {word.place for word in full.words if word.place}
    found = tuple(i for i, where in enumerate(spoken) if where & places)
    return found if places else tuple(range(len(spoken)))


def _before_of(full: Form) -> int:
    """How many words stand before "of" or "for"."""
    at = next((i for i, word in enumerate(full.order) if word in ("of", "for")), 0)
    return sum(word not in vocabulary().particles for word in full.order[:at])


def _orders[T](words: tuple[T, ...], at: int) -> tuple[tuple[T, ...], ...]:
    """The orders in which words of a name may stand in another language: those of its two parts, and the parts."""
    head, tail = words[:at], words[at:]
    ways = [(a, b) for a in (head, head[::-1]) for b in (tail, tail[::-1])]
    return tuple(dict.fromkeys([order for a, b in ways for order in (a + b, b + a)] + _swapped(words)))


def _swapped[T](words: tuple[T, ...]) -> list[tuple[T, ...]]:
    """The words with neighbours changed about, as a noun and its adjective are between languages."""
    if len(words) < 2:
        return [words]
    out = [(words[0], *rest) for rest in _swapped(words[1:])]
    return out + [(words[1], words[0], *rest) for rest in _swapped(words[2:])]


def _cover(short: str, words: tuple[Word, ...], used: int, tongue: int) -> float:
    """The most weight that beginnings of distinct unused words can cover while spelling `short`; 0 if they cannot."""
    best = 0.0
    for at, word in enumerate(words):
        if used >> at & 1:
            continue
        for size in _beginnings(short, word, tongue):
            if size == len(short):
                best = max(best, word.weight)
            elif rest := _cover(short[size:], words, used | 1 << at, tongue):
                best = max(best, word.weight + rest)
    # One letter may stand for a small word between two others ("and", "of", "-i-").
    if tongue == _MIXED and used and len(short) > 1 and short[0] in _SMALL and not used >> len(words) & 1:
        best = max(best, _cover(short[1:], words, used | 1 << len(words), tongue) * _OVER_SMALL)
    return best


@lru_cache(maxsize=262144)
def _beginnings(short: str, word: Word, tongue: int) -> tuple[int, ...]:
    """How many letters of the start of `short` may be the beginning of `word` or of a translation of it."""
    most = 0
    for text in _texts(word, tongue):
        while most < _LONGEST_BEGINNING and short[: most + 1] == text[: most + 1] and most < len(short):
            most += 1
    return tuple(range(1, most + 1))


@lru_cache(maxsize=65536)
def _first_letters(word: Word) -> tuple[frozenset[str], ...]:
    """What the word may begin with in each language."""
    if word.number is None and not word.place and len(word.senses) == 1:
        return _letters_of(next(iter(word.senses)))
    if word.number is None and not word.place and word.senses:
        return tuple(frozenset().union(*sets) for sets in zip(*map(_letters_of, word.senses), strict=True))
    letters = frozenset(text[0] for text in _texts(word, 0))
    return (letters,) * len(vocabulary().tongues)


@lru_cache(maxsize=1024)
def _letters_of(sense: str) -> tuple[frozenset[str], ...]:
    """What the words for a sense begin with in each language."""
    return tuple(frozenset(t[0] for t in tongue.get(sense, ())[:_FEWEST]) for tongue in vocabulary().tongues)


@lru_cache(maxsize=65536)
def _texts(word: Word, tongue: int) -> tuple[str, ...]:
    """What `word` may be in a language, or in those that are mixed; nothing where the language has no word for it."""
    known = vocabulary()
    if word.number is not None:
        return word.text, str(word.number), *known.number_words.get(word.number, ())
    if tongue == _MIXED:
        return (
            word.text,
            *english_names(word.place),
            *(t for sense in sorted(word.senses) for t in known.translations[sense][:_ABBREVIATING]),
        )
    if word.place:
        return word.text, *known.place_words.get(word.place, ())
    if not word.senses:
        return (word.text,)
    return tuple(t for sense in sorted(word.senses) for t in known.tongues[tongue].get(sense, ())[:_FEWEST])
