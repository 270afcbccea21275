"""Pieces of a structured document to one canonical text, with the drafts of its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.documents import signs
from variorum.documents.draft import Draft
from variorum.documents.labels import find_labels
from variorum.documents.layout import lay_out
from variorum.documents.lines import is_space, trimmed
from variorum.model import Span
from variorum.model.document import BlockKind

_BULLET = "• "
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as a format gives it. `text` may hold line ends where the format breaks lines.

    `label` is the label of a "field"; `depth` the nesting of an "item"; `level` a "heading"'s rank.
    """

    kind: BlockKind
    text: str
    level: int = 0
    label: str = ""
    depth: int = 0


def squeezed(text: str) -> str:
    """`text` with each run of ordinary spaces and line ends as one space; no-break spaces stay."""
    return " ".join(part for part in _split_ordinary(text) if part)


def _split_ordinary(text: str) -> list[str]:
    return text.translate(_ORDINARY).split(" ")


_ORDINARY = dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")


def compose(pieces: Sequence[Piece]) -> tuple[str, tuple[Draft, ...]]:
    """The canonical text of `pieces` and the drafts of its blocks, in order.

    Blocks are parted by an empty line, the items of a list by a line end; an item is written with
    a bullet, a field as "label: value".
    """
    parts: list[str] = []
    drafts: list[Draft] = []
    at = 0
    previous: Piece | None = None
    for piece in pieces:
        if not any(not is_space(char) for char in piece.text):
            continue
        gap = _gap(previous, piece)
        lead = _INDENT * piece.depth + _BULLET if piece.kind == "item" else ""
        lead = f"{piece.label}: " if piece.kind == "field" else lead
        at += len(gap) + len(lead)
        drafts.extend(_drafts(piece, at))
        parts += [gap, lead, piece.text]
        at += len(piece.text)
        previous = piece
    text = "".join(parts)
    return text, _refined(text, drafts)


def _gap(above: Piece | None, piece: Piece) -> str:
    if above is None:
        return ""
    return "\n" if above.kind == piece.kind and piece.kind in ("item", "field") else "\n\n"


def _drafts(piece: Piece, at: int) -> list[Draft]:
    """The drafts of a piece whose text begins at `at`; lines in a paragraph are laid out as plain text is."""
    start, end = trimmed(piece.text, 0, len(piece.text))
    if piece.kind == "paragraph" and "\n" in piece.text[start:end]:
        return [_moved(draft, at) for draft in lay_out(piece.text)]
    label = None
    if piece.kind == "field":
        first = at - 2 - len(piece.label)
        label = Span(first, first + len(piece.label))
    return [Draft(piece.kind, at + start, at + end, level=piece.level, label=label, depth=piece.depth)]


def _moved(draft: Draft, by: int) -> Draft:
    label = Span(draft.label.start + by, draft.label.end + by) if draft.label is not None else None
    return replace(draft, start=draft.start + by, end=draft.end + by, label=label)


def _refined(text: str, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, with furniture and labelled fields among paragraphs and items told apart."""
    plain = [draft for draft in drafts if draft.kind in ("paragraph", "item")]
    labels = find_labels(text, [(draft.start, draft.end) for draft in plain])
    out = []
    for draft in drafts:
        if draft.kind in ("paragraph", "item") and signs.is_furniture(text[draft.start : draft.end]):
            draft = replace(draft, kind="furniture")
        elif draft.kind in ("paragraph", "item") and (label := labels.get(draft.start)) is not None:
            draft = replace(draft, kind="field", start=label.value, label=label.span)
        out.append(draft)
    return tuple(out)
