"""Registers on the page: for each authority a strip of time with its listings, and each document's word where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.dates import Day, humanise
from variorum.dates.bounds import order_key
from variorum.dossier import Dossier, bounded
from variorum.model import Check, Searched, Strip, StripBar, StripSaying
from variorum.resolution.powers import powers

WIDTH = 1000.0
"""Units of a strip's drawing from the first year to the last."""

_YEAR = 365.2425  # days
_ROW = 18.0  # units of height of a bar, or of a line of documents
_NEAR = 26.0  # units between two letters that would lie upon each other
_ROOM = 300.0  # units that the title of a list takes
_TICKS = 12  # years that are printed under the strips at most


@dataclass(frozen=True, slots=True)
class Bar:
    """A listing, in units: sure from `x` to `x + width`, possible from `early` to `x` and from there to `late`. `open` where
    nothing tells an end: then the sure part ends with the newest file. `title` is the list's, printed at `title_x`, where there is
    room: after the bar or before it. `words` say all of it."""

    x: float
    width: float
    early: float
    late: float
    y: float
    open: bool
    title: str
    title_x: float
    title_before: bool
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A document's word, in units: written between `x` and `x + width`, in line `y`. `state` is "outdated", "contradicted" or ""."""

    saying: StripSaying
    siglum: str
    x: float
    y: float
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A strip with its drawing; `undated` are the sayings of documents without a date, which have no place in time, `similar` the
    entries whose name is similar and no more, in words."""

    strip: Strip
    authority: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    undated: tuple[Mark, ...]
    similar: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Registers:
    """What the page shows of registers. `own` are the strips of the subject, `others` those of others by name; `ticks` the years
    under them. `of` has the checks of each claim by its id. `as_of` is in words."""

    own: tuple[Drawn, ...]
    others: Mapping[str, tuple[Drawn, ...]]
    ticks: tuple[tuple[float, int], ...]
    of: Mapping[str, tuple[Check, ...]]
    searched: tuple[Searched, ...]
    as_of: str


def registers(dossier: Dossier) -> Registers | None:
    """The dossier's strips, laid out on one axis; None where no list was asked."""
    if not dossier.checks:
        return None
    sigla = {source.document.id: source.siglum for source in dossier.sources}
    scale = _Scale(dossier.strips, dossier.checks[0].as_of)
    own: list[Drawn] = []
    others: dict[str, list[Drawn]] = {}
    for strip in dossier.strips:
        drawn = _drawn(strip, scale, sigla)
        if strip.subject == dossier.subject.id:
            own.append(drawn)
        else:
            others.setdefault(strip.name, []).append(drawn)
    of: dict[str, list[Check]] = {}
    for check in dossier.checks:
        if check.claim is not None:
            of.setdefault(check.claim, []).append(check)
    return Registers(
        own=tuple(own),
        others={name: tuple(found) for name, found in sorted(others.items())},
        ticks=scale.ticks(),
        of={claim: tuple(checks) for claim, checks in of.items()},
        searched=tuple({one.snapshot: one for check in dossier.checks for one in check.searched}.values()),
        as_of=humanise(dossier.checks[0].as_of),
    )


class _Scale:
    """Days as units from left to right: from the year of the first date to the end of that of the last."""

    def __init__(self, strips: Iterable[Strip], as_of: str) -> None:
        edges = [day for strip in strips for edtf in (strip.start, strip.end) if (day := _side(edtf, 0)) is not None]
        days = [*edges, *(day for day in [_side(as_of, 1)] if day is not None)]
        self.first = min((day.year for day in days), default=1) - 1
        self.last = max((day.year for day in days), default=2) + 1

    def at(self, day: Day) -> float:
        """The place of the day; days before the first year and after the last at the edges."""
        year = day.year + (day.month - 1) / 12 + (day.day - 1) / _YEAR
        share = (year - self.first) / (self.last - self.first)
        return round(min(1.0, max(0.0, share)) * WIDTH, 1)

    def ticks(self) -> tuple[tuple[float, int], ...]:
        """Round years with their places."""
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (self.last - self.first) / step <= _TICKS)
        years = range(-(-self.first // step) * step, self.last + 1, step)
        return tuple((self.at(Day(year, 1, 1)), year) for year in years)


def _side(edtf: str | None, side: int) -> Day | None:
    """The earliest (0) or latest (1) day of an EDTF date, None where that side is open or there is no date."""
    found = bounded(edtf)
    return None if found is None else (found.earliest, found.latest)[side]


def _drawn(strip: Strip, scale: _Scale, sigla: Mapping[str, str]) -> Drawn:
    counted = [one for one in strip.bars if one.counts and (one.start or one.end or one.seen)]
    bars = [_bar(one, scale, 4 + number * _ROW) for number, one in enumerate(counted)]
    top = 8 + len(bars) * _ROW
    marks, undated = _marks(strip.sayings, scale, sigla, top)
    lines = max((mark.y for mark in marks), default=top - _ROW)
    return Drawn(
        strip,
        powers().names.get(strip.authority, strip.authority),
        tuple(bars),
        marks,
        undated,
        tuple(_bar_words(one) for one in strip.bars if one not in counted),
        lines + _ROW,
    )


def _bar(one: StripBar, scale: _Scale, y: float) -> Bar:
    """The bar's drawing."""
    begun, end = (_side(one.start, 0), _side(one.start, 1)), (_side(one.end, 0), _side(one.end, 1))
    from_, to = begun[1] or begun[0], end[0] or end[1] or _side(one.seen, 0)
    left = scale.at(from_) if from_ else 0.0
    early = scale.at(begun[0]) if begun[0] else (0.0 if one.start else left)
    right = max(left + 2.0, scale.at(to) if to else left)
    late = max(right, scale.at(end[1]) if end[1] else WIDTH)
    before = late > WIDTH - _ROOM
    return Bar(
        x=left,
        width=round(right - left, 1),
        early=min(early, left),
        late=late,
        y=y,
        open=one.end is None,
        title="" if before and early < _ROOM else one.title,
        title_x=round(min(early, left) - 6 if before else late + 6, 1),
        title_before=before,
        words=_bar_words(one),
    )


def _bar_words(one: StripBar) -> str:
    begun = f"listed {humanise(one.start)}" if one.start else "listed, the day is not told"
    ended = (
        f"{one.ended} {humanise(one.end)}"
        if one.end
        else f"still on the list of {humanise(one.seen)}"
        if one.seen
        else "no end is told"
    )
    scope = f" ({one.scope})" if one.scope else ""
    return f"{one.title or one.register}: {one.name}{scope}, {begun}; {ended}"


def _marks(
    sayings: Sequence[StripSaying], scale: _Scale, sigla: Mapping[str, str], top: float
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The documents' words from left to right, in as many lines as keep them apart; and those without a date."""
    placed: list[Mark] = []
    undated: list[Mark] = []
    ends: list[float] = []
    for saying in sorted(sayings, key=lambda one: (order_key(one.published), one.claim)):
        day = _side(saying.published, 0) or _side(saying.published, 1)
        state = "contradicted" if saying.contradicted else "outdated" if saying.outdated else ""
        siglum = sigla.get(saying.document, "?")
        words = _said(saying)
        if day is None:
            undated.append(Mark(saying, siglum, 0, 0, state, words))
            continue
        x = scale.at(day)
        line = next((number for number, end in enumerate(ends) if end <= x), len(ends))
        ends[line : line + 1] = [x + _NEAR]
        placed.append(Mark(saying, siglum, x, top + line * _ROW, state, words))
    return tuple(placed), tuple(undated)


def _said(saying: StripSaying) -> str:
    when = f", {humanise(saying.time)}" if saying.time else ""
    written = f"written {humanise(saying.published)}" if saying.published else "undated"
    told = "out of date when it was written" if saying.outdated else ""
    against = "the registers have it otherwise" if saying.contradicted else ""
    tail = "; ".join(part for part in (told, against) if part)
    return f"{written}: {saying.says}{when}{'; ' + tail if tail else ''}"
