"""The claim's page: shown in words and in its text, and decided about by forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.reviewers import Reviewer, dossier, reviewers, text_of


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return dossier(tmp_path)


@pytest.fixture
def ann(place: Path) -> Reviewer:
    return reviewers(place, "Ann")[0]


def claims(one: Reviewer, **wanted: str) -> list[dict[str, Any]]:
    found = one.json("/d/out/claims.json?dropped=true")["claims"]
    return [c for c in found if all(c[name] == value for name, value in wanted.items())]


def founded(one: Reviewer, document: str = "a.txt") -> str:
    return str(claims(one, type="founded", document_name=document)[0]["id"])


def test_a_claim_is_shown_in_words_and_in_its_text(ann: Reviewer) -> None:
    id_ = founded(ann)
    page = ann.get(f"/d/out/claim/{id_}")
    words = " ".join(page.text_content().split())
    assert "a.txt says: Greenpeace was founded" in words
    assert "not reviewed" in words
    assert [mark.text for mark in page.xpath("//mark")] == ["Greenpeace", " was founded in ", "1971"]
    assert "The passage in other documents" in words
    view = ann.json(f"/d/out/claim/{id_}.json")
    assert [copy["name"] for copy in view["copies"]] == ["b.txt"]
    assert view["findings"]
    assert view["seen"] == 0


def test_an_unknown_claim_is_not_found(ann: Reviewer) -> None:
    ann.get("/d/out/claim/clm_none", 404)
    ann.get(f"/d/out/claim/{founded(ann)}?type=nonsense", 422)


def test_accept_holds_for_the_copy_and_is_taken_back(ann: Reviewer) -> None:
    id_ = founded(ann)
    ann.send(ann.get(f"/d/out/claim/{id_}"), "Accept", {"reason": "as printed"})
    assert [c["review"] for c in claims(ann, type="founded", document_name="a.txt")] == ["accepted"]
    page = ann.get(f"/d/out/claim/{id_}")
    assert "as printed" in page.text_content()
    ann.send(page, "Take back")
    assert "review" not in claims(ann, type="founded", document_name="a.txt")[0]
    assert "took decision 1 back" in " ".join(ann.get(f"/d/out/claim/{id_}").text_content().split())


def test_a_rejected_claim_is_not_listed_but_has_its_page(ann: Reviewer) -> None:
    id_ = founded(ann)
    ann.send(ann.get(f"/d/out/claim/{id_}"), "Reject", {"reason": "no"})
    assert id_ not in [c["id"] for c in ann.json("/d/out/claims.json")["claims"]]
    assert "rejected" in ann.get(f"/d/out/claim/{id_}").text_content()


def test_a_claim_is_corrected_without_script(ann: Reviewer) -> None:
    page = ann.get(f"/d/out/claim/{founded(ann)}")
    answer = ann.send(
        page, "Put this", {"1-time": "1971-09", "1-status": "reported", "1-role-place": "", "reason": "r"}
    )
    made = ann.json(answer.headers["location"] + ".json")
    assert made["claim"]["time"] == {"edtf": "1971-09", "text": "1971", "start": 26, "end": 30}
    assert made["claim"]["status"] == "reported"
    assert made["claim"]["quote"] == "Greenpeace was founded in 1971"
    assert made["claim"]["roles"]["subject"][0]["names"] == ["Greenpeace"]
    assert made["review"] == "made"
    assert [d["number"] for d in made["decisions"]] == [1]


def test_words_are_looked_up_or_refused(ann: Reviewer) -> None:
    [based] = claims(ann, type="location")
    page = ann.get(f"/d/out/claim/{based['id']}")
    for words, told in [
        ("Rotterdam", "are not in the passage"),
        ("a", "times in the passage"),
        ("a #99", "stand only"),
    ]:
        answer = ann.send(page, "Put this", {"1-role-place": words, "1-role-place-at": ""}, status=400)
        assert told in text_of(answer.text)
    answer = ann.send(
        page, "Put this", {"1-role-place": "am #1", "1-role-place-at": "", "1-words": "is based in Amsterdam"}
    )
    made = ann.json(answer.headers["location"] + ".json")["claim"]
    assert made["roles"]["place"][0]["text"] == "am"
    assert made["quote"] == "is based in Amsterdam"


def test_selected_words_come_with_their_place(ann: Reviewer) -> None:
    [based] = claims(ann, type="location")
    text = "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam."
    start = text.index("am.") - 0
    page = ann.get(f"/d/out/claim/{based['id']}")
    answer = ann.send(page, "Put this", {"1-role-place": "am", "1-role-place-at": f"{start}-{start + 2}"})
    place = ann.json(answer.headers["location"] + ".json")["claim"]["roles"]["place"][0]
    assert (place["start"], place["end"]) == (start, start + 2)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"1-time": "sometime"}, "time"),
        ({"1-status": "true"}, "no status"),
        ({"1-type": "nonsense"}, "no claim type"),
        ({"1-role-subject": ["", ""]}, "needs the role"),
        ({"1-words": ""}, "no words are given"),
        ({"1-attribution": "the mayor"}, "not in the passage"),
    ],
)
def test_a_form_that_is_wrong_says_what(ann: Reviewer, changes: dict[str, Any], told: str) -> None:
    answer = ann.send(ann.get(f"/d/out/claim/{founded(ann)}"), "Put this", changes, status=400)
    assert told in text_of(answer.text)
    assert ann.json(f"/d/out/claim/{founded(ann)}.json")["decisions"] == []


def test_the_type_is_changed_by_another_form(ann: Reviewer) -> None:
    id_ = founded(ann)
    page = ann.get(f"/d/out/claim/{id_}?type=dissolved")
    answer = ann.send(page, "Put this")
    assert ann.json(answer.headers["location"] + ".json")["claim"]["type"] == "dissolved"


def test_a_claim_is_split_and_the_halves_stand(ann: Reviewer) -> None:
    id_ = founded(ann)
    page = ann.get(f"/d/out/claim/{id_}?drafts=2")
    ann.send(page, "Put these", {"1-time": "1971-09", "2-time": "", "2-time_words": "", "2-time_words-at": ""})
    standing = [c for c in ann.json("/d/out/claims.json")["claims"] if c["type"] == "founded"]
    assert sorted((c["document_name"], (c["time"] or {}).get("edtf", "")) for c in standing) == [
        ("a.txt", ""), ("a.txt", "1971-09"), ("b.txt", ""), ("b.txt", "1971-09"), ("c.txt", "1942"),
    ]  # fmt: skip


def test_claims_of_a_passage_are_merged(tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    place = dossier(tmp_path / "m", {"a.txt": "Oxfam was founded in 1942 and Oxfam is based in Oxford.\n"})
    [ann] = reviewers(place, "Ann")
    id_ = founded(ann)
    view = ann.json(f"/d/out/claim/{id_}.json")
    [other] = view["neighbours"]
    answer = ann.send(ann.get(f"/d/out/claim/{id_}"), "Put this", {"also": other["id"]})
    assert [c["type"] for c in ann.json("/d/out/claims.json")["claims"]] == ["founded"]
    made = ann.json(answer.headers["location"] + ".json")
    assert made["decisions"][0]["act"] == "merge"


def test_who_comes_late_sees_both_decisions_and_decides_again(place: Path) -> None:
    ann, bob = reviewers(place, "Ann", "Bob")
    id_ = founded(ann)
    late = bob.get(f"/d/out/claim/{id_}")
    ann.send(ann.get(f"/d/out/claim/{id_}"), "Reject", {"reason": "a slip"})
    answer = bob.send(late, "Put this", {"1-time": "1971-10"}, status=409)
    words = text_of(answer.text)
    assert "Ann rejected it" in words
    assert "a slip" in words
    assert "Bob corrected it" in words
    from lxml import html

    bob.send(html.fromstring(answer.text), "Enter mine")
    assert ann.json(f"/d/out/claim/{id_}.json")["review"] == "disputed"
    page = ann.get(f"/d/out/claim/{id_}").text_content()
    assert "Reviewers differ" in page
    assert "Ann" in page
    assert "Bob" in page


def test_nothing_is_decided_without_token_or_author(place: Path) -> None:
    ann, nobody = reviewers(place, "Ann", "")
    path = f"/d/out/claim/{founded(ann)}/review"
    assert ann.client.post(path, data={"act": "accept", "seen": 0}).status_code == 403
    nobody.post(path, {"act": "accept", "seen": 0}, 428)
    ann.post(path, {"act": "improve", "seen": 0}, 422)
    ann.post(path, {"act": "accept", "seen": -1}, 422)
    ann.post(path, {"act": "correct", "seen": 0}, 422)
    assert ann.json(path.removesuffix("/review") + ".json")["decisions"] == []


def test_hostile_words_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "h").mkdir()
    evil = "<script>alert(1)</script>\u202eOxfam\r\n was founded in 1942 \x07and it stayed.\n"
    place = dossier(tmp_path / "h", {"a.txt": "Oxfam was founded in 1942 " + evil + "<b>Oxfam was founded in 1943.\n"})
    [ann] = reviewers(place, "<i>Ann</i>")
    for claim in claims(ann):
        answer = ann.client.get(f"/d/out/claim/{claim['id']}")
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
        assert "<i>Ann" not in answer.text
        assert "\x07" not in answer.text
        passage = ann.get(f"/d/out/claim/{claim['id']}").xpath("//*[@data-passage]")[0]
        view = ann.json(f"/d/out/claim/{claim['id']}.json")
        assert len(passage.text_content()) == view["passage"]["end"] - view["passage"]["start"]
