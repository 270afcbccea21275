"""What the words around a name say of its type: where it stands, what is done to it, what it is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.language.name_keys import is_acronym
from variorum.language.name_text import NameSpan, Words
from variorum.language.name_words import gazetteer, listed, titles
from variorum.language.tree import Tree
from variorum.model import ReferentType

_AT_BODIES = listed("names.at_bodies")
_AT_PLACES = listed("names.at_places")
_IN_BODIES = listed("names.in_bodies")
_IN_PLACES = listed("names.in_places")
_LANGUAGES = listed("names.languages")
_LED_VERBS = listed("names.led_verbs")
_MOTION_VERBS = listed("names.motion_verbs")
_NEAR_PLACES = listed("names.near_places")
_ORGANIZATION_HEADS = listed("names.organization_heads")
_PERSONAL_VERBS = listed("names.personal_verbs")
_VERBS_BY_BODIES = listed("names.verbs_by_bodies")
_VERBS_ON_BODIES = listed("names.verbs_on_bodies")
_VERBS_ON_PLACES = listed("names.verbs_on_places")
_BODY_NOUNS = listed("references.body_nouns")
_GENERIC = listed("references.generic")
_PERSONS = listed("references.persons")
_PLACES = listed("references.places")

# Votes, on the scale of `name_types`. Chosen by reading the output on profiles written for it.
_NEAR, _IN, _AT, _COUNTRY = 3, 2, 1, 3
_ACTS = 1
_DONE, _ARTICLE, _STAKE = 2, 2, 3


def around(words: Words, tree: Tree, span: NameSpan, head: int) -> Iterator[tuple[ReferentType, int]]:
    """The votes that the words around a name give for types."""
    place = _placed(words, tree, span, head)
    if place:
        yield "place", place
    if span.last - span.first > 1 and _acts(words, head) and words.lower[span.last - 1] not in _ORGANIZATION_HEADS:
        yield "person", _ACTS
    body = _body(words, tree, span, head)
    if body:
        yield "organization", body


def said_to_be(words: Words, tree: Tree, head: int) -> ReferentType | None:
    """What the name headed by token `head` is plainly said to be: "X is a militant group", "X was one of the parties"."""
    token = words.tokens[head]
    verb = words.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma != "be":
        return None
    for noun in tree.below(verb.i, "attr"):
        if words.lower[noun] == "one":
            noun = next((k for of in tree.below(noun, "prep") for k in tree.below(of, "pobj")), noun)
        if words.tokens[noun].pos != "NOUN" or noun < verb.i:
            continue
        lemma = words.tokens[noun].lemma.lower()
        if lemma in _GENERIC or lemma in _BODY_NOUNS:
            return "organization"
        if lemma in _PLACES and lemma != "state":
            return "place"
    return None


def _acts(words: Words, head: int) -> bool:
    """Whether the name is that of somebody who does, as a rule, what only persons do: "X was born", "led by X"."""
    token = words.tokens[head]
    governor = words.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return governor.lemma in _PERSONAL_VERBS
    if token.dep != "pobj" or governor.dep != "agent":
        return False
    return words.tokens[governor.head].lemma in _LED_VERBS and words.lower[head - 1] != "the"


def _placed(words: Words, tree: Tree, span: NameSpan, head: int) -> int:
    """How strongly a preposition or a country behind the name says that it is a place's."""
    article = span.first > 0 and words.lower[span.first - 1] in ("the", "a", "an")
    if article or words.lower[span.last - 1] in _ORGANIZATION_HEADS:
        return 0
    if is_acronym(words.tokens[span.first].norm) and span.last - span.first == 1 and words.tokens[head].norm.isupper():
        return 0
    if words.lower[span.last - 1] in _LANGUAGES and span.last - span.first == 1:
        return 0
    top = _top(words, head)
    token = words.tokens[top]
    if token.dep == "dobj" and words.tokens[token.head].lemma in _VERBS_ON_PLACES:
        return _IN
    if token.dep != "pobj" or tree.first_below(top, "det", "poss") is not None:
        return 0
    found = _preposition(words, token.head)
    return found + _COUNTRY * _country_behind(words, span.last) if found else 0


def _top(words: Words, head: int) -> int:
    """The first name of the list that the name stands in."""
    while words.tokens[head].dep == "conj" and words.tokens[head].head < head:
        head = words.tokens[head].head
    return head


def _preposition(words: Words, i: int) -> int:
    """The votes of the preposition at token `i` for a place."""
    word, governor = words.lower[i], words.tokens[words.tokens[i].head]
    if word in _NEAR_PLACES:
        return _NEAR
    if word in _IN_PLACES:
        return 0 if {governor.lemma, words.lower[i - 1]} & _IN_BODIES else _IN
    if word in _AT_PLACES:
        if word == "at":
            return 0 if governor.lemma in _AT_BODIES else _IN
        if governor.lemma in _MOTION_VERBS:
            return _IN
        return _NEAR if _range(words, i) else _AT * (word == "from")
    return _IN * (word == "of" and words.lower[governor.i] == "out")


def _range(words: Words, i: int) -> bool:
    """Whether the preposition at token `i` is one of the two of a way: "from Cali to Quito"."""
    if words.lower[i] == "from":
        return "to" in words.lower[i + 2 : i + 5] and all(words.capital(k) for k in (i + 1,))
    return words.lower[i] == "to" and any(words.lower[k] == "from" and words.capital(k + 1)
                                          for k in range(max(0, i - 4), i))  # fmt: skip


def _country_behind(words: Words, i: int) -> bool:
    """Whether a comma and a known place follow at token `i`: "Highfield, Zimbabwe"."""
    if i + 1 >= len(words.tokens) or words.tokens[i].text != ",":
        return False
    if words.match(i + 1, gazetteer().forms, exact=True) is not None:
        return True
    return words.lower[i + 1] in gazetteer().places


def _body(words: Words, tree: Tree, span: NameSpan, head: int) -> int:
    """How strongly what is done to or by the name, or an article before it, says that it is a body's."""
    token = words.tokens[head]
    governor = words.tokens[token.head]
    votes = 0
    article = span.first > 0 and words.lower[span.first - 1] == "the"
    if article and token.tag == "NNP" and token.dep not in ("compound", "nmod"):
        office = words.lower[head] in titles() or words.lower[head] in _PERSONS
        votes += _ARTICLE * (span.label in ("", "PERSON") and not office)
    top = words.tokens[_top(words, head)]
    governor = words.tokens[top.head]
    if top.dep == "dobj" and governor.lemma in _VERBS_ON_BODIES:
        votes += _DONE
    if top.dep == "nsubj" and governor.lemma in _VERBS_BY_BODIES:
        votes += _DONE
    if top.dep == "pobj" and words.lower[governor.i] == "in":
        owner = words.tokens[governor.head]
        votes += _STAKE * bool({owner.lemma * (owner.pos == "NOUN"), words.lower[governor.i - 1]} & _IN_BODIES)
    if top.dep == "pobj" and words.lower[governor.i] == "with":
        votes += _DONE * (words.tokens[governor.head].lemma in _VERBS_BY_BODIES)
    return votes
