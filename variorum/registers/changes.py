"""Two snapshots of one register, entry by entry: who came, who went, what changed. Pure: snapshots in, records out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from variorum.errors import RegisterError
from variorum.model import ListedName, Listing, Snapshot
from variorum.registers.comparable import Comparable, comparable
from variorum.registers.tenure import dated_before, surely_before

_TEXTS = ("kind", "authority", "standing", "listed", "removed", "scope", "date_note", "grade", "note")
_SETS = ("lists", "programmes", "countries", "births")
_PAIRS = ("references", "details")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry: which values only the older snapshot has, and which only the newer one.

    `field` is that of `Listing`; `label` the publisher's own word within `references` and `details`, "" elsewhere. A name
    whose quality or label has changed is in both, with what it is in brackets.
    """

    field: str
    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that both snapshots have, with its fields that differ, in the order of `Listing`. Where `old_key` is set, it had
    another key before: the two entries have the same own name and are of one kind, and that is all that joins them."""

    key: str
    name: str
    fields: tuple[FieldChange, ...]
    old_key: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What two snapshots of `register` differ in.

    `came` are entries that only the newer has, `gone` those that only the older has, each in its snapshot's order. `doubts` say why
    that proves nothing of when they came or went (one is not complete; their days do not follow one another): empty where all
    of `came` were listed, and all of `gone` vanished, between the two days. `dated_back` are the keys of those of `came` whose own
    date of listing lies before the older snapshot, which does not have them: they were listed again, or the date is that
    of another listing. `notes` say what else should be known of the comparison. `same` counts the entries without any change.
    """

    register: str
    old: str
    new: str
    old_published: str | None
    new_published: str | None
    came: tuple[Listing, ...]
    gone: tuple[Listing, ...]
    changed: tuple[EntryChange, ...]
    same: int
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    dated_back: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether absence counts: both snapshots are complete, and the older is surely of an earlier day."""
        return not self.doubts

    def as_dict(self) -> dict[str, Any]:
        """The changes as plain JSON values."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        plain["came"], plain["gone"] = ([listing.as_dict() for listing in side] for side in (self.came, self.gone))
        plain["changed"] = [asdict(entry) for entry in self.changed]
        return {**plain, "proven": self.proven}


def changes(old: Snapshot, new: Snapshot) -> Changes:
    """What `new` has otherwise than `old`. Entries are the same where their keys are.

    Absence is never called a removal: an entry may have been renumbered, or merged into another. What the files of one of the two
    cannot have is no change: details where their layouts differ, and what an annex adds that one of them lacks.

    Raises: RegisterError where the two are not of one register.
    """
    if old.register != new.register:
        what = f"{old.title} and {new.title} are two registers"
        raise RegisterError(what, where=f"{old.id} and {new.id}", hint="Compare two snapshots of one.")
    within = comparable(old, new)
    before, after = ({one.key: one for one in snapshot.listings} for snapshot in (old, new))
    came = [one for key, one in after.items() if key not in before]
    gone = [one for key, one in before.items() if key not in after]
    renumbered = _renumbered(gone, came)
    pairs = [(before.get(key) or renumbered.get(key), one) for key, one in after.items()]
    compared = [(one, other, tuple(_differing(one, other, within))) for one, other in pairs if one is not None]
    moved = {one.key for one in renumbered.values()}
    return Changes(
        register=new.register,
        old=old.id,
        new=new.id,
        old_published=old.published,
        new_published=new.published,
        came=tuple(one for one in came if one.key not in renumbered),
        gone=tuple(one for one in gone if one.key not in moved),
        changed=tuple(
            EntryChange(other.key, other.name, differing, one.key if one.key != other.key else None)
            for one, other, differing in compared
            if differing or one.key != other.key
        ),
        same=sum(not differing and one.key == other.key for one, other, differing in compared),
        doubts=tuple(_doubts(old, new)),
        notes=within.notes,
        dated_back=tuple(one.key for one in came if one.key not in renumbered and dated_before(one, old)),
    )


def _doubts(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """Why an absent entry proves nothing."""
    for one, name in ((old, "older"), (new, "newer")):
        if not one.complete:
            yield f"the {name} snapshot is not complete: an entry that it does not have may have been on the list"
    if old.published is None or new.published is None:
        yield "one of the two has no date, so it is not known which is the older"
    elif not surely_before(old.published, new.published):
        yield f"{old.published} does not surely lie before {new.published}"


def _renumbered(gone: Sequence[Listing], came: Sequence[Listing]) -> dict[str, Listing]:
    """The entries that went, by the key of the one that came with the same own name and kind, where there is just one of each."""
    sides = [_by_name(gone), _by_name(came)]
    return {
        sides[1][name][0].key: entries[0]
        for name, entries in sides[0].items()
        if len(entries) == 1 and len(sides[1].get(name, ())) == 1
    }


def _by_name(listings: Iterable[Listing]) -> dict[tuple[str, str], list[Listing]]:
    found: dict[tuple[str, str], list[Listing]] = {}
    for one in listings:
        found.setdefault((one.kind, " ".join(one.name.casefold().split())), []).append(one)
    return found


def _differing(old: Listing, new: Listing, within: Comparable) -> Iterator[FieldChange]:
    """The fields in which the two differ. What changes its place only has not changed, nor what an annex lacks."""
    for field, label, before, after in _sides(old, new, within):
        lost, got = Counter(before) - Counter(after), Counter(after) - Counter(before)
        gone = () if field in within.new_lacks else tuple(lost.elements())
        came = () if field in within.old_lacks else tuple(got.elements())
        if gone or came:
            yield FieldChange(field, label, gone, came)


def _sides(old: Listing, new: Listing, within: Comparable) -> Iterator[tuple[str, str, Sequence[str], Sequence[str]]]:
    """Each field that is compared, with its label and the values of both."""
    yield ("names", "", *_names(old, new, labels=within.one_form))
    for name in _TEXTS:
        if within.one_form or name != "date_note":  # the reader's own words on a layout's dates
            first, second = ((value,) if (value := getattr(one, name)) else () for one in (old, new))
            yield (name, "", first, second)
    for name in _SETS:
        yield (name, "", getattr(old, name), getattr(new, name))
    for name in _PAIRS if within.one_form else ():
        pairs = [getattr(one, name) for one in (old, new)]
        for label in dict.fromkeys(label for side in pairs for label, _ in side):
            first, second = (tuple(value for own, value in side if own == label) for side in pairs)
            yield (name, label, first, second)


def _names(old: Listing, new: Listing, *, labels: bool) -> tuple[list[str], list[str]]:
    """The names of both as texts, each once; with `labels`, behind a text that both have what it is, where that differs."""
    if not labels:
        bare, other = (list(dict.fromkeys(name.text for name in one.names)) for one in (old, new))
        return bare, other
    differing = {
        text
        for text in {name.text for name in old.names} & {name.text for name in new.names}
        if {name for name in old.names if name.text == text} != {name for name in new.names if name.text == text}
    }
    first, second = ([_told(name, differing) for name in one.names] for one in (old, new))
    return first, second


def _told(name: ListedName, differing: set[str]) -> str:
    if name.text not in differing:
        return name.text
    return f"{name.text} ({', '.join(part for part in (name.quality, name.label, name.language) if part)})"
