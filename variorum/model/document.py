"""A document: canonical text that never changes after reading, its blocks and its metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from variorum.model.issue import Issue
from variorum.model.span import Span

BlockKind = Literal["heading", "paragraph", "item", "field", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of layout. `start`/`end` bound its words in the text, without bullet and line end.

    kind: "heading" (a title or section name, `level` from 1); "paragraph"; "item" (a list item,
    `lead_in` is the index of the block that introduces the list, where one does); "field" (a
    labelled field such as "strength - ..." or "aka: ...": `label` bounds the label's words,
    `start` the value's); "furniture" (copyright line, navigation, page number: carries no claim).
    `section` is the index of the nearest heading above, `page` the 1-based page of a paged format.
    `notes` marks note style: sentences without a subject, which then is the document's own.
    `markers` bound citation marks such as "[12]" inside the block.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: Span | None = None
    lead_in: int | None = None
    section: int | None = None
    page: int | None = None
    notes: bool = False
    markers: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The block's words."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document from outside its text. Dates are EDTF strings.

    An undated document has `published` None: "currently" in it is then of unknown date.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read. `id` is "sha256:" and the hex digest of the original bytes.

    `name` tells the document from others of one build: its path relative to what the user named,
    with forward slashes, never an absolute path. `text` is the canonical text, to whose code
    points every offset refers; for plain text it is the file's own text as decoded.
    `blocks` are in order of `start` and do not overlap.
    """

    id: str
    name: str
    media_type: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    metadata: Metadata = Metadata()
    encoding: str = "utf-8"
    issues: tuple[Issue, ...] = ()

    @property
    def title(self) -> str:
        """The title to show: the metadata's, else the first heading's, else the name."""
        if self.metadata.title:
            return self.metadata.title
        for block in self.blocks:
            if block.kind == "heading":
                return self.text[block.start : block.end]
        return self.name
