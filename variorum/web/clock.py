"""The clock, which only the server reads."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time in UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
