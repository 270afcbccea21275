"""The records of collation in a dossier: findings as readings with their apparatus, sources, states over time."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from variorum.dates import Day
from variorum.dates.asof import Answer
from variorum.model import FindingVerdict, Relation

ANSWERS: tuple[Answer, ...] = ("certain", "possible", "no", "unknown")
"""The answers about a state on a day, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Claims of a finding that say the same, by document and place. `number` counts from 1; `origins` counts the
    independent origins of their documents."""

    number: int
    claims: tuple[str, ...]
    sigla: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading `left` is to reading `right` (numbers), what differs, and why, in words. Neither is the right one.

    `told` is the reason without the quotes of both sides.
    """

    left: int
    right: int
    relation: Relation
    differs: tuple[str, ...]
    reason: str
    told: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that two sources share, each side in its own words. `share` is as in `Passage`."""

    left: str
    left_words: str
    right: str
    right_words: str
    share: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A finding as it is shown. `about` tells whether the subject takes part in one of its claims; `origins` are the
    sigla of its documents by independent origin; `shared` are passages of documents that are one origin; `crowded` counts the
    readings that were not compared with all that they met, since too many did."""

    id: str
    type: str
    title: str
    verdict: FindingVerdict
    about: bool
    readings: tuple[Reading, ...]
    differences: tuple[Difference, ...]
    origins: tuple[tuple[str, ...], ...]
    shared: tuple[Shared, ...]
    crowded: int = 0

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all its claims, by reading."""
        return tuple(key for reading in self.readings for key in reading.claims)

    @property
    def sigla(self) -> tuple[str, ...]:
        """Its documents, by origin."""
        return tuple(siglum for origin in self.origins for siglum in origin)

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON values."""
        plain = asdict(self)
        for one in plain["differences"]:
            del one["told"]  # a part of the reason
        return plain

    def differing(self, relation: Relation) -> tuple[str, ...]:
        """What differs between readings that stand in that relation: roles, "time", "status"."""
        found = (part for one in self.differences if one.relation == relation for part in one.differs)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one source stands among the others.

    `alone` are its claims that no other source makes in any way, `copied` those that only sources of one origin with it
    make too (ids, in text order); `among` maps each verdict to the findings (ids) that it shares with others; `shared` are
    the words that it and others have, the longest first.
    """

    siglum: str
    alone: tuple[str, ...]
    copied: tuple[str, ...]
    among: tuple[tuple[FindingVerdict, tuple[str, ...]], ...]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What changes in time, as the claims of one reading tell it: the answer that holds from each day on.

    `claims` are ids; `section` is where they are shown.
    """

    section: str
    claims: tuple[str, ...]
    steps: tuple[tuple[Day, Answer], ...]

    def during(self, first: Day, last: Day) -> Answer:
        """The answer for the days `first` to `last`: that of each of them, where they are one, else that on some of them it
        may have been so."""
        found = set()
        for n, (start, answer) in enumerate(self.steps):
            end = self.steps[n + 1][0] if n + 1 < len(self.steps) else None
            if start <= last and (end is None or end > first):
                found.add(answer)
        if len(found) == 1:
            return found.pop()
        return "possible" if found & {"certain", "possible"} else "unknown"
