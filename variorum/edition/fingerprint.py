"""Digests of the code, data and packages that a result depends on, so that none is reused when they change."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable

READING = (
    "data/lexicons",
    "data/ontology",
    "data/rules",
    "dates",
    "documents",
    "extraction",
    "language",
    "lexicon.py",
    "model",
    "ontology.py",
    "resource.py",
)
"""The parts of the package that decide what a document's claims are."""

CHECKING = (
    "checking",
    "data/lexicons",
    "data/registers",
    "dates",
    "language",
    "lexicon.py",
    "model",
    "registers",
    "resolution",
    "resource.py",
)
"""The parts of the package that decide what official lists have for a claim or a name."""

COMPARING = ("anyascii", "rapidfuzz")
"""The packages by which names are compared."""

_OFFICIAL_MODEL = "en_core_web_md"  # used where installed, but not required
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")


@cache
def reading_fingerprint() -> str:
    """The digest, in hex, of everything that decides what is read from a document."""
    return _fingerprint(READING, _versions())


@cache
def checking_fingerprint() -> str:
    """The digest, in hex, of the code and the words that decide what lists have for a claim or a name: of the package's files only."""
    return _fingerprint(CHECKING, ())


def checking_packages() -> tuple[tuple[str, str], ...]:
    """Name and version of each package by which names are compared; "-" where it is not there."""
    return tuple((name, held) for line in _named(COMPARING) for name, _, held in (line.partition(" "),))


@cache
def whole_fingerprint() -> str:
    """The digest, in hex, of the whole package and of the packages that it needs."""
    return _fingerprint(("",), _versions())


def _fingerprint(parts: Iterable[str], versions: Iterable[str]) -> str:
    """The digest of names and bytes of the package's files in `parts`, and of `versions`."""
    whole = hashlib.sha256()
    root = files("variorum")
    for part in parts:
        for name, item in sorted(_walk(root.joinpath(part) if part else root, part)):
            whole.update(name.encode() + b"\0" + hashlib.sha256(item.read_bytes()).digest())
    for line in versions:
        whole.update(line.encode() + b"\n")
    return whole.hexdigest()


def _walk(item: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """The files below `item` with their names, without what Python itself makes; none where it is missing."""
    if item.is_file():
        if not name.endswith(".pyc"):
            yield name, item
    elif item.is_dir() and not name.endswith("__pycache__"):
        for child in item.iterdir():
            yield from _walk(child, f"{name}/{child.name}".lstrip("/"))


def _versions() -> Iterator[str]:
    """NAME VERSION of each package that the installed Variorum requires, and of the official model."""
    try:
        required = requires("variorum") or []
    except PackageNotFoundError:  # run from a source tree that is not installed
        required = []
    names = [match[0] for line in required if "extra ==" not in line and (match := _REQUIREMENT.match(line))]
    yield from _named({*names, _OFFICIAL_MODEL})


def _named(names: Iterable[str]) -> Iterator[str]:
    """NAME VERSION of each package, by name."""
    for name in sorted(names):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"
