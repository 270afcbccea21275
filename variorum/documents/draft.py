"""What a reader of one format hands over: canonical text and a first cut of its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.documents.metadata import UNKNOWN
from variorum.model import Issue, Metadata, Span
from variorum.model.document import BlockKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before it is placed among the others. `start`/`end` bound its words, in code points.

    `depth` is the nesting of a list item, 0 for an outermost one.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: Span | None = None
    page: int | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read: text, drafts in order of `start`, and what the file says about itself."""

    text: str = field(repr=False)
    drafts: tuple[Draft, ...] = field(repr=False)
    metadata: Metadata = UNKNOWN
    encoding: str = "utf-8"
    issues: tuple[Issue, ...] = ()
