"""Lists of claims that the database pages and counts, beside those that `select` reads whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.conftest import PEACE, RESCUE, reading
from variorum.store import ClaimFilter, Store, open_store

FILTERS = [
    ClaimFilter(),
    ClaimFilter(type="founded"),
    ClaimFilter(subject="oxfam"),
    ClaimFilter(document="b.txt"),
    ClaimFilter(time="1942"),
    ClaimFilter(time="1950/.."),
    ClaimFilter(review="open", type="location"),
    ClaimFilter(review="accepted"),
    ClaimFilter(status="denied"),
]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_pages_join_to_what_select_reads(store: Store, wanted: ClaimFilter) -> None:
    found = [entry.id for entry in store.select(wanted)]
    paged = [one.claim.id for start in range(len(found) + 1) for one in store.page(wanted, offset=start, limit=1)]
    assert paged == found
    assert store.count(wanted) == len(found)
    timed = store.page(wanted, limit=99, by_time=True)
    assert {one.claim.id for one in timed} == set(found)


def test_facets_leave_out_their_own_narrowing(store: Store) -> None:
    facets = store.facets(ClaimFilter(type="founded", document="a.txt"))
    assert dict(facets.types) == {"founded": 1, "location": 1}
    assert [n for _, n in facets.documents] == [1, 1]
    assert facets.years == (1942, 1942)


def test_the_state_changes_with_what_lists_show(store: Store) -> None:
    seen = [store.state()]
    store.put(reading(RESCUE + PEACE, "c.txt"))
    seen.append(store.state())
    store.put_review((), {}, upto=0)
    seen.append(store.state())
    assert seen == sorted(set(seen))


def test_an_older_file_gets_its_lists(place: Path) -> None:
    import sqlite3

    with open_store(place) as store:
        before = store.facets(ClaimFilter()), store.bears()
    db = sqlite3.connect(place / "dossier.sqlite")
    for trigger in ("listed_added", "listed_changed", "listed_gone"):
        db.execute(f"DROP TRIGGER {trigger}")
    for table in ("listed", "finding_claims", "changes"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DROP INDEX findings_by_subject")
    db.execute("DELETE FROM migrations WHERE name = 'm009_listed'")
    db.commit()
    db.close()
    with open_store(place, "write") as store:
        assert (store.facets(ClaimFilter()), store.bears()) == before
