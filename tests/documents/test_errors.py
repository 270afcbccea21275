"""Each input that cannot be read has its message: what, where, what to do."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from variorum.documents import LIMIT, read, read_bytes
from variorum.errors import DocumentError

CONTENTS = {
    "empty": ("a.txt", b"", "empty", "text in it"),
    "blank": ("a.txt", b" \n\t\xc2\xa0\r\n", "nothing but blanks", "text in it"),
    "blank markdown": ("a.md", b"\n***\n", "nothing but blanks", "text in it"),
    "binary": ("a.txt", bytes(range(256)) * 9, "not text", "UTF-8"),
    "a pdf named .txt": ("a.txt", b"%PDF-1.7\n...", "pdf file by its content", r"\*\.pdf"),
    "a zip named .md": ("a.md", b"PK\x03\x04...", "docx file by its content", r"\*\.docx"),
    "an old word file": ("a.doc", b"...", r"type \.doc are not read", "soffice"),
    "an unknown type": ("a.xyz", b"...", r"type \.xyz are not read", r"\.txt"),
    "an old word file named .docx": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"type \.doc", "soffice"),
}


@pytest.mark.parametrize(("name", "content", "what", "hint"), CONTENTS.values(), ids=CONTENTS)
def test_content(tmp_path: Path, name: str, content: bytes, what: str, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=what) as caught:
        read(path)
    assert caught.value.where == name
    assert re.search(hint, caught.value.hint)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="a folder"):
        read(tmp_path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read(tmp_path / "a.txt")


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    with pytest.raises(DocumentError, match="leads nowhere"):
        read(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="not a regular file") as caught:
        read(tmp_path / "a.txt")
    assert "'-'" in caught.value.hint


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It grew.", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # The owner of a machine may read everything, so the refusal is made here.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="may not read") as caught:
        read(path)
    assert "chmod" in caught.value.hint


def test_a_large_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.delattr(Path, "open")
    with pytest.raises(DocumentError, match="200 MB, more than the 20 MB") as caught:
        read(path)
    assert "Split" in caught.value.hint


def test_large_bytes_are_refused() -> None:
    with pytest.raises(DocumentError, match="more than"):
        read_bytes(b"a" * (LIMIT + 1), name="-")


def test_an_unknown_media_type() -> None:
    with pytest.raises(DocumentError, match="image/png"):
        read_bytes(b"a", name="-", media_type="image/png")


def test_a_name_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        read(tmp_path / ("a" * 5000 + ".txt"))


SHOWN = [
    (b"It grew.", "text/plain"),
    (b"<!DOCTYPE html><html><body><p>It grew.</p></body></html>", "text/html"),
    (b"\n<html><body><p>It grew.</p></body></html>", "text/html"),
]


@pytest.mark.parametrize(("data", "media_type"), SHOWN)
def test_standard_input_shows_its_type(data: bytes, media_type: str) -> None:
    document = read_bytes(data, name="-")
    assert document.media_type == media_type
    assert document.text == "It grew."
