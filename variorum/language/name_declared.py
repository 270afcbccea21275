"""Names declared to be one: what titles and labelled fields declare, and groups of declarations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from variorum.language.name_keys import is_acronym, name_key
from variorum.language.name_words import gazetteer, listed
from variorum.model import Document

_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_FIELD_SPLIT = re.compile(r"\s*;\s*|\s*\n\s*")
PIECE_SPLIT = re.compile(r"(?<=[A-Z])\s+and\s+(?=[A-Z]{2})|\s*[,;]\s*(?:(?:or|and)\s+)?|\s+or\s+|\s+/\s+")
_TITLE_TAIL = re.compile(r"\s[-–—|]\s.*$")


@dataclass(frozen=True, slots=True)
class Declared:
    """Names declared to be one; `subject` says that they are names of what the document is about.

    `unnamed` says that they are names of whatever "it" is there: of the subject, once that is known.
    """

    names: tuple[str, ...]
    subject: bool = False
    unnamed: bool = False


def declared_by_layout(document: Document, flat: str) -> tuple[Declared, ...]:
    """What title and labelled fields declare; `flat` is the text with plain spaces and quotes.

    A title counts where it, or an abbreviation in it, comes up in the text.
    """
    out = []
    for title in _titles(document):
        names = _with_brackets(_TITLE_TAIL.sub("", title))
        if any(_occurs(name, flat) for name in names):
            out.append(Declared(tuple(names), subject=True))
            break
    fields = [b for b in document.blocks if b.kind == "field" and b.label]
    for block in fields:
        label = flat[block.label.start : block.label.end] if block.label else ""
        if label.casefold().strip(" :–-()") in listed("names.alias_fields"):
            names = [name for piece in _pieces(flat[block.start : block.end]) for name in _with_brackets(piece)]
            if names:
                out.append(Declared(tuple(dict.fromkeys(names)), subject=True))
    return tuple(out)


def _titles(document: Document) -> Iterator[str]:
    """The texts that may be the document's title, the likeliest first."""
    if document.metadata.title:
        yield document.metadata.title
    first = next((b for b in document.blocks if b.kind != "furniture"), None)
    if first is not None and first.kind == "heading":
        yield document.text[first.start : first.end].replace("\u00a0", " ")


def _occurs(name: str, flat: str) -> bool:
    """Whether `name` stands in the text as whole words."""
    flags = 0 if is_acronym(name) else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", flat, flags))


def _pieces(value: str) -> list[str]:
    """The names of an alias field: parted by semicolons, and by commas that no legal form follows."""
    out: list[str] = []
    for part in _FIELD_SPLIT.split(value):
        for piece in re.split(r",\s+(?![^(]*\))", part):
            if out and piece.casefold().strip() in listed("names.legal_forms"):
                out[-1] += ", " + piece
            elif piece.strip():
                out.append(piece.strip())
    return out


def _with_brackets(text: str) -> list[str]:
    """`text` without its brackets, and the names in them."""
    plain = clean(_BRACKETED.sub("", text))
    inside = [clean(p) for m in _BRACKETED.finditer(text) for p in PIECE_SPLIT.split(m[1])]
    inside = [name for name in inside if name.casefold() not in gazetteer().places and not name.islower()]
    return [name for name in (plain, *inside) if any(c.isalpha() for c in name) and len(name) < 100]


@cache
def _cues() -> tuple[str, ...]:
    """The alias cues, the longest first."""
    return tuple(sorted(sorted(listed("names.alias_cues")), key=len, reverse=True))


def clean(name: str) -> str:
    """`name` without quotes, an article or an alias cue at its beginning, or a stop at its end."""
    name = name.strip(" \"'“”_.,;:*")
    for cue in _cues():
        if name.casefold().startswith(cue + " "):
            name = name[len(cue) :].strip(" \"'“”_")
            break
    return re.sub(r"^(?:the|The)\s+", "", name)


def grouped(declared: Iterable[Declared]) -> list[Declared]:
    """The declarations with those that share a name made one, in order of first appearance."""
    groups: list[tuple[list[str], set[str], bool]] = []
    unnamed: list[Declared] = []
    for item in declared:
        if item.unnamed:
            unnamed.append(item)
            continue
        keys = {name_key(n) for n in item.names}
        hits = [g for g in groups if g[1] & keys or (item.subject and g[2])]
        names, merged, subject = [], set(keys), item.subject
        for hit in hits:
            names += hit[0]
            merged |= hit[1]
            subject = subject or hit[2]
            groups.remove(hit)
        groups.append((list(dict.fromkeys([*names, *item.names])), merged, subject))
    return [*(Declared(tuple(names), subject) for names, _, subject in groups), *unnamed]
