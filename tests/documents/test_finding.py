"""Files, folders, globs and `sources.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.documents import find
from variorum.model import Metadata

FILES = ["b.txt", "a.md", "sub/c.html", "sub/deep/d.pdf", "other.csv", ".hidden.txt", ".git/x.txt", "z.docx"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sources, which is also the working directory."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It grew.\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


NAMED = {
    "a folder": (["."], ["a.md", "b.txt", "z.docx", "sub/c.html", "sub/deep/d.pdf"]),
    "files in the order named": (["z.docx", "a.md"], ["z.docx", "a.md"]),
    "a file below": (["sub/deep/d.pdf"], ["d.pdf"]),
    "a file twice": (["a.md", "./a.md", "."], ["a.md", "b.txt", "z.docx", "sub/c.html", "sub/deep/d.pdf"]),
    "a glob": (["*.txt"], ["b.txt"]),
    "a glob over folders": (["**/*.html"], ["sub/c.html"]),
    "a glob below a folder": (["sub/*/*"], ["deep/d.pdf"]),
    "standard input": (["-", "a.md"], ["-", "a.md"]),
    "nothing": ([], []),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("named", "names"), NAMED.values(), ids=NAMED)
def test_sources(named: list[str], names: list[str]) -> None:
    found = find(named)
    assert [source.name for source in found.sources] == names
    assert found.issues == ()


def test_names_are_relative_and_differ(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "c.html").write_text("x", encoding="utf-8")
    found = find([str(folder / "sub" / "c.html"), str(folder / "other" / "c.html")])
    assert [source.name for source in found.sources] == ["sub/c.html", "other/c.html"]


WRONG = [
    ("missing.txt", "no-file", "Check the path"),
    ("empty", "no-documents", ".docx"),
    ("*.xyz", "no-match", "pattern"),
    ("other.csv", "unsupported", ".docx"),
    ("nowhere/*.txt", "no-match", "pattern"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("named", "code", "hint"), WRONG)
def test_what_is_not_found_is_told(named: str, code: str, hint: str) -> None:
    found = find([named, "a.md"])
    assert [source.name for source in found.sources] == ["a.md"]
    assert [(issue.code, issue.where, issue.severity) for issue in found.issues] == [(code, named, "error")]
    assert hint in found.issues[0].hint


def test_sources_toml(folder: Path) -> None:
    (folder / "sources.toml").write_text(
        '["*"]\nlicence = "CC0"\npublisher = "Press"\n\n["b.txt"]\npublisher = "Other"\npublished = 2001-02-03\n'
        '["sub/*.html"]\npublished = 1999\n["sub/deep/d.pdf"]\ntitle = "D"\n',
        encoding="utf-8",
    )
    (folder / "sub" / "sources.toml").write_text('["deep/d.pdf"]\ntitle = "Nearer"\n', encoding="utf-8")
    found = find(["."])
    assert found.issues == ()
    known = {source.name: source.metadata for source in found.sources}
    assert known["a.md"] == Metadata(licence="CC0", publisher="Press")
    assert known["b.txt"] == Metadata(licence="CC0", publisher="Other", published="2001-02-03")
    assert known["sub/c.html"].published == "1999"
    assert known["sub/deep/d.pdf"].title == "Nearer"
    assert find(["b.txt"]).sources[0].metadata == known["b.txt"]


TOML = [
    ('["b.txt"]\npublished = "May 2001"\n', "bad-date", "2024-05"),
    ('["b.txt"]\npublishd = "2001"\n', "unknown-key", "published"),
    ('["b.txt"]\ntitle = ["a"]\n', "bad-value", "quotes"),
    ('title = "a"\n', "unknown-key", "table"),
    ('["b.txt"\n', "bad-sources", "Correct"),
]


@pytest.mark.parametrize(("content", "code", "hint"), TOML)
def test_faults_of_sources_toml_are_told(folder: Path, content: str, code: str, hint: str) -> None:
    (folder / "sources.toml").write_text(content, encoding="utf-8")
    found = find(["b.txt", "a.md"])
    assert [issue.code for issue in found.issues] == [code]
    assert found.issues[0].where.startswith("sources.toml")
    assert hint in found.issues[0].hint
    assert found.sources[0].metadata == Metadata()


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert len(find(["."]).sources) == 5
