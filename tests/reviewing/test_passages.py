"""Passages: white space collapsed and back, whole sentences, and where copies stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Block, Document, Span
from variorum.reviewing import Passages, collapsed, passage_of, whole

TEXT = st.text(st.sampled_from("ab \n\t\u00a0\u2028é😀."), max_size=40)


def document(text: str, name: str = "a.txt") -> Document:
    return Document("sha256:" + name, name, "text/plain", text, (Block("paragraph", 0, len(text)),) if text else ())


@given(TEXT)
def test_collapsed_is_what_split_and_join_give(text: str) -> None:
    stretch = collapsed(text)
    assert stretch.words == " ".join(text.split())
    assert len(stretch.places) == len(stretch.words)
    assert list(stretch.places) == sorted(set(stretch.places))


@given(TEXT, st.data())
def test_inner_and_outer_undo_each_other(text: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    stretch = collapsed(text, low)
    if not stretch.words:
        return
    start = data.draw(st.integers(0, len(stretch.words) - 1))
    end = data.draw(st.integers(start + 1, len(stretch.words)))
    if stretch.words[start] == " " or stretch.words[end - 1] == " ":
        return
    outer = stretch.outer(start, end)
    assert stretch.inner(*outer) == (start, end)
    assert " ".join(text[outer[0] : outer[1]].split()) == stretch.words[start:end]


@given(TEXT, st.data())
def test_a_stretch_is_what_the_slice_collapses_to(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert collapsed(text, start, end).words == " ".join(text[start:end].split())


SENTENCES = (Span(0, 10), Span(11, 20), Span(25, 30))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (2, 5, Span(0, 10)),
        (0, 10, Span(0, 10)),
        (9, 12, Span(0, 20)),
        (2, 28, Span(0, 30)),
        (21, 24, Span(21, 24)),
        (22, 27, Span(22, 30)),
        (31, 40, Span(31, 40)),
    ],
)
def test_passage_is_the_whole_sentences(start: int, end: int, expected: Span) -> None:
    assert passage_of(start, end, SENTENCES) == expected


def test_passage_without_sentences_is_the_span() -> None:
    assert passage_of(3, 9, ()) == Span(3, 9)


@pytest.mark.parametrize(
    ("text", "passage", "sentences", "found"),
    [
        ("Oxfam grew.  It\nmoved.", "It moved.", ("Oxfam grew.", "It\nmoved."), True),
        ("• It moved.", "It moved.", ("• It moved.",), True),
        ("“It moved.”", "It moved.", ("“It moved.”",), True),
        ("He denied that It moved.", "It moved.", ("He denied that It moved.",), False),
        ("It moved. not at all", "It moved.", ("It moved. not at all",), False),
        ("It moved. Then it grew.", "It moved. Then it grew.", ("It moved.", "Then it grew."), True),
        ("It moved twice.", "It moved.", ("It moved twice.",), False),
    ],
)
def test_a_passage_stands_as_whole_sentences_only(
    text: str, passage: str, sentences: tuple[str, ...], found: bool
) -> None:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in sentences]
    places = Passages([passage]).places(document(text), spans)
    assert (passage in places) is found
    if found:
        [stretch] = places[passage]
        outer = stretch.outer(0, len(passage))
        assert " ".join(text[outer[0] : outer[1]].split()) == passage


def test_each_copy_is_found() -> None:
    text = "It moved. Oxfam grew. It\n moved."
    spans = [Span(0, 9), Span(10, 21), Span(22, 32)]
    places = Passages(["It moved.", "Oxfam grew.", "X."]).places(document(text), spans)
    assert {passage: len(found) for passage, found in places.items()} == {"It moved.": 2, "Oxfam grew.": 1}


@pytest.mark.parametrize(("start", "end", "expected"), [(0, 3, True), (2, 3, False), (0, 1, False), (4, 6, True)])
def test_whole(start: int, end: int, expected: bool) -> None:
    assert whole(start, end, "abc de", (Span(0, 3),)) is expected
