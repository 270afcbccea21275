"""The ledger's page: every act, taken back, exported, and taken in from others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.reviewers import Reviewer, dossier, reviewers, text_of


@pytest.fixture
def ann(tmp_path: Path) -> Reviewer:
    return reviewers(dossier(tmp_path), "Ann")[0]


def other(tmp_path: Path, name: str = "Bob") -> Reviewer:
    """A reviewer at a server of his own, with a dossier of the same texts."""
    (tmp_path / "other").mkdir()
    return reviewers(dossier(tmp_path / "other"), name)[0]


def claim(one: Reviewer, type_: str = "founded") -> str:
    return str(next(c["id"] for c in one.json("/d/out/claims.json")["claims"] if c["type"] == type_))


def exported(one: Reviewer) -> str:
    answer = one.client.get("/d/out/ledger/export")
    assert answer.headers["content-type"].startswith("application/jsonl")
    assert "attachment" in answer.headers["content-disposition"]
    return str(answer.text)


def take_in(one: Reviewer, text: str | bytes, status: int = 303) -> Any:
    answer = one.client.post(
        "/d/out/ledger/import",
        data={"token": one.token},
        files={"file": ("ledger.jsonl", text)},
        follow_redirects=False,
    )
    assert answer.status_code == status, text_of(answer.text)
    return answer


def test_every_act_is_listed_and_taken_back(ann: Reviewer) -> None:
    assert "No row" in ann.get("/d/out/ledger").text_content()
    ann.send(ann.get(f"/d/out/claim/{claim(ann)}"), "Accept", {"reason": "as printed"})
    ann.send(ann.get(f"/d/out/claim/{claim(ann, 'location')}"), "Reject")
    words = " ".join(ann.get("/d/out/ledger").text_content().split())
    assert "Ann accepted a claim" in words
    assert "as printed" in words
    assert "Greenpeace is based in Amsterdam." in words
    page = ann.get("/d/out/ledger?act=reject")
    assert "1 row of 2" in " ".join(page.text_content().split())
    ann.send(page, "Take back", {"reason": "my mistake"})
    view = ann.json("/d/out/ledger.json")
    assert [(row["number"], row["standing"], row["takes_back"]) for row in view["rows"]] == [
        (3, False, 2), (2, False, None), (1, True, None),
    ]  # fmt: skip
    assert ann.json("/d/out/ledger.json?holds=yes")["total"] == 1
    assert ann.json("/d/out/ledger.json?author=Bob")["total"] == 0
    ann.post("/d/out/ledger/2/take-back", {}, 400)
    ann.post("/d/out/ledger/99/take-back", {}, 400)


def test_a_ledger_is_taken_in_once_and_differences_are_shown(ann: Reviewer, tmp_path: Path) -> None:
    bob = other(tmp_path)
    bob.send(bob.get(f"/d/out/claim/{claim(bob)}"), "Put this", {"1-time": "1971-09", "reason": "in autumn"})
    bob.send(bob.get(f"/d/out/claim/{claim(bob, 'location')}"), "Accept")
    bob.post("/d/out/ledger/2/take-back", {"reason": "not sure"})
    ann.send(ann.get(f"/d/out/claim/{claim(ann)}"), "Accept")
    answer = take_in(ann, exported(bob))
    page = ann.get(answer.headers["location"])
    assert "3 rows were entered, 0 were known already" in " ".join(page.text_content().split())
    assert "Reviewers now differ about" in page.text_content()
    assert ann.json(f"/d/out/claim/{claim(ann)}.json")["review"] == "disputed"
    again = take_in(ann, exported(bob))
    assert "entered=0&known=3&disputed=0" in again.headers["location"]
    back = take_in(bob, exported(ann))
    assert "entered=1&known=3" in back.headers["location"]
    rows = [
        {(row["author"], row["act"], row["takes_back"] is None) for row in one.json("/d/out/ledger.json")["rows"]}
        for one in (ann, bob)
    ]
    assert rows[0] == rows[1]


LINE = {
    "number": 1, "act": "reject", "passage": "Oxfam was founded in 1942.", "keys": ["rev_x"], "drafts": [],
    "author": "Bob", "at": "2026-01-01T00:00:00Z", "reason": "", "takes_back": None,
}  # fmt: skip
DRAFT = {
    "type": "founded", "roles": {"subject": [{"text": "Oxfam", "start": 0, "end": 5}]}, "start": 0, "end": 17,
    "time": None, "status": "asserted", "attribution": None,
}  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        "not json",
        "[" * 100_000,
        "[]",
        "1",
        json.dumps({**LINE, "act": "improve"}),
        json.dumps({**LINE, "passage": 3}),
        json.dumps({**LINE, "passage": ""}),
        json.dumps({**LINE, "passage": "two  spaces"}),
        json.dumps({**LINE, "keys": "rev_x"}),
        json.dumps({**LINE, "author": " "}),
        json.dumps({**LINE, "takes_back": 7}),
        json.dumps({**LINE, "number": "1"}),
        json.dumps(LINE) + "\n" + json.dumps(LINE),
        json.dumps({**LINE, "act": "correct", "drafts": [{**DRAFT, "end": 1000}]}),
        json.dumps({**LINE, "act": "correct", "drafts": [{**DRAFT, "type": "nonsense"}]}),
        json.dumps({**LINE, "act": "correct", "drafts": [{**DRAFT, "roles": {}}]}),
        json.dumps(
            {
                **LINE,
                "act": "correct",
                "drafts": [{**DRAFT, "roles": {"subject": [{"text": "x", "start": 0, "end": 900}]}}],
            }
        ),
        json.dumps(
            {
                **LINE,
                "act": "correct",
                "drafts": [{**DRAFT, "roles": {"subject": [{"text": 3, "start": "a", "end": 9}]}}],
            }
        ),
        json.dumps({**LINE, "act": "correct", "drafts": [{**DRAFT, "time": {"edtf": 3, "text": 4}}]}),
        json.dumps({**LINE, "act": "correct", "drafts": []}),
        json.dumps({**LINE, "drafts": [DRAFT]}),
        json.dumps({k: v for k, v in LINE.items() if k != "at"}),
    ],
)
def test_what_is_no_ledger_is_refused_whole(ann: Reviewer, line: str | bytes) -> None:
    good = json.dumps({**LINE, "number": 9, "reason": "good"}) + "\n"
    text = good.encode() + line if isinstance(line, bytes) else good + line
    answer = take_in(ann, text, 400)
    assert "ledger" in text_of(answer.text)
    assert ann.json("/d/out/ledger.json")["every"] == 0


def test_a_ledger_of_other_texts_waits_for_them(ann: Reviewer) -> None:
    take_in(ann, json.dumps({**LINE, "passage": "Another text."}) + "\n\n")
    assert ann.json("/d/out/ledger.json")["every"] == 1
    assert "Another text." in ann.get("/d/out/ledger").text_content()


def test_writes_need_a_token(ann: Reviewer) -> None:
    assert ann.client.post("/d/out/ledger/1/take-back").status_code == 403
    assert ann.client.post("/d/out/ledger/import", files={"file": ("a", "")}).status_code == 403
