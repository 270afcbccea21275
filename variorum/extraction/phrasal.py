"""Verbs and nouns of several words, and the light verbs that only carry what their object names."""

from __future__ import annotations

from functools import cache

from variorum.extraction.reading import Reading
from variorum.lexicon import words

_VERBAL = ("VERB", "AUX")


def phrasal_lemma(reading: Reading, verb: int, pattern: str) -> bool:
    """Whether verb (or noun) `verb` reads as `pattern`, a lemma with the small words that go with it.

    "carry out" wants the particle; "engage in" the preposition; "be responsible for" the adjective;
    "hunger strike" (a noun) the word before.
    """
    if " " not in pattern:
        return reading.tokens[verb].lemma.lower() == pattern
    first, *rest = pattern.split()
    tokens, tree = reading.tokens, reading.tree
    if tokens[verb].pos in ("NOUN", "PROPN", "ADJ"):
        *before, last = pattern.split()
        at = verb - len(before)
        return (
            tokens[verb].lemma.lower() == last
            and at >= 0
            and all(tokens[at + k].norm.lower() == w for k, w in enumerate(before))
        )
    if tokens[verb].lemma.lower() != first:
        return False
    reach = [verb]
    for word in rest:
        hit = next(
            (c for i in reach for c in tree.children[i] if word in (tokens[c].norm.lower(), tokens[c].lemma.lower())),
            None,
        )
        if hit is None:
            return False
        reach.append(hit)
    return True


def light(reading: Reading, i: int) -> list[int]:
    """The verb that carries noun `i`: above it, or in a clause that modifies it ("a bombing carried out by ...")."""
    own = [c for c in reading.tree.below(i, "acl", "relcl") if _is_light(reading, c)]
    if own:
        return own[:1]
    at = i
    for above in reading.tree.ancestors(i):
        token = reading.tokens[above]
        if token.dep in ("prep", "mark") and token.norm.lower() in words("syntax.outside"):
            return []
        if token.pos in _VERBAL:
            return [above] if _is_light(reading, above) else []
        listed = reading.tokens[at].dep == "conj" or reading.tokens[at].lemma.lower() in words("syntax.examples")
        lemma = token.lemma.lower()
        if token.pos == "NOUN" and not listed and lemma not in _carriers():
            return []
        at = above
    return []


@cache
def _carriers() -> frozenset[str]:
    """Nouns that a light verb may reach through: "claimed responsibility for a series of attacks"."""
    inside = (word for pattern in words("syntax.light") for word in pattern.split()[1:])
    return words("syntax.transparent").union(inside)


def _is_light(reading: Reading, verb: int) -> bool:
    lemma = reading.tokens[verb].lemma.lower()
    return any(p.split()[0] == lemma and phrasal_lemma(reading, verb, p) for p in words("syntax.light"))


def listed(reading: Reading, i: int, path: str) -> bool:
    """Whether token `i` is in the list of words at `path`, by lemma or as written; two-word entries go by both words."""
    token = reading.tokens[i]
    entries = words(path)
    lemma = token.lemma.lower()
    if lemma in entries or token.norm.lower() in entries:
        return True
    return lemma in _last_words(path) and _with_word_before(reading, i) in entries


@cache
def _last_words(path: str) -> frozenset[str]:
    """The last words of a list's entries of two words ("think tank", "self-determination")."""
    return frozenset(entry.replace("-", " ").split()[-1] for entry in words(path) if {" ", "-"} & set(entry))


def _with_word_before(reading: Reading, i: int) -> str:
    """The lemma of token `i` with the word before it, joined as in the text."""
    tokens = reading.tokens
    hyphen = i >= 2 and tokens[i - 1].norm == "-"
    before = tokens[i - 2 if hyphen else i - 1].norm.lower()
    return f"{before}{'-' if hyphen else ' '}{tokens[i].lemma.lower()}"
