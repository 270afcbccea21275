"""When two units are the same: a short list of functions, each with its name and its reason.

The strongest comes first. A new one is one more function in `COMPARISONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from variorum.language.name_keys import skeleton
from variorum.resolution.units import Unit

# Consonants and spaces up to which two names that share them may well differ. Chosen by trial on names of parties and
# armed groups: "Iran Front" and "Iron Front" share eight.
_FEW_BONES = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """A way to find same units. `blocks` gives the keys under which a unit is looked up, `why` the reason or None.

    `sure` comparisons merge; the others leave a note ("unsure") for a person to judge.
    """

    name: str
    blocks: Callable[[Unit], Iterable[str]]
    why: Callable[[Unit, Unit], str | None]
    sure: bool = True


def _primary(unit: Unit) -> Iterator[str]:
    key = unit.key_of(unit.names[0])
    if key in unit.keys and tells(unit, key):
        yield f"{unit.type} {key}"


def _all(unit: Unit) -> Iterator[str]:
    for key in sorted(unit.keys):
        if tells(unit, key):
            yield f"{unit.type} {key}"


def _ends(unit: Unit) -> Iterator[str]:
    for key in sorted(unit.keys) if unit.type == "person" else ():
        words = key.split()
        if len(words) > 1:
            yield f"{words[0]} {words[-1]}"


def _acronyms(unit: Unit) -> Iterator[str]:
    if unit.type == "organization":
        yield from sorted(unit.acronyms | unit.short)


def tells(unit: Unit, key: str) -> bool:
    """Whether a key is enough to know a unit by: for a person, a surname alone is not."""
    return unit.type != "person" or " " in key


def _bones(unit: Unit) -> Iterator[str]:
    # Not persons: a vowel tells Fernanda from Fernando.
    if unit.type == "organization":
        yield from (bones for bones in sorted({skeleton(key) for key in unit.keys}) if _telling(bones))


def _telling(bones: str) -> bool:
    """Whether so many consonants in several words are hardly those of another name too."""
    return " " in bones and len(bones) > _FEW_BONES


def _same_name(a: Unit, b: Unit) -> str | None:
    return f"both are called {a.names[0]}"


def _alias(a: Unit, b: Unit) -> str | None:
    shared = sorted(k for k in a.keys & b.keys if tells(a, k))
    return f"both have the name {_spelled(a, shared[0])!r}" if shared else None


def _spelled(unit: Unit, key: str) -> str:
    return next((n for n in unit.names if unit.key_of(n) == key), key)


def _without_middle(a: Unit, b: Unit) -> str | None:
    for left in sorted(a.keys):
        for right in sorted(b.keys):
            short, long = sorted((left.split(), right.split()), key=len)
            if len(short) == 2 and (short[0], short[-1]) == (long[0], long[-1]):
                return f"{_spelled(a, left)!r} and {_spelled(b, right)!r} differ by a middle name only"
    return None


def _acronym(a: Unit, b: Unit) -> str | None:
    shared = sorted((a.acronyms | a.short) & (b.acronyms | b.short))
    if not shared:
        return None
    if shared[0] in a.short | b.short:
        return f"both are called {shared[0].upper()}, whatever the capitals"
    if not a.keys or not b.keys:
        return f"{shared[0].upper()} abbreviates one name only in these documents"
    if any(_overlap(left, right) for left in a.keys for right in b.keys):
        return f"both are called {shared[0].upper()}, and by like names"
    return None


def _transliterated(a: Unit, b: Unit) -> str | None:
    for left in sorted(a.keys):
        for right in sorted(b.keys):
            if skeleton(left) == skeleton(right) and _telling(skeleton(left)):
                return f"{_spelled(a, left)!r} and {_spelled(b, right)!r} differ in their vowels only"
    return None


def _overlap(left: str, right: str) -> bool:
    """Whether two names share most of their words, however transliterated."""
    a, b = set(skeleton(left).split()), set(skeleton(right).split())
    return len(a & b) * 2 > min(len(a), len(b)) and len(a & b) > 1


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("rule:same-name", _primary, _same_name),
    Comparison("rule:alias", _all, _alias),
    Comparison("rule:spelling", _bones, _transliterated),
    Comparison("rule:acronym", _acronyms, _acronym),
    Comparison("rule:middle-name", _ends, _without_middle, sure=False),
)


def ambiguous(units: Iterable[Unit], together: Callable[[str, str], bool]) -> frozenset[str]:
    """The abbreviations that stand for more than one body with a full name, as far as the bodies are known apart."""
    first: dict[str, Unit] = {}
    out = set()
    for unit in units:
        for short in unit.acronyms if unit.keys else ():
            other = first.setdefault(short, unit)
            if not together(other.id, unit.id) and _acronym(other, unit) is None:
                out.add(short)
    return frozenset(out)
