"""Documents and claims for the tests of collation, in our own words about real organisations."""

from __future__ import annotations

import hashlib
from typing import Any

from variorum.model import Attribution, Claim, Document, Filler, Metadata, Time


def document(text: str, *, name: str = "a.txt", publisher: str | None = None, published: str | None = None) -> Document:
    """A plain document of one text, without blocks, its id a hash of name and text."""
    digest = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()
    return Document(
        f"sha256:{digest}", name, "text/plain", text, (), Metadata(publisher=publisher, published=published)
    )


def claim(source: Document, quote: str, type_: str, roles: dict[str, Any], **given: Any) -> Claim:
    """A claim of the words `quote` of the document.

    A role's filler is text, or a Filler. `time` is (edtf, words); words in the quote are anchored.
    """
    start = source.text.index(quote)
    fillers = tuple((role, (f if isinstance(f, Filler) else Filler(f),)) for role, f in roles.items())
    time = given.pop("time", None)
    if time is not None:
        at = quote.find(time[1])
        time = Time(time[0], time[1], start + at, start + at + len(time[1])) if at >= 0 else Time(*time)
    if isinstance(given.get("attribution"), str):
        given["attribution"] = Attribution(given["attribution"])
    return Claim(source.id, type_, fillers, quote, start, start + len(quote), source.text, time=time, **given)
