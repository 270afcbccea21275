"""Counts and amounts: their bounds, their units, and the numbers that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.plain import parsed
from variorum.language.quantities import find_quantities
from variorum.language.quantity_numbers import number_at
from variorum.model import Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    _, parse = parsed(text)
    return find_quantities(parse.tokens, parse.sentences)


ONE = [
    # text, words, min, max, unit
    ("In 1934 the league raised a 10,000-strong militia in Vienna.", "10,000", 10000, 10000, "militia"),
    ("The union has between 300 and 500 members.", "between 300 and 500", 300, 500, "member"),
    ("The union has 4,000 to 5,000 members.", "4,000 to 5,000", 4000, 5000, "member"),
    ("The union has 3,000-5,000 members.", "3,000-5,000", 3000, 5000, "member"),
    ("The union has 3000–5000 members.", "3000–5000", 3000, 5000, "member"),
    ("It owned from 20 to 30 boats.", "from 20 to 30", 20, 30, "boat"),
    ("Two or three members resigned.", "Two or three", 2, 3, "member"),
    ("Estimates run from 500 to several thousand members.", "from 500 to several thousand", 500, 9000, "member"),
    ("The famine killed 1.5 to 3 million people.", "1.5 to 3 million", 1_500_000, 3_000_000, "people"),
    ("The party has about forty-five deputies.", "about forty-five", 45, 45, "deputy"),
    ("The party has two hundred and six deputies.", "two hundred and six", 206, 206, "deputy"),
    ("The party has some 10,000 members.", "some 10,000", 10000, 10000, "member"),
    ("It lost an estimated 40,000 soldiers.", "an estimated 40,000", 40000, 40000, "soldier"),
    ("The club has up to 300 members.", "up to 300", None, 300, "member"),
    ("The club has as many as 400 members.", "as many as 400", None, 400, "member"),
    ("The club has no more than 80 members.", "no more than 80", None, 80, "member"),
    ("The club has fewer than 90 members.", "fewer than 90", None, 90, "member"),
    ("The club has more than 3,000 members.", "more than 3,000", 3000, None, "member"),
    ("The club has at least five members.", "at least five", 5, None, "member"),
    ("The club has upwards of 70 members.", "upwards of 70", 70, None, "member"),
    ("The club has over 70 members.", "over 70", 70, None, "member"),
    ("The club has 5,000 or more members.", "5,000 or more", 5000, None, "member"),
    ("The strike drew tens of thousands of workers.", "tens of thousands", 10000, 99999, "worker"),
    ("The club has several hundred members.", "several hundred", 200, 900, "member"),
    ("Dozens were arrested.", "Dozens", 24, 99, None),
    ("The flood killed hundreds of people.", "hundreds", 100, 999, "people"),
    ("A few members resigned.", "A few", 2, 9, "member"),
    ("It bought a dozen boats.", "a dozen", 12, 12, "boat"),
    ("It bought half a million books.", "half a million", 500_000, 500_000, "book"),
    ("Members paid $10,000 apiece.", "$10,000", 10000, 10000, "USD"),
    ("The bank lost US$5 million.", "US$5 million", 5_000_000, 5_000_000, "USD"),
    ("The bank lost €1.2bn.", "€1.2bn", 1_200_000_000, 1_200_000_000, "EUR"),
    ("The bank lost £3m in May.", "£3m", 3_000_000, 3_000_000, "GBP"),
    ("The bank lost 10 million pounds.", "10 million", 10_000_000, 10_000_000, "GBP"),
    ("The bank lost $142 – $190 million.", "$142 – $190 million", 142_000_000, 190_000_000, "USD"),
    ("The party won 10.6% of the vote.", "10.6%", 10.6, 10.6, "%"),
    ("The party won 10% to 20% of the vote.", "10% to 20%", 10, 20, "%"),
    ("The party won 25 per cent of the vote.", "25 per cent", 25, 25, "%"),
    ("A three-man committee rules the club.", "three", 3, 3, "man"),
    ("A 15-member council rules the club.", "15", 15, 15, "member"),
    ("The king sent a force of 1500 men.", "1500", 1500, 1500, "man"),
    ("The league has a membership of 3,000.", "3,000", 3000, 3000, "membership"),
    ("Membership is estimated at 1,500.", "1,500", 1500, 1500, "membership"),
    ("Seventy-three persons were killed.", "Seventy-three", 73, 73, "person"),
    ("An armed wing with 500 fighters was formed.", "500", 500, 500, "fighter"),
]


@pytest.mark.parametrize(("text", "said", "low", "high", "unit"), ONE, ids=[row[0] for row in ONE])
def test_one_quantity(text: str, said: str, low: float | None, high: float | None, unit: str | None) -> None:
    (found,) = quantities(text)
    assert text[found.start : found.end] == said
    assert (found.min, found.max, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The union was founded in 1990 and banned in 1991 and 1992.",
        "By 2003 the 18-year-old founder had left.",
        "The founder, aged 35, resigned.",
        "He flew on Flight 103 to London.",
        "The Security Council adopted Resolution 1373.",
        "It was listed under section 219 of the act.",
        "The strike began on 8 October 1997.",
        "The strike lasted two days.",
        "The third congress met in the 21st century.",
        "It was one of the largest unions.",
        "The 1969 demonstration was banned.",
        "A failed 1923 coup made him famous.",
        "During the 1978-79 turmoil the bank closed.",
        "A seven-headed snake is its emblem.",
        "The Gang of Four fell.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert [text[q.start : q.end] for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("The party has some 80 members.", True),
        ("The party has roughly 80 members.", True),
        ("The party has hundreds of members.", True),
        ("The party has 80 members.", False),
        ("The party has more than 80 members.", False),
    ],
)
def test_approximate(text: str, approximate: bool) -> None:
    (found,) = quantities(text)
    assert found.approximate is approximate


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The order has 9,000 members. One-third to one-half of these are women.", 3000, 4500, "woman"),
        ("Two-thirds of its 600 members left.", 400, 400, "member"),
        ("The order has 9,000 members. A third of them live in Malta.", 3000, 3000, "member"),
        ("The club has 80 members. Half of the members resigned.", 40, 40, "member"),
    ],
)
def test_share_of_another_count(text: str, low: float, high: float, unit: str) -> None:
    shares = [q for q in quantities(text) if (q.min, q.max, q.unit) == (low, high, unit)]
    assert len(shares) == 1
    assert shares[0].approximate


def test_no_share_of_the_unknown() -> None:
    assert quantities("Half of the village fled.") == ()


def test_order_and_anchors() -> None:
    text = "The union has 300 members, 20 offices and $5,000. It won 48 of the 329 seats."
    found = quantities(text)
    assert [q.unit for q in found] == ["member", "office", "USD", "seat", "seat"]
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators(value: int) -> None:
    number = number_at([f"{value:,}"], 0)
    assert number is not None
    assert (number.min, number.max) == (value, value)


@given(
    st.lists(
        st.sampled_from(["two", "hundred", "and", "-", "forty", "a", "few", "of", "thousands", "1,5", "x", "half"]),
        min_size=1,
    )
)
def test_no_words_break_the_reading(words: list[str]) -> None:
    for i in range(len(words)):
        number = number_at(words, i)
        assert number is None or (i == number.first < number.last <= len(words) and number.min <= number.max)
