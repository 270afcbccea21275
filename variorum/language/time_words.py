"""The words of a text as the time grammar sees them: each with its place and its classes.

A text becomes a row of words and, beside it, a string of one character a word: words of the same
classes share a character. The grammar's rules are regular expressions over that string, which makes
them blind to spacing and quick.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.lexicon import lexicon, words

_WORD = re.compile(
    r"""
      \d{1,3}(?:,\d{3})+(?:\.\d+)?         # 1,200
    | \d{1,2}([./])\d{1,2}\1\d{4}(?!\d)      # 27.5.1937
    | \d{1,2}[:.]\d\d(?=\s?(?:[ap]\.?m\b)) # 4.45 pm
    | \d{1,2}:\d\d(?![\d:])                # 16:45
    | \d+\.\d+                             # 22.8
    | \d+(?:s|st|nd|rd|th)?(?![^\W_])      # 1980s 17th 1997
    | \d{1,2}(?=[ap]\.?m\b)                # 11am
    | ['’‘]\d\ds?(?![^\W_])                # '80s
    | o['’]clock\b
    | [A-Za-z](?:\.[A-Za-z])+\b\.?(?=\W|$) # B.C. a.m.
    | [A-Z][a-z]{2,3}\.(?=[ ]?[0-9])        # Sept. 11
    | (?:ca?|nos?|pp?)\.(?=[ ]?\d)         # c. 1250
    | ['’]s(?![^\W_])
    | [^\W\d_]{3,}(?=[12]\d{3}(?!\w))     # late1980
    | \w+
    | \n
    | [^\w\s]
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"['’‘][0-9]{2}s?|[0-9][0-9.,:/]*(?:s|st|nd|rd|th)?")
_SHAPES = {  # the number classes that are told by more than a value, tried in this order
    "numericdate": re.compile(r"[0-9]{1,2}([./])[0-9]{1,2}\1[0-9]{4}"),
    "decade": re.compile(r"[0-9]{2,3}0s"),
    "decade2": re.compile(r"['’‘]?[0-9]0s"),
    "short2": re.compile(r"['’‘][0-9]{2}"),
    "nth": re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)"),
    "clock": re.compile(r"[0-9]{1,2}:[0-9]{2}"),
    "clockdot": re.compile(r"[0-9]{1,2}\.[0-9]{2}"),
    "digits": re.compile(r"[0-9][0-9.,]*"),
}
OTHER, BREAK = "x", "\n"
_FIRST_SIGN = 0xE000  # private use: never a literal of a rule


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `start[i]`, `end[i]` and `text[i]` (lower case), `sign` one character each."""

    source: str
    start: tuple[int, ...]
    end: tuple[int, ...]
    text: tuple[str, ...]
    sign: str


@cache
def classes() -> dict[str, dict[str, Any]]:
    """The word classes of the lexicon: class -> word -> meaning (the word itself in a plain list)."""
    return {
        name: {str(w): m for w, m in content.items()}
        if isinstance(content, dict)
        else {str(w): str(w) for w in content}
        for name, content in lexicon("time")["classes"].items()
    }


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a plain list of the time lexicon."""
    return words(f"time.{name}")


def meaning(name: str, word: str) -> Any:
    """What the word means in class `name`, None where it is not of that class."""
    return classes()[name].get(word)


class Signs:
    """Gives each set of word classes one character, and knows which characters a class has.

    `literals` are the words that rules quote: each is a class of its own, written "'word'".
    """

    def __init__(self, literals: frozenset[str]) -> None:
        self._of_set: dict[frozenset[str], str] = {frozenset(): OTHER}
        self._of_word: dict[str, str] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._lexical: dict[str, set[str]] = {}
        for name, content in classes().items():
            for word in content:
                self._lexical.setdefault(word, set()).add(name)
        for word in literals:
            self._lexical.setdefault(word, set()).add(f"'{word}'")
        for word in self._lexical:
            self._sign(self._classes_of(word.capitalize()))
            self._sign(self._classes_of(word))
        for sample in (*_SAMPLES, *_MARKS):
            self._sign(self._classes_of(sample))

    def members(self, name: str) -> str:
        """All characters whose words are of class `name`."""
        if name == "word":
            return OTHER
        return "".join(sorted(sign for found, sign in self._of_set.items() if name in found))

    def of(self, raw: str) -> str:
        """The character of a word as printed."""
        sign = self._of_word.get(raw)
        if sign is None:
            sign = self._of_word[raw] = self._of_set.get(self._classes_of(raw), OTHER)
        return sign

    def _sign(self, found: frozenset[str]) -> None:
        if found not in self._of_set:
            self._of_set[found] = chr(_FIRST_SIGN + len(self._of_set))

    def _classes_of(self, raw: str) -> frozenset[str]:
        if _NUMBER.fullmatch(raw):
            return _number_classes(raw)
        mark = _MARKS.get(raw)
        if mark is not None:
            return mark
        word = raw.lower()
        found = self._lexical.get(word)
        if found is None:
            return frozenset()
        if not raw[0].isupper():
            found = found - {"month", "weekday", "holiday"}
        return frozenset(found)


_MARKS = {
    "-": frozenset({"dash", "hyphen"}), "–": frozenset({"dash"}), "—": frozenset({"dash"}), "‑": frozenset({"dash", "hyphen"}),
    "−": frozenset({"dash"}), ",": frozenset({"comma"}), ".": frozenset({"dot"}), "/": frozenset({"slash"}),
    "'": frozenset({"poss"}), "’": frozenset({"poss"}), "'s": frozenset({"poss"}), "’s": frozenset({"poss"}),
}  # fmt: skip
# One number of each kind, so that every set of number classes gets its character beforehand.
_SAMPLES = ("0630", "1980", "27.5.1937", "7", "07", "17", "45", "99", "110", "499", "1500", "1985", "3000", "12345", "1,200", "22.8", "16:45", "4.45", "7th", "19th",
            "45th", "1980s", "80s", "'80s", "'94")  # fmt: skip


def _number_classes(raw: str) -> frozenset[str]:
    if raw.isdigit():
        return _integer_classes(raw)
    name = next((name for name, shape in _SHAPES.items() if shape.fullmatch(raw)), None)
    if name is None:
        return frozenset()
    if name == "nth":
        return frozenset({"nth", "dayth"} if 1 <= int(raw[:-2]) <= 31 else {"nth"})
    if name in ("clock", "clockdot"):
        right = int(raw[:-3]) < 25 and int(raw[-2:]) < 60
        return frozenset({name, "digits"} if name == "clockdot" and right else {name} if right else ())
    return frozenset({name})


def _integer_classes(raw: str) -> frozenset[str]:
    value, found = int(raw), {"digits"}
    if 1 <= value <= 31 and len(raw) <= 2:
        found.add("day31")
    if len(raw) == 2:
        found.add("two")
    if len(raw) == 1 and value:
        found.add("single")
    if len(raw) == 4 and 1000 <= value <= 2100:
        found.add("year4")
    if len(raw) == 4 and value < 2400 and value % 100 < 60:
        found.add("clock4")
    if value and len(raw) <= 4:
        found.add("yeara")
    return frozenset(found)


def split(text: str, signs: Signs, breaks: tuple[int, ...] = ()) -> Words:
    """The words of `text` in order. `breaks` are offsets that no expression may run across.

    A line end is a break where a blank line or the end of a sentence stands before it; a line end inside
    a sentence is only space. Breaks are words whose sign is BREAK.
    """
    start: list[int] = []
    end: list[int] = []
    low: list[str] = []
    sign: list[str] = []
    pending = iter((*sorted(breaks), len(text) + 1))
    wall, last, of = next(pending), "", signs.of
    for match in _WORD.finditer(text):
        raw, at = match[0], match.start()
        while at >= wall:
            start.append(at)
            end.append(at)
            low.append("")
            sign.append(BREAK)
            wall = next(pending)
        if raw == "\n":
            if last not in '.!?:;\n"”' and _goes_on(text[at + 1 : at + 2], sign):
                continue
            sign.append(BREAK)
        else:
            if raw[-1] == "." and len(raw) > 3 and of(raw) == OTHER and "." not in raw[:-1]:
                raw = raw[:-1]  # a short word at the end of its sentence, and no abbreviation
            sign.append(of(raw))
        start.append(at)
        end.append(at + len(raw))
        low.append(raw.lower())
        last = raw[-1]
    return Words(text, tuple(start), tuple(end), tuple(low), "".join(sign))


def _goes_on(first: str, signs: list[str]) -> bool:
    """Whether a line that begins with `first` goes on with the one above: a small letter, or a number after a time word."""
    return first.islower() or (first.isdecimal() and bool(signs) and signs[-1] not in (OTHER, BREAK))
