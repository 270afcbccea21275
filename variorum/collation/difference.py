"""What changed between two versions of one document, claim by claim.

A claim whose words are gone is orphaned; it is never moved to words that look alike. Where a claim of the new version
is close to one of the old, the two are shown as a change, with what differs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from variorum.model import Claim, Document, Filler

ChangeKind = Literal["added", "gone", "changed", "orphaned", "moved", "unchanged"]

# How much of the words two claims must share, in [0, 1], for the one to be the other, changed; where all that they say is
# one but for a part, less will do. Source: a convention of this project.
_ALIKE, _ALIKE_BUT_FOR_ONE = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a claim. `old` and `new` are claim ids, None where the version has none.

    kind: "unchanged" (the same claim in the same words, in the same order among the others); "moved" (the same, but in
    another place among the others); "changed" (`differs` names the roles, "time", "status", "attribution", "words");
    "orphaned" (its words are no longer in the document); "gone" (the words are, the claim is not); "added".
    """

    kind: ChangeKind
    old: str | None
    new: str | None
    differs: tuple[str, ...] = ()
    reason: str = ""


def difference(old: tuple[Document, Sequence[Claim]], new: tuple[Document, Sequence[Claim]]) -> tuple[Change, ...]:
    """What became of each claim of the old version, in the old order, then what is new, in the new order.

    Each claim of either version is in one change. Claims must be of the documents beside them.
    """
    before, after = (sorted(claims, key=lambda c: (c.start, c.end, c.id)) for _, claims in (old, new))
    same = _matched(before, after)
    steady = _in_order(same)
    changes = {a: _kept(before[a], after[b], a in steady) for a, b in same.items()}
    left = [n for n in range(len(before)) if n not in same]
    right = sorted(set(range(len(after))) - set(same.values()))
    paired = _changed(before, after, left, right)
    for a, b in paired.items():
        changes[a] = _change(before[a], after[b])
    words = " ".join(new[0].text.split())
    for a in left:
        if a not in paired:
            changes[a] = _lost(before[a], words)
    fresh = sorted(set(right) - set(paired.values()))
    return (*(changes[a] for a in sorted(changes)), *(Change("added", None, after[b].id) for b in fresh))


def _kept(old: Claim, new: Claim, steady: bool) -> Change:
    if steady:
        return Change("unchanged", old.id, new.id)
    return Change("moved", old.id, new.id, (), "the same words now stand elsewhere among the others")


def _lost(claim: Claim, words: str) -> Change:
    if " ".join(claim.quote.split()) in words:
        return Change("gone", claim.id, None, (), "its words are there, but the claim is not read from them")
    return Change("orphaned", claim.id, None, ("words",), "its words are no longer in the document")


def _filler(filler: Filler) -> Hashable:
    """What a filler says, wherever it stands: its entity or words, and its bounds."""
    return (filler.entity or filler.text.casefold(), filler.min, filler.max, filler.unit, filler.approximate)


def _parts(claim: Claim) -> dict[str, Hashable]:
    """What the claim says, part by part; `differs` names these."""
    parts: dict[str, Hashable] = {role: frozenset(map(_filler, fillers)) for role, fillers in claim.roles if fillers}
    parts["time"] = claim.time.edtf if claim.time else None
    parts["status"] = claim.status
    parts["attribution"] = claim.attribution.text.casefold() if claim.attribution else None
    return parts


def _words_too(claim: Claim) -> Hashable:
    return (claim.type, frozenset(_parts(claim).items()), " ".join(claim.quote.split()))


def _matched(before: Sequence[Claim], after: Sequence[Claim]) -> dict[int, int]:
    """The indices of claims that say the same in the same words, paired in order."""
    there: dict[Hashable, deque[int]] = defaultdict(deque)
    for b, claim in enumerate(after):
        there[_words_too(claim)].append(b)
    pairs = {}
    for a, claim in enumerate(before):
        found = there.get(_words_too(claim))
        if found:
            pairs[a] = found.popleft()
    return pairs


def _in_order(pairs: dict[int, int]) -> set[int]:
    """The old indices of the most pairs that stand in one order in both versions: the longest rising run.

    Source: patience sorting; Fredman, "On computing the length of longest increasing subsequences" (1975).
    """
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for a in sorted(pairs):
        at = bisect_left(tails, pairs[a])
        previous[a] = ends[at - 1] if at else None
        tails[at : at + 1] = [pairs[a]]
        ends[at : at + 1] = [a]
    kept = set()
    step = ends[-1] if ends else None
    while step is not None:
        kept.add(step)
        step = previous[step]
    return kept


def _changed(
    before: Sequence[Claim], after: Sequence[Claim], left: Iterable[int], right: Iterable[int]
) -> dict[int, int]:
    """The remaining claims that are one, changed: the closest first, each once.

    Only claims of one type that share a filler of a role are compared.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for b in right:
        for key in _blocks(after[b]):
            blocks[key].append(b)
    scored = []
    for a in left:
        for b in sorted({b for key in _blocks(before[a]) for b in blocks.get(key, ())}):
            likeness = _likeness(before[a], after[b])
            if likeness is not None:
                scored.append((*likeness, a, b))
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for *_, a, b in sorted(scored):
        if a not in paired and b not in taken:
            paired[a] = b
            taken.add(b)
    return paired


def _blocks(claim: Claim) -> set[Hashable]:
    return {(claim.type, role, _filler(filler)) for role, fillers in claim.roles for filler in fillers}


def _likeness(old: Claim, new: Claim) -> tuple[int, float] | None:
    """How far two claims are apart: parts that differ, then the share of other words; None where they are two."""
    differs = _differs(old, new)
    words = SequenceMatcher(None, old.quote.casefold().split(), new.quote.casefold().split(), autojunk=False).ratio()
    if words < (_ALIKE if len(differs) > 1 else _ALIKE_BUT_FOR_ONE) and differs:
        return None
    return (len(differs), 1 - words)


def _differs(old: Claim, new: Claim) -> tuple[str, ...]:
    ours, theirs = _parts(old), _parts(new)
    return tuple(part for part in {**ours, **theirs} if ours.get(part) != theirs.get(part))


def _change(old: Claim, new: Claim) -> Change:
    differs = _differs(old, new)
    if not differs:
        return Change(
            "changed", old.id, new.id, ("words",), f"the same, in other words: {old.quote!r}, now {new.quote!r}"
        )
    told = "; ".join(f"{part}: {_shown(old, part)}, now {_shown(new, part)}" for part in differs)
    return Change("changed", old.id, new.id, differs, told)


def _shown(claim: Claim, part: str) -> str:
    """A part of a claim in its own words."""
    if part == "time":
        return f"{claim.time.text!r} ({claim.time.edtf})" if claim.time else "none"
    if part == "status":
        return claim.status
    if part == "attribution":
        return repr(claim.attribution.text) if claim.attribution else "none"
    return ", ".join(repr(filler.text) for filler in claim.role(part)) or "none"
