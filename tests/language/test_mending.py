"""Mends of the parse: who is the subject where a date stands before it, and what a new clause hangs on."""

from __future__ import annotations

import pytest

from tests.language.plain import parsed
from variorum.language.mending import mended

SUBJECTS = [
    ("In 1976 M-19 kidnapped and killed a union leader.", "kidnapped", "M-19"),
    ("Between 1983 and 1987 India, through its intelligence agency, armed and trained the rebels.", "armed", "India"),
    ("2 April 1968: Andreas Baader and Gudrun Ensslin set fire to two stores in Frankfurt.", "set", "Baader"),
    (
        "In 1995 the army recaptured Jaffna, but the Tamil Tigers, led in the field by Colonel Karuna, overran the base in 1996.",
        "overran",
        "Tigers",
    ),
    ("SAVAK, the secret police of the Shah, was established in 1957.", "established", "SAVAK"),
    ("In 1999 3,000 people were killed and 6,000 wounded in the bombing.", "wounded", "6,000"),
    ("In 2002 the United Nations listed the group and the United States designated it.", "designated", "States"),
    ("Wolf's best agent, Günter Guillaume, an aide to Willy Brandt, was arrested in 1974.", "arrested", "agent"),
    ("In 1990 the group disbanded.", "disbanded", "group"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_the_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    tokens = parsed(text)[1].tokens
    at = next(t.i for t in tokens if t.norm == verb)
    assert [t.norm for t in tokens if t.head == at and t.dep in ("nsubj", "nsubjpass")] == [subject]


HEADS = [
    ("Foday Sankoh was arrested in Freetown on 17 May 2000, indicted by the court and died in July 2003.", "indicted",
     "arrested", "conj"),
    ("He was extradited to France; in July 2019 a court in Paris sentenced him to life imprisonment.", "extradited",
     "sentenced", "parataxis"),
    ("Six members occupy the embassy in Stockholm, murder two diplomats and demand money.", "murder", "occupy", "conj"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "head", "label"), HEADS)
def test_the_clause_hangs_where_it_belongs(text: str, word: str, head: str, label: str) -> None:
    tokens = parsed(text)[1].tokens
    token = next(t for t in tokens if t.norm == word)
    assert (tokens[token.head].norm, token.dep, token.pos) == (head, label, "VERB")


@pytest.mark.parametrize("text", [row[0] for row in SUBJECTS + HEADS])
def test_what_is_mended_stays_as_it_is(text: str) -> None:
    parse = parsed(text)[1]
    tokens, sentences = mended(list(parse.tokens), list(parse.sentences))
    assert (tuple(tokens), tuple(sentences)) == (parse.tokens, parse.sentences)
    assert all(tokens[s.root].head == s.root for s in sentences)
