"""The lexicon of voice cues, loaded: which words announce another's word, doubt, denial, attempt or plan.

Source of all words and of what each cue rules: `data/lexicons/en/voices.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.errors import DataError
from variorum.lexicon import lexicon
from variorum.model.analysis import Status
from variorum.model.claim import STATUSES

_WHERE = "lexicons/en/voices.yaml"
SCOPES = frozenset(
    {
        "adjunct", "as", "clause", "compound", "gerund", "governed", "infinitive", "marked", "negated", "noun", "object",
        "predicate", "sentence",
    }
)  # fmt: skip
"""What a cue may rule, beside "prep X" and "gerund X" (see the head of the lexicon)."""
SPEAKERS = frozenset({"holder", "none", "object", "owner", "subject"})
"""Where the words that name the speaker may stand."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with words that the cue rules, words that it leaves alone, and its speaker ("" for none)."""

    text: str
    ruled: tuple[str, ...]
    free: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon: a pattern of use that many words share. The fields are the lexicon's keys."""

    name: str
    words: tuple[tuple[str, ...], ...]
    status: Status
    scope: tuple[str, ...]
    examples: tuple[Example, ...]
    counter: tuple[str, ...]
    tags: tuple[str, ...] = ()
    deps: frozenset[str] = frozenset()
    voice: str = ""
    prep: frozenset[str] = frozenset()
    aux: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()
    speaker: str = "none"
    itself: bool = False


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the lexicon's order.

    Raises: DataError where an entry is malformed or lacks an example or a counter-example.
    """
    return tuple(_cue(entry) for entry in lexicon("voices")["cues"])


@cache
def cue_index() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """By the first word of each cue's words: the words that must follow it, and the cue."""
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in cues():
        for first, *rest in cue.words:
            index.setdefault(first, []).append((tuple(rest), cue))
    return {word: tuple(entries) for word, entries in index.items()}


def _cue(entry: Mapping[str, Any]) -> Cue:
    name = str(entry.get("name", "?"))
    known = set(Cue.__dataclass_fields__)
    if unknown := sorted(set(entry) - known):
        raise DataError(f"unknown keys {unknown} in the cue {name!r}", where=_WHERE)
    for key in ("words", "scope", "status", "examples", "counter"):
        if not entry.get(key):
            raise DataError(f"the cue {name!r} has no {key}", where=_WHERE)
    wrong = [s for s in entry["scope"] if s not in SCOPES and not s.startswith(("prep ", "gerund "))]
    if wrong or entry["status"] not in STATUSES or entry.get("speaker", "none") not in SPEAKERS:
        raise DataError(f"the cue {name!r} has an unknown scope, status or speaker", where=_WHERE)
    sets = {
        key: frozenset(entry.get(key, ()))
        for key in ("deps", "prep", "aux", "objects", "into", "by", "under", "apart", "unless", "spares")
    }
    return Cue(
        name=name,
        words=tuple(tuple(str(word).split()) for word in entry["words"]),
        status=entry["status"],
        scope=tuple(entry["scope"]),
        examples=tuple(_example(e) for e in entry["examples"]),
        counter=tuple(entry["counter"]),
        tags=tuple(entry.get("tags", ())),
        voice=entry.get("voice", ""),
        speaker=entry.get("speaker", "none"),
        itself=entry.get("itself", False),
        **sets,
    )


def _example(entry: Mapping[str, Any]) -> Example:
    return Example(entry["text"], tuple(entry.get("ruled", ())), tuple(entry.get("free", ())), entry.get("speaker", ""))
