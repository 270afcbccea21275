"""What a match of the grammar says, before it is known when: a `Reading`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "date", "unit", "offset", "duration", "set", "fixed", "weekday", "clock", "daypart", "vague", "published"
]  # fmt: skip


@dataclass(slots=True)
class Reading:
    """One expression as its words say it; words [first, last). Years are astronomical (1 BC is 0).

    kind: "date" (what year, month, day, decade, century tell); "unit" (`shift` units from the time in focus:
    "that year" 0, "the next day" 1); "offset" (`amount` units, `shift` 1 later or -1 earlier); "published"
    (a unit counted from the document's date); "duration", "set", "fixed" (`value` tells all); "vague".
    `part` is early, mid, late, begin, end, rest, all, later, earlier or a half ("H2"), quarter ("Q1").
    `takes` is the complement the rule asks for: "of", "event" or "".
    `short` is a year's last two digits (the last one where `single`), `tod` TIMEX3's time of day ("TNI", "T05:30").
    """

    kind: Kind
    first: int
    last: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    decade: int | None = None
    century: int | None = None
    short: int | None = None
    single: bool = False
    weekday: int | None = None
    part: str = ""
    tod: str = ""
    unit: str = ""
    shift: int = 0
    amount: str = ""
    value: str = ""
    takes: str = ""


def years_of(r: Reading) -> int:
    """How many years a length is, 0 where it is shorter or vague."""
    return int(r.amount) * {"Y": 1, "DE": 10, "CE": 100}.get(r.unit, 0) if r.amount.isdigit() else 0


def gives_year(reading: Reading) -> bool:
    """Whether the words give a year of their own, or count from the document's date ("last year", "ago")."""
    return reading.year is not None or bool(reading.short) or reading.value == "ago" or reading.kind == "published"
