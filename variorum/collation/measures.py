"""Counts and places compared."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from variorum.collation.periods import Outcome
from variorum.collation.rules import setting
from variorum.collation.terms import Term
from variorum.language.name_keys import name_key
from variorum.language.name_words import gazetteer
from variorum.lexicon import lexicon
from variorum.model import Filler


def numbers(left: Filler, right: Filler) -> Outcome:
    """What one count is to another. A rough one reaches `rough` beyond itself; an open side has no bound."""
    a, b = _range(left), _range(right)
    if a is None or b is None:
        return "silent" if a is b else "left" if b is None else "right"
    if (left.min, left.max) == (right.min, right.max) and left.approximate == right.approximate:
        return "same"
    if a[1] < b[0] or b[1] < a[0]:
        return "apart"
    if left.approximate != right.approximate and left.min == right.min and left.max == right.max:
        return "right" if left.approximate else "left"
    if a[0] >= b[0] and a[1] <= b[1]:
        return "left"
    if b[0] >= a[0] and b[1] <= a[1]:
        return "right"
    return "both"


def _range(one: Filler) -> tuple[float, float] | None:
    if one.min is None and one.max is None:
        return None
    low = -math.inf if one.min is None else one.min
    high = math.inf if one.max is None else one.max
    if one.approximate:
        reach = float(setting("rough"))
        low, high = low * (1 - reach), high * (1 + reach)
    return (low, high)


def inside(left: Term, right: Term) -> Outcome:
    """What one place is to another: "left" where the left lies in the right, "apart" where neither lies in the other."""
    if left.key == right.key:
        return "same"
    a, b = _parts(left.text), _parts(right.text)
    if a[0] == b[0]:
        return "same" if len(a) == len(b) else "left" if len(a) > len(b) else "right"
    if b[0] in a:
        return "left"
    if a[0] in b:
        return "right"
    words = (left.words, right.words)
    if words[0] and words[0] == words[1]:
        return "same"
    if words[1] and words[1] < words[0]:
        return "left"
    if words[0] and words[0] < words[1]:
        return "right"
    return "apart"


def places(left: Iterable[Term], right: Iterable[Term]) -> Outcome:
    """What the places of one claim are to those of another: the best that two of them are to each other."""
    found = {inside(a, b) for a in left for b in right}
    order: tuple[Outcome, ...] = ("same", "left", "right", "both", "apart")
    return next((outcome for outcome in order if outcome in found), "silent")


def _parts(text: str) -> tuple[str, ...]:
    """The place, then what it lies in: after its commas ("Mashhad, Iran"), and the country of a capital."""
    parts = [name_key(part) for part in text.split(",") if name_key(part)] or [name_key(text)]
    out = [_country(part) or part for part in parts]
    home = _homes().get(out[0])
    if home and home not in out:
        out.append(home)
    return tuple(out)


def _country(key: str) -> str | None:
    country = gazetteer().country_of(key)
    return name_key(country) if country else None


@cache
def _homes() -> dict[str, str]:
    """The country of each capital."""
    return {name_key(entry["capital"]): name_key(name) for name, entry in lexicon("gazetteer")["countries"].items()}
