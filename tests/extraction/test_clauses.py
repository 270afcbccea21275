"""Who does what to whom, however the sentence is built."""

from __future__ import annotations

import pytest

from tests.extraction.plain import reading, spelled, token
from variorum.extraction import clauses, nouns, prepositions

# sentence, verb, who acts, who is acted on
CLAUSES = [
    ("The court banned the party.", "banned", ["court"], ["party"]),
    ("The party was banned by the court.", "banned", ["court"], ["party"]),
    ("The party, banned by the court in 1985, went on.", "banned", ["court"], ["party"]),
    ("The court, which banned the party, sat in Bonn.", "banned", ["court"], ["party"]),
    ("The party that the court banned went on.", "banned", ["court"], ["party"]),
    ("The union wanted to leave the federation.", "leave", ["union"], ["federation"]),
    ("The general ordered the army to leave the town.", "leave", ["army"], ["town"]),
    ("The union left the federation and joined a rival.", "joined", ["union"], ["rival"]),
    ("Clara and Rosa founded the league.", "founded", ["Clara", "Rosa"], ["league"]),
    ("The league is a body that opposes the war.", "opposes", ["league"], ["war"]),
    ("The firm was accused of bribing the minister.", "bribing", ["firm"], ["minister"]),
    ("After leaving the party, she wrote a book.", "leaving", ["she"], ["party"]),
    ("Nasser had the general arrested.", "arrested", ["Nasser"], ["general"]),
    ("The league was founded by Clara and by Rosa.", "founded", ["Clara", "Rosa"], ["league"]),
    ("The general was arrested in Rome in 1990, indicted by a court and died in 1991.", "arrested", [], ["general"]),
    ("The rebels were trained and armed by Libya.", "trained", ["Libya"], ["rebels"]),
]


@pytest.mark.parametrize(("text", "verb", "acting", "acted"), CLAUSES, ids=[c[0] for c in CLAUSES])
def test_logical_roles(text: str, verb: str, acting: list[str], acted: list[str]) -> None:
    read = reading(text)
    i = token(read, verb)
    assert spelled(read, clauses.logical_subject(read, i)) == acting
    assert spelled(read, clauses.logical_object(read, i)) == acted


def test_a_note_stands_for_the_subject_of_its_document() -> None:
    read = reading("Details:\n\n* Charity that sends doctors abroad\n* Founded in 1971", title="Doctors of the World")
    assert spelled(read, clauses.logical_subject(read, token(read, "sends"))) == ["*"]


def test_a_team_is_its_members() -> None:
    read = reading("The band is led by the duo of Annie Lennox and Dave Stewart.")
    assert spelled(read, clauses.logical_subject(read, token(read, "led"))) == ["Lennox", "Stewart"]


def test_phrases_are_sought_in_the_whole_clause() -> None:
    read = reading("The party was named as a danger to the state by the minister in 1990.")
    found = prepositions.phrases(read, token(read, "named"))
    assert {"as", "to", "by", "in"} <= set(found)


def test_a_name_in_apposition_fills_the_office() -> None:
    read = reading("They met the director of the national bank, Karl Blessing, in Frankfurt.")
    assert spelled(read, nouns.named(read, token(read, "director"))) == ["Blessing"]
