"""Documents in the store: kept whole, versioned, orphaned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.conftest import PEACE, RESCUE, fill, reading
from variorum.errors import StoreError
from variorum.model import Block, Document, Issue, Metadata, Span
from variorum.store import MEMORY, ClaimFilter, Reading, Store, open_store

words = st.text(st.characters(codec="utf-8"), min_size=1)
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 500), st.integers(0, 500))
blocks = st.builds(
    Block,
    kind=st.sampled_from(["heading", "paragraph", "item", "field", "furniture"]),
    start=st.integers(0, 500),
    end=st.integers(0, 500),
    level=st.integers(0, 6),
    label=st.none() | spans,
    lead_in=st.none() | st.integers(0, 9),
    section=st.none() | st.integers(0, 9),
    page=st.none() | st.integers(1, 9),
    notes=st.booleans(),
    markers=st.lists(spans, max_size=3).map(tuple),
)
documents = st.builds(
    Document,
    id=st.just("sha256:0"),
    name=words,
    media_type=st.just("text/plain"),
    text=words,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    metadata=st.builds(Metadata, title=st.none() | words, published=st.none() | st.just("2001")),
    encoding=st.sampled_from(["utf-8", "cp1252"]),
    issues=st.lists(st.builds(Issue, code=words, what=words, where=words), max_size=2).map(tuple),
)


@given(documents)
def test_document_comes_back_as_it_went_in(document: Document) -> None:
    with open_store(MEMORY, "create") as store:
        store.put(Reading(document, (), (Span(0, len(document.text)),), "key", "variorum"))
        assert store.documents() == (document,)
        assert store.document(document.name) == document
        assert store.sentences() == {document.id: (Span(0, len(document.text)),)}
        assert store.verify().faults == ()


def test_half_a_character_is_refused_and_nothing_is_stored() -> None:
    good = reading(RESCUE)
    bad = replace(good, document=replace(good.document, text="\ud800"), claims=())
    with open_store(MEMORY, "create") as store:
        with pytest.raises(StoreError, match="half of a character"):
            store.put(bad)
        assert store.documents() == ()


def test_entries_are_by_name_and_count_claims(store: Store) -> None:
    assert [(entry.name, entry.claims, entry.publisher) for entry in store.entries()] == [
        ("a.txt", 2, "Yearbook"),
        ("b.txt", 2, "Yearbook"),
    ]
    assert store.entries()[0].subject == ("Oxfam",)
    assert "key" not in store.entries()[0].as_dict()


def test_unknown_document_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError, match="no document"):
        store.document("c.txt")


def states(store: Store) -> list[tuple[str, str]]:
    """The quote and state of each claim that is not current."""
    found = store.select(ClaimFilter(states=("superseded", "orphaned", "removed")))
    return [(entry.data["quote"], entry.state) for entry in found]


def test_claims_that_lost_their_words_are_orphaned_not_moved(store: Store) -> None:
    newer = reading("Oxfam was founded in 1943. Oxfam is based in Oxford.\n", "a.txt")
    store.put(newer)
    assert states(store) == [("Oxfam was founded in 1942", "orphaned"), ("Oxfam is based in Oxford", "superseded")]
    assert [entry.name for entry in store.entries(("superseded",))] == ["a.txt"]
    assert store.document("a.txt") == newer.document
    assert store.verify().orphaned == 1
    assert store.verify().faults == ()


def test_a_version_that_returns_is_current_again(store: Store) -> None:
    older, other = reading(RESCUE), reading(PEACE, "b.txt")
    newer = reading("Oxfam was founded in 1943.\n")
    fill(store, newer, other)
    fill(store, older, other)
    assert states(store) == [("Oxfam was founded in 1943", "orphaned")]


def test_settling_alone_brings_a_version_back(store: Store) -> None:
    older, other, newer = reading(RESCUE), reading(PEACE, "b.txt"), reading("Oxfam was founded in 1943.\n")
    fill(store, newer, other)
    store.settle([older.document.id, other.document.id], [])
    assert states(store) == [("Oxfam was founded in 1943", "orphaned")]
    assert store.document("a.txt") == older.document


def test_words_that_return_in_a_third_version_are_no_orphans(store: Store) -> None:
    other = reading(PEACE, "b.txt")
    fill(store, reading("Oxfam was founded in 1943.\n"), other)
    fill(store, reading("Oxfam was founded in 1942. It grew.\n"), other)
    assert sorted(states(store)) == [
        ("Oxfam is based in Oxford", "orphaned"),
        ("Oxfam was founded in 1942", "superseded"),
        ("Oxfam was founded in 1943", "orphaned"),
    ]


def test_removed_document_leaves_the_build_but_not_the_store(store: Store) -> None:
    kept = reading(PEACE, "b.txt")
    store.settle([kept.document.id], [])
    assert [document.name for document in store.documents()] == ["b.txt"]
    assert {claim.document for claim in store.claims()} == {kept.document.id}
    assert [state for _, state in states(store)] == ["removed", "removed"]
    assert [entry.state for entry in store.entries(("removed",))] == ["removed"]
    store.settle([reading(RESCUE).document.id, kept.document.id], [])
    assert states(store) == []


def test_reading_the_same_bytes_again_replaces_the_reading(store: Store) -> None:
    again = reading(RESCUE, "renamed.txt", key="other")
    store.put(again)
    assert [(entry.name, entry.key) for entry in store.entries()] == [("b.txt", "key"), ("renamed.txt", "other")]
    assert len(list(store.claims())) == 4
    assert len(store.search("founded")) == 4  # two sentences, two claims: none is left from before


def test_claims_with_the_same_content_are_one(store: Store) -> None:
    one = reading("UNICEF was founded in 1946.\n", "c.txt")
    store.put(replace(one, claims=one.claims * 2))
    assert len(list(store.select(ClaimFilter(document="c.txt")))) == 1


def test_issues_are_replaced_and_keep_their_order(store: Store) -> None:
    found = [Issue("b", "what", "where", "hint", "error"), Issue("a", "what", "where")]
    store.settle([entry.id for entry in store.entries()], found)
    assert store.issues() == tuple(found)
    store.settle([entry.id for entry in store.entries()], [])
    assert store.issues() == ()
