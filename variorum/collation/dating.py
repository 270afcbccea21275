"""When documents were published, as far as it is known."""

from __future__ import annotations

from variorum.dates import Day, EdtfError, bounds
from variorum.model import Document


def published(document: Document) -> tuple[Day, Day] | None:
    """The first and last day on which the document may have been published; None where either is not known."""
    try:
        found = bounds(document.metadata.published) if document.metadata.published else None
    except EdtfError:  # a date that cannot be read dates nothing; the reading of the document has told so
        return None
    if found is None or found.earliest is None or found.latest is None:
        return None
    return (found.earliest, found.latest)
