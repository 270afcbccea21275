"""The library over real files, where they are: what two lists of the Security Council differ in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from variorum.edition import add_registers, compare_snapshots, loaded_registers, verify_registers
from variorum.registers.tenure import tenures

SHARED = Path(__file__).parents[3] / "shared" / "registers"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with both lists."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared/registers beside the checkout")
    place = tmp_path_factory.mktemp("library")
    added = add_registers([SHARED / "un"], place)
    assert (added.issues, added.failed, len(added.additions)) == ((), 0, 2)
    return place


def test_who_came_and_who_vanished(library: Path) -> None:
    found = compare_snapshots(library, "2018-10-29", "2026-02-27", register="un_sc")
    assert found.proven
    moved = [one for one in found.changed if one.old_key is not None]
    # 1093 entries before, 1003 after: what is counted twice or lost would not come out even.
    assert len(found.gone) + len(found.changed) + found.same == 1093
    assert len(found.came) + len(found.changed) + found.same == 1003
    assert (len(found.came), len(found.gone), len(moved), len(found.dated_back)) == (111, 201, 1, 37)


def test_tenures_say_the_same_and_the_library_is_whole(library: Path) -> None:
    began = time.perf_counter()
    snapshots = loaded_registers(library, "un_sc")
    assert time.perf_counter() - began < 10, "entries are loaded, not parsed again"
    made = tenures(snapshots)
    assert sum(one.vanished == ("2018-10-29", "2026-02-27") for one in made) == 202  # by key: one has another now
    assert sum(one.came == ("2018-10-29", "2026-02-27") for one in made) == 112
    assert verify_registers(library).faults == ()
