"""Bringing together claims that may be about the same thing, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from variorum.collation.periods import NEVER
from variorum.collation.terms import Term
from variorum.collation.view import View, view
from variorum.model import Claim

_GROUNDS = ("target", "victim", "name", "place")


def align(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """The blocks of claims that may be about the same thing, each by time, words and id, the blocks by type and key.

    A claim may be in several blocks (an event under each of its participants), or in none. A block has two claims or more.
    The order of `claims` does not matter.
    """
    views = [made for claim in claims if (made := view(claim, None)) is not None]
    for block in blocks(views):
        yield tuple(views[index].claim for index in block)


def blocks(views: Sequence[View]) -> Iterator[tuple[int, ...]]:
    """The blocks of `views`, as indices, each by time, words and id."""
    found: dict[tuple[str, ...], list[int]] = {}
    for index, one in enumerate(views):
        for key in sorted(set(keys(one))):
            found.setdefault(key, []).append(index)
    for key in sorted(found):
        if len(found[key]) > 1:
            yield tuple(sorted(found[key], key=lambda i: _place(views[i])))


def _place(one: View) -> tuple[int, int, str, str]:
    """By time where it counts, those without it first, and then by words, so that like values are neighbours."""
    when = one.period if one.timed else None
    begin, end = (when.begin, when.end) if when else (NEVER, NEVER)
    return (begin, end, "" if when else one.worded, one.claim.id)


def keys(one: View) -> Iterator[tuple[str, ...]]:
    """The keys under which a view is looked up."""
    if one.rule is None:
        yield from _event_keys(one)
        return
    for roles in one.rule.blocks:
        parts = [tuple(_parts(one.terms.get(role, ()))) for role in roles]
        if one.rule.unordered and set(roles) == set(one.rule.unordered):
            yield from (tuple(sorted(both)) for both in product(*parts))
        else:
            yield from ((one.rule.topic, _asked(one), *roles, *chosen) for chosen in product(*parts))


def _asked(one: View) -> str:
    """The question within the topic."""
    return one.family if one.rule is not None and one.rule.topic == one.rule.name else ""


def _parts(terms: Iterable[Term]) -> Iterator[str]:
    """What a role is looked up by: entities by their ids, other values by each of their words."""
    for one in terms:
        if one.entity:
            yield one.entity
        else:
            yield from sorted(one.words)


def _event_keys(one: View) -> Iterator[tuple[str, ...]]:
    """An event is looked up by what else it names, and by who did it where its very day is known."""
    for role in _GROUNDS:
        terms = one.terms.get(role, ())
        yield from (("event", one.family, part) for part in _parts(terms))
        # A number of people ("six Germans") may be told by a description elsewhere ("German engineers").
        described = frozenset().union(*(t.words for t in terms if t.entity and t.text not in t.names))
        yield from (("event", one.family, word) for word in sorted(described))
    yield from (("event", one.family, entity) for entity in sorted(one.mentioned))
    when = one.period
    if when is not None and when.said and when.begin == when.end:
        yield from (("event", one.family, entity, str(when.begin)) for entity in sorted(one.entities("agent")))
