"""The units that are parsed one by one: blocks, and in note style the clauses between semicolons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from variorum.lexicon import lexicon, words
from variorum.model import Block, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_CAPITALS = re.compile(r"[^\W\d_a-z]{3,}(?:-[^\W\d_a-z]{2,})*")
_BEFORE = re.compile(r"([^\W\d_][\w'-]*)\s$")
_PAIR = re.compile(rf"\b({_CAPITALS.pattern})\s(?=({_CAPITALS.pattern}))")
_FACE = re.compile(r"[^\w\s]*[()][^\w\s]*")
_DASH = re.compile(r"(—+)")
_DOTTED = re.compile(r"((?:[^\W\d_]\.){2,})(-)([^\W\d_]{2,})")
_MAX_UNIT = 20_000  # code points: the parser's memory grows with the length of its input


@dataclass(frozen=True, slots=True)
class Unit:
    """Words to parse together: `norms[k]` stands for the document's `[starts[k], ends[k])`.

    `spaced[k]` says whether white space follows. `starts[k] == ends[k]` marks a synthetic word.
    """

    block: int
    notes: bool
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spaced: tuple[bool, ...]

    def doc(self, vocab: Vocab) -> Doc:
        """The unit as an unparsed spaCy document."""
        from spacy.tokens import Doc

        return Doc(vocab, words=list(self.norms), spaces=list(self.spaced))


@cache
def _alike() -> dict[int, str]:
    return str.maketrans(lexicon("parsing")["alike"])


@cache
def _stops() -> re.Pattern[str]:
    """Abbreviations whose stop a parser takes for a sentence's end."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words('parsing.stopped')))})\.(?=\s)")


def surnames_in_capitals(text: str) -> frozenset[str]:
    """Words that `text` shouts though they are plain names ("Gerry ADAMS"), to be parsed as "Adams".

    A word in capitals counts if it follows a capitalised word, and is nowhere used like an
    acronym: in brackets, or behind an article or preposition; or if it also occurs as a plain
    capitalised word.
    """
    shy = words("parsing.before_acronym")
    seen: dict[str, set[str]] = {}
    for match in _CAPITALS.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
        word = before[1] if before else ""
        if text[match.start() - 1 : match.start()] == "(" or word.casefold() in shy:
            use = "acronym"
        elif word[:1].isupper() and len(word) > 2:
            use = "surname" if not word.isupper() else "more"
        else:
            use = "alone"
        seen.setdefault(match[0], set()).add(use)
    plain = set(re.findall(r"[^\W\d_]+", text))
    found = {w for w, uses in seen.items() if w.title() in plain or ("surname" in uses and "acronym" not in uses)}
    # The rest of a surname of several words ("BIN LADIN") follows a word already found.
    found |= {m[2] for m in _PAIR.finditer(text) if m[1] in found and "acronym" not in seen.get(m[2], ())}
    return frozenset(found)


def normalise(text: str, block: Block, shouted: frozenset[str]) -> str:
    """The block's words as they are parsed: as long as the block, one character for one."""
    norm = text[block.start : block.end].translate(_alike())
    for marker in block.markers:
        start, end = marker.start - block.start, marker.end - block.start
        norm = norm[:start] + " " * (end - start) + norm[end:]

    def lower(match: re.Match[str]) -> str:
        # str.title keeps the length for all letters but a few ligatures: those stay as they are.
        titled = match[0].title()
        return titled if match[0] in shouted and len(titled) == len(match[0]) else match[0]

    norm = _stops().sub(lambda match: match[0][:-1] + " ", norm)
    return _CAPITALS.sub(lower, norm)


def _pieces(norm: str, *, notes: bool) -> Iterator[tuple[int, int]]:
    """The stretches of a block to parse alone: whole, or in note style from semicolon to semicolon."""
    start, depth = 0, 0
    for i, char in enumerate(norm):
        depth += (char in "([") - (char in ")]")
        full = i - start >= _MAX_UNIT and char == " "
        if full or (notes and char == ";" and depth <= 0):
            yield start, i + (not full)
            start, depth = i + 1, 0
    if start < len(norm):
        yield start, len(norm)


def _tokens(norm: str, tokenizer: Callable[[str], Doc]) -> Iterator[tuple[str, int]]:
    """The words of `norm` and where each begins, white space left out.

    A long dash always parts words: the tokenizer leaves `God")—also` whole. Brackets with marks beside them, which
    it takes for faces ("(;"), are parted too, and what a hyphen joins to letters with stops ("U.S.-backed").
    """
    at = 0
    for stretch in _DASH.split(norm):
        for token in tokenizer(stretch):
            if len(token.text) > 1 and _FACE.fullmatch(token.text):
                yield from ((char, at + token.idx + k) for k, char in enumerate(token.text))
            elif parts := _DOTTED.fullmatch(token.text):
                yield from ((parts[k], at + token.idx + parts.start(k)) for k in (1, 2, 3))
            elif not token.is_space:
                yield token.text, at + token.idx
        at += len(stretch)


def units_of(document: Document, tokenizer: Callable[[str], Doc]) -> Iterator[Unit]:
    """The units of a document, in text order; furniture has none.

    The tokenizer is spaCy's for English; white-space tokens are left out.
    """
    shouted = surnames_in_capitals(document.text)
    for index, block in enumerate(document.blocks):
        if block.kind == "furniture":
            continue
        norm = normalise(document.text, block, shouted)
        for start, end in _pieces(norm, notes=block.notes):
            tokens = list(_tokens(norm[start:end], tokenizer))
            if not tokens:
                continue
            base = block.start + start
            starts = tuple(base + at for _, at in tokens)
            ends = tuple(base + at + len(word) for word, at in tokens)
            spaced = tuple(a < b for a, b in zip(ends, (*starts[1:], ends[-1]), strict=True))
            yield Unit(index, block.notes, tuple(word for word, _ in tokens), starts, ends, spaced)
