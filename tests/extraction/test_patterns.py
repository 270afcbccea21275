"""Surface patterns: what they match and capture, and what they refuse."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading
from variorum.errors import DataError
from variorum.extraction.patterns import compile_pattern, matches

MATCHED = [
    (
        "The Trades Union Congress (TUC) met.",
        "subject=@name '(' name=@caps ')'",
        {"subject": "Trades Union Congress", "name": "TUC"},
    ),
    ('Its name means "light" in Greek.', "lemma:mean ~2 meaning=@quote", {"meaning": '"light"'}),
    ("It had 300 members in 1990.", "count=@number 'members' 'in' time=@time", {"count": "300", "time": "1990"}),
    ("It was also called the League.", "'also'? 'called' 'the'? name=@proper", {"name": "League"}),
]


@pytest.mark.parametrize(("text", "pattern", "expected"), MATCHED, ids=[m[0] for m in MATCHED])
def test_matches(text: str, pattern: str, expected: dict[str, str]) -> None:
    read = reading(text)
    found = next(iter(matches(read, compile_pattern(pattern))))
    captured = {role: read.text[read.words(a, b)[0] : read.words(a, b)[1]] for role, a, b in found.captures}
    assert captured == expected


def test_no_match() -> None:
    read = reading("The congress met in Leeds.")
    assert not list(matches(read, compile_pattern("@name '(' @caps ')'")))


@pytest.mark.parametrize("source", ["@nobody", "colour:red", "lex:nowhere.list"])
def test_an_unknown_element_is_refused(source: str) -> None:
    with pytest.raises(DataError):
        compile_pattern(source)
