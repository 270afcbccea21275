"""The register library: what is kept, what the same again changes, what a killed run and a damaged disk leave."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.registers.conftest import use_fakes
from tests.registers.fakes import annex, listed, snapshot
from variorum.errors import StoreError
from variorum.model import Issue, Snapshot
from variorum.store import has_library, library_schema, open_library
from variorum.store.library import FOLDER, LIBRARY_FILE

OLD, NEW = listed("2018-10-29", "1|Oxfam|A", "2|Greenpeace"), listed("2026-02-27", "1|Oxfam|B")
ALIASES = annex("", "1|Oxford Committee for Famine Relief")


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)


@pytest.fixture
def old() -> Snapshot:
    return snapshot(("list.csv", OLD), ("alt.csv", ALIASES))


@pytest.fixture
def place(tmp_path: Path, old: Snapshot) -> Path:
    """A library with one snapshot of two files."""
    with open_library(tmp_path / "lib", "create") as library:
        assert library.add(old, [ALIASES, OLD]).outcome == "added"
    return tmp_path / "lib"


def state(place: Path) -> dict[str, bytes]:
    """The files of the library, without those that SQLite makes beside its own and takes away again."""
    found = (path for path in sorted(place.rglob("*")) if path.is_file() and not path.name.endswith(("-shm", "-wal")))
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


def test_what_comes_out_is_what_went_in(place: Path, old: Snapshot) -> None:
    with open_library(place) as library:
        assert library.snapshot(old.id) == old
        assert tuple(library.listings(old.id)) == old.listings
        (entry,) = library.snapshots()
        assert (entry.id, entry.entries, entry.published, entry.files) == (old.id, 2, "2018-10-29", old.files)
        assert library.content(old.files[0].sha256) == OLD
        assert library.snapshots("xx_other") == ()


def test_the_same_again_changes_nothing(place: Path, old: Snapshot) -> None:
    before = state(place)
    with open_library(place, "create") as library:
        again = library.add(old, [OLD, ALIASES])
        renamed = library.add(snapshot(("other.csv", OLD), ("x.csv", ALIASES)), [OLD, ALIASES])
    assert (again.outcome, renamed.outcome) == ("unchanged", "unchanged")
    assert again.snapshot.files == old.files
    assert state(place) == before


@pytest.mark.parametrize(
    ("first", "then", "date", "by", "outcome"),
    [
        ((None, ""), ("2019-01", "name"), "2019-01", "name", "updated"),
        ((None, ""), ("2019-01-15", "user"), "2019-01-15", "user", "updated"),
        (("2019-01", "name"), (None, ""), "2019-01", "name", "unchanged"),
        (("2019-01-15", "user"), ("2019-01", "name"), "2019-01-15", "user", "unchanged"),
        (("2019-01-15", "user"), ("2019-01-16", "user"), "2019-01-16", "user", "updated"),
        (("2019-01-15", "file"), ("2019-01-16", "user"), "2019-01-16", "user", "updated"),
    ],
)
def test_a_date_that_is_known_better_stays(
    tmp_path: Path, first: tuple[str | None, str], then: tuple[str | None, str], date: str, by: str, outcome: str
) -> None:
    content = listed("", "1|Oxfam")
    bare = replace(snapshot(("list.csv", content)), issues=())
    undated = (Issue("undated-register", "of which day it is nobody says", "list.csv"),)
    sides = [
        replace(bare, published=day, dated_by=who, issues=() if day else undated)  # type: ignore[arg-type]  # from a table
        for day, who in (first, then)
    ]
    with open_library(tmp_path, "create") as library:
        library.add(sides[0], [content])
        made = library.add(sides[1], [content])
        (entry,) = library.snapshots()
    assert made.outcome == outcome
    assert (entry.published, entry.dated_by, entry.issues) == (date, by, ())


def test_what_a_newer_reader_reads_replaces_what_was_read(place: Path, old: Snapshot) -> None:
    more = replace(old, listings=(replace(old.listings[0], scope="military wing"), old.listings[1]))
    with open_library(place, "write") as library:
        assert library.add(more, [OLD, ALIASES]).outcome == "updated"
        assert library.snapshot(old.id).listings == more.listings
        assert len(library.snapshots()) == 1
        assert library.verify().faults == ()


def test_snapshots_are_in_order_of_register_and_date(place: Path) -> None:
    undated, other = listed("", "9|Undated"), listed("2000", "1|Oxfam", register="xx_other")
    with open_library(place, "write") as library:
        for content in (undated, other, NEW):
            library.add(snapshot(("list.csv", content)), [content])
        found = [(one.register, one.published) for one in library.snapshots()]
    assert found == [("xx_list", "2018-10-29"), ("xx_list", "2026-02-27"), ("xx_list", None), ("xx_other", "2000")]


def test_removing_keeps_the_files_that_another_snapshot_has(place: Path, old: Snapshot) -> None:
    alone = snapshot(("list.csv", OLD))
    with open_library(place, "write") as library:
        library.add(alone, [OLD])
        assert library.remove(old.id).id == old.id
        assert library.content(alone.files[0].sha256) == OLD
        with pytest.raises(StoreError, match="no file is kept"):
            library.content(old.files[1].sha256)
        assert library.verify().faults == ()
        library.remove(alone.id)
        assert library.verify().files == 0
        with pytest.raises(StoreError, match="there is no snapshot"):
            library.remove(alone.id)
    assert list((place / FOLDER).iterdir()) == []


def test_a_file_whose_bytes_are_not_given_is_refused(tmp_path: Path, old: Snapshot) -> None:
    with open_library(tmp_path, "create") as library, pytest.raises(StoreError, match=r"alt\.csv"):
        library.add(old, [OLD])


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (lambda file: file.write_bytes(b"x" + file.read_bytes()[1:]), "not those that were added"),
        (lambda file: file.unlink(), "missing"),
    ],
)
def test_a_damaged_or_lost_file_is_told_and_mended_by_adding_it_again(
    place: Path, old: Snapshot, damage: object, what: str
) -> None:
    damage(place / FOLDER / old.files[0].sha256)  # type: ignore[operator]  # a function of the table
    with open_library(place) as library:
        (fault,) = library.verify().faults
        assert what in fault.what
        assert "list.csv" in fault.where
        with pytest.raises(StoreError, match="Add it again"):
            library.content(old.files[0].sha256)
    with open_library(place, "write") as library:
        assert library.add(old, [OLD, ALIASES]).outcome == "unchanged"
        assert library.verify().faults == ()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE listings SET data = replace(data, 'Oxfam', 'Oxfan')", "entries are not those"),
        ("DELETE FROM listings WHERE key = '2'", "entries are not those"),
        ("DELETE FROM snapshot_files WHERE name = 'alt.csv'", "files are not those"),
    ],
)
def test_changed_rows_are_told(place: Path, statement: str, what: str) -> None:
    db = sqlite3.connect(place / LIBRARY_FILE)
    db.execute(statement)
    db.commit()
    db.close()
    with open_library(place) as library:
        assert any(what in fault.what for fault in library.verify().faults)


KILLS = {
    "while a file is written": "keeping.os.replace = die",
    "after the files, before the rows": "library._put = die",
    "within the rows": "library._packed = lambda _: die()",
    "before files are cleared away": "library.sweep = die",
    "in the middle of clearing away": "keeping.Path.unlink = die",
}


@pytest.mark.parametrize("when", KILLS)
@pytest.mark.parametrize("what", ["add", "remove"])
def test_a_killed_run_leaves_the_library_whole(place: Path, old: Snapshot, when: str, what: str) -> None:
    script = f"""
import os
import variorum.registers.reading as reading
from tests.registers import fakes
from tests.store.test_library import NEW
from variorum.store import keeping, library, open_library
reading.titles = lambda: fakes.TITLES
def die(*_, **__):
    os._exit(9)
with open_library({str(place)!r}, "write") as opened:
    {KILLS[when]}
    if {what!r} == "add":
        opened.add(fakes.snapshot(("new.csv", NEW)), [NEW])
    else:
        opened.remove({old.id!r})
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 9), done.stderr
    with open_library(place, "write") as library:
        found = library.verify()
        assert all("no snapshot has this file" in fault.what for fault in found.faults)
        for entry in library.snapshots():
            assert [library.content(file.sha256) for file in entry.files]
        # The next that writes clears away what was left.
        added = library.add(snapshot(("new.csv", NEW)), [NEW])
        if added.outcome == "unchanged":
            library.remove(added.snapshot.id)
        assert library.verify().faults == ()


def test_a_file_that_cannot_be_kept_leaves_no_row(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("variorum.store.keeping.os.replace", full)
    with open_library(place, "write") as library:
        with pytest.raises(StoreError, match=r"No space left.*add it again"):
            library.add(snapshot(("new.csv", NEW)), [NEW])
        assert len(library.snapshots()) == 1


def test_nothing_else_in_the_folder_is_touched(place: Path) -> None:
    (place / FOLDER / "notes.txt").write_text("mine")
    with open_library(place, "write") as library:
        library.add(snapshot(("new.csv", NEW)), [NEW])
        assert library.verify().faults == ()
    assert (place / FOLDER / "notes.txt").exists()


def test_a_missing_library_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    assert not has_library(tmp_path)
    with pytest.raises(StoreError, match="variorum registers add"):
        open_library(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_library(tmp_path / "file" / "lib", "create")


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / LIBRARY_FILE)
    db.execute("CREATE TABLE mine (a)")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="not a register library"):
        open_library(tmp_path, "create")


def test_an_older_versions_library_is_brought_up_to_date(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def m999_more(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE more (a)")

    monkeypatch.setitem(library_schema.LIBRARY.steps, "m999_more", m999_more)
    with pytest.raises(StoreError, match=r"older version.*registers add"):
        open_library(place)
    with open_library(place, "create") as library:
        assert len(library.snapshots()) == 1


def test_reading_changes_nothing(place: Path, old: Snapshot) -> None:
    before = state(place)
    with open_library(place) as library:
        library.snapshot(old.id)
        library.verify()
        with pytest.raises(StoreError, match="cannot be written"):
            library.remove(old.id)
    assert state(place) == before
