"""What the rest of Variorum asks of a register library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from variorum.model import Listing, Snapshot
from variorum.store.library_records import Addition, LibraryVerification, SnapshotEntry


class Library(Protocol):
    """The registers that a user has added: their files, by hash, and the snapshots read from them. Each method is one
    transaction. Not for use by two threads at once.

    Raises: StoreError from every method, where the library cannot be read or written.
    """

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...

    def close(self) -> None:
        """Ends the connection. Calling it twice is allowed."""

    def add(self, snapshot: Snapshot, contents: Iterable[bytes]) -> Addition:
        """Stores a snapshot with its files, whose bytes are `contents` in any order.

        The same files again change nothing, save where something else is known of them now: a date that is known better (a
        user's goes before the publisher's, that before one of a file's name), or what a newer version reads from them.

        Raises: StoreError where a file of the snapshot is not among `contents`.
        """

    def snapshots(self, register: str | None = None) -> tuple[SnapshotEntry, ...]:
        """The stored snapshots (of one register) without their listings: by register, then date, undated ones last."""

    def snapshot(self, id_: str) -> Snapshot:
        """The snapshot with its listings.

        Raises: StoreError where there is none.
        """

    def listings(self, id_: str) -> Iterator[Listing]:
        """The listings of a snapshot, in its order, one at a time.

        Raises: StoreError where there is no such snapshot.
        """

    def content(self, sha256: str) -> bytes:
        """The bytes of a kept file, as they came.

        Raises: StoreError where none is kept under this hash, or its bytes are no longer those.
        """

    def remove(self, id_: str) -> SnapshotEntry:
        """Removes a snapshot, with the files that no other has, and returns what it was.

        Raises: StoreError where there is none.
        """

    def verify(self) -> LibraryVerification:
        """Re-hashes every kept file, and re-checks every snapshot against the digest of its listings."""
