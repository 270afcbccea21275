"""The years of somebody's life, in brackets behind the name: "Carl Legien (1861–1920)", "Eric Baker (b. 1920)"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Sentence, Time, TimeExpression

_SHORTEST, _LONGEST = 25, 110  # years: terms of office are shorter
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody was born and died, as far as the brackets say, and where they end: behind token `last - 1`."""

    born: Time | None
    died: Time | None
    last: int


def life(reading: Reading, at: int) -> Life | None:
    """The life that the brackets opened at token `at` tell; None where they tell something else or no name is before."""
    tokens, end = reading.tokens, reading.sentence(at).last if at < len(reading.tokens) else 0
    if at < 1 or at + 2 >= end or tokens[at].norm != "(" or _no_person(reading, at - 1):
        return None
    first, signs = at + 1, words("timing.births") | words("timing.deaths")
    sign = tokens[first].norm.lower()
    first += sign in signs
    first += tokens[first].norm == "." and first > at + 1
    time = reading.times.get(first)
    if time is None or time.edtf is None:
        return None
    last = _closing(reading, time, end)
    if last is None:
        return None
    if sign in signs:
        told = _at(reading, time, time.edtf)
        birth = sign in words("timing.births")
        return Life(told if birth else None, None if birth else told, last + 1)
    sides = time.edtf.split("/")
    if len(sides) != 2 or not _SHORTEST <= _year(sides[1]) - _year(sides[0]) <= _LONGEST:
        return None
    return Life(_at(reading, time, sides[0]), _at(reading, time, sides[1]), last + 1)


def _closing(reading: Reading, time: TimeExpression, end: int) -> int | None:
    """The bracket that closes right behind a time, or behind the other end of the same span ("1818 - 1883")."""
    tokens, last = reading.tokens, time.last
    if last + 1 < end and tokens[last].norm in _DASHES:
        other = reading.times.get(last + 1)
        if other is not None and other.edtf == time.edtf:
            last = other.last
    return last if last < end and tokens[last].norm == ")" else None


def _birth(reading: Reading, at: int, sentence: Sentence) -> int | None:
    found = life(reading, at)
    return None if found is None or found.born is None else found.last


def _death(reading: Reading, at: int, sentence: Sentence) -> int | None:
    found = life(reading, at)
    return None if found is None or found.died is None else found.last


LIVES: dict[str, Callable[[Reading, int, Sentence], int | None]] = {"birth": _birth, "death": _death}
"""Where the brackets end that open at a token and tell when somebody was born, or died; None for other brackets."""


def of_life(reading: Reading, time: TimeExpression) -> bool:
    """Whether a time expression only tells when somebody lived, and dates nothing else."""
    tokens = reading.tokens
    opening = next((i for i in range(time.first - 1, max(time.first - 6, -1), -1) if tokens[i].norm == "("), None)
    found = None if opening is None else life(reading, opening)
    return found is not None and found.last > time.first


def _no_person(reading: Reading, i: int) -> bool:
    name = reading.covering.get(i)
    return name is None or name.last != i + 1 or name.type in ("place", "organization", "people")


def _at(reading: Reading, time: TimeExpression, edtf: str) -> Time:
    return Time(edtf, reading.text[time.start : time.end], time.start, time.end)


def _year(edtf: str) -> int:
    digits = edtf[:4]
    return int(digits) if digits.isdigit() else -10_000
