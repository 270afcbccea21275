"""The table of states and unions, their organs, seats, lists and heads, indexed for look-up by plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from variorum.errors import DataError
from variorum.language.name_keys import name_key
from variorum.lexicon import lexicon

_PLACE = "lexicons/en/authorities.yaml"


@dataclass(frozen=True, slots=True)
class Power:
    """What one name of the table stands for; the fields are those of `authorities.Authority`."""

    id: str
    told: Literal["name", "people", "organ", "seat", "list"]
    organ: str = ""
    register: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A head of government under one of his names, in office from the year `first` to `last`. `bare`: without a title."""

    id: str
    organ: str
    first: int
    last: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Powers:
    """The tables; all words are keys as `name_key` makes them.

    `names` gives the usual name of each id, `exact` what a whole name stands for, `registers` what the name of a list does
    where a word for a list stands beside it, `bodies` the usual name of an organ that many countries have (ministries too).
    """

    names: Mapping[str, str]
    exact: Mapping[str, Power]
    registers: Mapping[str, Power]
    holders: Mapping[str, tuple[Holder, ...]]
    bodies: Mapping[str, str]
    keepers: Mapping[str, frozenset[str]]
    whole: frozenset[str]
    of_people: frozenset[str]
    qualifiers: frozenset[str]
    beside_seats: frozenset[str]
    court_of: frozenset[str]
    within: frozenset[str]
    offices: frozenset[str]
    no_names: frozenset[str]
    list_heads: frozenset[str]
    list_words: frozenset[str]


@cache
def powers() -> Powers:
    """The tables, read once.

    Raises: DataError where the lexicon is missing, lacks the id of a country, or has two meanings for one name.
    """
    data = lexicon("authorities")
    names = {code: country for country, code in _codes(data).items()}
    names |= {id_: entry["names"][0] for id_, entry in data["unions"].items()}
    registers = dict(_registers(data))
    exact = _told_names(data)
    for key, one in registers.items():
        if " " in key:
            exact.setdefault(key, one)
    heads = frozenset(data["list_heads"])
    return Powers(
        names=MappingProxyType(names),
        exact=MappingProxyType(exact),
        registers=MappingProxyType(registers),
        holders=MappingProxyType(_holders(data)),
        bodies=MappingProxyType(_bodies(data)),
        keepers=MappingProxyType({id_: frozenset(organs) for id_, organs in data["list_keepers"].items()}),
        whole=frozenset(data["whole"]),
        of_people=frozenset(data["of_people"]),
        qualifiers=frozenset(data["qualifiers"]),
        beside_seats=frozenset(data["beside_seats"]),
        court_of=frozenset(data["court_of"]),
        within=frozenset(data["within"]),
        offices=frozenset(data["offices"]),
        no_names=frozenset(data["no_names"]),
        list_heads=heads,
        list_words=frozenset(data["list_words"]) | heads,
    )


def _codes(data: Mapping[str, Any]) -> dict[str, str]:
    """The id of each country of the gazetteer."""
    codes: dict[str, str] = data["codes"]
    if codes.keys() != lexicon("gazetteer")["countries"].keys() or len(set(codes.values())) != len(codes):
        differ = sorted(codes.keys() ^ lexicon("gazetteer")["countries"].keys())
        raise DataError(f"codes are not those of the gazetteer's countries, each once: {differ}", where=_PLACE)
    return codes


def _told_names(data: Mapping[str, Any]) -> dict[str, Power]:
    """What whole names stand for: names first, then organs, seats, peoples; none that stands for two of a sort."""
    out: dict[str, Power] = {}
    for way in (_own_names, _organs, _seats, _peoples):
        found: dict[str, set[Power]] = {}
        for form, one in way(data):
            found.setdefault(name_key(form), set()).add(one)
        if way is _organs and (two := sorted(key for key, ones in found.items() if len(ones) > 1)):
            raise DataError(f"names of two organs: {', '.join(two)}", where=_PLACE)
        out = {key: ones.pop() for key, ones in found.items() if len(ones) == 1} | out
    return out


def _own_names(data: Mapping[str, Any]) -> Iterator[tuple[str, Power]]:
    for country, entry in lexicon("gazetteer")["countries"].items():
        for form in (country, *entry.get("also", ())):
            yield form, Power(data["codes"][country], "name")
    for id_, entry in data["unions"].items():
        for form in entry["names"]:
            yield form, Power(id_, "name")


def _organs(data: Mapping[str, Any]) -> Iterator[tuple[str, Power]]:
    for id_, organs in data["organs"].items():
        for organ, forms in organs.items():
            yield from ((form, Power(id_, "organ", organ)) for form in forms)


def _seats(data: Mapping[str, Any]) -> Iterator[tuple[str, Power]]:
    """Of two states with one capital the present one: its code has two letters."""
    told = {form for forms in data["seats"].values() for form in forms} | set(data["not_capitals"])
    capitals: dict[str, str] = {}
    for country, entry in lexicon("gazetteer")["countries"].items():
        code = data["codes"][country]
        if entry["capital"] not in told and len(code) <= len(capitals.get(entry["capital"], code)):
            capitals[entry["capital"]] = code
    yield from ((capital, Power(code, "seat")) for capital, code in capitals.items())
    for id_, forms in data["seats"].items():
        yield from ((form, Power(id_, "seat")) for form in forms)


def _peoples(data: Mapping[str, Any]) -> Iterator[tuple[str, Power]]:
    for country, entry in lexicon("gazetteer")["countries"].items():
        yield from ((form, Power(data["codes"][country], "people")) for form in (*entry["of"], *entry["people"]))


def _registers(data: Mapping[str, Any]) -> Iterator[tuple[str, Power]]:
    for id_, lists in data["lists"].items():
        for register, entry in lists.items():
            for form in entry["names"]:
                yield name_key(form), Power(id_, "list", entry["organ"], register)


def _bodies(data: Mapping[str, Any]) -> dict[str, str]:
    out = {form: body for body, forms in data["bodies"].items() for form in forms}
    for ministry, subjects in data["ministries"].items():
        for subject in subjects:
            for head in data["ministry_heads"]:
                out |= dict.fromkeys(
                    (f"{subject} {head}", f"{head} of {subject}", f"{head} of the {subject}"), ministry
                )
                out[f"{head} for {subject}"] = ministry
    return out


def _holders(data: Mapping[str, Any]) -> dict[str, tuple[Holder, ...]]:
    """The heads of government by all phrases that name them or their time."""
    out: dict[str, list[Holder]] = {}
    for id_, entry in data["leaders"].items():
        for given, surname, first, last in entry["holders"]:
            titled = [f"{office} {name}" for office in entry["office"] for name in (surname, f"{given} {surname}")]
            full = f"{given} {surname}"
            time = [f"{name} {called}" for name in (surname, full, *titled) for called in entry["called"]]
            time += [f"{called} of {name}" for name in (full, *titled) for called in entry["called"]]
            for form in dict.fromkeys(map(name_key, (*titled, *time))):
                out.setdefault(form, []).append(Holder(id_, entry["organ"], first, last, bare=False))
            out.setdefault(name_key(full), []).append(Holder(id_, entry["organ"], first, last, bare=True))
    return {form: tuple(found) for form, found in out.items()}
