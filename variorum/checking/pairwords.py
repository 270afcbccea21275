"""Why two names may be one, in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from variorum.resolution.abbreviations import short_near, short_of_initials, short_shared, short_tail, short_translated
from variorum.resolution.couple import Couple, texts_of
from variorum.resolution.features import legal_clash, number_clash, place_clash
from variorum.resolution.forms import Word
from variorum.resolution.vocabulary import vocabulary

_COUNTS = {1: "one letter differs", 2: "two letters differ", 3: "three letters differ"}


def reasons_of(couple: Couple) -> tuple[str, ...]:
    """What speaks for and against the asked name (left) being the listed one (right), word by word."""
    shorts = (short_shared, short_near, short_of_initials, short_translated, short_tail)
    out = [reason for feature in shorts for _, reason in (feature(couple),) if reason]
    pairing = couple.pairing
    same = [a for a, b, _ in pairing.pairs if a.text == b.text]
    if same:
        out.append(f"in both: {texts_of(same)}")
    out += [_of_pair(a, b) for a, b, _ in sorted(pairing.pairs, key=lambda p: p[0].text) if a.text != b.text]
    if couple.left.run == couple.right.run and couple.left.order != couple.right.order:
        out.append("the same but for spaces")
    elif _turned(couple):
        out.append("the words stand in another order")
    if pairing.right and not (couple.left.acronym or couple.right.acronym):
        out.append(f"{texts_of(pairing.right)} in the listed name only")
    if pairing.left and not (couple.left.acronym or couple.right.acronym):
        out.append(f"{texts_of(pairing.left)} in the name asked about only")
    out += [
        reason for feature in (number_clash, place_clash, legal_clash) for _, reason in (feature(couple),) if reason
    ]
    return tuple(out)


def _of_pair(a: Word, b: Word) -> str:
    """Why two words answer to one another."""
    both = f"{a.text!r} for {b.text!r}"
    known = vocabulary()
    if a.initial or b.initial:
        return f"{both}: an initial, which may stand for more than one name"
    if a.number is not None:
        return f"{both}: one number"
    if a.senses & b.senses:
        return f"{both}: words of one meaning"
    if a.place and a.place == b.place:
        return f"{both}: one place"
    if a.unvowelled != b.unvowelled:
        return f"{both}: the same consonants; the vowels of one are not written"
    if not known.spellings.get(a.text, frozenset()).isdisjoint(known.spellings.get(b.text, frozenset())):
        return f"{both}: spellings of one name"
    if not known.given.get(a.text, frozenset()).isdisjoint(known.given.get(b.text, frozenset())):
        return f"{both}: forms of one given name"
    if a.sound == b.sound:
        return f"{both}: one sound, spelled in two ways"
    return f"{both}: {letters_differ(OSA.distance(a.text, b.text))}"


def letters_differ(count: int) -> str:
    """How many letters differ, in words."""
    return _COUNTS.get(count, f"{count} letters differ")


def _turned(couple: Couple) -> bool:
    """Whether the words that answer to one another stand in another order."""
    left, right = list(couple.left.words), list(couple.right.words)
    at = sorted((left.index(a), right.index(b)) for a, b, _ in couple.pairing.pairs if a in left and b in right)
    return [j for _, j in at] != sorted(j for _, j in at)


@lru_cache(maxsize=65536)
def scripts_of(text: str) -> tuple[str, ...]:
    """The scripts of the letters of `text`, as Unicode names them, the first first: "Latin", "Cyrillic", "Arabic"."""
    return tuple(dict.fromkeys(_script(c) for c in text if c.isalpha()))


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "other").split()[0].capitalize()
    return {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}.get(first, first)


@lru_cache(maxsize=65536)
def latin(text: str) -> bool:
    """Whether the first letter of `text` is Latin."""
    return text.isascii() or scripts_of(text)[:1] == ("Latin",)


def of_scripts(asked: str, listed: str) -> Iterator[str]:
    """What is to be said where two names are in different scripts."""
    left, right = scripts_of(asked), scripts_of(listed)
    if left and right and not set(left) & set(right):
        yield f"asked about in {_named(left)}, listed in {_named(right)} letters: compared by transliteration"


def _named(scripts: Iterable[str]) -> str:
    return " and ".join(scripts)
