"""The dossier: everything about one subject as one plain frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from variorum.dates import Bounds, Day
from variorum.dossier.collated import Standing, State, Variant
from variorum.dossier.plain import as_dict
from variorum.dossier.summary import summary_html
from variorum.dossier.when import bounded
from variorum.model import Check, Claim, Document, Entity, Issue, ReviewState, Strip


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the dossier. `siglum` is its short name in the dossier: A, B, ... Z, AA, ...

    `undated` marks a document without a date of its own: "currently" in it is of unknown date.
    `sentences` counts its sentences, `typed` those that a typed claim touches, `silent` those that no
    claim at all touches; all three are None where the sentences were not given.
    """

    siglum: str
    document: Document
    publisher: str
    undated: bool
    claims: int
    statements: int
    sentences: int | None = None
    typed: int | None = None
    silent: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with what is needed to show it.

    `before`, `sentence` and `after` joined are the claim in words (`say`); the bare sentence is never shown
    without the other two. `when` are the days that bound its time, None where it has none that can be read. `section` is where it is shown, `review` what
    reviewers came to, None where nobody decided about it.
    """

    id: str
    claim: Claim
    siglum: str
    before: str
    sentence: str
    after: str
    when: Bounds | None
    when_words: str
    section: str
    group: str
    review: ReviewState | None = None

    @property
    def say(self) -> str:
        """The claim in words, with who says so and how surely."""
        return f"{self.before}{self.sentence}{self.after}"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of a section under one title, in order of time; what has no time stands last, in text order."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier. `drawn` says which pictures show it ("timeline", "network")."""

    name: str
    title: str
    note: str
    groups: tuple[Group, ...]
    drawn: frozenset[str] = frozenset()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all groups."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of the subject, the sigla of the sources that use it, and the claims that state it.

    `uses` counts the fillers that stand for the subject by this very name.
    """

    name: str
    sigla: tuple[str, ...]
    claims: tuple[str, ...]
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Strength:
    """A count on the way of the subject's strength. An open side of the count is None.

    `when` is the claim's time or, where it has none (`by_document`), the date of its document.
    """

    entry: str
    label: str
    low: float | None
    high: float | None
    when: Bounds
    by_document: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """What claims of one type say between two entities, from the bearer to the other. All are ids."""

    source: str
    target: str
    type: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity that claims are about, and how many are."""

    entity: Entity
    claims: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one subject. Plain, frozen, the same for the same input.

    `sources` are in the order given; `sections` in display order, each claim in exactly one of them;
    `subjects` by falling number of claims; `ties` touch the subject or join two that do. `variants` are the findings of
    more than one reading or origin, the gravest first; `standings` are empty where there is one source only. `checks` and `strips` are what official lists
    have for the designation claims and for the subject; empty where none was asked.
    """

    subject: Entity
    sources: tuple[Source, ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    names: tuple[NameUse, ...] = field(default=(), repr=False)
    strengths: tuple[Strength, ...] = field(default=(), repr=False)
    ties: tuple[Tie, ...] = field(default=(), repr=False)
    subjects: tuple[Subject, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)
    issues: tuple[Issue, ...] = field(default=(), repr=False)
    extractor: str = "variorum"
    variants: tuple[Variant, ...] = field(default=(), repr=False)
    standings: tuple[Standing, ...] = field(default=(), repr=False)
    states: tuple[State, ...] = field(default=(), repr=False)
    checks: tuple[Check, ...] = field(default=(), repr=False)
    strips: tuple[Strip, ...] = field(default=(), repr=False)

    @property
    def disputed(self) -> tuple[Variant, ...]:
        """The findings about the subject in which claims cannot hold beside each other."""
        return tuple(one for one in self.variants if one.about and one.verdict == "conflict")

    @property
    def out_of_date(self) -> tuple[Variant, ...]:
        """The findings about the subject in which a claim tells a later state than another; disputed ones too."""
        return tuple(
            one
            for one in self.variants
            if one.about and (one.verdict == "supersede" or any(d.relation == "supersede" for d in one.differences))
        )

    @property
    def newest(self) -> Day | None:
        """The last day on which a source may have been published, None where no source has a date."""
        dated = (bounded(source.document.metadata.published) for source in self.sources)
        return max((found.latest for found in dated if found and found.latest), default=None)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of the sections."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the sections."""
        return tuple(entry.claim for entry in self.entries)

    @property
    def typed_share(self) -> float | None:
        """The share in [0, 1] of sentences that a typed claim touches, None where sentences were not given."""
        sentences = sum(source.sentences or 0 for source in self.sources)
        return sum(source.typed or 0 for source in self.sources) / sentences if sentences else None

    def section(self, name: str) -> Section:
        """The section called `name`.

        Raises: KeyError where there is none.
        """
        for section in self.sections:
            if section.name == name:
                return section
        raise KeyError(name)

    def as_dict(self) -> dict[str, Any]:
        """The dossier as plain JSON values; of the documents, metadata and digest, not the text."""
        return as_dict(self)

    def _repr_html_(self) -> str:
        """A summary for notebooks."""
        return summary_html(self)
