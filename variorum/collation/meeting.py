"""Which claims of a block are compared: all with all while they are few, else each with those nearest, and who was passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.happenings import may_be_one_time, none_after
from variorum.collation.rules import setting
from variorum.collation.view import View

_LOOK = 8
"""Of so many times the events that one is compared with, the times are looked at. A bound on the work in a block of thousands."""


def met(block: Sequence[int], views: Sequence[View], crowded: set[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are to be compared, each with the smaller number first.

    `block` are indices of `views`, neighbours being the likeliest to tell one thing, as `alignment.blocks` gives them. In a
    block of up to `crowd` (a setting) all are paired with all. In a larger one each is paired with those that follow: with so many
    that the pairs are as many as in a block of `crowd`, but with `neighbours` of them. Two events whose times tell that
    they are two are neither paired nor counted. The numbers of those that were not paired with all others are added to `crowded`.
    """
    size, crowd = len(block), int(setting("crowd"))
    reach = size if size <= crowd else max(int(setting("neighbours")), crowd * (crowd - 1) // 2 // size)
    slack = max((p.slack for i in block if (p := views[i].period) is not None), default=0)
    passed = size
    for position, left in enumerate(block):
        one, paired, at = views[left], 0, position + 1
        while at < size and paired < reach and at - position <= reach * _LOOK:
            other, right = views[block[at]], block[at]
            if one.rule is None and other.rule is None and not may_be_one_time(one, other):
                at = size if none_after(one, other, slack) else at + 1
                continue
            paired, at = paired + 1, at + 1
            yield (left, right) if left < right else (right, left)
        if at < size:
            crowded.add(left)
            passed = min(passed, at)
    crowded.update(block[passed:])
