"""Lists of titles, whose time is whose, and which of two claims is kept."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, spelled, token
from variorum.extraction.lists import list_head, members, same_person
from variorum.extraction.patterns import compile_pattern, matches
from variorum.extraction.settle import settle
from variorum.extraction.timing import Timing
from variorum.model import Claim, Filler

LISTS = [
    ("Irene Khan, the chairman and treasurer of the union, resigned.", "treasurer", ["chairman", "treasurer"]),
    ("The union elected a chairman, a treasurer and a secretary.", "secretary", ["chairman", "treasurer", "secretary"]),
    ("The chairman resigned.", "chairman", ["chairman"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), LISTS, ids=[x[0] for x in LISTS])
def test_a_list_is_found_from_each_of_its_members(text: str, word: str, expected: list[str]) -> None:
    read = reading(text)
    assert spelled(read, members(read, token(read, word))) == expected
    assert spelled(read, [list_head(read, token(read, word))]) == expected[:1]


def test_two_callings_before_one_name_are_one_persons() -> None:
    read = reading("It was founded by the lawyer and writer Peter Benenson in 1961.")
    assert same_person(read, token(read, "lawyer"), token(read, "Benenson"))
    apart = reading("It was founded by a lawyer and Peter Benenson in 1961.")
    assert not same_person(apart, token(apart, "lawyer"), token(apart, "Benenson"))


def test_own_time_is_not_that_of_the_clause() -> None:
    read = reading("Irene Khan, the chairman of the union, resigned in 1991.")
    timing = Timing(read)
    trigger = token(read, "chairman")
    assert timing.of(trigger, own=True) is None
    shared = timing.of(trigger)
    assert shared is not None
    assert shared.edtf == "1991"


def test_a_span_between_two_nouns_gives_each_its_end() -> None:
    read = reading(
        "From the establishment of the National Party in 1867 until the demise of the Old Republic in 1933, it was weak."
    )
    timing = Timing(read)
    found = [timing.of(token(read, word)) for word in ("establishment", "demise")]
    assert [t.edtf if t else None for t in found] == ["1867", "1933"]


def test_a_time_that_a_token_itself_tells() -> None:
    read = reading("The union was founded in May 1906.")
    timing = Timing(read)
    told = timing.told(token(read, "1906"))
    assert told is not None
    assert told.edtf == "1906-05"
    assert timing.told(token(read, "union")) is None


TITLES = [
    ("They met the chief justice and the party.", "title=@np:offices.titles 'and'", "chief justice"),
    ("The head of the union of dockers, a tall man, left.", "'of' organization=@thing ','", "the union of dockers"),
]


@pytest.mark.parametrize(("text", "pattern", "expected"), TITLES, ids=[t[0] for t in TITLES])
def test_phrases_of_offices(text: str, pattern: str, expected: str) -> None:
    read = reading(text)
    found = next(iter(matches(read, compile_pattern(pattern))))
    ((_, first, last),) = found.captures
    start, end = read.words(first, last)
    assert read.text[start:end] == expected


TEXT = "Irene Khan was the chairman of the union."


def claim(title: str, *, organization: bool) -> Claim:
    """An office of the one person of `TEXT`."""
    roles = [("person", (Filler("Irene Khan", 0, 10),)), ("title", (Filler(title),))]
    if organization:
        roles.insert(1, ("organization", (Filler("union", 35, 40),)))
    return Claim(
        document="sha256:0",
        type="position",
        roles=tuple(roles),
        quote=TEXT,
        start=0,
        end=len(TEXT),
        source=TEXT,
        rule="x",
    )


def test_the_fuller_claim_stands_for_the_poorer() -> None:
    read = reading(TEXT)
    poorer, fuller = claim("chairman", organization=False), claim("long-time chairman", organization=True)
    assert settle(read, [poorer, fuller]) == [fuller]


def test_two_offices_are_two_claims() -> None:
    read = reading(TEXT)
    kept = settle(read, [claim("chairman", organization=True), claim("treasurer", organization=True)])
    assert sorted(c.role("title")[0].text for c in kept) == ["chairman", "treasurer"]
