"""Where the phrase of a token begins and ends: noun phrases, labels and verb phrases as token ranges."""

from __future__ import annotations

from variorum.extraction.reading import Reading
from variorum.lexicon import words

_LONGEST_OF = 9  # words of what a noun is "of"
_SHORT = 3  # words that tell which of its sort a noun is ("donors in the Gulf")
_LOOSE = frozenset(
    {"as", "including", "like", "such", "during", "since", "until", "after", "before", "through", "via", "than"}
)
_LONGEST_VALUE = 14  # words of a value: longer ones are sentences, not values


_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "poss", "det", "quantmod", "predet", "punct", "advmod"})
"""Dependency labels of what may stand before a noun in its phrase."""


def noun_phrase(reading: Reading, i: int, *, of: bool = False, bare: bool = False) -> tuple[int, int] | None:
    """The token range of the noun phrase of `i`: its modifiers and itself, with `of` also its "of" phrase.

    Determiners and possessive pronouns at its left are left out; with `bare` also numbers and names ("Hamas
    leader" is "leader"). None for a synthetic token.
    """
    tokens, tree = reading.tokens, reading.tree
    if tokens[i].synthetic:
        return None
    first = i
    for child in reversed([c for c in tree.children[i] if c < i and tokens[c].dep in _LEFT]):
        if _dates_clause(reading, child):
            continue
        if bare and (tokens[child].dep in ("nummod", "quantmod", "poss") or child in reading.covering):
            break
        first = min(first, tree.left_edge(child))
        if tokens[child].dep == "det":
            break
    last = i + 1
    if of:
        for prep in tree.below(i, "prep"):
            end = _until_clause(reading, prep) if tokens[prep].lemma == "of" and prep == last else last
            last = end if end - prep <= _LONGEST_OF else last
    return trim_left(reading, first, i), last


def _dates_clause(reading: Reading, i: int) -> bool:
    """Whether token `i` is of a date that opens the clause, which a parser takes for a number ("In 1989 members met")."""
    time = reading.times.get(i)
    return time is not None and time.first > 0 and reading.tokens[time.first - 1].pos == "ADP"


def trim_left(reading: Reading, first: int, last: int) -> int:
    """`first` moved right over determiners, possessives and punctuation, at most to `last`."""
    tokens, leading = reading.tokens, words("syntax.leading")
    while first < last and (
        tokens[first].norm.lower() in leading or tokens[first].pos == "PUNCT" or tokens[first].synthetic
    ):
        first += 1
    return first


def _until_clause(reading: Reading, i: int) -> int:
    """The end of `i`'s subtree, cut before a relative clause, an apposition or a list."""
    tree, tokens = reading.tree, reading.tokens
    kept = tree.subtree(i, stop=lambda c: tokens[c].dep in ("relcl", "appos", "acl", "conj", "cc", "punct", "advcl"))
    last = i
    for k in kept:
        if any(tokens[j].norm not in ('"', "``", "''") for j in range(last + 1, k)):
            break
        last = max(last, k)
    return last + 1


def run_together(reading: Reading, i: int) -> list[tuple[int, int]]:
    """The items of a list of nouns that a parser took for one noun ("gambling, extortion and loan sharking"); else none."""
    span, tokens = noun_phrase(reading, i), reading.tokens
    if span is None or not any(tokens[k].norm == "," for k in range(*span)):
        return []
    items, first = [], span[0]
    for k in range(span[0], span[1] + 1):
        if k == span[1] or tokens[k].norm in (",", "and", "or"):
            items += [(first, k)] if first < k else []
            first = k + 1
    nouns = all(tokens[last - 1].pos in ("NOUN", "PROPN") or tokens[last - 1].tag == "VBG" for _, last in items)
    return items if nouns and len(items) > 1 else []


def told_by(reading: Reading, i: int) -> int:
    """The offset where noun `i` ends with the phrases right behind it that tell which it is, while they are short."""
    tokens, last = reading.tokens, i + 1
    for prep in reading.tree.below(i, "prep"):
        if prep != last or tokens[prep].norm.lower() in _LOOSE:
            break
        end = _until_clause(reading, prep)
        if sum(tokens[k].pos not in ("DET", "PUNCT", "PART") for k in range(i + 1, end)) > _SHORT:
            break
        last = end
    return tokens[last - 1].end


def title_end(reading: Reading, last: int) -> int:
    """The end of a label that ends at `last`, with what makes one title of it ("commander-in-chief", "chief of staff")."""
    tokens, end = reading.tokens, reading.sentence(last - 1).last
    while last + 1 < end and tokens[last].norm == "-" and tokens[last].start == tokens[last - 1].end:
        last += 2
    if last < end and tokens[last].norm in ("of", "for"):
        named = reading.tree.below(last, "pobj")
        if any(tokens[o].lemma.lower() in words("offices.portfolios") for o in named):
            return _until_clause(reading, last)
    return last


def clause_start(reading: Reading, i: int) -> int:
    """Where the value of verb `i` begins: with its own subject where it is a clause ("that every man may vote")."""
    subject = reading.tree.first_below(i, "nsubj", "nsubjpass")
    if subject is None or reading.tokens[subject].pos == "PRON" or reading.tokens[i].dep not in ("ccomp", "conj"):
        return i
    return reading.tree.left_edge(subject)


def hyphened(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The range with the words that hyphens join to its ends ("anti-Western" for "Western")."""
    tokens, sentence = reading.tokens, reading.sentence(first)
    if tokens[first].norm == "-" and last == first + 1:
        first, last = max(first - 1, sentence.first), min(last + 1, sentence.last)
    while first - 1 > sentence.first and tokens[first - 1].norm == "-" and tokens[first - 1].end == tokens[first].start:
        first -= 2
    while last + 1 < sentence.last and tokens[last].norm == "-" and tokens[last].start == tokens[last - 1].end:
        last += 2
    return first, last


def verb_phrase_end(reading: Reading, i: int) -> int:
    """The end of the verb phrase of `i`: its objects and complements, cut at a further clause."""
    tokens, tree = reading.tokens, reading.tree

    def stop(c: int) -> bool:
        token = tokens[c]
        clause = token.dep in ("relcl", "advcl", "parataxis", "appos") or (token.dep == "conj" and token.head == i)
        return clause or (token.dep in ("punct", "cc") and token.head == i)

    last = i
    for k in tree.subtree(i, stop=stop):
        if k > i + _LONGEST_VALUE:
            break
        last = max(last, k)
    while last > i and tokens[last].pos == "PUNCT" and tokens[last].norm not in (")", '"', "''"):
        last -= 1
    return _before_time(reading, i, last + 1)


def _before_time(reading: Reading, i: int, last: int) -> int:
    """`last`, or where the time begins that ends a verb phrase ("topple the regime since 1981"): no part of what is done."""
    time = reading.times.get(last - 1)
    if time is None or time.first <= i + 1:
        return last
    return time.first - 1 if reading.tokens[time.first - 1].pos in ("ADP", "SCONJ") else time.first
