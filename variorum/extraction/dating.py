"""The times of the claims that a rule makes at one place: of the trigger, of its fillers, or one for each of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.extraction.hits import Hit
from variorum.extraction.reading import Reading
from variorum.extraction.rules import Rule
from variorum.extraction.selectors import select
from variorum.extraction.timing import Timing
from variorum.model import Filler, Time
from variorum.ontology import claim_types


def time_of(reading: Reading, timing: Timing, hit: Hit) -> Time | None:
    """The time that the words around the trigger give, None where they give none."""
    time = timing.of(hit.token, own=hit.rule.own_time)
    if hit.piece is not None:
        time = time or timing.told(hit.token)
    return time and _turned(reading, hit, time)


def times_of(
    timing: Timing, rule: Rule, roles: Mapping[str, tuple[Filler, ...]], time: Time | None
) -> Sequence[Time | None]:
    """The times of the claims with these fillers, one claim for each; `time` is that of the trigger."""
    return _periods(timing, rule, roles) or _occasions(timing, rule, roles, time) or (time,)


def _turned(reading: Reading, hit: Hit, time: Time) -> Time | None:
    """The time of a claim whose rule says that what it dates began or ended then; nobody is born or dies ever since."""
    begins, ends = hit.rule.begins, hit.rule.ends
    first, _, last = time.edtf.partition("/")
    if last == ".." and hit.rule.type in ("born", "died"):
        return None
    if begins is not None and last and ".." not in (first, last) and select(reading, hit.token, begins):
        return replace(time, edtf=last)
    if ends is not None and not last and select(reading, hit.token, ends):
        return replace(time, edtf=f"../{time.edtf}")
    return time


def _periods(timing: Timing, rule: Rule, roles: Mapping[str, tuple[Filler, ...]]) -> list[Time]:
    """The times in brackets behind a body that a lasting tie is with: "a partner of X (1949–1956, 1961–1966)" is two.

    Also the one day or year behind whom something happened to: "its victims: A (1978) and B (1979)".
    """
    lives = (
        [life for f in roles.get("subject", ()) if (life := timing.life(f))] if rule.type in ("born", "died") else []
    )
    if lives:
        return [t for t in (lives[0].born if rule.type == "born" else lives[0].died,) if t is not None]
    if claim_types()[rule.type].stateful:
        bodies = [f for fillers in roles.values() for f in fillers if f.type == "organization"]
        return next((times for body in bodies if (times := timing.beside(body))), [])
    struck = [f for name in ("victim", "target") for f in roles.get(name, ())]
    return [t for f in struck[:1] for t in timing.beside(f) if "/" not in t.edtf] if rule.type == "event" else []


def _occasions(
    timing: Timing, rule: Rule, roles: Mapping[str, tuple[Filler, ...]], time: Time | None
) -> Sequence[Time | None]:
    """The times of an event of which several are told: each for itself, one span where a number counts all of them."""
    counted = any(f.min is not None for fillers in roles.values() for f in fillers)
    return timing.series(time, whole=counted) if rule.type == "event" else []
