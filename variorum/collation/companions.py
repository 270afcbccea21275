"""What the same sentence says besides, and a claim leaves out: whom else it names, the rest of a list, the time of an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.collation.periods import Period
from variorum.collation.view import View, signature
from variorum.model import Document

_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n\s*\n")
"""Where a sentence may end. Too many ends ("Mr. X") only mean that less is taken from the neighbours."""

Place = tuple[int, int]


def with_companions(views: Sequence[View], documents: Mapping[str, Document]) -> list[View]:
    """The views, in their order, with what other claims of the same sentence add: the entities that they name beside an event,
    of a list that was split into claims ("founded by A and B") all of it, and an event's time where its sentence gives one."""
    out = list(views)
    groups: dict[str, list[int]] = {}
    for index, one in enumerate(views):
        groups.setdefault(one.claim.document, []).append(index)
    for id_, members in groups.items():
        document = documents.get(id_)
        ends = [found.end() for found in _END.finditer(document.text)] if document is not None else []
        places = {index: _sentences(views[index], ends) for index in members}
        order = sorted(members, key=lambda i: (places[i], views[i].claim.id))
        _in_document(out, order, [places[index] for index in order])
    return out


def _sentences(one: View, ends: Sequence[int]) -> Place:
    """The first and last sentence that a claim's words are in; without the text, the words' own place."""
    if not ends:
        return (one.claim.start, one.claim.end - 1)
    return (bisect_right(ends, one.claim.start), bisect_left(ends, one.claim.end))


def _in_document(views: list[View], order: Sequence[int], places: Sequence[Place]) -> None:
    """Fill in the companions of one document's claims. `order` is by `places`, the sentences of each."""
    given = [views[index] for index in order]
    firsts = [place[0] for place in places]
    longest = max((last - first for first, last in places), default=0)
    for position, index in enumerate(order):
        first, last = places[position]
        window = range(bisect_left(firsts, first - longest), bisect_right(firsts, last))
        near = [given[at] for at in window if at != position and places[at][1] >= first]
        made = _with_list(given[position], near)
        if made.rule is None and near:
            made = replace(
                made, mentioned=_mentioned(made, near), period=made.period if _dated(made) else _lent(made, near)
            )
        if made is not given[position]:
            views[index] = replace(made, signature=signature(made))


def _dated(one: View) -> bool:
    return one.period is not None and one.period.said


def _lent(one: View, near: Iterable[View]) -> Period | None:
    """The time of the other events of one family in the sentence, where they have one only."""
    times = {other.period for other in near if other.rule is None and other.family == one.family and _dated(other)}
    return times.pop() if len(times) == 1 else one.period


def _mentioned(one: View, near: Iterable[View]) -> frozenset[str]:
    """The persons and bodies that other claims of the sentence name."""
    own = {f.entity for _, fillers in one.claim.roles for f in fillers}
    return frozenset(
        f.entity
        for other in near
        for _, fillers in other.claim.roles
        for f in fillers
        if f.entity and f.type != "place" and f.entity not in own
    )


def _with_list(one: View, near: Sequence[View]) -> View:
    """A view with all members of the list that its sentence was split from."""
    rule = one.rule
    roles = [role for role, mode in rule.roles.items() if mode in ("one", "account")] if rule is not None else []
    terms = dict(one.terms)
    for other in near if roles else ():
        if _listed_with(one, other):
            for role in roles:
                listed = {t.key: t for t in (*terms.get(role, ()), *other.terms.get(role, ()))}
                if listed:
                    terms[role] = tuple(listed[key] for key in sorted(listed))
    return one if terms == one.terms else replace(one, terms=terms)


def _listed_with(one: View, other: View) -> bool:
    """Whether two claims of a sentence are members of one list: alike in all but who."""
    rule = one.rule
    if rule is None or other.rule is not rule or other.family != one.family:
        return False
    if other.claim.status != one.claim.status or other.period != one.period:
        return False
    return all(one.keys(role) & other.keys(role) for role, mode in rule.roles.items() if mode == "same")
