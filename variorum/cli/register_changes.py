"""What two snapshots differ in, as lines and in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from variorum.model import Listing

if TYPE_CHECKING:
    from variorum.registers.changes import Changes, EntryChange, FieldChange

Row = tuple[str, str, str, str, str, str]
Side = Literal["came", "gone", "changed"]
_LONG = 100  # characters of a value from which only what differs in it is shown
_AROUND = 4  # words shown before and behind that


def change_rows(found: Changes, *, only: Side | None = None) -> Iterator[Row]:
    """A line for each entry that came or went, then one for each field that changed: change, key, name, field, old, new."""
    if only in (None, "came"):
        for listing in found.came:
            back = " (before the older list, which does not have it)" if listing.key in found.dated_back else ""
            yield ("came" if found.proven else "new only", listing.key, listing.name, "", "", _about(listing) + back)
    if only in (None, "gone"):
        for listing in found.gone:
            yield ("vanished" if found.proven else "unknown", listing.key, listing.name, "", _about(listing), "")
    if only in (None, "changed"):
        for entry in found.changed:
            yield from _fields(entry)


def _fields(entry: EntryChange) -> Iterator[Row]:
    if entry.old_key is not None:
        yield ("new key", entry.key, entry.name, "key", entry.old_key, entry.key)
    for field in entry.fields:
        label = field.label or field.field.replace("_", " ")
        if [text.casefold() for text in sorted(field.old)] == [text.casefold() for text in sorted(field.new)]:
            label += " (letter case)"
        yield ("changed", entry.key, entry.name, label, *_sides(field))


def _sides(field: FieldChange) -> tuple[str, str]:
    """The two values; of two long ones what differs."""
    old, new = "; ".join(field.old), "; ".join(field.new)
    return differing(old, new) if len(field.old) == len(field.new) == 1 else (old, new)


def differing(old: str, new: str) -> tuple[str, str]:
    """Two texts; of long ones what differs, with some words around it."""
    if max(len(old), len(new)) < _LONG:
        return old, new
    sides = old.split(), new.split()
    before = _alike(*sides)
    behind = _alike(*(side[before:][::-1] for side in sides))
    first, last = max(0, before - _AROUND), max(0, behind - _AROUND)
    shown = [side[first : len(side) - last] for side in sides]
    left, right = "… " if first else "", " …" if last else ""
    return f"{left}{' '.join(shown[0])}{right}", f"{left}{' '.join(shown[1])}{right}"


def _alike(one: list[str], other: list[str]) -> int:
    """How many words the two have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _about(listing: Listing) -> str:
    """What the entry is, in short: its kind, and the lists or programmes that it is on."""
    since = f"listed {listing.listed}" if listing.listed else ""
    return ", ".join(part for part in (listing.kind, *(listing.programmes or listing.lists), since) if part)


def change_summary(found: Changes) -> str:
    """How many entries came, went, changed and stayed as they were."""
    came, gone = len(found.came), len(found.gone)
    sides = f"{came} only in the newer, {gone} only in the older (whether they left the list is unknown)"
    if found.proven:
        sides = f"Between {found.old_published} and {found.new_published} {came} came and {gone} vanished"
    moved = sum(entry.old_key is not None for entry in found.changed)
    keys = f" ({moved} of them under another key)" if moved else ""
    back = len(found.dated_back)
    dated = f" Of those that came, {back} have a date of listing before the older list." if back else ""
    return f"{sides}; {len(found.changed)} changed{keys}, {found.same} are the same.{dated}"
