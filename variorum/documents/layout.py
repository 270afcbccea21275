"""Plain text to drafts of blocks: which lines belong together, and as what.

Nothing is told by the text but its line ends, spaces and signs, so each rule here is a reading habit:
a short line alone is a heading, a full line runs on, a line with a bullet is an item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from variorum.documents import signs
from variorum.documents.draft import Draft
from variorum.documents.labels import Labels, find_labels, label_at
from variorum.documents.lines import Line, split_lines, trimmed

Kind = Literal["furniture", "marked", "item", "text"]

# A heading is short. Source: section headings of the public profiles the reader was tried on.
_HEADING_WORDS = 12
_HEADING_LENGTH = 100
# Text is wrapped by hand at some width between these columns; outside them a line is a paragraph or verse.
WRAP_MIN, _WRAP_MAX = 45, 130
_LOWER_SHARE = 0.3
# A line of this share of the width that has no end goes on below. Chosen by trial.
_LONG_SHARE = 0.7
_CLOSERS = "\"'”’)]»*_"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with what it looks like alone. `words` is where its words begin, after bullet or marks."""

    line: Line
    kind: Kind
    words: int
    end: int
    level: int = 0
    dash: bool = False
    number: bool = False

    @property
    def apart(self) -> bool:
        """Whether an empty line stands above."""
        return self.line.blanks > 0


def lay_out(text: str) -> tuple[Draft, ...]:
    """The drafts of the blocks of plain `text`, in order and without overlap."""
    rows = [_row(text, line) for line in split_lines(text)]
    width = _wrap_width(text, rows)
    groups = _groups(text, rows, width)
    labels = find_labels(
        text, [(group[0].words, group[-1].end) for group in groups if group[0].kind in ("text", "item")]
    )
    return _drafts(text, groups, labels)


def _row(text: str, line: Line) -> _Row:
    words = text[line.start : line.end]
    bullet = signs.bullet().match(words)
    if bullet is not None and bullet.end() < len(words) and any(char.isalnum() for char in words[bullet.end() :]):
        start, _ = trimmed(text, line.start + bullet.end(), line.end)
        return _Row(line, "item", start, line.end, dash=bullet["dash"] is not None, number=bullet["number"] is not None)
    if signs.is_furniture(words):
        return _Row(line, "furniture", line.start, line.end)
    marked = signs.heading_mark().match(words) if len(words) <= _HEADING_LENGTH else None
    if marked is not None:
        return _Row(line, "marked", line.start + marked.start(2), line.start + marked.end(2), len(marked[1]))
    return _Row(line, "text", line.start, line.end)


def _wrap_width(text: str, rows: Sequence[_Row]) -> int | None:
    """The column at which the text was wrapped by hand, None where each line is a paragraph.

    Wrapped lines break sentences anywhere, so that many lines right below another begin in lower case.
    """
    lengths = sorted(row.line.indent + row.end - row.line.start for row in rows if row.kind in ("text", "item"))
    below = [
        two for one, two in pairwise(rows) if two.kind == "text" and not two.apart and one.kind in ("text", "item")
    ]
    lower = sum(1 for row in below if text[row.words].islower())
    if not below or lower < _LOWER_SHARE * len(below):
        return None
    if lengths[-1] < WRAP_MIN or lengths[len(lengths) * 9 // 10] > _WRAP_MAX:
        return None
    return min(lengths[-1], _WRAP_MAX)


def _groups(text: str, rows: Sequence[_Row], width: int | None) -> list[list[_Row]]:
    """Lines that make one block, in order."""
    groups: list[list[_Row]] = []
    for row in rows:
        if groups and not row.apart and _runs_on(text, groups[-1][-1], row, width):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _runs_on(text: str, above: _Row, row: _Row, width: int | None) -> bool:
    """Whether `row` goes on with the block of the line right above it."""
    if above.kind not in ("text", "item") or row.kind not in ("text", "item"):
        return False
    full = width is not None and _is_full(text, above, row, width)
    ended = ends_sentence(text[above.words : above.end])
    if row.kind == "item":
        # A dash at the start of a wrapped line of prose is no bullet.
        return row.dash and full and not ended and above.kind == "text"
    if label_at(text, row.words, row.end, known_only=True) is not None:
        return False
    if above.kind == "item" and row.line.indent > above.line.indent:
        return True
    if width is not None and row.line.indent > above.line.indent + 1 and ended and above.kind == "text":
        return False
    return full or (not ended and (text[row.words].islower() or _is_long(above, width)))


def _is_long(row: _Row, width: int | None) -> bool:
    """Whether a line without an end is too long to be a heading or a line of verse in wrapped text."""
    return width is not None and row.end - row.line.start >= _LONG_SHARE * width


def _is_full(text: str, above: _Row, row: _Row, width: int) -> bool:
    """Whether the first word of `row` had no room on the line above."""
    first = re.match(r"\S+", text[row.words : row.end])
    length = above.line.indent + above.end - above.line.start
    return length >= WRAP_MIN and length + 1 + len(first[0] if first else "") > width - 3


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence or clause does, citation marks and closing quotes aside."""
    tail = signs.citation_marks().sub("", words[-80:]).rstrip().rstrip(_CLOSERS)
    return tail.endswith((".", "!", "?", ":", ";", "…"))


def _drafts(text: str, groups: Sequence[Sequence[_Row]], labels: Labels) -> tuple[Draft, ...]:
    graded = len({min(group[0].line.blanks, 2) for group in groups} - {0}) > 1
    drafts: list[Draft] = []
    indents: list[int] = []
    for at, group in enumerate(groups):
        first = group[0]
        start, end = first.words, group[-1].end
        if first.kind != "item":
            indents = []
        label = labels.get(start)
        if first.kind == "furniture":
            drafts.append(Draft("furniture", start, end))
        elif first.kind == "marked":
            drafts.append(Draft("heading", start, end, level=first.level))
        elif label is not None:
            drafts.append(Draft("field", label.value, end, label=label.span))
        elif first.kind == "item" and not _is_numbered_heading(text, groups, at):
            drafts.append(Draft("item", start, end, depth=_depth(indents, first.line.indent)))
        elif first.kind == "item" or _is_heading(text, groups, at):
            drafts.append(Draft("heading", first.line.start, end, level=_level(text, drafts, group, graded)))
        else:
            drafts.append(Draft("paragraph", start, end))
    return tuple(drafts)


def _depth(indents: list[int], indent: int) -> int:
    """The nesting of an item at column `indent`; `indents`, the columns of the open lists, is updated."""
    while indents and indents[-1] > indent + 1:
        indents.pop()
    if not indents or indent > indents[-1] + 1:
        indents.append(indent)
    return len(indents) - 1


def _is_numbered_heading(text: str, groups: Sequence[Sequence[_Row]], at: int) -> bool:
    """Tell "2. History" between paragraphs from an item: no numbers beside it, and the looks of a heading."""
    first = groups[at][0]
    if not text[first.line.start].isdigit() or first.line.indent:
        return False
    beside = [groups[i][0].number for i in (at - 1, at + 1) if 0 <= i < len(groups)]
    return not any(beside) and _is_heading(text, groups, at)


def _is_heading(text: str, groups: Sequence[Sequence[_Row]], at: int) -> bool:
    """Whether a group looks like a heading and has something below it to be the head of.

    It stands below an empty line, or alone between longer lines; short lines one below the other are a list of
    names or an address.
    """
    if at + 1 == len(groups) or not _looks_like_heading(text, groups[at], groups[at + 1]):
        return False
    if at == 0 or groups[at][0].apart:
        return True
    below = groups[at + 2] if at + 2 < len(groups) else None
    alone = not _looks_like_heading(text, groups[at - 1], groups[at])
    return alone and not _looks_like_heading(text, groups[at + 1], below)


def _looks_like_heading(text: str, group: Sequence[_Row], following: Sequence[_Row] | None) -> bool:
    """Whether a group is one short line without an end or a verb, that begins as a heading does."""
    words = text[group[0].words : group[-1].end]
    if len(group) > 1 or len(words) > _HEADING_LENGTH:
        return False
    bare = signs.citation_marks().sub("", words).strip()
    parts = bare.split()
    if not parts or len(parts) > _HEADING_WORDS or not _opens_heading(bare, len(parts)):
        return False
    if bare.endswith(":") and len(parts) <= 4 and following is not None and following[0].kind == "text":
        return True
    if ";" in bare or (bare[-1] in ".!?:,…" and not re.search(r"\b(?:[A-Z]\.){2,}$", bare)):
        return False
    # "12 January 2006: attack on ..." is an entry of a chronology.
    dated = bare[0].isdigit() and ": " in bare
    return not dated and not signs.is_sentence(parts)


def _opens_heading(words: str, count: int) -> bool:
    """Whether the words begin with a capital or a number, or with a name such as "uMkhonto"."""
    opener = words.lstrip("\"'“‘(*_")[:1]
    if opener.isupper() or opener.isdigit() or not opener.isascii():
        return True
    return count <= 4 and words[1:2].isupper()


def _level(text: str, drafts: Sequence[Draft], group: Sequence[_Row], graded: bool) -> int:
    """1 for the title and its repetition; below it 2, or 3 where greater heads have more empty lines above."""
    heads = [text[draft.start : draft.end].casefold() for draft in drafts if draft.kind == "heading"]
    titled = all(draft.kind in ("heading", "furniture") for draft in drafts)
    words = text[group[0].line.start : group[-1].end].casefold()
    if titled and all(head == words for head in heads):
        return 1
    return 3 if graded and group[0].line.blanks < 2 else 2
