"""How long each entry was on its list, as the snapshots of the list tell. Pure: snapshots in, records out.

Checking may not import this package, nor this package that one: who composes the two makes the tenures here and
hands them on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.dates import bounds, order_key
from variorum.model import Gap, Listing, Snapshot, Tenure

_Dated = tuple[str, Snapshot]
"""A snapshot behind its date."""


def tenures(snapshots: Iterable[Snapshot]) -> tuple[Tenure, ...]:
    """The tenure of each entry of each register in `snapshots`: by register, then in the order in which the entries come up, the
    oldest snapshot first.

    Presence counts wherever an entry is on a list. Absence counts in a complete snapshot only, and only beside a
    complete one, surely of an earlier day, that has the entry: "2019-01" and "2019-01-15" stand in no order, and an
    undated snapshot in none to any other. What is in a history as removed is not on a list.
    """
    registers: dict[str, list[Snapshot]] = {}
    for snapshot in snapshots:
        registers.setdefault(snapshot.register, []).append(snapshot)
    return tuple(tenure for register in sorted(registers) for tenure in _register(in_order(registers[register])))


def in_order(snapshots: Iterable[Snapshot]) -> tuple[Snapshot, ...]:
    """The snapshots by register, then by date, undated ones last."""
    return tuple(sorted(snapshots, key=lambda one: (one.register, order_key(one.published), one.id)))


def surely_before(one: str, other: str) -> bool:
    """Whether all days that the EDTF date `one` may be lie before all that `other` may be.

    Raises: EdtfError where one of them is not EDTF.
    """
    last, first = bounds(one).latest, bounds(other).earliest
    return last is not None and first is not None and last < first


def dated_before(listing: Listing, snapshot: Snapshot) -> bool:
    """Whether the entry's own date of listing lies surely before the day of a complete `snapshot`, which does not have it: then
    it was listed again since, or the date is that of another listing.

    Raises: EdtfError where one of the dates is not EDTF.
    """
    if listing.listed is None or snapshot.published is None or not snapshot.complete:
        return False
    return surely_before(listing.listed, snapshot.published)


def _register(ordered: Sequence[Snapshot]) -> Iterable[Tenure]:
    """The tenures of one register, whose snapshots are given in their order."""
    entries = [{listing.key: listing for listing in snapshot.listings} for snapshot in ordered]
    for key in dict.fromkeys(key for found in entries for key in found):
        yield _tenure(ordered, [found.get(key) for found in entries])


def _tenure(ordered: Sequence[Snapshot], found: Sequence[Listing | None]) -> Tenure:
    """The tenure of one entry, `found` in each of the snapshots or not."""
    named = [listing for listing in found if listing is not None][-1]
    seen = [one for one, listing in zip(ordered, found, strict=True) if listing and listing.standing == "listed"]
    ids = frozenset(one.id for one in seen)
    dated = [(one.published, one) for one in ordered if one.published is not None]
    days = [day for day, one in dated if one.id in ids]
    return Tenure(
        register=named.register,
        key=named.key,
        name=named.name,
        seen=tuple(one.id for one in seen),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        came=_came(dated, days[0], ids) if days else None,
        gaps=_gaps(dated, ids),
    )


def _came(dated: Sequence[_Dated], first: str, seen: frozenset[str]) -> tuple[str, str] | None:
    """The date of the newest complete snapshot without the entry before it is first seen, and the date of that."""
    before = [day for day, one in dated if one.complete and one.id not in seen and surely_before(day, first)]
    return (before[-1], first) if before else None


def _gaps(dated: Sequence[_Dated], seen: frozenset[str]) -> tuple[Gap, ...]:
    """The times in which the entry, which is in the snapshots `seen`, was away."""
    gaps: list[Gap] = []
    last: str | None = None
    away = False
    for day, snapshot in dated:
        if snapshot.id in seen:
            if away and surely_before(gaps[-1].by, day):
                gaps[-1] = Gap(gaps[-1].after, gaps[-1].by, day)
                away, last = False, None
            if snapshot.complete and not away:
                last = day
        elif snapshot.complete and not away and last is not None and surely_before(last, day):
            gaps.append(Gap(last, day))
            away = True
    return tuple(gaps)
