"""Which nouns a noun stands with or for: those coordinated with it, what it is "of", the name it is called by."""

from __future__ import annotations

from variorum.extraction.coordination import beside, called_by_itself, conjuncts, following_names, lies_in
from variorum.extraction.lists import same_person, without_list
from variorum.extraction.reading import Reading
from variorum.lexicon import words


def spread(reading: Reading, heads: list[int]) -> list[int]:
    """The heads with all their conjuncts, in text order, each once; "a team of A and B" is A and B."""
    every = {c for h in heads if h >= 0 for c in conjuncts(reading, h)}
    every |= {n for c in every for n in following_names(reading, c)}
    every = {c for c in every if not lies_in(reading, c)} or every
    return sorted({_anchored(reading, m) for c in every for m in meant(reading, c)} | {h for h in heads if h < 0})


def _anchored(reading: Reading, i: int) -> int:
    """The head of the name that token `i` is inside of, as a parser likes to cut foreign names; else `i` itself."""
    name = reading.covering.get(i)
    return i if name is None or i in reading.mentions else name.head


def meant(reading: Reading, i: int) -> list[int]:
    """What a noun that only says how many or what sort is "of", where that is named; else the noun itself."""
    token = reading.tokens[i]
    vague = i not in reading.mentions and token.lemma.lower() in words("syntax.transparent")
    if vague or token.norm.lower() in words("syntax.distributed"):
        inner = [
            o
            for p in reading.tree.below(i, "prep")
            if reading.tokens[p].lemma == "of"
            for o in reading.tree.below(p, "pobj")
        ]
        if any(o in reading.mentions for o in inner):
            return spread(reading, inner)
    described = next(iter(reading.tree.below(i, "conj")), None)
    return [described] if described is not None and same_person(reading, i, described) else [i]


def named(reading: Reading, i: int) -> list[int]:
    """The names in apposition to noun `i`, or by which it is called: "the director of the prisons, A", "a sect called A".

    Parsers often hang it on the last noun of such a phrase: for a noun of a person all of the phrase is searched.
    """
    tokens, tree = reading.tokens, reading.tree
    listed = beside(reading, i)
    own = [a for a in tree.below(i, "appos") if is_name(reading, a) and a not in listed]
    own = without_list(reading, i, own) or _called(reading, i)
    if own or tokens[i].lemma.lower() not in words("kinds.person_nouns"):
        return [c for c in spread(reading, own) if c in own or not called_by_itself(reading, c)]
    phrase = tree.subtree(i, stop=lambda c: tokens[c].dep in ("relcl", "acl", "conj", "advcl"))
    return [
        a for a in phrase if tokens[a].dep == "appos" and is_name(reading, a) and reading.mentions[a].type == "person"
    ]


def _called(reading: Reading, i: int) -> list[int]:
    """The names that a participle behind noun `i` calls it by: "a wing known as A"."""
    tokens, tree = reading.tokens, reading.tree
    if is_name(reading, i):
        return []
    verbs = [v for v in tree.below(i, "acl") if tokens[v].tag == "VBN" and tokens[v].lemma in words("syntax.calling")]
    below = [c for v in verbs for c in tree.children[v]]
    objects = [o for p in below if tokens[p].norm == "as" for o in tree.below(p, "pobj")]
    return [c for c in below + objects if c > i and is_name(reading, c)]


def is_name(reading: Reading, i: int) -> bool:
    """Whether token `i` heads a name."""
    mention = reading.mentions.get(i)
    return mention is not None and mention.kind == "name"
