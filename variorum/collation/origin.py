"""Accounts of one origin under two types: a founding here, a split there."""

from __future__ import annotations

from variorum.collation.periods import moments
from variorum.collation.relating import Aspect, contradict, said, when
from variorum.collation.view import View


def accounts(a: View, b: View) -> tuple[Aspect, ...]:
    """The aspects of two accounts of one origin. Both tell the time of it; who founded and from whom it split are two questions,
    but descriptions by creeds or peoples that have nothing in common contradict each other."""
    if not a.keys("subject") & b.keys("subject"):
        return (Aspect("subject", "other", said(a, "subject"), said(b, "subject")),)
    time = moments(a.period, b.period)
    if time in ("silent", "left", "right") and not (a.claim.time and b.claim.time):
        return (Aspect("time", "other", when(a), when(b)),)
    left, right = _cause(a), _cause(b)
    found = [Aspect("time", time, when(a), when(b))]
    x, y = a.terms.get(left, ()), b.terms.get(right, ())
    clash = bool(x and y) and not any(t.names for t in (*x, *y)) and contradict(x, y)
    words = (f"{left} {said(a, left)}" if x else "founded", f"{right} {said(b, right)}" if y else "founded")
    found.append(Aspect("account", "apart" if clash else "both", *words, told=not clash))
    return tuple(found)


def _cause(one: View) -> str:
    """The role that names the cause."""
    return next((role for role, mode in one.rule.roles.items() if mode == "account"), "") if one.rule else ""
