"""What the values of two claims of one type are to each other, role by role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from variorum.collation.measures import numbers, places
from variorum.collation.periods import Outcome, ended, moments, starts, states
from variorum.collation.rules import Mode, TypeRule
from variorum.collation.speaking import of_other_lists, voices
from variorum.collation.terms import Term, creeds_and_peoples, family_of, may_be_one, several
from variorum.collation.view import View, family_word
from variorum.collation.voicing import beside_itself, one_breath
from variorum.language.name_keys import name_key

_ALIKE = 0.5
"""The share of all words of two values that both must have to be about one thing. A convention of this project."""

_PART = 0.2
"""The share of a longer value that a shorter one must have to be its wider form: one word of ten is no summary. A convention
of this project."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One respect in which two claims are compared: a role or "time", the outcome, and both sides' words.

    `told` marks a difference that is said but decides nothing.
    """

    name: str
    outcome: Outcome
    left: str = ""
    right: str = ""
    told: bool = False


def aspects(a: View, b: View, rule: TypeRule) -> Iterator[Aspect]:
    """The aspects of two claims of one type and family; times come last and only where the values do not exclude each other."""
    apart = False
    if rule.topic == "origin" and _of_itself(a, rule) != _of_itself(b, rule):
        yield Aspect("subject", "other", said(a, "subject"), said(b, "subject"))
        return
    if rule.unordered and not _unordered(a, b, rule):
        yield Aspect(rule.unordered[1], "other", said(a, rule.unordered[1]), said(b, rule.unordered[1]))
        return
    for role, mode in rule.roles.items():
        if role in rule.unordered:
            continue
        outcome, told = role_outcome(a, b, rule, role, mode)
        yield Aspect(role, outcome, said(a, role), said(b, role), told)
        if outcome == "other":
            return
        apart = apart or outcome == "apart"
    if not any(_filled(a, role) and _filled(b, role) for role in rule.needs) and rule.needs:
        yield Aspect(rule.needs[0], "other", said(a, rule.needs[0]), said(b, rule.needs[0]))
    elif not (apart and rule.changes):
        yield Aspect("time", _time(a, b, rule), when(a), when(b))
        if rule.time == "start" and (end := ended(a.period, b.period)) != "neither":
            yield Aspect("end", end, when(a) if end == "left" else "", when(b) if end == "right" else "")


def _of_itself(one: View, rule: TypeRule) -> bool:
    """Whether a body is told to have made itself: then it made another, which goes by its name."""
    causes = [role for role, mode in rule.roles.items() if mode == "account"]
    return any(one.entities(role) & one.entities("subject") for role in causes)


def _time(a: View, b: View, rule: TypeRule) -> Outcome:
    if rule.time == "none":
        return "silent"
    if rule.time == "state":
        return states(a.period, b.period)
    if rule.time == "start":
        return starts(a.period, b.period)
    found = moments(a.period, b.period)
    return "other" if found == "apart" and rule.time == "repeats" else found


def role_outcome(a: View, b: View, rule: TypeRule, role: str, mode: Mode) -> tuple[Outcome, bool]:
    """What a role of one claim is to that of the other, and whether it is only told."""
    if mode == "number":
        return _numbers(a, b, role), False
    left, right = a.terms.get(role, ()), b.terms.get(role, ())
    if mode == "switch":
        same = family_word(rule, role, a.claim.role(role)) == family_word(rule, role, b.claim.role(role))
        return ("same" if same else "apart"), False
    if mode in ("same", "authority"):
        same = bool({t.key for t in left} & {t.key for t in right})
        apart = mode == "authority" and of_other_lists(voices(a.claim), voices(b.claim))
        return ("same" if same and not apart else "other"), False
    if not left or not right:
        return ("silent" if bool(left) == bool(right) else "left" if left else "right"), mode == "family"
    if mode == "family":
        return _within_family(left, right), False
    if mode == "name":
        return ("same" if {name_key(t.text) for t in left} & {name_key(t.text) for t in right} else "other"), False
    if mode in ("place", "places"):
        found = places(left, right)
        if found == "apart" and one_breath(a, b):
            return "both", True
        return ("other" if found == "apart" and mode == "places" else found), False
    return _values(a, b, rule, role, mode)


def _values(a: View, b: View, rule: TypeRule, role: str, mode: Mode) -> tuple[Outcome, bool]:
    left, right = a.terms[role], b.terms[role]
    families = rule.families.get(role)
    if families and _one_family(left, right, rule, role):
        return "same", False
    found = sets(left, right)
    if found != "apart":
        return found, False
    # A document that names several without a time means that they hold beside each other.
    together = a.claim.document == b.claim.document and not (a.period and a.period.said and b.period and b.period.said)
    if mode == "list" or (mode == "one" and (together or _shared(a, rule) or _shared(b, rule))):
        return "other", False
    if mode == "detail" or (mode == "account" and (beside_itself(a, b) or not contradict(left, right))):
        return "both", True
    return "apart", False


def _shared(one: View, rule: TypeRule) -> bool:
    """Whether an office is told as one that several hold."""
    asked = (role for role, mode in rule.roles.items() if mode == "family" and rule.lesser)
    return any(several(t.text, rule.families[role]) for role in asked for t in one.terms.get(role, ()))


def _one_family(left: tuple[Term, ...], right: tuple[Term, ...], rule: TypeRule, role: str) -> bool:
    words = rule.families[role]
    return family_of(left[0].text, words, ()) == family_of(right[0].text, words, ())


def undone(a: View, b: View) -> Literal["left", "right", "neither"]:
    """Which of two tells the end of a state, without a date, of which the other tells the beginning: what was ended had begun."""
    rule = a.rule
    role = next((r for r, mode in rule.roles.items() if mode == "switch"), None) if rule is not None else None
    if rule is None or role is None:
        return "neither"
    ends = [family_word(rule, role, one.claim.role(role)) != rule.defaults.get(role) for one in (a, b)]
    if ends[0] == ends[1]:
        return "neither"
    ending = a if ends[0] else b
    if ending.period is not None and ending.period.said:
        return "neither"
    return "left" if ends[0] else "right"


def contradict(left: tuple[Term, ...], right: tuple[Term, ...]) -> bool:
    """Whether two accounts of who or what was the cause exclude each other: other names do, and descriptions whose
    creeds or peoples have nothing in common."""
    if all(t.names for t in left) and all(t.names for t in right):
        return True
    if any(t.names for t in (*left, *right)):
        return False
    a = frozenset().union(*(creeds_and_peoples(t.text) for t in left))
    b = frozenset().union(*(creeds_and_peoples(t.text) for t in right))
    return bool(a and b and not a & b)


def _numbers(a: View, b: View, role: str) -> Outcome:
    left, right = a.counts.get(role), b.counts.get(role)
    if left is None or right is None:
        return "silent" if left is right else "left" if right is None else "right"
    return numbers(left, right)


def _within_family(left: tuple[Term, ...], right: tuple[Term, ...]) -> Outcome:
    """Two titles of one family say the same, but one with more words ("principal leader") is the narrower."""
    a, b = left[0].words, right[0].words
    return "left" if b < a else "right" if a < b else "same"


def match(a: Term, b: Term) -> Outcome:
    """What one term is to another."""
    if a.entity and a.entity == b.entity:
        return "same"
    if a.words == b.words and not (a.names or b.names):
        return "same" if a.words else "apart"
    if a.entity and b.entity:
        return "both" if may_be_one(a, b) else "apart"
    if a.words == b.words:
        return "same" if a.words else "apart"
    if not a.words or not b.words or min(len(a.words), len(b.words)) < _PART * max(len(a.words), len(b.words)):
        return "apart"
    if b.words < a.words:
        return "left"
    if a.words < b.words:
        return "right"
    return "both" if len(a.words & b.words) >= _ALIKE * len(a.words | b.words) else "apart"


def sets(left: tuple[Term, ...], right: tuple[Term, ...]) -> Outcome:
    """What one list is to another: a fuller list is the narrower; "apart" where they share nothing."""
    found: list[Outcome] = []
    free = list(right)
    for a in left:
        partner = next((b for b in free if match(a, b) != "apart"), None)
        if partner is None:
            found.append("left")
        else:
            found.append(match(a, partner))
            free.remove(partner)
    if len(free) == len(right):
        return "apart"
    extra: list[Outcome] = ["right"] * len(free)
    return joined(found + extra)


def joined(outcomes: list[Outcome]) -> Outcome:
    """What several outcomes come to, none of which is "apart" or "other"."""
    sides = set(outcomes) - {"same", "silent"}
    if not sides:
        return "same"
    return sides.pop() if len(sides) == 1 else "both"


def _unordered(a: View, b: View, rule: TypeRule) -> bool:
    """Whether the two sides of a tie are the same two, in whichever order."""
    (x, y), (v, w) = ([one.keys(role) for role in rule.unordered] for one in (a, b))
    return bool((x & v and y & w) or (x & w and y & v))


def _filled(one: View, role: str) -> bool:
    return bool(one.terms.get(role) or one.counts.get(role))


def said(one: View, role: str) -> str:
    """The words that fill a role."""
    if role in one.counts:
        return one.counts[role].text
    return ", ".join(t.text for t in one.terms.get(role, ()))


def when(one: View) -> str:
    """The words of a claim's time, with EDTF where they do not tell it themselves."""
    time = one.claim.time
    if time is None:
        return ""
    return time.text if time.edtf in time.text else f"{time.text} ({time.edtf})"
