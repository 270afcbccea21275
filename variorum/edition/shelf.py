"""Which lists the register library has: what a dossier's files depend on, told without reading a list."""

from __future__ import annotations

from pathlib import Path

from variorum.store import has_library, open_library


def lists_digest(place: Path | None) -> tuple[str, ...]:
    """The ids of the library's snapshots: what checks depend on beside the package's own lists.

    Raises: StoreError where the library cannot be read.
    """
    if place is None or not has_library(place):
        return ()
    with open_library(place) as library:
        return tuple(sorted(entry.id for entry in library.snapshots()))
