"""What a dossier holds: sections, order, sources, figures; the same for the same claims in any order."""

from __future__ import annotations

import json
import random
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.samples import BENENSON, CALLAMARD, CLAIMS, OXFAM, SUBJECT, A, B, claim, dossier, filler
from variorum.dossier import bounded, compile_dossier, in_words, say
from variorum.dossier.variants import siglum
from variorum.model import Filler

DOSSIER = dossier()


@pytest.mark.parametrize(
    ("section", "types"),
    [
        ("names", ["alias"]),
        ("leaders", ["position"]),
        ("history", ["founded"]),
        ("strength", ["strength", "strength"]),
        ("characterisation", ["kind", "practice"]),
        ("events", ["event", "event"]),
        ("people", ["born"]),
        ("ties", ["allied"]),
        ("statements", ["statement"]),
        ("others", []),
        ("designations", []),
    ],
)
def test_section_holds(section: str, types: list[str]) -> None:
    held = DOSSIER.section(section).entries
    assert [entry.claim.type for entry in held] == types


def test_every_claim_is_in_exactly_one_section() -> None:
    assert sorted(entry.id for entry in DOSSIER.entries) == sorted(made.id for made in CLAIMS)
    with pytest.raises(KeyError):
        DOSSIER.section("nonsense")


def test_claims_of_those_without_an_office_are_of_others() -> None:
    born = claim(A, "born", "Peter Benenson", {"subject": [filler("Peter Benenson", A, BENENSON)]})
    made = dossier([*CLAIMS, born])
    assert [entry.id for entry in made.section("others").entries] == [born.id]
    assert made.section("others").groups[0].title == "Peter Benenson"


def test_the_dossier_of_a_person_tells_the_life() -> None:
    made = compile_dossier(CALLAMARD, CLAIMS, [A, B], [SUBJECT])
    assert [entry.claim.type for entry in made.section("life").entries] == ["born", "position"]
    assert made.section("leaders").entries == ()
    assert made.section("people").entries == ()


def test_events_are_in_order_of_time_with_the_undated_last() -> None:
    assert [entry.when_words for entry in DOSSIER.section("events").entries] == ["April 2022", "undated"]


def test_entry_is_worded_with_source_and_status() -> None:
    (entry,) = DOSSIER.section("leaders").entries
    assert entry.say == (
        "The Gazette says: Agnès Callamard holds a position as secretary general in Amnesty International"
    )
    assert entry.when_words == "since 2021"
    names = {A.id: "The Gazette", B.id: "Notes"} | {e.id: e.name for e in DOSSIER.entities}
    assert all(entry.say == say(entry.claim, names) for entry in DOSSIER.entries)


def test_sources_count_claims_statements_and_sentences() -> None:
    first, second = DOSSIER.sources
    assert (first.siglum, first.publisher, first.undated, first.claims, first.statements) == (
        "A", "The Gazette", False, 7, 1,
    )  # fmt: skip
    assert (first.sentences, first.typed, first.silent) == (8, 7, 0)
    assert (second.siglum, second.publisher, second.undated) == ("B", "Notes", True)
    assert (second.sentences, second.typed, second.silent) == (4, 3, 1)
    assert DOSSIER.typed_share == pytest.approx(10 / 12)


def test_names_tell_their_sources_and_claims() -> None:
    names = {use.name: use for use in DOSSIER.names}
    assert names["AI"].sigla == ("A", "B")
    assert names["AI"].claims == (CLAIMS[0].id,)
    assert names["Amnesty International"].claims == ()


def test_strength_without_a_time_stands_at_the_date_of_its_document() -> None:
    assert [(point.label, point.low, point.by_document) for point in DOSSIER.strengths] == [
        ("70", 70, False),
        ("10,000,000 supporters", 1e7, True),
    ]


def test_strength_without_any_date_is_not_drawn() -> None:
    undated = claim(
        B, "strength", "70 sections", {"subject": [filler("it", entity=SUBJECT)], "count": [Filler("70", min=70)]}
    )
    assert dossier([undated]).strengths == ()


def test_ties_join_the_subject_with_those_it_is_tied_to() -> None:
    assert [(tie.source, tie.type, tie.target) for tie in DOSSIER.ties] == [
        (BENENSON.id, "founded", SUBJECT.id),
        (CALLAMARD.id, "position", SUBJECT.id),
        (SUBJECT.id, "allied", OXFAM.id),
    ]


def test_subjects_by_number_of_claims() -> None:
    assert [(line.entity.name, line.claims) for line in DOSSIER.subjects] == [
        ("Amnesty International", 9),
        ("Agnès Callamard", 2),
    ]


def test_same_claims_in_any_order_give_the_same_dossier() -> None:
    shuffled = [*CLAIMS, *CLAIMS[:3]]
    random.Random(7).shuffle(shuffled)
    assert json.dumps(dossier(shuffled).as_dict()) == json.dumps(DOSSIER.as_dict())


def test_plain_form_is_json_with_every_claim() -> None:
    plain = json.loads(json.dumps(DOSSIER.as_dict()))
    assert set(plain["claims"]) == {made.id for made in CLAIMS}
    assert plain["subject"]["name"] == "Amnesty International"
    assert plain["sources"][1]["undated"] is True
    assert plain["issues"][0]["code"] == "undated"
    listed = [key for section in plain["sections"] for group in section["groups"] for key in group["claims"]]
    assert sorted(listed) == sorted(plain["claims"])
    assert plain["claims"][CLAIMS[1].id]["days"] == ["1961-01-01", "1961-12-31"]
    assert "was founded in London" not in json.dumps(plain["sources"])


class _Text(HTMLParser):
    """The tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def test_summary_for_notebooks_is_escaped() -> None:
    hostile = claim(
        A,
        "kind",
        "a human rights movement",
        {"subject": [Filler("<script>alert(1)</script>")], "kind": [Filler("<img>")]},
    )
    page = dossier([*CLAIMS, hostile])._repr_html_()
    parser = _Text()
    parser.feed(page)
    assert not {"script", "img", "style", "link"} & set(parser.tags)
    assert "2 sources, 13 claims, 83% of sentences typed" in page


def test_an_empty_dossier() -> None:
    made = dossier([], [])
    assert made.entries == ()
    assert made.typed_share is None
    assert json.dumps(made.as_dict())
    assert "0 claims" in made._repr_html_()


@pytest.mark.parametrize(
    ("index", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_siglum(index: int, letters: str) -> None:
    assert siglum(index) == letters


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_sigla_differ_and_sort_by_length_then_letters(left: int, right: int) -> None:
    one, other = siglum(left), siglum(right)
    assert ((len(one), one) < (len(other), other)) == (left < right)


@pytest.mark.parametrize(
    ("edtf", "words", "known"),
    [
        (None, "undated", False),
        ("", "undated", False),
        ("1961", "1961", True),
        ("2021/..", "since 2021", True),
        ("../1962", "by 1962", True),
        ("not a time", "not a time", False),
        ("../..", "../..", False),
    ],
)
def test_time_in_words(edtf: str | None, words: str, known: bool) -> None:
    if edtf != "../..":
        assert in_words(edtf) == words
    assert (bounded(edtf) is not None) == known
