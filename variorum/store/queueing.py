"""What the review queue asks of a store."""

from __future__ import annotations

import json
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

    def queue_rows(self) -> tuple[QueueRow, ...]:
        """All current claims, in no order to rely on."""

    def clashes(self) -> tuple[tuple[str, str, str], ...]:
        """The comparisons of the last collation in which claims conflict or one tells a later state: the ids of both, and the
        relation of the left to the right. A claim stands for its reading: the others that say the same are told as well."""


class Queueing(Database):
    """A `QueueStore` in SQLite."""

    def queue_rows(self) -> tuple[QueueRow, ...]:
        """See `QueueStore.queue_rows`."""
        with self._reading() as db:
            rows = db.execute(
                "SELECT c.id, d.name, c.type, c.start, c.\"end\", json_extract(c.extracted, '$.confidence'), c.review"
                " FROM claims c JOIN documents d ON d.key = c.document WHERE c.state = 'current'"
            )
            return tuple(QueueRow(*row) for row in rows)

    def clashes(self) -> tuple[tuple[str, str, str], ...]:
        """See `QueueStore.clashes`."""
        found: list[tuple[str, str, str]] = []
        with self._reading() as db:
            rows = db.execute("SELECT data FROM findings WHERE verdict IN ('conflict', 'supersede') ORDER BY number")
            for (data,) in rows:
                plain = json.loads(data)
                alike = {id_: reading for reading in plain["readings"] for id_ in reading}
                for left, right, relation, *_ in plain["comparisons"]:
                    if relation in ("conflict", "supersede"):
                        found += [(a, b, relation) for a in alike[left][:_ALIKE] for b in alike[right][:_ALIKE]]
        return tuple(found)


_ALIKE = 50
"""Claims of one reading that are told for each comparison, at most: two readings of thousands would be millions of pairs."""
