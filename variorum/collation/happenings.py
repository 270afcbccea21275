"""Whether two event claims tell one event, and where they differ then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from variorum.collation.measures import numbers, places
from variorum.collation.periods import Outcome, Period, moments
from variorum.collation.relating import Aspect, contradict, said, sets, when
from variorum.collation.rules import event_rule, setting
from variorum.collation.terms import Term, one_name, words_of
from variorum.collation.view import View
from variorum.language.name_keys import name_words_of
from variorum.language.name_words import gazetteer

DAY, MONTH, YEAR = 1, 31, 366
"""Up to so many days a time counts as a day, a month or a year."""

_SIDES = ("agent", "target", "victim")


def one_event(a: View, b: View) -> bool:
    """Whether the evidence that both tell one event adds up to `enough`, with a ground beyond who, when and what kind."""
    rule = event_rule()
    if a.family != b.family or (once := befell(a, b)) is False:
        return False
    time, place = moments(a.period, b.period), places(a.terms.get("place", ()), b.terms.get("place", ()))
    named = _named(a, b)
    if (time == "apart" and not (once or named)) or (place == "apart" and not once):
        return False
    parts = dict(evidence(a, b))
    score = sum(rule.weights[name] for name in parts)
    if _strangers(a, b):
        score -= rule.weights["agent"]
    return score >= rule.enough and bool(
        parts.keys() - {"agent", "kind", "kind_family", "year", "within", "month", "country"}
    )


def may_be_one_time(a: View, b: View) -> bool:
    """Whether the times of two events do not exclude that they are one: False only where `one_event` is."""
    return moments(a.period, b.period) != "apart" or _once(a, b) or _named(a, b)


def none_after(a: View, b: View, slack: int) -> bool:
    """Whether `a` and every event that begins when `b` does or later are two, as their times tell. `slack` is the most days by
    which one of them may be off."""
    when, then = a.period, b.period
    if (
        when is None
        or then is None
        or not (when.said and then.said)
        or "name" in a.terms
        or _kind(a) in event_rule().once
    ):
        return False
    return when.end + when.slack + slack < then.begin


def _once(a: View, b: View) -> bool:
    """Whether both are of kinds that befall a person once."""
    return {_kind(a), _kind(b)} <= event_rule().once


def befell(a: View, b: View) -> bool | None:
    """Whether both tell what befalls a person once, of one person: True; of two persons: False; else None."""
    if not _once(a, b):
        return None
    left, right = a.entities("victim"), b.entities("victim")
    if left & right:
        return True
    if one_name(a.terms.get("victim", ()), b.terms.get("victim", ())):
        return None
    return False if left and right and _persons(a) and _persons(b) else None


def _persons(one: View) -> bool:
    return all(f.type == "person" for f in one.claim.role("victim"))


def evidence(a: View, b: View) -> Iterator[tuple[str, str]]:
    """What speaks for one event: names of weights, each with the words for it."""
    yield from ((name, name) for name in _kinds(a, b))
    if _named(a, b):
        yield "name", said(a, "name")
    shared: set[str] = set()
    for role in ("victim", "target"):
        both = a.entities(role) & b.entities(role)
        shared |= both
        if both:
            yield role, said(a, role)
        elif _one_word(a.terms.get(role, ()), b.terms.get(role, ()), role):
            yield f"{role}_words", said(a, role)
    agents = a.entities("agent") & b.entities("agent")
    if agents:
        yield "agent", said(a, "agent")
    if (
        not _others(a, b)
        and (a.mentioned | a.entities(*_SIDES)) & (b.mentioned | b.entities(*_SIDES)) - shared - agents
    ):
        yield "mentioned", ""
    if places(a.terms.get("place", ()), b.terms.get("place", ())) in ("same", "left", "right"):
        yield ("country" if _country(a) or _country(b) else "place"), said(a, "place")
    yield from ((name, "") for name in _closeness(a.period, b.period))
    if any(_same_number(a, b, role) for role in event_rule().numbers):
        yield "number", ""


def _one_word(left: tuple[Term, ...], right: tuple[Term, ...], role: str) -> bool:
    """Whether a word or a name is common to both; what is hit in one country need not be one thing."""
    common = words_of(left) & words_of(right)
    if role == "target":
        common = frozenset(w for w in common if not gazetteer().country_of(w.replace("_", " ")))
    return bool(common) or (role == "victim" and one_name(left, right))


def _others(a: View, b: View) -> bool:
    """Whether both name whom or what it hit, and name others: members of one list are not one."""
    for role in ("victim", "target"):
        x, y = a.terms.get(role, ()), b.terms.get(role, ())
        if x and y and all(t.names for t in (*x, *y)) and sets(x, y) == "apart":
            return True
    return False


def one_deed(a: View, b: View) -> bool:
    """Whether two events, of which one was denied, only tried or planned, are the very same: they name one victim or target, or
    share a day or month and a place, and nothing that they both name is another's. In one document, what was tried is
    one event, and what was done another.
    """
    statuses = {a.claim.status, b.claim.status}
    if a.claim.document == b.claim.document and "attempted" in statuses:
        return False
    found = [sets(x, y) for role in ("victim", "target") if (x := a.terms.get(role)) and (y := b.terms.get(role))]
    place = places(a.terms.get("place", ()), b.terms.get("place", ()))
    if "apart" in (*found, place):
        return False
    near = set(_closeness(a.period, b.period)) & {"day", "month"}
    return bool(found) or _named(a, b) or bool(near and place != "silent")


def _kinds(a: View, b: View) -> Iterator[str]:
    left, right = _kind(a), _kind(b)
    general = event_rule().general
    if left == right:
        yield "kind"
    elif right in general.get(left, ()) or left in general.get(right, ()):
        yield "kind_family"


def _named(a: View, b: View) -> bool:
    return bool(a.keys("name") & b.keys("name"))


def _country(one: View) -> bool:
    return all(gazetteer().country_of(t.text) for t in one.terms.get("place", ()))


def _closeness(a: Period | None, b: Period | None) -> Iterator[str]:
    if a is None or b is None or not (a.said and b.said) or moments(a, b) == "apart":
        return
    wide = max(a.end - a.begin, b.end - b.begin) + 1
    yield "day" if wide <= DAY else "month" if wide <= MONTH else "year" if wide <= YEAR else "within"


def _same_number(a: View, b: View, role: str) -> bool:
    left, right = a.counts.get(role), b.counts.get(role)
    return (
        left is not None
        and right is not None
        and (left.min or 0) > 1
        and numbers(left, right) not in ("apart", "silent")
    )


def _strangers(a: View, b: View) -> bool:
    """Whether both name who did it, and name others."""
    left, right = a.terms.get("agent", ()), b.terms.get("agent", ())
    named = all(t.names for t in (*left, *right))
    return bool(left and right and named and sets(left, right) == "apart")


def event_aspects(a: View, b: View) -> Iterator[Aspect]:
    """Where two claims of one event agree and differ: a count, place, time or doer that differs contradicts."""
    yield Aspect("kind", _kind_outcome(_kind(a), _kind(b)), _kind(a), _kind(b))
    for role in (*_SIDES, "method", "name"):
        x, y = a.terms.get(role, ()), b.terms.get(role, ())
        if not x or not y:
            yield Aspect(
                role, "silent" if bool(x) == bool(y) else "left" if x else "right", said(a, role), said(b, role)
            )
            continue
        found = sets(x, y)
        if role in ("agent", "victim") and found == "both" and one_name(x, y) and len(x) == len(y) == 1:
            found = "same"
        told = found == "apart" and not (role == "agent" and contradict(x, y))
        yield Aspect(role, "both" if told else found, said(a, role), said(b, role), told)
    yield Aspect("place", _places(a, b), said(a, "place"), said(b, "place"))
    for role in event_rule().numbers:
        m, n = a.counts.get(role), b.counts.get(role)
        outcome = numbers(m, n) if m and n else "silent" if m is n else "left" if m else "right"
        yield Aspect(role, outcome, said(a, role), said(b, role))
    yield Aspect("time", moments(a.period, b.period), when(a), when(b))


def _kind_outcome(left: str, right: str) -> Outcome:
    """A kind that stands for the other is the more general; two that stand for each other are one."""
    general = event_rule().general
    up, down = right in general.get(left, ()), left in general.get(right, ())
    if left == right or (up and down):
        return "same"
    return "right" if up else "left" if down else "both"


def _places(a: View, b: View) -> Outcome:
    x, y = a.terms.get("place", ()), b.terms.get("place", ())
    return places(x, y) if x and y else "silent" if bool(x) == bool(y) else "left" if x else "right"


def _kind(one: View) -> str:
    return next((f.text for f in one.claim.role("kind")), "other")


def run_together(a: View, b: View, both: View) -> bool:
    """Whether one claim tells as one event what a document tells as two, `a` and `b`: either may be the one that it tells, but
    their times exclude each other. What is told as a series runs nothing together.
    """
    if a.claim.document != b.claim.document or moments(a.period, b.period) != "apart" or both.period is None:
        return False
    several = both.counts.get("count")
    if (several is not None and "victim" not in both.terms and "target" not in both.terms) or not both.period.said:
        return False
    return both.period.end - both.period.begin < YEAR and not _series() & set(name_words_of(both.claim.quote))


@cache
def _series() -> frozenset[str]:
    return frozenset(setting("series"))
