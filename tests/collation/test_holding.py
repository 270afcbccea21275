"""What held on a day: the rules of three-valued answers, as tables; and that no answer is surer than its words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.sources import claim, document
from variorum.collation.holding import Held, holding
from variorum.dates import Day, EdtfError
from variorum.dates.calendar import add_days
from variorum.model import Claim, Document, Filler

OLD = document(
    "Willy Brandt was chairman of the party from 1964, and until 1987 he stayed. By 1976 it had a million members. "
    "Its headquarters are in Bonn. The party was banned by the regime in 1933 and Brandt was arrested.",
    name="old", published="1990",
)  # fmt: skip
NEW = document(
    "Hans-Jochen Vogel became chairman of the party in 1987. It has 500,000 members in 2005. In 1945 the regime's ban on "
    "the party was lifted. Its headquarters moved to Berlin in 1999. Brandt died in 1992. Brandt and Vogel were chairmen.",
    name="new", published="2006-03",
)  # fmt: skip
UNDATED = document("Willy Brandt is chairman of the party.", name="undated")
DOCUMENTS = (OLD, NEW, UNDATED)


def chairman(time: tuple[str, str] | None = None, source: Document = OLD, **given: Any) -> Claim:
    roles = {"person": "Willy Brandt", "organization": "the party", "title": "chairman"}
    quote = (
        "Willy Brandt is chairman of the party"
        if source is UNDATED
        else "Willy Brandt was chairman of the party from 1964, and until 1987 he stayed"
    )
    return claim(source, quote, "position", roles, time=time, **given)


def asked(made: Claim, day: str, *others: Claim, **given: Any) -> Held:
    return next(h for h in holding([made, *others], day, documents=DOCUMENTS, **given) if h.claim == made.id)


# (the time, its words, the day, the answer): one claim by itself, in a document of 1990.
ALONE = [
    ("since: before it", "1964/..", "1964", "1963-12-31", "no"),
    ("since: in its first year", "1964/..", "1964", "1964-06-01", "possible"),
    ("since: until its document", "1964/..", "1964", "1989-12-31", "certain"),
    ("since: in the document's year", "1964/..", "1964", "1990-06-01", "possible"),
    ("since: silence is not an end", "1964/..", "1964", "2010-01-01", "possible"),
    ("from, to: between", "1964/1987", "1964", "1970", "certain"),
    ("from, to: after", "1964/1987", "1964", "1988", "no"),
    ("from, to: before", "1964/1987", "1964", "1950", "no"),
    ("from, to: in the last year", "1964/1987", "1964", "1987-05", "possible"),
    ("until: before", "../1987", "1987", "1980", "possible"),
    ("until: after", "../1987", "1987", "1988", "no"),
    ("a year: in it", "1964", "1964", "1964-05-05", "possible"),
    ("a year: first told is not begun", "1964", "1964", "1963", "unknown"),
    ("a year: silence is not an end", "1964", "1964", "1965", "possible"),
    ("a day: on it", "1964-02-16", "1964", "1964-02-16", "certain"),
    ("about a year: next to it", "1964~/1987~", "1964", "1988-02-01", "possible"),
    ("one of two years: in one", "[1964,1965]", "1964", "1965-03", "possible"),
    ("an unknown end: after it began", "1964/", "1964", "1980", "unknown"),
]


@pytest.mark.parametrize(("what", "edtf", "words", "day", "answer"), ALONE, ids=[row[0] for row in ALONE])
def test_a_claim_by_itself(what: str, edtf: str, words: str, day: str, answer: str) -> None:
    held = asked(chairman((edtf, words)), day)
    assert (held.answer, held.because, held.known) == (answer, (), True)
    assert held.reason


UNSAID = [
    ("in the document's year", OLD, "1990-08-01", "possible"),
    ("in the whole of it", OLD, "1990", "possible"),
    ("before it", OLD, "1989", "unknown"),
    ("after it", OLD, "1991", "unknown"),
    ("partly in it", OLD, "199X", "possible"),
    ("where the document has no date either", UNDATED, "1990", "unknown"),
]


@pytest.mark.parametrize(("what", "source", "day", "answer"), UNSAID, ids=[row[0] for row in UNSAID])
def test_a_claim_without_a_time(what: str, source: Document, day: str, answer: str) -> None:
    assert asked(chairman(source=source), day).answer == answer


def test_by_a_year_is_no_end() -> None:
    made = claim(OLD, "By 1976 it had a million members", "strength", {"subject": "it"}, time=("../1976", "1976"))
    assert asked(made, "1975").answer == "possible"
    assert asked(made, "1977").answer == "possible"


def test_since_in_a_document_without_a_date_is_certain_of_nothing_later() -> None:
    made = claim(UNDATED, "Willy Brandt is chairman", "position", {"person": "Willy Brandt"}, time=("1964/..", "1964"))
    assert [asked(made, day).answer for day in ("1963", "1965", "1990")] == ["no", "possible", "possible"]


STATUSES = [
    ("asserted", "1970", "certain"), ("reported", "1970", "possible"), ("alleged", "1970", "possible"),
    ("attempted", "1970", "unknown"), ("planned", "1970", "unknown"), ("denied", "1970", "unknown"),
    ("reported", "1950", "no"), ("denied", "1950", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "day", "answer"), STATUSES)
def test_no_answer_is_surer_than_its_status(status: str, day: str, answer: str) -> None:
    held = asked(chairman(("1964/1987", "1964"), status=status), day)
    assert held.answer == answer
    assert status == "asserted" or held.answer == "no" or status in held.reason


def successor(edtf: str = "1987/..", **given: Any) -> Claim:
    roles = {"person": "Hans-Jochen Vogel", "organization": "the party", "title": given.pop("title", "chairman")}
    return claim(
        NEW, "Hans-Jochen Vogel became chairman of the party in 1987", "position", roles, time=(edtf, "1987"), **given
    )


# (what follows, the answer in 1986, 1987 and 1995 for the chairman since 1964 of whom a document of 1990 tells)
FOLLOWED = [
    ("another chairman", successor(), ("certain", "possible", "no")),
    ("another from about then", successor("1987~/.."), ("certain", "possible", "possible")),
    ("another, as is said", successor(status="reported"), ("certain", "possible", "possible")),
    ("another, as is denied", successor(status="denied"), ("certain", "certain", "possible")),
    ("one of many", successor(title="spokesman"), ("certain", "certain", "possible")),
    ("an earlier one", successor("1950/.."), ("certain", "certain", "possible")),
    ("one by then, begun nobody knows when", successor("../1987"), ("certain", "certain", "possible")),
    ("his death", claim(NEW, "Brandt died in 1992", "died", {"subject": "Willy Brandt"}, time=("1992", "1992")), ("certain", "certain", "no")),
    ("his death, undated", claim(NEW, "Brandt died in 1992", "died", {"subject": "Willy Brandt"}), ("possible", "possible", "possible")),
    ("the death of another", claim(NEW, "Brandt died in 1992", "died", {"subject": "Karl Brandt"}, time=("1992", "1992")), ("certain", "certain", "possible")),
    ("the end of the party", claim(NEW, "Brandt died in 1992", "dissolved", {"subject": "the party"}, time=("1992", "1992")), ("certain", "certain", "no")),
    ("his murder", claim(NEW, "Brandt died in 1992", "event", {"kind": "assassination", "victim": "Willy Brandt"}, time=("1992", "1992")), ("certain", "certain", "no")),
    ("his arrest", claim(NEW, "Brandt died in 1992", "event", {"kind": "arrest", "victim": "Willy Brandt"}, time=("1992", "1992")), ("certain", "certain", "possible")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "later", "answers"), FOLLOWED, ids=[row[0] for row in FOLLOWED])
def test_what_comes_later_ends_what_was(what: str, later: Claim, answers: tuple[str, ...]) -> None:
    made = chairman(("1964/..", "1964"))
    found = [asked(made, day, later) for day in ("1986", "1987-06-01", "1995")]
    assert tuple(held.answer for held in found) == answers
    for held in found:
        assert held.because in ((), (later.id,))
        assert (later.id in held.reason) is bool(held.because)


def test_documents_that_differ_leave_it_open() -> None:
    """Where one says that he still led and the other that somebody else did, neither is certain of it."""
    held = asked(chairman(("1964/..", "1964")), "1988", successor())
    assert held.answer == "possible"
    assert "differ" in held.reason


def test_two_whom_one_sentence_names_do_not_supersede_each_other() -> None:
    both = [
        claim(NEW, "Brandt and Vogel were chairmen", "position", {"person": p, "organization": "the party", "title": "chairman"})
        for p in ("Willy Brandt", "Hans-Jochen Vogel")
    ]  # fmt: skip
    assert asked(chairman(("1964/..", "1964")), "1995", successor(), *both).answer == "possible"


def listed(action: str | None, edtf: str | None, source: Document = OLD) -> Claim:
    quote = (
        "The party was banned by the regime in 1933"
        if source is OLD
        else "In 1945 the regime's ban on the party was lifted"
    )
    roles: dict[str, Any] = {"subject": "The party" if source is OLD else "the party", "authority": "the regime"}
    return claim(
        source, quote, "designation", roles | ({"action": action} if action else {}), time=(edtf, "x") if edtf else None
    )


def test_a_removal_ends_a_listing_and_a_listing_a_removal() -> None:
    ban, lifted = listed(None, "1933"), listed("removed", "1945", NEW)
    days = ("1932", "1933-06-01", "1940", "1945-03-01", "1946")
    assert [asked(ban, day, lifted).answer for day in days] == ["no", "possible", "possible", "possible", "no"]
    assert asked(ban, "1946", lifted).because == (lifted.id,)
    again = listed(None, "1950", NEW)
    assert asked(lifted, "1951", ban, again).answer == "no"
    assert asked(lifted, "1949", ban, again).answer == "possible"


def test_an_undated_removal_has_come_by_the_date_of_its_document() -> None:
    ban, lifted = listed(None, "1933"), listed("removed", None, NEW)
    assert [asked(ban, day, lifted).answer for day in ("1990", "2006-03-01", "2006-04-01")] == [
        "possible",
        "possible",
        "no",
    ]


def test_one_sentence_may_tell_the_listing_and_its_end() -> None:
    ban, lifted = listed(None, "1933", NEW), listed("removed", "1945", NEW)
    assert [asked(ban, day, lifted).answer for day in ("1940", "1946")] == ["possible", "no"]


def test_a_later_count_supersedes_the_earlier() -> None:
    def count(source: Document, quote: str, edtf: str, number: float, unit: str = "members") -> Claim:
        roles = {"subject": "it", "count": Filler(str(number), min=number, max=number), "unit": unit}
        return claim(source, quote, "strength", roles, time=(edtf, edtf))

    million = count(OLD, "By 1976 it had a million members", "1976", 1_000_000)
    half = count(NEW, "It has 500,000 members in 2005", "2005", 500_000)
    assert asked(million, "2006", half).answer == "no"
    assert asked(million, "2000", half).answer == "possible"
    assert (
        asked(million, "2006", count(NEW, "It has 500,000 members in 2005", "2005", 500_000, "fighters")).answer
        == "possible"
    )


def test_bases_hold_side_by_side_and_headquarters_move() -> None:
    def at(source: Document, quote: str, place: str, relation: str, edtf: str | None) -> Claim:
        return claim(
            source,
            quote,
            "location",
            {"subject": "it", "place": place, "relation": relation},
            time=(edtf, edtf) if edtf else None,
        )

    bonn = at(OLD, "Its headquarters are in Bonn", "Bonn", "headquarters", "1951/..")
    assert (
        asked(
            bonn, "2001", at(NEW, "Its headquarters moved to Berlin in 1999", "Berlin", "headquarters", "1999")
        ).answer
        == "no"
    )
    assert (
        asked(bonn, "2001", at(NEW, "Its headquarters moved to Berlin in 1999", "Berlin", "office", "1999")).answer
        == "possible"
    )


def test_who_left_is_there_no_longer() -> None:
    def at(source: Document, quote: str, relation: str, edtf: str) -> Claim:
        return claim(
            source, quote, "location", {"subject": "it", "place": "Bonn", "relation": relation}, time=(edtf, edtf)
        )

    left = at(NEW, "Its headquarters moved to Berlin in 1999", "driven from", "1999")
    based = at(OLD, "Its headquarters are in Bonn", "office", "1951/..")
    assert [asked(left, day).answer for day in ("1980", "1999-05", "2000")] == ["possible", "possible", "no"]
    assert [asked(based, day, left).answer for day in ("1980", "1999-05-01", "2000")] == ["certain", "possible", "no"]


KNOWN_BY = [
    ("before the old one: those surely later are not there", "1989", (("undated", "unknown", False),)),
    ("in its year: it may have been later", "1990-06-01", (("old", "unknown", False), ("undated", "unknown", False))),
    ("after it", "1991", (("old", "possible", True), ("undated", "unknown", False))),
    ("after both", "2007", (("old", "no", True), ("new", "certain", True), ("undated", "unknown", False))),
]


@pytest.mark.parametrize(("what", "known_by", "expected"), KNOWN_BY, ids=[row[0] for row in KNOWN_BY])
def test_the_second_clock(what: str, known_by: str, expected: tuple[tuple[str, str, bool], ...]) -> None:
    claims = [chairman(("1964/..", "1964")), successor(), chairman(source=UNDATED)]
    names = {c.id: name for c, name in zip(claims, ("old", "new", "undated"), strict=True)}
    found = holding(claims, "1995", documents=DOCUMENTS, known_by=known_by)
    assert tuple((names[h.claim], h.answer, h.known) for h in found) == expected


def test_what_is_left_out_is_said() -> None:
    left = asked(chairman(source=UNDATED), "1990", known_by="1995")
    assert (left.known, left.reason) == (False, "left out: its document has no date")


def test_only_what_holds_over_a_time_is_asked_after() -> None:
    assert (
        holding([claim(NEW, "Brandt died in 1992", "died", {"subject": "Brandt"})], "1992", documents=DOCUMENTS) == ()
    )


@pytest.mark.parametrize("day", ["", "1964/1987", "XXXX", "then"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(EdtfError):
        holding([], day)


def test_days_may_be_given_in_three_ways() -> None:
    made = chairman(("1964/1987", "1964"))
    ways = (date(1970, 1, 2), Day(1970, 1, 2), "1970-01-02")
    assert len({holding([made], way, documents=DOCUMENTS) for way in ways}) == 1


EDTFS = st.sampled_from(
    ["1964", "1964-02", "1964-02-16", "1964~", "196X", "1964/1966", "1964-02/1964-05", "1964~/1966?", "1964/..", "../1965",
     "1964/", "/1965", "[1964,1966]", "{1964,1966}", "[1964..1965-03]"]
)  # fmt: skip
MONTHS = [f"{year}-{month:02}" for year in range(1963, 1968) for month in range(1, 13)]
LATER = st.sampled_from(
    [None, successor("1965/.."), successor("1965-03"), successor("1966~/.."), successor("1965", status="reported")]
)


@settings(deadline=None)
@given(EDTFS, LATER, st.sampled_from(MONTHS), st.sampled_from(("asserted", "reported", "denied")))
def test_a_month_is_answered_as_all_its_days(edtf: str, later: Claim | None, month: str, status: str) -> None:
    """Certain on all days or no on all, and never surer than any of them: so a narrower question loses no certainty."""
    claims = [chairman((edtf, "1964"), status=status), *([later] if later else [])]
    whole = holding(claims, month, documents=DOCUMENTS)[0].answer
    first = Day(int(month[:4]), int(month[5:]), 1)
    days = [d for n in range(31) if (d := add_days(first, n)).month == first.month]
    each = {holding(claims, day, documents=DOCUMENTS)[0].answer for day in days}
    expected = each.pop() if len(each) == 1 else "possible" if each & {"certain", "possible"} else "unknown"
    assert whole == expected
    year = holding(claims, month[:4], documents=DOCUMENTS)[0].answer
    assert year not in ("certain", "no") or whole == year


NARROWER = [("1964/1987", "1965/1986"), ("196X/198X", "1964/1987"), ("1964/1987", "1964-03/1987-03"), ("1964", "1964-02"),
            ("1964/..", "1964-06/.."), ("1964~/1987~", "1964/1987")]  # fmt: skip


@settings(deadline=None)
@given(
    st.sampled_from(NARROWER),
    st.sampled_from([f"{y}-{m}" for y in range(1960, 1992) for m in ("01-01", "06-15", "12-31")]),
)
def test_a_narrower_time_is_no_less_sure_of_what_both_may_mean(pair: tuple[str, str], day: str) -> None:
    """A day that the narrower wording leaves open or certain is never ruled out by the wider, where both have bounds."""
    wide, narrow = (asked(chairman((edtf, "1964")), day).answer for edtf in pair)
    assert not (wide == "no" and narrow in ("certain", "possible"))


@settings(deadline=None, max_examples=50)
@given(st.permutations([chairman(("1964/..", "1964")), successor(), chairman(source=UNDATED), listed(None, "1933")]))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    found = {h.claim: h for h in holding(claims, "1988", documents=DOCUMENTS)}
    assert found == {h.claim: h for h in holding(sorted(claims, key=lambda c: c.id), "1988", documents=DOCUMENTS)}
    assert [h.claim for h in holding(claims, "1988", documents=DOCUMENTS)] == [c.id for c in claims]


LISTS = document(
    "In 1997 the State Department designated Aum Shinrikyo. In 1995 the Treasury listed it. In 2022 Washington took it off the list. "
    "In 2005 the Treasury took it off. Britain banned it in 2001. The Home Secretary lifted the ban in 2010.",
    name="lists", published="2023",
)  # fmt: skip


def by(authority: Filler | str, edtf: str, **roles: str) -> Claim:
    return claim(
        LISTS, LISTS.text[:-1], "designation", {"subject": "Aum Shinrikyo", "authority": authority, **roles}, time=(edtf, edtf)
    )  # fmt: skip


REMOVED = {"action": "removed"}
# (the listing, its end, whether it ends it)
ONE_VOICE = [
    (by("the State Department", "1997"), by("Washington", "2022", **REMOVED), True),
    (by("President Clinton", "1995"), by("United States", "2022", **REMOVED), True),
    (by(Filler("the country", names=("United States",)), "1997"), by("State Department", "2022", **REMOVED), True),
    (by("Britain", "2001"), by("the Home Secretary", "2010", **REMOVED), True),
    (by("the Council of the EU", "2001"), by("Brussels", "2010", **REMOVED), True),
    (by("the State Department", "1997"), by("the Treasury", "2005", **REMOVED), False),
    (by("the US", "1997", designation="foreign terrorist organization"), by("OFAC", "2005", **REMOVED), False),
    (by("Britain", "2001"), by("Brussels", "2010", **REMOVED), False),
    (by("the Home Office", "2001"), by("the Washington Post", "2010", **REMOVED), False),
]


@pytest.mark.parametrize(("listing", "removal", "ends"), ONE_VOICE)
def test_a_removal_ends_what_the_same_authority_listed_by_whatever_name(
    listing: Claim, removal: Claim, ends: bool
) -> None:
    held = next(h for h in holding([listing, removal], "2023-06", documents=[LISTS]) if h.claim == listing.id)
    assert (held.answer == "no", held.because) == (ends, (removal.id,) if ends else ())
