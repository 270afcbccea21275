"""Findings, search and issues in the browser, without one."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.reading import client, dossier

TEXTS = {
    "a.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
    "b.txt": "Oxfam was founded in 1943. Greenpeace was founded in 1971.\n",
    "c.txt": "Greenpeace was founded in 1971.\n",
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A client of a dossier of three documents and one that cannot be read."""
    return client(dossier(tmp_path_factory.mktemp("site") / "relief", TEXTS))


def test_findings_are_listed_by_gravity_and_counted(reader: TestClient) -> None:
    found = reader.get("/d/relief/findings.json").json()
    assert [one["verdict"] for one in found["findings"]][:1] == ["conflict"]
    assert found["verdicts"] == {"conflict": 1, "agree": 1, "single": 1}
    assert {one["type"]: one["count"] for one in found["types"]} == {"founded": 2, "location": 1}


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("verdict=conflict", 1),
        ("type=founded", 2),
        ("verdict=conflict&type=location", 0),
        ("verdict=&type=", 3),
        ("page=9", 3),
    ],
)
def test_findings_are_filtered(reader: TestClient, query: str, total: int) -> None:
    assert reader.get(f"/d/relief/findings.json?{query}").json()["total"] == total
    assert reader.get(f"/d/relief/findings?{query}").status_code == 200


def test_findings_of_one_subject(reader: TestClient) -> None:
    subjects = reader.get("/d/relief/findings.json").json()["subjects"]
    oxfam = next(one for one in subjects if one["name"] == "Oxfam")
    found = reader.get("/d/relief/findings.json", params={"subject": oxfam["id"]}).json()
    assert found["total"] == oxfam["count"] == 2


def test_a_finding_shows_readings_side_by_side_and_no_winner(reader: TestClient) -> None:
    id_ = reader.get("/d/relief/findings.json?verdict=conflict").json()["findings"][0]["id"]
    plain = reader.get(f"/d/relief/finding/{id_}.json").json()
    assert [r["claims"][0]["time"] for r in plain["readings"]] == ["1942", "1943"]
    assert plain["differences"][0]["relation"] == "conflict"
    assert set(plain["witnesses"]) == {"A", "B"}
    page = reader.get(f"/d/relief/finding/{id_}")
    assert page.text.count('class="rd"') == 2
    assert "Oxfam was founded in 1942" in page.text and "Oxfam was founded in 1943" in page.text
    assert plain["readings"][0]["claims"][0]["id"] in page.text


def test_a_finding_that_is_not_there(reader: TestClient) -> None:
    assert reader.get("/d/relief/finding/fnd_none").status_code == 404
    assert reader.get("/d/relief/finding/fnd_none.json").json()["error"].startswith("There is no such finding")


def test_search_finds_words_claims_and_names(reader: TestClient) -> None:
    found = reader.get("/d/relief/search.json?q=oxfam").json()
    assert found["kinds"] == {"claim": 3, "sentence": 3, "name": 1}
    assert found["total"] == 7
    only = reader.get("/d/relief/search.json?q=oxfam&kind=claim").json()
    assert {hit["kind"] for hit in only["hits"]} == {"claim"} and only["total"] == 3
    assert [part for part in only["hits"][0]["parts"] if part["hit"]] == [{"text": "Oxfam", "hit": True}]
    assert "<mark>Oxfam</mark>" in reader.get("/d/relief/search?q=oxfam").text


@pytest.mark.parametrize("words", ["", '"', "*", "AND (", "\0", "a" * 500, "zzz", "<b>"])
def test_search_takes_any_words(reader: TestClient, words: str) -> None:
    assert reader.get("/d/relief/search", params={"q": words}).status_code == 200
    assert reader.get("/d/relief/search.json", params={"q": words}).json()["hits"] == []


def test_issues_tell_their_places(reader: TestClient) -> None:
    found = reader.get("/d/relief/issues.json").json()
    assert found["severities"]["error"] == 1
    assert found["issues"][0]["places"][0]["name"].endswith("empty.txt")
    assert reader.get("/d/relief/issues?severity=note").status_code == 200
    assert reader.get("/d/relief/issues?severity=other").status_code == 422


def test_a_sentence_that_was_found_leads_to_its_place(reader: TestClient) -> None:
    hit = reader.get("/d/relief/search.json?q=oxford&kind=sentence").json()["hits"][0]
    page = reader.get(f"/d/relief/document/{hit['document'].removeprefix('sha256:')}?at={hit['start']}")
    assert page.status_code == 200 and '<span id="at"></span>' in page.text
    assert f"?at={hit['start']}#at" in reader.get("/d/relief/search?q=oxford&kind=sentence").text
