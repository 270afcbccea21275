"""The review queue: which claims a person should look at first, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from variorum.edition.claim_view import claim_view
from variorum.edition.differing import conflicting, differing
from variorum.ontology import claim_types
from variorum.store import QueueRow, Store

Reason = Literal["differ", "disputed", "outdated", "check", "unsure", "unread"]
"""Why a claim waits: reviewers differ about it; another claim cannot hold beside it; another tells a later state; an
official list has something else; reading it was not sure; it is a sentence that was not understood."""

REASONS: tuple[Reason, ...] = get_args(Reason)
"""In order of importance."""

_RANK = {reason: rank for rank, reason in enumerate(REASONS)}

UNSURE = 0.6
"""Confidence below which a claim waits for review: as fitted, two of five such are wrong. Source: `docs/accuracy.md`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for review. `reasons` are not empty, the gravest first."""

    row: QueueRow
    reasons: tuple[Reason, ...]


def queue(
    rows: Iterable[QueueRow],
    *,
    disputed: Collection[str] = (),
    outdated: Collection[str] = (),
    listed: Collection[str] = (),
) -> tuple[Waiting, ...]:
    """The claims among `rows` that nobody has decided about and that a person should look at, by their gravest reason,
    then the less sure first, then by document and place.

    The ids of claims: `disputed` cannot hold beside another, `outdated` are those of which another tells a later state, with
    `listed` an official list differs. A claim about which reviewers differ waits, too.
    """
    unread = _unread()
    sets: tuple[tuple[Reason, Collection[str]], ...] = (
        ("disputed", disputed), ("outdated", outdated), ("check", listed)
    )  # fmt: skip
    found = []
    for row in rows:
        if row.review not in (None, "disputed"):
            continue
        reasons: list[Reason] = ["differ"] if row.review else []
        reasons += [reason for reason, ids in sets if row.id in ids]
        if row.type in unread:
            reasons.append("unread")
        elif row.confidence < UNSURE:
            reasons.append("unsure")
        if reasons:
            found.append(Waiting(row, tuple(reasons)))
    return tuple(sorted(found, key=_weight))


def _weight(one: Waiting) -> tuple[Any, ...]:
    row = one.row
    return (_RANK[one.reasons[0]], row.confidence, row.document, row.start, row.end, row.id)


def queue_of(store: Store) -> tuple[tuple[Waiting, ...], int]:
    """The queue of the dossier, and how many claims reviewers have decided about."""
    disputed, outdated = conflicting(store)
    listed = differing(store)
    rows = store.queue_rows(below=UNSURE, types=_unread(), ids=disputed | outdated | listed)
    return queue(rows, disputed=disputed, outdated=outdated, listed=listed), store.decided()


def _unread() -> frozenset[str]:
    """The claim types of sentences that were not understood."""
    return frozenset(name for name, kind in claim_types().items() if kind.section == "other")


def queue_view(
    store: Store, *, at: int = 1, reason: str | None = None, document: str | None = None, type_: str | None = None
) -> dict[str, Any]:
    """The claim at place `at` (from 1; the last where there are fewer) of the queue under the filters, as plain values:
    `item` as `claim_view` has it (None where nothing waits), its `reasons`, `total`, how many are `decided`, and what
    the filters offer, each with its number under the other filters."""
    waiting, decided = queue_of(store)
    wanted = {"reason": reason, "document": document, "type": type_}
    kept = [one for one in waiting if _passes(one, wanted)] if any(wanted.values()) else waiting
    at = min(max(1, at), max(1, len(kept)))
    one = kept[at - 1] if kept else None
    return {
        "at": at,
        "total": len(kept),
        "waiting": len(waiting),
        "decided": decided,
        "reasons": list(one.reasons) if one else [],
        "item": claim_view(store, one.row.id) if one else None,
        "filters": wanted,
        "facets": _facets(waiting, wanted),
    }


def _passes(one: Waiting, wanted: Mapping[str, str | None]) -> bool:
    has = {"reason": one.reasons, "document": (one.row.document,), "type": (one.row.type,)}
    return all(value is None or value in has[name] for name, value in wanted.items())


def _facets(waiting: Iterable[Waiting], wanted: Mapping[str, str | None]) -> dict[str, list[tuple[str, int]]]:
    # Alike claims are counted once: there are far fewer kinds than claims.
    kinds = Counter((one.reasons, one.row.document, one.row.type) for one in waiting)
    counts: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    for (reasons, document, type_), number in kinds.items():
        has: dict[str, tuple[str, ...]] = {"reason": reasons, "document": (document,), "type": (type_,)}
        for name, count in counts.items():
            if all(value is None or other == name or value in has[other] for other, value in wanted.items()):
                for value in has[name]:
                    count[value] += number
    by_reason: list[tuple[str, int]] = [
        (reason, counts["reason"][reason]) for reason in REASONS if counts["reason"][reason]
    ]
    return {"reason": by_reason, "document": sorted(counts["document"].items()), "type": sorted(counts["type"].items())}
