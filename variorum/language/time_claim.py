"""The time that an expression gives to a claim: an EDTF text out of the words and their preposition.

Source: the project's time conventions ("early 1980s" 1980/1983, "since 1981" 1981/.., "by 1988" ../1988,
"about 2001" 2001~, "2006 or 2007" [2006,2007]); thirds of years and centuries go by the same rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from variorum.dates.calendar import year_text
from variorum.language.time_value import Focus, Placed
from variorum.language.time_words import BREAK, Words, listed
from variorum.lexicon import lexicon

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
# First and last unit of a part: of the ten years of a decade, the months of a year, the years of a century.
_DECADE = {"early": (0, 3), "begin": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (7, 9), "H1": (0, 4), "H2": (5, 9)}
_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "H1": (1, 6), "H2": (7, 12),
         "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}  # fmt: skip
_POINTS = {"begin": 1, "turn": 1, "end": 12}
_CENTURY = {
    "early": (0, 33),
    "begin": (0, 33),
    "mid": (34, 66),
    "late": (67, 99),
    "end": (67, 99),
    "H1": (0, 49),
    "H2": (50, 99),
}
_SUB_YEAR = {"-SP": "21", "-SU": "22", "-FA": "23", "-WI": "24", "-Q1": "33", "-Q2": "34", "-Q3": "35", "-Q4": "36",
             "-H1": "40", "-H2": "41"}  # fmt: skip
_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<digits>[0-9]{2,4})(?P<rest>(?:-(?:[0-9]{2}|XX)){0,2}|-(?:SP|SU|FA|WI|Q[1-4]|H[12])|-W[0-9X]{2})"
)
_LONGEST_CUE = 5
_MOST_HEDGES = 3


@dataclass(frozen=True, slots=True)
class Base:
    """The time of a bare expression from `low` to `high`, EDTF dates that are equal for a single date.

    `vague`: the words only say a part of a period, so an open interval that starts or ends here is "~".
    """

    low: str
    high: str
    vague: bool = False

    @property
    def edtf(self) -> str:
        """One date or an interval."""
        return self.low if self.low == self.high else f"{self.low}/{self.high}"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words before (and after) an expression that shape its time: words [first, last).

    `shape` is point, since, until, by, before, after or "" for no preposition at all.
    """

    first: int
    last: int
    shape: str
    qualifier: str = ""


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """The prepositional phrases, as words, with the shape they give."""
    return {tuple(phrase.split()): shape for shape, phrases in lexicon("time")["cues"].items() for phrase in phrases}


@cache
def _hedge_pairs() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in listed("hedge_pairs"))


@cache
def _suffixes() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): shape for shape, phrases in lexicon("time")["suffixes"].items() for phrase in phrases
    }


def base_of(placed: Placed) -> Base | None:
    """The time of the bare expression; None where it gives none (a length, "later", an unknown year)."""
    reading = placed.reading
    if reading.century is not None:
        return _century(reading.century, reading.part)
    if reading.decade is not None:
        return _decade(reading.decade, reading.part)
    if placed.stretch is not None:
        low, high = (year_text(year) for year in placed.stretch)
        return Base(low, f"{high}~") if reading.part == "next" else Base(f"{low}~", high)
    point = placed.point
    if point is None or point.year is None:
        return None
    if reading.season:
        text = f"{year_text(point.year)}-{_SEASONS[reading.season]}"
        return Base(text, text)
    if point.month is None:
        return _year(point.year, reading.part)
    text = _point_text(point)
    return Base(text, text)


def _point_text(point: Focus) -> str:
    assert point.year is not None
    return year_text(point.year) + "".join(f"-{n:02}" for n in (point.month, point.day) if n is not None)


def _year(year: int, part: str) -> Base:
    text = year_text(year)
    if part in _POINTS:
        return Base(f"{text}-{_POINTS[part]:02}~", f"{text}-{_POINTS[part]:02}~")
    if part.partition("+")[0] in _YEAR:
        low, high = _YEAR[part.partition("+")[0]][0], _YEAR[part.rpartition("+")[2]][1]
        return Base(f"{text}-{low:02}", f"{text}-{high:02}", vague=part[:1] not in "HQ")
    return Base(text, text)


def _decade(decade: int, part: str) -> Base:
    if decade < 0:  # the 470s BC are 479 to 470 BC, the years -478 to -469
        return Base(year_text(1 - (-decade * 10 + 9)), year_text(1 + decade * 10))
    if part.partition("+")[0] in _DECADE:
        low, high = _DECADE[part.partition("+")[0]][0], _DECADE[part.rpartition("+")[2]][1]
        return Base(f"{decade:03}{low}", f"{decade:03}{high}", vague=True)
    return Base(f"{decade:03}X", f"{decade:03}X")


def _century(century: int, part: str) -> Base:
    if century < 0:  # the 4th century BC is 400 to 301 BC, the years -399 to -300
        return Base(year_text(1 + century * 100), year_text((century + 1) * 100))
    if part == "turn":
        return Base(f"{century:02}00~", f"{century:02}00~")
    if part.partition("+")[0] in _CENTURY:
        low, high = _CENTURY[part.partition("+")[0]][0], _CENTURY[part.rpartition("+")[2]][1]
        return Base(f"{century:02}{low:02}", f"{century:02}{high:02}", vague=True)
    return Base(f"{century:02}XX", f"{century:02}XX")


def cue_of(first: int, last: int, words: Words) -> Cue:
    """The prepositions and hedges around the words [first, last)."""
    at, hedges = first, list[str]()
    while at > 0 and len(hedges) < _MOST_HEDGES:
        pair = words.text[at - 2 : at] if at > 1 else ()
        if pair in _hedge_pairs():
            at, hedges = at - 2, [*hedges, *pair]
        elif words.text[at - 1] in listed("cue_hedges") and not _phrase(at, words):
            at, hedges = at - 1, [*hedges, words.text[at - 1]]
        else:
            break
    found = _phrase(at, words) or _phrase(first, words)
    inside = set(words.text[first:last])
    qualifier = _qualifier(set(hedges) | (inside if inside & listed("hedges_approximate") else set()))
    if found is None:
        begin = (
            at if any(hedge in listed("hedges_approximate") | listed("hedges_uncertain") for hedge in hedges) else first
        )
        found = Cue(begin, last, "", qualifier)
        if begin == first:
            found = Cue(first, last, "", _qualifier(inside & listed("hedges_approximate")))
    else:
        found = Cue(found.first, last, found.shape, qualifier)
    return _with_suffix(found, words)


def _phrase(at: int, words: Words) -> Cue | None:
    """The longest prepositional phrase that ends right before word `at`."""
    for length in range(min(_LONGEST_CUE, at), 0, -1):
        shape = _phrases().get(words.text[at - length : at])
        if shape is not None and BREAK not in words.sign[at - length : at]:
            return Cue(at - length, at, shape)
    return None


def _with_suffix(cue: Cue, words: Words) -> Cue:
    for length in (3, 2, 1):
        shape = _suffixes().get(words.text[cue.last : cue.last + length])
        if shape is None or cue.last + length > len(words.text):
            continue
        if shape == "about":
            return Cue(cue.first, cue.last + length, cue.shape, cue.qualifier or "~")
        if shape == "on":
            if words.text[cue.first] in listed("onward_starts"):
                return Cue(cue.first, cue.last + length, "since", cue.qualifier)
            continue
        if shape == "by" or shape == "since":
            return Cue(cue.first, cue.last + length, shape, cue.qualifier)
    return cue


def _qualifier(hedges: set[str]) -> str:
    approximate, uncertain = bool(hedges & listed("hedges_approximate")), bool(hedges & listed("hedges_uncertain"))
    return "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""


def shaped(base: Base, shape: str, qualifier: str = "") -> str:
    """The EDTF text of a base time under a preposition."""
    if shape in ("since", "after"):
        return f"{qualified(base.low, qualifier or ('~' if base.vague else ''))}/.."
    if shape in ("until", "by", "before"):
        return f"../{qualified(base.high, qualifier or ('~' if base.vague else ''))}"
    if base.low == base.high:
        return qualified(base.low, qualifier)
    return f"{qualified(base.low, qualifier)}/{qualified(base.high, qualifier)}"


def qualified(date: str, qualifier: str) -> str:
    """The date with the qualifier; one that has one keeps it, and "~" with "?" make "%"."""
    if not qualifier or date.endswith((qualifier, "%")):
        return date
    return date[:-1] + "%" if date[-1] in "~?" else date + qualifier


def bare_edtf(value: str) -> str | None:
    """The EDTF text of a TIMEX3 value: the time of the bare words, without their preposition and part.

    For what the words name beside the claim they limit: in "until June 2004, when it attacked" the attack is
    in June 2004, and the expression's `edtf` is "../2004-06". None for lengths, sets, references and unknown years.
    """
    date, _, _ = value.partition("T")
    match = _VALUE.fullmatch(date)
    if match is None or value.endswith("_REF"):
        return None
    digits, rest = match["digits"], match["rest"]
    if match["bc"]:
        return _before_christ(digits, rest)
    if len(digits) < 4:
        return digits.ljust(4, "X")
    if rest in _SUB_YEAR:
        return f"{digits}-{_SUB_YEAR[rest]}"
    return digits + (rest if rest[:2] != "-W" else "").replace("-XX", "")


def _before_christ(digits: str, rest: str) -> str:
    number = int(digits)
    if len(digits) == 2:
        return _century(-number - 1, "").edtf
    if len(digits) == 3:
        return _decade(-number, "").edtf
    season = _SUB_YEAR.get(rest)
    return year_text(1 - number) + (f"-{season}" if season else rest.replace("-XX", ""))
