"""OFAC's remarks and dates, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import ListedName, Listing
from variorum.registers.ofac.dating import period, printed, published
from variorum.registers.ofac.remarks import finish
from variorum.registers.spec import spec

DATA = spec("ofac").data


def told(remarks: str) -> Listing:
    """An entry with the remarks read."""
    bare = Listing("ofac_sdn", "1", "person", (ListedName("DOE, Jane", "primary"),), "us", programmes=("SDGT",))
    return finish(bare, remarks, DATA, "sdn.csv, entry 1")[0]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("28 Jul 1963", "1963-07-28"),
        ("1 Jul 1963", "1963-07-01"),
        ("Jul 1963", "1963-07"),
        ("1963", "1963"),
        ("circa 1965", "1965~"),
        ("circa Jul 1965", "1965-07~"),
        ("1964 to 1966", "1964/1966"),
        ("circa 1979 to 1982", "1979~/1982~"),
        ("circa 1979-1982", "1979~/1982~"),
        ("1979 to circa 1982", "1979/1982~"),
        ("15 Jul 1965 to 21 Jul 1965", "1965-07-15/1965-07-21"),
        ("1964 to 1964", "1964"),
        ("31 Feb 1960", None),
        ("30 Jui 1960", None),
        ("1966 to 1964", None),
        ("unknown", None),
        ("", None),
    ],
)
def test_date_of_birth(text: str, edtf: str | None) -> None:
    assert printed(text, DATA) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"), [("03/28/2025", "2025-03-28"), ("13/28/2025", None), ("2025-03-28", None), ("", None)]
)
def test_date_of_publication(text: str, edtf: str | None) -> None:
    assert published(text) == edtf


@pytest.mark.parametrize(
    ("start", "end", "about", "edtf"),
    [
        ((1963, 7, 28), (1963, 7, 28), False, "1963-07-28"),
        ((1963, 1, 1), (1963, 12, 31), False, "1963"),
        ((1963, 1, 1), (1963, 12, 31), True, "1963~"),
        ((1963, 2, 1), (1963, 2, 28), False, "1963-02"),
        ((1964, 2, 1), (1964, 2, 28), False, "1964-02-01/1964-02-28"),
        ((1964, 1, 1), (1966, 12, 31), False, "1964/1966"),
        ((1964, 1, 1), (1964, 1, 1), False, "1964-01-01"),
        ((1964, 3, 4), (1965, 1, 1), False, "1964-03-04/1965-01-01"),
        ((1963, 13, 1), (1963, 12, 31), False, None),
        ((1966, 1, 1), (1964, 12, 31), False, None),
    ],
)
def test_period(start: tuple[int, int, int], end: tuple[int, int, int], about: bool, edtf: str | None) -> None:
    assert period(start, end, about=about) == edtf


@pytest.mark.parametrize(
    ("remarks", "details"),
    [
        (
            "Passport 123 (Egypt); alt. Passport 124 (Egypt).",
            [("Passport", "123 (Egypt)"), ("alt. Passport", "124 (Egypt)")],
        ),
        ("Linked To: SOME GROUP.", [("Linked To", "SOME GROUP")]),
        ("(Linked To: SOME GROUP)", [("Linked To", "SOME GROUP")]),
        ("Linked To: ACME S.A. DE C.V.", [("Linked To", "ACME S.A. DE C.V.")]),
        ("Linked To: ACME CO. LTD.", [("Linked To", "ACME CO. LTD.")]),
        (
            "Additional Sanctions Information - Subject to Secondary Sanctions.",
            [("Additional Sanctions Information", "Subject to Secondary Sanctions")],
        ),
        ("Organization Established Date 25 Sep 2018.", [("Organization Established Date", "25 Sep 2018")]),
        ("NIT # 800146749-7 (Colombia).", [("NIT #", "800146749-7 (Colombia)")]),
        ("Minister of Finance.", [("remarks", "Minister of Finance")]),
        ("Passports of many kinds.", [("remarks", "Passports of many kinds")]),
        ("Gender Male; all offices worldwide.", [("Gender", "Male"), ("remarks", "all offices worldwide")]),
        (
            "(data of a passport under the alias DOE: Alt. DOB: 10 October 1969; nationality: Eritrean); Gender Male.",
            [
                (
                    "remarks",
                    "(data of a passport under the alias DOE: Alt. DOB: 10 October 1969; nationality: Eritrean)",
                ),
                ("Gender", "Male"),
            ],
        ),
        (
            "Website http://example.org/a;b=c; Gender Male.",
            [("Website", "http://example.org/a;b=c"), ("Gender", "Male")],
        ),
        ("Known as (the boss; Gender Male.", [("remarks", "Known as (the boss"), ("Gender", "Male")]),
    ],
)
def test_remark_is_kept_under_its_label(remarks: str, details: list[tuple[str, str]]) -> None:
    assert list(told(remarks).details) == details


def test_weak_aliases_are_names() -> None:
    names = told("a.k.a. 'THE BOSS'; a.k.a. 'O'HARA, Jane'; f.k.a. 'SMITH'.").names
    assert names[1:] == (
        ListedName("THE BOSS", "weak", "a.k.a."),
        ListedName("O'HARA, Jane", "weak", "a.k.a."),
        ListedName("SMITH", "weak", "f.k.a."),
    )


def test_countries_of_a_person() -> None:
    assert told("nationality Korea, North; citizen Mexico; alt. citizen Peru; citizen Mexico.").countries == (
        "Korea, North",
        "Mexico",
        "Peru",
    )


@given(st.text(alphabet="DOB alt.;'()1960JanPuk-:", max_size=80))
def test_no_letter_of_the_remarks_is_lost(text: str) -> None:
    listing = told(text)
    kept = "".join(
        [
            *(name.text for name in listing.names),
            *(name.label for name in listing.names),
            *listing.births,
            *(label + value for label, value in listing.details),
        ]
    )
    digits = [letter for letter in text if letter.isdigit()]
    assert sum(letter.isdigit() for letter in kept) >= (len(digits) if not listing.births else 0)
