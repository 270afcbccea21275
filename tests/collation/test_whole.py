"""Documents collated whole: findings with the origins of their own claims, and the words they share."""

from __future__ import annotations

from tests.collation.sources import claim, document
from variorum.collation import collate_documents
from variorum.model import Claim, Document, Filler

COPIED = (
    "The International Committee of the Red Cross was founded in Geneva in 1863 by Henry Dunant and four other citizens "
    "of the town. It has received the Nobel Peace Prize three times, more often than any other body."
)
OWN = "Five men of that town, among them two physicians, set it up in 1863 and quarrelled over it for most of their lives."


def founded(source: Document, quote: str) -> Claim:
    """That the body was founded in 1863."""
    subject = Filler("The International Committee of the Red Cross", entity="ent_icrc", type="organization")
    return claim(source, quote, "founded", {"subject": subject}, time=("1863", "1863"))


def test_a_copy_is_no_second_witness_and_words_of_its_own_are() -> None:
    first = document(COPIED, name="a.txt", publisher="The Gazette", published="2001")
    copy = document(f"A page on relief. {COPIED}", name="b.txt", publisher="The Mirror", published="2005")
    own = document(OWN, name="c.txt", publisher="The Annals", published="1999")
    copied = "The International Committee of the Red Cross was founded in Geneva in 1863"
    claims = [founded(first, copied), founded(copy, copied)]
    alone = collate_documents(claims, [first, copy])
    assert [(one.verdict, len(one.origins)) for one in alone.findings] == [("single", 1)]
    assert [{p.left, p.right} for p in alone.passages] == [{first.id, copy.id}]
    both = collate_documents([*claims, founded(own, "set it up in 1863")], [first, copy, own])
    assert [(one.verdict, len(one.origins)) for one in both.findings] == [("agree", 2)]


def test_a_town_and_its_county_in_one_breath_are_no_conflict_and_two_towns_that_one_document_tells_are_two_facts() -> (
    None
):
    text = "The lifeboat body has its headquarters in Poole, Dorset. Elsewhere it has its headquarters in Leeds."
    source = document(text, name="a.txt", publisher="The Gazette", published="2001")
    us = Filler("The lifeboat body", entity="ent_rnli", type="organization")
    made = [
        claim(
            source, quote, "location", {"subject": us, "place": Filler(place, type="place"), "relation": "headquarters"}
        )
        for quote, place in (
            ("The lifeboat body has its headquarters in Poole", "Poole"),
            ("The lifeboat body has its headquarters in Poole, Dorset", "Dorset"),
            ("it has its headquarters in Leeds", "Leeds"),
        )
    ]
    assert {one.verdict for one in collate_documents(made[:2], [source]).findings} == {"single"}
    assert {one.verdict for one in collate_documents(made, [source]).findings} == {"single"}
