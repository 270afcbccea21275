"""Bad input at the command line: each kind has its message, and the rest of its batch is built."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # the library has no type stubs

from tests.documents.test_pdf import FIRST, pdf
from tests.export.test_html import Page
from variorum.cli import main
from variorum.edition.outputs import FILES

GOOD = "Greenpeace\n\nGreenpeace was founded in 1971 in Vancouver. It is based in Amsterdam.\n"
JUNK = random.Random(1).randbytes(5000)
GIGABYTE = 10**9

BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "the file is empty", "text in it"),
    "blank.md": (b" \n\t\xc2\xa0\r\n", "nothing but blanks", "text in it"),
    "junk.txt": (JUNK, "this is not text: it holds binary data", "save it as UTF-8"),
    "nuls.txt": (b"Greenpeace grew.\0\0" * 40, "this is not text: it holds binary data", "save it as UTF-8"),
    "junk.docx": (JUNK[1:], "not a Word document, or it is broken", "save it again as .docx"),
    "broken.pdf": (pdf(FIRST)[:700], "the PDF is broken and cannot be opened", "qpdf in.pdf out.pdf"),
    "encrypted.pdf": (
        pdf(FIRST, encrypt=StandardEncryption("secret", strength=128)),
        "the PDF is encrypted",
        "qpdf --decrypt",
    ),
    "pictures.pdf": (pdf([], []), "the PDF has no text; its pages are pictures", "ocrmypdf"),
    "cut16.txt": ("Greenpeace grew.".encode("utf-16-be")[:-1], "this is not text: it holds binary data", "UTF-8"),
    "profile.doc": (JUNK[2:], "files of type .doc are not read", "soffice"),
}
"""Files that cannot be read: their bytes, what is said to be wrong, and a part of the advice."""

ODD = {
    "cp1252.txt": "Oxfam’s office – “the café” – was founded in 1942 in Oxford.\n".encode("cp1252"),
    "declared.html": "<html><head><meta charset='utf-8'></head><body><p>Rotary’s café was founded in 1905 in Chicago.</p>"
    "</body></html>".encode("cp1252"),
    "utf16.txt": "Amnesty International was founded in 1961 in London.\n".encode("utf-16-le"),
}
"""Files in another encoding than they say or than one expects: they are read, with their letters."""


def variorum(
    *arguments: str, cwd: Path, before: Sequence[str] = (), **options: Any
) -> subprocess.CompletedProcess[str]:
    """Runs the command as its users do, in a process of its own, behind the words `before`."""
    command = [*before, sys.executable, "-m", "variorum", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("VARIORUM_")}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, **options)


def without_rights() -> list[str]:
    """What runs a command so that a file's rights bind it: root reads everything."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may read every file, and there is no setpriv to give that right up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def digests(folder: Path) -> dict[str, bytes]:
    """The bytes of a dossier's published files."""
    return {name: (folder / name).read_bytes() for name in FILES}


def claims_of(folder: Path) -> list[dict[str, Any]]:
    """The claims that a build has published."""
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


# --- one batch of all -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """All bad files and some good ones in one build."""
    root = tmp_path_factory.mktemp("batch")
    (root / "in" / "folder").mkdir(parents=True)
    (root / "in" / "folder" / "photo.jpg").write_bytes(JUNK)
    (root / "in" / "good.txt").write_text(GOOD)
    for name, content in [*((name, row[0]) for name, row in BAD.items()), *ODD.items()]:
        (root / "in" / name).write_bytes(content)
    with (root / "in" / "huge.txt").open("wb") as file:
        file.truncate(GIGABYTE // 5)  # 200 MB without a byte on the disk
    (root / "in" / "loop.txt").symlink_to("loop.txt")
    (root / "in" / "locked.txt").write_text(GOOD)
    (root / "in" / "locked.txt").chmod(0)
    named = ("in", "in/folder", "in/profile.doc", "in/gone.txt", "in/*.rtf")
    return root, variorum("build", *named, "--out", "out", cwd=root)


MESSAGES = [(what, name, hint) for name, (_, what, hint) in BAD.items()] + [
    ("the file has 200 MB, more than the 20 MB that are read", "huge.txt", "Split it"),
    ("the file cannot be read: Too many levels of symbolic links", "loop.txt", "Check the path."),
    ("no documents in this folder", "in/folder", "Put files of type .txt"),
    ("there is no such file or folder", "in/gone.txt", "Check the path."),
    ("no document matches this pattern", "in/*.rtf", "Check the pattern"),
]


@pytest.mark.parametrize(("what", "where", "hint"), MESSAGES, ids=[row[1] for row in MESSAGES])
def test_a_batch_says_what_is_wrong_where_and_what_to_do(
    batch: tuple[Path, subprocess.CompletedProcess[str]], what: str, where: str, hint: str
) -> None:
    root, done = batch
    lines = [line for line in done.stderr.splitlines() if f" — {where} — " in line or f" — in/{where} — " in line]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("error: ") and what in lines[0] and hint in lines[0]
    page = " ".join(Page((root / "out" / "index.html").read_text(encoding="utf-8")).words)
    assert what in page, "who reads the page must know what it lacks"


def test_a_batch_is_built_without_what_is_bad(batch: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    root, done = batch
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    quotes = [claim["quote"] for claim in claims_of(root / "out")]
    for words in ("Greenpeace was founded in 1971 in Vancouver", "It is based in Amsterdam"):
        assert words in quotes
    listed = variorum("documents", "--from", "out", cwd=root).stdout
    assert {"good.txt", *ODD} <= {line.split("\t")[0] for line in listed.splitlines()}
    assert variorum("verify", "--from", "out", cwd=root).returncode == 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Oxfam’s office – “the café” – was founded in 1942 in Oxford", "cp1252.txt"),
        ("Rotary’s café was founded in 1905 in Chicago", "declared.html"),
        ("Amnesty International was founded in 1961 in London", "utf16.txt"),
    ],
)
def test_a_batch_keeps_the_letters_of_other_encodings(
    batch: tuple[Path, subprocess.CompletedProcess[str]], words: str, name: str
) -> None:
    root, done = batch
    page = Page((root / "out" / "index.html").read_text(encoding="utf-8"))
    assert words in "".join(page.words)
    if name != "utf16.txt":
        noted = next(line for line in done.stderr.splitlines() if "read as Windows-1252" in line)
        assert noted.startswith("note: ") and name in noted


# --- one alone --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BAD)
def test_alone_it_is_an_error_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    content, what, hint = BAD[name]
    (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        main(["build", name, "--out", "out"])
    out, err = capfd.readouterr()
    assert (end.value.code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.startswith(f"error: {what}" if not what.startswith("n") else "error: ") and what in err and hint in err
    assert [path for name in FILES if (path := tmp_path / "out" / name).exists()] == []


def test_a_file_of_any_size_is_refused_unread(tmp_path: Path) -> None:
    with suppress(OSError), (tmp_path / "vast.txt").open("wb") as file:
        file.truncate(4000 * GIGABYTE)  # to read or to hash so much would take hours
    if (tmp_path / "vast.txt").stat().st_size < 4000 * GIGABYTE:
        pytest.skip("the file system here holds no file of 4 TB, even one of holes only")
    (tmp_path / "good.txt").write_text(GOOD)
    done = variorum("build", ".", "--out", "out", cwd=tmp_path, timeout=120)
    assert "error: the file has 4000000 MB, more than the 20 MB that are read — vast.txt" in done.stderr
    assert done.returncode == 0 and claims_of(tmp_path / "out")


def test_a_file_without_rights_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "locked.txt").write_text(GOOD + "It grew.")
    (tmp_path / "locked.txt").chmod(0)
    done = variorum("build", ".", "--out", "out", cwd=tmp_path, before=without_rights())
    assert "error: you may not read this file — locked.txt — Give yourself the right" in done.stderr
    assert done.returncode == 0 and claims_of(tmp_path / "out")


# --- a full disk ------------------------------------------------------------------------------------------------------


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A file system of `size` at `place`, where one may be mounted; skips the test elsewhere."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=False)


def test_a_full_disk_leaves_the_dossier_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk", "2m"):
        assert variorum("build", "in", "--out", "disk/out", cwd=tmp_path).returncode == 0
        before = digests(tmp_path / "disk" / "out")
        with suppress(OSError), (tmp_path / "disk" / "ballast").open("wb", buffering=0) as file:
            while file.write(bytes(4096)):
                pass
        (tmp_path / "in" / "more.txt").write_text(GOOD * 50)
        done = variorum("build", "in", "--out", "disk/out", cwd=tmp_path)
        assert done.returncode == 1
        assert re.fullmatch(r"error: .*(the disk|No space left).*\n", done.stderr), done.stderr
        assert digests(tmp_path / "disk" / "out") == before
        assert not list((tmp_path / "disk" / "out").glob(".*.part"))
        (tmp_path / "disk" / "ballast").unlink()
        assert variorum("build", "in", "--out", "disk/out", cwd=tmp_path).returncode == 0
        assert digests(tmp_path / "disk" / "out") != before


def limited(size: int) -> None:
    """Lets this process write no file beyond `size` bytes, as on a disk that fills up."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit for the size of files")
@pytest.mark.parametrize("size", [20_000, 250_000], ids=["for the database", "for the page"])
def test_no_file_is_half_written(tmp_path: Path, size: int) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    assert variorum("build", "good.txt", "--out", "out", cwd=tmp_path).returncode == 0
    before = digests(tmp_path / "out")
    (tmp_path / "more.txt").write_text("Oxfam was founded in 1942 in Oxford.\n")
    done = variorum("build", ".", "--out", "out", cwd=tmp_path, preexec_fn=lambda: limited(size))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and done.stderr.splitlines()[-1].startswith("error: ")
    assert digests(tmp_path / "out") == before
    assert not list((tmp_path / "out").glob(".*.part"))
    new = variorum("build", ".", "--out", "new", cwd=tmp_path, preexec_fn=lambda: limited(size))
    assert new.returncode == 1
    assert [name for name in FILES if (tmp_path / "new" / name).exists()] == []


# --- hostile markup ---------------------------------------------------------------------------------------------------

ACT = 'document.title="ran";document.documentElement.setAttribute("data-ran","1")'
"""What a script of a document would do if it ran."""

BLOB = "QUJD" * 90_000  # three of them make a line of 1 MB

TURNS = "\u202e\u2066\u202d\u200f\u061c"


def hostile() -> str:
    """A page of all that might run, hide or break the page around it."""
    escaped = ACT.replace('"', "&quot;")
    return f"""<!doctype html><html><head><title>Greenpeace</title><script>{ACT}</script><base href="https://example.org/">
<meta http-equiv="refresh" content="0;url=javascript:{escaped}"><link rel="stylesheet" href="https://example.org/x.css">
<style>body{{display:none}} *{{position:fixed;left:-9999px}}</style></head><body onload='{ACT}'><h1>Greenpeace</h1>
<p onclick='{ACT}'>Greenpeace was founded in 1971 in Vancouver. Critics call it “&lt;script&gt;{ACT}&lt;/script&gt;”.</p>
<p>Greenpeace was called &lt;/script&gt;&lt;script&gt;{ACT}&lt;/script&gt; and &lt;img src=x onerror='{ACT}'&gt; in 1980.</p>
<p>Greenpeace &lt;!-- &lt;script&gt;{ACT} has offices in Rome. {{{{ 7*7 }}}} {{% raw %}} {{# x #}} &amp;lt;b&amp;gt;</p>
<p>It is based in &lt;/mark&gt;&lt;/style&gt;&lt;/title&gt;&lt;/textarea&gt;&lt;svg onload='{ACT}'&gt; Amsterdam.</p>
<p>Greenpeace opposes {TURNS}Shell. <a href="javascript:{escaped}">Greenpeace has 3,000 members.</a></p>
<svg onload='{ACT}'><script>{ACT}</script><text>Greenpeace has 20 ships.</text></svg>
<iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe><object data="javascript:{escaped}"></object>
<math><mtext><style><img src=x onerror='{ACT}'></style></mtext></math><form action="javascript:{escaped}"></form>
<p>Greenpeace left Canada in 1979. {BLOB}</p><p>{BLOB}</p><p>{BLOB}</p>
{"<div>" * 10_000}Greenpeace was praised in 1985 in Oslo.{"</div>" * 10_000}</body></html>"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of a hostile page, a hostile name and hostile metadata, beside a good document."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "in").mkdir()
    (root / "in" / "good.txt").write_text(GOOD)
    (root / "in" / "page.html").write_text(hostile())
    (root / "in" / f"<script>{ACT.replace('/', '')}<!--.txt").write_text("Greenpeace was founded in 1971. It grew.\n")
    about = ("--publisher", f"</script><script>{ACT}</script>", "--url", f"javascript:{ACT}", "--author", f"A{TURNS}B")
    done = variorum("build", "in", "--out", "out", *about, cwd=root)
    assert done.returncode == 0, done.stderr
    assert not set(TURNS[:3]) & set(done.stderr)
    return root / "out"


def test_hostile_markup_is_read_as_words(attacked: Path) -> None:
    page = Page((attacked / "index.html").read_text(encoding="utf-8"))
    words = "".join(page.words)
    for said in (
        "Greenpeace left Canada in 1979",
        "Greenpeace was praised in 1985 in Oslo",
        "{{ 7*7 }}",
        BLOB,
    ):
        assert said in words
    for tag, attributes in page.elements:
        assert tag not in {"iframe", "object", "embed", "base", "img", "svg", "math"}
        assert not [name for name in attributes if name.startswith("on") or name in ("srcdoc", "data-ran")]
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "#").startswith(("#", "https://", "http://"))
    assert len([code for tag, code in page.code if tag == "script"]) == 3, "the data, the library, the page's own"
    plain = variorum("show", "--from", str(attacked), cwd=attacked)
    assert plain.returncode == 0 and not set(TURNS[:3]) & set(plain.stdout)


def test_nothing_of_a_hostile_page_runs_in_a_browser(attacked: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no chromium is installed: what a browser makes of the page is not seen")
    quiet = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        *quiet,
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=3000",
    ]
    done = subprocess.run(
        [*command, "--dump-dom", (attacked / "index.html").as_uri()],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    dom = done.stdout
    assert re.search(r"<title>([^<]*)</title>", dom)[1] == "Greenpeace: what the sources say"  # type: ignore[index]  # it is there
    assert re.search(r"<html[^>]*>", dom)[0] == '<html lang="en">'  # type: ignore[index]  # it is there
    assert len(re.findall(r'<li class="c ', dom)) == len(claims_of(attacked))
    body = dom[dom.index("<body") :]
    for part in ('<main id="main">', 'id="texts"', "<footer>", 'id="drawings"'):
        assert body.count(part) == 1, "the page is whole"
    assert '<svg role="group" aria-label="Timeline' in dom, "the page's own script has run"
