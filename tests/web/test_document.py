"""The document's page: its text with claims on their words, in stretches, and claims added to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.reviewers import Reviewer, dossier, reviewers, text_of
from variorum.edition.document_view import BINS, strip_of
from variorum.model import Block, Claim, Document, Filler


@pytest.fixture
def ann(tmp_path: Path) -> Reviewer:
    return reviewers(dossier(tmp_path), "Ann")[0]


def document_of(one: Reviewer, name: str = "a.txt") -> str:
    claims = one.json("/d/out/claims.json?document=" + name)["claims"]
    return str(claims[0]["document"])


def test_the_text_has_its_claims_on_their_words(ann: Reviewer) -> None:
    id_ = document_of(ann)
    page = ann.get(f"/d/out/document/{id_}")
    [paragraph] = page.xpath("//*[@data-passage]")
    assert (
        paragraph.text_content()
        == "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam. Greenpeace moved twice.\n"
    )
    marks = [mark.text_content() for mark in page.xpath("//mark")]
    assert marks == ["Greenpeace was founded in 1971", "Greenpeace is based in Amsterdam"]
    assert "2 claims of paragraph 1" in " ".join(page.text_content().split())
    assert page.xpath("//*[local-name()='svg']//*[local-name()='rect']")
    ann.get("/d/out/document/" + id_.removeprefix("sha256:"))
    ann.get("/d/out/document/none", 404)


def test_filters_narrow_the_marks(ann: Reviewer) -> None:
    id_ = document_of(ann)
    assert ann.json(f"/d/out/document/{id_}.json?type=location")["total"] == 1
    assert ann.json(f"/d/out/document/{id_}.json?status=denied")["total"] == 0
    claim = ann.json(f"/d/out/document/{id_}.json?type=location")["chunks"][0]["claims"][0]
    ann.send(ann.get(f"/d/out/claim/{claim}"), "Reject")
    assert ann.json(f"/d/out/document/{id_}.json")["total"] == 1
    assert ann.json(f"/d/out/document/{id_}.json?review=rejected")["total"] == 1
    assert ann.json(f"/d/out/document/{id_}.json?review=open")["total"] == 1
    assert ann.json(f"/d/out/document/{id_}.json")["facets"]["review"] == [["open", 1], ["rejected", 1]]


def test_a_claim_is_added_by_typing_its_words(ann: Reviewer) -> None:
    id_ = document_of(ann)
    page = ann.get(f"/d/out/document/{id_}?add=practice")
    words = {"1-words": "Greenpeace moved twice", "1-role-subject": "Greenpeace", "1-role-practice": "moved twice"}
    answer = ann.send(page, "Add the claim", {**words, "reason": "it was missed"})
    there = ann.get(answer.headers["location"].partition("#")[0])
    assert [mark.text_content() for mark in there.xpath("//mark[contains(@class, 'hit')]")] == [
        "Greenpeace moved twice"
    ]
    made = answer.headers["location"].partition("#")[2]
    view = ann.json(f"/d/out/claim/{made}.json")
    assert (view["review"], view["claim"]["type"]) == ("made", "practice")
    assert view["claim"]["roles"]["subject"][0]["names"] == ["Greenpeace"]
    assert view["decisions"][0]["reason"] == "it was missed"
    ann.send(ann.get(f"/d/out/claim/{made}"), "Take back")
    ann.get(f"/d/out/claim/{made}", 404)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"1-words": "Greenpeace"}, "stand 3 times"),
        ({"1-words": "Greenpeace sank"}, "not in the passage"),
        ({"1-role-practice": "sinking"}, "not in the passage"),
        ({"1-role-practice": ""}, "needs the role"),
    ],
)
def test_what_is_wrong_with_an_addition_is_said(ann: Reviewer, changes: dict[str, str], told: str) -> None:
    page = ann.get(f"/d/out/document/{document_of(ann)}?add=practice")
    words = {"1-words": "Greenpeace moved twice", "1-role-subject": "Greenpeace", "1-role-practice": "moved twice"}
    answer = ann.send(page, "Add the claim", {**words, **changes}, status=400)
    assert told in text_of(answer.text)


def test_nobody_adds_without_a_token(ann: Reviewer) -> None:
    path = f"/d/out/document/{document_of(ann)}/add"
    assert ann.client.post(path, data={"1-type": "practice"}).status_code == 403
    ann.post(path, {}, 422)


def test_a_long_text_comes_in_pages_below_the_budget(tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    text = "".join(f"Group {chr(65 + i % 26)}x was founded in {1900 + i % 100}. It did more.\n\n" for i in range(3000))
    long_line = "word " * 220_000
    place = dossier(tmp_path / "l", {"a.txt": text, "b.txt": long_line + "Oxfam was founded in 1942.\n"})
    [ann] = reviewers(place, "Ann")
    for name in ("a.txt", "b.txt"):
        id_ = document_of(ann, name)
        view = ann.json(f"/d/out/document/{id_}.json")
        assert len(view["pages"]) > 5
        for page in (1, 2, len(view["pages"])):
            answer = ann.client.get(f"/d/out/document/{id_}?page={page}")
            assert len(answer.content) < 300_000
    last = ann.json(f"/d/out/document/{id_}.json?page=9999")
    assert last["page"] == len(last["pages"])
    claim = last["chunks"][-1]["claims"][0]
    assert ann.json(f"/d/out/document/{id_}.json?claim={claim}")["page"] == last["page"]


@given(st.integers(1, 700), st.lists(st.tuples(st.integers(0, 690), st.integers(1, 60), st.booleans()), max_size=8))
def test_the_strip_tells_shares(length: int, spans: list[tuple[int, int, bool]]) -> None:
    text = "x" * length
    doc = Document("sha256:a", "a", "text/plain", text, (Block("paragraph", 0, length),))
    claims = []
    for start, size, typed in spans:
        end = min(length, start + size)
        if start < end:
            roles = (("subject", (Filler("x", start, start + 1),)),) if typed else ()
            claims.append(
                Claim(doc.id, "founded" if typed else "statement", roles, text[start:end], start, end, source=text)
            )
    strip = strip_of(doc, claims)
    assert len(strip) == BINS
    assert all(0 <= typed <= 100 and 0 <= unread <= 100 and typed + unread <= 100 for typed, unread in strip)
    if not claims:
        assert all(pair == [0, 0] for pair in strip)
