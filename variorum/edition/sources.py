"""From what the user named to what is to be read, with all that is known about it from outside its text."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.documents import LIMIT, find, has_documents, merged
from variorum.model import Issue, Metadata

OWN = "sources"
"""The folder in a dossier's directory with the sources that were added to the dossier itself."""

NOTHING_KNOWN = Metadata()
"""Metadata of a document about which nothing is known."""


@dataclass(frozen=True, slots=True)
class Input:
    """A source to read: a file or, from standard input, bytes. `metadata` override the file's own; `own` tells whether
    it is kept in the dossier's own directory."""

    content: Path | bytes
    name: str
    metadata: Metadata = NOTHING_KNOWN
    own: bool = False

    @property
    def size(self) -> int:
        """Its bytes, 0 where it cannot be opened."""
        if isinstance(self.content, bytes):
            return len(self.content)
        try:
            return self.content.stat().st_size
        except OSError:  # reading it will tell why
            return 0


def inputs(
    sources: Iterable[str | Path], metadata: Metadata, *, place: Path | None = None
) -> tuple[tuple[Input, ...], tuple[Issue, ...]]:
    """The inputs that `sources` name (files, folders, globs, "-" for standard input), and what went wrong.

    `metadata` go over what a `sources.toml` says about each. To them come the own sources of the dossier in the directory
    `place`, about which only their own `sources.toml` is asked.
    """
    found = find([os.fspath(source) for source in sources])
    folder = None if place is None else os.path.realpath(place / OWN) + os.sep
    out = []
    for source in found.sources:
        if folder is not None and source.path is not None and os.path.realpath(source.path).startswith(folder):
            continue
        # One byte more than is read: the reader then refuses it and says why.
        content = source.path if source.path is not None else sys.stdin.buffer.read(LIMIT + 1)
        out.append(Input(content, source.name, merged(source.metadata, metadata)))
    if place is None:
        return tuple(out), found.issues
    own, issues = own_inputs(place, {source.name for source in out})
    return (*out, *own), (*found.issues, *issues)


def own_inputs(place: Path, taken: Collection[str]) -> tuple[tuple[Input, ...], tuple[Issue, ...]]:
    """The own sources of the dossier in the directory `place`, by path, and what is wrong with their `sources.toml`.

    They are called as they lie there, `sources/NAME`; where a name is `taken`, the dossier's directory is put before it.
    """
    folder = place / OWN
    if not has_documents(folder):
        return (), ()
    found = find([os.fspath(folder)])
    out = []
    for source in found.sources:
        name = f"{OWN}/{source.name}"
        while name in taken:
            name = f"{place.absolute().name}/{name}"
        out.append(Input(source.path or Path(), name, source.metadata, own=True))
    return tuple(out), tuple(replace(issue, where=f"{OWN}/{issue.where}") for issue in found.issues)
