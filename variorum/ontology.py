"""The claim types, loaded from `data/ontology`: the one place that knows the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.errors import DataError
from variorum.resource import load_yaml

KINDS = frozenset({"entity", "place", "value", "label", "quantity", "entity|value"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a claim type. `kind` is what may fill it: entity, place, value, label (a short value), quantity, entity|value."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A claim type. `sentence` is its wording for a reader; a part in [] needs all its roles."""

    name: str
    says: str
    roles: tuple[Role, ...]
    stateful: bool
    sentence: str
    section: str
    ftm: tuple[str, ...]

    def role(self, name: str) -> Role:
        """The role called `name`.

        Raises: KeyError where the type has no such role.
        """
        for role in self.roles:
            if role.name == name:
                return role
        raise KeyError(f"{self.name} has no role {name!r}")


@cache
def claim_types() -> dict[str, ClaimType]:
    """All claim types by name, in the ontology's order.

    Raises: DataError where the ontology is malformed.
    """
    types = {}
    for name, entry in load_yaml("ontology/claims.yaml").items():
        roles = tuple(Role(role, kind.rstrip("?"), not kind.endswith("?")) for role, kind in entry["roles"].items())
        for role in roles:
            if role.kind not in KINDS:
                raise DataError(f"role {role.name!r} has the unknown kind {role.kind!r}", where=f"ontology: {name}")
        types[name] = ClaimType(
            name, entry["says"], roles, entry["stateful"], entry["sentence"], entry["section"], tuple(entry["ftm"])
        )
    return types


@cache
def event_kinds() -> tuple[str, ...]:
    """The kinds an event claim may have."""
    return tuple(load_yaml("ontology/events.yaml"))
