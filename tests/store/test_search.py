"""The full-text search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import reading
from variorum.store import CLOSE, MEMORY, OPEN, Store, open_store
from variorum.store.search import expression


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("founded 1942", '"founded" "1942"'),
        ('"was founded" Oxfam', '"was founded" "Oxfam"'),
        ("found*", '"found"*'),
        ("AND OR NOT", '"AND" "OR" "NOT"'),
        ("text:Oxfam -b ^c (d)", '"text:Oxfam" "-b" "^c" "(d)"'),
        ('" - ', ""),
        ("", ""),
    ],
)
def test_expression(words: str, expected: str) -> None:
    assert expression(words) == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("founding", {"sentence", "claim"}),  # endings do not matter
        ("oxfam", {"sentence", "claim", "name"}),
        ('"founded in 1942"', {"sentence", "claim"}),
        ('"1942 in founded"', set()),
        ("oxf*", {"sentence", "claim", "name"}),
        ("Oxfam Greenpeace", set()),
        ("...", set()),
    ],
)
def test_search(store: Store, words: str, found: set[str]) -> None:
    assert {hit.kind for hit in store.search(words)} == found


def test_hits_are_marked_and_placed(store: Store) -> None:
    hit = next(hit for hit in store.search("1942") if hit.kind == "sentence")
    assert hit.snippet == f"Oxfam was founded in {OPEN}1942{CLOSE}."
    assert (hit.document, hit.start, hit.end) == ("a.txt", 0, 26)


def test_accents_do_not_matter(store: Store) -> None:
    store.put(reading("Médecins sans Frontières was founded in 1971.\n", "c.txt"))
    assert store.search("medecins frontieres")


def test_limit_and_older_versions(store: Store) -> None:
    assert len(store.search("founded", limit=1)) == 1
    store.put(reading("Nothing is left.\n", "a.txt"))
    assert {hit.document for hit in store.search("founded")} == {"b.txt"}


@given(st.text())
def test_whatever_is_typed_is_no_error(words: str) -> None:
    with open_store(MEMORY, "create") as store:
        assert store.search(words) == ()
