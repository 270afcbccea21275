"""Find the sources that a user names: files, folders, globs and "-"."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from variorum.documents.metadata import UNKNOWN
from variorum.documents.reading import TYPES, unsupported
from variorum.documents.sources import FILE, SourceTable, nearest, source_table
from variorum.model import Issue, Metadata

STDIN = "-"
_GLOB = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """A source to read. `path` is None for standard input; `metadata` is what `sources.toml` says."""

    name: str
    path: Path | None
    metadata: Metadata = UNKNOWN


@dataclass(frozen=True, slots=True)
class Found:
    """The sources in the order in which they were named, a folder's by path, each once; and what went wrong."""

    sources: tuple[Source, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Search:
    """What has been found so far. `tables` keeps each folder's `sources.toml`, read once."""

    found: list[tuple[Path, Path | None]] = field(default_factory=list)  # root, path from it
    issues: list[Issue] = field(default_factory=list)
    tables: dict[Path, SourceTable] = field(default_factory=dict)


def find(paths: Sequence[str]) -> Found:
    """The sources that `paths` name: files, folders (with those below), globs ("**" crosses folders), "-".

    Names are relative to the folder named, or to the fixed part of a glob; a file's is its own name.
    Where two would be alike, folders are put before them until they differ. In folders and globs files of
    other types and hidden ones are passed over; a file that is named is never.
    """
    search = _Search()
    for named in paths:
        if named == STDIN:
            search.found.append((Path(STDIN), None))
        elif Path(named).is_dir():
            _folder(search, Path(named), named)
        elif Path(named).exists() or Path(named).is_symlink() or not _GLOB.intersection(named):
            _file(search, Path(named), named)
        else:
            _glob(search, named)
    unique = list({_identity(root, path): (root, path) for root, path in reversed(search.found)}.values())[::-1]
    names = _names(unique)
    sources = [_source(search, root, path, name) for (root, path), name in zip(unique, names, strict=True)]
    for folder in sorted(search.tables):
        search.issues += search.tables[folder].issues
    return Found(tuple(sources), tuple(search.issues))


def _identity(root: Path, path: Path | None) -> str:
    return STDIN if path is None else os.path.abspath(root / path)


def _file(search: _Search, path: Path, named: str) -> None:
    suffix = path.suffix.lower()
    if not (path.exists() or path.is_symlink()):
        search.issues.append(Issue("no-file", "there is no such file or folder", named, "Check the path.", "error"))
    elif suffix and suffix not in TYPES:
        error = unsupported(suffix, named)
        search.issues.append(Issue("unsupported", error.what, named, error.hint, "error"))
    else:
        search.found.append((path.parent, Path(path.name)))


def _folder(search: _Search, root: Path, named: str) -> None:
    before = len(search.found)
    for path in _below(search, root, named):
        search.found.append((root, path.relative_to(root)))
    if len(search.found) == before:
        hint = f"Put files of type {', '.join(TYPES)} into it."
        search.issues.append(Issue("no-documents", "no documents in this folder", named, hint, "error"))


def has_documents(folder: Path) -> bool:
    """Whether the folder, or one below it, has a file that `find` would give."""
    return folder.is_dir() and next(_below(_Search(), folder, ""), None) is not None


def _below(search: _Search, root: Path, named: str) -> Iterator[Path]:
    """The files of types that are read below `root`, folder by folder, sorted. Links to folders are not followed."""

    def unreadable(error: OSError) -> None:
        where = _shown(Path(error.filename), root, named) if error.filename else named
        search.issues.append(
            Issue("unreadable", f"the folder cannot be read: {error.strerror}", where, "Check its rights.", "error")
        )

    for folder, below, files in os.walk(root, onerror=unreadable):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in TYPES:
                yield Path(folder) / name


def _shown(path: Path, root: Path, named: str) -> str:
    """A path below `root` as the user would write it."""
    try:
        return f"{named.rstrip('/')}/{path.relative_to(root).as_posix()}".removesuffix("/.")
    except ValueError:
        return named


def _glob(search: _Search, named: str) -> None:
    parts = Path(named).parts
    fixed = next(i for i, part in enumerate(parts) if _GLOB.intersection(part))
    root = Path(*parts[:fixed]) if fixed else Path()
    before = len(search.found)
    try:
        matches = sorted(root.glob("/".join(parts[fixed:])))
    except (OSError, ValueError, NotImplementedError):
        matches = []
    for path in matches:
        if path.is_file() and path.suffix.lower() in TYPES and not path.name.startswith("."):
            search.found.append((root, path.relative_to(root)))
    if len(search.found) == before:
        hint = f"Check the pattern; files of type {', '.join(TYPES)} are read."
        search.issues.append(Issue("no-match", "no document matches this pattern", named, hint, "error"))


def _names(found: Sequence[tuple[Path, Path | None]]) -> list[str]:
    """A name for each source, by which it differs from all others."""
    names = [path.as_posix() if path is not None else STDIN for _, path in found]
    folders = [list(Path(os.path.abspath(root)).parts[1:]) for root, _ in found]
    while len(set(names)) < len(names):
        alike = {name for name in names if names.count(name) > 1}
        for i, name in enumerate(names):
            if name in alike and folders[i]:
                names[i] = f"{folders[i].pop()}/{name}"
    return names


def _source(search: _Search, root: Path, path: Path | None, name: str) -> Source:
    if path is None:
        return Source(name, None)
    tables = []
    for folder in (root, *(root / parent for parent in reversed(path.parents) if parent != Path())):
        if folder not in search.tables:
            shown = (folder / FILE).relative_to(root).as_posix()
            search.tables[folder] = source_table(folder, name=shown)
        tables.append((search.tables[folder], (root / path).relative_to(folder).as_posix()))
    return Source(name, root / path, nearest(tables))
