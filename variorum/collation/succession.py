"""What ends a state or puts another in its place: a successor, another count, a removal from a list, a death.

Which claims do is data: `data/ontology/holding.yaml`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from variorum.collation.shingles import folded
from variorum.collation.speaking import of_other_lists, speaks_for, voices
from variorum.dates import Day, EdtfError, bounds, humanise
from variorum.dates.calendar import add_days
from variorum.model import Claim, Filler
from variorum.ontology import claim_types
from variorum.resource import load_yaml

if TYPE_CHECKING:
    from variorum.resolution.authorities import Authority

Effect = Literal["ended", "may have ended"]
Dates = Mapping[str, tuple[Day, Day]]
Key = tuple[str, ...]

# A day before all others, for a turn of which only the last day is told.
_ALWAYS = Day(-999_999, 1, 1)


@cache
def rules() -> dict[str, Any]:
    """What supersedes and ends what, as `data/ontology/holding.yaml` has it. Read-only.

    Raises: DataError where the file is missing or is not YAML.
    """
    found: dict[str, Any] = load_yaml("ontology/holding.yaml")
    return found


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """From when a claim ends another state: not before `first`, surely from the day after `sure`.

    `first` is the beginning of time where only an end is told. `surely` is False where the claim is hedged or its date
    is. `value` is what takes the place, "" where nothing does. `voices` are the authorities that speak in the claim.
    """

    first: Day
    sure: Day
    claim: str
    surely: bool
    value: str
    reason: str
    voices: tuple[Authority, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Turns:
    """All turns of some claims, by what they end, each list in time order.

    `_together` are values of a state that one sentence tells of one time ("led by A and B"): neither follows the other.
    """

    _by_key: Mapping[Key, list[Turn]]
    _days: Mapping[Key, Sequence[Day]]
    _together: frozenset[tuple[Key, str, str]]

    def on(self, claim: Claim, known: Day | None, day: Day) -> tuple[Effect, Turn] | None:
        """What has ended the claim's state by `day`, None where nothing has; the first that surely did comes first.

        `known` is the last day of the time at which the claim first tells the state: what came earlier cannot end it.
        """
        if known is None:
            return None
        doubtful = None
        for key, value in _states(claim):
            for turn in _between(self._by_key.get(key, ()), known, day):
                if self._ends(turn, claim, (key, value, known)):
                    if turn.surely and turn.sure < day:
                        return ("ended", turn)
                    doubtful = doubtful or turn
        return None if doubtful is None or day <= known else ("may have ended", doubtful)

    def _ends(self, turn: Turn, claim: Claim, state: tuple[Key, str, Day]) -> bool:
        key, value, known = state
        if turn.claim == claim.id or turn.sure <= known:
            return False
        if turn.voices and of_other_lists(turn.voices, voices(claim)):
            return False
        return not turn.value or (
            turn.value != value and (key, min(value, turn.value), max(value, turn.value)) not in self._together
        )

    def days(self, claim: Claim, first: Day, last: Day) -> Iterator[Day]:
        """The days of `first` to `last`, and one beside them, on which what the turns say of the claim may change."""
        for key, _ in _states(claim):
            days = self._days.get(key, ())
            yield from days[bisect_left(days, add_days(first, -1)) : bisect_right(days, add_days(last, 1))]


def _between(turns: Sequence[Turn], known: Day, day: Day) -> Iterator[Turn]:
    """The turns that may have come after `known` and by `day`, in order."""
    undated = bisect_right(turns, _ALWAYS, key=_first)
    for n in chain(range(undated), range(max(undated, bisect_right(turns, known, key=_first)), len(turns))):
        if turns[n].first > day:
            return
        yield turns[n]


def _first(turn: Turn) -> Day:
    return turn.first


def turns_of(claims: Iterable[Claim], dates: Dates) -> Turns:
    """The turns that the claims tell. `dates` are the bounds of the dates of their documents, where known."""
    by_key: dict[Key, dict[tuple[object, ...], Turn]] = defaultdict(dict)
    open_: dict[Key, list[tuple[str, Claim]]] = defaultdict(list)
    together: set[tuple[Key, str, str]] = set()
    for claim in sorted(claims, key=lambda c: (c.document, c.start, c.end, c.id)):
        for key, turn in _turns(claim, dates):
            alike = (turn.first, turn.sure, turn.surely, turn.value, turn.voices)
            by_key[key].setdefault(alike, turn)
        state = _state(claim)
        if state is not None and "ending" not in rules()["supersedes"][claim.type]:
            key, value = state
            beside = [c for c in open_[key] if c[1].document == claim.document and claim.start < c[1].end]
            together |= {(key, min(value, v), max(value, v)) for v, c in beside if _when(c) == _when(claim)}
            open_[key] = [*beside, (value, claim)]
    turns = {key: sorted(found.values()) for key, found in by_key.items()}
    days = {key: sorted({day for turn in found for day in (turn.first, turn.sure)}) for key, found in turns.items()}
    return Turns(turns, days, frozenset(together))


def _when(claim: Claim) -> str:
    return claim.time.edtf if claim.time else ""


def _turns(claim: Claim, dates: Dates) -> Iterator[tuple[Key, Turn]]:
    """What the claim ends, by key."""
    if claim.status not in ("asserted", "reported"):
        return
    for key, value, role in _ended(claim):
        rule = rules()["supersedes"].get(claim.type, {})
        final = not value or value in rule.get("ending", ())
        span = _span(claim, dates, final)
        if span is not None:
            first, sure, exact = span
            when = f" ({humanise(claim.time.edtf)})" if claim.time else ""
            said = (
                f"{claim.id} says {claim.quote!r}{when}"
                if final
                else f"{claim.id} tells another {role}{when}: {claim.quote!r}"
            )
            surely = exact and claim.status == "asserted"
            yield key, Turn(first, sure, claim.id, surely, value, said, voices(claim))


def _ended(claim: Claim) -> Iterator[tuple[Key, str, str]]:
    """The keys of what the claim ends, the value that takes the place and its role; both "" for an end."""
    end = rules()["ends"].get(claim.type)
    if end and ("kinds" not in end or any(f.text in end["kinds"] for f in claim.role("kind"))):
        for filler in claim.role(end["role"]):
            yield ("end", _key(filler)), "", ""
    if departs(claim):
        yield from ((key, "", "") for key in _place(claim))
    state = _state(claim)
    if state is not None:
        yield *state, rules()["supersedes"][claim.type]["value"]


def _states(claim: Claim) -> Iterator[tuple[Key, str]]:
    """The keys under which something may end the claim's state, each with the claim's own value."""
    yield from ((key, "") for key in _place(claim))
    state = _state(claim)
    if state is not None:
        yield state
    for role in rules()["bearers"].get(claim.type, ()):
        for filler in claim.role(role):
            yield ("end", _key(filler)), ""


def departs(claim: Claim) -> bool:
    """Whether the claim tells that a state ended: somebody left."""
    rule = rules()["departures"].get(claim.type)
    return rule is not None and any(folded(f.text) in rule["values"] for f in claim.role(rule["role"]))


def _place(claim: Claim) -> Iterator[Key]:
    """The key of the state that a departure would end."""
    rule = rules()["departures"].get(claim.type)
    if rule is not None and all(claim.role(role) for role in rule["same"]):
        yield ("left", claim.type, *(_keys(claim, role) for role in rule["same"]))


def _state(claim: Claim) -> tuple[Key, str] | None:
    """Which state the claim is about, and its value there; None where several may hold side by side."""
    rule = rules()["supersedes"].get(claim.type)
    if rule is None:
        return None
    for role, heads in rule.get("only", {}).items():
        if not any(folded(f.text) in heads for f in claim.role(role)):
            return None
    known = {role.name: role.kind for role in claim_types()[claim.type].roles}
    if any(known[role] in ("entity", "place") and not claim.role(role) for role in rule["same"]):
        return None
    value = _keys(claim, rule["value"]) or rule.get("default", "")
    return ((claim.type, *(_keys(claim, role) for role in rule["same"])), value) if value else None


def _keys(claim: Claim, role: str) -> str:
    return " + ".join(sorted(_voice(claim, f) if role in rules()["authorities"] else _key(f) for f in claim.role(role)))


def _voice(claim: Claim, filler: Filler) -> str:
    """An authority by the state or union for which it speaks."""
    known = speaks_for(claim, filler)
    return f"authority {known.id}" if known else _key(filler)


def _key(filler: Filler) -> str:
    """By what two fillers are the same: their entity, their bounds, else their words."""
    if filler.min is not None or filler.max is not None:
        return f"{filler.min} to {filler.max}"
    return filler.entity or folded(filler.text)


def _span(claim: Claim, dates: Dates, final: bool) -> tuple[Day, Day, bool] | None:
    """From when the claim's own state holds: not before, surely after, and whether its date is exact.

    Only what ends a state for good may lack the first: it was told, so by the document's date it had come.
    """
    if claim.time is None:
        dated = dates.get(claim.document)
        return (_ALWAYS, dated[1], True) if final and dated is not None else None
    try:
        found = bounds(claim.time.edtf)
    except EdtfError:  # what is not EDTF dates nothing; the claim itself stays as it is
        return None
    sure = found.sure_from if found.interval and found.earliest is not None else found.latest
    if sure is None or (found.earliest is None and not final):
        return None
    return (found.earliest or _ALWAYS, sure, not (found.approximate or found.uncertain))
