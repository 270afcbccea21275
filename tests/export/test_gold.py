"""Gold files: their lines, what becomes of each decision, what they cannot carry, and that the scorer takes them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stage_fakes import FAKES
from variorum.edition import build
from variorum.edition.gold import gold_documents, gold_tallies, write_gold
from variorum.edition.reviewing import decide, decision_on
from variorum.errors import ExportError, StoreError
from variorum.export.gold import Judged, comparable, gold
from variorum.model import Act, Attribution, Claim, Filler, ReviewState, Time
from variorum.store import ClaimFilter, Store, open_store

SCORER = Path(__file__).parents[2].parent / "shared" / "eval" / "score.py"
EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Oxfam was founded in 1942. Oxfam, says Ann Reader, has 10 to 20 shops; Oxfam was founded in 1942."


def claim(words: str, type_: str = "founded", text: str = TEXT, **parts: object) -> Claim:
    """A claim that has the words for its quote, about their first word."""
    start = text.index(words)
    first = words.split()[0].strip(",")
    roles = parts.pop("roles", (("subject", (Filler(first, start, start + len(first), names=(first, "Oxfam GB")),)),))
    return Claim("sha256:1", type_, roles, words, start, start + len(words), text, **parts)  # type: ignore[arg-type]  # a test's own parts


def lines(*judged: Judged, text: str = TEXT) -> list[str]:
    """The gold's lines without comments."""
    return [line for line in gold("a.txt", "sha256:1", text, judged)[0].splitlines() if line[0] != "#"]


def test_a_line_has_all_that_is_right() -> None:
    at = TEXT.index("1942")
    one = claim("Oxfam was founded in 1942", time=Time("1942", "1942", at, at + 4))
    assert lines(Judged(one, "accepted")) == [
        "founded | subject=Oxfam/Oxfam GB | 1942 | asserted | - | Oxfam was founded in 1942"
    ]


def test_inherited_parts_are_optional_and_numbers_are_ranges() -> None:
    roles = (("subject", (Filler("Oxfam", names=("Oxfam",)),)), ("count", (Filler("10 to 20", min=10.0, max=20.0),)))
    said = Attribution("Ann Reader")
    one = claim(
        "has 10 to 20 shops", "strength", roles=roles, time=Time("1990", ""), status="reported", attribution=said
    )
    assert lines(Judged(one, "made")) == [
        "strength | subject?=Oxfam; count?=10..20 | optional 1990 | reported | Ann Reader | has 10 to 20 shops"
    ]


@pytest.mark.parametrize(
    ("review", "mark"),
    [("accepted", ""), ("made", ""), (None, "~"), ("disputed", "~"), ("rejected", None), ("replaced", None)],
)
def test_what_becomes_of_each_decision(review: ReviewState | None, mark: str | None) -> None:
    found = lines(Judged(claim("Oxfam was founded in 1942"), review))
    assert [line.split(" | ")[0] for line in found] == ([] if mark is None else [f"{mark}founded"])


def test_statements_are_left_out_and_the_head_tells_how_much_is_decided() -> None:
    judged = [
        Judged(claim("Oxfam was founded in 1942"), None),
        Judged(claim("Oxfam, says Ann Reader", "statement", roles=()), None),
    ]
    text, losses = gold("a.txt", "sha256:1", TEXT, judged)
    assert "1 typed claims are not decided" in text and "1 statements are no part" in text
    assert "claims whose place is not told" in {loss.what for loss in losses.losses}


def test_words_that_would_break_a_line_are_cut_and_told() -> None:
    text = "Oxfam was | founded in the town\u2028of Oxford."
    text_, losses = gold("a", "sha256:1", text, [Judged(claim(text, text=text), "accepted")])
    line = text_.splitlines()[-1]
    assert line.endswith(" | founded in the town") and len(line.split(" | ")) == 6
    assert {"quotes cut"} <= {loss.what for loss in losses.losses}


@given(words=st.text(min_size=1, max_size=40), name=st.text(min_size=1, max_size=20))
def test_any_words_make_six_fields_in_one_line(words: str, name: str) -> None:
    one = Claim("sha256:1", "founded", (("subject", (Filler(name),)),), words, 0, len(words), words)
    for line in lines(Judged(one, "accepted"), text=words):
        assert len([part.strip() for part in line.split(" | ")]) == 6


@pytest.mark.parametrize(
    "edtf", ["1942", "1942-10", "1942-10-05", "194X", "19XX", "1942/1950", "1990/..", "../1950", "1942-22", "1942?"]
)
def test_times_that_can_be_compared(edtf: str) -> None:
    assert comparable(edtf)


@pytest.mark.parametrize("edtf", ["soon", "-0044", "1942-02-30", "1950/1942", "Y170002", "0000-01"])
def test_times_that_cannot(edtf: str) -> None:
    assert not comparable(edtf)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A dossier of two documents, of one of which one claim of two is decided."""
    source = tmp_path / "texts"
    source.mkdir()
    (source / "a.txt").write_text("Oxfam was founded in 1942. Oxfam is based in Oxford.\n", encoding="utf-8")
    (source / "b.txt").write_text("Greenpeace was founded in 1971.\n", encoding="utf-8")
    build([source], tmp_path / "dossier", stages=FAKES)
    return open_store(tmp_path / "dossier", "write")


def judge(store: Store, act: Act, document: str, type_: str) -> None:
    """Decides about the document's claim of the type."""
    (entry,) = store.select(ClaimFilter(document=document, type=type_))
    made = decision_on(store, act, [entry.id], author="Ann Reader", at="2026-01-02T03:04:05Z")
    decide(store, made, seen=store.newest_decision())


def test_only_documents_with_decisions_become_gold(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no document has decisions"):
        write_gold(gold_documents(store), tmp_path / "gold")
    judge(store, "accept", "a.txt", "founded")
    (one,) = gold_documents(store)
    assert (one.name, one.tally.accepted, one.tally.open, one.tally.decided) == ("a.txt", 1, 1, False)
    assert not gold_documents(store, decided_only=True)
    judge(store, "reject", "a.txt", "location")
    (one,) = gold_documents(store, decided_only=True)
    assert one.gold.splitlines()[-1].startswith("founded | subject=Oxfam | 1942 | asserted | - | Oxfam was founded")
    assert [row["decided"] for row in gold_tallies(store)] == [True, False]
    with pytest.raises(StoreError):
        gold_documents(store, ["none.txt"])


def test_the_claims_beside_it_are_those_that_were_read(store: Store, tmp_path: Path) -> None:
    judge(store, "reject", "a.txt", "location")
    paths = write_gold(gold_documents(store), tmp_path / "gold")
    assert [path.name for path in paths] == ["a.gold"]
    read = [json.loads(line) for line in (tmp_path / "gold" / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["type"] for one in read} == {"founded", "location"}
    assert (tmp_path / "gold" / "a.txt").read_text(encoding="utf-8").startswith("Oxfam was founded")


def scored(folder: Path) -> dict[str, float]:
    """What the scorer says of the folder."""
    if not SCORER.is_file():
        pytest.skip("no ../shared/eval/score.py beside the repository: the gold is not scored")
    command = [sys.executable, str(SCORER), "--all", "--json", *[str(folder)] * 3]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    summary: dict[str, float] = json.loads(found.stdout)["summary"]
    return summary


def test_what_was_rejected_costs_precision_and_what_is_open_nothing(store: Store, tmp_path: Path) -> None:
    judge(store, "accept", "a.txt", "founded")
    write_gold(gold_documents(store), tmp_path / "open")
    assert scored(tmp_path / "open")["strict_f1"] == 1.0
    judge(store, "reject", "a.txt", "location")
    write_gold(gold_documents(store), tmp_path / "rejected")
    found = scored(tmp_path / "rejected")
    assert (found["strict_p"], found["strict_r"]) == (0.5, 1.0)


def test_an_accepted_dossier_of_the_examples_scores_one(tmp_path: Path) -> None:
    """The real reading of an example, every claim accepted: its own gold finds no fault with it."""
    build([EXAMPLES / "rnli-2020.txt", EXAMPLES / "mek-2006.md"], tmp_path / "dossier")
    with open_store(tmp_path / "dossier", "write") as made:
        for entry in list(made.select(ClaimFilter())):
            decision = decision_on(made, "accept", [entry.id], author="Ann Reader", at="2026-01-02T03:04:05Z")
            decide(made, decision, seen=made.newest_decision())
        found = gold_documents(made, decided_only=True)
        assert len(found) == 2 and all(one.tally.wanted > 20 for one in found)
        write_gold(found, tmp_path / "gold")
    figures = scored(tmp_path / "gold")
    assert figures["strict_f1"] == figures["soft_f1"] == figures["status_accuracy"] == 1.0
    assert figures["misplaced"] == 0
