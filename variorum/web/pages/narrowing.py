"""The filters that lists of claims have in common, as parts of an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What narrows a list of claims; what is None does not. `since` and `until` are EDTF dates, `document` an id or a name."""

    type: str | None
    status: str | None
    document: str | None
    review: str | None
    since: str | None
    until: str | None
    dropped: bool = False

    def plain(self) -> dict[str, Any]:
        """The narrowing under the names that an address has for it."""
        return {
            "type": self.type,
            "status": self.status,
            "document": self.document,
            "review": self.review,
            "from": self.since,
            "to": self.until,
            "dropped": self.dropped or None,
        }


def narrowing(
    *,
    type: str | None = None,
    status: str | None = None,
    document: str | None = None,
    review: str | None = None,
    since: Annotated[str | None, Query(alias="from", max_length=40)] = None,
    until: Annotated[str | None, Query(alias="to", max_length=40)] = None,
    dropped: bool = False,
) -> Narrowing:
    """The narrowing that an address tells; an empty field of a form does not narrow."""
    from_, to = ((date or "").strip() or None for date in (since, until))
    return Narrowing(type or None, status or None, document or None, review or None, from_, to, dropped)


Narrowed = Annotated[Narrowing, Depends(narrowing)]


def known_subject(store: Store, subject: str | None) -> dict[str, str] | None:
    """The entity that a list is narrowed to, as a page names it; the words themselves where they are a name."""
    if not subject:
        return None
    found = store.entity(subject)
    return {"id": found.id if found else "", "name": found.name if found else subject}
