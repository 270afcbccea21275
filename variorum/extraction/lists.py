"""Coordination: the list that a token stands in."""

from __future__ import annotations

from variorum.extraction.reading import Reading
from variorum.lexicon import words


def list_head(reading: Reading, i: int) -> int:
    """The first member of the list that token `i` stands in; `i` itself where it stands in none."""
    while i >= 0 and _goes_on(reading, i):
        i = reading.tokens[i].head
    return i


def members(reading: Reading, i: int) -> list[int]:
    """All members of the list that token `i` stands in, in text order, `i` included."""
    out, todo = [], [list_head(reading, i)]
    while todo:
        member = todo.pop()
        out.append(member)
        todo.extend(c for c in reading.tree.below(member, "conj", "appos") if _goes_on(reading, c))
    return sorted(t for t in out if reading.tokens[t].pos == reading.tokens[i].pos)


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether token `i` goes on with the list of its head.

    The first comma of "the founder, chairman and director" looks like that of an apposition: of two common
    nouns either may be meant, and what is said of the one is true of the other.
    """
    token = reading.tokens[i]
    if token.dep == "conj":
        return token.head != i
    return token.dep == "appos" and token.pos == "NOUN" and reading.tokens[token.head].pos == "NOUN"


def same_person(reading: Reading, i: int, name: int) -> bool:
    """Whether noun `i` and the one before a person's name are of one: "the scholar and schoolteacher A" is A."""
    tokens, persons = reading.tokens, words("kinds.people") | words("kinds.person_nouns")
    mention = reading.mentions.get(name)
    if i in reading.covering or tokens[i].tag != "NN" or mention is None or mention.type != "person":
        return False
    between = [tokens[t].lemma.lower() for t in range(i + 1, mention.first)]
    return tokens[i].lemma.lower() in persons and len(between) == 2 and between[0] == "and" and between[1] in persons
