"""In what two snapshots can be compared: files of other forms carry other fields, and an annex may lack on one side. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model import Snapshot
from variorum.registers.spec import Layout, specs


@dataclass(frozen=True, slots=True)
class Comparable:
    """`one_form` is whether both lists have the same layout: only then are details, and how a name is labelled, alike.
    Of the fields `old_lacks` the older snapshot does not have all that the newer has, as it lacks an annex; `new_lacks` likewise.
    `notes` say so in words.
    """

    one_form: bool
    old_lacks: frozenset[str]
    new_lacks: frozenset[str]
    notes: tuple[str, ...]


def comparable(old: Snapshot, new: Snapshot) -> Comparable:
    """In what the two can be compared, as far as the layouts of their files tell."""
    sides = [_layouts(one) for one in (old, new)]
    mains = [tuple(sorted(id_ for id_, one in side.items() if one is None or one.role == "main")) for side in sides]
    missing = [_missing(side) for side in sides]
    lacking = [
        [one for one in missing[n] if one.id not in {other.id for other in missing[1 - n]}] for n in (0, 1)
    ]  # what both lack is no difference
    one_form = mains[0] == mains[1]
    return Comparable(one_form, _added(lacking[0]), _added(lacking[1]), tuple(_notes(one_form, mains, lacking)))


def _layouts(snapshot: Snapshot) -> dict[str, Layout | None]:
    """The layouts of a snapshot's files by id; None for one that is no longer known."""
    known = {layout.id: layout for spec in specs() for layout in spec.layouts}
    return {file.layout: known.get(file.layout) for file in snapshot.files}


def _missing(side: dict[str, Layout | None]) -> list[Layout]:
    """The annexes that go with the snapshot's list and are not part of it."""
    lists = {(one.register, one.form) for one in side.values() if one is not None and one.role == "main"}
    return [
        layout
        for spec in specs()
        for layout in spec.layouts
        if layout.role == "annex" and (layout.register, layout.form) in lists and layout.id not in side
    ]


def _added(annexes: Sequence[Layout]) -> frozenset[str]:
    return frozenset(field for annex in annexes for field in annex.adds)


def _notes(one_form: bool, mains: Sequence[tuple[str, ...]], lacking: Sequence[Sequence[Layout]]) -> Iterator[str]:
    if not one_form:
        forms = " and ".join(", ".join(side) for side in mains)
        yield f"the two lists have different layouts ({forms}): details and the labels of names are not compared"
    for which, other, annexes in (("older", "newer", lacking[0]), ("newer", "older", lacking[1])):
        if annexes:
            names, fields = ", ".join(one.id for one in annexes), ", ".join(sorted(_added(annexes)))
            yield f"the {which} lacks {names}: of {fields}, what only the {other} has is not told"
