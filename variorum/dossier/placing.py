"""The sections of a subject's page, and the rules by which claims come into them, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.lexicon import lexicon
from variorum.ontology import claim_types

STATEMENTS, PEOPLE, OTHERS = "statements", "people", "others"
"""The sections that no claim type has of itself: what was not understood, what is said of the subject's people, and of others."""


@dataclass(frozen=True, slots=True)
class SectionRule:
    """A section: its title and note, what its groups are of ("type", "bearer", "none"), and whether it is shown by time
    ("timeline"), as ties ("network") or by the day ("changes")."""

    name: str
    title: str
    note: str
    group: str
    shown: frozenset[str]


@cache
def section_rules() -> Mapping[str, SectionRule]:
    """All sections in display order."""
    wording: dict[str, dict[str, Any]] = lexicon("wording")["sections"]
    return {
        name: SectionRule(
            name,
            told.get("title", name.capitalize()),
            told.get("note", ""),
            told.get("group", "type"),
            frozenset(kind for kind in ("timeline", "network", "changes") if told.get(kind)),
        )
        for name, told in wording.items()
    }


@cache
def taking() -> tuple[tuple[str, str, str], ...]:
    """(section, type, role): a claim of the type is shown there where the subject fills the role; the first that fits holds."""
    wording: dict[str, dict[str, Any]] = lexicon("wording")["sections"]
    return tuple((name, type_, role) for name, told in wording.items() for type_, role in told.get("takes", {}).items())


@cache
def sections_of_types() -> Mapping[str, str]:
    """The ontology's own section of each claim type."""
    return {name: kind.section for name, kind in claim_types().items()}


@cache
def types_in(section: str) -> frozenset[str]:
    """The claim types of the section."""
    return frozenset(name for name, own in sections_of_types().items() if own == section)


def untyped() -> frozenset[str]:
    """The claim types of sentences that were not understood."""
    return types_in("other")
