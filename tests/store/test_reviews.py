"""The review ledger: it only grows, conflicts are told, and what it comes to is stored and taken away again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.stage_fakes import FAKES
from variorum.edition import build
from variorum.edition.claim_view import claim_view
from variorum.edition.reviewed import told_issues
from variorum.edition.reviewing import addition, decide, decision_on, retract, settle
from variorum.errors import ClaimError, StoreError
from variorum.model import Claim, Draft, Filler, Time
from variorum.reviewing import collapsed, draft_of
from variorum.store import ClaimFilter, ReviewConflict, Store, open_store

TEXTS = {
    "a.txt": "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n",
    "b.txt": "A reprint follows.\nGreenpeace was founded\nin 1971. It says no more.\n",
    "c.txt": "Oxfam was founded in 1942.\n",
}
AT = "2026-01-01T00:00:00Z"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dossier of three documents, two of which share a sentence."""
    for name, text in TEXTS.items():
        (tmp_path / "sources").mkdir(exist_ok=True)
        (tmp_path / "sources" / name).write_text(text)
    build([tmp_path / "sources"], tmp_path / "out", stages=FAKES)
    return tmp_path / "out"


def founded(store: Store, name: str = "a.txt") -> Claim:
    return next(c for c in store.claims_in(store.document(name).id) if c.type == "founded")


def corrected(store: Store, claim: Claim, edtf: str) -> Draft:
    text = store.document(claim.document).text
    draft = draft_of(claim, collapsed(text, 0, text.index(".") + 1))
    assert draft.time is not None
    return replace(draft, time=replace(draft.time, edtf=edtf))


def reviews(store: Store) -> list[tuple[str, str, str | None]]:
    return [(e.document, e.data["time"]["edtf"] if e.data["time"] else "", e.review)
            for e in store.select(ClaimFilter(type="founded", dropped=True))]  # fmt: skip


def test_a_decision_holds_for_copies_at_once_and_is_taken_back(place: Path) -> None:
    with open_store(place, "write") as store:
        claim = founded(store)
        number = decide(store, decision_on(store, "reject", [claim.id], author="Ann", at=AT, reason="wrong"), seen=0)
        assert reviews(store) == [("a.txt", "1971", "rejected"), ("c.txt", "1942", None)]
        assert claim_view(store, claim.id)["review"] == "rejected"  # type: ignore[index]
        retract(store, number, author="Bob", at=AT)
        assert [review for *_, review in reviews(store)] == [None, None]
        with pytest.raises(StoreError, match="no standing decision"):
            retract(store, number, author="Bob", at=AT)
    settle(place, stages=FAKES)


def test_who_has_not_seen_a_decision_is_told_of_it(place: Path) -> None:
    with open_store(place, "write") as store, open_store(place, "write") as other:
        claim = founded(store)
        decide(store, decision_on(store, "accept", [claim.id], author="Ann", at=AT), seen=0)
        late = decision_on(other, "reject", [claim.id], author="Bob", at=AT)
        with pytest.raises(ReviewConflict) as caught:
            decide(other, late, seen=0)
        assert [entry.decision.author for entry in caught.value.entries] == ["Ann"]
        decide(other, late, seen=1)
        assert claim_view(store, claim.id)["review"] == "disputed"  # type: ignore[index]
        assert store.claim_entry(claim.id).review == "disputed"  # type: ignore[union-attr]


def test_the_database_refuses_to_change_the_ledger(place: Path) -> None:
    with open_store(place, "write") as store:
        decide(store, decision_on(store, "accept", [founded(store).id], author="Ann", at=AT), seen=0)
    db = sqlite3.connect(place / "dossier.sqlite")
    for table in ("decisions", "decision_keys"):
        for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET number = 9"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                db.execute(sql)
    db.close()


def test_a_correction_survives_a_new_reading(place: Path) -> None:
    with open_store(place, "write") as store:
        claim = founded(store)
        decision = decision_on(store, "correct", [claim.id], [corrected(store, claim, "1971-09")], author="Ann", at=AT)
        decide(store, decision, seen=0)
        assert ("a.txt", "1971-09", "made") in reviews(store)
    build([place.parent / "sources"], place, stages=replace(FAKES, reading="reading-2"))
    with open_store(place) as store:
        assert ("a.txt", "1971-09", "made") in reviews(store)
        assert ("a.txt", "1971", "replaced") in reviews(store)
        made = founded(store)
        assert made.role("subject")[0].entity
        shown = claim_view(store, made.id)
        assert shown is not None
        assert [row["number"] for row in shown["decisions"]] == [1]


def test_a_claim_that_was_made_keeps_its_row_when_others_are_decided_about(place: Path) -> None:
    with open_store(place, "write") as store:
        claim = founded(store)
        decision = decision_on(store, "correct", [claim.id], [corrected(store, claim, "1971-09")], author="Ann", at=AT)
        decide(store, decision, seen=0)
    settle(place, stages=FAKES)
    with open_store(place, "write") as store:
        other = next(c for c in store.claims_in(claim.document) if c.type == "location")
        decide(store, decision_on(store, "accept", [other.id], author="Ann", at=AT), seen=0)
        assert founded(store).role("subject")[0].entity


def test_a_claim_is_added_by_its_words(place: Path) -> None:
    with open_store(place, "write") as store:
        doc = store.document("b.txt")
        start = doc.text.index("Greenpeace was")
        end = doc.text.index("1971") + 4
        draft = Draft(
            "founded",
            (("subject", (Filler("Greenpeace", start, start + 10, names=("Greenpeace",)),)),),
            start,
            end,
            Time("1971", "1971", end - 4, end),
        )
        decide(store, addition(store, doc.id, draft, author="Ann", at=AT), seen=0)
        made = founded(store, "b.txt")
        assert made.quote == "Greenpeace was founded\nin 1971"
        # In the other document it was read already.
        assert reviews(store)[:2] == [("a.txt", "1971", "accepted"), ("b.txt", "1971", "made")]
        with pytest.raises(ClaimError, match="needs the role"):
            addition(store, doc.id, replace(draft, roles=()), author="Ann", at=AT)
        with pytest.raises(ClaimError, match="no role"):
            addition(store, doc.id, replace(draft, roles=(("agent", draft.roles[0][1]),)), author="Ann", at=AT)
        with pytest.raises(StoreError, match="needs an author"):
            addition(store, doc.id, draft, author=" ", at=AT)


def test_a_decision_whose_words_are_gone_is_told(place: Path) -> None:
    with open_store(place, "write") as store:
        decide(store, decision_on(store, "reject", [founded(store, "c.txt").id], author="Ann", at=AT), seen=0)
        assert told_issues(store) == ()
    (place.parent / "sources" / "c.txt").write_text("Oxfam is based in Oxford.\n")
    build([place.parent / "sources"], place, stages=FAKES)
    with open_store(place, "write") as store:
        [issue] = told_issues(store)
        assert issue.code == "decision-unmet"
        assert "Oxfam was founded in 1942." in issue.what
        retract(store, 1, author="Ann", at=AT)
        assert told_issues(store) == ()


def test_documents_with_a_passage_are_found_whatever_their_white_space(place: Path) -> None:
    with open_store(place) as store:
        found = store.documents_with("Greenpeace was founded in 1971.")
        assert [doc.name for doc in found] == ["a.txt", "b.txt"]
        assert store.documents_with("founded Greenpeace was in 1971.") == ()


def test_a_decision_says_what_is_wrong_with_it(place: Path) -> None:
    with open_store(place, "write") as store:
        claim, other = founded(store), founded(store, "c.txt")
        with pytest.raises(StoreError, match="not in the dossier"):
            decision_on(store, "accept", ["clm_none"], author="Ann", at=AT)
        with pytest.raises(StoreError, match="several documents"):
            decision_on(store, "merge", [claim.id, other.id], author="Ann", at=AT)
        with pytest.raises(StoreError, match="author"):
            decision_on(store, "accept", [claim.id], author="", at=AT)
