"""Words for places, and sources of money in their own words: sentences and the fillers that they give."""

from __future__ import annotations

import pytest
from spacy.language import Language

from variorum.documents import read_bytes
from variorum.extraction import extract
from variorum.language import analyse
from variorum.model import Metadata

PLACES = [
    ("Oxfam works in southern Chad.", ["southern Chad"]),
    ("Oxfam works in parts of Chad.", ["parts of Chad"]),
    ("Oxfam is based in Oakland, California.", ["Oakland, California"]),
    ("Oxfam is active in the border area between Chad and Niger.", ["border area between Chad and Niger"]),
    ("Oxfam has a presence in parts of eight provinces.", ["parts of eight provinces"]),
    ("Oxfam works in Chad, Niger and northern Mali.", ["Chad", "Niger", "northern Mali"]),
]

SOURCES = [
    ("Oxfam is funded by donors in Kenya.", ["donors in Kenya"]),
    ("Oxfam's revenues stem from gambling, extortion and loan sharking.", ["gambling", "extortion", "loan sharking"]),
    ("Oxfam received 5 million dollars from Kenya in 2010.", ["Kenya"]),
]


def _fillers(text: str, model: Language, type_: str, role: str) -> list[str]:
    document = read_bytes(text.encode(), name="t.txt", metadata=Metadata(published="2020"))
    claims = extract(document, analyse(document, model))
    return [f.text for c in claims if c.type == type_ for f in c.role(role)]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places_keep_the_words_that_tell_them_from_their_like(text: str, places: list[str], model: Language) -> None:
    assert _fillers(text, model, "location", "place") == places


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_sources_are_told_by_their_own_short_phrase(text: str, sources: list[str], model: Language) -> None:
    assert sorted(_fillers(text, model, "funding", "source")) == sorted(sources)
