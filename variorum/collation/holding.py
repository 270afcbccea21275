"""What held on a day, as far as the documents tell: certain, possible, no or unknown, on two clocks.

The first clock is that of the world: what held on `day`. The second is that of the documents: what those published by
`known_by` said of it. Three rules stand above the others: the first time that a state is told is not its beginning;
silence is not its end; and no answer is surer than the words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from variorum.collation.dating import published
from variorum.collation.succession import Dates, Turns, departs, rules, turns_of
from variorum.dates import Answer, Choice, Day, EdtfError, Interval, PartialDate, as_of, bounds, humanise, parse
from variorum.dates.bounds import edges, widened
from variorum.dates.calendar import add_days
from variorum.lexicon import words as vocabulary
from variorum.model import Claim, Document
from variorum.ontology import claim_types

When = date | Day | str
"""A day, or the days of an EDTF date ("1988-06": all of June)."""


_FIRST, _LAST = Day(1, 1, 1), Day(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Held:
    """Whether what claim `claim` (its id) tells held on the day asked for, and why, in words.

    `because` are the ids of other claims that decided it. `known` is False where the document may not have been
    published by the day of the second clock, or has no date: its claim is left out, with the answer "unknown".
    """

    claim: str
    answer: Answer
    reason: str
    because: tuple[str, ...] = ()
    known: bool = True


def holding(
    claims: Iterable[Claim], day: When, *, documents: Iterable[Document] = (), known_by: When | None = None
) -> tuple[Held, ...]:
    """For each stateful claim, in the claims' order, whether its state held on `day`.

    A month or year asks about each of its days: certain or no on all of them, or else possible. With `known_by`, only
    documents surely published by then (by its last day) speak; those surely later are left out, those that may be later
    and those without a date are listed as unknown, with `known` False. The rules are in `docs/asof.md`.

    Raises: EdtfError where `day` or `known_by` is text, and no EDTF date.
    """
    dates = {d.id: dated for d in documents if (dated := published(d)) is not None}
    limit = None if known_by is None else _days(known_by)[1]
    spoken = [claim for claim in claims if limit is None or not _later(dates.get(claim.document), limit)]
    speaking = [claim for claim in spoken if limit is None or _by(dates.get(claim.document), limit)]
    turns, asked = turns_of(speaking, dates), _days(day)
    heard = {claim.id for claim in speaking}
    types = claim_types()
    return tuple(
        _held(claim, asked, (dates, turns)) if claim.id in heard else _left_out(claim, dates)
        for claim in spoken
        if types[claim.type].stateful
    )


@dataclass(frozen=True, slots=True)
class Telling:
    """What all claims together tell of ends and successions, whatever the day: it takes longer to work out than any answer."""

    dates: Dates
    turns: Turns


def telling(claims: Iterable[Claim], documents: Iterable[Document]) -> Telling:
    """What the claims of the documents tell, for `answers`."""
    dates = {d.id: dated for d in documents if (dated := published(d)) is not None}
    return Telling(dates, turns_of(claims, dates))


def answers(claims: Iterable[Claim], day: When, told: Telling) -> tuple[Held, ...]:
    """For each stateful claim of these, in their order, what `holding` answers where all claims of `told` speak.

    Raises: EdtfError where `day` is text, and no EDTF date.
    """
    asked, types = _days(day), claim_types()
    return tuple(_held(claim, asked, (told.dates, told.turns)) for claim in claims if types[claim.type].stateful)


@dataclass(frozen=True, slots=True)
class Course:
    """The answers about the state that claim `claim` tells, day after day: `steps` are the days from which another answer
    holds, in order; the first is the first day of the year 1."""

    claim: str
    steps: tuple[tuple[Day, Answer], ...]


def courses(
    claims: Iterable[Claim], *, documents: Iterable[Document] = (), wanted: Container[str] | None = None
) -> tuple[Course, ...]:
    """What `holding` answers about each stateful claim for every single day of the years 1 to 9999, in the claims' order.

    `wanted` are the ids of the claims that are asked about, None for all; the others speak too.
    """
    dates = {d.id: dated for d in documents if (dated := published(d)) is not None}
    told = tuple(claims)
    turns, types = turns_of(told, dates), claim_types()
    return tuple(
        _course(claim, (dates, turns))
        for claim in told
        if types[claim.type].stateful and (wanted is None or claim.id in wanted)
    )


def _course(claim: Claim, known: tuple[Dates, Turns]) -> Course:
    """The answer is asked for on the days beside each edge: between them it does not change."""
    edges_ = {*_edges(claim, known[0]), *known[1].days(claim, _FIRST, _LAST)}
    asked = {_FIRST, *(add_days(edge, n) for edge in edges_ for n in (-1, 0, 1))}
    steps: list[tuple[Day, Answer]] = []
    for day in sorted(day for day in asked if _FIRST <= day <= _LAST):
        answer = _on(claim, day, known).answer
        if not steps or steps[-1][1] != answer:
            steps.append((day, answer))
    return Course(claim.id, tuple(steps))


def _days(when: When) -> tuple[Day, Day]:
    """The first and last day meant."""
    if not isinstance(when, str):
        return (Day.of(when), Day.of(when))
    value = parse(when)
    found = edges(value) if isinstance(value, PartialDate) else (None, None)
    if found[0] is None or found[1] is None:
        raise EdtfError(f"not a day, month or year: {when!r}", hint='Write it like "1988-06-18", "1988-06" or "1988".')
    return (found[0], found[1])


def _later(dated: tuple[Day, Day] | None, limit: Day) -> bool:
    return dated is not None and dated[0] > limit


def _by(dated: tuple[Day, Day] | None, limit: Day) -> bool:
    return dated is not None and dated[1] <= limit


def _left_out(claim: Claim, dates: Dates) -> Held:
    why = "may have been published later" if claim.document in dates else "has no date"
    return Held(claim.id, "unknown", f"left out: its document {why}", known=False)


def _held(claim: Claim, asked: tuple[Day, Day], known: tuple[Dates, Turns]) -> Held:
    """The answer for all days asked for: that of each day, where they are one."""
    first, last = asked
    changes = {first, last}
    if first != last:
        before, after = add_days(first, -1), add_days(last, 1)
        for edge in (*_edges(claim, known[0]), *known[1].days(claim, first, last)):
            if before <= edge <= after:
                changes |= {day for day in (add_days(edge, n) for n in (-1, 0, 1)) if first <= day <= last}
    answers = [_on(claim, day, known) for day in sorted(changes)]
    found = {held.answer for held in answers}
    if len(found) == 1:
        return answers[0]
    shown = next((h for h in answers if h.answer == "possible"), None) or next(
        (h for h in answers if h.answer == "certain"), answers[0]
    )
    answer: Answer = "possible" if found & {"certain", "possible"} else "unknown"
    return Held(claim.id, answer, f"not on all of these days alike; on some: {shown.reason}", shown.because)


def _edges(claim: Claim, dates: Dates) -> Iterator[Day]:
    """The days on which what the claim's own words tell may change."""
    for dated in filter(None, [dates.get(claim.document)]):
        yield from (*dated, *_year(dated))
    try:
        value = parse(claim.time.edtf) if claim.time else None
    except EdtfError:  # no date, so no edge; `_own` tells
        return
    for side in _sides(value):
        yield from (edge for edge in (*edges(side), *widened(side)) if edge is not None)


def _sides(value: PartialDate | Interval | Choice | None) -> Iterator[PartialDate]:
    if isinstance(value, PartialDate):
        yield value
    elif isinstance(value, Interval):
        yield from (side for side in (value.start, value.end) if isinstance(side, PartialDate))
    elif value is not None:
        for member in value.members:
            yield from _sides(member)


def _on(claim: Claim, day: Day, known: tuple[Dates, Turns]) -> Held:
    """The answer for one day: by the claim's own words, lowered by what other claims tell."""
    dates, turns = known
    answer, reason = _hedged(claim, *_own(claim, day, dates.get(claim.document)))
    effect = turns.on(claim, _known(claim, dates), day)
    if effect is None or answer == "no" or claim.status not in ("asserted", "reported", "alleged"):
        return Held(claim.id, answer, reason)
    how, turn = effect
    if how == "ended" and answer != "certain":
        return Held(claim.id, "no", f"ended: {turn.reason}", (turn.claim,))
    if answer == "certain":
        return Held(claim.id, "possible", f"{reason}; but the documents differ: {turn.reason}", (turn.claim,))
    return Held(claim.id, answer, f"{reason}; it may have ended: {turn.reason}", (turn.claim,))


def _known(claim: Claim, dates: Dates) -> Day | None:
    """The last day of the time at which the claim first tells its state; None where there is none."""
    if claim.time is None:
        dated = dates.get(claim.document)
        return None if dated is None else dated[1]
    try:
        found = bounds(claim.time.edtf)
    except EdtfError:  # `_own` tells
        return None
    return found.sure_from if found.interval and found.earliest is not None else found.latest


def _hedged(claim: Claim, answer: Answer, reason: str) -> tuple[Answer, str]:
    """No surer than the claim's status: somebody else's word is at most possible, and what never came about is unknown."""
    if claim.status in ("attempted", "planned", "denied"):
        return ("unknown", f"the claim is {claim.status}: that it held is not told")
    if claim.status in ("reported", "alleged") and answer == "certain":
        who = f" by {claim.attribution.text}" if claim.attribution else ""
        return ("possible", f"{reason}; it is {claim.status}{who}, not asserted")
    return (answer, reason)


def _own(claim: Claim, day: Day, dated: tuple[Day, Day] | None) -> tuple[Answer, str]:
    """The answer by the claim's own words and its document's date."""
    if claim.time is None:
        return _undated(day, dated)
    try:
        value, when = parse(claim.time.edtf), humanise(claim.time.edtf)
    except EdtfError:  # kept as it is, and told
        return ("unknown", f"its time {claim.time.edtf!r} cannot be read")
    if departs(claim):
        return _departed(value, when, day)
    if isinstance(value, Interval):
        return _interval(claim, (value, when), day, dated)
    answer = as_of(claim.time.edtf, day)
    if answer != "no":
        told = "told for that day" if answer == "certain" else f"told for {when}, which may be another day"
        return (answer, told)
    found = bounds(claim.time.edtf)
    if found.earliest is not None and day < found.earliest:
        if claim.type in rules()["acts"]:
            return ("no", f"it came about in {when}")
        return ("unknown", f"first told for {when}, which is not to say that it began then")
    return ("possible", f"told for {when}; no end is told, and silence is none")


def _departed(value: PartialDate | Interval | Choice, when: str, day: Day) -> tuple[Answer, str]:
    """A claim that somebody left: there until then, one does not know since when, and not after."""
    left = value.start if isinstance(value, Interval) and isinstance(value.start, PartialDate) else value
    if isinstance(left, Choice):
        last = bounds(str(left)).latest
        answer: Answer = "unknown" if last is None else "no" if day > last else "possible"
    else:
        answer = as_of(f"../{left}" if isinstance(left, PartialDate) else str(left), day)
    told = {"no": "and so not there after", "possible": "since when it had been there is not told"}
    return (answer, f"it left in {when}, {told[answer]}" if answer in told else f"it left in {when}")


def _undated(day: Day, dated: tuple[Day, Day] | None) -> tuple[Answer, str]:
    """A claim without a time: its document says so, in the year it was published; more is not told."""
    if dated is None:
        return ("unknown", "neither the claim nor its document has a date")
    first, last = _year(dated)
    if first <= day <= last:
        return ("possible", "said without a time, in a document of that year")
    return ("unknown", f"said without a time, in a document of {_shown(dated)}")


def _year(dated: tuple[Day, Day]) -> tuple[Day, Day]:
    """The calendar years of a date."""
    return (Day(dated[0].year, 1, 1), Day(dated[1].year, 12, 31))


def _shown(dated: tuple[Day, Day]) -> str:
    first, last = dated[0].year, dated[1].year
    return str(first) if first == last else f"{first} to {last}"


def _interval(claim: Claim, told: tuple[Interval, str], day: Day, dated: tuple[Day, Day] | None) -> tuple[Answer, str]:
    """The answer for "since", "until", "by" and "from ... to"."""
    value, when = told
    edtf = str(value)
    begun = widened(value.start)[1] if isinstance(value.start, PartialDate) else None
    said = max((d for d in (begun, dated[0] if dated else None) if d is not None), default=None)
    answer = as_of(edtf, day, said=said)
    if answer == "no" and value.start == ".." and not _closing(claim):
        return ("possible", f"told to be so {when}; no end is told, and silence is none")
    if answer == "possible" and value.end == ".." and said is not None and day > said:
        return ("possible", f"told {when}; after its document's date no end is told, and silence is none")
    if answer == "possible" and value.start == "..":
        return ("possible", f"told {when}; when it began is not told")
    return (answer, f"told {when}" if answer != "no" else f"told {when}, so not then")


def _closing(claim: Claim) -> bool:
    """Whether the words before the time tell an end ("until 2001") and not a time by which it was so ("by 2001")."""
    time = claim.time
    if time is None or time.start is None or not claim.start <= time.start <= claim.end:
        return False
    before = claim.quote[: time.start - claim.start].casefold().split()
    told = vocabulary("holding.until")
    return any(" ".join(before[-n:]) in told for n in (1, 2) if len(before) >= n)
