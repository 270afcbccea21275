"""`variorum registers`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.registers.conftest import use_fakes
from tests.registers.fakes import annex, listed
from variorum.store.library import FOLDER

OLD = listed("2018-10-29", "1|Oxfam|A", "2|Greenpeace|A", "4|Médecins Sans Frontières")
NEW = listed("2026-02-27", "1|Oxfam|B", "3|Amnesty International", "4|Médecins Sans Frontières")


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)
    monkeypatch.setattr("variorum.edition.registers.builtin", lambda: ())


@pytest.fixture
def library(run: Run, tmp_path: Path) -> Path:
    """A library of two snapshots in `registers`, the default place."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "old.csv").write_bytes(OLD)
    (tmp_path / "in" / "new.csv").write_bytes(NEW)
    assert run("registers", "add", "in").code == 0
    return tmp_path / "registers"


def ids(run: Run) -> list[str]:
    """The ids of the snapshots, by date."""
    return [row["id"] for row in json.loads(run("registers", "list", "--json").out)]


def test_add_tells_what_it_did_and_the_same_again_that_nothing_changed(run: Run, tmp_path: Path) -> None:
    Path("list.csv").write_bytes(OLD)
    Path("alt.csv").write_bytes(annex("", "1|Oxford Committee for Famine Relief"))
    first, again = run("registers", "add", "list.csv", "alt.csv"), run("registers", "add", "list.csv", "alt.csv")
    assert (first.code, again.code) == (0, 0)
    id_ = ids(run)[0]
    assert first.out == f"{id_}\txx_list\t2018-10-29\t3\tlist.csv, alt.csv\tadded\n"
    assert again.out.endswith("is there already; nothing has changed\n")
    assert again.err == ""


def test_a_damaged_file_does_not_cost_the_others(run: Run) -> None:
    Path("good.csv").write_bytes(OLD)
    Path("odd.csv").write_bytes(b"not a list")
    Path("crash.csv").write_bytes(b"LIST xx_list crash")
    Path("alt.csv").write_bytes(annex("2026", "1|OX"))
    added = run("registers", "add", "odd.csv", "crash.csv", "good.csv", "alt.csv", "gone.csv")
    assert added.code == 0
    assert "error: no register is laid out like this file — odd.csv — Look at it." in added.err
    assert "error: reading failed with an internal fault (ValueError: a fault of the reader) — crash.csv" in added.err
    assert "alt.csv — Add files of one day." in added.err
    assert "gone.csv — Check that it is there" in added.err
    assert added.err.endswith("4 files left out.\n")
    assert len(ids(run)) == 1


def test_where_nothing_can_be_read_nothing_is_made(run: Run, tmp_path: Path) -> None:
    Path("odd.csv").write_bytes(b"not a list")
    for files in (["odd.csv"], ["odd.csv", "gone.csv"]):
        added = run("registers", "add", *files)
        assert (added.code, added.out) == (1, "")
    assert not (tmp_path / "registers").exists()
    Path("empty").mkdir()
    assert "no files of registers in this folder" in run("registers", "add", "empty").err


def test_issues_of_what_is_read_are_told_and_a_damaged_list_is_an_excerpt(run: Run) -> None:
    Path("torn.csv").write_bytes(listed("2019", "1|Oxfam", damaged=True))
    added = run("registers", "add", "torn.csv")
    assert (added.code, added.err) == (0, "warning: a row cannot be read — line 2\n")
    assert "\texcerpt\t" in run("registers", "list").out
    assert run("registers", "add", "torn.csv", "--quiet").err == ""


def test_a_list_without_a_date_says_so_and_gets_it_by_adding_it_again(run: Run) -> None:
    Path("list.csv").write_bytes(listed("", "1|Oxfam"))
    assert "Give it with --date." in run("registers", "add", "list.csv").err
    assert "\tundated\t" in run("registers", "list").out
    dated = run("registers", "add", "list.csv", "--date", "2019-01")
    assert "2019-01 (given)" in dated.out
    assert "updated" in dated.out
    assert run("registers", "add", "list.csv").out.endswith("nothing has changed\n")
    assert run("registers", "add", "list.csv", "--date", "yesterday").code == 2


def test_one_date_for_two_versions_is_refused(run: Run) -> None:
    Path("a.csv").write_bytes(listed("", "1|Oxfam"))
    Path("b.csv").write_bytes(listed("", "2|Oxfam"))
    added = run("registers", "add", "a.csv", "b.csv", "--date", "2019")
    assert added.code == 1
    assert "several versions of this list" in added.err


def test_two_sets_of_files_of_one_day_are_told(run: Run, library: Path) -> None:
    Path("alt.csv").write_bytes(annex("", "1|OX"))
    added = run("registers", "add", "in/old.csv", "alt.csv")
    assert "note: the library has this list of 2018-10-29 from other files, too: old.csv" in added.err


def test_add_for_programs(run: Run, library: Path) -> None:
    added = json.loads(run("registers", "add", "in", "--json").out)
    assert [row["outcome"] for row in added["snapshots"]] == ["unchanged", "unchanged"]
    assert (added["issues"], added["failed"]) == ([], 0)


def test_list(run: Run, library: Path) -> None:
    found = run("registers", "list")
    assert [line.split("\t")[1:] for line in found.out.splitlines()] == [
        ["xx_list", "2018-10-29", "3", "old.csv", "complete", "The list of X"],
        ["xx_list", "2026-02-27", "3", "new.csv", "complete", "The list of X"],
    ]
    assert found.err == ""


def test_without_a_library_what_is_built_in_is_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    found = run("registers", "list", "--registers", "nowhere")
    assert found.code == 0
    assert found.err.startswith("No register has been added in nowhere.")
    assert all("\tbuilt in\thistory\t" in line for line in found.out.splitlines())
    assert found.out
    first = found.out.split("\t")[0]
    assert "is built in" in run("registers", "remove", first, "--registers", "nowhere").err


def test_known(run: Run) -> None:
    rows = json.loads(run("registers", "known", "--json").out)
    assert {"id", "register", "title", "publisher", "licence", "traps"} <= rows[0].keys()
    assert len(run("registers", "known").out.splitlines()) == len(rows)


def test_show_a_register(run: Run, library: Path) -> None:
    shown = run("registers", "show", "xx_list").out.splitlines()
    assert shown[:2] == ["register\txx_list", "title\tThe list of X"]
    assert shown[2].endswith("2018-10-29, 3 entries, complete (old.csv)")
    wrong = run("registers", "show", "xx_lost")
    assert (wrong.code, wrong.out) == (1, "")
    assert "Do you mean 'xx_list'?" in wrong.err


@pytest.mark.parametrize(
    ("wanted", "standing"),
    [
        ("oxfam", "on the list of 2026-02-27"),
        ("1", "on the list of 2026-02-27"),
        ("2", "vanished between 2018-10-29 and 2026-02-27"),
        ("international AMNESTY", "came between 2018-10-29 and 2026-02-27; on the list of 2026-02-27"),
        ("medecins", "on the list of 2026-02-27"),
    ],
)
def test_show_an_entry(run: Run, library: Path, wanted: str, standing: str) -> None:
    shown = run("registers", "show", "xx_list", wanted)
    assert f"standing\t{standing}\n" in shown.out
    assert json.loads(run("registers", "show", "xx_list", wanted, "--json").out)[0]["standing"] == standing


def test_show_of_several_lists_them_and_of_none_says_what_that_means(run: Run, library: Path) -> None:
    Path("more.csv").write_bytes(listed("2027", "5|Médecins du Monde", "6|Monde Médical"))
    run("registers", "add", "more.csv")
    shown = run("registers", "show", "xx_list", "medec").out.splitlines()
    assert [line.split("\t")[:3] for line in shown] == [
        ["4", "organization", "Médecins Sans Frontières"],
        ["5", "organization", "Médecins du Monde"],
    ]
    none = run("registers", "show", "xx_list", "Rotary")
    assert none.code == 1
    assert "does not say that it was never listed" in none.err


@pytest.mark.parametrize("sides", [("2018-10-29", "2026-02-27"), ("2018", "2026-02"), ("old.csv", "new.csv"), (0, 1)])
def test_changes(run: Run, library: Path, sides: tuple[str | int, str | int]) -> None:
    known = ids(run)
    old, new = (known[side][:12] if isinstance(side, int) else side for side in sides)
    found = run("registers", "changes", old, new)
    assert [line.split("\t") for line in found.out.splitlines()] == [
        ["came", "3", "Amnesty International", "", "", "organization"],
        ["vanished", "2", "Greenpeace", "", "organization, A", ""],
        ["changed", "1", "Oxfam", "programmes", "A", "B"],
    ]
    assert found.err == "Between 2018-10-29 and 2026-02-27 1 came and 1 vanished; 1 changed, 1 are the same.\n"


def test_changes_narrowed_and_for_programs(run: Run, library: Path) -> None:
    only = run("registers", "changes", "2018", "2026", "--only", "gone")
    assert only.out.splitlines() == ["vanished\t2\tGreenpeace\t\torganization, A\t"]
    plain = json.loads(run("registers", "changes", "2018", "2026", "--json").out)
    assert (plain["proven"], [one["key"] for one in plain["came"]]) == (True, ["3"])


def test_what_is_absent_from_an_excerpt_is_unknown(run: Run, library: Path) -> None:
    Path("torn.csv").write_bytes(listed("2027", "1|Oxfam|B", damaged=True))
    run("registers", "add", "torn.csv")
    found = run("registers", "changes", "2026", "2027")
    assert {line.split("\t")[0] for line in found.out.splitlines()} == {"unknown"}
    assert "note: the newer snapshot is not complete" in found.err
    assert "whether they left the list is unknown" in found.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2017", "2026"), "no snapshot is of '2017'"),
        (("2018", "2000"), "these are snapshots of two registers"),
        (("2018", "2026", "--register", "xx_lost"), "Do you mean 'xx_list'?"),
    ],
)
def test_changes_of_what_is_not_there(run: Run, library: Path, arguments: tuple[str, ...], message: str) -> None:
    Path("other.csv").write_bytes(listed("2000", "1|Oxfam", register="xx_other"))
    run("registers", "add", "other.csv")
    found = run("registers", "changes", *arguments)
    assert found.code == 1
    assert message in found.err


def test_several_pairs_are_asked_about(run: Run, library: Path) -> None:
    for name, day in (("a.csv", "2018-10-29"), ("b.csv", "2026-02-27")):
        Path(name).write_bytes(listed(day, "1|Oxfam", register="xx_other"))
    run("registers", "add", "a.csv", "b.csv")
    assert "several pairs" in run("registers", "changes", "2018", "2026").err
    assert run("registers", "changes", "2018", "2026", "--register", "xx_other").out == ""


def test_remove(run: Run, library: Path) -> None:
    old, new = ids(run)
    assert run("registers", "remove", "reg_").code == 1
    assert run("registers", "remove", old[:14]).out.startswith(old)
    assert ids(run) == [new]
    assert json.loads(run("registers", "remove", new, "--json").out)[0]["id"] == new
    assert list((library / FOLDER).iterdir()) == []


def test_verify(run: Run, library: Path) -> None:
    good = run("registers", "verify")
    assert (good.code, good.out, good.err) == (0, "", "2 files, 2 snapshots and 6 entries checked: 0 faults.\n")
    next((library / FOLDER).iterdir()).write_bytes(b"LIST")
    bad = run("registers", "verify")
    assert bad.code == 1
    assert "its bytes are not those that were added" in bad.out
    assert json.loads(run("registers", "verify", "--json").out)["faults"]
    assert run("registers", "verify", "--registers", "nowhere").code == 1
