"""Tenures: what the snapshots of a list tell of when an entry was on it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Gap, ListedName, Listing, RegisterFile, Snapshot
from variorum.registers.tenure import in_order, surely_before, tenures


def entry(key: str, name: str = "", *, removed: bool = False) -> Listing:
    """A listing with no more than it needs."""
    names = (ListedName(name or f"Body {key}", "primary"),)
    return Listing("un_sc", key, "organization", names, "un", standing="removed" if removed else "listed")


def taken(day: str | None, keys: str, *, complete: bool = True, mark: str = "") -> Snapshot:
    """The snapshot of `day` with an entry for each letter of `keys`."""
    file = RegisterFile("un.xml", f"{day}{keys}{complete}{mark}", "un_xml", len(keys))
    return Snapshot("un_sc", "The list", (file,), tuple(map(entry, keys)), day, "file" if day else "", complete)


@pytest.mark.parametrize(
    ("history", "first", "last", "came", "gaps"),
    [
        ("2018-10-29:A 2026-02-27:A", "2018-10-29", "2026-02-27", None, ()),
        ("2018-10-29: 2026-02-27:A", "2026-02-27", "2026-02-27", ("2018-10-29", "2026-02-27"), ()),
        ("2018-10-29:A 2026-02-27:", "2018-10-29", "2018-10-29", None, (Gap("2018-10-29", "2026-02-27"),)),
        # the narrowest pair, in whatever order the files were added
        ("2026-01-01: 2015-01-01:A 2018-01-01:A 2020-01-01:", "2015-01-01", "2018-01-01", None,
         (Gap("2018-01-01", "2020-01-01"),)),
        # gone, back, and gone again
        ("2015:A 2016: 2017: 2018:A 2019:", "2015", "2018", None, (Gap("2015", "2016", "2018"), Gap("2018", "2019"))),
        # absence from what is not complete proves nothing, nor does presence there begin a gap
        ("2018-10-29:A 2026-02-27:?", "2018-10-29", "2018-10-29", None, ()),
        ("2018-10-29:?A 2026-02-27:", "2018-10-29", "2018-10-29", None, ()),
        ("2014:A 2018-10-29:?A 2026:", "2014", "2018-10-29", None, (Gap("2014", "2026"),)),
        ("2014:? 2018:A", "2018", "2018", None, ()),
        # presence in an excerpt does end one
        ("2014:A 2015: 2018:?A", "2014", "2018", None, (Gap("2014", "2015", "2018"),)),
        ("2014:A 2015: 2018:?A 2019:", "2014", "2018", None, (Gap("2014", "2015", "2018"),)),
        # dates that may be the same day stand in no order
        ("2019-01:A 2019-01-15:", "2019-01", "2019-01", None, ()),
        ("2019-01: 2019-01-15:A", "2019-01-15", "2019-01-15", None, ()),
        ("2019-01-15:A 2019-01-15:", "2019-01-15", "2019-01-15", None, ()),
        ("2019-01-15:A 2019-01: 2020:", "2019-01-15", "2019-01-15", None, (Gap("2019-01-15", "2020"),)),
    ],
)  # fmt: skip
def test_tenure(history: str, first: str, last: str, came: tuple[str, str] | None, gaps: tuple[Gap, ...]) -> None:
    snapshots = []
    for number, part in enumerate(history.split()):
        day, _, keys = part.partition(":")
        snapshots.append(taken(day, keys.removeprefix("?"), complete="?" not in keys, mark=str(number)))
    (found,) = tenures(snapshots)
    assert (found.first, found.last, found.came, found.gaps) == (first, last, came, gaps)
    assert found.vanished == ((gaps[-1].after, gaps[-1].by) if gaps and gaps[-1].back is None else None)
    assert found.seen == tuple(one.id for one in in_order(snapshots) if one.listings)


def test_an_undated_snapshot_shows_presence_only() -> None:
    (found,) = tenures([taken(None, "A"), taken("2020", ""), taken(None, "", mark="2")])
    assert (found.first, found.last, found.gaps, len(found.seen)) == (None, None, (), 1)


def test_what_a_history_tells_as_removed_is_on_no_list() -> None:
    history = Snapshot("un_sc", "", (), (entry("A", removed=True),), "2020", "name", complete=False)
    (found,) = tenures([history])
    assert (found.seen, found.first, found.vanished) == ((), None, None)


def test_the_newest_name_is_told_and_registers_stay_apart() -> None:
    old, new = taken("2018", "A"), taken("2019", "AB")
    renamed = Snapshot("un_sc", "", new.files, (entry("A", "New Body"), entry("B")), "2019", "file")
    other = Snapshot(
        "eu_fsf", "", new.files, (Listing("eu_fsf", "A", "other", (ListedName("X"),), "eu"),), "2019", "file"
    )
    found = tenures([other, renamed, old])
    assert [(one.register, one.key, one.name) for one in found] == [
        ("eu_fsf", "A", "X"),
        ("un_sc", "A", "New Body"),
        ("un_sc", "B", "Body B"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [("2019", "2020", True), ("2019-01", "2019-01-15", False), ("2019-01", "2019-02", True), ("2020", "2019", False)],
)
def test_surely_before(one: str, other: str, before: bool) -> None:
    assert surely_before(one, other) is before


@given(st.lists(st.tuples(st.integers(2000, 2020), st.booleans(), st.booleans()), min_size=1, max_size=8), st.randoms())
def test_gaps_are_in_order_and_true_of_complete_snapshots(rows: list[tuple[int, bool, bool]], random: object) -> None:
    """Whatever the snapshots: each gap's sides are complete snapshots that say so, and no order of adding matters."""
    snapshots = [
        taken(str(year), "A" if there else "B", complete=complete, mark=str(i))
        for i, (year, there, complete) in enumerate(rows)
    ]
    shuffled = list(snapshots)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert tenures(snapshots) == tenures(shuffled)
    having = {s.published for s in snapshots if s.complete and s.listings[0].key == "A"}
    lacking = {s.published for s in snapshots if s.complete and s.listings[0].key != "A"}
    for tenure in tenures(snapshots):
        sides = [day for gap in tenure.gaps for day in (gap.after, gap.by, gap.back) if day is not None]
        assert sides == sorted(sides)
        if tenure.key == "A":
            assert all(gap.after in having and gap.by in lacking for gap in tenure.gaps)
