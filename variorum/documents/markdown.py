"""Markdown: CommonMark with tables and a front matter of metadata.

Source: CommonMark 0.31, as markdown-it-py reads it; the front matter is YAML between two lines of "---".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import yaml

from variorum.documents.composing import Piece, compose, squeezed
from variorum.documents.decoding import decode
from variorum.documents.draft import Reading
from variorum.documents.layout import lay_out
from variorum.documents.metadata import FIELDS, UNKNOWN, from_mapping
from variorum.model import Issue, Metadata

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
# The front matter of site generators names the date of publication so. Source: Jekyll, Hugo.
_SYNONYMS = {"date": "published", "source": "publisher", "license": "licence"}
# The parser gives up on deeper nesting and would leave out what is there.
_NESTING = 200
# About five seconds of its work. Measured: a paragraph of a million opening brackets takes it three minutes.
_COST_LIMIT = 30_000_000_000


def read_markdown(data: bytes, name: str) -> Reading:
    """The reading of a Markdown file. Its canonical text is the words without the marks.

    Raises: DocumentError where `data` is no text.
    """
    from markdown_it import MarkdownIt

    decoded = decode(data, name=name)
    front = _FRONT.match(decoded.text)
    metadata, issues = _front_matter(front[1], name) if front else (UNKNOWN, ())
    body = decoded.text[front.end() :] if front else decoded.text
    tokens = None
    if _cost(body) <= _COST_LIMIT:
        tokens = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").parse(body)
    if tokens is None or any(token.level >= _NESTING - 1 for token in tokens):
        what = "the marks of this file are too many or too deep; it was read as plain text"
        issue = Issue("deep-markup", what, name, "Check the text of this document.")
        return Reading(body, lay_out(body), metadata, decoded.encoding, (*decoded.issues, *issues, issue))
    text, drafts = compose(_pieces(tokens))
    return Reading(text, drafts, metadata, decoded.encoding, (*decoded.issues, *issues))


def _cost(body: str) -> int:
    """A measure of the time that the parser would take: it tries each opening mark of a paragraph with each other."""
    return sum(sum(map(part.count, "[*_<`!&")) ** 2 for part in re.split(r"\n[ \t\r]*\n", body))


def _front_matter(source: str, name: str) -> tuple[Metadata, tuple[Issue, ...]]:
    try:
        values = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        hint = "Put values with a colon in quotes."
        return UNKNOWN, (Issue("bad-front-matter", "the front matter is not YAML", name, hint),)
    if not isinstance(values, dict):
        return UNKNOWN, ()
    named = {_SYNONYMS.get(str(key).lower(), str(key).lower()): value for key, value in values.items()}
    return from_mapping({key: value for key, value in named.items() if key in FIELDS}, name)


def _pieces(tokens: Sequence[Token]) -> list[Piece]:
    """The blocks of a token stream, in order. The cells of a table's row are parted by " | "."""
    pieces: list[Piece] = []
    depth = -1
    fresh = False  # whether the next paragraph is the first of its list item
    cells: list[str] = []
    level = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in ("th_open", "td_open"):
            cells.append("")
        elif token.type == "tr_close":
            pieces.append(Piece("paragraph", " | ".join(cells)))
            cells = []
        elif token.type == "inline":
            words = _words(token.children or [])
            if cells:
                cells[-1] = words.replace("\n", " ")
            elif level:
                pieces.append(Piece("heading", words.replace("\n", " "), level=level))
                level = 0
            elif depth >= 0 and fresh:
                pieces.append(Piece("item", words.replace("\n", " "), depth=depth))
                fresh = False
            else:
                pieces.append(Piece("paragraph", words))
        elif token.type in ("fence", "code_block"):
            pieces.append(Piece("paragraph", token.content.strip("\n")))
        elif token.type == "html_block":
            pieces.extend(_html(token.content))
    return pieces


def _words(children: Sequence[Token]) -> str:
    """The words of a line without its marks; a hard break is a line end, a soft one a space."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "softbreak":
            parts.append(" ")
    return "\n".join(squeezed(line) for line in "".join(parts).split("\n"))


def _html(content: str) -> list[Piece]:
    from variorum.documents.markup import parse, pieces_of

    root, _ = parse(content)
    return pieces_of(root) if root is not None else []
