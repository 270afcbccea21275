"""The rules of collation, loaded from `data/ontology/collation.yaml`: what is the same thing, type by type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from variorum.errors import DataError
from variorum.ontology import claim_types, event_kinds
from variorum.resource import load_yaml

Mode = Literal[
    "same", "list", "one", "account", "detail", "number", "place", "places", "family", "switch", "name", "authority"
]
TimeMode = Literal["moment", "repeats", "state", "start", "none"]

_PLACE = "ontology/collation.yaml"


@dataclass(frozen=True, slots=True)
class Family:
    """Words that belong together: `forms` are the words of each, in the order of the file."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeRule:
    """How claims of a type are compared; the file's own comment tells what each field does.

    `families` and `default` are of the one role that has them and decides the question (mode "family" or "switch");
    `groups` are the families of other roles, whose words count as one value. `variants` are the rules of a family.
    """

    name: str
    topic: str
    blocks: tuple[tuple[str, ...], ...]
    unordered: tuple[str, ...]
    time: TimeMode
    changes: bool
    label: bool
    needs: tuple[str, ...]
    roles: Mapping[str, Mode]
    families: Mapping[str, tuple[Family, ...]]
    defaults: Mapping[str, str]
    lesser: tuple[str, ...]
    variants: Mapping[str, TypeRule]

    def of_family(self, family: str | None) -> TypeRule:
        """The rule for claims of `family`: a variant, or this one."""
        return self.variants.get(family or "", self)


@dataclass(frozen=True, slots=True)
class EventRule:
    """How events are aligned. `family_of` gives the family of a kind, `general` the kinds that a kind may stand for."""

    family_of: Mapping[str, str]
    general: Mapping[str, frozenset[str]]
    once: frozenset[str]
    weights: Mapping[str, float]
    enough: float
    numbers: tuple[str, ...]


@cache
def type_rules() -> Mapping[str, TypeRule]:
    """The rules by claim type; events have their own.

    Raises: DataError where the file names an unknown type, role or mode.
    """
    return MappingProxyType({name: _type_rule(name, entry) for name, entry in _data()["types"].items()})


@cache
def event_rule() -> EventRule:
    """The rule for events.

    Raises: DataError where it names an unknown kind.
    """
    entry = _data()["events"]
    family_of = {kind: family for family, kinds in entry["families"].items() for kind in kinds}
    general = {kind: frozenset(kinds) for kind, kinds in entry["general"].items()}
    unknown = {*family_of, *general, *entry["once"], *(k for kinds in general.values() for k in kinds)} - set(
        event_kinds()
    )
    if unknown:
        raise DataError(f"unknown kinds of event: {', '.join(sorted(unknown))}", where=_PLACE)
    return EventRule(
        family_of=MappingProxyType(family_of),
        general=MappingProxyType(general),
        once=frozenset(entry["once"]),
        weights=MappingProxyType({name: float(weight) for name, weight in entry["weights"].items()}),
        enough=float(entry["enough"]),
        numbers=tuple(entry["numbers"]),
    )


@cache
def setting(name: str) -> Any:
    """The plain setting `name` of the file: a number or a list of words.

    Raises: DataError where there is none.
    """
    found = _data().get(name)
    if found is None:
        raise DataError(f"no setting {name!r}", where=_PLACE)
    return found


@cache
def _data() -> dict[str, Any]:
    return cast("dict[str, Any]", load_yaml(_PLACE))


def _type_rule(name: str, entry: Mapping[str, Any]) -> TypeRule:
    known = claim_types().get(name)
    if known is None:
        raise DataError(f"unknown claim type {name!r}", where=_PLACE)
    roles = _modes(name, entry["roles"])
    unknown = set(roles) - {role.name for role in known.roles}
    if unknown:
        raise DataError(f"{name} has no role {', '.join(sorted(unknown))}", where=_PLACE)
    families = {role: _families(words) for role, words in entry.get("families", {}).items() if role != "lesser"}
    base = TypeRule(
        name=name,
        topic=entry.get("topic", name),
        blocks=_blocks(entry["blocks"]),
        unordered=tuple(entry.get("unordered", ())),
        time=_time(name, entry["time"]),
        changes=entry.get("changes", False),
        label=entry.get("label", False),
        needs=tuple(entry.get("needs", ())),
        roles=MappingProxyType(roles),
        families=MappingProxyType(families),
        defaults=MappingProxyType({r: w["default"] for r, w in entry.get("families", {}).items() if "default" in w}),
        lesser=tuple(entry.get("families", {}).get("lesser", ())),
        variants=MappingProxyType({}),
    )
    made = {family: _variant(base, change) for family, change in entry.get("variants", {}).items()}
    return replace(base, variants=MappingProxyType(made))


def _variant(base: TypeRule, change: Mapping[str, Any]) -> TypeRule:
    return replace(
        base,
        blocks=_blocks(change["blocks"]) if "blocks" in change else base.blocks,
        time=_time(base.name, change.get("time", base.time)),
        changes=change.get("changes", base.changes),
        roles=MappingProxyType({**base.roles, **_modes(base.name, change.get("roles", {}))}),
    )


def _blocks(lists: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(roles) for roles in lists)


def _modes(name: str, roles: Mapping[str, str]) -> dict[str, Mode]:
    for role, mode in roles.items():
        if mode not in get_args(Mode):
            raise DataError(f"{name}.{role} has the unknown mode {mode!r}", where=_PLACE)
    return cast("dict[str, Mode]", dict(roles))


def _time(name: str, mode: str) -> TimeMode:
    if mode not in get_args(TimeMode):
        raise DataError(f"{name} has the unknown time {mode!r}", where=_PLACE)
    return cast(TimeMode, mode)


def _families(words: Mapping[str, Any]) -> tuple[Family, ...]:
    return tuple(Family(name, tuple(forms)) for name, forms in words.items() if name != "default")
