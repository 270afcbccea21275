"""What lists of claims are asked by and give, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from variorum.model import Claim, FindingVerdict, ReviewState
from variorum.store.records import ClaimState

OPEN_REVIEW = "open"
"""Stands where a review state does, for claims that nobody has decided about."""


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim as a list shows it. `name` is that of its document, `review` None where nobody decided about it; `finding` is the
    finding (id and verdict) that it is in, None where that says no more than the claim."""

    claim: Claim
    name: str
    state: ClaimState
    review: ReviewState | None = None
    finding: tuple[str, FindingVerdict] | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many claims of a list have each value, most first, then by the value.

    Each facet is counted without the filter's own narrowing of that facet, so that its other values can be chosen.
    `documents` are ids; a review that nobody made is `OPEN_REVIEW`. `years` are the first and last year of the list's times, None where nothing is dated.
    """

    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    documents: tuple[tuple[str, int], ...]
    reviews: tuple[tuple[str, int], ...]
    years: tuple[int, int] | None


class Mark(NamedTuple):
    """What lists filter, sort and group a current claim by. `document` numbers its document, `dated` is whether a day of its time
    is known: `first` and `last` are those days (year, month and day as one number), None on an open side. `bearer` is the
    entity whose claim it is, `called` its words; None where there is none."""

    id: str
    document: int
    type: str
    status: str
    review: ReviewState | None
    start: int
    end: int
    edtf: str | None
    dated: bool
    first: int | None
    last: int | None
    bearer: str | None
    called: str | None

    @property
    def struck(self) -> bool:
        """Whether a reviewer struck it out."""
        return self.review in ("rejected", "replaced")

    @property
    def when(self) -> tuple[object, ...]:
        """Sorts by earliest day, then the narrower first; what has no time that can be read stands last."""
        if not self.dated:
            return (1, 0, 0, "")
        first, last = self.first, self.last
        return (0, last if first is None else first, first if last is None else last, self.edtf)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A current document as lists name it: its number, as in `Mark`, its id, name and title, who published it and when."""

    key: int
    id: str
    name: str
    title: str
    publisher: str
    published: str | None


@dataclass(frozen=True, slots=True, order=True)
class Bears:
    """How many current claims of a document an entity bears."""

    document: str
    entity: str
    claims: int
