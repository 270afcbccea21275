"""Read one source: its bytes to a Document, whatever its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from variorum.documents.blocks import build
from variorum.documents.decoding import decode
from variorum.documents.draft import Reading
from variorum.documents.layout import lay_out
from variorum.errors import DocumentError
from variorum.model import Document, Metadata

# The largest file that is read, in bytes. A profile of 20 MB would be 3,000 printed pages.
LIMIT = 20_000_000

TYPES = {
    ".txt": "text/plain",
}
"""The media types that are read, by suffix."""


def _plain(data: bytes, name: str) -> Reading:
    decoded = decode(data, name=name)
    return Reading(decoded.text, lay_out(decoded.text), encoding=decoded.encoding, issues=decoded.issues)


_READERS: dict[str, Callable[[bytes, str], Reading]] = {"text/plain": _plain}


def read(path: Path, *, name: str | None = None, metadata: Metadata = Metadata()) -> Document:
    """The document in the file `path`; `metadata` overrides what the file says about itself.

    Raises: DocumentError where the file cannot be read as a document.
    """
    name = name if name is not None else path.name
    return read_bytes(path.read_bytes(), name=name, media_type=TYPES.get(path.suffix.lower()), metadata=metadata)


def read_bytes(data: bytes, *, name: str, media_type: str | None = None, metadata: Metadata = Metadata()) -> Document:
    """The document in `data`, of `media_type` or, where None, of the type that its first bytes show.

    Raises: DocumentError where it cannot be read as a document.
    """
    if not data:
        raise DocumentError("the file is empty", where=name, hint="Give a file with text in it.")
    reading = _READERS[media_type or "text/plain"](data, name)
    return Document(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type or "text/plain",
        text=reading.text,
        blocks=build(reading.text, reading.drafts),
        metadata=metadata,
        encoding=reading.encoding,
        issues=reading.issues,
    )
