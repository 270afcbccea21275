"""Files kept by the hash of their bytes, in one folder: written whole or not at all, and never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from variorum.errors import StoreError

_NAME = re.compile(r"[0-9a-f]{64}(\.part)?")
"""The names of kept files and of those that a killed run left half written. Nothing else in the folder is touched."""


def sha256(content: bytes) -> str:
    """The SHA-256 of `content` in hex digits."""
    return hashlib.sha256(content).hexdigest()


def keep(folder: Path, content: bytes) -> str:
    """Keeps `content` in `folder` and returns its hash. A whole file of this hash is left as it is; a damaged one is replaced.

    Raises: StoreError where it cannot be written.
    """
    digest = sha256(content)
    path = folder / digest
    if kept(folder, digest) == content:
        return digest
    part = folder / f"{digest}.part"
    with _told(path):
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        _sync(folder)
    return digest


def kept(folder: Path, digest: str) -> bytes | None:
    """The bytes that are kept under the hash `digest`, None where no such file is there. They may be damaged.

    Raises: StoreError where the file is there and cannot be read.
    """
    path = folder / digest
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            f"a kept file cannot be read ({error.strerror or error})", where=str(path), hint="Check its rights."
        ) from error


def strays(folder: Path, wanted: Collection[str]) -> tuple[str, ...]:
    """The names of the files in `folder` that are none of the hashes `wanted`, sorted."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.name for p in folder.iterdir() if _NAME.fullmatch(p.name) and p.name not in wanted))


def sweep(folder: Path, wanted: Collection[str]) -> None:
    """Deletes the files in `folder` that are none of the hashes `wanted`."""
    for name in strays(folder, wanted):
        with suppress(OSError):  # one that stays is told by the next re-check
            (folder / name).unlink()


def _sync(folder: Path) -> None:
    """Makes the new name itself last through a loss of power, where the system can do that."""
    with suppress(OSError):  # not every system opens folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns an OSError inside the block into a StoreError.

    Raises: StoreError.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the file cannot be kept ({error.strerror or error})",
            where=str(path),
            hint="Check the rights and the free space, then add it again: what was stored before is kept.",
        ) from error
