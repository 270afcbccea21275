"""Readers of lengths of time, of steps from one time to another, and of sets."""

from __future__ import annotations

from variorum.language.time_fields import Fields
from variorum.language.time_reading import Reading

# What a set or an unknown member of a row of units looks like.
_MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "TH": "XXXX-XX-XXTXX",
          "TM": "XXXX-XX-XXTXX:XX", "WE": "XXXX-WXX-WE", "ML": "X"}  # fmt: skip


def amount_of(f: Fields) -> str:
    """The amount as TIMEX3 writes it: "2", "2.5", ".5", "X" where it is vague, "1" where none is said."""
    if f.class_of("n") in ("vague", "multitude", "'number'"):
        return "X"
    word = f.word("n")
    if word == "half":
        return ".5"
    counted = str((f.number("n") or 1) + (f.number("n2") or 0))
    base = word.replace(",", "") if f.class_of("n") == "digits" else counted
    return base + (".5" if "h" in f else "")


def offset(r: Reading, f: Fields) -> None:
    """A length counted from the time in focus: "two years later", "ago"."""
    r.kind, r.unit = "offset", f.means("u")
    name = f.class_of("k")
    r.shift = -1 if name == "ago" else int(f.means("k"))
    r.amount = amount_of(f) if "n" in f else ""
    r.value = "ago" if name == "ago" else ""


def duration(r: Reading, f: Fields) -> None:
    """A length of time: "two months"; its year and month where it has them ("the last week of May 1940")."""
    r.kind, unit = "duration", f.means("u")
    amount = amount_of(f)
    if "n" not in f:
        amount = "X" if f.class_of("u") == "units" else "1"
        if "h" in f:
            amount = "1.5"
    r.year, r.month = f.number("y"), f.number("m")
    r.unit, r.amount, r.part = unit, amount, f.means("r")
    r.value = f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def duration_pair(r: Reading, f: Fields) -> None:
    """One side of "ten or fifteen years (later)"; the side without a unit takes the other's later."""
    if "k" in f:
        offset(r, f)
    elif "u" in f:
        duration(r, f)
    else:
        r.kind, r.amount, r.unit = "duration", amount_of(f), ""


def every(r: Reading, f: Fields) -> None:
    """A set: "every year", "each night"."""
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
        r.value = _MASKS[f.means("u")] if "n" not in f else f"P{amount_of(f)}{f.means('u')[-1]}"


def past_unit(r: Reading, f: Fields) -> None:
    """One unit before the present or focus: "the past decade"."""
    duration(r, f)
    r.amount = "1"
