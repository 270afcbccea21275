"""Forms of names for comparison: keys that forget what does not tell two names apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from variorum.language.name_words import gazetteer, listed
from variorum.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼʾʿ`´]")
_POSSESSIVE = re.compile(r"['’]s?\b(?=\s|$)")


@lru_cache(maxsize=65536)
def name_words_of(name: str) -> tuple[str, ...]:
    """The words of `name`, case-folded, without diacritics, apostrophes, dots in abbreviations and leading articles."""
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", name))
    text = re.sub(r"(?<=\b\w)\.", "", unicodedata.normalize("NFKD", text))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    found = _WORD.findall(text)
    while len(found) > 1 and found[0] in ("the", "a", "an"):
        found.pop(0)
    return tuple(found)


def name_key(name: str) -> str:
    """The words of `name` joined by single spaces: equal for names that differ in dress only."""
    return " ".join(name_words_of(name))


@cache
def towns() -> frozenset[str]:
    """The keys of the names of larger towns, which are likelier a town's than anything else's."""
    return frozenset(name_key(name) for name in lexicon("towns")["towns"])


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """As `name_key`, for a body: a nationality becomes its country, behind the rest; a legal form is left out.

    "Turkish Government", "government of Turkey" and "Turkey's government" all give "government turkey".
    """
    found = list(name_words_of(name))
    while len(found) > 1 and found[-1] in listed("names.legal_forms"):
        found.pop()
    known = gazetteer()
    countries, rest, i = [], [], 0
    while i < len(found):
        for width in (3, 2, 1):
            country = known.country_of(" ".join(found[i : i + width])) if i + width <= len(found) else None
            if country:
                countries.append(name_key(country))
                i += width
                break
        else:
            rest.append(found[i])
            i += 1
    rest = [word for word in rest if word not in ("of", "the", "s")]
    if not rest or not countries:
        return " ".join(found)
    return " ".join([*rest, *sorted(countries)])


def initials(name: str) -> frozenset[str]:
    """The abbreviations that the words of `name` make: with and without small words and prefixes such as "al"."""
    found = name_words_of(name)
    small = listed("names.inner") | listed("names.particles")
    whole = "".join(word[0] for word in found)
    big = "".join(word[0] for word in found if word not in small)
    legal = "".join(word[0] for word in found if word not in listed("names.inner"))
    return frozenset({whole, big, legal})


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether `name` looks like an abbreviation: one word of 2 to 8 characters, mostly capitals ("MKO", "17N")."""
    letters = name.replace(".", "").replace("-", "").replace("–", "").replace("/", "")
    return (
        2 <= len(letters) <= 8
        and letters.isalnum()
        and letters[-1].isalpha()
        and sum(c.isupper() for c in letters) >= max(1, len(letters) - 2)
        and (letters[0].isupper() or letters[0].isdigit())
        and sum(c.islower() for c in letters) <= 1
    )


_NUMBERED = re.compile(r"[A-Z]{1,5}[-–]?\d{1,3}")


def is_short(name: str) -> bool:
    """Whether `name` is an abbreviation, or one with a number behind it ("M-19", "MS-13")."""
    return is_acronym(name) or _NUMBERED.fullmatch(name) is not None


def abbreviates(short: str, full: str) -> bool:
    """Whether the acronym `short` may stand for `full`: its letters are those initials, or begin words in order."""
    letters = "".join(c for c in name_key(short) if c.isalnum())
    if letters in initials(full):
        return True
    found = [w for w in name_words_of(full) if w not in listed("names.inner") and w not in ("a", "an")]
    return len(found) > 1 and begins(letters, found)


def begins(letters: str, found: Sequence[str]) -> bool:
    """Whether `letters` are beginnings of `found`, in order, every word giving one at least."""
    if not found:
        return not letters
    return any(
        letters.startswith(found[0][:n]) and begins(letters[n:], found[1:])
        for n in range(1, min(len(found[0]), len(letters)) + 1)
    )


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of `name`, doubled ones once: equal for most transliterations of one foreign name."""
    out = []
    for word in name_words_of(name):
        if word in listed("names.particles"):
            continue
        bones = re.sub(r"[aeiouwy]+", "", word[1:].replace("qu", "q").replace("k", "q").replace("ph", "f"))
        first = "a" if word[0] in "aeiou" else word[0].replace("k", "q")
        out.append(re.sub(r"(.)\1+", r"\1", first + bones))
    return " ".join(out)
