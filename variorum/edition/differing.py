"""The claims that others are against: other claims, and official lists. Noted when the dossier was last made, for the queue."""

from __future__ import annotations

import json
from collections.abc import Iterable

from variorum.model import Check, Finding
from variorum.store import Store

_DIFFERS = ("date_differs", "other_list")
_CHECKS, _CONFLICTS, _OUTDATED = "checks", "conflicts", "outdated"


def note_checks(store: Store, checks: Iterable[Check]) -> None:
    """Notes in the store with which claims official lists differ: in the date, in whose list it is, in what they had then."""
    _note(
        store, _CHECKS, {c.claim for c in checks if c.claim and (c.verdict in _DIFFERS or c.contradicted or c.outdated)}
    )


def note_findings(store: Store, findings: Iterable[Finding]) -> None:
    """Notes in the store which claims cannot hold beside others, and of which others tell a later state."""
    disputed, outdated = clashing(findings)
    _note(store, _CONFLICTS, disputed)
    _note(store, _OUTDATED, outdated)


def clashing(findings: Iterable[Finding]) -> tuple[set[str], set[str]]:
    """The ids of the claims that conflict with another, and of those that another supersedes. A claim that is compared stands
    for its reading: what says the same is told as well."""
    disputed, outdated = set[str](), set[str]()
    for finding in findings:
        alike = {id_: reading for reading in finding.readings for id_ in reading}
        for one in finding.comparisons:
            if one.relation == "conflict":
                disputed.update(alike.get(one.left, (one.left,)), alike.get(one.right, (one.right,)))
            elif one.relation == "supersede":
                outdated.update(alike.get(one.right, (one.right,)))
    return disputed, outdated


def differing(store: Store) -> frozenset[str]:
    """The ids of the claims with which official lists differ."""
    return _noted(store, _CHECKS)


def conflicting(store: Store) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the claims that conflict with another, and of those that another supersedes."""
    if store.fact(_CONFLICTS) is None:  # made before this was noted
        disputed, outdated = clashing(store.findings())
        return frozenset(disputed), frozenset(outdated)
    return _noted(store, _CONFLICTS), _noted(store, _OUTDATED)


def _note(store: Store, name: str, ids: Iterable[str | None]) -> None:
    packed = json.dumps(sorted(id_ for id_ in ids if id_))
    if store.fact(name) != packed:
        store.note(name, packed)


def _noted(store: Store, name: str) -> frozenset[str]:
    return frozenset(json.loads(store.fact(name) or "[]"))
