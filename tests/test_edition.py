"""The composer: whole builds with small stages, so that no language model is needed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.stage_fakes import FAKES, entity_id, refuse_model
from variorum.edition import NothingBuilt, Progress, build, find_entity, load_dossier
from variorum.edition.composer import Defaults, _processes
from variorum.edition.fingerprint import READING, reading_fingerprint, whole_fingerprint
from variorum.edition.outputs import FILES, write_whole
from variorum.edition.query import export_text, time_expressions
from variorum.edition.sources import Input
from variorum.errors import DataError, ExportError, ModelError, StoreError, VariorumError
from variorum.model import Document, Entity, Judgement, Metadata
from variorum.store import FILE, ClaimFilter, Run, open_store

TEXTS = {
    "a.txt": "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n",
    "b.txt": "Oxfam was founded in 1942. Oxfam is based in Oxford.\n",
    "c.txt": "Greenpeace was founded in 1969. Greenpeace is based in Vancouver.\n",
    "d/d.txt": "Amnesty International was founded in 1961.\n",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder of four documents."""
    for name, text in TEXTS.items():
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "sources"


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of a dossier's files."""
    return {name: (out / name).read_bytes() for name in FILES}


def make(source: Path, out: Path, **options: Any) -> Any:
    """A build with the small stages."""
    return build([source], out, **{"stages": FAKES, **options})


# --- what a build does ------------------------------------------------------------------------------------------------


def test_build_reads_all_and_writes_the_files(sources: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    made = make(sources, tmp_path / "out", progress=seen.append)
    assert (made.documents, made.read, made.kept, made.failed, made.claims, made.orphaned) == (4, 4, 0, 0, 7, 0)
    assert made.issues == ()
    assert [path.name for path in made.files] == list(FILES)
    assert seen == [Progress(n, 4, name, "read") for n, name in enumerate(TEXTS, 1)]
    lines = (tmp_path / "out" / "claims.jsonl").read_text().splitlines()
    assert len(lines) == 7
    assert json.loads((tmp_path / "out" / "dossier.json").read_text())["subject"]["name"] == "Greenpeace"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([FILE, *FILES])


def test_metadata_go_over_sources_toml(sources: Path, tmp_path: Path) -> None:
    (sources / "sources.toml").write_text('["a.txt"]\npublisher = "A Yearbook"\npublished = "1999"\n')
    make(sources, tmp_path / "out", metadata=Metadata(publisher="Ours"))
    with open_store(tmp_path / "out") as store:
        assert store.document("a.txt").metadata == Metadata(publisher="Ours", published="1999")


def test_standard_input_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "in").open("w+b") as file:
        file.write(TEXTS["a.txt"].encode())
        file.seek(0)
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file}))
        assert build(["-"], tmp_path / "out", stages=FAKES).claims == 2


def test_copies_are_read_once_and_told(sources: Path, tmp_path: Path) -> None:
    (sources / "copy.txt").write_text(TEXTS["a.txt"])
    made = make(sources, tmp_path / "out")
    assert made.documents == 4
    assert [(issue.code, issue.where, issue.severity) for issue in made.issues] == [("duplicate", "copy.txt", "note")]
    assert make(sources, tmp_path / "out").unchanged


def test_that_a_twin_has_a_date_of_its_own_is_told(sources: Path, tmp_path: Path) -> None:
    for name in ("edition-1992.txt", "edition-1993.txt"):
        (sources / name).write_text("Greenpeace was founded in 1971.\n")
    table = "\n".join(f'["edition-{year}.txt"]\npublished = "{year}"\n' for year in (1992, 1993))
    (sources / "sources.toml").write_text(table)
    (issue,) = [one for one in make(sources, tmp_path / "out").issues if one.code == "duplicate"]
    assert (issue.where, issue.severity) == ("edition-1993.txt", "warning")
    assert "as of 1992; that it was published in 1993 too is not kept" in issue.what


@pytest.mark.parametrize("order", [["a.txt", "b.txt"], ["b.txt", "a.txt"]])
def test_the_order_in_which_sources_are_named_does_not_matter(sources: Path, tmp_path: Path, order: list[str]) -> None:
    build([sources / name for name in order], tmp_path / "out", stages=FAKES)
    build([sources / "a.txt", sources / "b.txt"], tmp_path / "usual", stages=FAKES)
    assert contents(tmp_path / "out") == contents(tmp_path / "usual")


# --- bad inputs -------------------------------------------------------------------------------------------------------


def test_bad_inputs_become_issues_and_the_rest_is_built(sources: Path, tmp_path: Path) -> None:
    (sources / "empty.txt").write_text("")
    (sources / "fault.txt").write_text("explode")
    made = build([sources, tmp_path / "nowhere.txt"], tmp_path / "out", stages=FAKES)
    assert (made.documents, made.failed) == (4, 3)
    assert [(issue.code, issue.where) for issue in made.issues] == [
        ("no-file", str(tmp_path / "nowhere.txt")),
        ("unreadable", "empty.txt"),
        ("internal-fault", "fault.txt"),
    ]
    with open_store(tmp_path / "out") as store:
        assert store.issues() == made.issues
        assert store.run() == Run(6, 6, "done")


def test_a_file_that_cannot_be_opened_is_an_issue(sources: Path, tmp_path: Path) -> None:
    (sources / "link.txt").symlink_to(tmp_path / "gone")
    made = make(sources, tmp_path / "out")
    assert [issue.where for issue in made.issues] == ["link.txt"]


def test_debug_does_not_swallow_faults(sources: Path, tmp_path: Path) -> None:
    (sources / "fault.txt").write_text("explode")
    with pytest.raises(ZeroDivisionError):
        make(sources, tmp_path / "out", settings=Defaults(debug=True))


def test_half_a_character_is_an_issue(sources: Path, tmp_path: Path) -> None:
    def halve(content: Path | bytes, name: str, metadata: Metadata) -> Document:
        document = FAKES.read(content, name, metadata)
        return replace(document, text=document.text + "\ud83d") if name == "a.txt" else document

    made = make(sources, tmp_path / "out", stages=replace(FAKES, read=halve))
    assert made.read == 3
    assert ["half of a character" in issue.what for issue in made.issues] == [True]


@pytest.mark.parametrize("error", [ModelError("no model"), DataError("bad rule")])
def test_what_befalls_every_document_ends_the_build(sources: Path, tmp_path: Path, error: VariorumError) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)):
        make(sources, tmp_path / "out", stages=replace(FAKES, load_model=fail))


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ([], "there is no document"),
        (["empty.txt"], "the file is empty"),
        (["empty.txt", "fault.txt"], "the file is empty .and 1 more"),
        (["nowhere.txt"], "no such file"),
    ],
)
def test_nothing_built_is_an_error_and_leaves_the_dossier(
    sources: Path, tmp_path: Path, names: list[str], message: str
) -> None:
    make(sources, tmp_path / "out")
    before = contents(tmp_path / "out")
    (sources / "empty.txt").write_text("")
    (sources / "fault.txt").write_text("explode")
    with pytest.raises(NothingBuilt, match=message) as caught:
        build([sources / name for name in names], tmp_path / "out", stages=FAKES)
    assert len(caught.value.issues) == len(names)
    with open_store(tmp_path / "out") as store:
        assert len(store.documents()) == 4
        assert store.issues() == ()
    assert contents(tmp_path / "out") == before


def test_documents_without_claims_still_make_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing is said here.\n")
    assert make(tmp_path / "a.txt", tmp_path / "out").claims == 0
    assert json.loads((tmp_path / "out" / "dossier.json").read_text())["subject"]["name"] == "a.txt"


# --- again ------------------------------------------------------------------------------------------------------------


def test_the_same_again_is_a_no_op(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    before, database = contents(tmp_path / "out"), (tmp_path / "out" / FILE).read_bytes()
    stages = replace(FAKES, load_model=refuse_model, page=lambda dossier: pytest.fail("the page was rendered"))
    made = make(sources, tmp_path / "out", stages=stages)
    assert (made.read, made.kept, made.unchanged, made.claims) == (0, 4, True, 7)
    assert contents(tmp_path / "out") == before
    assert (tmp_path / "out" / FILE).read_bytes() == database


def test_two_builds_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "one")
    make(sources, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_two_processes_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    (sources / "empty.txt").write_text("")
    make(sources, tmp_path / "one", settings=Defaults(jobs=1))
    seen: list[Progress] = []
    made = make(sources, tmp_path / "two", settings=Defaults(jobs=2), progress=seen.append)
    assert [step.name for step in seen] == sorted([*TEXTS, "empty.txt"])
    assert made.failed == 1
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.parametrize(
    ("wanted", "batch", "cores", "processes"),
    [
        (0, (500, 100_000), 8, 1),
        (0, (2, 100_001), 8, 2),
        (0, (1, 900_000), 8, 1),
        (0, (500, 900_000), 1, 1),
        (1, (500, 900_000), 8, 1),
        (4, (500, 10), 2, 4),
        (4, (2, 10), 8, 2),
    ],
)
def test_processes(
    monkeypatch: pytest.MonkeyPatch, wanted: int, batch: tuple[int, int], cores: int, processes: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert _processes(wanted, *batch) == processes


def test_sizes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"four")
    contents = (tmp_path / "a.txt", tmp_path / "missing.txt", b"five5")
    assert [Input(content, "a.txt").size for content in contents] == [4, 0, 5]


def test_lost_or_changed_files_are_written_again(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "claims.jsonl").unlink()
    (tmp_path / "out" / "index.html").write_text("edited")
    made = make(sources, tmp_path / "out")
    assert not made.unchanged
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ({"stages": replace(FAKES, reading="reading-2")}, 4),
        ({"metadata": Metadata(published="2001")}, 4),
        ({"stages": replace(FAKES, whole="whole-2")}, 0),
        ({}, 0),
    ],
    ids=["other rules", "other metadata", "other page", "nothing"],
)
def test_only_what_changed_is_done_again(sources: Path, tmp_path: Path, change: dict[str, Any], read: int) -> None:
    make(sources, tmp_path / "out")
    made = make(sources, tmp_path / "out", **change)
    assert (made.read, made.kept) == (read, 4 - read)
    make(sources, tmp_path / "new", **change)
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_a_changed_document_is_read_and_its_lost_claims_are_orphaned(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    (sources / "a.txt").write_text("Greenpeace was founded in 1970. Greenpeace is based in Amsterdam.\n")
    made = make(sources, tmp_path / "out")
    assert (made.read, made.kept, made.orphaned, made.claims) == (1, 3, 1, 7)
    orphaned = json.loads((tmp_path / "out" / "dossier.json").read_text())["orphaned"]
    assert [(entry["quote"], entry["document_name"]) for entry in orphaned] == [
        ("Greenpeace was founded in 1971", "a.txt")
    ]
    assert "1971" not in (tmp_path / "out" / "claims.jsonl").read_text()
    make(sources, tmp_path / "new")
    for name in ("claims.jsonl", "index.html"):  # the history shows in dossier.json alone
        assert contents(tmp_path / "out")[name] == contents(tmp_path / "new")[name]


def test_a_removed_document_leaves_the_build_and_returns_unread(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    before = contents(tmp_path / "out")
    (sources / "b.txt").rename(tmp_path / "b.txt")
    assert make(sources, tmp_path / "out").claims == 5
    (tmp_path / "b.txt").rename(sources / "b.txt")
    made = make(sources, tmp_path / "out", stages=replace(FAKES, load_model=refuse_model))
    assert (made.read, made.kept) == (0, 4)
    assert contents(tmp_path / "out") == before


def test_the_store_as_text_is_the_same_for_the_same_history(sources: Path, tmp_path: Path) -> None:
    texts = []
    for out in ("one", "two"):
        (sources / "a.txt").write_text(TEXTS["a.txt"])
        (sources / "e.txt").write_text("")
        make(sources, tmp_path / out, settings=Defaults(jobs=1 if out == "one" else 2))
        (sources / "a.txt").write_text(TEXTS["a.txt"].replace("1971", "1970"))
        make(sources, tmp_path / out)
        with open_store(tmp_path / out, "write") as store:
            store.judge(Judgement("ent_a", "ent_b", "different", "reviewer"))
            texts.append(export_text(store, "store"))
    assert texts[0] == texts[1]
    assert [texts[0].count(f'"is": "{kind}"') for kind in ("document", "claim", "judgement", "issue")] == [5, 9, 1, 1]


def test_a_persons_judgement_survives_and_changes_the_dossier(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    before = contents(tmp_path / "out")
    with open_store(tmp_path / "out", "write") as store:
        number = store.judge(Judgement(entity_id("Greenpeace"), entity_id("Oxfam"), "same", "reviewer"))
    made = make(sources, tmp_path / "out", stages=replace(FAKES, load_model=refuse_model))
    assert not made.unchanged
    with open_store(tmp_path / "out", "write") as store:
        assert len(list(store.select(ClaimFilter(subject="Oxfam", type="founded")))) == 3
        assert [entry.judgement.author for entry in store.ledger()] == ["reviewer", "rule:fake"]
        store.take_back(number, author="reviewer")
    make(sources, tmp_path / "out")
    assert contents(tmp_path / "out") == before


# --- stopped half-way -------------------------------------------------------------------------------------------------


def stop_after(count: int, error: type[BaseException]) -> Callable[[Progress], None]:
    """A listener that raises once `count` documents are done."""

    def listen(step: Progress) -> None:
        if step.done == count:
            raise error

    return listen


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize(("count", "jobs"), [(1, 1), (2, 1), (3, 1), (4, 1), (2, 2)])
def test_a_stopped_build_goes_on_where_it_was(
    sources: Path, tmp_path: Path, count: int, error: type[BaseException], jobs: int
) -> None:
    with pytest.raises(error):
        make(sources, tmp_path / "out", progress=stop_after(count, error), settings=Defaults(jobs=jobs))
    with open_store(tmp_path / "out") as store:
        state = "interrupted" if error is KeyboardInterrupt else "running"
        assert store.run() == Run(4, count, state)
        assert len(store.documents()) == count
    made = make(sources, tmp_path / "out")
    assert (made.read, made.kept) == (4 - count, count)
    make(sources, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.parametrize("count", [1, 3, 4])
def test_a_killed_build_goes_on_where_it_was(sources: Path, tmp_path: Path, count: int) -> None:
    script = f"""
import os, signal
from tests.stage_fakes import FAKES
from variorum.edition import build
def listen(step):
    if step.done == {count}:
        os.kill(os.getpid(), signal.SIGKILL)
build([{str(sources)!r}], {str(tmp_path / "out")!r}, stages=FAKES, progress=listen)
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -9
    with open_store(tmp_path / "out") as store:  # a reader needs no clean-up first
        assert len(store.documents()) == count
        assert store.verify().faults == ()
    made = make(sources, tmp_path / "out")
    assert (made.read, made.kept) == (4 - count, count)
    make(sources, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_workers_end_with_a_killed_build(sources: Path, tmp_path: Path) -> None:
    script = f"""
import os, signal
from dataclasses import replace
from tests.stage_fakes import FAKES
from tests.test_edition import note_worker
from variorum.edition import build
from variorum.edition.composer import Defaults
if __name__ == "__main__":
    def listen(step):
        os.kill(os.getpid(), signal.SIGKILL)
    stages = replace(FAKES, load_model=note_worker)
    build([{str(sources)!r}], {str(tmp_path / "out")!r}, stages=stages, settings=Defaults(jobs=2), progress=listen)
"""
    (tmp_path / "kill.py").write_text(script)
    where = {**os.environ, "WORKERS": str(tmp_path / "workers"), "PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run([sys.executable, str(tmp_path / "kill.py")], check=False, env=where)
    assert done.returncode == -9
    workers = [int(line) for line in (tmp_path / "workers").read_text().split()]
    assert workers
    deadline = time.monotonic() + 20
    while any(map(lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(lives, workers))


def note_worker() -> str:
    """Loads the small model, and notes the process that did."""
    with open(os.environ["WORKERS"], "a") as file:
        file.write(f"{os.getpid()}\n")
    return "model"


def lives(process: int) -> bool:
    """Whether the process is there and runs: one that has ended may wait for a parent that never asks."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and ") Z " in status.read_text())


def test_a_killed_second_build_leaves_the_files_of_the_first(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    before = contents(tmp_path / "out")
    (sources / "a.txt").write_text("Greenpeace was founded in 1970.\n")
    with pytest.raises(MemoryError):
        make(sources, tmp_path / "out", progress=stop_after(4, MemoryError))
    assert contents(tmp_path / "out") == before
    make(sources, tmp_path / "out")
    assert b"1970" in contents(tmp_path / "out")["claims.jsonl"]


def test_a_process_that_dies_is_said(sources: Path, tmp_path: Path) -> None:
    with pytest.raises(VariorumError, match="a reading process died"):
        make(sources, tmp_path / "out", stages=replace(FAKES, load_model=die), settings=Defaults(jobs=2))


def die() -> None:
    """Ends the process at once, as the kernel does when memory runs out."""
    os._exit(9)


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    write_whole(tmp_path / "file", "old")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(ExportError, match="No space left"):
        write_whole(tmp_path / "file", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "old"


def test_a_directory_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_whole(tmp_path / "gone" / "file", "text")


@settings(max_examples=25)
@given(text=st.text(st.characters(codec="utf-8")))
def test_what_is_written_is_what_was_given(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("out") / "file"
    write_whole(path, text)
    assert path.read_bytes() == text.encode()


def test_fingerprints_cover_what_they_should() -> None:
    assert len(reading_fingerprint()) == len(whole_fingerprint()) == 64
    assert reading_fingerprint() != whole_fingerprint()
    root = Path(__file__).parent.parent / "variorum"
    assert [part for part in READING if not (root / part).exists()] == []


# --- questions --------------------------------------------------------------------------------------------------------


def test_a_dossier_is_of_what_most_documents_are_about_or_of_whom_one_names(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    with open_store(tmp_path / "out") as store:
        assert load_dossier(store).subject.name == "Greenpeace"
        assert load_dossier(store, "oxfam").subject.name == "Oxfam"
        assert load_dossier(store, entity_id("Oxford")).subject.name == "Oxford"
        with pytest.raises(StoreError, match="Do you mean 'Amnesty International'"):
            load_dossier(store, "amnesty")
        with pytest.raises(StoreError, match="variorum search"):
            load_dossier(store, "Rotary")


def test_a_name_that_two_bear_is_the_one_that_more_is_said_of(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    with open_store(tmp_path / "out") as store:
        claims = tuple(store.claims())
    twins = [Entity(entity_id(name), "organization", name, (name, "The Charity")) for name in ("Oxfam", "Greenpeace")]
    assert find_entity(twins, "the charity", claims).name == "Greenpeace"


def test_an_empty_store_has_no_dossier(tmp_path: Path) -> None:
    with open_store(tmp_path, "create") as store, pytest.raises(StoreError, match="no document"):
        load_dossier(store)


def test_exports(sources: Path, tmp_path: Path) -> None:
    make(sources, tmp_path / "out")
    with open_store(tmp_path / "out") as store:
        assert export_text(store, "jsonl") == (tmp_path / "out" / "claims.jsonl").read_text()
        assert export_text(store, "json") == (tmp_path / "out" / "dossier.json").read_text()
        assert len(export_text(store, "jsonl", subject="Oxfam").splitlines()) == 2
        kinds = [json.loads(line)["is"] for line in export_text(store, "store").splitlines()]
        assert [(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)] == [
            ("document", 4),
            ("claim", 7),
            ("entity", 6),
            ("finding", 5),
        ]
        with pytest.raises(ExportError, match="no export format 'pdf'"):
            export_text(store, "pdf")


def test_time_expressions_of_a_file(sources: Path) -> None:
    assert time_expressions(sources / "a.txt", published="2001", stages=FAKES) == ()
