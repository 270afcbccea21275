"""The names of the Security Council's list: several can stand in one field, some of them in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.model import ListedName
from variorum.model.register import NameQuality


def split_names(text: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The names that `text` holds, in their order.

    They are parted by the folder's `name_separators`. Those within brackets are names of their own where there are
    several ("X (Y; Z)"), else they are part of the name before them ("X (Y)").
    """
    separator = re.compile("|".join(data["name_separators"]), re.IGNORECASE)
    for piece in _outside(text, separator):
        before, bracket, inside = piece.partition("(")
        if bracket and separator.search(inside):
            yield from _told(before, data)
            closed = inside.strip()
            yield from (name for one in _outside(closed.removesuffix(")"), separator) for name in _bracketed(one, data))
        else:
            yield from _told(piece, data)


def _bracketed(text: str, data: Mapping[str, Any]) -> Iterator[str]:
    """A name that stood in brackets; where another bracket opens in it ("X) (Y"), both."""
    remark = re.compile(data["name_remark"], re.IGNORECASE)
    for one in re.split(r"\)\s*\(", remark.sub(" ", text)):
        yield from _told(one, data)


def _told(text: str, data: Mapping[str, Any]) -> Iterator[str]:
    bare = re.sub(data["name_remark"], " ", text, flags=re.IGNORECASE)
    clean = " ".join(bare.split()).strip(" ;,")
    if clean.count("(") < clean.count(")"):
        clean = clean.rstrip(")").rstrip()
    if clean:
        yield clean


def _outside(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """The pieces of `text` between those separators that stand in no bracket."""
    start = counted = depth = 0
    for found in separator.finditer(text):
        depth += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if depth <= 0:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def note_name(note: str, quality: NameQuality, data: Mapping[str, Any]) -> Iterator[ListedName]:
    """The name in its own script that a note on an alias gives ("original script: ...")."""
    if (found := re.search(data["note_name"], note, re.IGNORECASE)) is not None:
        yield ListedName(found[1].strip(" ."), quality, "original script")


def distinct(names: Iterator[ListedName]) -> tuple[ListedName, ...]:
    """The names in their order, each text once: the first, which is the strongest that the publisher gave before."""
    kept: dict[str, ListedName] = {}
    for name in names:
        kept.setdefault(name.text, name)
    return tuple(kept.values())
