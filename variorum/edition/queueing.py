"""The review queue: which claims a person should look at first, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from variorum.edition.claim_view import claim_view
from variorum.edition.differing import differing
from variorum.ontology import claim_types
from variorum.store import QueueRow, Store

Reason = Literal["differ", "disputed", "outdated", "check", "unsure", "unread"]
"""Why a claim waits: reviewers differ about it; another claim cannot hold beside it; another tells a later state; an
official list has something else; reading it was not sure; it is a sentence that was not understood."""

REASONS: tuple[Reason, ...] = get_args(Reason)
"""In order of importance."""

UNSURE = 0.6
"""Confidence below which a claim waits for review: as fitted, two of five such are wrong. Source: `docs/accuracy.md`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for review. `reasons` are not empty, the gravest first."""

    row: QueueRow
    reasons: tuple[Reason, ...]


def queue(
    rows: Iterable[QueueRow], clashes: Iterable[tuple[str, str, str]] = (), checks: Iterable[str] = ()
) -> tuple[Waiting, ...]:
    """The claims among `rows` that nobody has decided about and that a person should look at, by their gravest reason,
    then the less sure first, then by document and place.

    `clashes` are pairs of ids with the relation of the left to the right ("conflict", "supersede"), `checks` the ids of claims
    with which an official list differs. A claim about which reviewers differ waits, too.
    """
    disputed: set[str] = set()
    outdated: set[str] = set()
    for left, right, relation in clashes:
        if relation == "conflict":
            disputed |= {left, right}
        else:
            outdated.add(right)
    listed = frozenset(checks)
    found = []
    for row in rows:
        if row.review not in (None, "disputed"):
            continue
        why: dict[Reason, bool] = {
            "differ": row.review == "disputed",
            "disputed": row.id in disputed,
            "outdated": row.id in outdated,
            "check": row.id in listed,
            "unsure": row.confidence < UNSURE and row.type not in _unread(),
            "unread": row.type in _unread(),
        }
        if reasons := tuple(reason for reason in REASONS if why[reason]):
            found.append(Waiting(row, reasons))
    return tuple(sorted(found, key=_weight))


def _weight(one: Waiting) -> tuple[Any, ...]:
    row = one.row
    return (REASONS.index(one.reasons[0]), row.confidence, row.document, row.start, row.end, row.id)


def _unread() -> frozenset[str]:
    return frozenset(name for name, kind in claim_types().items() if kind.section == "other")


def queue_of(store: Store) -> tuple[tuple[Waiting, ...], int]:
    """The queue of the dossier, and how many claims reviewers have decided about."""
    rows = store.queue_rows()
    decided = sum(row.review not in (None, "disputed") for row in rows)
    return queue(rows, store.clashes(), differing(store)), decided


def queue_view(
    store: Store, *, at: int = 1, reason: str | None = None, document: str | None = None, type_: str | None = None
) -> dict[str, Any]:
    """The claim at place `at` (from 1; the last where there are fewer) of the queue under the filters, as plain values:
    `item` as `claim_view` has it (None where nothing waits), its `reasons`, `total`, how many are `decided`, and what
    the filters offer, each with its number under the other filters."""
    waiting, decided = queue_of(store)
    wanted = {"reason": reason, "document": document, "type": type_}
    kept = [one for one in waiting if _passes(one, wanted)]
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


def _passes(one: Waiting, wanted: Mapping[str, str | None], but: str = "") -> bool:
    has = {"reason": one.reasons, "document": (one.row.document,), "type": (one.row.type,)}
    return all(value is None or name == but or value in has[name] for name, value in wanted.items())


def _facets(waiting: Iterable[Waiting], wanted: Mapping[str, str | None]) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in wanted}
    for one in waiting:
        has = {"reason": one.reasons, "document": (one.row.document,), "type": (one.row.type,)}
        for name, count in counts.items():
            if _passes(one, wanted, but=name):
                count.update(has[name])
    by_reason: list[tuple[str, int]] = [
        (reason, counts["reason"][reason]) for reason in REASONS if counts["reason"][reason]
    ]
    return {"reason": by_reason, "document": sorted(counts["document"].items()), "type": sorted(counts["type"].items())}
