"""Coordination: the list that a token stands in."""

from __future__ import annotations

from variorum.extraction.reading import Reading
from variorum.lexicon import words

_OPEN, _CLOSE = "([", ")]"
_BEFORE_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PUNCT", "CCONJ", "NUM", "X"})


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


def enumerated(reading: Reading, i: int) -> list[int]:
    """The names of the list that a colon behind token `i` opens: each item's own, those of its appositions left out.

    "Its victims were: A, a judge, B [3] and C (1979)" lists three. Long lists are read off the surface, where no
    parse holds them together. Empty where fewer than two are named.
    """
    span = _behind_colon(reading, i)
    found = [_named_first(reading, first, last) for first, last in _items(reading, *span)]
    names = [k for k in found if k is not None]
    return names if len(names) > 1 else []


def without_list(reading: Reading, i: int, appositions: list[int]) -> list[int]:
    """The appositions of noun `i`, save names of a list behind a colon: one body is not called by all of them."""
    if (
        not appositions
        or reading.tokens[i].tag != "NN"
        or not any(t.norm == ":" for t in reading.tokens[i : appositions[0]])
    ):
        return appositions
    listed = enumerated(reading, i)
    return [a for a in appositions if a not in listed]


def _behind_colon(reading: Reading, i: int) -> tuple[int, int]:
    """The tokens between the colon behind token `i` in its sentence and the next full stop of its block."""
    tokens, sentence = reading.tokens, reading.sentence(i)
    colon = next((k for k in range(i + 1, sentence.last) if tokens[k].norm == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return i, i
    following = reading.sentence(colon + 1)
    while tokens[following.last - 1].norm != "." and following.last < len(tokens):
        after = reading.sentence(following.last)
        if after.block != sentence.block:
            break
        following = after
    return colon + 1, following.last if following.block == sentence.block else colon + 1


def _items(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """The items between two tokens: parted by semicolons where there are any, else by commas and "and"."""
    tokens, out, start, depth = reading.tokens, [], first, 0
    marks = (";",) if any(tokens[k].norm == ";" for k in range(first, last)) else (",", "and")
    for k in range(first, last):
        norm = tokens[k].norm
        depth += (norm in _OPEN) - (norm in _CLOSE)
        if depth <= 0 and norm.lower() in marks and k not in reading.covering:
            out.append((start, k))
            start = k + 1
    return [*out, (start, last)] if start < last else out


def _named_first(reading: Reading, first: int, last: int) -> int | None:
    """The head of the name that an item begins with, after no more than a title or office; None where there is none."""
    for k in range(first, last):
        mention = reading.mention_from(k)
        if mention is not None and mention.kind == "name" and mention.type != "people":
            return mention.head
        if reading.tokens[k].pos not in _BEFORE_NAME or reading.tokens[k].norm in _OPEN:
            return None
    return None
