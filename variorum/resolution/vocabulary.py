"""The words that the comparison of names goes by, indexed for look-up; plain letters, lower case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from variorum.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables of `lexicons/en/matching.yaml` and `tongues.yaml`.

    `senses` maps a word to what it means (a translation of a head word may mean two things), `initials` a sense to
    the words for it, `given` a given name to the groups of names
    it is one with (`spellings` where it differs in spelling only), `telling` a sense or word to what it
    makes of a body whose name has it in addition,
    `tongues` the words for each sense by language, `spoken` where each is spoken,
    `places` what other words mean a place, `place_words` those words by place,
    `phrases` several words that are read as one, `of_god` the senses that Arabic puts together with "God", `legal_class` a legal form to the one it equals, `sounds` are replacements in order.
    """

    senses: Mapping[str, frozenset[str]]
    translations: Mapping[str, tuple[str, ...]]
    tongues: tuple[Mapping[str, tuple[str, ...]], ...]
    spoken: tuple[frozenset[str], ...]
    places: Mapping[str, str]
    place_words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, ...], str]
    of_god: frozenset[str]
    also: tuple[str, ...]
    followers: tuple[str, ...]
    kinds: frozenset[str]
    months: frozenset[str]
    generic: frozenset[str]
    telling: Mapping[str, frozenset[str]]
    hollow: frozenset[str]
    collective: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    person_particles: frozenset[str]
    unvowelled_dress: frozenset[str]
    legal_forms: frozenset[str]
    legal_class: Mapping[str, str]
    legal_phrases: Mapping[tuple[str, ...], str]
    short_words: Mapping[str, str]
    numbers: Mapping[str, int]
    number_words: Mapping[int, tuple[str, ...]]
    roman: Mapping[str, int]
    given: Mapping[str, frozenset[int]]
    spellings: Mapping[str, frozenset[int]]
    sounds: tuple[tuple[str, str], ...]
    digit_letters: Mapping[int, str]
    weights: Mapping[str, float]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once.

    Raises: DataError where the lexicon is missing.
    """
    data, abroad = lexicon("matching"), lexicon("tongues")
    senses = _joined(data["senses"], *abroad["tongues"].values())
    return Vocabulary(
        senses=_groups(senses),
        translations=MappingProxyType({sense: tuple(words) for sense, words in senses.items()}),
        tongues=tuple(_words_of(abroad["tongues"][tongue]) for tongue in abroad["spoken"]),
        spoken=tuple(frozenset(places) for places in abroad["spoken"].values()),
        places=MappingProxyType({word: place for place, words in abroad["places"].items() for word in words}),
        place_words=MappingProxyType({k: (k, *v) for k, v in abroad["places"].items()}),
        phrases=MappingProxyType({tuple(k.split()): v for k, v in abroad["phrases"].items()}),
        of_god=frozenset(data["of_god"]),
        also=tuple(data["also"]),
        followers=tuple(data["followers"]),
        kinds=frozenset(data["kinds"]),
        months=frozenset(data["months"]),
        generic=frozenset(data["generic"]),
        telling=_groups(data["telling"]),
        hollow=frozenset(data["hollow"]),
        collective=frozenset(data["collective"]),
        honorifics=frozenset(data["honorifics"]),
        particles=frozenset(data["particles"]),
        person_particles=frozenset(data["person_particles"]),
        unvowelled_dress=frozenset(data["unvowelled_dress"]),
        legal_forms=frozenset(data["legal_forms"]),
        legal_class=MappingProxyType({form: group[0] for group in data["same_legal_forms"] for form in group}),
        legal_phrases=MappingProxyType({tuple(k.split()): v for k, v in data["legal_phrases"].items()}),
        short_words=MappingProxyType(data["short_words"]),
        numbers=MappingProxyType(data["numbers"]),
        number_words=MappingProxyType(
            {n: tuple(w for w, m in data["numbers"].items() if m == n) for n in data["numbers"].values()}
        ),
        roman=MappingProxyType(data["roman"]),
        given=_given(data["given_names"]),
        spellings=_given(data["spellings"]),
        sounds=tuple((old, new) for old, new in data["sounds"]),
        digit_letters=MappingProxyType(str.maketrans(data["digit_letters"])),
        weights=MappingProxyType(data["weights"]),
    )


def _words_of(tongue: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({sense: tuple(words) for sense, words in tongue.items()})


def _joined(*tables: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """The words of each sense in all tables, each once."""
    out: dict[str, dict[str, None]] = {}
    for table in tables:
        for sense, words in table.items():
            out.setdefault(sense, {}).update(dict.fromkeys(words))
    return {sense: list(words) for sense, words in out.items()}


def _groups(table: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    """The keys under which each word stands."""
    out: dict[str, set[str]] = {}
    for key, words in table.items():
        for word in words:
            out.setdefault(word, set()).add(key)
    return MappingProxyType({word: frozenset(keys) for word, keys in out.items()})


def _given(groups: list[list[str]]) -> Mapping[str, frozenset[int]]:
    """The numbers of the groups in which each given name stands."""
    out: dict[str, set[int]] = {}
    for number, names in enumerate(groups):
        for name in names:
            out.setdefault(name, set()).add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in out.items()})
