"""Numbers in digits and words: from the words at a place to the count that they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from variorum.lexicon import lexicon

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{1,3})?(\+)?")
_RANGE = re.compile(r"(\d[\d,]*(?:\.\d+)?)[-–—](\d[\d,]*(?:\.\d+)?)")
_HYPHENS = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words `[first, last)`: its bounds, and how it was written.

    `scale` is the scale word's value ("million"), 1 without one; `bare` marks plain digits
    without a separator, which may be a year; `open` a "+" behind ("500+").
    """

    first: int
    last: int
    min: float
    max: float
    scale: float = 1
    bare: bool = False
    approximate: bool = False
    open: bool = False


@cache
def counting() -> Mapping[str, Any]:
    """The words of counting: `data/lexicons/en/quantities.yaml`."""
    content: Mapping[str, Any] = lexicon("quantities")
    return content


@cache
def starters() -> frozenset[str]:
    """The words, beside digits, with which a number may begin."""
    lex = counting()
    firsts = {phrase.split()[0] for key in ("vague", "small") for phrase in lex[key]}
    return frozenset({*lex["digits"], *lex["scales"], *lex["plurals"], *lex["half"], *lex["one"], *firsts})


def number_at(words: Sequence[str], i: int) -> Number | None:
    """The number that begins at word `i` (words in lower case), None where none does."""
    word = words[i]
    if word[:1].isdigit():
        return _in_digits(words, i)
    if word in starters():
        return _vague(words, i) or _in_words(words, i)
    return None


def _in_digits(words: Sequence[str], i: int) -> Number | None:
    word = words[i]
    if match := _RANGE.fullmatch(word):
        low, high = (float(part.replace(",", "")) for part in match.groups())
        bare = word[:4].isdigit() and not word[4].isdigit() and 1000 <= low < 2100
        return _scaled(words, Number(i, i + 1, low, high, bare=bare)) if low < high or bare else None
    match = _DIGITS.fullmatch(word)
    if match is None:
        return None
    suffix = match[3]
    if suffix and suffix not in counting()["suffixes"]:
        return None
    scale = counting()["suffixes"][suffix] if suffix else 1
    value = float(match[1].replace(",", "") + (match[2] or "")) * scale
    bare = match[0].isdigit()
    found = Number(i, i + 1, value, value, scale=scale, bare=bare, open=bool(match[4]))
    return found if suffix else _scaled(words, found)


def _scaled(words: Sequence[str], number: Number) -> Number:
    """The number times the scale words behind it: "1.5 million", "two hundred thousand"."""
    scales, i = counting()["scales"], number.last
    while i < len(words) and words[i] in scales:
        by = scales[words[i]]
        number = replace(
            number, last=i + 1, min=number.min * by, max=number.max * by, scale=number.scale * by, bare=False
        )
        i += 1
    return number


def _vague(words: Sequence[str], i: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a few"."""
    lex = counting()
    if words[i] in lex["plurals"]:
        low, high = lex["plurals"][words[i]]
        last = i + 1
        if words[last : last + 1] == ["of"] and last + 1 < len(words) and words[last + 1] in lex["plurals"]:
            unit = lex["plurals"][words[last + 1]][0]
            low, high, last = low * unit, (high + 1) * unit - 1, last + 2
        return Number(i, last, low, high, scale=low, approximate=True)
    for size in (3, 2, 1):
        last = i + size
        if last > len(words):
            continue
        phrase = " ".join(words[i:last])
        if phrase in lex["vague"] and last < len(words) and words[last] in lex["scales"]:
            low, high = lex["vague"][phrase]
            return _scaled(words, Number(i, last, low, high, approximate=True))
        if phrase in lex["vague"] and last < len(words) and words[last] in lex["plurals"]:
            return replace(_vague(words, last) or Number(i, last, 0, 0), first=i)
        if phrase in lex["small"]:
            low, high = lex["small"][phrase]
            return Number(i, last, low, high, approximate=low != high)
    return None


def _in_words(words: Sequence[str], i: int) -> Number | None:
    """ "forty-five", "two hundred and six", "a dozen", "half a million"."""
    lex = counting()
    digits, scales = lex["digits"], lex["scales"]
    if words[i] in lex["half"]:
        at = i + 1 + (words[i + 1 : i + 2] in (["a"], ["an"]))
        if at < len(words) and words[at] in scales and at > i + 1:
            return Number(i, at + 1, scales[words[at]] / 2, scales[words[at]] / 2, scale=scales[words[at]])
        return None
    if words[i] not in digits and not (i + 1 < len(words) and words[i + 1] in scales):
        return None
    total = part = 0.0
    scale, last = 1.0, i
    while last < len(words):
        word = words[last]
        if word in digits:
            part += digits[word]
        elif word in scales:
            part = max(part, 1) * scales[word]
            scale = scales[word]
            if scales[word] >= 1000:
                total, part = total + part, 0.0
        elif last == i and word in lex["one"]:
            part = 1
        elif not _links(words, last, i, part):
            break
        last += 1
    return Number(i, last, total + part, total + part, scale=scale)


def _links(words: Sequence[str], at: int, first: int, part: float) -> bool:
    """Whether the word at `at` joins two number words: "forty-five", "two hundred and six"."""
    digits = counting()["digits"]
    if at == first or at + 1 >= len(words) or words[at + 1] not in digits:
        return False
    before, after = words[at - 1], digits[words[at + 1]]
    if words[at] in _HYPHENS:
        return before in digits and digits[before] >= 20 and after < 10
    return words[at] == "and" and before in counting()["scales"] and before != "dozen"


def joined(low: Number, high: Number) -> Number | None:
    """The range from `low` to `high`, None where they make none. "1.5 to 3 million" is 1.5 million to 3 million."""
    first = low.min
    if low.bare and 1000 <= low.min < 2100 and not high.bare and high.max >= 1000:
        return None  # a year: "from 10 in 1847 to 4,000"
    if low.scale == 1 and high.scale > 1 and low.min * high.scale <= high.max and low.min < 1000:
        first = low.min * high.scale
    if first > high.max:
        return None
    return Number(
        low.first, high.last, first, high.max, scale=high.scale, bare=low.bare and high.bare,
        approximate=low.approximate or high.approximate,
    )  # fmt: skip
