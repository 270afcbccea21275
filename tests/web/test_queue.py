"""The review queue: its order, its filters, and going through it without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.reviewers import Reviewer, dossier, reviewers, text_of
from variorum.edition.differing import clashing
from variorum.edition.queueing import REASONS, Reason, queue
from variorum.model import Comparison, Finding
from variorum.store import QueueRow


def row(
    id_: str, *, confidence: float = 0.9, type_: str = "founded", review: str | None = None, start: int = 0
) -> QueueRow:
    return QueueRow(id_, "a.txt", type_, start, start + 5, confidence, review)


@pytest.mark.parametrize(
    ("one", "disputed", "outdated", "checks", "reasons"),
    [
        (row("x"), "", "", "", ()),
        (row("x", confidence=0.3), "", "", "", ("unsure",)),
        (row("x", type_="statement", confidence=0.3), "", "", "", ("unread",)),
        (row("x"), "x", "", "", ("disputed",)),
        (row("x"), "y", "y", "y", ()),
        (row("x"), "", "x", "", ("outdated",)),
        (row("x"), "", "", "x", ("check",)),
        (row("x", confidence=0.3), "", "x", "x", ("outdated", "check", "unsure")),
        (row("x", review="disputed"), "", "", "", ("differ",)),
        (row("x", review="accepted", confidence=0.1), "x", "", "", ()),
        (row("x", review="rejected", confidence=0.1), "", "", "", ()),
    ],
)
def test_why_a_claim_waits(
    one: QueueRow, disputed: str, outdated: str, checks: str, reasons: tuple[Reason, ...]
) -> None:
    found = queue([one], disputed=set(disputed), outdated=set(outdated), listed=set(checks))
    assert [waiting.reasons for waiting in found] == ([reasons] if reasons else [])


def test_what_says_the_same_as_a_disputed_claim_is_disputed_too() -> None:
    finding = Finding(
        "founded", "e", "conflict", ("a", "b", "c", "d"), (("a", "b"), ("c",), ("d",)),
        (Comparison("a", "c", "conflict", (), ""), Comparison("d", "c", "supersede", (), "")), (("x",),),
    )  # fmt: skip
    assert clashing([finding]) == ({"a", "b", "c"}, {"c"})


ROWS = st.lists(
    st.builds(
        QueueRow,
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(["a.txt", "b.txt"]),
        st.sampled_from(["founded", "statement"]),
        st.integers(0, 5),
        st.integers(6, 9),
        st.sampled_from([0.2, 0.5, 0.9]),
        st.sampled_from([None, "disputed", "accepted"]),
    ),
    unique_by=lambda one: one.id,
)


@given(ROWS)
def test_the_order_is_by_importance_whatever_the_input(rows: list[QueueRow]) -> None:
    found = queue(rows, disputed={"a", "b"}, listed={"c"})
    assert found == queue(reversed(rows), disputed={"a", "b"}, listed={"c"})
    ranks = [REASONS.index(one.reasons[0]) for one in found]
    assert ranks == sorted(ranks)
    assert len({one.row.id for one in found}) == len(found)


@pytest.fixture
def ann(tmp_path: Path) -> Reviewer:
    texts = {
        "a.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
        "b.txt": "Oxfam was founded in 1943. Oxfam is based in Oxford.\n",
    }
    return reviewers(dossier(tmp_path, texts), "Ann")[0]


def test_the_queue_is_gone_through_without_script(ann: Reviewer) -> None:
    page = ann.get("/d/out/queue")
    assert "1 of 2" in " ".join(page.text_content().split())
    assert "sources conflict" in page.text_content()
    answer = ann.send(page, "Accept")
    page = ann.get(answer.headers["location"])
    words = " ".join(page.text_content().split())
    assert "1 of 1" in words
    assert "1 decided" in words
    assert "You accepted it" in words
    page = ann.get(ann.send(page, "Take back").headers["location"])
    assert "1 of 2" in " ".join(page.text_content().split())
    assert "You accepted it" not in page.text_content()
    page = ann.get(ann.send(page, "Reject", {"reason": "no"}).headers["location"])
    page = ann.get(ann.send(page, "Accept").headers["location"])
    assert "Every claim that should be looked at has been" in page.text_content()


def test_next_and_before_and_filters(ann: Reviewer) -> None:
    first = ann.json("/d/out/queue.json")
    second = ann.json("/d/out/queue.json?at=2")
    assert first["item"]["claim"]["id"] != second["item"]["claim"]["id"]
    assert ann.json("/d/out/queue.json?at=99")["at"] == 2
    page = ann.get("/d/out/queue?at=2")
    assert page.xpath("//a[@rel='prev']")
    assert not page.xpath("//a[@rel='next']")
    only = ann.json("/d/out/queue.json?document=b.txt")
    assert (only["total"], only["waiting"]) == (1, 2)
    assert only["facets"]["document"] == [["a.txt", 1], ["b.txt", 1]]
    assert ann.json("/d/out/queue.json?reason=unread")["item"] is None
    assert "Nothing waits under these filters" in ann.get("/d/out/queue?reason=unread").text_content()
    assert ann.json("/d/out/queue.json?type=founded&reason=disputed")["total"] == 2
    ann.get("/d/out/queue?at=0", 422)


def test_correct_leads_to_the_form_and_back(ann: Reviewer) -> None:
    page = ann.get("/d/out/queue?at=2&type=founded")
    [link] = page.xpath("//a[@data-key='c']/@href")
    form = ann.get(link.partition("#")[0])
    answer = ann.send(form, "Put this", {"1-time": "1942"})
    assert answer.headers["location"].startswith("/d/out/queue?")
    assert "type=founded" in answer.headers["location"]
    assert "You corrected it" in text_of(ann.client.get(answer.headers["location"]).text)


def test_keys_are_told(ann: Reviewer) -> None:
    page = ann.get("/d/out/queue")
    keys = set(page.xpath("//@data-key"))
    told = set(page.xpath("//dialog//kbd/text()"))
    assert keys <= told | {"j", "k"}


def test_a_way_back_leads_nowhere_else(ann: Reviewer) -> None:
    page = ann.get("/d/out/queue")
    answer = ann.send(page, "Accept", {"back": "//evil.example/"})
    assert answer.headers["location"] == "/?last=1"
