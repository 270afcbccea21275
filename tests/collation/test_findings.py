"""Findings: what is put side by side, the verdict, the origins; the same whatever the order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.samples import claim, document, filler
from tests.collation.test_comparing import claims as any_claims
from variorum.collation import align, collate, compare
from variorum.model import Claim, Document
from variorum.model.claim import Time

DOCUMENTS = [document("a", "1990"), document("b", "2000"), document("c", "2010"), document("d", "2010")]


def founded(where: str, time: str, **roles: Any) -> Claim:
    return claim("founded", {"subject": "@Oxfam", **roles}, time, document=where)


def test_the_gravest_relation_is_the_verdict() -> None:
    given = [founded("a", "1942"), founded("b", "1942-10"), founded("c", "1948"), founded("d", "1942")]
    (finding,) = collate(given, DOCUMENTS)
    assert finding.verdict == "conflict"
    assert [one.relation for one in finding.comparisons] == ["conflict", "conflict", "refine"]
    assert [len(reading) for reading in finding.readings] == [2, 1, 1]
    assert finding.claims == tuple(c.id for c in sorted(given, key=lambda c: c.document))
    assert finding.subject == given[0].role("subject")[0].entity


def test_agreement_counts_origins_not_documents() -> None:
    given = [founded("a", "1942"), founded("b", "1942")]
    (alone,) = collate(given, DOCUMENTS, [("a", "b"), ("c",)])
    (two,) = collate(given, DOCUMENTS, [("a",), ("b",)])
    assert (alone.verdict, alone.origins) == ("single", (("a", "b"),))
    assert (two.verdict, two.origins) == ("agree", (("a",), ("b",)))


def test_one_origin_may_still_contradict_itself() -> None:
    (finding,) = collate([founded("a", "1942"), founded("b", "1948")], DOCUMENTS, [("a", "b")])
    assert finding.verdict == "conflict"


def test_every_claim_is_in_one_finding() -> None:
    given = [founded("a", "1942"), claim("goal", {"subject": "@Oxfam", "goal": "fair trade"}, document="a")]
    given += [
        claim("statement", {"predicate": "It rained."}, document="b"),
        claim("event", {"kind": "protest"}, document="c"),
    ]
    found = collate(given, DOCUMENTS)
    assert sorted(id_ for finding in found for id_ in finding.claims) == sorted(one.id for one in given)
    assert {finding.verdict for finding in found} == {"single"}


def test_events_without_a_ground_are_not_one() -> None:
    """Two bombings by one body in one year may be two."""
    roles = {"kind": "bombing", "agent": "@Wa Army"}
    given = [claim("event", roles, "1985", document=where) for where in ("a", "b")]
    assert len(collate(given, DOCUMENTS)) == 2


def text_claim(source: Document, type_: str, quote: str, roles: dict[str, str], time: str | None = None) -> Claim:
    """A claim whose quote is in the text of `source`."""
    start = source.text.index(quote)
    filled = tuple((role, (filler(value),)) for role, value in roles.items())
    when = Time(time, time) if time else None
    return Claim(source.id, type_, filled, quote, start, start + len(quote), source.text, when)


def test_two_events_that_another_document_runs_together() -> None:
    two = document(
        "two", "1995", "A bomb hit the Bank of Ceylon on 3 May 1984. A bomb hit the Galle Road depot on 9 July 1984."
    )
    one = document("one", "2005", "The 1984 bombing of the Bank of Ceylon and the Galle Road depot left 30 dead.")
    bank, depot = "Bank of Ceylon", "Galle Road depot"
    given = [
        text_claim(two, "event", "A bomb hit the Bank of Ceylon", {"kind": "bombing", "target": bank}, "1984-05-03"),
        text_claim(two, "event", "A bomb hit the Galle Road depot", {"kind": "bombing", "target": depot}, "1984-07-09"),
        text_claim(one, "event", one.text[:-1], {"kind": "bombing", "target": f"{bank} and {depot}"}, "1984"),
    ]
    (finding,) = collate(given, [two, one])
    assert finding.verdict == "conflict"
    assert [c.relation for c in finding.comparisons] == ["conflict", "conflict", "unrelated"]
    assert "two events" in finding.comparisons[0].reason


def test_a_comparison_names_the_claims_that_it_is_of() -> None:
    """A reading of 1990 and 2010 contains a director who came before another, and not the one who came after him."""

    def director(who: str, where: str, time: str | None = None) -> Claim:
        return claim("position", {"person": who, "organization": "@Oxfam", "title": "director"}, time, document=where)

    given = [director("@p:Ann Lee", "a"), director("@p:Ann Lee", "c"), director("@p:Bob Ray", "b", "2000")]
    (finding,) = collate(given, DOCUMENTS)
    known = {one.id: one for one in given}
    for one in finding.comparisons:
        assert compare(known[one.left], known[one.right], DOCUMENTS) == one


def test_a_list_that_was_split_stands_whole() -> None:
    source = document("two", "1995", "It was founded by Ann Lee and Bob Ray. ")
    quote = "founded by Ann Lee and Bob Ray"
    given = [
        text_claim(source, "founded", quote, {"subject": "@Oxfam", "founder": person})
        for person in ("@p:Ann Lee", "@p:Bob Ray")
    ]
    given.append(founded("a", "1942", founder="@p:Bob Ray"))
    (finding,) = collate(given, [source, *DOCUMENTS])
    assert {one.relation for one in finding.comparisons} == {"agree"}
    assert len(finding.readings) == 2


@settings(max_examples=60, deadline=None)
@given(st.lists(any_claims(), max_size=12), st.randoms())
def test_order_does_not_matter(given: list[Claim], shuffler: random.Random) -> None:
    documents = [document("old", "1990"), document("new", "2010"), document("none", None)]
    origins = [("old", "none"), ("new",)]
    expected = collate(given, documents, origins)
    again, turned = given[:], documents[:]
    shuffler.shuffle(again)
    shuffler.shuffle(turned)
    assert repr(collate(again, turned, origins)) == repr(expected)
    assert list(align(again)) == list(align(given))


@settings(max_examples=60, deadline=None)
@given(st.lists(any_claims(), max_size=12))
def test_findings_part_the_claims(given: list[Claim]) -> None:
    found = collate(given, [document("old", "1990")])
    assert sorted(id_ for finding in found for id_ in finding.claims) == sorted({one.id for one in given})
    for finding in found:
        assert sorted(id_ for reading in finding.readings for id_ in reading) == sorted(finding.claims)
        assert {id_ for one in finding.comparisons for id_ in (one.left, one.right)} <= set(finding.claims)


@pytest.mark.parametrize("types", [("founded", "founded"), ("founded", "split")])
def test_align_brings_one_topic_together(types: tuple[str, str]) -> None:
    given = [
        claim(type_, {"subject": "@Oxfam"}, "1942", document=where) for type_, where in zip(types, "ab", strict=True)
    ]
    assert [len(block) for block in align(given)] == [2]
