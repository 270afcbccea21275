"""The dossier live: the first page, a subject by section, the list of all claims, and the other views, without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.reading import REAL_WHOLE, client, dossier
from variorum.edition import held_on
from variorum.store import ClaimFilter, open_store
from variorum.web.keeping import Kept

MANY = 60
TEXTS = {
    "a.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
    "b.txt": "Oxfam was founded in 1943. Oxfam was based in Leeds in 1950. Greenpeace was founded in 1971.\n",
    "c.txt": "".join(f"Oxfam is based in Town{chr(65 + n % 26)}{chr(97 + n // 26)}. " for n in range(MANY)) + "\n",
}
NARROWED = (
    "",
    "?type=founded",
    "?status=asserted&type=location",
    "?from=1942&to=1942",
    "?from=1950",
    "?review=open&type=founded",
    "?review=rejected",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of three documents and a little over sixty claims."""
    return dossier(tmp_path_factory.mktemp("site") / "relief", TEXTS, REAL_WHOLE)


@pytest.fixture(scope="module")
def reader(place: Path) -> TestClient:
    """A client of the dossier."""
    return client(place)


def subject(reader: TestClient) -> str:
    """The id of what the dossier is about."""
    return str(reader.get("/d/relief/home.json").json()["subject"]["id"])


def test_the_first_page_tells_what_there_is_and_what_waits(reader: TestClient) -> None:
    [told] = reader.get("/home.json").json()["dossiers"]
    assert told["subject"]["name"] == "Oxfam"
    assert told["documents"] == 3
    assert told["waiting"]["conflicts"] == 1
    page = reader.get("/").text
    assert 'href="/d/relief"' in page and 'href="/d/relief/findings?verdict=conflict"' in page


def whole(reader: TestClient, path: str) -> list[dict[str, Any]]:
    """The claims of all pages of a list."""
    mark = "&" if "?" in path else "?"
    first = reader.get(path.replace("?", ".json?") if "?" in path else f"{path}.json").json()
    out: list[dict[str, Any]] = []
    for number in range(1, first["pages"] + 1):
        base = path.replace("?", ".json?") if "?" in path else f"{path}.json"
        view = reader.get(f"{base}{mark}page={number}").json()
        out += view["claims"] if "claims" in view else [c for group in view["groups"] for c in group["claims"]]
    return out


@pytest.mark.parametrize("query", NARROWED)
def test_pages_of_the_list_join_to_what_the_filter_lets_through(reader: TestClient, place: Path, query: str) -> None:
    found = whole(reader, f"/d/relief/claims{query}")
    assert len(found) == reader.get(f"/d/relief/claims.json{query}").json()["total"]
    assert len({claim["id"] for claim in found}) == len(found)
    if not query:
        with open_store(place) as store:
            assert [claim["id"] for claim in found] == [entry.id for entry in store.select(ClaimFilter())]


@pytest.mark.parametrize("query", NARROWED)
def test_pages_of_the_subject_join_to_its_total(reader: TestClient, query: str) -> None:
    path = f"/d/relief/subject/{subject(reader)}"
    found, view = whole(reader, path + query), reader.get(f"{path}.json{query}").json()
    assert len(found) == view["total"] == sum(section["count"] for section in view["sections"])
    assert len({claim["id"] for claim in found}) == len(found)


@pytest.mark.parametrize("path", ["claims", "subject/{id}"])
@pytest.mark.parametrize("query", ["?", "?type=location&", "?from=1942&to=1950&"])
@pytest.mark.parametrize("facet", ["type", "status", "document", "review"])
def test_counts_of_facets_agree_with_their_lists(reader: TestClient, path: str, query: str, facet: str) -> None:
    address = f"/d/relief/{path.format(id=subject(reader))}.json{query}"
    for one in reader.get(address).json()["facets"][facet]:
        bare = re.sub(rf"{facet}=[^&]*&", "", address)
        narrowed = reader.get(f"{bare}{facet}={one['value']}").json()
        assert narrowed["total"] == one["count"], one


def test_by_time_undated_claims_stand_last(reader: TestClient) -> None:
    found = whole(reader, "/d/relief/claims?by=time")
    times = [claim["time"]["edtf"] if claim["time"] else "9" for claim in found]
    assert times == sorted(times) and times[0] == "1942"


def test_a_group_goes_on_with_its_head(reader: TestClient) -> None:
    view = reader.get(f"/d/relief/subject/{subject(reader)}.json?page=2").json()
    first = view["groups"][0]
    assert first["before"] > 0 and first["count"] > len(first["claims"])
    assert "continued" in reader.get(f"/d/relief/subject/{subject(reader)}?page=2").text


def test_the_sections_are_those_of_the_dossiers_own_page(reader: TestClient, place: Path) -> None:
    from variorum.edition import load_dossier

    view = reader.get("/d/relief/home.json").json()
    with open_store(place) as store:
        made = load_dossier(store)
    own = {s.name: len(s.entries) for s in made.sections if s.name not in ("others", "statements") and s.entries}
    assert {s["name"]: s["count"] for s in view["sections"] if s["name"] != "statements"} == own
    shown = {claim["id"]: claim for claim in whole(reader, f"/d/relief/subject/{view['subject']['id']}")}
    for entry in made.entries:
        if entry.id in shown:
            says = shown[entry.id]["says"]
            assert f"{says['before']}{says['sentence']}{says['after']}" == entry.say
            assert shown[entry.id]["source"]["siglum"] == entry.siglum


@pytest.mark.parametrize("day", ["1942", "1942-06", "1950-01-01", "2020"])
def test_what_held_agrees_with_the_command(reader: TestClient, place: Path, day: str) -> None:
    view = reader.get(f"/d/relief/subject/{subject(reader)}/held.json?as_of={day}").json()
    with open_store(place) as store:
        told = held_on(store, day, subject(reader))
    shown = {claim["id"]: a["answer"] for a in view["answers"] for claim in a["claims"]}
    assert shown == {one.held.claim: one.held.answer for one in told}
    assert {a["answer"]: a["count"] for a in view["answers"] if a["count"]} == {
        answer: [one.held.answer for one in told].count(answer) for answer in {one.held.answer for one in told}
    }


@pytest.mark.parametrize("leaf", ["timeline", "network", "places", "names", "strength", "held", "held?as_of=1950"])
def test_every_view_of_a_subject_has_a_page_and_marks_itself(reader: TestClient, leaf: str) -> None:
    answer = reader.get(f"/d/relief/subject/{subject(reader)}/{leaf}")
    assert answer.status_code == 200
    assert re.search(rf'/{leaf.partition("?")[0]}"[^>]* aria-current="page"', answer.text)
    assert "<script>" not in answer.text and "style=" not in answer.text


def test_the_columns_of_the_timeline_lead_to_as_many_claims(reader: TestClient) -> None:
    path = f"/d/relief/subject/{subject(reader)}"
    view = reader.get(f"{path}/timeline.json").json()
    assert view["lanes"]
    for lane in view["lanes"]:
        for bar in lane["bars"]:
            query = f"section={lane['name']}&from={bar['from']:04}&to={bar['to']:04}"
            assert reader.get(f"{path}.json?{query}").json()["total"] >= bar["count"]


def test_places_stand_by_number_of_claims(reader: TestClient) -> None:
    found = reader.get(f"/d/relief/subject/{subject(reader)}/places.json").json()["places"]
    counts = [one["claims"] for one in found]
    assert counts == sorted(counts, reverse=True)


def test_drawings_are_data_and_the_library_is_served(reader: TestClient) -> None:
    drawn = reader.get(f"/d/relief/subject/{subject(reader)}/drawings.json").json()
    assert set(drawn) == {"timeline", "network", "strength", "says"}
    script = reader.get("/static/d3.js")
    assert script.status_code == 200 and script.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/d/relief/subject/ent_nobody", 404),
        ("/d/relief/subject/ent_nobody/held", 404),
        ("/d/relief/subject/..%2f..%2fetc", 404),
        ("/d/relief?from=soon", 400),
        ("/d/relief/claims?page=0", 422),
        ("/d/relief/claims?page=99", 200),
        ("/d/relief/claims?type=nothing&document=nowhere", 200),
        ("/d/relief/claims?subject=Greenpeace", 200),
        ("/d/relief?type=%3Cscript%3Ealert(1)%3C/script%3E", 200),
    ],
)
def test_odd_addresses_are_answered(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert "<script>alert" not in answer.text


def test_a_wrong_day_is_refused_in_words(reader: TestClient) -> None:
    answer = reader.get(f"/d/relief/subject/{subject(reader)}/held?as_of=soon")
    assert answer.status_code == 400 and "soon" in answer.text


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    texts = {"<img src=x onerror=alert(1)>.txt": "Oxfam was founded in 1942 \u202e<script>alert(1)</script>.\n" * 3}
    evil = client(dossier(tmp_path / "evil", texts))
    for path in ("/", "/d/evil", "/d/evil/claims", "/d/evil?type=founded"):
        page = evil.get(path).text
        assert "<script>alert" not in page and "<img" not in page


def test_a_dossier_without_documents_says_so(tmp_path: Path) -> None:
    with open_store(tmp_path / "fresh", "create"):
        pass
    empty = client(tmp_path / "fresh")
    for path in ("/", "/d/fresh", "/d/fresh/claims"):
        assert empty.get(path).status_code == 200
    assert "Add sources" in empty.get("/d/fresh").text


def test_what_is_kept_is_bounded_and_errors_are_not_kept() -> None:
    kept = Kept(2)
    made: list[int] = []

    def value(number: int) -> int:
        made.append(number)
        if number < 0:
            raise ValueError(number)
        return number

    assert [kept.get(n, lambda n=n: value(n)) for n in (1, 2, 1, 3, 1, 2)] == [1, 2, 1, 3, 1, 2]  # type: ignore[misc]
    assert made == [1, 2, 3, 2]
    for _ in range(2):
        with pytest.raises(ValueError, match="-1"):
            kept.get("bad", lambda: value(-1))
    assert made[-2:] == [-1, -1]


def test_a_change_shows_at_once(place: Path, reader: TestClient) -> None:
    from variorum.edition.reviewing import decide, decision_on

    before = reader.get("/d/relief/claims.json?type=founded").json()
    id_ = before["claims"][0]["id"]
    with open_store(place, "write") as store:
        decide(store, decision_on(store, "reject", [id_], author="Ann", at="2026-01-01T00:00:00Z"), seen=0)
    after = reader.get("/d/relief/claims.json?type=founded").json()
    assert after["total"] == before["total"] - 1
    assert reader.get("/d/relief/claims.json?review=rejected").json()["claims"][0]["id"] == id_
    [rejected] = [one for one in after["facets"]["review"] if one["value"] == "rejected"]
    assert rejected["count"] == 1
