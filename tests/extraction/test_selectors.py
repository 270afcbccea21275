"""The language of selectors: what it leads to, and what it refuses."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, spelled, token
from variorum.errors import DataError
from variorum.extraction.phrasal import phrasal_lemma
from variorum.extraction.selectors import compile_selector, select

SELECTED = [
    ("The union has offices in Leeds, York and Hull.", "has", "dobj>^in/place", ["Leeds", "York", "Hull"]),
    ("The union has offices in Leeds, York and Hull.", "has", "subj", ["union"]),
    ("The union has offices in Leeds.", "has", "subj/person | subj/actor", ["union"]),
    ("The union has offices in Leeds.", "has", "subj + dobj", ["union", "offices"]),
    ("The union has offices in Leeds.", "has", "subj/person", []),
    ("The union has offices in Leeds.", "has", "dobj/!plural", []),
    ("The chairman of the board, Ann Lee, spoke.", "chairman", "appos/person", ["Lee"]),
]


@pytest.mark.parametrize(("text", "word", "selector", "expected"), SELECTED, ids=[f"{s[0]} {s[2]}" for s in SELECTED])
def test_select(text: str, word: str, selector: str, expected: list[str]) -> None:
    read = reading(text)
    assert spelled(read, select(read, token(read, word), compile_selector(selector))) == expected


@pytest.mark.parametrize(
    "source", ["subj/persn", "subj/lemma:nowhere.list", "subj/lemma:events.no_such_list", "subjct/person", "verb>neg"]
)
def test_an_unknown_slot_filter_or_list_is_refused(source: str) -> None:
    with pytest.raises(DataError):
        compile_selector(source)


PHRASAL = [
    ("They carried out a raid.", "carried", "carry out", True),
    ("They carried a flag.", "carried", "carry out", False),
    ("They began a hunger strike.", "strike", "hunger strike", True),
    ("They began a general strike.", "strike", "hunger strike", False),
]


@pytest.mark.parametrize(("text", "word", "pattern", "expected"), PHRASAL)
def test_phrasal_lemma(text: str, word: str, pattern: str, expected: bool) -> None:
    read = reading(text)
    assert phrasal_lemma(read, token(read, word), pattern) is expected
