"""Certificates: the same question is the same certificate, its page is escaped and loads nothing, and a change shows."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.making import DAY, claim, document, listing, snapshot
from tests.export.test_html import Page
from variorum.checking.entries import gather
from variorum.checking.screening import Asked, Screener, screen
from variorum.dates import Day
from variorum.edition.certifying import certify_check, certify_screening, verify_certificate
from variorum.edition.checking import Inquiry, Lists, answer
from variorum.errors import ExportError
from variorum.export.certificate import Certificate, certificate, parse
from variorum.export.html.certificate import render_certificate
from variorum.model import Claim, Entity, Snapshot
from variorum.registers.tenure import tenures

HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x00\x1b[31m\" 'onload="
LISTED = listing("Shining Path", listed="1997-10-08")


def lists(*snapshots: Snapshot) -> Lists:
    return Lists(snapshots, tenures(snapshots))


def checked(
    *claims: Claim, name: str = "Shining Path", names: tuple[str, ...] = (), held: Lists | None = None
) -> Certificate:
    """The certificate of the claims about a body of this name."""
    subject = Entity("ent_1", "organization", name, names or (name,))
    held = held or lists(snapshot(LISTED))
    asked = Inquiry(subject, claims, (subject,), (document(published="2005"),))
    return certify_check(asked, held, answer(asked, held, as_of=DAY))


def screened(*names: str, held: Lists | None = None, threshold: float = 0.7) -> Certificate:
    """The certificate of names."""
    held = held or lists(snapshot(LISTED))
    screener = Screener(gather(held.snapshots, held.tenures), Day(2026, 11, 24))
    found = tuple(screen([Asked(name, where="line 2") for name in names], screener, threshold=threshold, limit=5))
    return certify_screening(found, held.snapshots, as_of=DAY, threshold=threshold, limit=5)


def test_the_same_question_is_the_same_certificate() -> None:
    one, other = (checked(claim("Shining Path", time="1997")) for _ in range(2))
    assert (one.id, one.text, render_certificate(one)) == (other.id, other.text, render_certificate(other))
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", one.id)
    assert screened("Shining Path", "Oxfam").text == screened("Shining Path", "Oxfam").text


def test_another_question_is_another_certificate() -> None:
    newer = lists(snapshot(LISTED, published="2026-02"))
    made = [
        checked(claim("Shining Path", time="1997")),
        checked(claim("Shining Path", time="1998")),
        checked(),
        checked(names=("Shining Path", "Sendero Luminoso")),
        checked(held=newer),
        screened("Shining Path"),
        screened("Shining Path", threshold=0.8),
        screened("Shining Path", "Oxfam"),
        screened("Oxfam", "Shining Path"),
    ]
    assert len({one.id for one in made}) == len(made)


def test_what_is_found_and_what_is_not_stand_apart() -> None:
    made = checked(claim("Shining Path", time="1997"), claim("Shining Path", "Kazakhstan"))
    assert [one["verdict"] for one in made.found] == ["confirmed", "confirmed"]
    assert [(one["authority"], one["verdict"]) for one in made.not_found] == [("kz", "not_found")]
    names = screened("Shining Path", "Oxfam")
    assert [one["asked"]["name"] for one in names.found] == ["Shining Path"]
    assert [one["asked"]["name"] for one in names.not_found] == ["Oxfam"]


@pytest.mark.parametrize("made", [checked(claim("Shining Path", time="1997")), screened("Shining Path", "Oxfam")])
def test_it_is_read_as_it_was_written(made: Certificate) -> None:
    known, stated = parse(made.text)
    assert (known, stated, known.id) == (made, made.id, made.id)


@pytest.mark.parametrize("path", ["question", "settings", "searched", "found", "not_found", "kind"])
def test_any_change_shows_in_the_id(path: str) -> None:
    made = checked(claim("Shining Path"), claim("Shining Path", "Kazakhstan"))
    data = json.loads(made.text)
    match data[path]:
        case dict() as part:
            part["more"] = 1
        case list() as part:
            part.pop()
        case _:
            data[path] = "screen"
    known, stated = parse(json.dumps(data))
    assert known.id != stated == made.id


def test_spaces_and_the_order_of_keys_are_no_change() -> None:
    made = checked(claim("Shining Path"))
    known, stated = parse(json.dumps(json.loads(made.text), indent=4, sort_keys=True))
    assert known.id == stated


def test_the_screening_is_done_again_when_it_is_verified() -> None:
    held = lists(snapshot(LISTED))
    made = screened("Shining Path", "Oxfam", held=held)
    found = verify_certificate(made.text, held)
    assert (found.intact, found.recomputed, found.differences) == (True, True, ())
    forged = replace(made, found=[], not_found=[*made.found, *made.not_found])
    found = verify_certificate(forged.text, held)
    assert (found.intact, found.holds) == (True, False), "an id of its own does not make an answer true"
    assert {one.where for one in found.differences} == {"found", "not_found"}
    found = verify_certificate(made.text, lists(snapshot(LISTED, published="2020")))
    assert (found.recomputed, len(found.obstacles), found.holds) == (False, 1, True)


def test_other_settings_are_told_and_no_fault() -> None:
    held = lists(snapshot(LISTED))
    made = screened("Shining Path", held=held)
    old = replace(made, settings={**made.settings, "variorum": "0.0.1"})
    found = verify_certificate(old.text, held)
    assert [(one.where, one.stated) for one in found.differences] == [("settings.variorum", "0.0.1")]
    assert found.holds


@pytest.mark.parametrize(
    "question",
    [{}, {"as_of": "never", "names": []}, {"as_of": DAY, "names": [{"nam": "x"}]}, {"as_of": DAY, "names": 5}],
)
def test_a_question_that_cannot_be_read_is_an_error(question: dict[str, object]) -> None:
    held = lists(snapshot(LISTED))
    odd = replace(screened("Shining Path", held=held), question=question)
    with pytest.raises(ExportError, match="its question cannot be read"):
        verify_certificate(odd.text, held)


def page(made: Certificate) -> Page:
    """The page, taken apart: its elements are balanced."""
    text = render_certificate(made)
    taken = Page(text)
    assert not [code for tag, code in taken.code if tag == "script"], "it runs nothing"
    assert {"src", "onload", "onerror", "onclick"} & {a for _, attrs in taken.elements for a in attrs} == set()
    assert "\x00" not in text and "\x1b" not in text
    return taken


def test_the_page_loads_and_runs_nothing() -> None:
    (policy,) = [attrs["content"] for tag, attrs in page(checked()).elements if attrs.get("http-equiv")]
    assert policy is not None
    assert "default-src 'none'" in policy and "script-src 'none'" in policy
    assert policy.count("'sha256-") == 1


def test_hostile_names_are_shown_and_do_nothing() -> None:
    entry = replace(listing(HOSTILE, "Shining Path"), key=HOSTILE, scope=HOSTILE, note=HOSTILE, listed="1997-10-08")
    odd = replace(snapshot(entry), title=HOSTILE)
    for made in (
        checked(
            claim((HOSTILE, "Shining Path"), HOSTILE), name=HOSTILE, names=(HOSTILE, "Shining Path"), held=lists(odd)
        ),
        screened(HOSTILE, "Shining Path", held=lists(odd)),
    ):
        taken = page(made)
        assert "alert(1)" in "".join(taken.words)
        known, stated = parse(made.text)
        assert known.id == stated
        titles = [tag for tag, _ in taken.elements if tag in ("script", "img")]
        assert titles == []


@given(st.lists(st.text(st.characters(exclude_categories=[]), max_size=12), max_size=3))
def test_any_names_can_be_certified(names: list[str]) -> None:
    """Lone surrogates too: names come from files of users."""
    rows = [
        {"asked": {"name": name, "kind": None, "country": "", "born": "", "where": "", "others": names}}
        for name in names
    ]
    question = {"as_of": DAY, "names": [row["asked"] for row in rows]}
    settings = {"variorum": "1", "rules_sha256": "0", "packages": {}, "thresholds": {}}
    parts = {"question": question, "settings": settings, "searched": [], "found": [], "not_found": rows}
    made = certificate("screen", parts)
    known, stated = parse(made.text.encode().decode())
    assert known.id == stated == made.id
    render_certificate(made).encode()


def test_the_page_tells_what_a_reader_must_know() -> None:
    words = " ".join(
        "".join(page(checked(claim("Shining Path", time="1997"), claim("Shining Path", "Kazakhstan"))).words).split()
    )
    made = checked(claim("Shining Path", time="1997"), claim("Shining Path", "Kazakhstan"))
    assert made.id in words
    for told in ("as of 24 November 2026", "possible match until a person confirms", "Not found never means never listed",
                 made.searched[0]["sha256"][0], "Kazakhstan", "it is not complete", made.settings["rules_sha256"]):  # fmt: skip
        assert told in words
