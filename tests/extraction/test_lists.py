"""Lists that no parse holds together: names behind a colon, years, and the entries of chronicles."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, spelled, token
from variorum.extraction import clauses, happenings, nouns
from variorum.extraction.lists import enumerated
from variorum.extraction.timing import Timing

# text, the word before the colon, the names behind it
ENUMERATED = [
    ("The victims were these men: Aldo Moro, Guido Rossa and Marco Biagi.", "men", ["Moro", "Rossa", "Biagi"]),
    ("It shot two men: Aldo Moro, a former minister; and Guido Rossa, a worker.", "men", ["Moro", "Rossa"]),
    ("It shot two men: the trade unionist Guido Rossa and Aldo Moro (1978).", "men", ["Rossa", "Moro"]),
    ("It shot one man: Aldo Moro.", "man", []),
    ("It shot two men in Rome.", "men", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), ENUMERATED, ids=[x[0] for x in ENUMERATED])
def test_names_behind_a_colon(text: str, word: str, expected: list[str]) -> None:
    read = reading(text)
    assert spelled(read, enumerated(read, token(read, word))) == expected


def test_a_body_is_not_called_by_the_names_behind_a_colon() -> None:
    read = reading("The murders were claimed by this group: Aldo Moro, Guido Rossa and Marco Biagi.")
    assert nouns.named(read, token(read, "group")) == []


# text, trigger, times
SERIES = [
    ("Labour won in 1945, 1950 and 1964.", "won", ["1945", "1950", "1964"]),
    ("Labour won in 1945.", "won", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), SERIES, ids=[x[0] for x in SERIES])
def test_a_list_of_years(text: str, word: str, expected: list[str]) -> None:
    read = reading(text)
    timing = Timing(read)
    assert [t.edtf for t in timing.series(timing.of(token(read, word)))] == expected


def test_all_years_of_a_list_are_one_span_where_a_number_counts_them() -> None:
    read = reading("Labour won in 1945, 1950 and 1964.")
    timing = Timing(read)
    assert [t.edtf for t in timing.series(timing.of(token(read, "won")), whole=True)] == ["1945/1964"]


# text, a word, the date that leads its entry
ENTRIES = [
    ("1979: Murder of Airey Neave.", "Murder", "1979"),
    ("May 1991 - Rebels bomb the port. Ten men die.", "die", "1991-05"),
    ("In 1979 the rebels met.", "met", None),
    ("1979 was a bad year.", "year", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), ENTRIES, ids=[x[0] for x in ENTRIES])
def test_the_date_that_leads_an_entry(text: str, word: str, expected: str | None) -> None:
    read = reading(text)
    entry = read.entry(token(read, word))
    assert (entry.edtf if entry else None) == expected


def test_the_present_of_a_chronicle_is_no_habit() -> None:
    read = reading("1991: The rebels attack the port.")
    assert not happenings.habitual(read, token(read, "attack"))
    read = reading("The rebels attack the port.")
    assert happenings.habitual(read, token(read, "attack"))


def test_a_list_goes_on_behind_what_its_persons_are() -> None:
    read = reading("The gang murdered Guido Rossa, a trade unionist; Aldo Moro, a former minister; and Marco Biagi.")
    assert spelled(read, clauses.logical_object(read, token(read, "murdered"))) == ["Rossa", "Moro", "Biagi"]
