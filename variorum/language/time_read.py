"""What a match of the grammar says, before it is known when: a `Reading`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from variorum.errors import DataError
from variorum.language.time_fields import Fields
from variorum.language.time_rules import Match
from variorum.language.time_words import Words

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
    `tod` is TIMEX3's time of day ("TNI", "T05:30").
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
    weekday: int | None = None
    part: str = ""
    tod: str = ""
    unit: str = ""
    shift: int = 0
    amount: str = ""
    value: str = ""
    takes: str = ""
    partner: Reading | None = None


_UNIT_TEXT = {"D": "D", "W": "W", "M": "M", "Y": "Y", "DE": "DE", "CE": "CE", "WE": "WE", "ML": "ML"}
_MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "TH": "XXXX-XX-XXTXX",
          "TM": "XXXX-XX-XXTXX:XX", "WE": "XXXX-WXX-WE", "ML": "X"}  # fmt: skip


def read(match: Match, words: Words) -> list[Reading]:
    """The readings of a match, one a part, in text order.

    Raises: DataError where the rule names no reader.
    """
    reader = _READERS.get(match.rule.reads)
    if reader is None:
        raise DataError(f"no reader {match.rule.reads!r}", where=f"rules/en/times.yaml: {match.rule.name}")
    readings = []
    for first, last in match.parts:
        reading = Reading("date", first, last, match.rule.name, takes=match.rule.takes)
        reader(reading, Fields(match, words, first, last))
        readings.append(reading)
    if len(readings) == 2:
        _lend(readings[0], readings[1], match.rule.fills)
    return readings


def _lend(left: Reading, right: Reading, fills: str) -> None:
    """Fills what one side of an elliptic pair leaves out from the other: "6-7 January 1916"."""
    left.partner, right.partner = right, left
    if left.kind == "duration" and not left.unit:
        left.kind, left.unit, left.shift = right.kind, right.unit, right.shift
        left.value = right.value.replace(right.amount, left.amount) if right.value else ""
    if fills in ("next", "both"):
        left.month = left.month or right.month
        if left.year is None:
            left.year = right.year
        elif right.year is not None and right.year <= 0:
            left.year = 1 - left.year
    if fills in ("previous", "both"):
        right.month = right.month or left.month
        if right.short is not None and left.year is not None:
            right.year = left.year // 100 * 100 + right.short


def _calendar(r: Reading, f: Fields) -> None:
    """Year with its era, month, day, part, weekday, season, decade, century, time of day."""
    r.year = f.number("y")
    if r.year is not None and f.means("e") == "BC":
        r.year = 1 - r.year
    r.month, r.day = f.number("m"), f.number("d")
    r.season, r.part = f.means("s"), f.means("p") if f.class_of("p") != "ordinal" else ""
    if "p2" in f:
        r.part += "+" + f.means("p2")
    r.weekday = f.number("wd")
    if "yy" in f:
        r.short = f.number("yy")
    if "b" in f:
        r.tod = "T" + f.means("b")
    if "c" in f:
        _decade(r, f)
    if "o" in f or "t" in f:
        _century(r, f)
    if "h" in f:
        r.tod = _clock_text(f)


def _decade(r: Reading, f: Fields) -> None:
    digits = f.number("c")
    if digits is None:
        return
    name = f.class_of("c")
    if name in ("decade", "year4"):
        r.decade = digits // 10 if f.means("e") != "BC" else -(digits // 10)
    else:
        r.short = digits * 10 if name == "decadeword" else digits
        r.unit = "DE"
        if "'nineteen'" in name:
            r.decade = 190 + r.short // 10


def _century(r: Reading, f: Fields) -> None:
    number = (f.number("t") or 0) + (f.number("o") or 0)
    r.century = number - 1 if f.means("e") != "BC" else -(number - 1)
    if f.means("e") == "BC":
        r.value = f"BC{number - 1:02}"


def _clock_text(f: Fields) -> str:
    word = f.word("h")
    if f.class_of("h") == "noon":
        return "T" + f.means("h")
    if f.class_of("h") == "clock4":
        word = f"{word[:2]}:{word[2:]}"
    hour, _, minute = word.replace(".", ":").partition(":")
    number = int(hour) if hour.isdigit() else f.number("h") or 0
    if f.means("b") in ("AF", "EV") and number < 12:
        number += 12
    if f.means("a") == "pm" and number < 12:
        number += 12
    elif f.means("a") == "am" and number == 12:
        number = 0
    return f"T{number:02}:{minute or '00'}"


def _date(r: Reading, f: Fields) -> None:
    _calendar(r, f)


def _part(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    if "u" in f or "k" in f:
        _unit(r, f)
        r.part = f.means("p")


def _half(r: Reading, f: Fields) -> None:
    _part(r, f)
    number = f.number("p") if f.class_of("p") == "ordinal" else {"early": 1, "late": 2}.get(f.means("p"), 2)
    r.part = ("Q" if "q" in f else "H") + str(number)


def _unit(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    r.kind = "unit"
    r.unit = f.means("u") or ("S" if r.season else "M" if r.month else "D")
    name = f.class_of("k")
    r.shift = int(f.means("k")) if name in ("next", "either") else 0


def _daypart(r: Reading, f: Fields) -> None:
    _unit(r, f)
    r.unit, r.part = "D", ""


def _of_unit(r: Reading, f: Fields) -> None:
    _unit(r, f)
    r.unit = "Y"


def _daypart_vague(r: Reading, f: Fields) -> None:
    r.kind, r.tod, r.unit, r.amount = "unit", "T" + f.means("b"), "D", "X"


def _daypart_bare(r: Reading, f: Fields) -> None:
    r.kind, r.value = "fixed", "XXXX-XX-XXT" + f.means("b")


def _tonight(r: Reading, f: Fields) -> None:
    r.kind, r.value = "fixed", "XXXX-XX-XXTNI"


def _clock(r: Reading, f: Fields) -> None:
    r.kind, r.tod = "clock", _clock_text(f)


def _short_year(r: Reading, f: Fields) -> None:
    r.short, r.unit = f.number("y"), "Y"


def _weekday(r: Reading, f: Fields) -> None:
    r.kind, r.weekday = "weekday", f.number("wd")


def _published(r: Reading, f: Fields) -> None:
    _unit(r, f)
    r.kind, r.shift = "published", -1


def _amount(f: Fields) -> str:
    if f.class_of("n") in ("vague", "multitude", "'number'"):
        return "X"
    word = f.word("n")
    if word == "half":
        return ".5"
    counted = str((f.number("n") or 1) + (f.number("n2") or 0))
    base = word.replace(",", "") if f.class_of("n") == "digits" else counted
    return base + (".5" if "h" in f else "")


def _offset(r: Reading, f: Fields) -> None:
    r.kind, r.unit = "offset", f.means("u")
    name = f.class_of("k")
    r.shift = -1 if name == "ago" else int(f.means("k"))
    r.amount = _amount(f) if "n" in f else ""
    r.value = "ago" if name == "ago" else ""


def _duration(r: Reading, f: Fields) -> None:
    r.kind, unit = "duration", f.means("u")
    amount = _amount(f)
    if "n" not in f:
        amount = "X" if f.class_of("u") == "units" else "1"
        if "h" in f:
            amount = "1.5"
    r.year, r.month = f.number("y"), f.number("m")
    r.unit, r.amount, r.part = unit, amount, f.means("r")
    r.value = f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{_UNIT_TEXT[unit]}"


def _duration_pair(r: Reading, f: Fields) -> None:
    if "k" in f:
        _offset(r, f)
    elif "u" in f:
        _duration(r, f)
    else:
        r.kind, r.amount, r.unit = "duration", _amount(f), ""


def _every(r: Reading, f: Fields) -> None:
    r.kind = "set"
    if "b" in f:
        r.value = "XXXX-XX-XXT" + f.means("b")
    elif "s" in f:
        r.value = "XXXX-" + f.means("s")
    elif "wd" in f:
        r.value = f"XXXX-WXX-{f.number('wd')}"
    elif "m" in f:
        r.value = f"XXXX-{f.number('m') or 0:02}"
    else:
        r.value = _MASKS[f.means("u")] if "n" not in f else f"P{_amount(f)}{f.means('u')[-1]}"


def _fixed(r: Reading, f: Fields) -> None:
    r.kind, r.value = "set", f.means("w")


def _reference(r: Reading, f: Fields) -> None:
    r.kind = "fixed"
    r.value = f.means("w") if f.means("w").endswith("_REF") else "PAST_REF" if f.word("w") == "past" else "PRESENT_REF"


def _vague(r: Reading, f: Fields) -> None:
    r.kind = "vague"


def _ordinal_unit(r: Reading, f: Fields) -> None:
    r.kind, r.unit, r.amount = "unit", f.means("u"), "X"


def _holiday(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    month, _, day = f.means("x").partition("-")
    if day:
        r.month, r.day = int(month), int(day) - ("k" in f)
    else:
        r.value = "holiday"


def _new_year(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    r.month, r.day = (1, 1) if f.word("x") == "day" else (12, 31)


def _dayname(r: Reading, f: Fields) -> None:
    r.kind, r.unit, r.shift = "published", "D", int(f.means("k"))


def _early_hours(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    r.part, r.tod = "", "TMO"


def _numeric(r: Reading, f: Fields) -> None:
    """Day and month in the order that the numbers allow; a dot puts the day first, a slash leaves it open."""
    first, second, year = (int(part) for part in f.word("w").replace("/", ".").split("."))
    day_first, month_first = second <= 12 and first <= 31, first <= 12 and second <= 31
    r.year = year
    if day_first and ("." in f.word("w") or not month_first or first == second):
        r.day, r.month = first, second
    elif month_first and not day_first:
        r.month, r.day = first, second


def _past_unit(r: Reading, f: Fields) -> None:
    _duration(r, f)
    r.amount = "1"


_READERS: dict[str, Callable[[Reading, Fields], None]] = {
    "date": _date, "month": _date, "year": _date, "decade": _date, "century": _date, "season": _date, "day": _date,
    "part": _part, "half": _half, "unit": _unit, "of_unit": _of_unit, "daypart": _daypart,
    "daypart_vague": _daypart_vague, "daypart_bare": _daypart_bare, "tonight": _tonight, "clock": _clock,
    "year_short": _short_year, "weekday": _weekday, "unit_published": _published, "offset": _offset,
    "offset_event": _offset, "duration": _duration, "duration_pair": _duration_pair, "every": _every, "fixed": _fixed, "present": _reference,
    "vague": _vague, "ordinal_unit": _ordinal_unit, "holiday": _holiday, "past_unit": _past_unit, "new_year": _new_year, "dayname": _dayname, "early_hours": _early_hours,
    "numeric": _numeric,
}  # fmt: skip
