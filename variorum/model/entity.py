"""Entities and the judgements that make them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.analysis import ReferentType

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Names judged to stand for one person, body or place.

    `id` is "ent_" and a hash of the entity's defining names, never of the run. `names` are sorted
    with the display name first; `documents` are the ids of the documents that mention it.
    """

    id: str
    type: ReferentType
    name: str
    names: tuple[str, ...]
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision that two entities are, or are not, one. It can be taken back.

    `left` and `right` are entity ids before merging. `author` is a rule's name ("rule:acronym")
    or a person's. `reason` says why, in words.
    """

    left: str
    right: str
    verdict: Verdict
    author: str
    reason: str = ""
