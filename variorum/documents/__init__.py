"""Sources to documents: canonical text that never changes, its blocks, and what is known about it.

`find` turns what a user names into sources, `read` and `read_bytes` turn a source into a Document.
"""

from variorum.documents.finding import Found, Source, find, has_documents
from variorum.documents.metadata import merged
from variorum.documents.reading import LIMIT, TYPES, read, read_bytes, suffix_shown, unsupported

__all__ = [
    "LIMIT",
    "TYPES",
    "Found",
    "Source",
    "find",
    "has_documents",
    "merged",
    "read",
    "read_bytes",
    "suffix_shown",
    "unsupported",
]
