"""The file itself: opening, migrating, failing in words, being verified."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.conftest import RESCUE, reading
from variorum.errors import StoreError
from variorum.store import FILE, MEMORY, Run, Store, open_store, schema
from variorum.store.sqlite import SqliteStore


def change(place: Path, *statements: str) -> None:
    """Changes the database behind the store's back."""
    db = sqlite3.connect(place / FILE)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_a_missing_dossier_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="variorum build"):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_a_server_is_refused_without_its_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://me:secret@host/db")
    assert "secret" not in str(caught.value)


def test_a_directory_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "dossier", "create")


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"this is no database at all, but it is long enough to be looked at")
    with pytest.raises(StoreError, match="not a dossier"):
        open_store(tmp_path, "create")
    assert path.read_bytes().startswith(b"this is")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    change(tmp_path, "CREATE TABLE mine (a)")
    with pytest.raises(StoreError, match="not a dossier of Variorum"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="not a dossier of Variorum"):
        open_store(tmp_path, "create")


def test_a_newer_versions_dossier_is_refused(place: Path) -> None:
    change(place, "INSERT INTO migrations VALUES ('m999_future')")
    with pytest.raises(StoreError, match=r"newer version.*m999_future"):
        open_store(place, "create")


def test_an_older_versions_dossier_is_brought_up_to_date(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def m999_more(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE more (a)")

    monkeypatch.setitem(schema._migrations, "m999_more", m999_more)
    with pytest.raises(StoreError, match="older version"):
        open_store(place)
    with open_store(place, "create") as store:
        assert len(store.documents()) == 2
    with open_store(place) as store:
        assert len(store.documents()) == 2


def test_a_migration_that_fails_leaves_the_file_as_it_was(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def m999_broken(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE more (a)")
        db.execute("no SQL")

    with monkeypatch.context() as patch:
        patch.setitem(schema._migrations, "m999_broken", m999_broken)
        with pytest.raises(StoreError, match="syntax error"):
            open_store(place, "create")
    with open_store(place) as store:
        assert len(store.documents()) == 2


def test_migrating_twice_does_nothing(place: Path) -> None:
    before = (place / FILE).read_bytes()
    open_store(place, "create").close()
    assert (place / FILE).read_bytes() == before


def test_reading_changes_nothing_and_works_on_a_copy_without_side_files(place: Path, tmp_path: Path) -> None:
    before = (place / FILE).read_bytes()
    with open_store(place) as store:
        assert len(store.documents()) == 2
        with pytest.raises(StoreError, match="cannot be written"):
            store.note("a", "b")
    assert (place / FILE).read_bytes() == before
    (tmp_path / "copy").mkdir()
    shutil.copy(place / FILE, tmp_path / "copy" / FILE)
    with open_store(tmp_path / "copy") as store:
        assert len(store.documents()) == 2


def test_a_read_only_medium_is_read_as_it_stands(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    asked = []

    class Refusing:
        def execute(self, *_: object) -> None:
            raise sqlite3.OperationalError("unable to open database file")

        def close(self) -> None:
            pass

    def only_immutable(path: str, **options: object) -> object:
        asked.append(path)
        return connect(path, **options) if "immutable=1" in path else Refusing()

    monkeypatch.setattr(sqlite3, "connect", only_immutable)
    with open_store(place) as store:
        assert len(store.documents()) == 2
    assert len(asked) == 2


def test_a_full_disk_is_said_and_what_was_stored_before_is_whole(place: Path) -> None:
    store = SqliteStore(str(place / FILE))
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    large = reading(" ".join(f"Body number {n} was founded in 19{n % 90 + 10}." for n in range(3000)), "c.txt")
    with pytest.raises(StoreError, match=r"disk is full.*run the same command again"):
        store.put(large)
    assert [entry.name for entry in store.entries()] == ["a.txt", "b.txt"]
    assert store.verify().faults == ()
    store.close()


def test_a_file_size_limit_is_said_and_does_not_kill(tmp_path: Path) -> None:
    """The same by the operating system's own limit, in a process of its own."""
    pytest.importorskip("resource")
    script = f"""
import resource, sys
from tests.store.conftest import reading, RESCUE
from variorum.errors import StoreError
from variorum.store import open_store
store = open_store({str(tmp_path)!r}, "create")
store.put(reading(RESCUE))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    for n in range(2000):
        store.put(reading(f"Body number {{n}} was founded in 1950. " * 50, f"{{n}}.txt"))
except StoreError as error:
    sys.exit(0 if "run the same command again" in str(error) else str(error))
sys.exit("nothing was refused")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with open_store(tmp_path) as store:
        assert store.entries()[0].state == "current"
        assert store.verify().faults == ()


def test_two_writers_wait_and_then_say_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.store.database.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(place / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(place, "write") as store, pytest.raises(StoreError, match="another run"):
        store.note("a", "b")
    other.close()


def test_a_reader_sees_the_last_state_while_a_build_writes(place: Path) -> None:
    with open_store(place, "write") as writer, open_store(place) as reader:
        writer.put(reading("UNICEF was founded in 1946.\n", "c.txt"))
        assert len(reader.documents()) == 3


def test_progress_and_facts(store: Store) -> None:
    assert store.run() is None
    store.progress(Run(3, 1, "running"))
    store.progress(Run(3, 3, "done"))
    assert store.run() == Run(3, 3, "done")
    assert store.fact("resolved") is None
    store.note("resolved", "x")
    store.note("resolved", "y")
    assert store.fact("resolved") == "y"


def test_closing_twice_is_allowed() -> None:
    store = open_store(MEMORY)
    store.close()
    store.close()


def test_verify_counts_what_it_checked(store: Store) -> None:
    found = store.verify()
    assert (found.documents, found.claims, found.parts, found.orphaned, found.faults) == (2, 4, 8, 0, ())


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE documents SET text = replace(text, '1942', '1943') WHERE name = 'a.txt'", "digest differs"),
        ("UPDATE documents SET text = replace(text, '1942', '1943') WHERE name = 'a.txt'", "is not at [0, 25)"),
        ("UPDATE documents SET text = text || ' ' WHERE name = 'a.txt'", "digest differs"),
        ("UPDATE claims SET extracted = replace(extracted, '1942', '1943')", "is not at [0, 25)"),
        ("UPDATE claims SET resolved = replace(resolved, 'Oxfam', 'Oxbow')", "is not at"),
        ("UPDATE claims SET resolved = replace(resolved, 'asserted', 'denied')", "not that of its id"),
        ("UPDATE claims SET extracted = '{}'", "cannot be understood (KeyError"),
        ("UPDATE claims SET extracted = 'x'", "cannot be understood (JSONDecodeError"),
        ("UPDATE claims SET status = 'denied'", "columns do not repeat"),
        ("UPDATE claims SET edtf = '1066'", "columns do not repeat"),
        ("UPDATE claims SET document = (SELECT max(key) FROM documents)", "names another document"),
    ],
)
def test_verify_finds_what_was_tampered_with(place: Path, statement: str, what: str) -> None:
    if "SET document" in statement:  # two texts of one length, so that the quotes still stand
        with open_store(place, "write") as store:
            store.put(reading(RESCUE + " ", "b.txt"))
            store.settle([entry.id for entry in store.entries()], [])
    change(place, statement)
    with open_store(place) as store:
        faults = store.verify().faults
    assert any(what in fault.what for fault in faults), faults
    assert all(fault.where for fault in faults)
