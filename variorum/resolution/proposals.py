"""Which clusters of units may be one by their names: sure ones to join, others to show to a person.

Only clusters that share a key are compared, and a key that many clusters have tells nothing, so that the work grows
with the number of clusters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from variorum.lexicon import lexicon
from variorum.model import Claim
from variorum.resolution.forms import Form, Kind, Word, forms_of
from variorum.resolution.matching import POSSIBLE, Match, match
from variorum.resolution.units import Unit, unit_id
from variorum.resolution.vocabulary import vocabulary

_MOST_IN_BLOCK = 40
_MOST_NAMES = 12
_MOST_REASONS = 3
_MOST_WORDS = 7
_COMPARED = ("organization", "person")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two clusters, by a unit of each (the least id), that may be one, and why. `sure` ones join."""

    left: str
    right: str
    found: Match
    sure: bool

    @property
    def reason(self) -> str:
        """The reasons in words, the strongest first."""
        return "; ".join(self.found.reasons[:_MOST_REASONS])


def proposals(clusters: Iterable[Sequence[Unit]], apart: frozenset[tuple[str, str]]) -> tuple[Proposal, ...]:
    """What the names of `clusters` propose, sure ones first, then by score and ids.

    `apart` are pairs of unit ids, the lesser first, that something tells to be two. A cluster that fits several which
    do not fit one another is ambiguous: it joins none of them, and each is proposed as not sure. No more is sure
    between two that one document names apart.
    """
    groups = {min(unit.id for unit in units): tuple(units) for units in clusters}
    found = [
        Proposal(left, right, judged, judged.sure and _independent(groups[left], groups[right]))
        for left, right in _pairs(groups)
        if not _kept_apart(groups[left], groups[right], apart)
        and (judged := match(_names(groups[left]), _names(groups[right]), groups[left][0].type)).score >= POSSIBLE
        and judged.relation == "same"
    ]
    unclear = _ambiguous([p for p in found if p.sure])
    out = [Proposal(p.left, p.right, p.found, p.sure and not {p.left, p.right} & unclear) for p in found]
    return tuple(sorted(out, key=lambda p: (not p.sure, -p.found.score, p.left, p.right)))


def told_apart(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """The pairs of units, the lesser id first, that a claim makes parts, rivals, allies or relatives of each other."""
    types = frozenset(lexicon("matching")["apart"])
    out = set()
    for claim in claims:
        if claim.type in types and claim.status != "denied":
            ids = [{unit_id(claim.document, f.names) for f in fillers if f.names} for _, fillers in claim.roles]
            for one, other in combinations(ids, 2):
                out |= {(min(a, b), max(a, b)) for a in one for b in other if a != b}
    return frozenset(out)


def _independent(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether no document has both: within one, how its names go together is known better."""
    return {unit.document for unit in left}.isdisjoint({unit.document for unit in right})


def _kept_apart(left: Sequence[Unit], right: Sequence[Unit], apart: frozenset[tuple[str, str]]) -> bool:
    return any((min(a.id, b.id), max(a.id, b.id)) in apart for a in left for b in right) if apart else False


def _ambiguous(sure: Sequence[Proposal]) -> frozenset[str]:
    """The clusters that fit two others which do not fit each other."""
    fits: dict[str, set[str]] = {}
    for proposal in sure:
        fits.setdefault(proposal.left, set()).add(proposal.right)
        fits.setdefault(proposal.right, set()).add(proposal.left)
    return frozenset(
        one for one, others in fits.items() if any(b not in fits[a] for a, b in combinations(sorted(others), 2))
    )


def _names(units: Sequence[Unit]) -> tuple[str, ...]:
    """The names of a cluster, those of most units first, as many as are worth comparing."""
    counts: dict[str, int] = {}
    for unit in units:
        for name in unit.names:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda n: (-counts[n], -len(n), n))[:_MOST_NAMES])


def _pairs(groups: Mapping[str, tuple[Unit, ...]]) -> Iterator[tuple[str, str]]:
    """The clusters of one type that share a telling key, each pair once, in order."""
    blocks: dict[str, list[str]] = {}
    for one in sorted(groups):
        type_ = groups[one][0].type
        if type_ in _COMPARED and not all(unit.described for unit in groups[one]):
            keys = {key for name in _names(groups[one]) for form in forms_of(name, _kind(type_)) for key in _keys(form)}
            for key in keys:
                blocks.setdefault(f"{type_} {key}", []).append(one)
    seen = {pair for block in blocks.values() if len(block) <= _MOST_IN_BLOCK for pair in combinations(block, 2)}
    return iter(sorted(seen))


def _kind(type_: str) -> Kind:
    return "person" if type_ == "person" else "organization"


def _keys(form: Form) -> Iterator[str]:
    """What two forms that may be of one bearer have in common: an abbreviation, a telling word, or two words."""
    small = vocabulary().particles
    if form.acronym:
        yield f"short {form.run}"
        if form.acronym != form.run:
            yield f"short {form.acronym}"
        return
    if len(form.order) > 1:
        yield "short " + "".join(word[0] for word in form.order)
        yield "short " + "".join(word[0] for word in form.order if word not in small)
    told = [word for word in form.words if not word.initial][:_MOST_WORDS]
    words = [_key(word) for word in told]
    yield from (key for key, word in zip(words, told, strict=True) if word.weight > _TELLING)
    yield from (f"{a} {b}" for a, b in combinations(sorted(words), 2))
    yield "all " + " ".join(sorted(words))


def _key(word: Word) -> str:
    if word.number is not None:
        return str(word.number)
    if word.place or word.senses:
        return word.place or min(word.senses)
    return "".join(c for i, c in enumerate(word.sound) if not i or c not in "aiu")


_TELLING = 0.5
