"""Sources to documents: canonical text that never changes, its blocks, and what is known about it."""

from variorum.documents.reading import LIMIT, TYPES, read, read_bytes

__all__ = ["LIMIT", "TYPES", "read", "read_bytes"]
