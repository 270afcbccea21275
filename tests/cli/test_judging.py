"""`variorum entities` and `judge`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def names(run: Run) -> list[str]:
    """The names of all entities, sorted."""
    return sorted(entry["name"] for entry in json.loads(run("entities", "--json").out))


def test_entities_are_listed_by_claims(run: Run, dossier: Path) -> None:
    listed = json.loads(run("entities", "--json").out)
    assert listed[0]["name"] == "Greenpeace"
    assert [entry["claims"] for entry in listed] == sorted((entry["claims"] for entry in listed), reverse=True)
    assert [entry["name"] for entry in json.loads(run("entities", "oxf", "--json").out)] == ["Oxfam"]


def test_a_judgement_joins_and_taking_it_back_parts(run: Run, dossier: Path) -> None:
    before = names(run)
    ran = run("judge", "Greenpeace", "same", "Oxfam", "--author", "Ada", "--reason", "a test")
    assert ran.code == 0, ran.err
    number = ran.out.strip()
    assert "Oxfam" not in names(run)
    assert "Oxfam" in next(e for e in json.loads(run("entities", "--json").out) if e["name"] == "Greenpeace")["names"]
    assert run("judge", "--take-back", number, "--author", "Ada").code == 0
    assert names(run) == before


def test_a_judgement_survives_the_next_build(run: Run, dossier: Path) -> None:
    assert run("judge", "Greenpeace", "same", "Oxfam", "--author", "Ada").code == 0
    assert run("build", "in", "--quiet", "--publisher", "A Yearbook").code == 0
    assert "Oxfam" not in names(run)


def test_the_ledger_tells_who_judged_and_what_still_holds(run: Run, dossier: Path) -> None:
    number = run("judge", "Greenpeace", "different", "Oxfam", "--author", "Ada", "--reason", "two bodies").out.strip()
    run("judge", "--take-back", number, "--author", "Bob")
    rows = json.loads(run("judge", "--ledger", "--json").out)
    mine = [row for row in rows if row["author"] in ("Ada", "Bob")]
    assert (mine[0]["author"], mine[0]["standing"], mine[0]["takes_back"]) == ("Ada", False, None)
    assert mine[1]["takes_back"] == int(number)
    assert "two bodies" in run("judge", "--ledger").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Greenpeace", "same", "Oxfam"], 2, "--author"),
        (["Greenpeace", "--author", "Ada"], 2, "Say LEFT"),
        (["Greenpeace", "same", "Greenpeace", "--author", "Ada"], 1, "one entity already"),
        (["Greenpeace", "same", "Oxfarm", "--author", "Ada"], 1, "Oxfam"),
        (["--take-back", "999", "--author", "Ada"], 1, "no standing judgement"),
        (["Greenpeace", "same", "Oxfam", "--author", "rule:mine"], 1, "author"),
    ],
)
def test_wrong_judgements_say_what_to_do(run: Run, dossier: Path, arguments: list[str], code: int, said: str) -> None:
    ran = run("judge", *arguments)
    assert ran.code == code
    assert said in ran.err
