"""The part of the SQLite store that pages and counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model import Entity
from variorum.store import lists
from variorum.store.database import Database
from variorum.store.list_records import Bears, DocumentLine, Facets, ListedClaim, Mark
from variorum.store.records import ClaimFilter


class Lists(Database):
    """See `ListStore`."""

    def state(self) -> int:
        """See `ListStore.state`."""
        with self._reading() as db:
            return lists.state(db)

    def count(self, wanted: ClaimFilter) -> int:
        """See `ListStore.count`."""
        with self._reading() as db:
            return lists.count(db, wanted)

    def page(
        self, wanted: ClaimFilter, *, offset: int = 0, limit: int = 50, by_time: bool = False
    ) -> tuple[ListedClaim, ...]:
        """See `ListStore.page`."""
        with self._reading() as db:
            return tuple(lists.page(db, wanted, offset=offset, limit=limit, by_time=by_time))

    def facets(self, wanted: ClaimFilter) -> Facets:
        """See `ListStore.facets`."""
        with self._reading() as db:
            return lists.facets(db, wanted)

    def marks(self, subject: str, joining: Sequence[str] = ()) -> tuple[Mark, ...]:
        """See `ListStore.marks`."""
        with self._reading() as db:
            return lists.marks(db, subject, joining)

    def lines(self) -> tuple[DocumentLine, ...]:
        """See `ListStore.lines`."""
        with self._reading() as db:
            return lists.lines(db)

    def listed(self, ids: Sequence[str]) -> tuple[ListedClaim, ...]:
        """See `ListStore.listed`."""
        with self._reading() as db:
            return tuple(lists.listed(db, ids))

    def takes_part(self, entity: str) -> dict[str, tuple[str, ...]]:
        """See `ListStore.takes_part`."""
        with self._reading() as db:
            return lists.takes_part(db, entity)

    def bears(self) -> tuple[Bears, ...]:
        """See `ListStore.bears`."""
        with self._reading() as db:
            return tuple(lists.bears(db))

    def named(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """See `ListStore.named`."""
        with self._reading() as db:
            return lists.named(db, tuple(ids))

    def places(self, subject: str) -> tuple[tuple[str, str, int, int], ...]:
        """See `ListStore.places`."""
        with self._reading() as db:
            return tuple(lists.places(db, subject))

    def entity(self, id_: str) -> Entity | None:
        """See `ListStore.entity`."""
        with self._reading() as db:
            return lists.entity(db, id_)

    def verdicts(self, subject: str | None = None) -> dict[str, int]:
        """See `ListStore.verdicts`."""
        with self._reading() as db:
            return lists.verdicts(db, subject)
