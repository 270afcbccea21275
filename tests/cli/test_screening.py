"""`variorum screen` over the built-in lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum.edition.names_table import read_names
from variorum.errors import VariorumError

TABLE = """Name;Type;born;remark
Shining Path;group;;
Shinign Path;;;two letters swapped
Jane Nobody;person;1970-02;
;person;;
X;what;;
Y;person;yesterday;
Z;person
"""


def test_a_table_is_screened_and_bad_rows_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(TABLE, encoding="utf-8")
    ran = run("screen", "names.csv")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert {row[0] for row in rows} == {"Shining Path", "Shinign Path"}
    assert all(len(row) == 9 and 0.7 <= float(row[2]) <= 1 for row in rows)
    assert any("'shinign' for 'shining': one letter differs" in row[8] for row in rows)
    for line, what in (
        (5, "no name"),
        (6, "'what' is not known"),
        (7, "'yesterday' is no date"),
        (8, "2 fields, the head 4"),
    ):
        assert any(f"line {line}" in told and what in told for told in ran.err.splitlines()), what
    assert "3 names, 2 with a possible match" in ran.err
    assert "until a person confirms it" in ran.err


def test_json_tells_what_was_searched_and_with_what(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Shining Path\nJane Nobody\n", encoding="utf-8")
    ran = run("screen", "names.txt", "--json", "--limit", "1", "--threshold", "0.9", "--as-of", "2010-01-01")
    found = json.loads(ran.out)
    assert (found["as_of"], found["threshold"], found["issues"]) == ("2010-01-01", 0.9, [])
    assert [len(one["matches"]) for one in found["results"]] == [1, 0]
    assert all(one["sha256"] for one in found["searched"])
    assert (
        ran.out
        == run("screen", "names.txt", "--json", "--limit", "1", "--threshold", "0.9", "--as-of", "2010-01-01").out
    )


def test_two_processes_find_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Shining Path\nJane Nobody\n" * 120, encoding="utf-8")
    one, two = (run("screen", "names.txt", "--json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.code == two.code == 0
    assert one.out == two.out


def test_the_names_of_a_dossier_are_screened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Shining Path is a Maoist group in Peru.\n", encoding="utf-8")
    assert run("build", "a.txt").code == 0
    ran = run("screen", "--from", "dossier")
    assert ran.code == 0
    assert "as of" in ran.err


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "no name"), (b"\n\n", "no name"), (b"name,kind\n", "no name"), (b"a\0b", "no text"), (b"...\n", "no name")],
)
def test_what_has_no_names_is_an_error(content: bytes, what: str) -> None:
    with pytest.raises(VariorumError, match=what):
        read_names(content, "names.csv")


def test_an_unreadable_file_and_an_empty_place_are_errors(run: Run) -> None:
    assert "cannot be read" in run("screen", "absent.csv").err
    assert "error" in run("screen").err


def test_names_are_read_from_tables_of_several_shapes() -> None:
    for content in (
        "\ufeffname,kind\nPetra Musterfrau,person\n".encode(),
        b"KIND\tFull name\nindividual\tPetra Musterfrau\n",
        b'id|name|entity_type\n1|"Petra Musterfrau"|P\n',
    ):
        asked, issues = read_names(content, "t")
        assert [(a.name, a.kind, a.where) for a in asked] == [("Petra Musterfrau", "person", "line 2")]
        assert issues == ()
    asked, issues = read_names("Müller & Söhne\n".encode("cp1252"), "t")
    assert asked[0].name == "Müller & Söhne"
    assert [issue.code for issue in issues] == ["encoding"]
    asked, issues = read_names(("x" * 500 + "\nAl Noor, Co.\n").encode(), "t")
    assert [a.name for a in asked] == ["Al Noor, Co."]
    assert "500 characters" in issues[0].what


def test_a_certificate_is_the_same_each_time_and_verifies_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Shinign Path\nJane Nobody\n", encoding="utf-8")
    ran = run("screen", "names.txt", "--certificate", "one")
    assert "in one.json and one.html" in ran.err
    run("screen", "names.txt", "--certificate", "two.json", "--json", "--jobs", "2")
    for ending in (".json", ".html"):
        assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()
    told = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert [one["asked"]["name"] for one in told["found"]] == ["Shinign Path"]
    assert [one["asked"]["name"] for one in told["not_found"]] == ["Jane Nobody"]
    assert told["settings"]["thresholds"] == {"score_of_a_match": 0.7, "matches_of_a_name": 10}
    verified = run("check", "--verify", "one.json")
    assert (verified.code, verified.out) == (0, "")
    assert verified.err.endswith("Asked again, the answer is the same.\n")


def test_a_certificate_of_a_dossiers_names(run: Run, dossier: Path) -> None:
    assert run("screen", "--certificate", "c", "--from", str(dossier)).code == 0
    assert run("check", "--verify", "c.json").code == 0
