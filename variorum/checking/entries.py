"""Entries: each entry of each register once, with all that its snapshots tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.checking.dating import between
from variorum.checking.lists import lists_of, special
from variorum.dates import Day, bounds, order_key
from variorum.model import ListedName, Listing, Searched, Snapshot, Tenure


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `listing` is as the newest snapshot has it, whose id is `snapshot`; `names` are those of all snapshots, the
    newest's first. `lists` are ids of `listings.yaml`. `known` is the date of that snapshot.
    """

    listing: Listing
    names: tuple[ListedName, ...]
    snapshot: str
    tenure: Tenure
    lists: tuple[str, ...]
    known: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Its register and its own key there."""
        return (self.listing.register, self.listing.key)

    @property
    def listed(self) -> str | None:
        """The EDTF date of its listing: the register's own, else that of the snapshots between which it came.

        Of an entry on several lists a register dates the first listing only: on each of them it was put then or later, up to the
        first snapshot that has it.
        """
        if self.listing.listed is not None:
            first = self.tenure.first
            if len(special(self.lists)) < 2 or first is None or order_key(first) < order_key(self.listing.listed):
                return self.listing.listed
            return between(_from(self.listing.listed), first)
        return between(*self.tenure.came) if self.tenure.came is not None else None

    @property
    def removed(self) -> str | None:
        """The EDTF date of its end: the register's own, else that of the snapshots between which it vanished."""
        if self.listing.removed is not None:
            return self.listing.removed
        return between(*self.tenure.vanished) if self.tenure.vanished is not None else None

    @property
    def over(self) -> bool:
        """Whether it is known to have ended."""
        return self.listing.standing == "removed" or self.removed is not None


def _from(edtf: str) -> str:
    """The first day that a date may be."""
    return str(bounds(edtf).earliest or bounds(edtf).latest)


def gather(snapshots: Sequence[Snapshot], tenures: Iterable[Tenure]) -> tuple[Entry, ...]:
    """The entries of all snapshots, by register, in the order in which they come up, the oldest snapshot first.

    An entry that has no tenure among `tenures` has one that tells where it was seen, and nothing of its absence.
    """
    known = {(one.register, one.key): one for one in tenures}
    found: dict[tuple[str, str], list[tuple[Snapshot, Listing]]] = {}
    for snapshot in sorted(snapshots, key=lambda one: (one.register, order_key(one.published), one.id)):
        for listing in snapshot.listings:
            found.setdefault((snapshot.register, listing.key), []).append((snapshot, listing))
    return tuple(_entry(seen, known.get(key)) for key, seen in found.items())


def searched(snapshots: Sequence[Snapshot]) -> tuple[Searched, ...]:
    """What was searched, by register and date."""
    ordered = sorted(snapshots, key=lambda one: (one.register, order_key(one.published), one.id))
    return tuple(
        Searched(
            snapshot=one.id,
            register=one.register,
            title=one.title,
            published=one.published,
            sha256=tuple(file.sha256 for file in one.files),
            entries=len(one.listings),
            complete=one.complete,
        )
        for one in ordered
    )


def authorities(snapshots: Sequence[Snapshot]) -> Mapping[str, frozenset[str]]:
    """The authorities that have an entry in each snapshot, by its id."""
    return {one.id: frozenset(listing.authority for listing in one.listings) for one in snapshots}


def oldest(entries: Iterable[Entry]) -> Mapping[str, Day]:
    """The first day on which each authority is told to have listed somebody, as far as its registers date their entries."""
    out: dict[str, Day] = {}
    for entry in entries:
        first = bounds(entry.listing.listed).earliest if entry.listing.listed is not None else None
        if first is not None:
            out[entry.listing.authority] = min(first, out.get(entry.listing.authority, first))
    return out


def _entry(seen: Sequence[tuple[Snapshot, Listing]], tenure: Tenure | None) -> Entry:
    dated = [pair for pair in seen if pair[0].published is not None]
    snapshot, newest = (dated or seen)[-1]
    names: dict[str, ListedName] = {}
    for _, listing in ((snapshot, newest), *reversed(seen)):
        for name in listing.names:
            names.setdefault(name.text, name)
    return Entry(
        newest, tuple(names.values()), snapshot.id, tenure or _seen(seen), lists_of(newest), snapshot.published
    )


def _seen(seen: Sequence[tuple[Snapshot, Listing]]) -> Tenure:
    """A tenure that tells of presence only."""
    on = [(snapshot, listing) for snapshot, listing in seen if listing.standing == "listed"]
    days = [snapshot.published for snapshot, _ in on if snapshot.published is not None]
    last = seen[-1][1]
    return Tenure(
        register=last.register,
        key=last.key,
        name=last.name,
        seen=tuple(snapshot.id for snapshot, _ in on),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
