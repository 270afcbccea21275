"""From a match of the grammar to its readings: which label means what, rule by rule."""

from __future__ import annotations

from collections.abc import Callable

from variorum.errors import DataError
from variorum.language.time_fields import Fields
from variorum.language.time_lengths import duration, duration_pair, every, offset, past_unit
from variorum.language.time_reading import Reading
from variorum.language.time_rules import Match
from variorum.language.time_words import Words


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
    for left, right in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        _lend(left, right, match.rule.fills)
    return readings


def _lend(left: Reading, right: Reading, fills: str) -> None:
    """Fills what one side of an elliptic pair leaves out from the other: "6-7 January 1916"."""
    if left.kind == "duration" and not left.unit:
        left.kind, left.unit, left.shift = right.kind, right.unit, right.shift
        left.value = right.value.replace(right.amount, left.amount) if right.value else ""
    if right.century is not None and left.century is not None and right.century < 0 <= left.century:
        left.century = -left.century - 1
    if fills in ("next", "both"):
        left.month = left.month or right.month
        if left.year is None:
            left.year = right.year
        elif right.year is not None and right.year <= 0:
            left.year = 1 - left.year
    if fills in ("previous", "both"):
        right.month = right.month or left.month
        if right.short is not None and left.year is not None:
            size = 10 if right.short < 10 and right.single else 100
            right.year = left.year // size * size + right.short


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
        r.short, r.single = f.number("yy"), f.class_of("yy") == "single"
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
    r.century = number - 1 if f.means("e") != "BC" else -number


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
    if f.class_of("p") == "quarter":
        r.part = f.means("p")
        return
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


def _fixed(r: Reading, f: Fields) -> None:
    r.kind, r.value = "set", f.means("w")


def _reference(r: Reading, f: Fields) -> None:
    r.kind = "fixed"
    r.value = f.means("w") if f.means("w").endswith("_REF") else "PAST_REF" if f.word("w") == "past" else "PRESENT_REF"


def _vague(r: Reading, f: Fields) -> None:
    r.kind = "vague"


def _now(r: Reading, f: Fields) -> None:
    r.kind, r.value = "vague", "PRESENT_REF"


def _season_any(r: Reading, f: Fields) -> None:
    r.kind, r.value = "fixed", f"XXXX-{f.means('s')}"


def _ordinal_unit(r: Reading, f: Fields) -> None:
    r.kind, r.unit, r.amount = "unit", f.means("u"), "X"


def _holiday(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    month, _, day = f.means("x").partition("-")
    if day:
        r.month, r.day = int(month), int(day) - ("k" in f)
    else:
        r.value = "holiday"


def _may_day(r: Reading, f: Fields) -> None:
    _calendar(r, f)
    r.day = 1


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


_READERS: dict[str, Callable[[Reading, Fields], None]] = {
    "date": _date, "month": _date, "year": _date, "decade": _date, "century": _date, "season": _date, "day": _date,
    "part": _part, "half": _half, "unit": _unit, "of_unit": _of_unit, "daypart": _daypart,
    "daypart_vague": _daypart_vague, "daypart_bare": _daypart_bare, "tonight": _tonight, "clock": _clock,
    "year_short": _short_year, "weekday": _weekday, "unit_published": _published, "offset": offset,
    "offset_event": offset, "duration": duration, "duration_pair": duration_pair, "every": every, "fixed": _fixed, "present": _reference,
    "vague": _vague, "ordinal_unit": _ordinal_unit, "holiday": _holiday, "past_unit": past_unit, "new_year": _new_year,
    "may_day": _may_day, "dayname": _dayname, "early_hours": _early_hours,
    "numeric": _numeric, "now": _now, "season_any": _season_any,
}  # fmt: skip
