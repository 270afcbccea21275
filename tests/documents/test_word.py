"""Word documents, made here."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml import parse_xml

from tests.documents.outline import codes, outline
from variorum.documents import read_bytes
from variorum.errors import DocumentError
from variorum.model import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def sample() -> bytes:
    """A document with a block of each kind."""
    document = docx.Document()
    document.core_properties.title = "Oxfam: a profile"
    document.core_properties.created = datetime(2019, 3, 5, 12)
    document.add_heading("Oxfam", 0)
    document.add_heading("History", 1)
    document.add_paragraph("Oxfam was founded in Oxford in 1942.")
    tracked = document.add_paragraph("It sent food to Greece")._p
    tracked.append(parse_xml(f"<w:ins {XML}><w:r><w:t> in 1943</w:t></w:r></w:ins>"))
    tracked.append(parse_xml(f"<w:del {XML}><w:r><w:delText> and Spain</w:delText></w:r></w:del>"))
    document.add_paragraph("It works on:")
    document.add_paragraph("famine relief", style="List Bullet")
    document.add_paragraph("trade", style="List Bullet 2")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Headquarters", "Nairobi", "Founded:", "1942"], strict=True):
        cell.text = text
    document.add_paragraph("aka: Oxford Committee for Famine Relief")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes) -> Document:
    """The document that a Word file is."""
    return read_bytes(data, name="profile.docx", media_type=WORD)


def test_blocks() -> None:
    document = read(sample())
    assert outline(document) == [
        "heading1 Oxfam",
        "heading2 History",
        "paragraph Oxfam was founded in Oxford in 1942.",
        "paragraph It sent food to Greece in 1943",
        "paragraph It works on:",
        "item famine relief",
        "item trade",
        "field [Headquarters] Nairobi",
        "field [Founded] 1942",
        "field [aka] Oxford Committee for Famine Relief",
    ]
    assert [block.lead_in for block in document.blocks[5:7]] == [4, 5]


def test_properties() -> None:
    document = read(sample())
    assert document.metadata.title == "Oxfam: a profile"
    assert document.metadata.published == "2019-03-05"
    assert codes(document) == ["date-from-file"]


def empty() -> bytes:
    """A document without a word."""
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def archive(name: str, content: bytes) -> bytes:
    """A zip file with one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()


REFUSED = {
    "empty": (empty(), "no text"),
    "no zip": (b"PK\x03\x04 and no more", "not a Word document"),
    "cut short": (sample()[:5000], "not a Word document"),
    "another zip": (archive("hello.txt", b"hello"), "not a Word document"),
    "a bomb": (archive("word/document.xml", bytes(201_000_000)), "unpacks to 201 MB"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"type \.doc"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
}


@pytest.mark.parametrize(("data", "what"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError, match=what) as caught:
        read(data)
    assert caught.value.hint
