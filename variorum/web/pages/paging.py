"""Which page of a list is shown."""

from __future__ import annotations


def paged(total: int, page: int, size: int) -> dict[str, int]:
    """The number of the page and of all pages, for a list of `total` lines, `size` on each."""
    return {"page": page, "pages": max(1, -(-total // size))}
