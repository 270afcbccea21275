"""Questions to the registers: which snapshot is meant, which entry, what it says, what two snapshots differ in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from variorum.edition.registers import Shelved, builtin_snapshots, list_registers, loaded_registers
from variorum.errors import RegisterError
from variorum.model import Listing, Snapshot, Tenure
from variorum.registers.changes import Changes, changes
from variorum.registers.spec import RegisterSpec, specs
from variorum.registers.tenure import in_order, surely_before, tenures
from variorum.store import fold, open_library

_WORD = re.compile(r"\w+")
_SHORTEST = 6  # characters of an id that may stand for all of it


@dataclass(frozen=True, slots=True)
class RegisterSheet:
    """A register: its id and title, who publishes it (None for one whose layouts are no longer known), its snapshots by date."""

    id: str
    title: str
    spec: RegisterSpec | None
    snapshots: tuple[Shelved, ...]

    def as_dict(self) -> dict[str, Any]:
        """The sheet for a program."""
        about = (
            {} if self.spec is None else {k: getattr(self.spec, k) for k in ("publisher", "licence", "home", "traps")}
        )
        return {"id": self.id, "title": self.title, **about, "snapshots": [one.as_dict() for one in self.snapshots]}


@dataclass(frozen=True, slots=True)
class ListingSheet:
    """An entry as the newest snapshot that has it says it (`snapshot`, its id; `published`, its date), and over all snapshots."""

    listing: Listing
    snapshot: str
    published: str | None
    tenure: Tenure

    @property
    def standing(self) -> str:
        """What is known of its being on the list, in words."""
        return _standing(self.listing, self.tenure)

    def as_dict(self) -> dict[str, Any]:
        """The sheet for a program."""
        return {
            "listing": self.listing.as_dict(),
            "snapshot": self.snapshot,
            "published": self.published,
            "standing": self.standing,
            "tenure": {**asdict(self.tenure), "vanished": self.tenure.vanished},
        }


def show_register(place: Path, register: str) -> RegisterSheet:
    """The register with this id.

    Raises: RegisterError where none is called so.
    """
    shelved = tuple(one for one in list_registers(place) if one.snapshot.register == register)
    for spec in specs():
        if register in spec.registers:
            return RegisterSheet(register, spec.registers[register], spec, shelved)
    if shelved:
        return RegisterSheet(register, shelved[0].snapshot.title, None, shelved)
    raise _unknown(place, register)


def find_listings(place: Path, register: str, wanted: str) -> tuple[ListingSheet, ...]:
    """The entries of a register with the key `wanted` or else with all its words, or words that begin so, in one of their names, without regard to case
    and accents: one alone where it is called exactly so. By the place in the newest snapshot that has them.

    Raises: RegisterError where no snapshot of the register is there, or it has no such entry.
    """
    snapshots = loaded_registers(place, register)
    if not snapshots:
        show_register(place, register)
        what = f"no snapshot of {register} is there"
        raise RegisterError(what, where=str(place), hint="Add one with `variorum registers add FILE`.")
    newest: dict[str, tuple[Listing, Snapshot]] = {}
    for snapshot in in_order(snapshots):
        for listing in snapshot.listings:
            newest[listing.key] = (listing, snapshot)
    keys = _matching([listing for listing, _ in newest.values()], wanted)
    if not keys:
        what = f"no entry of {register} has the key or a name like {wanted!r}"
        hint = "That does not say that it was never listed: `variorum registers list` tells which days were looked at."
        raise RegisterError(what, where=f"{len(snapshots)} snapshots of {register}", hint=hint)
    found = {tenure.key: tenure for tenure in tenures(snapshots) if tenure.key in keys}
    return tuple(_sheet(*newest[key], found[key]) for key in newest if key in keys)


def _sheet(listing: Listing, snapshot: Snapshot, tenure: Tenure) -> ListingSheet:
    return ListingSheet(listing, snapshot.id, snapshot.published, tenure)


def _matching(listings: Sequence[Listing], wanted: str) -> frozenset[str]:
    """The keys of the entries that are meant."""
    if any(listing.key == wanted for listing in listings):
        return frozenset({wanted})
    folded = fold(wanted)
    names = {listing.key: [fold(name.text) for name in listing.names] for listing in listings}
    exact = frozenset(key for key, own in names.items() if folded in own)
    if len(exact) == 1:
        return exact
    words = _WORD.findall(folded)
    return frozenset(
        key for key, own in names.items() if words and any(_has(_WORD.findall(name), words) for name in own)
    )


def _has(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of the words begins one of the name's."""
    return all(any(own.startswith(word) for own in name) for word in words)


def compare_snapshots(place: Path, old: str, new: str, *, register: str | None = None) -> Changes:
    """What two snapshots of one register differ in. Each is meant by its id, the beginning of one, its date, or the name of one of
    its files; `register` tells which, where several have a snapshot of these days.

    Raises: RegisterError where it is not known which are meant, or they are of two registers.
    """
    shelved = [one.snapshot for one in list_registers(place) if register in (None, one.snapshot.register)]
    if register is not None and not shelved:
        raise _unknown(place, register)
    sides = []
    for which in (old, new):
        found = [one for one in shelved if _means(which, one.id, one.published, [file.name for file in one.files])]
        if not found:
            days = ", ".join(dict.fromkeys(one.published for one in shelved if one.published)) or "none"
            hint = f"`variorum registers list` tells which are there. Dates are {days}."
            raise RegisterError(f"no snapshot is of {which!r}", where=register or "", hint=hint)
        sides.append(found)
    pairs = [(one, other) for one in sides[0] for other in sides[1] if one.register == other.register]
    if len(pairs) != 1:
        wanted = pairs or [(one, other) for one in sides[0] for other in sides[1]]
        names = "; ".join(f"{one.register}: {one.id} and {other.id}" for one, other in wanted)
        what = "these may be several pairs of snapshots" if pairs else "these are snapshots of two registers"
        raise RegisterError(what, where=names, hint="Give the ids of two snapshots of one register, or --register.")
    return changes(*(_load(place, one.id) for one in pairs[0]))


def snapshot_id(place: Path, which: str) -> str:
    """The id of the snapshot of the library that `which` (an id or the beginning of one) means.

    Raises: RegisterError where there is none, or it is built in, or there are several.
    """
    found = [one for one in list_registers(place) if _begins(which, one.snapshot.id)]
    if len(found) == 1 and not found[0].built_in:
        return found[0].snapshot.id
    what = f"{which!r} is built in" if len(found) == 1 else f"{which!r} is the id of no snapshot or of several"
    raise RegisterError(what, where=str(place), hint="`variorum registers list` tells the ids.")


def _means(which: str, id_: str, published: str | None, names: Iterable[str]) -> bool:
    """Whether a snapshot is meant: a year or month means all days in it."""
    dated = published is not None and (which == published or published.startswith(f"{which}-"))
    return dated or which in names or _begins(which, id_)


def _begins(which: str, id_: str) -> bool:
    """Whether `which` is the id or enough of its beginning, with or without the part that all ids share."""
    short = which.removeprefix("reg_")
    return len(short) >= _SHORTEST and id_.removeprefix("reg_").startswith(short)


def _load(place: Path, id_: str) -> Snapshot:
    for one in builtin_snapshots():
        if one.id == id_:
            return one
    with open_library(place) as library:
        return library.snapshot(id_)


def _unknown(place: Path, register: str) -> RegisterError:
    """The error that no register is called so."""
    names = sorted(
        {id_ for spec in specs() for id_ in spec.registers} | {s.snapshot.register for s in list_registers(place)}
    )
    near = get_close_matches(register, names, 1)
    hint = f"Do you mean {near[0]!r}?" if near else f"Known are {', '.join(names)}."
    return RegisterError(f"there is no register {register!r}", where="registers", hint=hint)


def _standing(listing: Listing, tenure: Tenure) -> str:
    """The standing of an entry in words: as its record says where that tells an end, else as the snapshots tell."""
    if listing.standing == "removed":
        return f"removed {listing.removed}" if listing.removed else "removed, day unknown"
    parts = []
    if tenure.came is not None:
        parts.append(f"came between {tenure.came[0]} and {tenure.came[1]}")
        if listing.listed is not None and surely_before(listing.listed, tenure.came[0]):
            parts.append(f"its own date is before that: it was listed again, or {listing.listed} is of another listing")
    for gap in tenure.gaps:
        back = f", back by {gap.back}" if gap.back is not None else ""
        parts.append(f"vanished between {gap.after} and {gap.by}{back}")
    if tenure.last is not None and tenure.vanished is None:
        parts.append(f"on the list of {tenure.last}")
    return "; ".join(parts) or "listed, of a snapshot without a date"
