"""Sources that are added to a dossier itself: kept by safe names, read alone, part of every later build, removed again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from tests.stage_fakes import FAKES, read
from tests.web.making import TEXTS, Inline, dossier, rested, token
from variorum.documents import LIMIT, TYPES
from variorum.edition import add_sources, build
from variorum.edition.adding import own_sources
from variorum.edition.outputs import FILES
from variorum.edition.own import By, Offered, Taken, drop_source, keep_sources, safe_name
from variorum.errors import DocumentError, StoreError
from variorum.model import Document, Issue, Metadata
from variorum.store import open_store
from variorum.web import Site, create_app

ANN = By("Ann", "2026-11-24T12:00:00Z")
AMNESTY = b"Amnesty International was founded in 1961.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dossier of two documents."""
    return dossier(tmp_path)


def keep(place: Path, *files: tuple[str, bytes], **known: str) -> list[Taken]:
    """Keeps the files in the dossier."""
    with open_store(place) as store:
        return keep_sources(place, [Offered(*one) for one in files], Metadata(**known), by=ANN, store=store)


def names(place: Path) -> dict[str, str]:
    """The states of all documents by name."""
    with open_store(place) as store:
        return {entry.name: entry.state for entry in store.entries(("current", "superseded", "removed"))}


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("profile.txt", "profile.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("..\\..\\windows\\win.txt", "win.txt"),
        ("C:\\Users\\Ann\\Profile.PDF", "Profile.pdf"),
        ("/absolute/a.md", "a.md"),
        ("..", "document.txt"),
        ("", "document.txt"),
        (".htaccess", "htaccess.txt"),
        (".sources.toml.txt", "sources.toml.txt"),
        ("a\0b.txt", "ab.txt"),
        ("a\r\nb\tc.txt", "a b c.txt"),
        ("\u202etxt.exe.txt", "txt.exe.txt"),
        ("con.txt", "_con.txt"),
        ("NUL", "_NUL.txt"),
        ("com1.report.txt", "_com1.report.txt"),
        ("lpt¹.txt", "_lpt¹.txt"),
        ("console.txt", "console.txt"),
        ("a[1]*?.txt", "a-1-.txt"),
        ('<b>"x"|y:z.txt', "-b-x-y-z.txt"),
        ("trailing. .txt", "trailing.txt"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("Доклад.txt", "Доклад.txt"),
        ("report v1.2", "report v1.2.txt"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
        ("ж" * 300 + ".html", "ж" * 47 + ".html"),
    ],
)
def test_a_name_is_made_safe(asked: str, name: str) -> None:
    assert safe_name(asked) == name


def test_a_file_without_a_suffix_gets_that_of_its_content() -> None:
    assert safe_name("a", b"%PDF-1.7") == "a.pdf"
    assert safe_name("a", b"<!doctype html><p>x") == "a.html"
    assert safe_name("a", b"plain") == "a.txt"


@given(st.text(max_size=300) | st.text("./\\:*?[]\0\u202eA", max_size=30))
def test_no_name_leads_anywhere(asked: str) -> None:
    name = safe_name(asked)
    assert Path(name).name == name and not name.startswith(".") and name.isprintable()
    assert Path(name).suffix in TYPES and len(name.encode()) <= 110
    assert not set(name) & set('<>:"|?*[]\\/') and safe_name(name) == name


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_sources_are_kept_with_what_is_known_about_them(place: Path) -> None:
    odd = 'A "quoted" \\ title\x7f = [x]\n# no comment'
    taken = keep(place, ("a.txt", AMNESTY), title=odd, published="1999-05")
    assert taken == [Taken("a.txt", "a.txt")]
    assert (place / "sources" / "a.txt").read_bytes() == AMNESTY
    text = (place / "sources" / "sources.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {"a.txt": {"title": odd, "published": "1999-05"}}
    assert '# added by "Ann" on "2026-11-24T12:00:00Z"' in text


def test_what_stands_in_the_table_of_sources_stays(place: Path) -> None:
    (place / "sources").mkdir()
    (place / "sources" / "sources.toml").write_text('# by hand\n["*.txt"]\nlicence = "CC0"\n')
    keep(place, ("b.txt", AMNESTY), title="B")
    drop_source(place, "b.txt", by=ANN)
    text = (place / "sources" / "sources.toml").read_text()
    assert text.startswith("# ") and "# by hand" in text
    assert tomllib.loads(text) == {"*.txt": {"licence": "CC0"}}


def test_a_table_that_cannot_be_read_is_not_written_over(place: Path) -> None:
    (place / "sources").mkdir()
    (place / "sources" / "sources.toml").write_text("[broken")
    with pytest.raises(DocumentError, match="cannot be read"):
        keep(place, ("b.txt", AMNESTY))
    assert not (place / "sources" / "b.txt").exists()


def test_alike_names_get_numbers(place: Path) -> None:
    taken = keep(place, ("x.txt", AMNESTY), ("X.TXT", b"1."), ("a/x.txt", b"2."))
    assert [one.name for one in taken] == ["x.txt", "X-2.txt", "x-3.txt"]
    keep(place, ("x.txt", b"3."))
    assert (place / "sources" / "x-4.txt").read_bytes() == b"3."


@pytest.mark.parametrize(
    ("name", "content", "code", "severity"),
    [
        ("x.exe", b"MZ", "unsupported", "error"),
        ("sources.toml", b"[x]", "unsupported", "error"),
        ("x.doc", b"x", "unsupported", "error"),
        ("x.txt", b"", "unreadable", "error"),
        ("x.txt", b"x" * (LIMIT + 1), "unreadable", "error"),
        ("x.txt", TEXTS["a.txt"].encode(), "duplicate", "note"),
    ],
)
def test_what_is_not_kept_is_told_and_the_rest_goes_on(
    place: Path, name: str, content: bytes, code: str, severity: str
) -> None:
    one, other = keep(place, (name, content), ("good.txt", AMNESTY))
    assert one.name is None and one.issue
    assert (one.issue.code, one.issue.severity, one.issue.where) == (code, severity, name)
    assert one.issue.hint and other.name == "good.txt"
    assert sorted(path.name for path in (place / "sources").iterdir()) == ["good.txt", "sources.toml"]


def test_the_same_bytes_are_kept_once(place: Path) -> None:
    first, second = keep(place, ("x.txt", AMNESTY), ("y.txt", AMNESTY))
    assert first.name and second.issue and "sources/x.txt" in second.issue.what


@pytest.mark.parametrize("name", ["../in/a.txt", "a.txt", "", ".", "sources.toml", "/etc/hosts"])
def test_only_what_is_in_the_folder_is_removed(place: Path, name: str) -> None:
    keep(place, ("x.txt", AMNESTY))
    with pytest.raises(StoreError, match="no such source"):
        drop_source(place, name, by=ANN)


# --- reading ----------------------------------------------------------------------------------------------------------

_seen: list[str] = []


def _counted(content: Path | bytes, name: str, metadata: Metadata) -> Document:
    _seen.append(name)
    return read(content, name, metadata)


@pytest.fixture
def seen() -> list[str]:
    """The names of what is read with the stages `COUNTED`."""
    _seen.clear()
    return _seen


COUNTED = replace(FAKES, read=_counted)


def test_only_what_is_new_is_read_and_all_else_stays(place: Path, seen: list[str]) -> None:
    before = names(place)
    keep(place, ("x.txt", AMNESTY), published="1999")
    made = add_sources(place, stages=COUNTED)
    assert seen == ["sources/x.txt"]
    assert (made.read, made.kept, made.claims) == (1, 2, 5)
    assert names(place) == {**before, "sources/x.txt": "current"}
    with open_store(place) as store:
        assert store.document("sources/x.txt").metadata.published == "1999"
    assert "Amnesty International" in (place / "index.html").read_text()
    assert add_sources(place, stages=COUNTED).read == 0
    assert seen == ["sources/x.txt"]


def test_what_was_added_belongs_to_every_later_build(place: Path, tmp_path: Path) -> None:
    keep(place, ("x.txt", AMNESTY), publisher="Ours")
    add_sources(place, stages=FAKES)
    contents = [(place / name).read_bytes() for name in FILES]
    made = build([tmp_path / "in"], place, stages=FAKES, metadata=Metadata(licence=None))
    assert (made.read, made.kept, made.unchanged) == (0, 3, True)
    assert [(place / name).read_bytes() for name in FILES] == contents
    # Options are about the documents that are named.
    build([tmp_path / "in"], place, stages=FAKES, metadata=Metadata(publisher="Theirs"))
    with open_store(place) as store:
        known = {entry.name: entry.publisher for entry in store.entries()}
    assert known == {"a.txt": "Theirs", "b.txt": "Theirs", "sources/x.txt": "Ours"}


def test_a_folder_of_own_sources_may_be_named(place: Path) -> None:
    keep(place, ("x.txt", AMNESTY))
    build([place / "sources"], place, stages=FAKES)
    assert names(place) == {"a.txt": "removed", "b.txt": "removed", "sources/x.txt": "current"}


def test_of_the_same_bytes_those_that_are_named_are_read(place: Path, tmp_path: Path) -> None:
    keep(place, ("x.txt", AMNESTY))
    add_sources(place, stages=FAKES)
    (tmp_path / "in" / "z.txt").write_bytes(AMNESTY)
    made = build([tmp_path / "in"], place, stages=FAKES)
    assert [(issue.code, issue.where) for issue in made.issues] == [("duplicate", "sources/x.txt")]
    assert add_sources(place, stages=FAKES).issues == made.issues
    with open_store(place) as store:
        assert [entry.name for entry in store.entries()] == ["a.txt", "b.txt", "z.txt"]
        (own,) = own_sources(store, place)
    assert own.state == "left out" and own.issues[0].code == "duplicate"


def test_a_build_may_have_a_document_of_the_same_name(place: Path, tmp_path: Path) -> None:
    keep(place, ("x.txt", AMNESTY))
    add_sources(place, stages=FAKES)
    (tmp_path / "in" / "sources").mkdir()
    (tmp_path / "in" / "sources" / "x.txt").write_text("Oxfam was founded in 1943.\n")
    build([tmp_path / "in"], place, stages=FAKES)
    current = {"a.txt", "b.txt", "sources/x.txt", "dossier/sources/x.txt"}
    assert {name for name, state in names(place).items() if state == "current"} == current
    add_sources(place, stages=FAKES)
    assert {name for name, state in names(place).items() if state == "current"} == current


def test_a_damaged_file_is_an_issue_and_is_not_tried_again(place: Path, seen: list[str]) -> None:
    keep(place, ("bad.txt", b"\xff\xfe\xff broken"), ("x.txt", AMNESTY))
    made = add_sources(place, stages=COUNTED)
    assert (made.read, made.failed) == (1, 1)
    (issue,) = [one for one in made.issues if one.severity == "error"]
    assert issue.where == "sources/bad.txt"
    seen.clear()
    assert add_sources(place, stages=COUNTED).issues == made.issues
    assert seen == []
    with open_store(place) as store:
        assert [(one.path, one.state) for one in own_sources(store, place)] == [
            ("bad.txt", "left out"),
            ("x.txt", "read"),
        ]
    drop_source(place, "bad.txt", by=ANN)
    assert add_sources(place, stages=COUNTED).issues == ()


def test_issues_of_the_build_stay(tmp_path: Path) -> None:
    place = dossier(tmp_path, {"a.txt": TEXTS["a.txt"], "empty.txt": ""})
    keep(place, ("x.txt", AMNESTY))
    assert [one.where for one in add_sources(place, stages=FAKES).issues] == ["empty.txt"]


def test_what_is_removed_leaves_the_dossier_and_stays_in_its_history(place: Path) -> None:
    keep(place, ("x.txt", AMNESTY))
    add_sources(place, stages=FAKES)
    drop_source(place, "x.txt", by=ANN)
    assert (place / "sources" / ".removed" / "x.txt").read_bytes() == AMNESTY
    assert 'removed by "Ann"' in (place / "sources" / "sources.toml").read_text()
    made = add_sources(place, stages=FAKES)
    assert (made.kept, made.claims) == (2, 4)
    assert names(place)["sources/x.txt"] == "removed"
    assert "Amnesty" not in (place / "claims.jsonl").read_text()
    # Given again, it need not be read again.
    (taken,) = keep(place, ("x.txt", AMNESTY))
    assert taken.name == "x.txt"
    assert (add_sources(place, stages=FAKES).read, names(place)["sources/x.txt"]) == (0, "current")


def test_a_dossier_may_begin_and_end_without_documents(tmp_path: Path) -> None:
    place = tmp_path / "new"
    Site.of([place], make=True)
    assert add_sources(place, stages=FAKES).documents == 0
    keep(place, ("x.txt", AMNESTY))
    assert add_sources(place, stages=FAKES).claims == 1
    assert (place / "index.html").is_file()
    drop_source(place, "x.txt", by=ANN)
    assert add_sources(place, stages=FAKES).claims == 0
    assert not any((place / name).exists() for name in FILES)
    with open_store(place) as store:
        assert (store.entities(), store.findings(), tuple(store.claims())) == ((), (), ())


def test_a_killed_adding_goes_on(place: Path, seen: list[str]) -> None:
    keep(place, ("x.txt", AMNESTY), ("y.txt", b"Oxfam was founded in 1943.\n"))

    def stop(step: Any) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_sources(place, stages=COUNTED, progress=stop)
    assert add_sources(place, stages=COUNTED).claims == 6
    assert seen == ["sources/x.txt", "sources/y.txt"]


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    """A browser without JavaScript, and a server with a worker."""
    site = replace(Site.of([place]), settle_after=0.01)
    with TestClient(create_app(site, hand=Inline()), base_url="http://localhost") as made:
        yield made


def test_an_upload_is_read_and_shown(client: TestClient, place: Path) -> None:
    page = client.get("/d/dossier/sources/new").text
    assert 'enctype="multipart/form-data"' in page and 'name="signed"' in page
    given = {"token": token(client), "signed": "Ann", "publisher": "A Yearbook", "published": "1999"}
    files = [("files", ("../x.txt", AMNESTY)), ("files", ("bad.txt", b"\xff\xfe\xff"))]
    answer = client.post("/d/dossier/sources/new", data=given, files=files)
    assert answer.url.path == "/d/dossier/sources" and answer.status_code == 200
    assert rested(client, "dossier")["run"] == {"done": 2, "total": 2, "state": "done"}
    rows = {one["path"]: one for one in client.get("/d/dossier/sources.json").json()["sources"]}
    assert rows["x.txt"]["state"] == "read" and rows["x.txt"]["document"]["claims"] == 1
    assert rows["x.txt"]["metadata"]["publisher"] == "A Yearbook"
    assert rows["bad.txt"]["state"] == "left out" and rows["bad.txt"]["issues"][0]["hint"]
    page = client.get("/d/dossier/sources").text
    assert "1 claim<" in page and "Left out" in page
    # The name is remembered: the form does not ask again, and removing works.
    assert 'name="signed"' not in client.get("/d/dossier/sources/new").text
    answer = client.post("/d/dossier/sources/remove", data={"token": token(client), "path": "x.txt"})
    rested(client, "dossier")
    assert names(place)["sources/x.txt"] == "removed"


def test_pasted_text_becomes_a_file_by_its_title(client: TestClient, place: Path) -> None:
    given = {"token": token(client), "signed": "Ann", "title": "On A/B", "text": "Oxfam was founded\r\nin 1942.\r\n"}
    parts = [(f'form-data; name="{name}"', value) for name, value in given.items()]
    # So a browser tells that no file was chosen.
    parts.append(('form-data; name="files"; filename=""\r\ncontent-type: application/octet-stream', ""))
    body = "".join(f"--X\r\ncontent-disposition: {head}\r\n\r\n{value}\r\n" for head, value in parts) + "--X--\r\n"
    headers = {"content-type": "multipart/form-data; boundary=X"}
    answer = client.post("/d/dossier/sources/new", content=body, headers=headers)
    assert (answer.status_code, answer.url.path) == (200, "/d/dossier/sources")
    assert (place / "sources" / "On A-B.txt").read_bytes() == b"Oxfam was founded\nin 1942.\n"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"text": "x", "published": "last May"}, "published is"),
        ({"text": "x", "retrieved": "2021-13"}, "retrieved is"),
        ({"text": "x", "retrieved": "2021-02-30"}, "retrieved is"),
        ({"text": "  "}, "neither a file nor a text"),
    ],
)
def test_a_form_that_cannot_be_used_comes_back(client: TestClient, given: dict[str, str], word: str) -> None:
    data = {"token": token(client), "signed": "Ann", "publisher": "Kept <b>", **given}
    answer = client.post("/d/dossier/sources/new", data=data)
    assert answer.status_code == 422
    assert word in answer.text and 'value="Kept &lt;b&gt;"' in answer.text
    assert client.get("/d/dossier/sources.json").json()["sources"] == []


def test_several_documents_have_no_common_title(client: TestClient) -> None:
    data = {"token": token(client), "signed": "Ann", "title": "One", "text": "x"}
    answer = client.post("/d/dossier/sources/new", data=data, files=[("files", ("x.txt", AMNESTY))])
    assert answer.status_code == 422 and "cannot have one title" in answer.text


def test_nobody_adds_without_a_name(client: TestClient, place: Path) -> None:
    answer = client.post("/d/dossier/sources/new", data={"token": token(client), "text": "x", "signed": " "})
    assert answer.status_code == 428 and not (place / "sources").exists()


def test_refused_files_are_told(client: TestClient) -> None:
    data = {"token": token(client), "signed": "Ann"}
    answer = client.post("/d/dossier/sources/new", data=data, files=[("files", ("<i>.exe", b"MZ"))])
    assert answer.status_code == 422
    assert "&lt;i&gt;.exe" in answer.text and "files of type .exe are not read" in answer.text
    again = client.post("/d/dossier/sources/new", data=data, files=[("files", ("y.txt", TEXTS["a.txt"].encode()))])
    assert again.status_code == 200 and "has these bytes already" in again.text


def test_the_twins_hold_plain_values(client: TestClient) -> None:
    for path in ("/d/dossier/sources.json", "/d/dossier/sources/new.json", "/d/dossier/work.json"):
        assert json.loads(client.get(path).text)
    assert {"/d/{slug}/sources", "/d/{slug}/sources.json", "/d/{slug}/work", "/d/{slug}/work.json"} <= set(
        client.get("/openapi.json").json()["paths"]
    )


def test_an_issue_is_about_own_sources_by_its_place() -> None:
    from variorum.edition.noting import about_own

    issues = [Issue("a", "", where) for where in ("sources/x.txt", "sources/sources.toml [x]", "sources.toml", "x.txt")]
    assert [one.where for one in about_own(issues, {"sources/x.txt"})] == ["sources/x.txt", "sources/sources.toml [x]"]
