"""What is said of designations held against the lists that there are: those built in and those of the register library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from variorum.checking import check, strips
from variorum.checking.checks import DESIGNATION
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


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question to the lists: about `subject`, None for all; `claims` are the designation claims about it, in the dossier's
    order, `entities` and `documents` those of the dossier."""

    subject: Entity | None
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...] = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)


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


def ask(store: Store, name: str | None = None) -> Inquiry:
    """The question about the subject `name` (a name or an id), or, where it is None, about all that designation claims are about.

    Raises: StoreError where there is no such subject.
    """
    claims, entities, documents = tuple(store.claims()), tuple(store.entities()), tuple(store.documents())
    own = tuple(claim for claim in claims if claim.type == DESIGNATION)
    if name is None:
        return Inquiry(None, own, entities, documents)
    subject = find_entity(entities, name, claims)
    own = tuple(claim for claim in own if any(f.entity == subject.id for f in claim.role("subject")))
    return Inquiry(subject, own, entities, documents)


def answer(asked: Inquiry, lists: Lists, *, as_of: str | None = None) -> Checked:
    """What the lists have for the claims asked about, then for each subject as such.

    Raises: EdtfError where `as_of` is no day.
    """
    subjects = None if asked.subject is None else (asked.subject.id,)
    return check_claims(asked.claims, asked.entities, asked.documents, lists, as_of=as_of, subjects=subjects)


def check_subject(store: Store, lists: Lists, name: str | None = None, *, as_of: str | None = None) -> Checked:
    """What the lists have for the claims about the subject `name` (a name or an id) and for it as such; for all of the dossier
    where it is None.

    Raises: StoreError where there is no such subject; EdtfError where `as_of` is no day.
    """
    return answer(ask(store, name), lists, as_of=as_of)


def without_a_list(checked: Checked, lists: Lists) -> dict[str, int]:
    """The authorities that claims tell of and none of whose lists was asked, by id, each with the number of its claims."""
    have = frozenset(listing.authority for one in lists.snapshots for listing in one.listings)
    told = Counter(one.authority for one in checked.checks if one.claim is not None and one.authority is not None)
    return {authority: told[authority] for authority in sorted(told) if authority not in have}
