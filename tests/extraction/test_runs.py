"""Lists that are read off the surface: names, quotations, words before a name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from variorum.documents import read_bytes
from variorum.extraction import runs
from variorum.extraction.reading import Reading
from variorum.language import analyse
from variorum.model import Metadata


def reading_of(text: str, model: Language) -> Reading:
    """The reading of a text of one sentence."""
    document = read_bytes(text.encode(), name="example.txt", metadata=Metadata(published="2020"))
    return Reading(document, analyse(document, model))


def after(reading: Reading, word: str) -> int:
    """The token behind the first that reads `word`."""
    return next(t.i for t in reading.tokens if t.norm == word) + 1


def texts(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    """The words of some token ranges."""
    return [reading.text[slice(*reading.words(first, last))] for first, last in spans]


@pytest.mark.parametrize(
    ("text", "behind", "expected"),
    [
        ("It is known as the Red Brigades.", "as", ["Red Brigades"]),
        ("Lenin, aka Nikolai Lenin, Vladimir Ulyanov, lived in Zurich.", "aka", ["Nikolai Lenin", "Vladimir Ulyanov"]),
        ("It is also spelled Hizbullah/Hizballah.", "spelled", ["Hizbullah", "Hizballah"]),
        ("The bureau (al-Maktab al-Siyasi or Politburo) met.", "(", ["al-Maktab al-Siyasi", "Politburo"]),
        ("It was called green corn.", "called", []),
    ],
)
def test_names(text: str, behind: str, expected: list[str], model: Language) -> None:
    reading = reading_of(text, model)
    sentence = reading.analysis.sentences[0]
    assert texts(reading, runs.names(reading, after(reading, behind), sentence)) == expected


def test_a_quotation_alone_is_no_name(model: Language) -> None:
    reading = reading_of('Sendero Luminoso ("Shining Path") fought.', model)
    at = after(reading, "(")
    assert runs.names(reading, at, reading.analysis.sentences[0]) == []
    assert texts(reading, runs.quotations(reading, at, reading.analysis.sentences[0])) == ['"Shining Path"']


def test_quotations_of_a_list_are_parted(model: Language) -> None:
    reading = reading_of('The word means "zeal", "courage" or "strength".', model)
    spans = runs.quotations(reading, after(reading, "means"), reading.analysis.sentences[0])
    assert texts(reading, spans) == ['"zeal"', '"courage"', '"strength"']


def test_items_end_at_the_next_verb(model: Language) -> None:
    reading = reading_of("Hamas uses rockets, small arms, and tunnels to attack cities.", model)
    found = [reading.tokens[i].norm for i in runs.items(reading, after(reading, "uses") - 1)]
    assert found == ["rockets", "arms", "tunnels"]


def test_a_calling_ends_before_the_person(model: Language) -> None:
    reading = reading_of("The German philosopher Hannah Arendt wrote.", model)
    sentence = reading.analysis.sentences[0]
    assert texts(reading, [(1, runs.calling(reading, 1, sentence) or 1)]) == ["German philosopher"]
    assert runs.calling(reading, 0, sentence) is None


def test_a_run_without_end_is_no_calling(model: Language) -> None:
    reading = reading_of("philosopher " * 40 + "Hannah Arendt wrote.", model)
    sentence = reading.analysis.sentences[0]
    assert runs.calling(reading, sentence.first, sentence) is None
