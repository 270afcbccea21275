"""Shares of another count: "one-third of these", "two-thirds of its 600 members"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.language.quantity_nouns import unit_of
from variorum.language.quantity_numbers import counting
from variorum.language.tree import Tree
from variorum.model import Quantity, Sentence

_REACH = 80  # tokens back to which "these" may point: about three sentences


@dataclass(frozen=True, slots=True)
class Share:
    """A share in words `[first, last)` of a sentence, with its bounds as parts of one."""

    first: int
    last: int
    min: float
    max: float


def share_at(words: Sequence[str], i: int) -> Share | None:
    """The share that begins at word `i` (words in lower case), None where none does."""
    single = _fraction_at(words, i)
    if single is None:
        return None
    last, low = single
    high = low
    if last + 1 < len(words) and words[last] in counting()["joins"]["plain"]:
        second = _fraction_at(words, last + 1)
        if second:
            last, high = second
    if last >= len(words) or words[last] != "of":
        return None
    return Share(i, last, min(low, high), max(low, high))


def _fraction_at(words: Sequence[str], i: int) -> tuple[int, float] | None:
    lex = counting()
    if words[i] in lex["half"]:
        return i + 1, 0.5
    many = 1 if words[i] in lex["one"] else lex["digits"].get(words[i])
    at = i + 1 + (words[i + 1 : i + 2] == ["-"])
    if many is None or at >= len(words) or words[at] not in lex["fractions"]:
        return None
    return at + 1, many / lex["fractions"][words[at]]


def share_of(
    tree: Tree, sentence: Sentence, words: Sequence[str], share: Share, earlier: Sequence[Quantity]
) -> Quantity | None:
    """The quantity that is a share of another, None where that other is not known."""
    first, last = share.first, share.last
    base = sentence.first
    whole = _whole(tree, base + last, words[last + 1 : last + 5], earlier)
    if whole is None:
        return None
    least, most = (whole.max if whole.min is None else whole.min), (whole.min if whole.max is None else whole.max)
    if least is None or most is None:
        return None
    head, unit = whole.head, whole.unit
    of_those = last + 1 < len(words) and words[last + 1] in counting()["standing_for"]
    if of_those and (noun := _said_of(tree, base + first, sentence)) is not None:
        head, unit = noun, unit_of(tree, noun)
    a, b = tree.tokens[base + first], tree.tokens[base + last - 1]
    return Quantity(
        base + first,
        base + last,
        a.start,
        b.end,
        head,
        float(round(least * share.min)),
        float(round(most * share.max)),
        unit,
        True,
    )


def _whole(tree: Tree, of: int, behind: Sequence[str], earlier: Sequence[Quantity]) -> Quantity | None:
    """The quantity that a share is of: the one behind "of", or the last one that "these" or the noun may stand for."""
    near = [q for q in earlier if of < q.first <= of + 4]
    if near:
        return near[0]
    before = [q for q in earlier if of - _REACH <= q.last <= of and q.unit not in (None, "%")]
    if behind[:1] and behind[0] in counting()["standing_for"]:
        return before[-1] if before else None
    lemmas = {t.lemma.lower() for t in tree.tokens[of + 1 : of + 4]}
    return next((q for q in reversed(before) if q.unit in lemmas), None)


def _said_of(tree: Tree, first: int, sentence: Sentence) -> int | None:
    """The noun that a share is said to be: "one-third of these are fighters"."""
    for i in range(first, sentence.last):
        token = tree.tokens[i]
        if token.lemma == "be" and token.pos in ("AUX", "VERB"):
            found = tree.first_below(i, "attr")
            return found if found is not None and tree.tokens[found].pos == "NOUN" else None
    return None
