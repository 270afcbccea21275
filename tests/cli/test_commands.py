"""The commands: what they print, and how they end."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum import __version__
from variorum.cli import exporting
from variorum.cli.printing import plain, print_issues
from variorum.edition.query import FORMATS
from variorum.model import Issue, Span, TimeExpression
from variorum.store import FILE, open_store

LISTS = (["claims"], ["documents"], ["issues"], ["search", "founded"], ["verify"], ["show"])


def test_version(run: Run) -> None:
    assert run("--version").out == f"variorum {__version__}\n"


def test_build_says_what_it_did_and_prints_the_page(run: Run, dossier: Path) -> None:
    again = run("build", "in", "--publisher", "A Yearbook")
    assert again.code == 0
    assert again.out == "dossier/index.html\n"
    assert "Nothing has changed: 2 documents, 3 claims." in again.err
    assert "error: the file is empty — empty.txt — Give a file with text in it." in again.err


def test_notes_that_are_alike_share_a_line_and_errors_stand_last(capsys: pytest.CaptureFixture[str]) -> None:
    dated = [Issue("undated", "it has no date", f"{i}.txt", "Give it.", "note") for i in range(5)]
    torn = [Issue("unreadable", "it is torn", f"{name}.txt", "Mend it.", "error") for name in "ab"]
    print_issues([dated[0], torn[0], *dated[1:], torn[1], Issue("x", "it is odd", "c.txt")])
    assert capsys.readouterr().err.splitlines() == [
        "note: it has no date — 0.txt, 1.txt, 2.txt and 2 more — Give it.",
        "warning: it is odd — c.txt",
        "error: it is torn — a.txt — Mend it.",
        "error: it is torn — b.txt — Mend it.",
    ]


def test_build_counts(run: Run, dossier: Path) -> None:
    Path("in/c.txt").write_text("Amnesty was founded in 1961.\n")
    built = run("build", "in", "--publisher", "A Yearbook")
    assert "3 documents (2 known from before), 4 claims. 1 source left out." in built.err


def test_quiet_build_prints_errors_only(run: Run, dossier: Path) -> None:
    Path("in/copy.txt").write_bytes(Path("in/a.txt").read_bytes())
    built = run("build", "in", "-q")
    assert built.out == ""
    assert built.err == "error: the file is empty — empty.txt — Give a file with text in it.\n"


def test_build_for_programs(run: Run, dossier: Path) -> None:
    built = run("build", "in", "--json", "--publisher", "A Yearbook", "--out", "other")
    plain = json.loads(built.out)
    assert (plain["documents"], plain["claims"], plain["failed"], plain["unchanged"]) == (2, 3, 1, False)
    assert plain["files"] == [str(Path("other", name)) for name in ("claims.jsonl", "dossier.json", "index.html")]
    assert plain["issues"][0]["code"] == "unreadable"
    assert built.err == ""


def test_build_passes_the_metadata_on(run: Run, dossier: Path) -> None:
    names = ("title", "publisher", "author", "published", "retrieved", "url", "licence")
    options = [part for name in names for part in (f"--{name}", "2001" if name in ("published", "retrieved") else name)]
    assert run("build", "in/a.txt", *options).code == 0
    with open_store(dossier) as store:
        metadata = store.document("a.txt").metadata
    assert [getattr(metadata, name) for name in names] == options[1::2]


def test_nothing_built_is_an_error_with_all_issues(run: Run, dossier: Path) -> None:
    built = run("build", "in/empty.txt", "nowhere.txt")
    assert built.code == 1
    assert built.out == ""
    assert built.err.splitlines()[-1].startswith("error: there is no such file or folder (and 1 more")
    assert "the file is empty" in built.err


@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_every_list_has_json(run: Run, dossier: Path, command: list[str]) -> None:
    done = run(*command, "--json")
    assert done.code == 0
    assert json.loads(done.out)


@pytest.mark.parametrize("option", ["-d", "--dossier", "--from"])
@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_every_list_asks_the_dossier_that_is_named(run: Run, dossier: Path, command: list[str], option: str) -> None:
    dossier.rename("other")
    assert run(*command, option, "other").code == 0
    missing = run(*command)
    assert missing.code == 1
    assert (
        missing.err
        == "error: there is no dossier here — dossier — Make one with `variorum build`, or say where it is with --from.\n"
    )


def test_the_environment_names_the_dossier(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier.rename("other")
    monkeypatch.setenv("VARIORUM_DOSSIER", "other")
    assert run("documents").code == 0


def test_claims_in_a_pipe_are_lines_of_fields(run: Run, dossier: Path) -> None:
    assert run("claims", "--type", "founded").out.splitlines() == [
        "a.txt:0-30\tfounded\tsubject=Greenpeace\t1971\tasserted\tGreenpeace was founded in 1971",
        "b.txt:0-25\tfounded\tsubject=Oxfam\t1942\tasserted\tOxfam was founded in 1942",
    ]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 3),
        (["--type", "location"], 1),
        (["--subject", "greenpeace"], 2),
        (["--status", "denied"], 0),
        (["--document", "b.txt"], 1),
        (["--time", "1940/1950"], 1),
        (["--state", "orphaned"], 0),
        (["--subject", "Oxfam", "--time", "1971"], 0),
    ],
)
def test_claims_are_filtered(run: Run, dossier: Path, options: list[str], count: int) -> None:
    assert len(json.loads(run("claims", "--json", *options).out)) == count


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["claims", "--type", "died"], 0, "No claim is like that."),
        (
            ["claims", "--document", "a.text"],
            1,
            "there is no document called 'a.text' — document — Do you mean 'a.txt'?",
        ),
        (["claims", "--document", "x"], 1, "`variorum documents` lists their names."),
        (
            ["claims", "--subject", "Greenpiece"],
            1,
            "nothing in the dossier is called 'Greenpiece' — subject — Do you mean",
        ),
        (["show", "Oxfarm"], 1, "Do you mean 'Oxfam'?"),
        (["show", "Rotary"], 1, "`variorum search` finds names by their parts."),
        (["shwo"], 2, "No such command 'shwo'. Did you mean 'show'?"),
        (["frobnicate"], 2, "No such command 'frobnicate'."),
        (["build", "in", "--published", "yesterday"], 2, "'yesterday' is not a date. Write it as 2024, 2024-05 or"),
        (["timexes", "in/a.txt", "--published", "31.12.2006"], 2, "'31.12.2006' is not a date."),
        (["export", "jsonl", "-o", "none/x.jsonl"], 1, "Check that the directory is there"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_misspelt_is_told_with_what_may_be_meant(
    run: Run, dossier: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_show_says_where_a_publisher_is_unknown(run: Run, dossier: Path) -> None:
    assert "[A] a.txt — A Yearbook, undated (a.txt)" in run("show").out
    assert run("build", "in/a.txt").code == 0
    assert "[A] a.txt — publisher unknown, undated (a.txt)" in run("show").out


def test_documents_and_issues(run: Run, dossier: Path) -> None:
    assert run("documents").out.splitlines() == [
        "a.txt\ta.txt\tA Yearbook\t\t2\tcurrent",
        "b.txt\tb.txt\tA Yearbook\t\t1\tcurrent",
    ]
    assert run("issues").out.splitlines() == [
        "error\tunreadable\tempty.txt\tthe file is empty\tGive a file with text in it.",
    ]
    Path("in/b.txt").unlink()
    run("build", "in", "--publisher", "A Yearbook")
    assert len(run("documents").out.splitlines()) == 1
    assert run("documents", "--all").out.splitlines()[1].endswith("removed")


def test_search(run: Run, dossier: Path) -> None:
    assert "b.txt:0-26\tsentence\t[Oxfam] was founded in 1942." in run("search", "oxfam").out.splitlines()
    nothing = run("search", "zeppelin")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "Nothing was found.\n")


def test_show(run: Run, dossier: Path) -> None:
    out = run("show").out
    assert out.startswith("Greenpeace\n")
    assert "Greenpeace was founded  “Greenpeace was founded in 1971” [A]" in out
    assert run("show", "oxfam").out.startswith("Oxfam\n")
    assert run("show", "Rotary").code == 1
    assert json.loads(run("show", "oxfam", "--json").out)["subject"]["name"] == "Oxfam"
    assert json.loads(run("show", "--json").out) == json.loads((dossier / "dossier.json").read_text())


def test_text_of_documents_is_no_markup(run: Run, dossier: Path) -> None:
    assert "[red]Vancouver" in run("search", "based").out


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("two\n  lines", "two lines"),
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("a\u202eb", "a\ufffdb"),
        ("منظمة Médecins", "منظمة Médecins"),
    ],
)
def test_text_of_documents_commands_no_terminal(text: str, printed: str) -> None:
    assert plain(text) == printed


def test_on_a_terminal_lists_are_tables(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    assert run("claims").out.split("\n")[0].split() == ["document", "type", "roles", "time", "status", "words"]
    assert run("claims", "--status", "denied").out == ""
    assert "[red]Vancouver" in run("search", "based").out


def test_on_a_terminal_a_build_draws_how_far_it_came(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    built = run("build", "in", "--out", "other")
    assert "3/3" in built.err
    assert built.out == "other/index.html\n"


def test_verify(run: Run, dossier: Path) -> None:
    good = run("verify")
    assert (good.code, good.out) == (0, "")
    assert good.err == "3 claims and 6 of their parts checked in 2 documents: 0 faults, 0 orphaned.\n"
    Path("in/a.txt").write_text("Greenpeace was founded in 1970.\n")
    run("build", "in", "--publisher", "A Yearbook")
    assert run("verify").out.splitlines() == [
        "a.txt\tGreenpeace was founded in 1971",
        "a.txt\tGreenpeace is based in Amsterdam",
    ]
    db = sqlite3.connect(dossier / FILE)
    db.execute(
        "UPDATE documents SET text = 'Greenpeace was founded in 1972.' WHERE state = 'current' AND name = 'a.txt'"
    )
    db.commit()
    db.close()
    bad = run("verify")
    assert bad.code == 1
    assert "digest differs" in bad.out
    assert json.loads(run("verify", "--json").out)["faults"]


def test_export(run: Run, dossier: Path) -> None:
    assert (*FORMATS, "gold") == exporting.FORMATS  # which is files in a directory, not one text
    kept = Counter(json.loads(line)["is"] for line in run("export", "store").out.splitlines())
    assert kept == {"document": 2, "claim": 3, "entity": 3, "finding": 3, "issue": 1}
    assert run("export", "jsonl").out == (dossier / "claims.jsonl").read_text()
    assert run("export", "html", "--output", "page.html").out == ""
    assert Path("page.html").read_text() == (dossier / "index.html").read_text()
    assert json.loads(run("export", "json", "--subject", "Oxfam").out)["subject"]["name"] == "Oxfam"
    assert run("export", "jsonl", "-o", "nowhere/claims.jsonl").code == 1


def test_timexes(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = TimeExpression(5, 6, 26, 30, Span(23, 30), "1971", "1971", "1971", "DATE")
    asked: list[str | None] = []

    def expressions(path: Path, published: str | None) -> tuple[TimeExpression, ...]:
        asked.append(published)
        return (found,)

    monkeypatch.setattr("variorum.edition.time_expressions", expressions)
    assert json.loads(run("timexes", "in/a.txt", "--json", "--published", "2001").out) == [
        {"start": 26, "end": 30, "text": "1971", "edtf": "1971", "value": "1971", "type": "DATE", "anchor": "",
         "cue": [23, 30]}
    ]  # fmt: skip
    assert asked == ["2001"]
    assert run("timexes", "in/a.txt").out == "26-30\t1971\t1971\tDATE\t1971\n"


def test_timexes_of_nothing(run: Run, dossier: Path) -> None:
    assert json.loads(run("timexes", "in/a.txt", "--json").out) == []
    missing = run("timexes", "nowhere.txt")
    assert missing.code == 1
    assert missing.err.startswith("error: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["build", "in", "--jobs", "-1"],
        ["claims", "--type", "nonsense"],
        ["claims", "--status", "sure"],
        ["search"],
        ["export"],
        ["export", "pdf"],
        ["timexes"],
        ["--nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert "Usage: variorum" in done.err
    assert done.out == ""


def test_wrong_values_are_1_and_say_what_to_do(run: Run, dossier: Path) -> None:
    wrong = run("claims", "--time", "about 1942")
    assert wrong.code == 1
    assert wrong.err.startswith("error: ")
    assert wrong.err.count(" — ") == 2
    assert wrong.err.count("\n") == 1
