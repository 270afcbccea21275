"""Which time dates what a word says."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, token
from variorum.extraction.timing import Timing

# sentence, trigger, EDTF; None: no time
TIMED = [
    ("The union was founded in 1906.", "founded", "1906"),
    ("In June 2003 police raided the office and arrested ten people.", "arrested", "2003-06"),
    ("She joined the party in 1981 and later became its leader.", "became", None),
    ("The 1998 strike ended well.", "strike", "1998"),
    ("After moving to Bonn in 1981, she was elected mayor.", "elected", "1981"),
    ("After the rebels attacked the port on 3 May 1990, the army shelled their camp.", "shelled", None),
    ("The union has led the federation since 1990.", "led", "1990/.."),
    ("It was founded in 1906 and seeks a shorter week.", "seeks", None),
    ("The report of 1995 says that the union has offices.", "has", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), TIMED, ids=[t[0] for t in TIMED])
def test_time_of(text: str, word: str, expected: str | None) -> None:
    read = reading(text)
    time = Timing(read).of(token(read, word))
    assert (time.edtf if time else None) == expected


def test_the_words_of_a_time_are_the_documents() -> None:
    read = reading("The union was founded in May 1906.")
    time = Timing(read).of(token(read, "founded"))
    assert time is not None
    assert read.text[time.start : time.end] == time.text
