"""Claims, entities and filters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.stage_fakes import entity_id
from tests.store.conftest import reading
from variorum.errors import StoreError
from variorum.model import Time
from variorum.store import ClaimFilter, Store, fold


@pytest.mark.parametrize(
    ("wanted", "quotes"),
    [
        (ClaimFilter(), ["O1942", "OOxford", "G1971", "GAmsterdam"]),
        (ClaimFilter(type="founded"), ["O1942", "G1971"]),
        (ClaimFilter(subject="Oxfam"), ["O1942", "OOxford"]),
        (ClaimFilter(subject="OXFAM "), ["O1942", "OOxford"]),
        (ClaimFilter(subject="amsterdam"), ["GAmsterdam"]),
        (ClaimFilter(subject=entity_id("Oxfam")), ["O1942", "OOxford"]),
        (ClaimFilter(subject="Oxf"), []),
        (ClaimFilter(status="alleged"), []),
        (ClaimFilter(document="b.txt"), ["G1971", "GAmsterdam"]),
        (ClaimFilter(document="b.txt", type="location"), ["GAmsterdam"]),
        (ClaimFilter(time="194X"), ["O1942"]),
        (ClaimFilter(time="1942-05"), ["O1942"]),
        (ClaimFilter(time="1950/.."), ["G1971"]),
        (ClaimFilter(time="../1941"), []),
        (ClaimFilter(states=("orphaned",)), []),
    ],
    ids=str,
)
def test_filter(store: Store, wanted: ClaimFilter, quotes: list[str]) -> None:
    found = [entry.data["quote"] for entry in store.select(wanted)]
    assert [quote[0] + quote.rsplit(" ", 1)[1] for quote in found] == quotes


def test_a_time_that_is_not_edtf_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="EDTF"):
        list(store.select(ClaimFilter(time="about 1942")))


def test_a_stored_time_that_is_not_edtf_matches_none(store: Store) -> None:
    one = reading("UNICEF was founded in 1946.\n", "c.txt")
    odd = replace(one.claims[0], time=Time("after the war", "1946"), source=one.document.text)
    store.put(replace(one, claims=(odd,)))
    assert list(store.select(ClaimFilter(document="c.txt", time="1900/.."))) == []
    assert len(list(store.select(ClaimFilter(document="c.txt")))) == 1


def test_claims_come_back_resolved_and_as_extracted(store: Store) -> None:
    first = next(store.claims())
    assert first.role("subject")[0].entity == entity_id("Oxfam")
    assert next(store.extracted()).role("subject")[0].entity is None
    assert first.id == next(store.extracted()).id


def test_entry_is_the_interchange_form_with_name_and_state(store: Store) -> None:
    plain = next(store.select(ClaimFilter())).as_dict()
    assert plain["document_name"] == "a.txt"
    assert plain["state"] == "current"
    assert plain["extractor"] == "variorum test"


def test_entities_are_those_of_the_last_resolution(store: Store) -> None:
    assert sorted(entity.name for entity in store.entities()) == ["Amsterdam", "Greenpeace", "Oxfam", "Oxford"]
    store.put_resolution((), (), ())
    assert store.entities() == ()
    assert list(store.select(ClaimFilter(subject="Oxfam"))) == []


def test_a_resolved_claim_that_is_not_stored_is_refused(store: Store, place: Path) -> None:
    stranger = reading("UNICEF was founded in 1946.\n").claims
    with pytest.raises(StoreError, match="not in the store"):
        store.put_resolution((), stranger, ())
    assert len(store.entities()) == 4  # the transaction was taken back


@pytest.mark.parametrize(
    ("name", "folded"), [("  Sinn   Féin ", "sinn fein"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("", "")]
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded
