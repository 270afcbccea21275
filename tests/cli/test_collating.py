"""`variorum collate`, `conflicts`, `as-of` and `diff`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def disputed(run: Run, dossier: Path, tmp_path: Path) -> Path:
    """The dossier, in which two documents say that one body is based in two places."""
    (tmp_path / "in" / "b.txt").write_text("Oxfam was founded in 1942. Greenpeace is based in Vancouver_BC.\n")
    assert run("build", "in", "--quiet", "--publisher", "A Yearbook").code == 0
    return dossier


def test_collate_lists_all_findings_the_gravest_first(run: Run, disputed: Path) -> None:
    found = json.loads(run("collate", "--json").out)
    assert [one["verdict"] for one in found] == ["conflict", "single", "single"]
    clash = found[0]
    assert (clash["documents"], clash["origins"]) == (2, [["A"], ["B"]])
    assert [(one["number"], one["sigla"], one["origins"]) for one in clash["readings"]] == [
        (1, ["A"], 1),
        (2, ["B"], 1),
    ]
    assert clash["readings"][1]["claims"][0]["quote"] == "Greenpeace is based in Vancouver_BC"
    assert clash["differences"][0]["reason"] == "Amsterdam against Vancouver_BC"
    rows = [line.split("\t") for line in run("collate").out.splitlines()]
    assert [row[0] for row in rows] == ["conflict", "conflict", "single", "single"]
    assert [row[2:5] for row in rows[:2]] == [["1", "A", "1"], ["2", "B", "1"]]


def test_collate_is_narrowed_by_subject_and_verdict(run: Run, disputed: Path) -> None:
    assert [one["type"] for one in json.loads(run("collate", "Oxfam", "--json").out)] == ["founded"]
    assert [one["verdict"] for one in json.loads(run("collate", "--verdict", "conflict", "--json").out)] == ["conflict"]
    ran = run("collate", "Oxfam", "--verdict", "agree")
    assert (ran.code, ran.out, ran.err) == (0, "", "No finding is like that.\n")
    assert run("collate", "Nobody").code == 1


def test_conflicts_are_only_what_is_disputed_or_out_of_date(run: Run, disputed: Path) -> None:
    assert [one["verdict"] for one in json.loads(run("conflicts", "--json").out)] == ["conflict"]
    assert json.loads(run("conflicts", "Oxfam", "--json").out) == []


def test_a_report_has_a_footnote_for_each_claim_and_no_markup_of_documents(run: Run, disputed: Path) -> None:
    text = run("conflicts", "Greenpeace", "--format", "markdown").out
    assert text.startswith("# Greenpeace\n")
    assert "## Disputed" in text
    assert "2 documents, 2 origins: A | B" in text
    notes = [line for line in text.splitlines() if line.startswith("[^")]
    assert [note.split(":")[0] for note in notes] == ["[^1]", "[^2]"]
    assert notes[1] == r"[^2]: B: b.txt, A Yearbook, undated: “Greenpeace is based in Vancouver\_BC” (b.txt, 27–62)"
    assert "No finding is like that." in run("conflicts", "Oxfam", "--format", "markdown").out


def test_as_of_answers_for_a_day_and_says_why(run: Run, disputed: Path) -> None:
    assert run("build", "in", "--quiet", "--published", "2001", "--out", "dated").code == 0
    found = json.loads(run("as-of", "2001-06-01", "--from", "dated", "--json").out)
    assert [(one["answer"], one["type"], one["source"]) for one in found] == [
        ("possible", "location", "A"), ("possible", "location", "B")
    ]  # fmt: skip
    assert "document of that year" in found[0]["reason"]
    assert run("as-of", "2001", "Greenpeace", "--from", "dated").out.startswith("possible\tlocation\t")
    early = json.loads(run("as-of", "2001", "--known-by", "1999", "--from", "dated", "--json").out)
    assert early == []
    ran = run("as-of", "2001", "Oxfam", "--from", "dated")
    assert (ran.code, ran.err) == (0, "No claim tells of anything that changes.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["as-of", "soon"], 2, "is not a date"),
        (["as-of", "2001", "--known-by", "soon"], 2, "is not a date"),
        (["as-of", "2001", "Nobody"], 1, "nothing in the dossier is called"),
        (["diff", "a.txt", "lost.txt"], 1, "neither a file nor a document"),
    ],
)
def test_wrong_questions_say_what_to_do(run: Run, dossier: Path, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.err


def test_diff_of_two_files_and_of_two_versions_in_the_dossier(run: Run, dossier: Path, tmp_path: Path) -> None:
    old = (tmp_path / "in" / "a.txt").read_text()
    new = old.replace("1971", "1972").replace("Greenpeace is based in Amsterdam.", "Oxfam is based in Oxford.")
    (tmp_path / "new.txt").write_text(new)
    by_files = json.loads(run("diff", "in/a.txt", "new.txt", "--json").out)
    assert [(one["kind"], one["type"], one["differs"]) for one in by_files] == [
        ("changed", "founded", ["time"]), ("orphaned", "location", ["words"]), ("added", "location", [])
    ]  # fmt: skip
    (tmp_path / "in" / "a.txt").write_text(new)
    assert run("build", "in", "--quiet").code == 0
    versions = [e for e in json.loads(run("documents", "--all", "--json").out) if e["name"] == "a.txt"]
    (older,) = [e["id"] for e in versions if e["state"] == "superseded"]
    for which in (older, older[:14], older.removeprefix("sha256:")[:8]):
        stored = json.loads(run("diff", which, "a.txt", "--json").out)
        assert [(one["kind"], one["new_quote"]) for one in stored] == [(o["kind"], o["new_quote"]) for o in by_files]
    assert run("diff", "a.txt", "a.txt").err == "Every claim is unchanged.\n"
    assert run("diff", "a.txt", "a.txt", "--all").out.startswith("unchanged\tfounded\t")
