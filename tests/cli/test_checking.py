"""`variorum check`: what it prints of claims and lists, and the certificates that it writes and verifies."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.registers.conftest import use_fakes
from tests.registers.fakes import listed
from tests.stage_fakes import FAKES
from variorum.model import Analysis, Claim, Document, Filler, Time

TODAY = "2026-11-24"
_LISTED = re.compile(
    r"(?P<subject>[A-Z][\w ]+?) was listed as a (?P<designation>[a-z ]+?) by (?:the )?(?P<authority>[A-Z][\w ]+?)(?: in (?P<time>\d{4}))?\."
)


def extract(document: Document, analysis: Analysis) -> Sequence[Claim]:
    """Designations by one pattern, and what the small stages read."""
    claims = []
    for match in _LISTED.finditer(document.text):
        parts = match.groupdict()
        roles = [
            (role, (Filler(parts[role], *match.span(role), names=(parts[role],)),))
            for role in ("subject", "authority", "designation")
        ]
        time = Time(parts["time"], parts["time"], *match.span("time")) if parts["time"] else None
        place = match.span()
        claims.append(
            Claim(
                document.id, "designation", tuple(roles), match[0], *place, source=document.text, time=time, rule="fake"
            )
        )
    return [*claims, *FAKES.extract(document, analysis)]


@pytest.fixture
def dossier(run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier of two documents of 2024, which tell of three listings."""
    for module in ("composer", "judging", "query", "versions"):
        monkeypatch.setattr(f"variorum.edition.{module}.own_stages", lambda: replace(FAKES, extract=extract))
    monkeypatch.setattr("variorum.cli.checking.today", lambda: TODAY)
    Path("in").mkdir()
    Path("in/a.txt").write_text(
        "Shining Path was listed as a terrorist organization by the United States in 1997. Oxfam was founded in 1942.\n"
    )
    Path("in/b.txt").write_text(
        "Aum Shinrikyo was listed as a terrorist organization by Washington in 1997. "
        "Aum Shinrikyo was listed as a terrorist group by Kazakhstan in 2006.\n"
    )
    assert run("build", "in", "--quiet", "--jobs", "1", "--published", "2024").code == 0
    return Path("dossier")


def rows(out: str, kind: str) -> list[list[str]]:
    """The lines of one kind, taken apart."""
    return [line.split("\t") for line in out.splitlines() if line.startswith(f"{kind}\t")]


@pytest.mark.usefixtures("dossier")
def test_claims_then_the_subject_then_what_was_searched(run: Run) -> None:
    ran = run("check", "Aum Shinrikyo")
    assert ran.code == 0
    first, second = rows(ran.out, "claim")
    assert first[1:9] == ["Aum Shinrikyo", "us", "", "confirmed", "removed", "no", "0", "outdated"]
    assert first[9].startswith("b.txt:0-")
    assert "removed on 20 May 2022" in first[10]
    assert second[2:5] == ["kz", "", "not_found"]
    assert ["us", "us_fto", "confirmed", "removed"] in [row[2:6] for row in rows(ran.out, "subject")]
    assert [row[3] for row in rows(ran.out, "searched") if row[2] == "us_fto"] == [
        "United States, Foreign Terrorist Organizations (history)"
    ]
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == sorted(
        (line.split("\t")[0] for line in ran.out.splitlines()), key=["claim", "subject", "searched"].index
    )


@pytest.mark.usefixtures("dossier")
def test_what_a_reader_must_know_is_said(run: Run) -> None:
    said = run("check", "Aum Shinrikyo").err
    assert f"as of {TODAY}, the day of this run" in said
    assert (
        "no list of Kazakhstan was asked, of which a claim tells: add its files with `variorum registers add FILE`"
        in said
    )
    assert "only the histories that are built in were asked" in said
    assert "the day of this run" not in run("check", "Aum Shinrikyo", "--as-of", TODAY).err
    assert "no list of" not in run("check", "Shining Path").err


@pytest.mark.usefixtures("dossier")
def test_without_a_subject_all_that_claims_tell_of_are_asked_about(run: Run) -> None:
    ran = run("check")
    assert {row[1] for row in rows(ran.out, "subject")} == {"Aum Shinrikyo", "Shining Path"}
    assert len(rows(ran.out, "claim")) == 3


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("day", "standing", "held"),
    [
        ("1990-01-01", "not_yet", "no"),
        ("1997-10-07", "not_yet", "no"),
        ("1997-10-08", "listed", "certain"),
        ("2010-01-01", "listed", "certain"),
        ("2023-01-01", "removed", "no"),
    ],
)
def test_standing_is_of_the_day_asked_about(run: Run, day: str, standing: str, held: str) -> None:
    found = rows(run("check", "Aum Shinrikyo", "--as-of", day).out, "subject")
    assert [row[5:7] for row in found if row[3] == "us_fto"] == [[standing, held]]


@pytest.mark.usefixtures("dossier")
def test_a_subject_without_claims_is_asked_about_too(run: Run) -> None:
    ran = run("check", "Oxfam")
    assert (ran.code, rows(ran.out, "claim")) == (0, [])
    assert {row[4] for row in rows(ran.out, "subject")} == {"not_found"}
    assert "That does not say that it never was listed." in ran.out


@pytest.mark.usefixtures("dossier")
def test_filters_narrow_what_is_shown(run: Run) -> None:
    for authority in ("us", "US", "Washington", "the State Department"):
        shown = run("check", "--authority", authority).out
        assert {row[2] for kind in ("claim", "subject") for row in rows(shown, kind)} == {"us"}
    both = run("check", "--authority", "us", "--authority", "kz", "--verdict", "not_found").out
    assert [row[2] for row in rows(both, "claim")] == ["kz"]
    none = run("check", "--authority", "kz", "--verdict", "confirmed")
    assert (none.code, none.out) == (0, "")
    assert none.err.endswith("Nothing that was checked is of that authority and verdict.\n")


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Nobody at all"], 1, "nothing in the dossier is called 'Nobody at all'"),
        (["Shining Pth"], 1, "Do you mean 'Shining Path'?"),
        (["--as-of", "2010"], 2, "'2010' is not a day. Write it as 2024-05-31."),
        (["--as-of", "2010-02-30"], 2, "is not a day"),
        (["--as-of", "20100201"], 2, "is not a day"),
        (["--authority", "nobody"], 2, "'nobody' is the authority of no list"),
        (["--verdict", "true"], 2, "Invalid value for '--verdict'"),
        (["Oxfam", "--verify", "c.json"], 2, "--verify checks a certificate as it is"),
        (["--verify", "c.json"], 1, "the file cannot be read"),
        (["--from", "elsewhere"], 1, "there is no dossier here"),
        (["--certificate", "no/such/place"], 1, "the file cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_said(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run("check", *arguments)
    assert ran.code == code
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.usefixtures("dossier")
def test_json_has_what_was_searched_once(run: Run) -> None:
    found = json.loads(run("check", "Shining Path", "--as-of", "2010-01-01", "--json").out)
    assert found["as_of"] == "2010-01-01"
    ids = [one["snapshot"] for one in found["searched"]]
    assert len(ids) == len(set(ids)) > 1
    assert all(one["searched"] == ids for one in found["checks"])
    assert found["checks"][0]["verdict"] == "confirmed"
    assert found["strips"]
    assert json.loads(run("check", "Aum Shinrikyo", "--json").out)["not_asked"] == {"kz": 1}


@pytest.mark.usefixtures("dossier")
def test_on_a_terminal_it_reads_as_text(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    out = re.sub(r"\x1b\[[\d;]*m", "", run("check", "Aum Shinrikyo").out)
    words = " ".join(out.split())
    assert "Aum Shinrikyo, as of 24 November 2026" in words
    assert "On the list, as told · United States · off the list, removed · outdated" in words
    assert "Not found · Kazakhstan" in words
    assert "b.txt, 2024: “Aum Shinrikyo was listed as a terrorist organization by Washington in 1997.”" in words
    assert "Not found never means never listed." in words


@pytest.fixture
def written(run: Run, dossier: Path) -> Path:
    """A certificate of all of the dossier."""
    assert run("check", "--certificate", "c").code == 0
    return Path("c.json")


def test_the_same_question_gives_the_same_bytes(run: Run, written: Path) -> None:
    page = Path("c.html").read_bytes()
    id_ = json.loads(written.read_text())["id"]
    assert id_.encode() in page
    again = run("check", "--certificate", "again.html", "--as-of", TODAY, "--authority", "us", "--verdict", "not_found")
    assert f"the certificate {id_} is in again.json and again.html" in again.err
    assert Path("again.json").read_bytes() == written.read_bytes()
    assert Path("again.html").read_bytes() == page
    run("check", "--certificate", "other.json", "--as-of", "2010-01-01")
    assert json.loads(Path("other.json").read_text())["id"] != id_
    assert not re.search(rb"\d\d:\d\d(:\d\d)?", written.read_bytes().replace(b"sha256:", b"")), "no time of day"


def test_a_certificate_tells_all_that_was_asked_and_answered(written: Path) -> None:
    told = json.loads(written.read_text())
    assert told["question"]["as_of"] == TODAY
    assert {one["name"] for one in told["question"]["subjects"]} == {"Aum Shinrikyo", "Shining Path"}
    assert [one["name"] for one in told["question"]["documents"]] == ["a.txt", "b.txt"]
    assert all(one["id"].startswith("sha256:") for one in told["question"]["documents"])
    assert len(told["question"]["claims"]) == 3
    assert {one["dated_by"] for one in told["searched"]} == {"built in"}
    assert {one["verdict"] for one in told["not_found"]} == {"not_found"}
    assert "kz" in {one["authority"] for one in told["not_found"]}
    assert {"variorum", "rules_sha256", "packages", "thresholds"} == set(told["settings"])


@pytest.mark.usefixtures("written")
def test_a_certificate_verifies_itself_and_its_answer(run: Run) -> None:
    ran = run("check", "--verify", "c.json")
    assert (ran.code, ran.out) == (0, "")
    assert "The certificate is as it was made: sha256:" in ran.err
    assert ran.err.endswith("Asked again, the answer is the same.\n")
    found = json.loads(run("check", "--verify", "c.json", "--json").out)
    assert (found["intact"], found["recomputed"], found["holds"], found["differences"]) == (True, True, True, [])


@pytest.mark.usefixtures("dossier")
def test_a_changed_certificate_is_found_out(run: Run, written: Path) -> None:
    written.write_text(written.read_text().replace("Kazakhstan", "Uzbekistan"))
    ran = run("check", "--verify", "c.json")
    assert ran.code == 1
    assert "The certificate was changed: it says that it is sha256:" in ran.err
    assert any("Uzbekistan" in line and "Kazakhstan" in line for line in ran.out.splitlines())


def test_a_changed_dossier_answers_otherwise(run: Run, written: Path) -> None:
    with Path("in/a.txt").open("a") as file:
        file.write("Boko Haram was listed as a terrorist organization by Canada in 2013.\n")
    run("build", "in", "--quiet", "--jobs", "1", "--published", "2024")
    ran = run("check", "--verify", str(written))
    assert ran.code == 1
    assert "question.claims\t3 rows\t4 rows" in ran.out.splitlines()
    assert ran.err.endswith("Asked again, the answer is another.\n")


def test_lists_that_are_not_there_are_named(run: Run, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.edition.registers.builtin", lambda: ())
    ran = run("check", "--verify", str(written))
    assert ran.code == 0, "that it cannot be asked again says nothing against it"
    assert "this list is not there: United States, Foreign Terrorist Organizations (history), 20" in ran.err
    assert "Asked again" not in ran.err
    gone = run("check", "--verify", str(written), "--from", "elsewhere")
    assert gone.code == 0


def test_lists_that_came_later_say_nothing_against_it(run: Run, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_fakes(monkeypatch)
    Path("new.csv").write_bytes(listed("2026-02-27", "1|Shining Path"))
    assert run("registers", "add", "new.csv").code == 0
    assert run("check", "--verify", str(written)).code == 0
    ran = run("check", "Shining Path", "--certificate", "new")
    assert "only the histories" not in ran.err
    told = json.loads(Path("new.json").read_text())
    assert {one["register"]: one["dated_by"] for one in told["searched"]}["xx_list"] == "file"


@pytest.mark.parametrize("text", ["", "[]", '{"format": "variorum certificate 1"}', "\x00", '{"format": "other"}'])
def test_what_is_no_certificate_is_refused(run: Run, text: str) -> None:
    Path("c.json").write_text(text)
    ran = run("check", "--verify", "c.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: this ")
    assert ran.err.count("\n") == 1
