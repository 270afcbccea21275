"""What the rest of Variorum asks of a store, whichever database is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, Self

from variorum.model import (  # fmt: skip
    Claim,
    Decision,
    DecisionEntry,
    Document,
    Entity,
    Finding,
    Issue,
    Judgement,
    Passage,
    ReviewState,
    Span,
)
from variorum.store.browsing_protocol import BrowsingStore
from variorum.store.list_protocol import ListStore
from variorum.store.queueing import QueueStore
from variorum.store.records import (
    ClaimEntry,
    ClaimFilter,
    DocumentEntry,
    DocumentState,
    Hit,
    LedgerEntry,
    Reading,
    Run,
    Verification,
)


class Store(BrowsingStore, ListStore, QueueStore, Protocol):
    """One dossier's database. Each method is one transaction. Not for use by two threads at once.

    Raises: StoreError from every method, where the database cannot be read or written.
    """

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def close(self) -> None:
        """Ends the connection. Calling it twice is allowed."""

    # --- building ---

    def put(self, reading: Reading) -> None:
        """Stores what one document gave; other versions of its name become superseded."""

    def settle(self, current: Sequence[str], issues: Sequence[Issue]) -> None:
        """Makes the documents with these ids the current ones, and replaces the issues of the last build."""

    def put_resolution(
        self, entities: Iterable[Entity], claims: Iterable[Claim], judgements: Sequence[Judgement]
    ) -> None:
        """Stores a resolution in place of the last one; the rules' judgements go into the ledger."""

    def put_findings(self, findings_: Iterable[Finding], passages: Iterable[Passage]) -> None:
        """Stores a collation in place of the last one."""

    def progress(self, run: Run) -> None:
        """Notes how far the build has come."""

    def run(self) -> Run | None:
        """How far the last build has come, None before the first."""

    def fact(self, name: str) -> str | None:
        """A small fact about the whole (a digest), None where it was never noted."""

    def note(self, name: str, value: str) -> None:
        """Notes a small fact about the whole."""

    # --- asking ---

    def entries(self, states: tuple[DocumentState, ...] = ("current",)) -> tuple[DocumentEntry, ...]:
        """The documents in one of `states`, by name, then id."""

    def documents(self) -> tuple[Document, ...]:
        """The current documents with their text, by name, then id."""

    def sentences(self) -> dict[str, tuple[Span, ...]]:
        """The sentences of each current document by its id, in text order."""

    def document(self, which: str) -> Document:
        """The document with the id or, current, with the name `which`.

        Raises: StoreError where there is none.
        """

    def extracted(self) -> Iterator[Claim]:
        """The claims of the current documents as extracted, by document name, then (start, end, id)."""

    def claims(self) -> Iterator[Claim]:
        """The claims of the current documents as resolved, in the same order."""

    def select(self, wanted: ClaimFilter) -> Iterator[ClaimEntry]:
        """The claims that `wanted` lets through, in the same order."""

    def entities(self) -> tuple[Entity, ...]:
        """The entities of the last resolution, by id."""

    def findings(self) -> tuple[Finding, ...]:
        """The findings of the last collation, in its order: the gravest verdict first."""

    def findings_with(self, claim: str) -> tuple[Finding, ...]:
        """The findings that the claim with this id is in, in the order of the last collation."""

    def names_of(self, entities: Iterable[str]) -> dict[str, str]:
        """The name to show of each of the entities with these ids that there is."""

    def passages(self) -> tuple[Passage, ...]:
        """The words that current documents share, in the order of the last collation."""

    def issues(self) -> tuple[Issue, ...]:
        """The issues of the last build beside those of its documents, in the order it met them."""

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """The best passages for what a user typed, best first."""

    def verify(self) -> Verification:
        """Re-checks every stored text against its digest, and every claim against the text."""

    # --- judging ---

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """All rows of the judgement ledger, in order of entry."""

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that hold, in order of entry."""

    def judge(self, judgement: Judgement, *, at: str = "", seen: int | None = None) -> int:
        """Enters a judgement, made `at` a time by somebody who has seen the ledger up to row `seen`, and returns its number. It is
        on the disk when the call returns.

        Raises: ReviewConflict where another person has judged one of the two since.
        """

    def take_back(self, number: int, *, author: str, reason: str = "", at: str = "") -> int:
        """Takes a judgement back by a new row, and returns that row's number.

        Raises: StoreError where there is no such standing judgement.
        """

    # --- reviewing ---

    def claim(self, id_: str) -> Claim | None:
        """The claim with this id as resolved, whatever its state; None where there is none."""

    def claim_entry(self, id_: str) -> ClaimEntry | None:
        """The claim with this id as lists show it, whatever its state; None where there is none."""

    def claims_in(self, document: str, *, extracted: bool = False) -> tuple[Claim, ...]:
        """The claims of the document with this id, as resolved or as `extracted`, by (start, end, id)."""

    def sentences_in(self, document: str) -> tuple[Span, ...]:
        """The sentences of the document with this id, in text order."""

    def documents_with(self, passage: str) -> tuple[Document, ...]:
        """The current documents in whose text `passage` (without surplus white space) stands, by name, then id."""

    def decisions(self, *, passage: str | None = None) -> tuple[DecisionEntry, ...]:
        """The rows of the review ledger in order of entry: all, or those about a passage that has the words `passage`."""

    def newest_decision(self, keys: Iterable[str] = ()) -> int:
        """The number of the last row, 0 where there is none; with `keys`, of the last that is about one of these."""

    def decide(self, decision: Decision, *, seen: int) -> int:
        """Enters a decision by somebody who has seen the ledger up to row `seen`, and returns its number. It is
        on the disk when the call returns.

        Raises: ReviewConflict where a later row is about one of the same claims.
        """

    def retract(self, number: int, *, author: str, at: str, reason: str = "") -> int:
        """Takes a decision back by a new row, and returns that row's number.

        Raises: StoreError where there is no such standing decision.
        """

    def enter(self, entries: Iterable[DecisionEntry], known: Mapping[int, int]) -> tuple[int, ...]:
        """Enters rows of another ledger in their order, all or none, and returns their numbers here. What a row takes
        back is named by its number there: of one of `entries`, or of a row that `known` has under its number here."""

    def review_states(self) -> dict[str, ReviewState]:
        """What reviewers came to about claims of the current documents, by the claim's id; nothing for those that nobody
        decided about."""

    def put_review(
        self,
        made: Iterable[Claim],
        states: Mapping[str, str],
        *,
        upto: int,
        document: str | None = None,
    ) -> bool:
        """Stores what the ledger up to row `upto` comes to: the claims that reviewers made, and the state of
        claims by id; for all current documents, or for one. False, with nothing stored, where the ledger has grown.
        """
