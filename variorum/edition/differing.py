"""The claims with which official lists differ, noted when they were last checked."""

from __future__ import annotations

import json
from collections.abc import Iterable

from variorum.model import Check
from variorum.store import Store

_DIFFERS = ("date_differs", "other_list")
_FACT = "checks"


def note_checks(store: Store, checks: Iterable[Check]) -> None:
    """Notes in the store with which claims official lists differ: in the date, in whose list it is, in what they had then."""
    found = {c.claim for c in checks if c.claim and (c.verdict in _DIFFERS or c.contradicted or c.outdated)}
    packed = json.dumps(sorted(found))
    if store.fact(_FACT) != packed:
        store.note(_FACT, packed)


def differing(store: Store) -> tuple[str, ...]:
    """The ids of the claims that were noted, in order."""
    return tuple(json.loads(store.fact(_FACT) or "[]"))
