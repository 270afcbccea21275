"""Encodings: what comes out, under what name, and what is refused."""

from __future__ import annotations

import pytest

from tests.documents.outline import codes
from variorum.documents import read_bytes
from variorum.errors import DocumentError

TEXT = "The party “Sinn Féin” – founded in 1905 – is Ireland’s oldest.\n"
ENCODINGS = [
    (TEXT, "utf-8", "utf-8", []),
    (TEXT, "utf-8-sig", "utf-8-sig", []),
    (TEXT, "utf-16", "utf-16", []),
    (TEXT, "utf-16-le", "utf-16-le", []),
    (TEXT, "utf-16-be", "utf-16-be", []),
    (TEXT, "utf-32", "utf-32", []),
    (TEXT, "cp1252", "cp1252", ["encoding"]),
    ("Médecins Sans Frontières est née à Paris.\n", "latin-1", "cp1252", ["encoding"]),
    ("Партия была основана в 1990 году в Москве и имеет много членов.\n", "cp1251", "cp1251", ["encoding"]),
    ("It was founded in 1971.\n", "ascii", "utf-8", []),
]


@pytest.mark.parametrize(("text", "saved", "named", "issues"), ENCODINGS)
def test_encoding(text: str, saved: str, named: str, issues: list[str]) -> None:
    data = text.encode(saved)
    document = read_bytes(data, name="profile.txt", media_type="text/plain")
    assert document.text == text
    assert document.encoding == named
    assert data.decode(document.encoding) == text
    assert [code for code in codes(document) if code != "undated"] == issues


def test_a_few_broken_bytes_are_shown_and_told() -> None:
    data = ("Ireland’s “oldest” party – Sinn Féin – grew. " * 5).encode() + b"\x93x"
    document = read_bytes(data, name="profile.txt")
    assert document.text.endswith("\ufffdx")
    assert "1 broken byte" in document.issues[0].what


def test_text_damaged_before_is_told() -> None:
    document = read_bytes("Irelandâ€™s oldest party".encode(), name="profile.txt")
    assert document.issues[0].code == "encoding"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        b"\x7fELF\x02\x01\x01" + bytes(range(200)),
        b"\x1f\x8b\x08\x00" + bytes(range(128, 256)) * 9,
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match="not text") as caught:
        read_bytes(data, name="profile.txt", media_type="text/plain")
    assert caught.value.hint


def test_a_file_cut_in_a_character_says_where() -> None:
    with pytest.raises(DocumentError, match="breaks off at byte 6"):
        read_bytes(b"\xff\xfea\x00b\x00c", name="profile.txt")
