"""What goes into the store and what comes out of it, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from variorum.model import Claim, Document, Issue, Judgement, ReviewState, Span

DocumentState = Literal["current", "superseded", "removed"]
ClaimState = Literal["current", "superseded", "orphaned", "removed"]
PassageKind = Literal["sentence", "claim", "name"]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one document gave, to be stored in one step.

    `key` is a digest of everything the claims depend on beside the document's bytes (extractor,
    rules, metadata): a stored reading with the same key need not be made again. `sentences` are
    spans of `document.text`, in text order. `extractor` goes into each claim. `subject` are the names
    of what the document is about, fullest first, empty where nothing stands out.
    """

    document: Document
    claims: tuple[Claim, ...]
    sentences: tuple[Span, ...]
    key: str
    extractor: str
    subject: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A stored document without its text, as lists show it.

    state: "current" (part of the last build), "superseded" (another version has taken its name),
    "removed" (no longer among the inputs). `claims` counts its claims; `subject` are the names of
    what it is about; `issues` are those of its reading.
    """

    id: str
    name: str
    title: str
    media_type: str
    publisher: str | None
    published: str | None
    url: str | None
    characters: int
    claims: int
    state: DocumentState
    key: str
    subject: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program: all fields but the inner `key`."""
        plain = asdict(self)
        del plain["key"]
        return plain


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A stored claim. `document` is the name of its document, `data` its interchange form.

    state: "current"; "superseded" (from an older version of a document, whose words still occur in
    the newer one); "orphaned" (the newer version has lost the words); "removed" (its document is
    no longer among the inputs). `review` is what reviewers came to, None where nobody decided about it.
    """

    id: str
    document: str
    state: ClaimState
    data: Mapping[str, Any]
    review: ReviewState | None = None

    def as_dict(self) -> dict[str, Any]:
        """The interchange form, with the document's name, the state and, where there is one, the outcome of review."""
        reviewed = {"review": self.review} if self.review else {}
        return {**self.data, "document_name": self.document, "state": self.state, **reviewed}


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; what is None does not narrow.

    `subject` is an entity's id or any of its names, in any role, without regard to case and
    accents. `document` is a document's id or name. `time` is EDTF: claims that may hold then, by
    their own time; undated ones are left out. `states` are the states to show. `review` is what reviewers came to, "open" for
    claims that nobody decided about; where it is None, those that they struck out are left out unless `dropped`.
    """

    type: str | None = None
    subject: str | None = None
    status: str | None = None
    document: str | None = None
    time: str | None = None
    states: tuple[ClaimState, ...] = ("current",)
    dropped: bool = False
    review: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. `snippet` is its text around the hits, the hits between
    `OPEN` and `CLOSE`. `ref` is the claim's or entity's id, "" for a sentence; `document` the name
    of the document, "" for a name. `start`/`end` are code points of the document's text.
    """

    kind: PassageKind
    ref: str
    document: str
    start: int
    end: int
    snippet: str


OPEN, CLOSE = "\ue000", "\ue001"
"""The marks around a hit: private-use code points, so that no text of a document is taken for one."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A row of the judgement ledger. `number` counts from 1 in order of entry.

    A row with `takes_back` takes the row of that number back, and its `judgement` repeats it with
    the author and the reason of the taking back. `standing` tells whether the row still holds. `at` is when it was entered, in UTC,
    ISO 8601, "" where nobody said.
    """

    number: int
    judgement: Judgement
    takes_back: int | None
    standing: bool
    at: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The row for a program."""
        return {
            "number": self.number,
            **asdict(self.judgement),
            "takes_back": self.takes_back,
            "standing": self.standing,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """How far the last build has come. state: "running" (or killed), "done", "interrupted"."""

    total: int
    done: int
    state: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the store that is not as it was written: where, and what is wrong."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a re-check of the whole store.

    Counts of documents, claims and anchored parts (fillers, times, attributions) checked;
    `orphaned` counts claims whose words the newer version has lost, which is no fault.
    """

    documents: int
    claims: int
    parts: int
    orphaned: int
    faults: tuple[Fault, ...] = field(default=())
