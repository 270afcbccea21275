"""Blocks in a form that reads well in a table of expectations."""

from __future__ import annotations

from variorum.documents import read_bytes
from variorum.model import Document


def plain(text: str) -> Document:
    """The document that `text` is."""
    return read_bytes(text.encode(), name="profile.txt", media_type="text/plain")


def outline(document: Document) -> list[str]:
    """A line for each block: kind and level, label in brackets, words."""
    lines = []
    for block in document.blocks:
        label = f" [{block.label.of(document.text)}]" if block.label else ""
        lines.append(f"{block.kind}{block.level or ''}{label} {document.text[block.start : block.end]}")
    return lines


def codes(document: Document) -> list[str]:
    """The codes of the document's issues, in order."""
    return [issue.code for issue in document.issues]
