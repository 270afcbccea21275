"""Findings: the claims of all documents about one thing, side by side, with a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.collation.alignment import blocks
from variorum.collation.companions import with_companions
from variorum.collation.comparing import Judged, comparison, judge
from variorum.collation.gathering import Groups
from variorum.collation.happenings import run_together
from variorum.collation.meeting import met
from variorum.collation.relating import Aspect, when
from variorum.collation.view import View, view
from variorum.model import Claim, Document
from variorum.model.finding import Finding, FindingVerdict, Relation

_GRAVITY: tuple[Relation, ...] = ("conflict", "supersede", "refine", "agree", "unrelated")
_VERDICTS: tuple[FindingVerdict, ...] = ("conflict", "supersede", "refine", "agree", "single")
_PARTNERS = 8
"""Of so many events that one claim may tell, those that exclude each other are told. More would fill a page."""


@dataclass(frozen=True, slots=True)
class _Collation:
    """Views, the readings that say the same (each by its first view), and the relations of two readings;
    `judged` gives the two views of two readings whose relation it is; `beside` gives for a reading those of a higher number that
    it is related to; `crowded` are views that were not compared with all that they met."""

    views: Sequence[View]
    readings: Mapping[int, tuple[int, ...]]
    related: Mapping[tuple[int, int], Judged]
    judged: Mapping[tuple[int, int], tuple[int, int]]
    beside: Mapping[int, tuple[int, ...]]
    crowded: frozenset[int]

    def partners(self, heads: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The related pairs of the readings `heads`, each once."""
        for head in sorted(heads):
            yield from ((head, other) for other in self.beside.get(head, ()))


def collate(
    claims: Iterable[Claim], documents: Iterable[Document], origins: Sequence[Sequence[str]] = ()
) -> tuple[Finding, ...]:
    """The findings, gravest verdict first, then by type, subject and claims. Each claim is in one finding.

    `claims` are resolved ones; their order does not matter. `origins` part documents' ids into independent origins; a document
    in none is an origin of its own. The verdict is the gravest relation of two claims; claims of one origin that agree or refine
    each other are "single", since a document does not confirm itself.
    """
    known = {document.id: document for document in documents}
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda c: (c.document, c.start, c.end, c.id))
    made = [(claim, view(claim, known.get(claim.document))) for claim in ordered]
    views = with_companions([one for _, one in made if one is not None], known)
    collated = _collated(views)
    origin = {document: number for number, group in enumerate(origins) for document in group}
    found = [_finding(collated, group, known, origin) for group in _groups(collated)]
    found += [_alone(claim) for claim, one in made if one is None]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, str, str, tuple[str, ...]]:
    return (_VERDICTS.index(finding.verdict), finding.type, finding.subject or "", finding.claims)


def _alone(claim: Claim) -> Finding:
    """The finding of a claim whose type is not compared."""
    return Finding(claim.type, _subject([claim]), "single", (claim.id,), ((claim.id,),), (), ((claim.document,),))


def _collated(views: Sequence[View]) -> _Collation:
    """Compare what the blocks bring together: the first of those that say the very same stands for all of them."""
    first = _same(views)
    seen: dict[tuple[int, int], Judged] = {}
    same = Groups(len(views))
    for index, head in enumerate(first):
        same.join(index, head)
    crowded: set[int] = set()
    other: dict[int, int] = {}
    for index, head in enumerate(first):
        if views[index].claim.document != views[head].claim.document:
            other.setdefault(head, index)
    for block in blocks(views):
        heads = [index for index in block if first[index] == index]
        for met_pair in met(heads, views, crowded):
            pair = _of_two_documents(views, met_pair, other)
            if pair not in seen and (judged := judge(views[pair[0]], views[pair[1]])).relation != "unrelated":
                seen[pair] = judged
                if judged.same:
                    same.join(*pair)
    readings = {group[0]: tuple(group) for group in same.all()}
    related, chosen = _between(seen, same)
    beside: dict[int, list[int]] = {}
    for left, right in sorted(related):
        beside.setdefault(left, []).append(right)
    return _Collation(
        views, readings, related, chosen, {head: tuple(others) for head, others in beside.items()}, frozenset(crowded)
    )


def _of_two_documents(views: Sequence[View], pair: tuple[int, int], other: Mapping[int, int]) -> tuple[int, int]:
    """The pair, or where both are of one document, one of another document in the place of one of them, that says the very same
    (`other`, by the first that says it): a document does not contradict itself, and yet another may contradict it."""
    left, right = pair
    if views[left].claim.document == views[right].claim.document:
        right = other.get(right, right)
        if right == pair[1]:
            left = other.get(left, left)
    return (left, right) if left < right else (right, left)


def _same(views: Sequence[View]) -> list[int]:
    """For each view the first that says the very same, itself where none does."""
    first: dict[tuple[object, ...], int] = {}
    out = []
    for index, one in enumerate(views):
        head = first.setdefault(one.signature, index)
        # Words that are alike need not tell one thing: two bombings of one year may be two.
        out.append(head if head == index or judge(views[head], one).same else index)
    return out


def _between(
    seen: Mapping[tuple[int, int], Judged], same: Groups
) -> tuple[dict[tuple[int, int], Judged], dict[tuple[int, int], tuple[int, int]]]:
    """The gravest relation of each two readings, by their first views, and the two views whose relation it is."""
    out: dict[tuple[int, int], Judged] = {}
    chosen: dict[tuple[int, int], tuple[int, int]] = {}
    for (left, right), judged in sorted(seen.items()):
        a, b = same.root(left), same.root(right)
        if a == b:
            continue
        turned = judged if (a < b) else Judged(judged.relation, judged.differs, judged.turned(), not judged.swapped)
        pair = (min(a, b), max(a, b))
        if pair not in out or _GRAVITY.index(judged.relation) < _GRAVITY.index(out[pair].relation):
            out[pair], chosen[pair] = turned, (left, right) if a < b else (right, left)
    return out, chosen


def _groups(made: _Collation) -> list[list[int]]:
    """The readings of each finding."""
    number = {head: position for position, head in enumerate(made.readings)}
    groups = Groups(len(number))
    for left, right in made.related:
        groups.join(number[left], number[right])
    heads = list(made.readings)
    return [[heads[position] for position in group] for group in groups.all()]


def _finding(
    made: _Collation, heads: Sequence[int], known: Mapping[str, Document], origin: Mapping[str, int]
) -> Finding:
    views = made.views
    members = sorted(index for head in heads for index in made.readings[head])
    claims = [views[index].claim for index in members]
    judged = {pair: made.related[pair] for pair in made.partners(heads)}
    _run_together(made, sorted(heads), judged)
    comparisons = [
        comparison(views[a].claim, views[b].claim, found, known)
        for pair, found in judged.items()
        for a, b in [made.judged.get(pair, pair)]
    ]
    gravest = min((_GRAVITY.index(one.relation) for one in comparisons), default=_GRAVITY.index("agree"))
    origins = _origins(claims, origin)
    verdict = _VERDICTS[gravest] if gravest < _GRAVITY.index("refine") or len(origins) > 1 else "single"
    return Finding(
        type=claims[0].type,
        subject=_subject(claims),
        verdict=verdict,
        claims=tuple(claim.id for claim in claims),
        readings=_by_origins(made, heads, origin),
        comparisons=tuple(sorted(comparisons, key=lambda c: (_GRAVITY.index(c.relation), c.left, c.right))),
        origins=origins,
        crowded=sum(not made.crowded.isdisjoint(made.readings[head]) for head in heads),
    )


def _run_together(made: _Collation, heads: Sequence[int], judged: dict[tuple[int, int], Judged]) -> None:
    """Add to the relations of a finding of events that one claim runs together what a document tells as two."""
    partners: dict[int, list[int]] = {}
    for left, right in judged:
        partners.setdefault(left, []).append(right)
        partners.setdefault(right, []).append(left)
    for head in heads if made.views[heads[0]].rule is None else ():
        for left, right in combinations(sorted(partners.get(head, ()))[:_PARTNERS], 2):
            a, b, one = made.views[left], made.views[right], made.views[head]
            if not run_together(a, b, one):
                continue
            two = f"two events, {when(a)} and {when(b)}"
            judged.setdefault(
                (left, right), Judged("unrelated", ("time",), (Aspect("time", "other", when(a), when(b)),))
            )
            for other in (left, right):
                words = ("one event", two) if head < other else (two, "one event")
                aspects = (Aspect("event", "apart", *words),)
                judged[min(head, other), max(head, other)] = Judged("conflict", ("event",), aspects)


def _origins(claims: Iterable[Claim], origin: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The documents of the claims, by origin."""
    found: dict[int | str, set[str]] = {}
    for claim in claims:
        found.setdefault(origin.get(claim.document, claim.document), set()).add(claim.document)
    return tuple(sorted(tuple(sorted(group)) for group in found.values()))


def _by_origins(made: _Collation, heads: Sequence[int], origin: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The readings, that of most origins first, then by place."""

    def weight(head: int) -> int:
        return len(_origins((made.views[index].claim for index in made.readings[head]), origin))

    ranked = sorted(heads, key=lambda head: (-weight(head), head))
    return tuple(tuple(made.views[index].claim.id for index in made.readings[head]) for head in ranked)


def _subject(claims: Iterable[Claim]) -> str | None:
    """The entity that most of the claims are about: the first that each names."""
    counts: Counter[str] = Counter()
    for claim in claims:
        first = next((f.entity for _, fillers in claim.roles for f in fillers if f.entity), None)
        if first is not None:
            counts[first] += 1
    return min(counts, key=lambda entity: (-counts[entity], entity), default=None)
