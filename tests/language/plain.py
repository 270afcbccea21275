"""Short texts as documents, parsed with the pinned model: what the tests of the language stage read."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from variorum.language.model import load_model
from variorum.language.parse import Parse, parse
from variorum.model import Block, Document

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def model() -> Language:
    """The language model, loaded once for all tests."""
    return load_model()


def document(text: str) -> Document:
    """The text as a document: each line a paragraph, or under "...:" a list item where it begins with "- "."""
    blocks: list[Block] = []
    at, lead = 0, None
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words.startswith("- "):
            blocks.append(Block("item", at + 2, at + len(words), lead_in=lead))
        elif words:
            lead = len(blocks) if words.endswith(":") else None
            blocks.append(Block("paragraph", at, at + len(words)))
        at += len(line)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(f"sha256:{digest}", "test.txt", "text/plain", text, tuple(blocks))


@cache
def parsed(text: str) -> tuple[Document, Parse]:
    """The text as a document with its parse."""
    doc = document(text)
    return doc, parse(doc, model())
