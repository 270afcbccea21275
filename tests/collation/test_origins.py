"""Who copied, who cited, and which documents are witnesses of their own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collation.sources import claim, document
from variorum.collation.origins import evidence, independent, origins_of, shared_passages, witnesses
from variorum.documents import read
from variorum.model import Document, Metadata

RED_CROSS = (
    "The International Committee of the Red Cross was founded in Geneva in 1863 by Henry Dunant and four other citizens "
    "of the town. It has received the Nobel Peace Prize three times, more often than any other body. Its emblem is the "
    "Swiss flag with its colours reversed."
)
REWORDED = (
    "A first page on relief. The International Committee of the Red Cross was founded in Geneva in February 1863 by Henry "
    "Dunant and four other citizens of the town. It has been given the Nobel Peace Prize three times, more often than any "
    "other body. Its emblem is the Swiss flag with its colours reversed."
)
OWN = (
    "Five men of Geneva, among them a general, a lawyer and two physicians, set up in 1863 what became the Red Cross. "
    "Gustave Moynier presided over it for more than forty years, and quarrelled with Dunant for most of them."
)
MORE = (
    "Clara Barton brought the idea to America, and a congress of sixteen states agreed on the first convention in 1864."
)
GUIDES = (
    "Robert Baden-Powell held his first camp for scouts on Brownsea Island in the summer of 1907. The handbook that he "
    "wrote afterwards sold in many languages. Girls who came to the rally at the Crystal Palace got a body of their own."
)


def spans_hold(documents: list[Document]) -> None:
    texts = {d.id: d.text for d in documents}
    for passage in shared_passages(documents):
        assert 0 < passage.share <= 1
        for side, span in ((passage.left, passage.left_span), (passage.right, passage.right_span)):
            words = span.of(texts[side])
            assert words == words.strip()
            assert len(words.split()) >= 8


def test_a_passage_stands_at_its_place_in_both_texts() -> None:
    first, second = document(RED_CROSS, name="a"), document(REWORDED, name="b")
    (passage,) = shared_passages([first, second])
    sides = {passage.left: passage.left_span, passage.right: passage.right_span}
    assert sides[first.id].of(first.text) == RED_CROSS.removesuffix(".")
    assert sides[second.id].of(second.text) == REWORDED[len("A first page on relief. ") : -1]
    assert 0.9 < passage.share < 1
    assert shared_passages([second, first]) == (passage,)


COPIES = [
    ("the same words", RED_CROSS, RED_CROSS + " A line of its own stands here.", True),
    ("light rewording", RED_CROSS, REWORDED, True),
    ("another account of the same", RED_CROSS, OWN, False),
    ("another subject", RED_CROSS, GUIDES, False),
    ("a name of six words", "In Bern the International Committee of the Red Cross met.", "Seldom had the International Committee of the Red Cross been so divided.", False),
    ("no words", "", RED_CROSS, False),
    ("two words", "Red Cross", "Red Cross", False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "left", "right", "copied"), COPIES, ids=[c[0] for c in COPIES])
def test_what_is_copied(what: str, left: str, right: str, copied: bool) -> None:
    documents = [document(left, name="a"), document(right, name="b")]
    assert bool(shared_passages(documents)) is copied
    assert len(independent(documents, shared_passages(documents))) == (1 if copied else 2)


def test_what_everybody_prints_below_does_not_count() -> None:
    footer = " For permission to use this page write to the editors of the series."
    texts = [RED_CROSS, OWN, GUIDES, "The Salvation Army grew out of a mission in the East End of London.",
             "Oxfam began as a committee of Oxford citizens for famine relief."]  # fmt: skip
    documents = [document(text + footer, name=str(n), publisher=f"Publisher {n}") for n, text in enumerate(texts)]
    assert shared_passages(documents) == ()
    assert len(shared_passages(documents[:2])) == 1, "of two documents that share it nobody can tell"
    assert len(independent(documents[:2], shared_passages(documents[:2]))) == 2


def test_many_copies_of_one_text_are_one_origin_although_everybody_has_it() -> None:
    documents = [document(f"Page {n}. {RED_CROSS}", name=str(n), publisher=f"Publisher {n}") for n in range(40)]
    assert len(independent(documents, shared_passages(documents))) == 1


def test_headings_and_furniture_are_no_wording() -> None:
    heading = "A short history of the great relief societies of the world and of their founders"
    pages = [f"# {heading}\n\n{text}\n" for text in (OWN, GUIDES)]
    documents = [read_text(page, n) for n, page in enumerate(pages)]
    assert shared_passages(documents) == ()


def read_text(text: str, n: int) -> Document:
    from variorum.documents import read_bytes

    return read_bytes(text.encode(), name=f"{n}.md")


ORIGINS = [
    ("a long work copies a short notice: only the notice has nothing of its own, and it is the earlier",
     (RED_CROSS, "1990"), (RED_CROSS + " " + OWN * 2 + " " + GUIDES * 2, "2000"), 2),
    ("a short notice copies out of a long work", (RED_CROSS, "2000"), (RED_CROSS + " " + OWN * 2 + " " + GUIDES * 2, "1990"), 1),
    ("nobody knows who copied", (RED_CROSS, None), (RED_CROSS + " " + OWN * 2 + " " + GUIDES * 2, None), 1),
]  # fmt: skip


@pytest.mark.parametrize(("what", "left", "right", "count"), ORIGINS, ids=[o[0] for o in ORIGINS])
def test_the_copier_is_no_witness(what: str, left: tuple[str, str], right: tuple[str, str], count: int) -> None:
    documents = [document(left[0], name="a", publisher="A", published=left[1]),
                 document(right[0], name="b", publisher="B", published=right[1])]  # fmt: skip
    assert len(independent(documents, shared_passages(documents))) == count


def test_editions_of_one_publisher_are_one_origin_although_each_rewrites() -> None:
    pieces = RED_CROSS.split(". ")
    fresh = [
        "Its seat has stayed there.",
        "Delegates visit prisoners in some eighty countries.",
        "Women joined it in 1918.",
    ]
    texts = [". ".join([*pieces[: 3 - n], *fresh[:n]]) for n in range(3)]
    editions = [document(t, name=str(n), publisher="Handbook", published=str(1990 + n)) for n, t in enumerate(texts)]
    other = document(GUIDES, name="x", publisher="Handbook", published="1991")
    groups = independent([*editions, other], shared_passages([*editions, other]))
    assert groups == (tuple(e.id for e in editions), (other.id,))


class TestOriginsOfClaims:
    """A finding counts its witnesses by claims, not by pages."""

    founded = "founded in Geneva in 1863 by Henry Dunant and four other citizens"
    source = document(RED_CROSS + " " + GUIDES, name="a", publisher="Alpine Review", published="1990")
    copier = document(
        f"{OWN} {MORE} Elsewhere it is said: {RED_CROSS}", name="b", publisher="B Monthly", published="2000"
    )
    third = document("The body, as the review has it, dates from 1863.", name="c", publisher="C", published="2001")
    documents = (source, copier, third)
    passages = shared_passages(documents)
    roles = {"subject": "International Committee of the Red Cross"}  # noqa: RUF012

    def made(self, source: Document, quote: str, **given: object) -> object:
        return claim(source, quote, "founded", self.roles, **given)

    def count(self, *claims: object) -> tuple[tuple[str, ...], ...]:
        return origins_of(claims, self.documents, self.passages)  # type: ignore[arg-type]  # the table is of objects

    def test_the_documents_are_apart(self) -> None:
        assert len(independent(self.documents, self.passages)) == 3

    def test_a_copied_claim_counts_for_its_source(self) -> None:
        assert self.count(self.made(self.source, self.founded), self.made(self.copier, self.founded)) == (
            (self.source.id, self.copier.id),
        )

    def test_a_claim_in_own_words_makes_a_witness(self) -> None:
        own = self.made(self.copier, "set up in 1863 what became the Red Cross")
        assert len(self.count(self.made(self.source, self.founded), self.made(self.copier, self.founded), own)) == 2

    def test_what_is_told_as_anothers_counts_for_the_other(self) -> None:
        told = self.made(self.third, "dates from 1863", attribution="the Alpine Review", status="reported")
        assert self.count(self.made(self.source, self.founded), told) == ((self.source.id, self.third.id),)
        vague = self.made(self.third, "dates from 1863", attribution="the review", status="reported")
        assert len(self.count(self.made(self.source, self.founded), vague)) == 2

    def test_no_claims_no_origins(self) -> None:
        assert self.count() == ()


def test_evidence_tells_citations_and_shared_errors() -> None:
    usual = [document(f"{n}: Gustave Moynier presided over it.", name=f"u{n}", publisher=f"U {n}") for n in range(4)]
    wrong = [
        document("A page names Gustave Moynjer.", name="w1", publisher="W One"),
        document("So it was Moynjer, says The Alpine Review Online.", name="w2", publisher="W Two"),
    ]
    review = document(GUIDES, name="r", publisher="Alpine Review, Online", published="1990")
    found = evidence([*usual, *wrong, review], ())
    assert [(e.kind, e.left == wrong[1].id, e.right == review.id) for e in found] == [
        ("error", False, False), ("error", True, False), ("cited", True, True),
    ]  # fmt: skip
    assert found[0].span.of(wrong[0].text) == "Moynjer"
    assert found[2].span.of(wrong[1].text) == "Alpine Review Online"


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_of_documents_changes_nothing_but_the_order(chance: random.Random) -> None:
    documents = [
        document(t, name=str(n), publisher=str(n % 3)) for n, t in enumerate((RED_CROSS, REWORDED, OWN, GUIDES))
    ]
    passages = shared_passages(documents)
    groups = {frozenset(group) for group in independent(documents, passages)}
    chance.shuffle(documents)
    assert shared_passages(documents) == passages
    assert {frozenset(group) for group in independent(documents, passages)} == groups


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((RED_CROSS, REWORDED, OWN, GUIDES)), min_size=2, max_size=4), st.text(max_size=20))
def test_spans_hold_whatever_stands_around(texts: list[str], around: str) -> None:
    spans_hold([document(f"{around}\n{text}{around}", name=str(n)) for n, text in enumerate(texts)])


def test_origins_grow_with_the_documents_and_not_their_pairs() -> None:
    """Thirty times as many editions: each is laid beside a bounded number of others."""
    chance = random.Random(4)
    words = [f"w{n}" for n in range(400)]
    text = " ".join(chance.choice(words) for _ in range(60))
    documents = [document(f"{text} edition {n}", name=f"{n:03}", publisher="Yearbook") for n in range(90)]
    passages = shared_passages(documents)
    assert len(passages) <= 30 * len(documents)
    assert len(witnesses(documents, passages).groups) == 1


SHARED = Path(__file__).parents[3] / "shared" / "documents" / "mek"


def test_yearly_lists_of_one_publisher_are_one_origin() -> None:
    files = sorted(SHARED.glob("cia_*.txt"))
    if not files:
        pytest.skip("the shared documents are not beside the repository")
    known = Metadata(publisher="The World Factbook")
    documents = [read(f, name=f.name, metadata=known) for f in files]
    assert len(independent(documents, shared_passages(documents))) == 1
