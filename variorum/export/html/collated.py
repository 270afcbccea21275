"""Collation on the page: what held in a month, which findings a claim is in, whom a source shares words with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from variorum.dates import Day
from variorum.dates.asof import Answer
from variorum.dates.calendar import month_length
from variorum.dossier import (
    ANSWERS,
    Dossier,
    Entry,
    Section,
    Shared,
    Standing,
    State,
    Variant,
    bounded,
    own_voice,
    short_voice,
)
from variorum.export.html.safe import visible

_CUT = 420  # characters of a shared passage that are shown
_EARLIEST = 1000  # the first year to which the slider goes
_CODES: Mapping[Answer, int] = {answer: number for number, answer in enumerate(ANSWERS)}
Age = Literal["older", "newer", ""]


@dataclass(frozen=True, slots=True)
class Line:
    """A state as a line: its number in the page's data, its first claim, the voice to lead it, all its claims."""

    number: int
    entry: Entry
    voice: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The states of a section as of one month, by answer, in the order of `ANSWERS`."""

    section: Section
    answers: tuple[tuple[Answer, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The words that a source shares with one other, which is "older" or "newer" than it, or "" where dates do not tell."""

    siglum: str
    age: Age
    passages: int
    words: int
    longest: Shared


def span(dossier: Dossier) -> tuple[int, int] | None:
    """The first and last month of the slider as year * 12 + month - 1: up to the newest source, from a year before the first
    change. None where nothing that changes is told."""
    days = [day for state in dossier.states for day, _ in state.steps[1:] if day.year >= _EARLIEST]
    if not any(answer != "unknown" for state in dossier.states for _, answer in state.steps):
        return None
    newest = dossier.newest or max(days, default=None)
    if newest is None or not newest.year >= _EARLIEST:
        return None
    last = _month(newest)
    return min([last, *map(_month, days)]) - 12, last


def _month(day: Day) -> int:
    return day.year * 12 + day.month - 1


def as_of(dossier: Dossier, month: int) -> list[Month]:
    """What held in the month, by section in display order."""
    year, index = divmod(month, 12)
    first, last = Day(year, index + 1, 1), Day(year, index + 1, month_length(year, index + 1))
    entries = {entry.id: entry for entry in dossier.entries}
    held: dict[str, dict[Answer, list[Line]]] = {}
    for number, state in enumerate(dossier.states):
        answers = held.setdefault(state.section, {answer: [] for answer in ANSWERS})
        answers[state.during(first, last)].append(_line(number, state, entries))
    return [
        Month(section, tuple((answer, tuple(held[section.name][answer])) for answer in ANSWERS))
        for section in dossier.sections
        if section.name in held
    ]


def _line(number: int, state: State, entries: Mapping[str, Entry]) -> Line:
    told = tuple(entries[key] for key in state.claims)
    own = next((entry for entry in told if own_voice(entry.claim)), None)
    return Line(number, own or told[0], "" if own else short_voice(told[0].claim), told)


def as_of_data(dossier: Dossier) -> dict[str, Any] | None:
    """The slider's months, and for each state the days (year, month and day as one number) from which an answer, by its
    place in `ANSWERS`, holds; None where there is no slider."""
    months = span(dossier)
    if months is None:
        return None
    steps = [
        [[day.year * 10000 + day.month * 100 + day.day, _CODES[answer]] for day, answer in state.steps]
        for state in dossier.states
    ]
    return {"first": months[0], "last": months[1], "states": steps}


def findings_of(variants: Iterable[Variant]) -> dict[str, Variant]:
    """The finding that each claim is in, by the claim's id."""
    return {key: variant for variant in variants for key in variant.claims}


def beside(dossier: Dossier, standing: Standing) -> list[Beside]:
    """The sources that the one shares words with, those of most words first."""
    groups: dict[str, list[Shared]] = {}
    for shared in standing.shared:
        groups.setdefault(shared.right, []).append(shared)
    dates = {source.siglum: bounded(source.document.metadata.published) for source in dossier.sources}
    out = [
        Beside(siglum, _age(dates[standing.siglum], dates[siglum]), len(group), _words(group), group[0])
        for siglum, group in groups.items()
    ]
    return sorted(out, key=lambda one: (-one.words, len(one.siglum), one.siglum))


def _words(group: Sequence[Shared]) -> int:
    return sum(len(shared.left_words.split()) for shared in group)


def _age(own: Any, other: Any) -> Age:
    """Whether the other source is older or newer, by the days that bound their dates."""
    if own is None or other is None or None in (own.earliest, own.latest, other.earliest, other.latest):
        return ""
    if other.latest < own.earliest:
        return "older"
    return "newer" if own.latest < other.earliest else ""


def cut(text: str) -> str:
    """The beginning of a long passage, in one line and visible. Not escaped."""
    line = " ".join(text.split())
    return visible(line if len(line) <= _CUT else line[: _CUT - 1].rstrip() + "…")
