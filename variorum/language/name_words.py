"""The word lists about names, read once and indexed for look-up by case-folded form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from variorum.lexicon import lexicon, words

Gender = Literal["male", "female"]
PlaceRank = Literal["country", "city", "region"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places, peoples and bodies known beforehand; every key is case-folded.

    `countries` maps each name of a country, `adjectives` and `peoples` each adjective and noun of its people,
    to the country's usual name. `nations` maps adjectives of peoples without a country to the noun for the people.
    `places` gives each known place's rank; `bodies` maps each name of a well-known body to its fullest name;
    `creeds` are faiths and doctrines.
    `forms` are all names in their own spelling, by first word, the longest first.
    """

    countries: Mapping[str, str]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    nations: Mapping[str, str]
    places: Mapping[str, PlaceRank]
    bodies: Mapping[str, str]
    creeds: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]

    def country_of(self, word: str) -> str | None:
        """The country that a name, adjective or noun of nationality belongs to."""
        folded = word.casefold()
        return self.countries.get(folded) or self.adjectives.get(folded) or self.peoples.get(folded)


def by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """`names` by their case-folded first word (up to a space or a hyphen), the longest first."""
    out: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        out.setdefault(first_word(name), []).append(name)
    return {word: tuple(sorted(group, key=lambda n: (-len(n), n))) for word, group in out.items()}


def first_word(name: str) -> str:
    """The case-folded letters of `name` before its first space, hyphen, slash, comma or apostrophe."""
    for i, char in enumerate(name):
        if not (char.isalnum() or char == ".") and i:
            return name[:i].casefold().rstrip(".")
    return name.casefold().rstrip(".")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of `lexicons/en/gazetteer.yaml`.

    Raises: DataError where the lexicon is missing.
    """
    data = lexicon("gazetteer")
    countries: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    places: dict[str, PlaceRank] = {}
    for name, entry in data["countries"].items():
        for form in (name, *entry.get("also", ())):
            countries.setdefault(form.casefold(), name)
        for form in entry["of"]:
            adjectives.setdefault(form.casefold(), name)
        for form in entry["people"]:
            peoples.setdefault(form.casefold(), name)
        places[entry["capital"].casefold()] = "city"
    places |= dict.fromkeys((n.casefold() for n in data["cities"]), "city")
    places |= dict.fromkeys((n.casefold() for n in [*data["regions"], *data["us_states"]]), "region")
    places |= dict.fromkeys(countries, "country")
    bodies = {form.casefold(): name for name, also in data["bodies"].items() for form in (name, *also)}
    spelled = [n for c, e in data["countries"].items() for n in (c, *e.get("also", ()), *e["of"], e["capital"])]
    spelled += [*data["cities"], *data["regions"], *data["us_states"]]
    spelled += [form for name, also in data["bodies"].items() for form in (name, *also)]
    return Gazetteer(
        countries=MappingProxyType(countries),
        adjectives=MappingProxyType(adjectives),
        peoples=MappingProxyType(peoples),
        nations=MappingProxyType({k.casefold(): v for k, v in data["peoples"].items()}),
        places=MappingProxyType(places),
        bodies=MappingProxyType(bodies),
        creeds=frozenset(name.casefold() for name in data["creeds"]),
        forms=MappingProxyType(by_first_word(n for n in spelled if " " in n or "." in n or "-" in n)),
    )


@cache
def titles() -> Mapping[str, Gender | None]:
    """Titles before a person's name, case-folded, and the gender each tells."""
    data = lexicon("names")["titles"]
    out: dict[str, Gender | None] = dict.fromkeys(data["neutral"])
    out |= dict.fromkeys(data["male"], "male")
    out |= dict.fromkeys(data["female"], "female")
    return MappingProxyType(out)


@cache
def gender_of_given(word: str) -> Gender | None:
    """The gender that a given name tells, None where it tells none."""
    male, female = _given()
    folded = plain(word)
    if folded in male:
        return "male"
    return "female" if folded in female else None


@cache
def _given() -> tuple[frozenset[str], frozenset[str]]:
    """The given names of men and of women, without diacritics."""
    male, female = words("names.given_male"), words("names.given_female")
    return frozenset(map(plain, male)), frozenset(map(plain, female))


def plain(word: str) -> str:
    """The case-folded `word` without diacritics."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@cache
def kin() -> Mapping[str, Gender | None]:
    """Nouns for kin and the gender each tells."""
    data = lexicon("references")["kin"]
    out: dict[str, Gender | None] = dict.fromkeys(data["neutral"])
    out |= dict.fromkeys(data["male"], "male")
    out |= dict.fromkeys(data["female"], "female")
    return MappingProxyType(out)


@cache
def listed(path: str) -> frozenset[str]:
    """The case-folded words at `path` of the lexicons; dots in `path` descend ("references.pronouns.male").

    Raises: KeyError where there is no such list.
    """
    name, *keys = path.split(".")
    node = lexicon(name)
    for key in keys:
        node = node[key]
    return frozenset(str(word).casefold() for word in node)
