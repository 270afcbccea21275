"""Which claims of a block are compared: all while they are few, the nearest in a crowd, and the crowd is told."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.samples import claim, document
from variorum.collation import collate
from variorum.collation.happenings import may_be_one_time, none_after, one_event
from variorum.collation.meeting import met
from variorum.collation.rules import setting
from variorum.collation.view import View, view
from variorum.model import Claim

YEARBOOK = document("yearbook", "2020")
CROWD, NEIGHBOURS = int(setting("crowd")), int(setting("neighbours"))


def made(given: list[Claim]) -> list[View]:
    return [one for each in given if (one := view(each, YEARBOOK)) is not None]


def counts(number: int, *, document: str = "yearbook") -> list[Claim]:
    """Other strengths of one body, year after year."""
    return [
        claim("strength", {"subject": "@Oxfam", "count": str(1000 + n)}, str(1900 + n), document=document)
        for n in range(number)
    ]


def pairs(views: list[View]) -> tuple[list[tuple[int, int]], set[int]]:
    crowded: set[int] = set()
    found = list(met(range(len(views)), views, crowded))
    return found, crowded


def test_few_are_all_compared() -> None:
    found, crowded = pairs(made(counts(CROWD)))
    assert (sorted(found), crowded) == (list(combinations(range(CROWD), 2)), set())


@pytest.mark.parametrize("number", [CROWD + 1, 2 * CROWD, 10 * CROWD, 30 * CROWD])
def test_in_a_crowd_the_work_is_that_of_a_full_block_or_grows_with_the_claims(number: int) -> None:
    found, crowded = pairs(made(counts(number)))
    assert len(found) <= max(CROWD * (CROWD - 1) // 2, NEIGHBOURS * number)
    assert {(n, n + 1) for n in range(number - 1)} <= set(found), "neighbours in time are compared"
    assert len(found) == len(set(found))
    assert crowded == set(range(number))


def bombing(time: str | None, **roles: str) -> Claim:
    return claim("event", {"kind": "bombing", "place": "@Belfast", **roles}, time)


def test_events_that_their_times_part_crowd_nobody() -> None:
    views = made([bombing(str(1900 + n)) for n in range(5 * CROWD)])
    assert pairs(views) == ([], set())
    same = made([bombing("1972", target=f"shop {n}") for n in range(CROWD + 1)])
    assert len(pairs(same)[1]) == CROWD + 1


def test_a_finding_tells_that_its_readings_were_a_crowd() -> None:
    (finding,) = collate(counts(CROWD), [YEARBOOK])
    assert finding.crowded == 0
    (finding,) = collate(counts(3 * CROWD), [YEARBOOK])
    assert (finding.verdict, finding.crowded, len(finding.readings)) == ("supersede", 3 * CROWD, 3 * CROWD)


def test_values_without_a_time_are_one_reading_whatever_the_dates_of_their_documents() -> None:
    documents = [document(f"d{n}", str(1980 + n)) for n in range(3 * CROWD)]
    told = [claim("goal", {"subject": "@Oxfam", "goal": "an end of hunger"}, document=d.id) for d in documents]
    (finding,) = collate(told, documents)
    assert (finding.verdict, len(finding.readings), finding.crowded) == ("agree", 1, 0)


def test_what_a_document_says_twice_is_held_against_another_that_agrees_with_the_first_only() -> None:
    documents = [document("a", "1990"), document("b", "1991")]
    twice = [claim("founded", {"subject": "@Oxfam"}, time, document="a") for time in ("1942", "1948")]
    (finding,) = collate([*twice, claim("founded", {"subject": "@Oxfam"}, "1942", document="b")], documents)
    assert finding.verdict == "conflict"
    (one,) = finding.comparisons
    assert {one.left, one.right} == {twice[1].id, finding.claims[2]}
    assert all(each.verdict == "single" for each in collate(twice, documents))


TIMES = [None, "1972", "1972-07", "1972-07-21", "1972~", "1973-01-01", "1972/1974", "1975/..", "1969-08", "1800"]
EVENTS = st.builds(
    lambda kind, time, roles: claim("event", {"kind": kind, **roles}, time),
    st.sampled_from(["bombing", "assassination", "killing", "attack"]),
    st.sampled_from(TIMES),
    st.dictionaries(
        st.sampled_from(["victim", "name", "place", "target"]),
        st.sampled_from(["@Belfast", "@p:Ann Lee", "Bloody Friday"]),
    ),
)


@settings(max_examples=200, deadline=None)
@given(EVENTS, EVENTS)
def test_times_part_only_what_is_no_one_event(left: Claim, right: Claim) -> None:
    a, b = made([left]), made([right])
    if not may_be_one_time(a[0], b[0]):
        assert not one_event(a[0], b[0])
    slack = max(one.period.slack if one.period else 0 for one in (a[0], b[0]))
    if none_after(a[0], b[0], slack):
        assert not may_be_one_time(a[0], b[0])
