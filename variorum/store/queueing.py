"""What the review queue asks of a store."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple, Protocol

from variorum.store.database import Database


class QueueRow(NamedTuple):
    """A current claim as the queue weighs it; `document` is the name of its document, `review` None where nobody decided."""

    id: str
    document: str
    type: str
    start: int
    end: int
    confidence: float
    review: str | None


class QueueStore(Protocol):
    """The part of a `Store` that weighs claims for review.

    Raises: StoreError from every method, where the database cannot be read.
    """

    def queue_rows(
        self, *, below: float = 0.0, types: Collection[str] = (), ids: Collection[str] = ()
    ) -> tuple[QueueRow, ...]:
        """The current claims about which reviewers differ, and of those that nobody decided about such as have a confidence
        under `below`, one of the `types`, or one of the `ids`; in no order to rely on."""

    def decided(self) -> int:
        """How many current claims reviewers have decided about and agree."""


class Queueing(Database):
    """A `QueueStore` in SQLite."""

    def queue_rows(
        self, *, below: float = 0.0, types: Collection[str] = (), ids: Collection[str] = ()
    ) -> tuple[QueueRow, ...]:
        """See `QueueStore.queue_rows`."""
        with self._reading() as db:
            names = dict(db.execute("SELECT key, name FROM documents"))
            cursor = db.cursor()
            cursor.row_factory = None  # plain rows: there may be tens of thousands
            rows = cursor.execute(
                'SELECT id, document, type, start, "end", confidence, review FROM claims INDEXED BY claims_waiting'
                " WHERE state = 'current' AND (review = 'disputed' OR (review IS NULL AND (confidence < ?"
                " OR type IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?)))))",
                (below, json.dumps(sorted(types)), json.dumps(sorted(ids))),
            )
            return tuple([QueueRow(a, names[b], c, d, e, f, g) for a, b, c, d, e, f, g in rows])

    def decided(self) -> int:
        """See `QueueStore.decided`."""
        with self._reading() as db:
            (number,) = db.execute(
                "SELECT count(*) FROM claims WHERE state = 'current' AND review IS NOT NULL AND review <> 'disputed'"
            ).fetchone()
            return int(number)
