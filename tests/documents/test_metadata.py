"""What is known about a document, and which statement wins."""

from __future__ import annotations

import pytest

from tests.documents.outline import codes, plain
from variorum.documents import merged, read_bytes
from variorum.documents.metadata import edtf
from variorum.model import Metadata

DATES = [
    ("2024", "2024"),
    ("2024-05", "2024-05"),
    ("2024-05-31", "2024-05-31"),
    (" 2024-05-31 ", "2024-05-31"),
    ("2024-05-31T10:20:30+02:00", "2024-05-31"),
    ("2024-05-31 10:20", "2024-05-31"),
    ("2024-02-30", None),
    ("2024-13", None),
    ("0000", None),
    ("May 2024", None),
    ("31.5.2024", None),
    ("24", None),
    ("", None),
]


@pytest.mark.parametrize(("value", "expected"), DATES)
def test_dates(value: str, expected: str | None) -> None:
    assert edtf(value) == expected


def test_later_layers_win() -> None:
    assert merged(Metadata(title="a", url="u"), Metadata(title="b"), Metadata()) == Metadata(title="b", url="u")


TEXTS = [
    ("It grew.\n\n© Copyright 2024,\n", "2024", "date-from-text"),
    ("It grew.\n\nCopyright 2010-2019 Example Press\n", "2019", "date-from-text"),
    (
        "It grew.\n\nThis page was last edited on 5 March 2019, at 12:00.\n\n© 2020 Press\n",
        "2019-03-05",
        "date-from-text",
    ),
    ("It grew.\n\nLast updated: March 5, 2019\n", "2019-03-05", "date-from-text"),
    ("It grew in 2019.\n", None, "undated"),
    ("It grew.\n\n© 0000 Press\n", None, "undated"),
    ("It grew.\n\n\nReferences\n\n- Annual report, published 5 March 2008\n", None, "undated"),
]


@pytest.mark.parametrize(("text", "published", "code"), TEXTS)
def test_date_from_the_text(text: str, published: str | None, code: str) -> None:
    document = plain(text)
    assert document.metadata.published == published
    assert codes(document) == [code]
    assert document.issues[0].severity == "note"


def test_what_the_user_says_wins() -> None:
    given = Metadata(published="2001-02", title="Mine", retrieved="2020")
    document = read_bytes(
        b"---\ntitle: Theirs\nauthor: A\n---\nIt grew.\n\n\xc2\xa9 2024\n",
        name="a.md",
        media_type="text/markdown",
        metadata=given,
    )
    assert document.metadata == Metadata(title="Mine", author="A", published="2001-02", retrieved="2020")
    assert document.issues == ()


def test_a_bad_date_of_the_user_is_told_and_left_out() -> None:
    document = read_bytes(b"It grew.", name="a.txt", metadata=Metadata(published="spring 2001"))
    assert document.metadata.published is None
    assert codes(document) == ["bad-date", "undated"]
    assert "2024-05" in document.issues[0].hint
