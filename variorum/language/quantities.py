"""Counts and amounts: how many, with both bounds, and of what.

Dates, years, ages, stretches of time, ordinals and numbers that name a thing ("Resolution 1373",
"section 219") are no quantities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from variorum.language.quantity_nouns import counted
from variorum.language.quantity_numbers import Number, counting, joined, number_at, starters
from variorum.language.quantity_shares import Share, share_at, share_of
from variorum.language.tree import Tree
from variorum.model import Quantity, Sentence, Token

_LONGEST = 4  # words in the longest phrase of bounds in the lexicon


def find_quantities(
    tokens: Sequence[Token], sentences: Sequence[Sentence], tree: Tree | None = None
) -> tuple[Quantity, ...]:
    """The quantities of a document, in text order, not overlapping.

    A quantity's tokens are its number with the words that bound it ("more than 3,000"), not the
    counted noun. A share of an earlier quantity is worked out ("one-third of these").
    `tree` is that of the tokens, where it is made already.
    """
    tree = tree or Tree(tokens)
    found: list[Quantity] = []
    for sentence in sentences:
        words = [t.norm.lower() for t in tokens[sentence.first : sentence.last]]
        if any(w[:1].isdigit() or w in starters() or w in counting()["fractions"] for w in words):
            found.extend(_in_sentence(tree, sentence, words, found))
    return tuple(sorted(found, key=lambda q: q.first))


def _in_sentence(tree: Tree, sentence: Sentence, words: list[str], earlier: Sequence[Quantity]) -> list[Quantity]:
    found: list[Quantity] = []
    shares: list[Share] = []
    i = 0
    while i < len(words):
        share = share_at(words, i)
        if share:
            shares.append(share)
            i = share.last
            continue
        number = _whole_number(words, i)
        if number is None:
            i += 1
            continue
        quantity = _quantity(tree, sentence, words, number)
        if quantity:
            found.append(quantity)
        i = number.last
    for share in shares:
        quantity = share_of(tree, sentence, words, share, [*earlier, *found])
        if quantity:
            found.append(quantity)
    return found


def _whole_number(words: Sequence[str], i: int) -> Number | None:
    """The number or range that begins at word `i`."""
    low = number_at(words, i)
    if low is None or low.last >= len(words):
        return low
    joins = counting()["joins"]
    before = words[i - 1] if i else ""
    allowed = joins["between"] if before in counting()["between"] else joins["plain"]
    at = _percent_at(words, low.last) or low.last
    if at + 1 >= len(words) or words[at] not in allowed:
        return low
    at += 1
    high = number_at(words, at) or (number_at(words, at + 1) if words[at] in counting()["currencies"] else None)
    return low if high is None else joined(low, high) or low


def _quantity(tree: Tree, sentence: Sentence, words: list[str], number: Number) -> Quantity | None:
    base = sentence.first
    first, currency = _currency_before(words, number.first)
    if currency:
        number = _with_suffix(words, number)
    placed = replace(number, first=base + number.first, last=base + number.last)
    kind, start = _bound_before(tree, base, words, first)
    after, last = _bound_after(words, number.last)
    kinds = {kind, after, "at_least" if number.open else ""}
    percent = _percent_at(words, last)
    head, unit = counted(tree, placed, sentence.last)
    if percent:
        head, unit, last = base + last, "%", percent
    elif not currency and unit in counting()["currency_nouns"]:
        unit = counting()["currency_nouns"][unit]
    unit = currency or unit
    if not percent and not currency and _is_none(tree, sentence, words, number, (start, head, unit)):
        return None
    between = start > 0 and words[start - 1] in counting()["between"] and number.min != number.max
    start -= between
    a, b = tree.tokens[base + start], tree.tokens[base + last - 1]
    low, high = number.min, number.max
    return Quantity(
        base + start, base + last, a.start, b.end, head,
        None if "at_most" in kinds else float(low), None if "at_least" in kinds else float(high), unit,
        number.approximate or "approximate" in kinds,
    )  # fmt: skip


def _percent_at(words: Sequence[str], i: int) -> int:
    """Where the sign or words for "percent" at word `i` end, 0 where there are none."""
    for last in (i + 1, i + 2):
        if " ".join(words[i:last]) in counting()["percent"]:
            return last
    return 0


def _currency_before(words: Sequence[str], first: int) -> tuple[int, str | None]:
    """Where the amount begins, with its currency sign, and the currency's code."""
    if first and words[first - 1] in counting()["currencies"]:
        return first - 1, counting()["currencies"][words[first - 1]]
    return first, None


def _with_suffix(words: Sequence[str], number: Number) -> Number:
    """The amount of money times the letter that the tokenizer cut off: "£3 m"."""
    by = counting()["suffixes"].get(words[number.last].rstrip(".")) if number.last < len(words) else None
    if by is None or number.scale != 1:
        return number
    return replace(number, last=number.last + 1, min=number.min * by, max=number.max * by, bare=False)


@cache
def _bounds() -> dict[tuple[str, ...], str]:
    """The phrases that bound a number, with the kind of bound."""
    lex = counting()
    return {tuple(p.split()): kind for kind in ("approximate", "at_most", "at_least") for p in lex[kind]}


def _bound_before(tree: Tree, base: int, words: list[str], first: int) -> tuple[str, int]:
    """The kind of bound that stands before word `first` ("" for none) and where it begins; the longest phrase wins."""
    for size in range(min(_LONGEST, first), 0, -1):
        phrase = tuple(words[first - size : first])
        kind = _bounds().get(phrase)
        if not kind:
            continue
        token = tree.tokens[base + first - 1]
        away = size == 1 and phrase[0] in counting()["spatial"] and token.dep == "prep"
        if away and any(tree.tokens[c].i > token.i + 6 for c in tree.below(token.i, "pobj")):
            continue
        return kind, first - size
    return "", first


def _bound_after(words: Sequence[str], last: int) -> tuple[str, int]:
    """The kind of bound that follows ("or more") and where the quantity then ends."""
    phrase = tuple(words[last : last + 2])
    if phrase[:1] == ("or",) and phrase in _bounds():
        return _bounds()[phrase], last + 2
    return "", last


def _is_none(
    tree: Tree, sentence: Sentence, words: list[str], number: Number, found: tuple[int, int, str | None]
) -> bool:
    """Whether the number is no quantity: a date, an age, a stretch of time, a name's number, a list's."""
    start, head, unit = found
    around = (words[start - 2] if start > 1 else "", words[start - 1] if start else "", words[number.last :][:2])
    if _is_time(around, unit):
        return True
    if number.bare and 1000 <= number.min < 2100 and _is_year(tree, words, sentence.first + start, found):
        return True
    if (
        words[number.first] in counting()["one"]
        and number.last == number.first + 1
        and not _counts_one(tree, head, unit)
    ):
        return True
    if number.last - number.first == 1 and number.max < 1000 and _is_label(around[1], words[number.last :][:1], start):
        return True
    first, after = sentence.first + number.first, sentence.first + number.last
    if around[2][:1] == ["-"] and len(around[2]) > 1 and not _counts_behind_hyphen(tree, after + 1):
        return True
    if head >= after and tree.tokens[head].tag == "NNP":
        return True
    if number.first and tree.tokens[first].norm[:1].isupper() and around[1] not in ('"', ":"):
        return True
    return start == number.first and _names(tree, first)


def _is_time(around: tuple[str, str, list[str]], unit: str | None) -> bool:
    """Whether the words around a number (two before, one before, those behind) make it a date, an age or a time."""
    lex = counting()
    far, before, behind = around
    near = [w for w in behind if w != "-"][:1] if behind[:1] == ["-"] else behind[:1]
    if unit in lex["time_units"] or any(w.removesuffix("s") in lex["time_units"] for w in near):
        return True
    if before in lex["months"] or any(w in lex["months"] for w in behind[:1]) or before in lex["age"]:
        return True
    if before == "of" and far in lex["age"]:
        return True
    return before == "-" and far.isdigit() and len(far) == 4


def _counts_behind_hyphen(tree: Tree, i: int) -> bool:
    """Whether the word behind number and hyphen is counted ("15-member", "500-strong"), and is no "seven-headed"."""
    return tree.tokens[i].pos in ("NOUN", "PROPN", "NUM") or tree.tokens[i].lemma.lower() in counting()["strong"]


def _counts_one(tree: Tree, head: int, unit: str | None) -> bool:
    """Whether "one" counts a thing ("one member") and does not stand for one ("one of the largest")."""
    return unit is not None and any(tree.tokens[c].norm.lower() == "one" for c in tree.below(head, "nummod"))


def _is_label(before: str, behind: list[str], start: int) -> bool:
    """Whether a small number stands as a list's or citation's mark: "(2)", "3." at the start."""
    after = behind[0] if behind else ""
    return (before in ("(", "[") and after in (")", "]")) or (start == 0 and after in (".", ")"))


def _is_year(tree: Tree, words: Sequence[str], first: int, found: tuple[int, int, str | None]) -> bool:
    """Whether plain digits from 1000 to 2099 are a year: nothing plural behind them, or a word of time before."""
    start, head, unit = found
    before = words[start - 1] if start else ""
    if unit is None:
        return True
    if before == "of" and start > 1 and (words[start - 2] in counting()["bodies"] or unit in counting()["bodies"]):
        return False
    plural = tree.tokens[head].tag in ("NNS", "NNPS")
    return not plural or before in counting()["before_year"] or start == 0 or tree.tokens[first - 1].pos == "ADJ"


def _names(tree: Tree, i: int) -> bool:
    """Whether the number belongs to the name or noun before it: "Flight 103", "Section 219"."""
    token = tree.tokens[i]
    if i == 0:
        return False
    before = tree.tokens[i - 1]
    return before.pos in ("NOUN", "PROPN") and before.tag in ("NN", "NNP") and token.head <= i and token.dep != "appos"
