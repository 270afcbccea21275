"""Short texts, read as far as the rules see them."""

from __future__ import annotations

from functools import cache

from tests.language.plain import model
from variorum.documents import read_bytes
from variorum.extraction.reading import Reading
from variorum.language import analyse
from variorum.model import Metadata


@cache
def reading(text: str, *, title: str | None = None) -> Reading:
    """The text as an indexed analysis; published in 2020."""
    document = read_bytes(text.encode(), name="text.txt", metadata=Metadata(title=title, published="2020"))
    return Reading(document, analyse(document, model()))


def token(read: Reading, word: str) -> int:
    """The index of the first token spelled `word`."""
    return next(t.i for t in read.tokens if t.text == word)


def spelled(read: Reading, tokens: list[int]) -> list[str]:
    """The words of some tokens; the document's own subject as "*"."""
    return [read.tokens[i].text if i >= 0 else "*" for i in tokens]
