"""A tiny reader: lists and annexes as lines of text, so that tests of the library depend on no publisher's layout."""

from __future__ import annotations

import hashlib

from variorum.errors import RegisterError
from variorum.model import Issue, ListedName, Listing, RegisterFile, Snapshot
from variorum.registers.parsed import Parsed, Supplement
from variorum.registers.reading import ReadFile, join
from variorum.registers.spec import Layout

TITLES = {"xx_list": "The list of X", "xx_other": "The other list of X"}


def listed(day: str, *entries: str, register: str = "xx_list", damaged: bool = False) -> bytes:
    """The bytes of a list of `day` ("" for none) with an entry for each "key|name|programme"."""
    return "\n".join((f"LIST {register} {day}{' damaged' if damaged else ''}", *entries)).encode()


def annex(day: str, *entries: str, register: str = "xx_list") -> bytes:
    """The bytes of an annex with a name more for each "key|name"."""
    return "\n".join((f"ANNEX {register} {day}", *entries)).encode()


def read_file(name: str, content: bytes) -> ReadFile:
    """Like `variorum.registers.reading.read_file`."""
    head, *rows = content.decode().splitlines() or [""]
    kind, register, *rest = (head + " ").split(" ")
    if kind not in ("LIST", "ANNEX"):
        raise RegisterError("no register is laid out like this file", where=name, hint="Look at it.")
    if "crash" in rest:
        raise ValueError("a fault of the reader")
    file = RegisterFile(name, hashlib.sha256(content).hexdigest(), f"{register}_{kind.lower()}", len(rows))
    layout = Layout(file.layout, "xx", register, "parse", "csv", role="main" if kind == "LIST" else "annex")
    return ReadFile(file, layout, _parsed(register, kind, rows, rest))


def _parsed(register: str, kind: str, rows: list[str], rest: list[str]) -> Parsed:
    day, damaged = rest[0] if rest else "", "damaged" in rest
    fields = [(*row.split("|"), "")[:3] for row in rows]
    issues = (Issue("lost", "a row cannot be read", "line 2"),) if damaged else ()
    if kind == "ANNEX":
        added = tuple(Supplement(key, (ListedName(name),)) for key, name, _ in fields)
        return Parsed(len(rows), supplements=added, published=day or None, issues=issues)
    listings = tuple(
        Listing(
            register,
            key,
            "organization",
            (ListedName(name, "primary"),),
            "us",
            programmes=(programme,) * bool(programme),
        )
        for key, name, programme in fields
    )
    return Parsed(len(rows), listings, published=day or None, complete=not damaged, issues=issues)


def snapshot(*files: tuple[str, bytes], dated: str | None = None) -> Snapshot:
    """The snapshot that files of one register make. `TITLES` must stand in for the titles."""
    (made,) = join([read_file(name, content) for name, content in files], dated=dated)
    return made
