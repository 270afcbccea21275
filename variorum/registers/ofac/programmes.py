"""OFAC's programmes: which lists they stand for, and which of the two registers a file is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from typing import Any

from variorum.errors import RegisterError
from variorum.model import Issue
from variorum.registers.opening import Opened
from variorum.registers.spec import spec


def split(text: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The programmes of a CSV cell ("SDGT] [IFSR", without the outer brackets)."""
    return tuple(part for piece in re.split(data["joins"], text) if (part := piece.strip(" []")))


def lists_of(programmes: Iterable[str], register: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The lists or laws that the programmes stand for on the register, in words, without repetition."""
    known = data["programmes"][register]
    return tuple(dict.fromkeys(words for programme in programmes if (words := known.get(programme))))


def unknown(entries: Iterable[Iterable[str]], register: str, where: str, data: Mapping[str, Any]) -> Iterator[Issue]:
    """An issue for each programme that is not known on the register, with the number of its entries."""
    counted = Counter(one for programmes in entries for one in programmes if one not in data["programmes"][register])
    for programme, number in sorted(counted.items()):
        what = f"the programme {programme!r} of {number} {'entry' if number == 1 else 'entries'} is not known here"
        yield Issue("unknown-programme", what, where, "It is kept as it is; report it.")


def told(opened: Opened, entries: Iterable[Iterable[str]], data: Mapping[str, Any]) -> tuple[str, tuple[Issue, ...]]:
    """The layout of the file by what its entries' programmes show, and an issue where its name says another.

    Raises: RegisterError where neither the programmes nor the name tells which list it is.
    """
    marks = data["told"]["marks"]
    counted = Counter(
        register for programmes in entries for register in marks if not set(marks[register]).isdisjoint(programmes)
    )
    return decided(opened, counted, data["told"]["most"], data)


def decided(
    opened: Opened, counted: Mapping[str, int], most: int, data: Mapping[str, Any]
) -> tuple[str, tuple[Issue, ...]]:
    """The layout by how many entries speak for which register: one must have `most` times as many as the other.

    Raises: RegisterError where they tell nothing and the name of the file does not either.
    """
    (first, most_of), (_, least) = sorted(
        ((register, counted.get(register, 0)) for register in data["registers"]), key=lambda pair: -pair[1]
    )
    layouts = {
        layout.register: layout.id for layout in spec(opened.layout.folder).layouts if _alike(layout.id, opened, data)
    }
    bare = re.split(r"[\\/]", opened.name)[-1].lower()
    named = bool(opened.layout.name) or any(fnmatch(bare, pattern) for pattern in data["told"]["names"])
    if most_of > 0 and most_of >= most * least:
        if not named or first == opened.layout.register:
            return layouts[first], ()
        names = data["registers"]
        what = f"its name is one of the {names[opened.layout.register]}, its entries are of the {names[first]}"
        return layouts[first], (
            Issue("list-by-content", what, opened.name, "It is read as what its entries show.", "warning"),
        )
    if named:
        return opened.layout.id, ()
    raise RegisterError(
        "neither its programmes nor its name tell which of the two lists it is",
        where=opened.name,
        hint="Name it as its publisher does: sdn.csv or cons_prim.csv, sdn.xml or consolidated.xml.",
    )


def _alike(layout: str, opened: Opened, data: Mapping[str, Any]) -> bool:
    """Whether the layout is the opened file's or its twin for the other list."""
    for pair in data["told"]["twins"].items():
        if opened.layout.id in pair:
            return layout in pair
    return layout == opened.layout.id
