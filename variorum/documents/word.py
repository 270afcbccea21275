"""Word documents (.docx): headings, lists, tables and paragraphs in their order.

Source: ECMA-376 part 1, section 17 (WordprocessingML). Deleted text of tracked changes, comments,
notes at the foot and running heads are left out; what may matter of them is told.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from variorum.documents.composing import Piece, compose, squeezed
from variorum.documents.draft import Reading
from variorum.errors import DocumentError
from variorum.model import Issue, Metadata

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Unpacked, a file of honest text is not larger than this, in bytes; a zip bomb is.
_UNPACKED_LIMIT = 200_000_000
_ROW_LABEL = 60
# What the template of python-docx has as author and date of creation, which says nothing of the document.
_TEMPLATE_AUTHOR, _TEMPLATE_DATE = "python-docx", date(2013, 12, 23)


def read_word(data: bytes, name: str) -> Reading:
    """The reading of a .docx file.

    Raises: DocumentError where it is broken or without text.
    """
    document = _opened(data, name)
    text, drafts = compose(_ranked(list(_pieces(document))))
    if not drafts:
        raise DocumentError("the document has no text", where=name, hint="If it holds pictures, recognise their text.")
    metadata, issues = _properties(document, name)
    notes = sum(1 for _ in document.element.body.iter(f"{_W}footnoteReference", f"{_W}endnoteReference"))
    if notes:
        what = f"left out {notes} notes at the foot or end of the text"
        issues.append(Issue("left-out", what, name, "Move into the text what the notes claim.", "note"))
    return Reading(text, drafts, metadata, "binary", tuple(issues))


def _opened(data: bytes, name: str) -> WordDocument:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > _UNPACKED_LIMIT:
            raise DocumentError(
                f"the document unpacks to {size // 1_000_000} MB, more than any text has", where=name, hint="Check it."
            )
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, NotImplementedError, OSError) as error:
        raise DocumentError(
            "this is not a Word document, or it is broken",
            where=name,
            hint="Open it in a word processor and save it again as .docx.",
        ) from error


def _ranked(pieces: list[Piece]) -> list[Piece]:
    """The pieces with headings one rank lower where the document has a title (of rank 0) above them."""
    titled = any(piece.kind == "heading" and piece.level == 0 for piece in pieces)
    return [replace(piece, level=piece.level + 1) if titled and piece.kind == "heading" else piece for piece in pieces]


def _pieces(document: WordDocument) -> Iterator[Piece]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        elif (piece := _paragraph(part)) is not None:
            yield piece


def _paragraph(paragraph: Paragraph) -> Piece | None:
    words = _words(paragraph._p)
    if not words:
        return None
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style == "Title":
        return Piece("heading", words.replace("\n", " "), level=0)
    if style.startswith("Heading ") and style[8:].isdigit():
        return Piece("heading", words.replace("\n", " "), level=int(style[8:]))
    numbering = paragraph._p.find(f"{_W}pPr/{_W}numPr")
    if numbering is not None or style.startswith("List "):
        return Piece("item", words.replace("\n", " "), depth=_depth(numbering, style))
    return Piece("paragraph", words)


def _depth(numbering: Any, style: str) -> int:
    level = numbering.find(f"{_W}ilvl") if numbering is not None else None
    value = level.get(f"{_W}val") if level is not None else None
    if value is not None and value.isdigit():
        return min(int(value), 8)
    return int(style[-1]) - 1 if style[-1:].isdigit() and style[-1] != "0" else 0


def _words(paragraph: Any) -> str:
    """The words of a paragraph, those in links and insertions included; a line break is a line end."""
    parts: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if any(above.tag == _FALLBACK for above in element.iterancestors()):
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("\u2011")
        elif element.tag == f"{_W}tab":
            # A tab stop in the paragraph's properties has the same name.
            parts.append("" if element.getparent().tag == f"{_W}tabs" else " ")
        else:
            parts.append("\n")
    return "\n".join(squeezed(line) for line in "".join(parts).split("\n")).strip("\n ")


def _rows(table: Table) -> Iterator[Piece]:
    """The rows of a table: a field where two cells read as label and value, else the cells parted by " | "."""
    for row in table._tbl.iter(f"{_W}tr"):
        cells = [_cell(cell) for cell in row.iterchildren(f"{_W}tc")]
        filled = [cell for cell in cells if cell]
        label = cells[0].rstrip(": ") if cells else ""
        if len(cells) == 2 and len(filled) == 2 and len(label) <= _ROW_LABEL and len(label.split()) <= 6:
            yield Piece("field", cells[1], label=label)
        elif filled:
            yield Piece("paragraph", " | ".join(filled))


def _cell(cell: Any) -> str:
    """The words of a cell on one line, its paragraphs parted by semicolons; those of a table in it are rows of their own."""
    lines = [_words(paragraph).replace("\n", "; ") for paragraph in cell.iterchildren(f"{_W}p")]
    return "; ".join(line for line in lines if line)


def _properties(document: WordDocument, name: str) -> tuple[Metadata, list[Issue]]:
    core = document.core_properties
    created = core.created
    author = core.author if core.author != _TEMPLATE_AUTHOR else ""
    metadata = Metadata(title=core.title or None, author=author or None)
    if created is None or created.date() == _TEMPLATE_DATE:
        return metadata, []
    published = created.date().isoformat()
    what = f"published {published} is taken from the date on which the file was made"
    hint = "Give `published` in sources.toml if the text is older."
    dated = Metadata(title=metadata.title, author=metadata.author, published=published)
    return dated, [Issue("date-from-file", what, name, hint, "note")]
