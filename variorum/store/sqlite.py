"""The store in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from variorum.errors import StoreError
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
from variorum.store import claims, documents, findings, ledger, lists, reviews, search, verify
from variorum.store.database import Database
from variorum.store.queueing import Queueing
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
from variorum.store.schema import DOSSIER
from variorum.store.sqlite_browsing import Browsing
from variorum.store.sqlite_lists import Lists

MEMORY = ":memory:"


class SqliteStore(Browsing, Lists, Queueing, Database):
    """A `Store` in an SQLite file, or in memory for the path ":memory:".

    A killed build loses at most the document it was at.

    Raises: StoreError where the file cannot be opened, is no dossier, or is a newer version's.
    """

    def __init__(self, path: str, *, readonly: bool = False) -> None:
        super().__init__(path, DOSSIER, readonly=readonly)

    def put(self, reading: Reading) -> None:
        """See `Store.put`."""
        with self._writing() as db:
            documents.put_reading(db, reading)
            documents.supersede_others(db, reading.document)
            lists.changed(db)

    def settle(self, current: Sequence[str], issues: Sequence[Issue]) -> None:
        """See `Store.settle`."""
        with self._writing() as db:
            documents.settle(db, current)
            db.execute("DELETE FROM issues")
            db.executemany(
                "INSERT INTO issues (code, what, place, hint, severity)"
                " VALUES (:code, :what, :where, :hint, :severity)",
                [asdict(issue) for issue in issues],
            )
            lists.changed(db)

    def put_resolution(
        self, entities: Iterable[Entity], claims_: Iterable[Claim], judgements: Sequence[Judgement]
    ) -> None:
        """See `Store.put_resolution`."""
        resolved = tuple(claims_)
        with self._writing() as db:
            claims.put_entities(db, entities, resolved)
            ledger.sync_rules(db, judgements)
            lists.put_bearers(db, ((claim.id, lists.bearer_of(claim.type, claim.role)) for claim in resolved))
            lists.changed(db)

    def put_findings(self, findings_: Iterable[Finding], passages: Iterable[Passage]) -> None:
        """See `Store.put_findings`."""
        made = tuple(findings_)
        with self._writing() as db:
            findings.put_findings(db, made, passages)
            lists.put_finding_claims(db, ((finding.id, finding.claims) for finding in made))
            lists.changed(db)

    def progress(self, run: Run) -> None:
        """See `Store.progress`."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO run VALUES (1, ?, ?, ?)", (run.total, run.done, run.state))

    def run(self) -> Run | None:
        """See `Store.run`."""
        with self._reading() as db:
            row = db.execute("SELECT total, done, state FROM run").fetchone()
        return Run(*row) if row else None

    def fact(self, name: str) -> str | None:
        """See `Store.fact`."""
        with self._reading() as db:
            row = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def note(self, name: str, value: str) -> None:
        """See `Store.note`."""
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def entries(self, states: tuple[DocumentState, ...] = ("current",)) -> tuple[DocumentEntry, ...]:
        """See `Store.entries`."""
        with self._reading() as db:
            return documents.entries(db, states)

    def documents(self) -> tuple[Document, ...]:
        """See `Store.documents`."""
        with self._reading() as db:
            return documents.documents(db)

    def sentences(self) -> dict[str, tuple[Span, ...]]:
        """See `Store.sentences`."""
        with self._reading() as db:
            return documents.sentences(db)

    def document(self, which: str) -> Document:
        """See `Store.document`.

        Raises: StoreError where there is none.
        """
        with self._reading() as db:
            found = documents.document(db, which)
        if found is None:
            raise StoreError(
                f"no document {which!r}", where=self._where, hint="`variorum documents` lists what the dossier has."
            )
        return found

    def extracted(self) -> Iterator[Claim]:
        """See `Store.extracted`."""
        with self._reading() as db:
            yield from claims.claims(db, entities=False)

    def claims(self) -> Iterator[Claim]:
        """See `Store.claims`."""
        with self._reading() as db:
            yield from claims.claims(db, entities=True)

    def select(self, wanted: ClaimFilter) -> Iterator[ClaimEntry]:
        """See `Store.select`."""
        with self._reading() as db:
            yield from claims.select(db, wanted)

    def entities(self) -> tuple[Entity, ...]:
        """See `Store.entities`."""
        with self._reading() as db:
            return claims.entities(db)

    def findings(self) -> tuple[Finding, ...]:
        """See `Store.findings`."""
        with self._reading() as db:
            return findings.findings(db)

    def findings_with(self, claim: str) -> tuple[Finding, ...]:
        """See `Store.findings_with`."""
        with self._reading() as db:
            return findings.findings_with(db, claim)

    def names_of(self, entities: Iterable[str]) -> dict[str, str]:
        """See `Store.names_of`."""
        with self._reading() as db:
            return claims.names_of(db, entities)

    def passages(self) -> tuple[Passage, ...]:
        """See `Store.passages`."""
        with self._reading() as db:
            return findings.passages(db)

    def issues(self) -> tuple[Issue, ...]:
        """See `Store.issues`."""
        with self._reading() as db:
            rows = db.execute("SELECT code, what, place, hint, severity FROM issues ORDER BY number")
            return tuple(Issue(*row) for row in rows)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """See `Store.search`."""
        with self._reading() as db:
            return search.search(db, words, limit=limit)

    def verify(self) -> Verification:
        """See `Store.verify`."""
        with self._reading() as db:
            return verify.verify(db)

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """See `Store.ledger`."""
        with self._reading() as db:
            return ledger.ledger(db)

    def judgements(self) -> tuple[Judgement, ...]:
        """See `Store.judgements`."""
        return tuple(entry.judgement for entry in self.ledger() if entry.standing)

    def judge(self, judgement: Judgement, *, at: str = "", seen: int | None = None) -> int:
        """See `Store.judge`.

        Raises: ReviewConflict where another person has judged one of the two since.
        """
        with self._lasting(), self._writing() as db:
            return ledger.append(db, judgement, at=at, seen=seen)

    def take_back(self, number: int, *, author: str, reason: str = "", at: str = "") -> int:
        """See `Store.take_back`.

        Raises: StoreError where there is no such standing judgement.
        """
        with self._lasting(), self._writing() as db:
            return ledger.take_back(db, number, author=author, reason=reason, at=at)

    def claim(self, id_: str) -> Claim | None:
        """See `Store.claim`."""
        with self._reading() as db:
            return claims.claim(db, id_)

    def claim_entry(self, id_: str) -> ClaimEntry | None:
        """See `Store.claim_entry`."""
        with self._reading() as db:
            return claims.entry(db, id_)

    def claims_in(self, document: str, *, extracted: bool = False) -> tuple[Claim, ...]:
        """See `Store.claims_in`."""
        with self._reading() as db:
            return tuple(claims.claims(db, entities=not extracted, document=document))

    def sentences_in(self, document: str) -> tuple[Span, ...]:
        """See `Store.sentences_in`."""
        with self._reading() as db:
            return documents.sentences_in(db, document)

    def documents_with(self, passage: str) -> tuple[Document, ...]:
        """See `Store.documents_with`."""
        with self._reading() as db:
            return documents.documents_with(db, passage)

    def decisions(self, *, passage: str | None = None) -> tuple[DecisionEntry, ...]:
        """See `Store.decisions`."""
        with self._reading() as db:
            return reviews.decisions(db, passage=passage)

    def newest_decision(self, keys: Iterable[str] = ()) -> int:
        """See `Store.newest_decision`."""
        with self._reading() as db:
            return reviews.newest(db, keys)

    def decide(self, decision: Decision, *, seen: int) -> int:
        """See `Store.decide`.

        Raises: ReviewConflict where a later row is about one of the same claims.
        """
        with self._lasting(), self._writing() as db:
            return reviews.decide(db, decision, seen=seen)

    def retract(self, number: int, *, author: str, at: str, reason: str = "") -> int:
        """See `Store.retract`.

        Raises: StoreError where there is no such standing decision.
        """
        with self._lasting(), self._writing() as db:
            return reviews.retract(db, number, author=author, at=at, reason=reason)

    def enter(self, entries: Iterable[DecisionEntry], known: Mapping[int, int]) -> tuple[int, ...]:
        """See `Store.enter`."""
        with self._lasting(), self._writing() as db:
            return reviews.enter(db, entries, known)

    def review_states(self) -> dict[str, ReviewState]:
        """See `Store.review_states`."""
        with self._reading() as db:
            return reviews.states(db)

    def put_review(
        self,
        made: Iterable[Claim],
        states: Mapping[str, str],
        *,
        upto: int,
        document: str | None = None,
    ) -> bool:
        """See `Store.put_review`."""
        with self._writing() as db:
            if reviews.newest(db) != upto:
                return False
            reviews.put_review(db, made, states, document=document)
            lists.changed(db)
            return True
