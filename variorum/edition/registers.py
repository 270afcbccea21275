"""The register library as commands see it: files added and listed, snapshots removed and checked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from variorum.dates import order_key
from variorum.errors import DataError, RegisterError, VariorumError
from variorum.model import Issue, Snapshot
from variorum.registers.batching import batches
from variorum.registers.builtin import builtin
from variorum.registers.reading import ReadFile, join, read_file
from variorum.registers.spec import Layout, RegisterSpec, specs
from variorum.store import Addition, Library, LibraryVerification, SnapshotEntry, has_library, open_library

SUFFIXES = (".csv", ".xml")
"""The endings of files that are looked for in a folder. A file that is named is read whatever its ending."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A snapshot as lists show it, and whether it is built in: then it is not of the library, and cannot be removed."""

    snapshot: SnapshotEntry
    built_in: bool = False

    @property
    def extent(self) -> Literal["complete", "excerpt", "history"]:
        """What absence from it says: of a complete list, that an entry was not on it that day; of an excerpt (a damaged file
        is one, too) and of a history, a table of listings and their ends, nothing."""
        histories = {layout.id for _, layout in known_layouts() if layout.history}
        if any(file.layout in histories for file in self.snapshot.files):
            return "history"
        return "complete" if self.snapshot.complete else "excerpt"

    def as_dict(self) -> dict[str, Any]:
        """The entry for a program."""
        return {**self.snapshot.as_dict(), "extent": self.extent, "built_in": self.built_in}


@dataclass(frozen=True, slots=True)
class AddingStep:
    """A step of adding: `done` of `total` files are read, and `name` is read now; "" where all are, and are stored."""

    done: int
    total: int
    name: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding files did: a row for each snapshot, and all that went wrong; `failed` counts the files left out."""

    additions: tuple[Addition, ...]
    issues: tuple[Issue, ...]
    failed: int


class NothingAdded(RegisterError):
    """Not one of the files could be read. `issues` tell of each."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        first = issues[0]
        super().__init__(first.what, where=first.where, hint=first.hint)
        self.issues = tuple(issues)


@dataclass(slots=True)
class _Batch:
    """What is known so far of the files that are being added."""

    read: list[ReadFile] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def refuse(self, error: VariorumError, name: str) -> None:
        """Notes that the file `name` is left out."""
        self.issues.append(Issue("unreadable", error.what, error.where or name, error.hint, "error"))


def add_registers(
    sources: Iterable[Path],
    place: Path,
    *,
    dated: str | None = None,
    debug: bool = False,
    progress: Callable[[AddingStep], None] | None = None,
) -> Added:
    """Reads the files `sources` (of a folder, those below it) and stores a snapshot for each list in the library in `place`.

    `dated` is the EDTF date of the lists. A file that cannot be read becomes an issue and the others are added. Nothing is
    made where none can. With `debug`, a fault of a reader ends the run.

    Raises: NothingAdded where no file could be read; StoreError where the library cannot be written.
    """
    batch = _Batch()
    paths = tuple(_files(sources, batch))
    for done, path in enumerate(paths):
        if progress is not None:
            progress(AddingStep(done, len(paths), path.name))
        _read(path, batch, debug=debug)
    groups, errors = batches(batch.read)
    for error in errors:
        batch.refuse(error, "")
    groups = _datable(groups, batch) if dated is not None else groups
    failed = sum(issue.severity == "error" for issue in batch.issues)
    if not groups:
        raise NothingAdded(batch.issues)
    if progress is not None:
        progress(AddingStep(len(paths), len(paths), ""))
    additions = []
    with open_library(place, "create") as library:
        for group in groups:
            for snapshot in join(group, dated=dated):
                made = library.add(snapshot, [batch.contents[file.sha256] for file in snapshot.files])
                additions.append(made)
                if made.outcome != "unchanged":
                    batch.issues += made.snapshot.issues
                    batch.issues += _same_day(library, made.snapshot)
    return Added(tuple(additions), tuple(batch.issues), failed)


def _files(sources: Iterable[Path], batch: _Batch) -> Iterable[Path]:
    """The files that are named, and those below folders that are named, by path."""
    for source in sources:
        if source.is_dir():
            found = sorted(p for p in source.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
            if not found:
                what = "no files of registers in this folder"
                hint = f"Put files of type {', '.join(SUFFIXES)} into it."
                batch.issues.append(Issue("no-files", what, str(source), hint, "error"))
            yield from found
        else:
            yield source


def _read(path: Path, batch: _Batch, *, debug: bool) -> None:
    """Reads one file into the batch; what cannot be read becomes an issue."""
    try:
        content = path.read_bytes()
        one = read_file(path.name, content)
    except DataError:  # of the package's own data: it would befall every file
        raise
    except VariorumError as error:
        batch.refuse(error, path.name)
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or error})"
        batch.issues.append(Issue("unreadable", what, str(path), "Check that it is there and its rights.", "error"))
    except Exception as error:  # a fault of a reader in one file must not cost the user all others
        if debug:
            raise
        what = f"reading failed with an internal fault ({type(error).__name__}: {error})"
        hint = "Run again with --debug for the full report; the other files are not affected."
        batch.issues.append(Issue("internal-fault", what, path.name, hint, "error"))
    else:
        batch.read.append(one)
        batch.contents[one.file.sha256] = content


def _datable(groups: tuple[tuple[ReadFile, ...], ...], batch: _Batch) -> tuple[tuple[ReadFile, ...], ...]:
    """The groups that one date given by the user may be of: not two versions of one list."""
    registers = [group[0].layout.register for group in groups]
    for group, register in zip(groups, registers, strict=True):
        if registers.count(register) > 1:
            what = "one date is given for several versions of this list"
            batch.refuse(RegisterError(what, hint="Add each by itself with its own --date."), group[0].file.name)
    return tuple(group for group, register in zip(groups, registers, strict=True) if registers.count(register) == 1)


def _same_day(library: Library, made: SnapshotEntry) -> Iterable[Issue]:
    """A note where the library has the list of that day from other files already: both count, which is seldom meant."""
    for other in library.snapshots(made.register):
        if other.id != made.id and made.published is not None and other.published == made.published:
            names = " and ".join(file.name for file in other.files)
            what = f"the library has this list of {made.published} from other files, too: {names}"
            hint = f"Where one is enough, `variorum registers remove {other.id}`."
            yield Issue("same-day", what, made.files[0].name, hint, "note")


def builtin_snapshots() -> tuple[Snapshot, ...]:
    """The histories of designations that come with Variorum, by register."""
    return builtin()


def loaded_registers(place: Path, register: str | None = None) -> tuple[Snapshot, ...]:
    """All snapshots (of one register) that there are: those that are built in, then those of the library in `place`, if one
    is there, by register and date.

    Raises: StoreError where the library cannot be read.
    """
    found = [one for one in builtin_snapshots() if register in (None, one.register)]
    if has_library(place):
        with open_library(place) as library:
            found += [library.snapshot(entry.id) for entry in library.snapshots(register)]
    return tuple(found)


def list_registers(place: Path) -> tuple[Shelved, ...]:
    """What there is, by register, then date, undated ones last; the built-in ones where they belong.

    Raises: StoreError where the library cannot be read.
    """
    found = [Shelved(SnapshotEntry.of(one), built_in=True) for one in builtin_snapshots()]
    if has_library(place):
        with open_library(place) as library:
            found += [Shelved(entry) for entry in library.snapshots()]
    return tuple(
        sorted(found, key=lambda one: (one.snapshot.register, order_key(one.snapshot.published), one.snapshot.id))
    )


def known_layouts() -> tuple[tuple[RegisterSpec, Layout], ...]:
    """The layouts that are read, each with its publisher, in the order of the folders and of their files."""
    return tuple((spec, layout) for spec in specs() for layout in spec.layouts)


def sign(layout: Layout) -> str:
    """What a file of this layout is told by, in words."""
    if layout.root:
        return f"first element {layout.root}"
    first = f"first line {layout.preamble} ..." if layout.preamble else ""
    head = f"header {', '.join(layout.header)}" if layout.header else f"{layout.columns} columns, no header"
    named = f"called {' or '.join(layout.name)}" if layout.name else ""
    return ", ".join(part for part in (first, head if layout.columns != 1 else "", named) if part)


def remove_snapshot(place: Path, id_: str) -> SnapshotEntry:
    """Removes the snapshot with this id, and the files that no other one has, from the library; returns what it was.

    Raises: StoreError where there is no library or no such snapshot.
    """
    with open_library(place, "write") as library:
        return library.remove(id_)


def verify_registers(place: Path) -> LibraryVerification:
    """The outcome of a re-check of the library: every kept file against its hash, every snapshot against its digest.

    Raises: StoreError where there is no library.
    """
    with open_library(place) as library:
        return library.verify()
