"""What is said of designations held against the lists that there are: those built in and those of the register library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from variorum.checking import check, strips
from variorum.dates import Day, bounds
from variorum.edition.query import find_entity
from variorum.edition.registers import builtin_snapshots, loaded_registers
from variorum.model import Check, Claim, Document, Entity, Snapshot, Strip, Tenure
from variorum.registers.tenure import tenures
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists to ask, with how long each entry was on them."""

    snapshots: tuple[Snapshot, ...] = field(repr=False)
    tenures: tuple[Tenure, ...] = field(repr=False)

    @property
    def newest(self) -> str:
        """The first day that the newest list may be of: the last day of which all that is said of it is known."""
        days = [found for one in self.snapshots if one.published and (found := bounds(one.published).earliest)]
        return str(max(days, default=Day(1, 1, 1)))


@dataclass(frozen=True, slots=True)
class Checked:
    """The checks of a dossier's designation claims, then of subjects as such, and the strips to be drawn of them."""

    checks: tuple[Check, ...]
    strips: tuple[Strip, ...]
    as_of: str


def load_lists(place: Path | None) -> Lists:
    """The built-in lists and those of the library in `place`, where it names one that is there.

    Raises: StoreError where the library cannot be read.
    """
    snapshots = builtin_snapshots() if place is None else loaded_registers(place)
    return Lists(snapshots, tenures(snapshots))


def check_claims(
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    documents: Sequence[Document],
    lists: Lists,
    *,
    as_of: str | None = None,
    subjects: Sequence[str] | None = None,
) -> Checked:
    """The claims held against the lists as of the EDTF day `as_of`, by default the newest list's.

    `subjects` are ids of entities that are asked about as such, None for all those that a designation claim is about.

    Raises: EdtfError where `as_of` is no day.
    """
    day = as_of or lists.newest
    checks = check(claims, entities, documents, lists.snapshots, as_of=day, tenures=lists.tenures, subjects=subjects)
    return Checked(checks, strips(checks, claims, documents), day)


def check_subject(store: Store, lists: Lists, name: str | None = None, *, as_of: str | None = None) -> Checked:
    """What the lists have for the claims about the subject `name` (a name or an id) and for it as such; for all of the dossier
    where it is None.

    Raises: StoreError where there is no such subject; EdtfError where `as_of` is no day.
    """
    claims, entities, documents = tuple(store.claims()), store.entities(), store.documents()
    if name is None:
        return check_claims(claims, entities, documents, lists, as_of=as_of)
    subject = find_entity(entities, name, claims)
    own = [claim for claim in claims if any(f.entity == subject.id for f in claim.role("subject"))]
    return check_claims(own, entities, documents, lists, as_of=as_of, subjects=(subject.id,))
