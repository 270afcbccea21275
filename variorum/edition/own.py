"""The sources that a dossier keeps in its own directory: by safe names, with what is known about each in `sources.toml`."""

from __future__ import annotations

import json
import os
import re
import threading
import tomllib
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from variorum.documents import LIMIT, TYPES, suffix_shown, unsupported
from variorum.documents.sources import FILE
from variorum.edition.plan import source_id
from variorum.edition.sources import OWN
from variorum.errors import DocumentError, StoreError
from variorum.model import Issue, Metadata
from variorum.store import Store

REMOVED = ".removed"
"""The folder below `OWN` with what was removed from the dossier; hidden, so that no build reads it."""

_LONGEST = 100
"""Bytes of a kept file's name: less than any file system's limit (255), with room for a number and a suffix."""

_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?")
"""Names that Windows keeps for devices. Source: Microsoft, "Naming Files, Paths, and Namespaces"."""

_SIGNS = re.compile(r'[<>:"|?*\[\]\\/]+')
"""Signs that Windows refuses in names, or that are patterns in a `sources.toml`."""

_keeping = threading.Lock()  # requests of one server come in several threads


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that somebody gives to the dossier: the name that he gives it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an offered file: the name under which it is kept, None where it is not, and then why."""

    asked: str
    name: str | None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, and when (UTC to the second, ISO 8601)."""

    author: str
    at: str


def keep_sources(place: Path, offered: Sequence[Offered], metadata: Metadata, *, by: By, store: Store) -> list[Taken]:
    """Keeps the files in the directory of the dossier, each with the same `metadata`, to be read by `add_sources`.

    A file of a type that is not read, an empty or too large one, and one whose bytes the dossier has, is not kept. What is kept
    is on the disk when the call returns. One server at a time may keep files in a dossier.

    Raises: StoreError where the directory cannot be written; DocumentError where its `sources.toml` cannot be understood.
    """
    folder = place / OWN
    out = []
    with _keeping, _told(folder):
        folder.mkdir(exist_ok=True)
        ids = {entry.id: entry.name for entry in store.entries()}
        documents = tuple(ids.values())
        for path in _files(folder):
            ids.setdefault(source_id(path) or "", f"{OWN}/{path.name}")
        for one in offered:
            issue = _refusal(one, ids)
            if issue is not None:
                out.append(Taken(one.name, None, issue))
                continue
            name = _free(safe_name(one.name, one.content), folder, documents)
            # First what is known about it: a file without its table would be read without.
            _write_table(folder, name, metadata, by)
            _write(folder / name, one.content)
            ids[source_id(one.content) or ""] = f"{OWN}/{name}"
            out.append(Taken(one.name, name))
    return out


def drop_source(place: Path, name: str, *, by: By) -> None:
    """Takes the own source `name` out of the dossier: it is moved into `sources/.removed`, and `add_sources` then makes the
    document a removed one.

    Raises: StoreError where there is no such source, or it cannot be moved; DocumentError as `keep_sources`.
    """
    folder = place / OWN
    with _keeping, _told(folder):
        # Only a name that the folder itself lists: none leads out of it.
        if name not in {path.name for path in _files(folder)}:
            raise StoreError("there is no such source", where=OWN, hint="Look at the list again.")
        (folder / REMOVED).mkdir(exist_ok=True)
        os.replace(folder / name, folder / REMOVED / _free(name, folder / REMOVED, ()))
        _remove_table(folder, name, by)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".") and p.suffix.lower() in TYPES)
    return sorted(files)


def _refusal(one: Offered, known: dict[str, str]) -> Issue | None:
    """Why the file is not kept, None where it is."""
    suffix = Path(_bare(one.name)).suffix.lower()
    if suffix not in TYPES and suffix[1:].isalnum() and not suffix[1:].isdigit():
        error = unsupported(suffix, one.name)
        return Issue("unsupported", error.what, one.name, error.hint, "error")
    if not one.content:
        return Issue("unreadable", "the file is empty", one.name, "Give a file with text in it.", "error")
    if len(one.content) > LIMIT:
        what = f"the file has more than the {LIMIT // 1_000_000} MB that are read"
        return Issue("unreadable", what, one.name, "Split it into one file a profile.", "error")
    if (twin := known.get(source_id(one.content) or "")) is not None:
        return Issue("duplicate", f"the dossier has these bytes already, as {twin}", one.name, "Nothing to do.", "note")
    return None


def safe_name(asked: str, content: bytes = b"") -> str:
    """The name under which a file that somebody calls `asked` can be kept on every system: one part, no controls and no
    directional marks, no sign that a shell, a pattern or Windows reads, no hidden file, at most `_LONGEST` bytes, with one
    of the suffixes that are read.
    """
    bare = _bare(asked)
    suffix = Path(bare).suffix.lower()
    if suffix in TYPES:
        bare = bare[: -len(suffix)]
    else:
        suffix = suffix_shown(content)
    bare = bare.strip(" .") or "document"
    while len(bare.encode()) > _LONGEST - len(suffix):
        bare = bare[:-1].rstrip(" .")
    return f"_{bare}{suffix}" if _RESERVED.fullmatch(bare) else f"{bare}{suffix}"


def _bare(asked: str) -> str:
    """The last part of the name, composed, without controls and odd signs."""
    last = re.split(r"[/\\]", asked)[-1]
    last = unicodedata.normalize("NFC", last)
    plain = "".join(" " if char.isspace() else char for char in last)
    plain = "".join(char for char in plain if not unicodedata.category(char).startswith("C"))
    return " ".join(_SIGNS.sub("-", plain).split())


def _free(name: str, folder: Path, documents: Collection[str]) -> str:
    """The name, or it with a number, so that neither a file, however its name is cased, nor a table nor a document has it."""
    taken = {unicodedata.normalize("NFC", path.name).casefold() for path in folder.iterdir()}
    taken |= {header.casefold() for header in _tables(_text(folder))}
    taken |= {document.removeprefix(f"{OWN}/").casefold() for document in documents if document.startswith(f"{OWN}/")}
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _text(folder: Path) -> str:
    """The text of the folder's `sources.toml`, "" where there is none.

    Raises: DocumentError where it is not UTF-8.
    """
    try:
        return (folder / FILE).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise _damaged(error) from error


def _tables(text: str) -> tuple[str, ...]:
    """The names of the file's tables.

    Raises: DocumentError where it is not TOML.
    """
    try:
        return tuple(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> DocumentError:
    return DocumentError(f"cannot be read: {error}", where=f"{OWN}/{FILE}", hint="Correct it, or remove it.")


def _write_table(folder: Path, name: str, metadata: Metadata, by: By) -> None:
    """Adds the table of the file `name`."""
    known = [f"{key} = {_quoted(value)}\n" for key, value in asdict(metadata).items() if value]
    table = "".join([f"[{_quoted(name)}]\n", f"# added by {_quoted(by.author)} on {_quoted(by.at)}\n", *known])
    text = _text(folder)
    _write_tables(folder, f"{text.rstrip()}\n\n{table}" if text.strip() else table)


def _remove_table(folder: Path, name: str, by: By) -> None:
    """Takes the table of the file `name` away, where it stands as `_write_table` wrote it, and says who did it."""
    lines = _text(folder).splitlines(keepends=True)
    header = f"[{_quoted(name)}]"
    kept, inside = [], False
    for line in lines:
        if line.startswith("["):
            inside = line.rstrip() == header
        if not inside:
            kept.append(line)
    told = f"# {_quoted(name)} was removed by {_quoted(by.author)} on {_quoted(by.at)}\n"
    # Above the tables: below the last one, the next removal would take it for a part of that.
    _write_tables(folder, told + "".join(kept).rstrip() + "\n")


def _write_tables(folder: Path, text: str) -> None:
    _tables(text)  # what is written can be read
    _write(folder / FILE, text.encode())


def _quoted(value: str) -> str:
    """The value as a basic string of TOML, on one line. JSON's escapes are TOML's; it leaves DEL and C1 as they are."""
    return "".join(
        f"\\u{ord(char):04x}" if 0x7F <= ord(char) < 0xA0 else char for char in json.dumps(value, ensure_ascii=False)
    )


def _write(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all, and onto the disk."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        with suppress(OSError):  # it is there only where the replacement failed
            part.unlink()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turns an OSError inside the block into a StoreError that names the folder, not where it is.

    Raises: StoreError.
    """
    try:
        yield
    except OSError as error:
        what = f"the folder cannot be written ({error.strerror or error})"
        raise StoreError(what, where=folder.name, hint="Check its rights and the free space.") from error
