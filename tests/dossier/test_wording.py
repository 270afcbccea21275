"""Every status with and without a speaker, every claim type, every quantity, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dossier.samples import SUBJECT, A, claim, filler
from variorum.dossier import quantity, say, short_status, type_title
from variorum.dossier.wording import lead, sentence, voice
from variorum.lexicon import lexicon
from variorum.model import STATUSES, Filler, Status
from variorum.ontology import claim_types

NAMES = {A.id: "The Gazette", SUBJECT.id: "Amnesty International"}
QUOTE = "Amnesty International was founded"
BARE = "Amnesty International was founded in London"


@pytest.mark.parametrize(
    ("status", "who", "expected"),
    [
        ("asserted", None, f"The Gazette says: {BARE}"),
        ("asserted", "an envoy", f"an envoy says, according to The Gazette: {BARE}"),
        ("reported", None, f"reportedly, according to The Gazette: {BARE}"),
        ("reported", "experts", f"said or believed by experts, according to The Gazette: {BARE}"),
        ("alleged", None, f"accused or charged, according to The Gazette: {BARE}"),
        ("alleged", "the authorities", f"accused by the authorities, according to The Gazette: {BARE}"),
        ("attempted", None, f"attempted, not achieved, according to The Gazette: {BARE}"),
        ("attempted", "police", f"attempted, not achieved, as police says, according to The Gazette: {BARE}"),
        ("planned", None, f"planned, hoped or threatened, according to The Gazette: {BARE}"),
        ("planned", "a spokesman", f"planned, hoped or threatened, as a spokesman says, according to The Gazette: {BARE}"),
        ("denied", None, f"denied or negated, according to The Gazette: {BARE}"),
        ("denied", "its founder", f"denied or negated by its founder, according to The Gazette: {BARE}"),
    ],
)  # fmt: skip
def test_status_and_speaker_lead_the_sentence(status: Status, who: str | None, expected: str) -> None:
    roles = {"subject": [filler("it", entity=SUBJECT)], "place": [Filler("London")]}
    made = claim(A, "founded", QUOTE, roles, status=status, who=who)
    assert say(made, NAMES) == expected
    before, after = voice(made, NAMES)
    assert before + sentence(made, NAMES) + after == expected


@pytest.mark.parametrize("type_", claim_types())
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("who", [None, "a witness"])
def test_no_claim_is_a_bare_fact(type_: str, status: Status, who: str | None) -> None:
    roles = {role.name: [Filler(f"<{role.name}>")] for role in claim_types()[type_].roles}
    made = claim(A, type_, QUOTE, roles, status=status, who=who)
    said, bare = say(made, NAMES), sentence(made, NAMES)
    assert bare in said
    assert "The Gazette" in said.replace(bare, "")
    assert (who or "") in said.replace(bare, "")
    if status != "asserted":
        assert said.replace(bare, "") != say(claim(A, type_, QUOTE, roles, who=who), NAMES).replace(bare, "")
    for role in claim_types()[type_].roles:
        if role.required:
            assert f"<{role.name}>" in said


@pytest.mark.parametrize("type_", [name for name, kind in claim_types().items() if kind.section == "characterisation"])
def test_characterisation_is_what_the_source_calls_it(type_: str) -> None:
    first, second = claim_types()[type_].roles
    made = claim(A, type_, QUOTE, {first.name: [filler("it", entity=SUBJECT)], second.name: [Filler("a movement")]})
    if type_ == "kind":
        assert say(made, NAMES) == "Amnesty International is called “a movement” by The Gazette"
    else:
        assert say(made, NAMES).startswith("The Gazette says: Amnesty International, ")
        assert say(made, NAMES).endswith(": “a movement”")


@pytest.mark.parametrize(
    ("filler_", "expected"),
    [
        (Filler("ten", min=10, max=10), "10"),
        (Filler("x", min=10000, max=10000), "10,000"),
        (Filler("x", min=300, max=500), "300 to 500"),
        (Filler("x", min=50), "at least 50"),
        (Filler("x", max=80), "up to 80"),
        (Filler("x", min=10000, max=10000, approximate=True), "about 10,000"),
        (Filler("x", min=1.5, max=1.5), "1.5"),
        (Filler("x", min=0, max=0), "0"),
        (Filler("dozens"), "dozens"),
        (Filler("several\nthousand", min=2000, max=9000, approximate=True), "several thousand"),
        (Filler("some 300 to 500", min=300, max=500, approximate=True), "about 300 to 500"),
        (Filler("up to $10,000", max=10000, unit="USD"), "up to 10,000 USD"),
        (Filler("30 %", min=30, max=30, unit="%"), "30%"),
        (Filler("ten members", min=10, max=10, unit="member"), "10"),
    ],
)
def test_quantity(filler_: Filler, expected: str) -> None:
    assert quantity(filler_) == expected


def test_lists_and_missing_roles() -> None:
    roles = {"subject": [Filler("One"), Filler("Two"), Filler("Three")]}
    made = claim(A, "opposes", QUOTE, roles)
    assert sentence(made, NAMES) == "One, Two and Three opposes (not said)"


def test_names_of_one_body_are_said_once() -> None:
    same = [filler("it", entity=SUBJECT), filler("its army", entity=SUBJECT)]
    made = claim(A, "opposes", QUOTE, {"subject": same, "opponent": [Filler("Shell")]})
    assert sentence(made, NAMES) == "Amnesty International opposes Shell"


def test_a_designation_that_was_lifted_is_not_said_to_be_imposed() -> None:
    roles = {"subject": [Filler("It")], "authority": [Filler("France")], "action": [Filler("removed")]}
    assert sentence(claim(A, "designation", QUOTE, roles), NAMES) == "France lifted the designation of It"
    roles |= {"designation": [Filler("a sect")]}
    assert sentence(claim(A, "designation", QUOTE, roles), NAMES) == "France lifted the designation of It as a sect"


def test_a_count_that_its_unit_repeats_is_said_once() -> None:
    count = replace(filler("10 million", A), min=1e7, max=1e7)
    for unit, expected in [("10 million supporters", "10 million supporters"), ("supporters", "10,000,000 supporters")]:
        made = claim(A, "strength", QUOTE, {"subject": [Filler("It")], "count": [count], "unit": [filler(unit, A)]})
        assert sentence(made, NAMES) == f"It has {expected}"


def test_words_of_the_text_are_never_taken_for_a_form() -> None:
    made = claim(A, "founded", QUOTE, {"subject": [Filler("{source} [by {founder}] {0}")]}, who="{claim}")
    assert say(made, {A.id: "{who}"}) == "{claim} says, according to {who}: {source} [by {founder}] {0} was founded"


def test_a_document_without_publisher_still_has_a_source() -> None:
    assert (
        say(claim(A, "dissolved", QUOTE, {"subject": [Filler("It")]}), {}) == "an unnamed source says: It was dissolved"
    )


def test_wording_covers_the_ontology() -> None:
    wording = lexicon("wording")
    assert set(wording["types"]) == set(claim_types())
    assert set(wording["status"]) == set(wording["short"]) == set(STATUSES)
    assert {kind.section for kind in claim_types().values()} - {"other"} <= set(wording["sections"])
    for section in wording["sections"].values():
        for type_, role in section.get("takes", {}).items():
            assert claim_types()[type_].role(role)
    assert type_title("part_of") == "Parts and wholes"
    assert short_status("alleged") == "alleged"
    for status in STATUSES:
        for who in (None, "x"):
            form = lead(claim(A, "dissolved", QUOTE, {"subject": [Filler("It")]}, status=status, who=who))
            assert "{claim}" in form
            assert "{source}" in form
            assert ("{who}" in form) == bool(who)
