"""Pages of long lists, as frozen records: what to list, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model import Entity, Finding
from variorum.store.records import Hit


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings to list; what is None does not narrow. `id` and `subject` are ids (of a finding, of an entity)."""

    id: str | None = None
    verdict: str | None = None
    subject: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Some of `total` findings. `verdicts` and `types` count those of each value under the other filters, `subjects` are ids and
    names with their number, most first."""

    findings: tuple[Finding, ...]
    total: int
    verdicts: Mapping[str, int]
    types: Mapping[str, int]
    subjects: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Which entities to list; what is None does not narrow. `name` is a part of one of their names, without regard to case and accents."""

    id: str | None = None
    type: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Some of `total` entities, each with the number of its claims; `types` counts those of each type under the other filters."""

    entities: tuple[tuple[Entity, int], ...]
    total: int
    types: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HitPage:
    """Some of `total` hits of a search; `kinds` counts all of each kind."""

    hits: tuple[Hit, ...]
    total: int
    kinds: Mapping[str, int]
