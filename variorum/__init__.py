"""Variorum: what every source says about an organisation, claim by claim.

    import variorum

    dossier = variorum.build(["profile.txt"])
    for claim in dossier.claims:
        print(claim.type, claim.quote)

Importing the package is cheap: the stages and the language model are loaded when first used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import VariorumError
from variorum.model import Claim, Document, Entity, Filler, Issue, Metadata
from variorum.settings import Settings, load_settings

if TYPE_CHECKING:
    from variorum.dossier import Dossier
    from variorum.edition import Progress

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Filler",
    "Issue",
    "Metadata",
    "Settings",
    "VariorumError",
    "__version__",
    "build",
    "load",
    "load_settings",
    "read",
]


def build(
    sources: str | Path | Iterable[str | Path],
    out: str | Path | None = None,
    *,
    settings: Settings | None = None,
    metadata: Metadata | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Dossier:
    """The dossier of what `sources` (files, folders, globs) are mostly about.

    `out` is the directory that keeps the dossier, with its pages; where None, nothing is kept on
    disk. `metadata` overrides what the files say about themselves. Neither the environment nor
    `variorum.toml` is asked unless `load_settings()` is passed. Everything is read in this process
    unless `settings` name more `jobs`; a script that does must call this below `if __name__ ==
    "__main__":`, as each process imports it.

    Raises: VariorumError, in words that say what to do.
    """
    from variorum import edition
    from variorum.store import MEMORY, open_store

    settings, metadata = settings or Settings(jobs=1), metadata or Metadata()
    named = [sources] if isinstance(sources, str | Path) else list(sources)
    if out is not None:
        edition.build(named, out, settings=settings, metadata=metadata, progress=progress)
        return load(out)
    with open_store(MEMORY, "create") as store:
        edition.fill(store, named, settings=settings, metadata=metadata, progress=progress)
        return edition.load_dossier(store)


def load(place: str | Path, subject: str | None = None) -> Dossier:
    """The dossier in the directory `place`, of `subject` (a name or an entity's id) or, where None, of
    what most of its documents are about.

    Raises: VariorumError where there is none.
    """
    from variorum import edition
    from variorum.store import open_store

    with open_store(place) as store:
        return edition.load_dossier(store, subject)


def read(path: str | Path, *, metadata: Metadata | None = None) -> Document:
    """The document in the file `path`: its canonical text and blocks. `metadata` overrides the file's own.

    Raises: DocumentError where it cannot be read.
    """
    from variorum.documents import read as read_document

    return read_document(Path(path), metadata=metadata or Metadata())
