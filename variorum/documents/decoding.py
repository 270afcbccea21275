"""Bytes to text: which encoding a file is in, and what could not be read."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from variorum.errors import DocumentError
from variorum.model import Issue

# Byte order marks, longest first because UTF-32's begins with UTF-16's.
# Source: Unicode 15, chapter 23.8.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Shares of a file above which it is taken for something other than text. Chosen by trial on text and on binary files.
_CONTROL_SHARE = 0.005
_FOREIGN_SHARE = 0.25
_BROKEN_SHARE = 0.02
_SAMPLE = 65536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# UTF-8 that was once read as cp1252 and saved again: a curly quote or an accented letter in two or three characters.
_TWICE_CODED = re.compile("â€[™œ\x9d\x9c“”˜¦]|Ã[©¨¡³±¼¶¤]|Â\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file. `encoding` is the Python codec that gives `text` from the file's bytes."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`, with its line ends as they are and without a byte order mark.

    Tried in order: the byte order mark, UTF-8, the encoding that the file itself declares, UTF-16
    without a mark, Windows-1252, and then what charset-normalizer makes of it.

    Raises: DocumentError where `data` is no text.
    """
    found = _marked(data, name) or _utf8(data) or _declared(data, declared) or _utf16(data)
    found = found or _western(data, name) or _damaged_utf8(data, name) or _guessed(data, name)
    if found is None or _is_binary(found.text):
        raise DocumentError(
            "this is not text: it holds binary data",
            where=name,
            hint="Give a .txt, .md, .html, .pdf or .docx file; if it is text, save it as UTF-8.",
        )
    if _TWICE_CODED.search(found.text):
        issue = _issue(name, "some characters were damaged before this file was saved (such as â€™ for ’)", "warning")
        return Decoded(found.text, found.encoding, (*found.issues, issue))
    return found


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), codec)
            except UnicodeDecodeError as error:
                raise DocumentError(
                    f"the file begins as {codec} and breaks off at byte {error.start}",
                    where=name,
                    hint="It may be cut short; save it again as UTF-8.",
                ) from error
    return None


def _utf8(data: bytes) -> Decoded | None:
    text = _try(data, "utf-8")
    # Text in UTF-16 without accents is also valid UTF-8, with a NUL beside each letter.
    return Decoded(text, "utf-8") if text is not None and "\0" not in text else None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared).name
    except LookupError:
        return None
    # Browsers read a page that says "latin-1" as Windows-1252. Source: WHATWG Encoding Standard, section 4.2.
    codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
    text = _try(data, codec)
    return Decoded(text, codec) if text is not None and "\0" not in text else None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: in Western text every other byte is NUL."""
    sample = data[:_SAMPLE]
    pairs = max(1, len(sample) // 2)
    for codec, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.4 * pairs and sample.count(0) < 0.55 * len(sample):
            text = _try(data, codec)
            if text is not None:
                return Decoded(text, codec)
    return None


def _western(data: bytes, name: str) -> Decoded | None:
    """Windows-1252, if the bytes above ASCII are rare and it is not UTF-8 with a few broken bytes."""
    text = _try(data, "cp1252")
    if text is None or "\0" in text or not text:
        return None
    high = [char for char in text if ord(char) > 127]
    if len(high) > _FOREIGN_SHARE * len(text) or _nearly_utf8(data):
        return None
    return Decoded(text, "cp1252", (_issue(name, "not UTF-8; read as Windows-1252 (Western European)", "note"),))


def _nearly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if ord(char) > 127) - broken
    return sound > 3 * broken


def _damaged_utf8(data: bytes, name: str) -> Decoded | None:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if "\0" in text or not _nearly_utf8(data) or broken > _BROKEN_SHARE * len(text):
        return None
    what = f"{broken} broken {'byte' if broken == 1 else 'bytes'} in UTF-8 text, each shown as \ufffd"
    return Decoded(text, "utf-8", (_issue(name, what, "warning"),))


def _guessed(data: bytes, name: str) -> Decoded | None:
    if b"\0" in data[:_SAMPLE]:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return None
    text = _try(data, best.encoding)
    if text is None:
        return None
    return Decoded(text, best.encoding, (_issue(name, f"not UTF-8; read as {best.encoding}, a guess", "warning"),))


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return "\0" in text or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * max(1, len(sample))


def _issue(name: str, what: str, severity: str) -> Issue:
    hint = "Save the file as UTF-8 if letters look wrong."
    return Issue("encoding", what, name, hint, "note" if severity == "note" else "warning")
