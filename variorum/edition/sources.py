"""From what the user named to what is to be read, with all that is known about it from outside its text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from variorum.documents import LIMIT, find, merged
from variorum.model import Issue, Metadata

NOTHING_KNOWN = Metadata()
"""Metadata of a document about which nothing is known."""


@dataclass(frozen=True, slots=True)
class Input:
    """A source to read: a file or, from standard input, bytes. `metadata` override the file's own."""

    content: Path | bytes
    name: str
    metadata: Metadata = NOTHING_KNOWN

    @property
    def size(self) -> int:
        """Its bytes, 0 where it cannot be opened."""
        if isinstance(self.content, bytes):
            return len(self.content)
        try:
            return self.content.stat().st_size
        except OSError:  # reading it will tell why
            return 0


def inputs(sources: Iterable[str | Path], metadata: Metadata) -> tuple[tuple[Input, ...], tuple[Issue, ...]]:
    """The inputs that `sources` name (files, folders, globs, "-" for standard input), and what went wrong.

    `metadata` go over what a `sources.toml` says about each.
    """
    found = find([os.fspath(source) for source in sources])
    out = []
    for source in found.sources:
        # One byte more than is read: the reader then refuses it and says why.
        content = source.path if source.path is not None else sys.stdin.buffer.read(LIMIT + 1)
        out.append(Input(content, source.name, merged(source.metadata, metadata)))
    return tuple(out), found.issues
