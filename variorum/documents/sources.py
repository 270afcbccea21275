"""`sources.toml`: what the user knows about the files beside it.

    ["*.txt"]                      # a glob over the folder, "sub/*.txt" over one below it
    publisher = "Example Institute"

    ["profile.txt"]                # a file's own table overrides the globs, a later glob an earlier
    title = "Profile of an organisation"
    published = "2019-03"

Source: TOML 1.0; keys are the fields of `Metadata`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from variorum.documents.metadata import UNKNOWN, from_mapping, merged
from variorum.model import Issue, Metadata

FILE = "sources.toml"
# A larger file is no list of sources.
_LIMIT = 5_000_000


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The tables of one `sources.toml`, in the file's order: pattern or file name, and what it says."""

    tables: tuple[tuple[str, Metadata], ...] = ()
    issues: tuple[Issue, ...] = ()

    def about(self, path: str) -> Metadata:
        """What the tables say about the file at `path`, relative to their folder, with forward slashes."""
        globs = [known for pattern, known in self.tables if pattern != path and fnmatchcase(path, pattern)]
        return merged(*globs, *(known for pattern, known in self.tables if pattern == path))


def source_table(folder: Path, *, name: str = FILE) -> SourceTable:
    """The tables of `folder/sources.toml`, none where there is no such file.

    A file that cannot be read, and what in it cannot be used, is an Issue at `name`.
    """
    path = folder / FILE
    if not path.is_file():
        return SourceTable()
    try:
        if path.stat().st_size > _LIMIT:
            raise ValueError(f"it has more than {_LIMIT // 1_000_000} MB")
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        hint = "Correct the file, or remove it; until then its documents lack what it says."
        return SourceTable(issues=(Issue("bad-sources", f"cannot be read: {error}", name, hint, "warning"),))
    tables: list[tuple[str, Metadata]] = []
    issues: list[Issue] = []
    for pattern, values in content.items():
        if not isinstance(values, dict):
            hint = 'Write a table for each file: ["profile.txt"], and below it: title = "...".'
            issues.append(Issue("unknown-key", f"{pattern} stands outside a table", name, hint))
            continue
        known, wrong = from_mapping(values, f"{name} [{pattern}]")
        tables.append((pattern.replace("\\", "/").removeprefix("./"), known))
        issues += wrong
    return SourceTable(tuple(tables), tuple(issues))


def nearest(tables: list[tuple[SourceTable, str]]) -> Metadata:
    """What several tables say about one file, each with its path from there; the last one is nearest and wins."""
    return merged(UNKNOWN, *(table.about(path) for table, path in tables))
