"""Two expressions that make one time: "from 1970 to 1973", "between May and July 1999", "2006 or 2007"."""

from __future__ import annotations

from typing import Literal

from variorum.dates import EdtfError, bounds
from variorum.dates.calendar import add_days
from variorum.language.time_claim import Base, Cue, qualified
from variorum.language.time_value import Placed
from variorum.language.time_words import BREAK, Words, listed

Pair = Literal["range", "choice", "list", ""]
_REACH = 9  # words of the event that ends a range
_DATED = ("date", "unit", "offset", "weekday", "fixed")


def pair_kind(left: Placed, right: Placed, cue: Cue, words: Words) -> Pair:
    """How two neighbouring expressions belong together by the words between them; `cue` is the left one's."""
    a, b = left.reading, right.reading
    if a.kind not in _DATED or b.kind not in _DATED or a.last > b.first:
        return ""
    if BREAK in words.sign[a.last : b.first]:
        return ""
    if _until_event(a.last, b.first, cue, words):
        return "range"
    between = " ".join(words.text[a.last : b.first])
    if (b.kind == "fixed" and right.value != "PRESENT_REF") or a.kind == "fixed":
        return ""
    if between in listed("range_links"):
        return "range"
    if between in listed("and_links"):
        return "range" if words.text[cue.first] in listed("between") else "list"
    return "choice" if between in listed("choice_links") else ""


def _until_event(start: int, end: int, cue: Cue, words: Words) -> bool:
    """ "from 2006 until the withdrawal in 2011": an event between the two, named in one breath."""
    between = words.text[start:end]
    return (
        words.text[cue.first] in listed("starting")
        and 1 < len(between) <= _REACH
        and between[0] in listed("until_links")
        and all(word[:1].isalnum() for word in between)
        and not any(word in listed("resuming") for word in between)
    )


def pair_edtf(kind: Pair, left: Base | None, right: Base | None, left_cue: Cue, right_cue: Cue) -> str | None:
    """The EDTF text of a pair, None where the two make no time together.

    `right` None stands for the present ("from 1948 until today"), which leaves the end open.
    """
    if left is None:
        return None
    low = qualified(left.low, left_cue.qualifier or ("~" if left.vague else ""))
    if right is None:
        return f"{low}/.." if kind == "range" else None
    high = qualified(right.high, right_cue.qualifier or ("~" if right.vague else ""))
    if kind == "choice":
        return f"[{_member(left, left_cue)},{_member(right, right_cue)}]"
    if _one_winter(left, right):
        return left.low
    edtf = f"{low}/{high}"
    if kind == "list" and not _adjoin(left, right):
        return None
    if left.vague and right.vague:
        edtf = f"{left.low}/{right.high}"
    return edtf if _forward(edtf) else None


def written_as_one(left: Placed, right: Placed, cue: Cue, words: Words) -> bool:
    """Whether a sign alone joins the two ("since 2010/11", "by 1978-79"), and no "from" asks for its end."""
    joint = words.text[left.reading.last : right.reading.first]
    return len(joint) == 1 and not joint[0].isalpha() and words.text[cue.first] not in listed("range_starts")


def around_range(edtf: str, shape: str) -> str:
    """The time of a range written in one ("2010/11") under a preposition: "since" takes its start, "by" its end."""
    start, slash, end = edtf.partition("/")
    if shape in ("since", "after") and slash:
        return f"{start}/.."
    return f"../{end}" if shape in ("until", "by", "before") and slash else edtf


def _one_winter(left: Base, right: Base) -> bool:
    """ "the winter of 1941-42": one season, named by both its years."""
    year, _, season = left.low.rpartition("-")
    return (
        season in ("21", "22", "23", "24")
        and right.low.isdigit()
        and year.isdigit()
        and int(right.low) == int(year) + 1
    )


def _member(base: Base, cue: Cue) -> str:
    low, high = qualified(base.low, cue.qualifier), qualified(base.high, cue.qualifier)
    return low if low == high else f"{low}..{high}"


def _forward(edtf: str) -> bool:
    try:
        known = bounds(edtf)
    except EdtfError:
        return False
    return known.earliest is None or known.latest is None or known.earliest <= known.latest


def _adjoin(left: Base, right: Base) -> bool:
    """Whether the second time follows the first without a gap: "2000 and 2001", "the 1970s and 1980s"."""
    first, second = bounds(left.edtf.replace("~", "")), bounds(right.edtf.replace("~", ""))
    if first.latest is None or second.earliest is None:
        return False
    return add_days(first.latest, 1) == second.earliest
