"""What a word of a body's name means: the senses of head words, places, and words put together of two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from anyascii import anyascii

from variorum.language.name_words import gazetteer
from variorum.resolution.vocabulary import vocabulary

_NONE: frozenset[str] = frozenset()
# A word of so many letters may be known by its sound, or be put together of two. Chosen so that no short word is read
# as another by chance.
_LONG, _PART, _WHOLE = 6, 4, 9
_GOD = "llah"
# Scripts whose letters leave most vowels unwritten. Source: Unicode blocks Hebrew to Arabic Supplement.
UNVOWELLED = re.compile("[\u0590-\u077f\ufb1d-\ufdff\ufe70-\ufeff]")
# The Arabic article, written with its word, and the ending that is mostly not said.
_ARABIC_ARTICLE, _ARABIC_ENDING = re.compile("\\b\u0627\u0644(?=\\w{3})"), re.compile("\u0629\\b")
_POSSESSIVE = re.compile(r"(?<=\w)['’`´ʼ][sS]?(?=\W|$)")
_MARKS = re.compile(r"['’‘ʻʼʾʿ`´ʹ′\"“”„«»]")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b|\W|$)")
_TOKEN = re.compile(r"[^\W_]+")


def plain(text: str) -> tuple[str, ...]:
    """The words of `text` in Latin letters without marks, lower case; possessives and dots in abbreviations gone."""
    text = _MARKS.sub("", _POSSESSIVE.sub("", text)).replace("&", " and ")
    if UNVOWELLED.search(text):
        text = _ARABIC_ENDING.sub("", _ARABIC_ARTICLE.sub("", text))
    return tuple(_TOKEN.findall(_MARKS.sub("", anyascii(_DOTTED.sub("", text))).casefold()))


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """`word` without what spellings of one sound differ in: equal for most transliterations of a name."""
    out = word
    for old, new in vocabulary().sounds:
        out = out.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", out) or word


@lru_cache(maxsize=65536)
def senses_of(word: str) -> frozenset[str]:
    """The senses of a head word: of its spelling, else of one that sounds the same and begins with the same letter."""
    known = vocabulary().senses
    if word in known or len(word) < _LONG or vocabulary().places.get(word):
        return known.get(word, _NONE)
    return known.get(word.removesuffix("s"), _NONE) or _sounding().get((word[0], sound_of(word)), _NONE)


@cache
def _sounding() -> Mapping[tuple[str, str], frozenset[str]]:
    """The senses of long head words by first letter and sound; of those only that one sense has."""
    out: dict[tuple[str, str], frozenset[str]] = {}
    for word, senses in vocabulary().senses.items():
        if len(word) >= _LONG:
            key = (word[0], sound_of(word))
            out[key] = out[key] & senses if key in out else senses
    return out


@lru_cache(maxsize=65536)
def place_of(text: str) -> str | None:
    """The place or people that words name, in any language."""
    if text in vocabulary().senses:
        return None
    known = gazetteer()
    found = vocabulary().places.get(text) or known.country_of(text) or known.nations.get(text)
    found = found or (text if text in known.places else None)
    return found.casefold() if found else None


@lru_cache(maxsize=4096)
def english_names(place: str | None) -> tuple[str, ...]:
    """What English calls or called a country in one word ("kampuchea"), sorted."""
    return tuple(sorted(n for n, usual in gazetteer().countries.items() if usual.casefold() == place and n.isalpha()))


@lru_cache(maxsize=65536)
def parts_of(word: str) -> tuple[str, ...]:
    """The two head words that a long word is put together of ("volkspartei", "jundullah"), else the word itself."""
    known = vocabulary().senses
    if word in known or place_of(word):
        return (word,)
    if word.endswith(_GOD) and (god := _of_god(word)):
        return god
    if len(word) >= _WHOLE:
        for at in range(_PART, len(word) - _PART + 1):
            if word[at:] in known and (word[:at] in known or word[:at].removesuffix("s") in known):
                return (word[:at], word[at:])
    return (word,)


def _of_god(word: str) -> tuple[str, ...]:
    """A head word and "god", where the word ends so in Arabic."""
    stem = word.removesuffix(_GOD).removesuffix("u").removesuffix("o").removesuffix("a")
    if len(stem) >= _PART and vocabulary().senses.get(stem, _NONE) & vocabulary().of_god:
        return (stem, "allah")
    return ()
