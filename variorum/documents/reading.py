"""Read one source: its bytes to a Document, whatever its format."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from variorum.documents.blocks import build
from variorum.documents.decoding import decode
from variorum.documents.draft import Reading
from variorum.documents.layout import lay_out
from variorum.documents.metadata import UNKNOWN, checked, dating, merged
from variorum.errors import DocumentError
from variorum.model import Document, Metadata

# The largest file that is read, in bytes. A profile of 20 MB would be 3,000 printed pages.
LIMIT = 20_000_000

PLAIN, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TYPES: Mapping[str, str] = {
    ".txt": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": WORD,
}
"""The media types that are read, by suffix."""

# How a file of each type begins, where that can be told. Source: ISO 32000-1 7.5.2; APPNOTE.TXT 4.3.7; MS-CFB 2.2.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|\?xml[^>]{0,200}\?>\s*<(?:!doctype\s+)?html)\b",
    re.IGNORECASE | re.DOTALL,
)
_PDF_START = re.compile(rb".{0,1024}?%PDF-\d", re.DOTALL)


def _plain(data: bytes, name: str) -> Reading:
    decoded = decode(data, name=name)
    return Reading(decoded.text, lay_out(decoded.text), encoding=decoded.encoding, issues=decoded.issues)


def _reader(media_type: str) -> Callable[[bytes, str], Reading]:
    """The reader of a media type. Those that need a large library are loaded when first used."""
    if media_type == MARKDOWN:
        from variorum.documents.markdown import read_markdown

        return read_markdown
    if media_type == HTML:
        from variorum.documents.webpage import read_webpage

        return read_webpage
    if media_type == PDF:
        from variorum.documents.pdf import read_pdf

        return read_pdf
    if media_type == WORD:
        from variorum.documents.word import read_word

        return read_word
    return _plain


def read(path: Path, *, name: str | None = None, metadata: Metadata = UNKNOWN) -> Document:
    """The document in the file `path`; `metadata` overrides what the file says about itself.

    `name` is the document's name among others, the file's own name where None. A `sources.toml`
    beside the file is not looked at: `find` does that.

    Raises: DocumentError where the file cannot be read as a document.
    """
    name = name if name is not None else path.name
    suffix = path.suffix.lower()
    if suffix and suffix not in TYPES:
        raise unsupported(suffix, name)
    return read_bytes(_content(path, name), name=name, media_type=TYPES.get(suffix), metadata=metadata)


def suffix_shown(data: bytes) -> str:
    """The suffix for a file of these bytes whose name has none: that of the type that they show, ".txt" where they show none."""
    shown = _shown(data)
    return next((suffix for suffix, media_type in TYPES.items() if media_type == shown), ".txt")


def unsupported(suffix: str, name: str) -> DocumentError:
    """The error for a file of a type that is not read."""
    hint = f"Give one of {', '.join(TYPES)}."
    if suffix in (".doc", ".rtf", ".odt"):
        hint = "Save it as .docx, for example with: soffice --convert-to docx FILE"
    return DocumentError(f"files of type {suffix} are not read", where=name, hint=hint)


def _content(path: Path, name: str) -> bytes:
    """The bytes of a regular file of a size that is read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError("this is a folder, not a file", where=name, hint="Name the folder itself to build.")
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError("this is not a regular file", where=name, hint="Pipe the text in and name it '-'.")
        if status.st_size > LIMIT:
            raise _too_large(name, status.st_size)
        # Bounded, should the file grow meanwhile.
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError as error:
        what = "the link leads nowhere" if path.is_symlink() else "there is no such file"
        raise DocumentError(what, where=name, hint="Check the path.") from error
    except PermissionError as error:
        hint = "Give yourself the right to read it, for example with: chmod u+r FILE"
        raise DocumentError("you may not read this file", where=name, hint=hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(f"the file cannot be read: {reason}", where=name, hint="Check the path.") from error


def _too_large(name: str, size: int) -> DocumentError:
    return DocumentError(
        f"the file has {size / 1e6:.0f} MB, more than the {LIMIT // 1_000_000} MB that are read",
        where=name,
        hint="Split it into one file a profile.",
    )


def read_bytes(data: bytes, *, name: str, media_type: str | None = None, metadata: Metadata = UNKNOWN) -> Document:
    """The document in `data`, of `media_type` or, where None, of the type that its first bytes show.

    Raises: DocumentError where it cannot be read as a document.
    """
    if len(data) > LIMIT:
        raise _too_large(name, len(data))
    if not data:
        raise DocumentError("the file is empty", where=name, hint="Give a file with text in it.")
    media_type = _media_type(data, media_type, name)
    reading = _reader(media_type)(data, name)
    if not reading.drafts:
        raise DocumentError("the file holds nothing but blanks", where=name, hint="Give a file with text in it.")
    blocks = build(reading.text, reading.drafts)
    known, wrong = checked(metadata, name)
    known = merged(reading.metadata, known)
    issues = [issue for issue in reading.issues if not (issue.code == "date-from-file" and metadata.published)]
    known, dated = dating(known, reading.text, blocks, name=name)
    return Document(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        text=reading.text,
        blocks=blocks,
        metadata=known,
        encoding=reading.encoding,
        issues=(*issues, *wrong, *dated),
    )


def _media_type(data: bytes, claimed: str | None, name: str) -> str:
    """The type by which to read `data`: the claimed one, unless its first bytes show another.

    Raises: DocumentError where it is of a type that is not read, or not of the one that its name says.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            hint = "Open it in a word processor and save a copy without the password."
            raise DocumentError("the document is encrypted", where=name, hint=hint)
        raise unsupported(".doc", name)
    shown = _shown(data)
    if claimed is not None and claimed not in TYPES.values():
        hint = f"Use one of {', '.join(sorted(set(TYPES.values())))}."
        raise DocumentError(f"the media type {claimed} is not read", where=name, hint=hint)
    if claimed in (PLAIN, MARKDOWN) and shown in (PDF, WORD):
        ending = next(suffix for suffix, media_type in TYPES.items() if media_type == shown)
        raise DocumentError(f"this is a {ending[1:]} file by its content", where=name, hint=f"Name it *{ending}.")
    return claimed or shown or PLAIN


def _shown(data: bytes) -> str | None:
    """The type that the first bytes show, None where they show none."""
    if _PDF_START.match(data[:1100]):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return WORD
    return HTML if _HTML_START.match(data[:4096]) else None
