"""Which of many claims pass a filter, and how many have each value that it could narrow to: over marks at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from variorum.dates import Day, bounds
from variorum.store.claims import check_time
from variorum.store.list_records import OPEN_REVIEW, Facets, Mark
from variorum.store.records import ClaimFilter

Test = Callable[[Mark], bool]


def number(day: Day) -> int:
    """A day as one number that sorts as days do."""
    return day.year * 10_000 + day.month * 100 + day.day


def tests(wanted: ClaimFilter, documents: Collection[int]) -> dict[str, Test]:
    """The filter's tests by facet, those that narrow; `documents` are the numbers of the document that it names. The filter's
    `subject` and `states` are not among them.

    Raises: StoreError where `wanted.time` is not EDTF.
    """
    out: dict[str, Test] = {}
    if wanted.type is not None:
        out["type"] = lambda mark: mark.type == wanted.type
    if wanted.status is not None:
        out["status"] = lambda mark: mark.status == wanted.status
    if wanted.document is not None:
        out["document"] = lambda mark: mark.document in documents
    if wanted.review is not None:
        out["review"] = lambda mark: (mark.review or OPEN_REVIEW) == wanted.review
    elif not wanted.dropped:
        out["review"] = lambda mark: not mark.struck
    if wanted.time is not None:
        out["time"] = _in_time(wanted.time)
    return out


def _in_time(edtf: str) -> Test:
    """Whether a claim's time may share a day with the one asked for."""
    check_time(edtf)
    found = bounds(edtf)
    earliest = -(10**18) if found.earliest is None else number(found.earliest)
    latest = 10**18 if found.latest is None else number(found.latest)

    def passes(mark: Mark) -> bool:
        if not mark.dated:
            return False
        return (mark.first is None or mark.first <= latest) and (mark.last is None or mark.last >= earliest)

    return passes


def facets_of(marks: Iterable[Mark], wanted: ClaimFilter, ids: Mapping[int, str], documents: Collection[int]) -> Facets:
    """The facets of the marks; `ids` are those of the documents by number, `documents` as `tests` takes them."""
    asked = tests(wanted, documents)
    held = list(marks)
    passing = {facet: _passing(held, asked, but=facet) for facet in ("type", "status", "document", "review", "time")}
    days = [mark for mark in passing["time"] if mark.dated]
    first = min((day for mark in days if (day := mark.first if mark.first is not None else mark.last)), default=None)
    last = max((day for mark in days if (day := mark.last if mark.last is not None else mark.first)), default=None)
    return Facets(
        types=_counted(mark.type for mark in passing["type"]),
        statuses=_counted(mark.status for mark in passing["status"]),
        documents=tuple((ids[key], n) for key, n in _numbered(mark.document for mark in passing["document"])),
        reviews=_counted(mark.review or OPEN_REVIEW for mark in passing["review"]),
        years=None if first is None or last is None else (first // 10_000, last // 10_000),
    )


def _passing(marks: list[Mark], asked: Mapping[str, Test], *, but: str) -> list[Mark]:
    """The marks that pass all tests but the one of the facet `but`."""
    left = marks
    for facet, test in asked.items():
        if facet != but:
            left = [mark for mark in left if test(mark)]
    return left


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _numbered(values: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
