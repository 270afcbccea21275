"""The files of a dossier, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from variorum.dossier import Dossier
from variorum.edition.query import dossier_json, load_dossier
from variorum.edition.reading import EXTRACTOR
from variorum.edition.stages import Checked
from variorum.errors import ExportError
from variorum.export import jsonl
from variorum.model import Claim
from variorum.store import Store

FILES = ("claims.jsonl", "dossier.json", "index.html")
"""The files of a dossier beside its database: for programs, for programs, for people."""


def write_whole(path: Path, text: str) -> None:
    """Writes `text` to `path` in UTF-8, with the line ends that it has. What was there stays until the
    new file is complete.

    Raises: ExportError where it cannot be written.
    """
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Writes each text to its path as `write_whole` does, and none before all are complete: files that
    belong together stay of one build.

    Raises: ExportError where one cannot be written.
    """
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in texts}
    path = Path()
    try:
        for path, text in texts.items():
            with parts[path].open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            os.replace(part, path)
    except OSError as error:
        raise ExportError(
            f"the file cannot be written ({error.strerror or error})",
            where=str(path),
            hint="Check that the directory is there, its rights and the free space; a file that was there is unchanged.",
        ) from error
    finally:
        for part in parts.values():
            with suppress(OSError):  # it is there only where the replacement failed
                part.unlink()


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hex digits."""
    return hashlib.sha256(data).hexdigest()


def is_unchanged(path: Path, digest: str) -> bool:
    """Whether the file `path` is there and has this SHA-256."""
    try:
        return sha256(path.read_bytes()) == digest
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Renderer:
    """How the dossier's page is made, and how its claims are held against the lists."""

    page: Callable[[Dossier], str]
    check: Callable[[Sequence[Claim]], Checked]


def publish(
    store: Store, out: Path, state: str, renderer: Renderer, claims: Sequence[Claim] | None = None
) -> tuple[tuple[Path, ...], bool]:
    """Writes the dossier's files into the directory `out`, and tells whether all stood there unchanged.

    `state` is the digest of everything they depend on: where the store has noted it, and the files
    still have the digests noted with it, nothing is rendered at all. `claims` are as `load_dossier` takes them.

    Raises: ExportError where a file cannot be written.
    """
    noted = json.loads(store.fact("files") or "{}")
    if noted.get("state") == state and all(is_unchanged(out / name, noted["files"].get(name, "")) for name in FILES):
        return tuple(out / name for name in FILES), True
    texts = render(store, renderer, claims)
    digests = {name: sha256(text.encode()) for name, text in texts.items()}
    write_all({out / name: text for name, text in texts.items() if not is_unchanged(out / name, digests[name])})
    store.note("files", json.dumps({"state": state, "files": digests}))
    return tuple(out / name for name in texts), False


def render(store: Store, renderer: Renderer, claims: Sequence[Claim] | None = None) -> dict[str, str]:
    """The text of each of the dossier's files, by name, in the order of `FILES`; `claims` as `load_dossier` takes them."""
    known = tuple(store.claims()) if claims is None else claims
    checked = renderer.check(known)
    dossier = load_dossier(store, claims=known, checks=checked.checks, strips=checked.strips)
    texts = ("".join(jsonl.lines(dossier.claims, EXTRACTOR)), dossier_json(store, dossier), renderer.page(dossier))
    return dict(zip(FILES, texts, strict=True))
