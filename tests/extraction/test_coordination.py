"""Lists: what belongs to them, however the parser hangs it."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, spelled, token
from variorum.extraction import clauses, prepositions
from variorum.extraction.timing import Timing
from variorum.model import Filler

# sentence, a word of the governing clause, preposition, what it governs
LISTS = [
    ("Oxfam has offices in Leeds, York, and Hull.", "has", "in", ["Leeds", "York", "Hull"]),
    ("Oxfam is based in Oakland, California and has a school.", "based", "in", ["Oakland"]),
    ("The party is banned in Chile, Peru, and several other states.", "banned", "in", ["Chile", "Peru", "states"]),
]


@pytest.mark.parametrize(("text", "word", "preposition", "expected"), LISTS, ids=[x[0] for x in LISTS])
def test_what_a_preposition_governs(text: str, word: str, preposition: str, expected: list[str]) -> None:
    read = reading(text)
    assert spelled(read, prepositions.phrases(read, token(read, word))[preposition]) == expected


def test_coordinated_prepositions_share_an_object() -> None:
    read = reading("Oxfam has ties to and receives money from Norway.")
    assert spelled(read, prepositions.noun_phrases(read, token(read, "ties"), "to")) == ["Norway"]


def test_coordinated_verbs_share_object_and_agent() -> None:
    read = reading("The gang attacked, robbed and threatened merchants.")
    assert spelled(read, clauses.logical_object(read, token(read, "attacked"))) == ["merchants"]
    read = reading("The rebels were trained and armed by Libya.")
    assert spelled(read, clauses.logical_subject(read, token(read, "trained"))) == ["Libya"]


def test_each_period_in_brackets_is_a_time() -> None:
    read = reading("It was a partner of the Liberal Party (1949–1956, 1961–1966) and later its rival.")
    end = read.tokens[token(read, "(") - 1].end
    times = Timing(read).beside(Filler("Liberal Party", end - len("Liberal Party"), end))
    assert [t.edtf for t in times] == ["1949/1956", "1961/1966"]
