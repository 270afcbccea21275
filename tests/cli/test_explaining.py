"""`variorum why` and `variorum misses`, on a real reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli.app import variorum
from variorum.extraction.rules import load_rules

TEXT = (
    "Solidarity was founded in Gdansk in September 1980. It was cold.\n\n"
    "Amnesty International (founded 1961) has members in many countries.\n"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(variorum, arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    assert run("build", str(folder / "text.txt"), "--out", str(folder / "out")).exit_code == 0
    return folder


def test_why_tells_rule_roles_time_and_parse(built: Path) -> None:
    claims = [json.loads(line) for line in (built / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    founded = next(c for c in claims if c["type"] == "founded" and c["time"]["edtf"] == "1980-09")
    result = run("why", founded["id"][:14], "-d", str(built / "out"), "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["claim"] == founded["id"]
    assert told["rule"] == founded["rule"]
    assert told["trigger"] == "founded"
    assert told["time"]["edtf"] == "1980-09"
    assert {r["role"]: r["by"] for r in told["roles"]} == {"subject": "name", "place": "name"}
    assert [t["text"] for t in told["parse"]][:3] == ["Solidarity", "was", "founded"]
    shown = run("why", founded["id"], "-d", str(built / "out"))
    assert shown.exit_code == 0
    assert founded["rule"] in shown.stdout


def test_why_tells_what_the_rule_reckons_with(built: Path) -> None:
    claims = [json.loads(line) for line in (built / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    noted = next(c for c in claims if c["rule"] == "founded.note")
    told = json.loads(run("why", noted["id"], "-d", str(built / "out"), "--json").stdout)
    assert told["reason"] == next(r.why for r in load_rules() if r.id == "founded.note") != ""
    assert told["reason"] in run("why", noted["id"], "-d", str(built / "out")).stdout


def test_why_of_no_claim_says_what_to_do(built: Path) -> None:
    result = run("why", "clm_none", "-d", str(built / "out"))
    assert result.exit_code != 0
    assert "variorum claims" in str(result.exception)


def test_misses_lists_what_no_rule_reads(built: Path) -> None:
    result = run("misses", str(built / "text.txt"), "--json")
    assert result.exit_code == 0
    assert [m["text"] for m in json.loads(result.stdout)] == ["It was cold."]
