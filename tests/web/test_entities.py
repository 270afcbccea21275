"""Who is who in the browser, without one: lists, names, judgements entered and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.reading import REAL_WHOLE, client, dossier, sign, token
from variorum.edition.reviewing import settle
from variorum.store import open_store

TEXTS = {
    "a.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
    "b.txt": "The Oxford Relief Committee was founded in 1942.\n",
    "c.txt": "Greenpeace was founded in 1971.\n",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dossier in which one body stands under two names."""
    return dossier(tmp_path / "relief", TEXTS, REAL_WHOLE)


@pytest.fixture
def reader(place: Path) -> TestClient:
    """A client of it."""
    return client(place)


def ids(reader: TestClient) -> dict[str, str]:
    """The ids of the entities by name."""
    return {one["name"]: one["id"] for one in reader.get("/d/relief/entities.json").json()["entities"]}


def test_entities_are_listed_filtered_and_counted(reader: TestClient) -> None:
    found = reader.get("/d/relief/entities.json").json()
    assert found["entities"][0]["name"] == "Oxfam" and found["entities"][0]["claims"] == 2
    assert sum(found["types"].values()) == found["total"] == len(found["entities"])
    assert [e["name"] for e in reader.get("/d/relief/entities.json?name=PEACE").json()["entities"]] == ["Greenpeace"]
    assert reader.get("/d/relief/entities.json?type=nothing").json()["total"] == 0
    assert "Greenpeace" in reader.get("/d/relief/entities").text


def test_an_entity_shows_its_names_with_their_sources_and_its_claims(reader: TestClient) -> None:
    oxfam = reader.get(f"/d/relief/entity/{ids(reader)['Oxfam']}.json").json()
    assert [(use["name"], use["sigla"]) for use in oxfam["names_in_use"]] == [("Oxfam", ["A"])]
    assert oxfam["claims_total"] == 2
    page = reader.get(f"/d/relief/entity/{oxfam['id']}?like=committee").text
    assert "Oxford Relief Committee" in page and 'value="same"' in page


def test_two_are_judged_one_and_the_judgement_is_taken_back(reader: TestClient, place: Path) -> None:
    made, found = sign(reader), ids(reader)
    left, right = found["Oxfam"], found["The Oxford Relief Committee"]
    form = {"token": made, "seen": 0, "other": right, "verdict": "same", "reason": "its name until 1965"}
    assert reader.post(f"/d/relief/entity/{left}/judge", data=form).status_code == 200
    settle(place, stages=REAL_WHOLE)
    one = reader.get(f"/d/relief/entity/{left}.json").json()
    assert set(one["names"]) == {"Oxfam", "The Oxford Relief Committee"}
    assert reader.get(f"/d/relief/entity/{right}.json").json()["id"] == one["id"]
    row = reader.get("/d/relief/judgements.json?by=persons").json()["judgements"][0]
    assert (row["author"], row["reason"], row["verdict"]) == ("Ann Reader", "its name until 1965", "same")
    assert row["at"].endswith("Z")
    back = {"token": made, "seen": row["number"], "reason": "two bodies", "back": "//elsewhere.example/"}
    answer = reader.post(f"/d/relief/judgement/{row['number']}/take-back", data=back, follow_redirects=False)
    assert answer.headers["location"] == "/"
    settle(place, stages=REAL_WHOLE)
    assert ids(reader) == found


def test_who_has_not_seen_anothers_judgement_is_told(reader: TestClient) -> None:
    made, found = sign(reader), ids(reader)
    left, right = found["Oxfam"], found["Greenpeace"]
    form = {"token": made, "seen": 0, "other": right, "verdict": "different"}
    assert reader.post(f"/d/relief/entity/{left}/judge", data=form).status_code == 200
    answer = reader.post(f"/d/relief/entity/{left}/judge", data={**form, "verdict": "same"})
    assert answer.status_code == 409
    assert "Ann Reader judged one of these since you looked" in answer.text


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"token": ""}, 403),
        ({"verdict": "married"}, 422),
        ({"other": "Nobody at all"}, 400),
        ({"other": "Oxfam"}, 400),
        ({"seen": "x"}, 422),
    ],
)
def test_judgements_that_are_refused_enter_nothing(
    reader: TestClient, place: Path, change: dict[str, str], status: int
) -> None:
    made, found = sign(reader), ids(reader)
    form = {"token": made, "seen": 0, "other": found["Greenpeace"], "verdict": "same"} | change
    assert reader.post(f"/d/relief/entity/{found['Oxfam']}/judge", data=form).status_code == status
    with open_store(place) as store:
        assert not [row for row in store.ledger() if not row.judgement.author.startswith("rule:")]


def test_nobody_judges_namelessly(reader: TestClient) -> None:
    form = {"token": token(reader), "seen": 0, "other": "Greenpeace", "verdict": "same"}
    assert reader.post(f"/d/relief/entity/{ids(reader)['Oxfam']}/judge", data=form).status_code == 428


def test_what_is_not_there(reader: TestClient) -> None:
    assert reader.get("/d/relief/entity/ent_none").status_code == 404
    form = {"token": sign(reader), "seen": 0}
    assert reader.post("/d/relief/judgement/99/take-back", data=form).status_code == 400
