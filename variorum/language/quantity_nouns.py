"""What a number counts: from the number's words, over the parse, to the counted noun and its unit."""

from __future__ import annotations

from variorum.language.quantity_numbers import Number, counting
from variorum.language.tree import Tree

_NOUNS = ("NOUN", "PROPN")
_INSIDE = frozenset({"nummod", "quantmod", "compound", "amod", "advmod", "nmod", "punct", "npadvmod", "poss", "det"})


def counted(tree: Tree, number: Number, end: int) -> tuple[int, str | None]:
    """The token that `number` counts and its unit, the number's own token and None where it counts nothing named.

    The unit is the counted noun's lemma. `end` bounds the sentence.
    """
    own = number.last - 1
    noun = _behind_strong(tree, number, end)
    if noun is None:
        noun = _modified(tree, number)
    if noun is None:
        noun = _below_of(tree, number, end)
    if noun is not None:
        return noun, unit_of(tree, noun)
    body = _body(tree, number)
    if body is None:
        return own, None
    measure = tree.tokens[body].lemma.lower() in counting()["measures"]
    return body, None if measure else unit_of(tree, body)


def unit_of(tree: Tree, i: int) -> str:
    """The unit that noun `i` is: its lemma."""
    return tree.tokens[i].lemma.lower() if tree.tokens[i].pos != "PROPN" else tree.tokens[i].norm


def _behind_strong(tree: Tree, number: Number, end: int) -> int | None:
    """The noun of "10,000-strong force"."""
    tokens = tree.tokens
    at = number.last
    if at < end and tokens[at].pos == "PUNCT" and at + 1 < end:
        at += 1
    if at < end and tokens[at].lemma.lower() in counting()["strong"]:
        head = tokens[at].head
        return head if tokens[head].pos in _NOUNS else None
    return None


def _modified(tree: Tree, number: Number) -> int | None:
    """The noun that the number modifies."""
    tokens = tree.tokens
    for i in range(number.last - 1, number.first - 1, -1):
        head, node = tokens[i].head, i
        while number.first <= head < number.last and head != node:
            head, node = tokens[head].head, head
        if tokens[node].dep in _INSIDE and head >= number.last and tokens[head].pos in _NOUNS:
            return _counted_compound(tree, number, head)
    return _following(tree, number)


def _counted_compound(tree: Tree, number: Number, head: int) -> int:
    """For "a three-man committee" the man, not the committee."""
    tokens = tree.tokens
    at = number.last
    hyphen = at + 1 < len(tokens) and tokens[at].tag == "HYPH" and tokens[at + 1].pos in _NOUNS
    return at + 1 if hyphen else head


def _following(tree: Tree, number: Number) -> int | None:
    """The plural noun behind the number, with none but its modifiers between, where the parser hung the number elsewhere."""
    tokens = tree.tokens
    for i in range(number.last, min(number.last + 4, len(tokens))):
        token = tokens[i]
        if token.tag in ("NNS", "NNPS"):
            return i
        if token.pos not in ("ADJ", "NOUN", "PROPN", "ADV") or token.tag in ("JJR", "RBR"):
            return None
    return None


def _below_of(tree: Tree, number: Number, end: int) -> int | None:
    """The noun of "thousands of guerrillas", "48 of the 329 seats"."""
    tokens = tree.tokens
    at = number.last
    if at + 1 < end and tokens[at].lemma == "of":
        found = tree.first_below(at, "pobj")
        if found is not None and tokens[found].pos in _NOUNS:
            return found
        for i in range(at + 1, min(at + 6, end)):
            if tokens[i].tag in ("NNS", "NNPS"):
                return i
            if tokens[i].pos in ("VERB", "PUNCT", "AUX"):
                return None
    return None


def _body(tree: Tree, number: Number) -> int | None:
    """The noun of "a membership of 3,000", "membership is estimated at 1,500", "members number 500"."""
    tokens, lex = tree.tokens, counting()
    for i in range(number.first, number.last):
        token = tokens[i]
        if number.first <= token.head < number.last and token.head != i:
            continue
        if token.dep == "pobj":
            above = tokens[token.head].head
            if tokens[above].pos in _NOUNS and tokens[token.head].lemma == "of":
                known = tokens[above].lemma.lower() in {*lex["bodies"], *lex["measures"]}
                return above if known or tokens[above].tag == "NNS" else None
            return _measured(tree, above)
        if token.dep in ("dobj", "attr", "acomp", "oprd", "npadvmod"):
            return _measured(tree, token.head)
    return None


def _measured(tree: Tree, verb: int) -> int | None:
    """The subject of a verb of measuring, where it is a noun that can be counted or measured."""
    lex = counting()
    if tree.tokens[verb].lemma.lower() not in lex["measuring"]:
        return None
    found = tree.first_below(verb, "nsubj", "nsubjpass")
    if found is None or tree.tokens[found].pos != "NOUN":
        return None
    known = tree.tokens[found].lemma.lower() in {*lex["bodies"], *lex["measures"]}
    return found if known or tree.tokens[found].tag == "NNS" else None
