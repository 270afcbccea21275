"""Drafts to blocks: sections, lead-ins, note style, citation marks, and sections of furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.documents import signs
from variorum.documents.draft import Draft
from variorum.documents.layout import ends_sentence
from variorum.model import Block, Span

# A paragraph of which this share of sentences lacks its subject is in note style. Chosen by trial: prose has next to none.
_NOTE_SHARE = 1 / 3


def build(text: str, drafts: Sequence[Draft]) -> tuple[Block, ...]:
    """The blocks of `text` that `drafts` outline, in the same order and number."""
    drafts = _furnished(text, drafts)
    sections = _sections(drafts)
    leads = _lead_ins(drafts)
    notes = _notes(text, drafts)
    return tuple(
        Block(
            kind=draft.kind,
            start=draft.start,
            end=draft.end,
            level=draft.level if draft.kind == "heading" else 0,
            label=draft.label,
            lead_in=leads[i],
            section=sections[i],
            page=draft.page,
            notes=notes[i],
            markers=_markers(text, draft),
        )
        for i, draft in enumerate(drafts)
    )


def _furnished(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with all below a heading such as "References" turned to furniture, to the next of its rank."""
    out: list[Draft] = []
    level: int | None = None
    for draft in drafts:
        if draft.kind == "heading" and (level is None or draft.level <= level):
            level = draft.level if signs.opens_furniture(text[draft.start : draft.end]) else None
        if level is not None and draft.kind != "furniture":
            start = draft.label.start if draft.label is not None else draft.start
            draft = replace(draft, kind="furniture", start=start, label=None)
        out.append(draft)
    return out


def _sections(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the heading it stands under; for a heading, of the greater heading above."""
    out: list[int | None] = []
    open_heads: list[tuple[int, int]] = []
    for i, draft in enumerate(drafts):
        if draft.kind == "heading":
            while open_heads and open_heads[-1][0] >= draft.level:
                open_heads.pop()
            out.append(open_heads[-1][1] if open_heads else None)
            open_heads.append((draft.level, i))
        else:
            out.append(open_heads[-1][1] if open_heads else None)
    return out


def _lead_ins(drafts: Sequence[Draft]) -> list[int | None]:
    """For each item the block that introduces its list: the parent item, or the block right above the list."""
    out: list[int | None] = [None] * len(drafts)
    heads: list[int | None] = []  # for each open depth the lead-in of its items
    last: list[int] = []  # for each open depth its latest item
    for i, draft in enumerate(drafts):
        if draft.kind != "item":
            heads, last = [], []
            continue
        depth = min(draft.depth, len(last))
        if depth == len(heads):
            heads.append(last[depth - 1] if depth else _introducer(drafts, i))
        heads, last = heads[: depth + 1], [*last[:depth], i]
        out[i] = heads[depth]
    return out


def _introducer(drafts: Sequence[Draft], i: int) -> int | None:
    above = i - 1
    return above if above >= 0 and drafts[above].kind in ("paragraph", "heading", "field") else None


def _notes(text: str, drafts: Sequence[Draft]) -> list[bool]:
    """Whether each draft is in note style. The items of one list are, or are not, together: half of them decide."""
    own = [_is_note(text, draft) for draft in drafts]
    i = 0
    while i < len(drafts):
        last = i
        while last < len(drafts) and drafts[last].kind == "item" and drafts[i].kind == "item":
            last += 1
        if last > i:
            own[i:last] = [2 * sum(own[i:last]) >= last - i] * (last - i)
        i = max(last, i + 1)
    return own


def _is_note(text: str, draft: Draft) -> bool:
    """Whether a draft alone is in note style.

    Notes of a paragraph's length part their clauses by semicolons, end without a stop, or open most of
    their sentences so ("Split from ... in 1974. Has attacked ..."). Another paragraph without a subject
    has lost it, and it need not be the document's.
    """
    if draft.kind not in ("item", "paragraph"):
        return draft.kind == "field"
    words = text[draft.start : draft.end]
    sentences = signs.sentences(words)
    if draft.kind == "item" or not ends_sentence(words) or (len(sentences) == 1 and ";" in words):
        return signs.is_note(words)
    openings = [words for words in sentences if words[:1].isupper() and signs.is_note(words, adverbial=False)]
    return len(openings) >= _NOTE_SHARE * len(sentences)


def _markers(text: str, draft: Draft) -> tuple[Span, ...]:
    found = signs.citation_marks().finditer(text, draft.start, draft.end)
    return tuple(Span(match.start(), match.end()) for match in found)
