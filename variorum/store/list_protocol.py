"""What pages with long lists ask of a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from variorum.model import Entity
from variorum.store.list_records import Bears, DocumentLine, Facets, ListedClaim, Mark
from variorum.store.records import ClaimFilter


class ListStore(Protocol):
    """The part of a `Store` that pages and counts without reading what is not shown.

    Raises: StoreError from every method, where the database cannot be read; from those with a filter where its `time` is
    not EDTF.
    """

    def state(self) -> int:
        """A number that grows whenever documents, claims, entities or findings change."""

    def count(self, wanted: ClaimFilter) -> int:
        """How many claims the filter lets through."""

    def page(
        self, wanted: ClaimFilter, *, offset: int = 0, limit: int = 50, by_time: bool = False
    ) -> tuple[ListedClaim, ...]:
        """The claims that the filter lets through, `limit` of them from the one at `offset` (from 0): in the order of `select`
        or, `by_time`, by earliest day, what has no time last."""

    def facets(self, wanted: ClaimFilter) -> Facets:
        """How many claims have each value that the filter could narrow to."""

    def marks(self, subject: str, joining: Sequence[str] = ()) -> tuple[Mark, ...]:
        """The current claims in which the entity `subject` takes part, then those of its people: who bears a claim of a type in
        `joining` in which it takes part. Those that reviewers struck out too; in no order to rely on."""

    def lines(self) -> tuple[DocumentLine, ...]:
        """The current documents as lists name them, by name, then id."""

    def listed(self, ids: Sequence[str]) -> tuple[ListedClaim, ...]:
        """The claims with these ids, in this order; one that is not there is left out."""

    def takes_part(self, entity: str) -> dict[str, tuple[str, ...]]:
        """The roles that the entity fills in each claim (by id) in which it takes part."""

    def bears(self) -> tuple[Bears, ...]:
        """How many current claims of each document each entity bears, by document and entity."""

    def named(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The display name and the type of each of these entities that is there."""

    def places(self, subject: str) -> tuple[tuple[str, str, int, int], ...]:
        """The places of current claims in which the entity `subject` takes part: id, name, claims, documents; most claims first."""

    def entity(self, id_: str) -> Entity | None:
        """The entity with this id, None where there is none."""

    def verdicts(self, subject: str | None = None) -> dict[str, int]:
        """How many findings there are of each verdict: those about the entity `subject`, or all."""
