"""The histories that come with Variorum: sound, in agreement with other compilations, and without the known traps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.dates import bounds
from variorum.model import Listing, Snapshot
from variorum.registers import read
from variorum.registers.builtin import builtin

SHARED = Path(__file__).parents[4] / "shared" / "registers"
TABLES = ("fto_history.csv", "designations_other.csv")


def listings(register: str) -> tuple[Listing, ...]:
    return next(one for one in builtin() if one.register == register).listings


def named(register: str, name: str) -> list[Listing]:
    return [one for one in listings(register) if any(name.casefold() == other.text.casefold() for other in one.names)]


def test_every_row_is_read() -> None:
    for snapshot in builtin():
        assert snapshot.issues == (), snapshot.register
        assert snapshot.listings and not snapshot.complete
        assert snapshot.dated_by == "user" and snapshot.published


@pytest.mark.parametrize("snapshot", builtin(), ids=lambda one: str(one.register))
def test_every_entry_has_a_source_and_a_grade(snapshot: Snapshot) -> None:
    for one in snapshot.listings:
        assert one.grade in {"A", "B", "C"}, one.key
        assert one.note, one.key
        assert one.authority and one.lists, one.key
        assert one.listed or one.date_note, one.key
        assert len({name.text for name in one.names}) == len(one.names)


def test_no_entry_ends_before_it_begins() -> None:
    for snapshot in builtin():
        for one in snapshot.listings:
            if one.listed and one.removed:
                begins, ends = bounds(one.listed).earliest, bounds(one.removed).latest
                assert begins is None or ends is None or begins <= ends, one.key


def _shared() -> Iterator[Listing]:
    for table in TABLES:
        path = SHARED / table
        if path.is_file():
            for snapshot in read([(table, path.read_bytes())]):
                yield from snapshot.listings


def _agree(theirs: str | None, ours: str | None) -> bool:
    """Whether some day is in both: neither says that the other is wrong. Nothing said agrees with all."""
    if theirs is None or ours is None:
        return True
    a, b = bounds(theirs), bounds(ours)
    low = max((day for day in (a.earliest, b.earliest) if day is not None), default=None)
    high = min((day for day in (a.latest, b.latest) if day is not None), default=None)
    return low is None or high is None or low <= high


def _same(theirs: Listing, ours: Listing) -> bool:
    said = {name.text.casefold() for name in theirs.names}
    return (
        any(name.text.casefold() in said for name in ours.names)
        and _agree(theirs.listed, ours.listed)
        and _agree(theirs.removed, ours.removed)
        and (theirs.removed is None or ours.removed is not None)
    )


def test_two_other_compilations_agree() -> None:
    """Every row of them has one here with a day in common."""
    if not any((SHARED / table).is_file() for table in TABLES):
        pytest.skip("the other compilations are not beside the checkout")
    known = {snapshot.register for snapshot in builtin()}
    missing = [
        (one.register, one.name, one.listed, one.removed)
        for one in _shared()
        if one.register in known and not any(_same(one, ours) for ours in listings(one.register))
    ]
    assert missing == []
