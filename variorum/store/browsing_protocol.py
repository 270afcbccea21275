"""What the pages of long lists ask of a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from variorum.model import Claim
from variorum.store.browsing_records import EntityFilter, EntityPage, FindingFilter, FindingPage, HitPage
from variorum.store.records import PassageKind


class BrowsingStore(Protocol):
    """Lists by pages. Each method is one transaction."""

    def finding_page(self, wanted: FindingFilter, *, limit: int, offset: int = 0) -> FindingPage:
        """The findings that `wanted` lets through, the gravest verdict first, from the one at `offset` on."""

    def entity_page(self, wanted: EntityFilter, *, limit: int, offset: int = 0) -> EntityPage:
        """The entities that `wanted` lets through, those of most claims first, from the one at `offset` on."""

    def hit_page(self, words: str, *, kind: PassageKind | None = None, limit: int, offset: int = 0) -> HitPage:
        """The hits of a search as `Store.search` has them, from the one at `offset` on: of one kind, or all."""

    def claims_about(self, entity: str) -> tuple[Claim, ...]:
        """The claims of current documents in which the entity (an id) takes part, by document name, then (start, end, id)."""

    def claims_by_id(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids that are there, of whatever state, as resolved, in the order of `ids`."""

    def reviews_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """What reviewers came to for those of the claims about which somebody decided."""

    def referents(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Each referent of a current document that an entity was found for: the document's id, its names there, the entity's id."""

    def review_counts(self) -> tuple[tuple[str, str, str, int], ...]:
        """For each current document's id how many claims of a type reviewers came to what about: (id, type, outcome, number); "open"
        where nobody decided."""
