"""PDF files, made here: text, pages, and what is refused."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # the library has no type stubs
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from tests.documents.outline import codes, outline
from variorum.documents import read_bytes
from variorum.errors import DocumentError
from variorum.model import Document, Metadata

LEFT, TOP, STEP = 60, 780, 14


def pdf(*pages: list[str], title: str | None = None, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF with a line of each page for each string; "" is a gap, a line after "!" is set in large letters."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for i, line in enumerate(lines):
            canvas.setFont("Helvetica", 18 if line.startswith("!") else 11)
            canvas.drawString(LEFT, TOP - i * STEP, line.removeprefix("!"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes, metadata: Metadata = Metadata()) -> Document:  # noqa: B008 (frozen)
    """The document that a PDF is."""
    return read_bytes(data, name="profile.pdf", media_type="application/pdf", metadata=metadata)


FIRST = [
    "Profiles of trade unions, part 7",
    "!Solidarity",
    "",
    "The Solidarity trade union was founded in August 1980 at the Lenin Ship-",
    "yard in Gdansk. Its leader Lech Walesa received the Nobel Peace Prize in",
    "1983.",
    "",
    "Its demands included:",
    "- the right to strike",
    "- the release of political prisoners",
    "",
    "The union was banned in October 1982 and went on with its work in secret",
]
SECOND = [
    "Profiles of trade unions, part 8",
    "until it was made legal again in April 1989, when the Round Table ended.",
    "",
    "Headquarters: Gdansk",
    "",
    "Members: ten million",
    "17",
]


def test_blocks_and_pages() -> None:
    document = read(pdf(FIRST, SECOND))
    assert outline(document) == [
        "heading1 Solidarity",
        (
            "paragraph The Solidarity trade union was founded in August 1980 at the Lenin Shipyard\n"
            "in Gdansk. Its leader Lech Walesa received the Nobel Peace Prize in\n1983."
        ),
        "paragraph Its demands included:",
        "item the right to strike",
        "item the release of political prisoners",
        (
            "paragraph The union was banned in October 1982 and went on with its work in secret\n"
            "until it was made legal again in April 1989, when the Round Table ended."
        ),
        "field [Headquarters] Gdansk",
        "field [Members] ten million",
    ]
    assert [block.page for block in document.blocks] == [1, 1, 1, 1, 1, 1, 2, 2]
    assert "left-out" in codes(document)


def test_metadata_and_its_date() -> None:
    document = read(pdf(FIRST, title="Solidarity: a profile"))
    assert document.metadata.title == "Solidarity: a profile"
    assert document.metadata.published == "2000-01-01"
    assert "date-from-file" in codes(document)


def test_a_given_date_wins_over_that_of_the_file() -> None:
    document = read(pdf(FIRST), Metadata(published="1998"))
    assert document.metadata.published == "1998"
    assert "date-from-file" not in codes(document)


def test_pages_without_text_are_told() -> None:
    document = read(pdf(FIRST, [], SECOND))
    issue = next(issue for issue in document.issues if issue.code == "lost-pages")
    assert "page 2" in issue.what


REFUSED = [
    (b"%PDF-1.7\nnothing of the kind", "broken", "qpdf"),
    (pdf(FIRST)[:600], "broken", "qpdf"),
    (pdf(FIRST, encrypt=StandardEncryption("secret", strength=128)), "encrypted", "--decrypt"),
    (pdf([], []), "no text", "ocrmypdf"),
]


@pytest.mark.parametrize(("data", "what", "hint"), REFUSED, ids=["junk", "cut short", "encrypted", "pictures"])
def test_refused(data: bytes, what: str, hint: str) -> None:
    with pytest.raises(DocumentError, match=what) as caught:
        read(data)
    assert hint in caught.value.hint


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    data = pdf(FIRST, encrypt=StandardEncryption("", ownerPassword="secret", strength=128))
    assert "Solidarity" in read(data).text
