"""The pages of long lists of the store in one SQLite file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model import Claim
from variorum.store import browsing
from variorum.store.browsing_records import EntityFilter, EntityPage, FindingFilter, FindingPage, HitPage
from variorum.store.database import Database
from variorum.store.records import PassageKind


class Browsing(Database):
    """A `BrowsingStore` in SQLite."""

    def finding_page(self, wanted: FindingFilter, *, limit: int, offset: int = 0) -> FindingPage:
        """See `BrowsingStore.finding_page`."""
        with self._reading() as db:
            return browsing.finding_page(db, wanted, limit=limit, offset=offset)

    def entity_page(self, wanted: EntityFilter, *, limit: int, offset: int = 0) -> EntityPage:
        """See `BrowsingStore.entity_page`."""
        with self._reading() as db:
            return browsing.entity_page(db, wanted, limit=limit, offset=offset)

    def hit_page(self, words: str, *, kind: PassageKind | None = None, limit: int, offset: int = 0) -> HitPage:
        """See `BrowsingStore.hit_page`."""
        with self._reading() as db:
            return browsing.hit_page(db, words, kind, limit=limit, offset=offset)

    def claims_about(self, entity: str) -> tuple[Claim, ...]:
        """See `BrowsingStore.claims_about`."""
        with self._reading() as db:
            return browsing.claims_about(db, entity)

    def claims_by_id(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """See `BrowsingStore.claims_by_id`."""
        with self._reading() as db:
            return browsing.claims_by_id(db, ids)

    def reviews_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """See `BrowsingStore.reviews_of`."""
        with self._reading() as db:
            return browsing.reviews_of(db, ids)

    def referents(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """See `BrowsingStore.referents`."""
        with self._reading() as db:
            return browsing.referents(db)

    def review_counts(self) -> tuple[tuple[str, str, str, int], ...]:
        """See `BrowsingStore.review_counts`."""
        with self._reading() as db:
            return browsing.review_counts(db)
