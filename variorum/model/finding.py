"""Findings: what the claims of all documents about one thing come to, side by side."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from variorum.model.span import Span

Relation = Literal["agree", "refine", "supersede", "conflict", "unrelated"]
"""What one claim is to another: it says the same, says the same more narrowly, tells a later state of what changes,
cannot hold beside it, or is about something else."""

FindingVerdict = Literal["conflict", "supersede", "refine", "agree", "single"]
"""What a finding comes to: the gravest relation among its claims; "single" where they have one origin."""

_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Comparison:
    """What claim `left` is to claim `right` (both ids), and why.

    `left` refines or supersedes `right`; for the other relations the order says nothing. `differs` names what
    differs: roles, "time", "status". `reason` says it in words, with both sides' own words.
    """

    left: str
    right: str
    relation: Relation
    differs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two documents share: one of them, or both, copied. `share` in (0, 1] is how much of the shorter
    passage the other repeats word for word."""

    left: str
    left_span: Span
    right: str
    right_span: Span
    share: float


@dataclass(frozen=True)
class Finding:
    """The claims about one thing. `claims` are ids by document, then place; `readings` part them into those that say
    the same, the reading of most origins first; `origins` part their documents into independent ones.

    `subject` is the id of the entity that they are about, None where it is none. `comparisons` hold every relation
    between two readings, the gravest first. `crowded` counts the readings that met too many others to be compared with
    each: they were compared with the nearest of them.
    """

    type: str
    subject: str | None
    verdict: FindingVerdict
    claims: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]
    comparisons: tuple[Comparison, ...]
    origins: tuple[tuple[str, ...], ...]
    crowded: int = 0

    @cached_property
    def id(self) -> str:
        """ "fnd_" and a hash of type and claims: the same claims make the same finding in every run."""
        return "fnd_" + hashlib.sha256(_packed([self.type, *self.claims]).encode()).hexdigest()[:20]
