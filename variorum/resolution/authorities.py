"""Whose word a body's is, where it lists, bans or sanctions: "State Department" and "Washington" speak for the United States.

Words, not meaning: the whole of a phrase must be a name of a state or union, of an organ, seat, list or head of it, or be made
of such ("Turkish interior ministry", "government of Canada"). A phrase that only contains one ("Washington Post") tells none.
The vocabulary is data: `data/lexicons/en/authorities.yaml`, with the countries of the gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from variorum.language.name_keys import name_words_of
from variorum.resolution.powers import Holder, Power, powers

Told = Literal["name", "people", "organ", "seat", "holder", "list"]

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_MOST_WORDS = 14
"""A longer phrase is a sentence rather than a name. A convention of this project."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The state or union for which words speak.

    `id` is its ISO 3166-1 code in small letters ("us"), "eu", "un", or a word for another body of states; `name` its usual
    name; `organ` the organ by its usual name ("Department of State"), "" where the words name none; `register` the list
    that they name ("Foreign Terrorist Organizations"), "" for none. `told` is how: by its own "name", its "people"
    ("Turkish"), an "organ", a "seat" ("Ankara"), the "holder" of an office ("President Clinton") or a "list".
    """

    id: str
    name: str
    told: Told
    organ: str = ""
    register: str = ""


def authority_of(words: str, *, year: int | None = None) -> Authority | None:
    """The authority that `words` (a name or phrase as printed, its article and case included) speak for; None where they
    tell none, or more than one.

    `year` is that of what is told, where known: a head of government by the bare name ("Tony Blair") speaks for the state only
    in a year of office, and of two with one title and surname the one in office is meant.
    """
    return _authority(words.strip(), year)


def authority_among(names: Iterable[str], *, year: int | None = None) -> Authority | None:
    """What the first of `names` that tells one speaks for, all being names of one body; None where none does.

    Of the others, one that names an organ of the same authority adds the organ.
    """
    found = [made for name in names if (made := authority_of(name, year=year)) is not None]
    if not found:
        return None
    organ = next((one for one in found if one.id == found[0].id and one.organ), None)
    return found[0] if found[0].organ or organ is None else organ


def other_list(left: Authority, right: Authority) -> bool:
    """Whether two voices of one authority speak of different lists: two registers, or two organs that keep one each."""
    if left.id != right.id or (left.register and left.register == right.register):
        return False
    keepers = powers().keepers.get(left.id, frozenset())
    if left.organ in keepers and right.organ in keepers and left.organ != right.organ:
        return True
    return bool(left.register and right.register)


@lru_cache(maxsize=65536)
def _authority(printed: str, year: int | None) -> Authority | None:
    found = _read(name_words_of(printed), year)
    if found is None and "(" in printed:
        found = _read(name_words_of(_BRACKETS.sub("", printed)), year)
    if found is not None and found.told != "list" and printed == printed.lower():
        return None  # "us", "turkey", "the treasury": no names
    return found


def _read(words: tuple[str, ...], year: int | None) -> Authority | None:
    """The authority of whole words, by the first way of reading that gives one."""
    if not words or len(words) > _MOST_WORDS:
        return None
    return _register(words, year) or _spoken(words, year)


def _spoken(words: tuple[str, ...], year: int | None) -> Authority | None:
    """The authority of whole words that name no list."""
    known = powers().exact.get(" ".join(words))
    if known is not None:
        return _made(known)
    return _beside(words) or _organ_of(words) or _held(" ".join(words), year) or _part(words, year)


def _made(known: Power) -> Authority:
    return Authority(known.id, powers().names[known.id], known.told, known.organ, known.register)


def _beside(words: tuple[str, ...]) -> Authority | None:
    """ "Turkish interior ministry", "US State Department", "Kabul government"."""
    for cut in range(len(words) - 1, 0, -1):
        home = powers().exact.get(" ".join(words[:cut]))
        if home is None or home.organ or home.register:
            continue
        rest = words[cut:]
        if home.told == "seat":
            organ = "" if len(rest) == 1 and rest[0] in powers().beside_seats else None
        else:
            organ = _organ(home.id, rest)
            if organ is None and home.told == "people" and len(rest) == 1 and rest[0] in powers().of_people:
                organ = ""
        if organ is not None:
            return replace(_made(home), organ=organ, told="organ" if organ else home.told)
    return None


def _organ_of(words: tuple[str, ...]) -> Authority | None:
    """ "Government of Canada", "Ministry of the Interior of Turkey"."""
    for left, right in _around_of(words):
        home = powers().exact.get(" ".join(right))
        if home is None or home.told != "name":
            continue
        organ = "" if left[-1] in powers().of_people and len(left) == 1 else _organ(home.id, left)
        if organ is not None:
            return replace(_made(home), organ=organ, told="organ" if organ else "name")
    return None


def _organ(home: str, words: tuple[str, ...]) -> str | None:
    """The organ that `words` name beside a country; "" for the country as such, None for no organ."""
    known, key = powers(), " ".join(words)
    own = known.exact.get(key)
    if own is not None and own.id == home and own.organ and own.told == "organ":
        return own.organ
    if key in known.whole or (len(words) == 2 and words[0] in known.qualifiers and words[1] in known.whole):
        return ""
    if key in known.bodies:
        return known.bodies[key]
    if words[0] in ("court", "courts") and len(words) > 2 and words[1] in known.court_of:
        return known.bodies[words[0]]
    return _office(words)


def _office(words: tuple[str, ...]) -> str | None:
    """The organ behind an office that a name follows ("president sarkozy"), None where no name may be meant."""
    known = powers()
    for cut in range(min(len(words) - 1, 4), 0, -1):
        office, name = " ".join(words[:cut]), words[cut:]
        if office in known.offices and len(name) <= 4 and not known.no_names.intersection(name):
            own = known.exact.get(office)
            return own.organ if own is not None else known.bodies.get(office, office.title())
    return None


def _held(key: str, year: int | None) -> Authority | None:
    """ "President Clinton", "the Thatcher government", "Tony Blair"; and "Home Secretary Jack Straw"."""
    found = powers().holders.get(key, ())
    if year is not None and (len({one.id for one in found}) > 1 or any(one.bare for one in found)):
        found = tuple(one for one in found if _in_office(one, year))
    if len({one.id for one in found}) == 1:
        return Authority(found[0].id, powers().names[found[0].id], "holder", found[0].organ)
    words = tuple(key.split())
    for cut in range(min(len(words) - 1, 4), 0, -1):
        own = powers().exact.get(" ".join(words[:cut]))
        if own is not None and own.told == "organ" and _office(words) == own.organ:
            return replace(_made(own), told="holder")
    return None


def _in_office(one: Holder, year: int) -> bool:
    return one.first <= year <= one.last


def _part(words: tuple[str, ...], year: int | None) -> Authority | None:
    """ "State Department's Bureau of Counterterrorism": the organ that a part of it speaks for."""
    for cut in range(len(words) - 1, 0, -1):
        if words[cut] in powers().within:
            found = powers().exact.get(" ".join(words[:cut]))
            whole = _made(found) if found is not None else _beside(words[:cut]) or _held(" ".join(words[:cut]), year)
            if whole is not None and whole.organ:
                return whole
    return None


def _register(words: tuple[str, ...], year: int | None) -> Authority | None:
    """ "FTO list", "list of Foreign Terrorist Organizations", "EU terrorist list", "Canada's list of terrorist entities"."""
    heads = powers().list_heads
    if not heads.intersection(words):
        return None
    for core in _cores(words):
        known = powers().registers.get(" ".join(core))
        if known is not None:
            return _made(known)
    for left, right in _parted(words):
        whole = _spoken(left, year)
        if whole is None:
            continue
        named = _register(right, year)
        if named is not None and named.id == whole.id:
            return named
        if heads.intersection(right) and powers().list_words.issuperset(right):
            return replace(whole, told="list")
    return None


def _cores(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What is left of the name of a list without the word for a list."""
    heads = powers().list_heads
    yield words
    if words[-1] in heads:
        yield words[:-1]
    if words[0] in heads and words[1:2] == ("of",):
        yield words[3:] if words[2:3] == ("the",) else words[2:]


def _parted(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The words parted into whose list it is and the list: "EU | terrorist list", "list of terrorist groups of | Canada"."""
    for cut in range(len(words) - 1, 0, -1):
        yield words[:cut], words[cut:]
    yield from ((right, left) for left, right in _around_of(words))


def _around_of(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What stands before and behind each "of", the last first, an article behind it left out."""
    for at in (i for i in range(len(words) - 2, 0, -1) if words[i] == "of"):
        right = words[at + 2 :] if words[at + 1] == "the" else words[at + 1 :]
        if right:
            yield words[:at], right
