"""What a server serves: dossiers by their short names, who may come in, and its limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from variorum.errors import StoreError
from variorum.store import Store, open_store

UPLOAD_LIMIT = 64 * 1024 * 1024
"""Bytes of one request: a document may have 50 MB (`variorum.documents.LIMIT`), a form somewhat more."""


LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names by which a server is called from its own machine."""


@dataclass(frozen=True, slots=True)
class Place:
    """A dossier under its short name. Its directory is never shown."""

    slug: str
    directory: Path

    def open(self, mode: Literal["read", "write"] = "read") -> Store:
        """The dossier's store, for one request.

        Raises: StoreError where it cannot be opened.
        """
        return open_store(self.directory, mode)


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of one server.

    `places` are the dossiers by slug, in the order given. `hosts` are the names by which it may be called (the `Host` header,
    without port). `passwords` maps users to scrypt digests, None where nobody needs one; `proxy_header` names the header in which a
    proxy tells who is there. `settle_after` are the seconds of rest after which findings are made anew. `registers` is the directory
    of the register library, None for the built-in lists only.
    """

    places: Mapping[str, Place]
    hosts: frozenset[str] = LOOPBACK
    passwords: Mapping[str, str] | None = field(default=None, repr=False)
    proxy_header: str | None = None
    upload_limit: int = UPLOAD_LIMIT
    settle_after: float = 2.0
    registers: Path | None = None

    @classmethod
    def of(cls, directories: Iterable[Path], *, hosts: Iterable[str] = (), make: bool = False) -> Site:
        """The site of these dossiers, on the loopback names and `hosts`. With `make`, a dossier that is not there is
        made, empty, where its directory is not there or empty.

        Raises: StoreError where a directory holds no dossier.
        """
        places: dict[str, Place] = {}
        for directory in directories:
            new = make and not (directory.is_dir() and any(directory.iterdir()))
            with open_store(directory, "create" if new else "write"):
                pass  # brings its tables up to date, so that every page can read them
            slug = _slug(directory.resolve().name, places)
            places[slug] = Place(slug, directory.resolve())
        if not places:
            raise StoreError("there is no dossier to serve", where="serve", hint="Name one, or build one first.")
        return cls(places, LOOPBACK | frozenset(hosts))


def _slug(name: str, taken: Mapping[str, Place]) -> str:
    """A short name for an address: letters, digits and hyphens, unlike the others."""
    bare = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "dossier"
    slug, number = bare, 1
    while slug in taken:
        number += 1
        slug = f"{bare}-{number}"
    return slug
