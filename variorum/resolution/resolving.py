"""From claims and judgements to entities: rules propose merges, persons' judgements overrule them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.language.name_keys import is_acronym, name_words_of
from variorum.model import Claim, Entity, Filler, Judgement
from variorum.resolution.bare import fuller_names, join_bare
from variorum.resolution.clusters import Clusters
from variorum.resolution.comparing import COMPARISONS, Comparison, ambiguous
from variorum.resolution.proposals import proposals, told_apart
from variorum.resolution.units import Unit, content_id, unit_id, units_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolution gives: the entities by id, the claims in their order with entities filled in, and the
    judgements that hold: persons' as given, then those of the rules, by strength and ids. A rule's "unsure" is a
    proposal that merged nothing.
    """

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]


def resolve(claims: Sequence[Claim], judgements: Sequence[Judgement] = ()) -> Resolution:
    """The entities that the fillers of `claims` stand for, as rules and `judgements` have it.

    Judgements may name units (a referent of one document) or entities of an earlier resolution. Of two about one
    pair the later holds. "different" takes back what a rule joined; "unsure" leaves the rules as they are.
    The outcome does not depend on the order of the claims.
    """
    units = units_of(claims)
    apart = told_apart(claims)
    anchors = _anchors(units, _joined(units, (), (), apart)[0])
    given = [judgement for judgement in judgements if not judgement.author.startswith("rule:")]
    persons = _last_words(given, anchors)
    same = [pair for pair, verdict in persons.items() if verdict == "same"]
    different = [pair for pair, verdict in persons.items() if verdict == "different"]
    clusters, proposed = _joined(units, same, different, apart)
    ids = _ids(units, clusters)
    return Resolution(_entities(units, clusters, ids), _filled(claims, units, clusters, ids), (*given, *proposed))


def _last_words(judgements: Sequence[Judgement], anchors: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The verdict that holds on each pair of units; judgements on what is no longer there have none."""
    out: dict[tuple[str, str], str] = {}
    for judgement in judgements:
        left, right = anchors.get(judgement.left), anchors.get(judgement.right)
        if left is not None and right is not None and left != right:
            pair = (min(left, right), max(left, right))
            out.pop(pair, None)
            out[pair] = judgement.verdict
    return out


def _joined(
    units: Sequence[Unit],
    same: Sequence[tuple[str, str]],
    different: Sequence[tuple[str, str]],
    apart: frozenset[tuple[str, str]],
) -> tuple[Clusters, tuple[Judgement, ...]]:
    """The clusters, persons' merges first, and the rules' judgements that made the rest; "unsure" ones merge nothing.

    `apart` are pairs that claims tell to be two: names that are only alike do not join them.
    """
    clusters = Clusters((u.id for u in units), different)
    for left, right in same:
        clusters.join(left, right)
    proposed: list[Judgement] = []
    fuller = fuller_names(units)
    told = [unit for unit in units if unit.id not in fuller]
    for comparison in COMPARISONS:
        unclear = ambiguous(units, clusters.together) if comparison.name == "rule:acronym" else frozenset()
        for block in _blocks(told, comparison, unclear):
            proposed += _merge(block, comparison, clusters)
    proposed += _by_names(units, clusters, apart, proposed)
    proposed += join_bare(units, clusters, fuller)
    return clusters, tuple(proposed)


def _by_names(
    units: Sequence[Unit], clusters: Clusters, apart: frozenset[tuple[str, str]], given: Sequence[Judgement]
) -> Iterable[Judgement]:
    """Join the clusters that their names make one for sure, and propose those that may be, each pair once."""
    found = proposals(_members(units, clusters).values(), apart)
    for proposal in (p for p in found if p.sure):
        if not clusters.together(proposal.left, proposal.right) and clusters.join(proposal.left, proposal.right):
            yield Judgement(proposal.left, proposal.right, "same", "rule:names", proposal.reason)
    seen = {_roots(clusters, judgement.left, judgement.right) for judgement in given if judgement.verdict == "unsure"}
    for proposal in found:
        pair = _roots(clusters, proposal.left, proposal.right)
        if pair[0] != pair[1] and pair not in seen and clusters.may_join(*pair):
            seen.add(pair)
            yield Judgement(proposal.left, proposal.right, "unsure", "rule:like-names", proposal.reason)


def _roots(clusters: Clusters, left: str, right: str) -> tuple[str, str]:
    a, b = clusters.root(left), clusters.root(right)
    return min(a, b), max(a, b)


def _blocks(units: Sequence[Unit], comparison: Comparison, unclear: frozenset[str]) -> Iterable[list[Unit]]:
    """The units that share a key, by key."""
    blocks: dict[str, list[Unit]] = {}
    for unit in units:
        for key in comparison.blocks(unit):
            if key not in unclear:
                blocks.setdefault(key, []).append(unit)
    return (blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1)


def _merge(block: Sequence[Unit], comparison: Comparison, clusters: Clusters) -> Iterable[Judgement]:
    """Join each unit of a block to the first that it may join, and say so."""
    hubs: list[Unit] = []
    for unit in block:
        for hub in hubs:
            if clusters.together(hub.id, unit.id):
                break
            why = comparison.why(hub, unit) if hub.type == unit.type else None
            if why is None or not clusters.may_join(hub.id, unit.id):
                continue
            if comparison.sure:
                clusters.join(hub.id, unit.id)
            yield Judgement(hub.id, unit.id, "same" if comparison.sure else "unsure", comparison.name, why)
            break
        else:
            hubs.append(unit)


def _ids(units: Sequence[Unit], clusters: Clusters) -> dict[str, str]:
    """The entity id of each cluster's root: a hash of its commonest full name, so that more documents seldom change it.

    Of clusters with one such name, all but the first are known by a unit of theirs.
    """
    members = _members(units, clusters)
    out: dict[str, str] = {}
    taken: set[str] = set()
    for group in sorted(members.values(), key=lambda g: min(u.id for u in g)):
        key, described = _defining(group), all(u.described for u in group)
        made = content_id(group[0].type, key) if not described else min(u.id for u in group)
        if made in taken:
            made = min(u.id for u in group)
        taken.add(made)
        out[clusters.root(group[0].id)] = made
    return out


def _members(units: Sequence[Unit], clusters: Clusters) -> dict[str, list[Unit]]:
    members: dict[str, list[Unit]] = {}
    for unit in units:
        members.setdefault(clusters.root(unit.id), []).append(unit)
    return members


def _defining(group: Sequence[Unit]) -> str:
    """The key of the name by which most documents know a cluster; of equals the fullest, then the first in order."""
    first = Counter(unit.key_of(unit.names[0]) for unit in group)
    named = {key for unit in group for key in unit.keys}
    return min(first, key=lambda k: (k not in named, -first[k], -len(k), k))


def _anchors(units: Sequence[Unit], clusters: Clusters) -> dict[str, str]:
    """The unit that a judgement's id means: a unit's own, or the first unit of the entity that the rules alone make."""
    ids = _ids(units, clusters)
    anchors: dict[str, str] = {}
    for unit in sorted(units, key=lambda u: u.id):
        anchors.setdefault(ids[clusters.root(unit.id)], unit.id)
    anchors |= {unit.id: unit.id for unit in units}
    return anchors


def _entities(units: Sequence[Unit], clusters: Clusters, ids: Mapping[str, str]) -> tuple[Entity, ...]:
    """The entities, by id."""
    out = []
    for root, group in _members(units, clusters).items():
        names = _by_prominence(group)
        documents = tuple(sorted({unit.document for unit in group}))
        rest = tuple(sorted(names[1:], key=lambda n: (n.casefold(), n)))
        out.append(Entity(ids[root], group[0].type, names[0], (names[0], *rest), documents))
    return tuple(sorted(out, key=lambda e: e.id))


def _by_prominence(group: Sequence[Unit]) -> list[str]:
    """The names of a cluster, the one to show first: no abbreviation, first in most documents, in most documents."""
    first = Counter(unit.names[0] for unit in group)
    within = Counter(name for name, _ in {(name, unit.document) for unit in group for name in unit.names})
    return sorted(
        within,
        key=lambda n: (is_acronym(n) and n.isupper(), -first[n], -within[n], n.isupper(), -len(name_words_of(n)), n),
    )


def _filled(
    claims: Sequence[Claim], units: Sequence[Unit], clusters: Clusters, ids: Mapping[str, str]
) -> tuple[Claim, ...]:
    """The claims with the entity of each filler, and all names that the entity has in the claim's document."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for unit in units:
        names.setdefault((clusters.root(unit.id), unit.document), {}).update(dict.fromkeys(unit.names))

    def fill(document: str, filler: Filler) -> Filler:
        if not filler.names:
            return filler
        root = clusters.root(unit_id(document, filler.names))
        also = names[root, document]
        return replace(filler, entity=ids[root], names=tuple(dict.fromkeys([*filler.names, *also])))

    return tuple(
        claim.with_entities(tuple((role, tuple(fill(claim.document, f) for f in fs)) for role, fs in claim.roles))
        for claim in claims
    )


def main_subject(claims: Sequence[Claim]) -> str | None:
    """The id of the entity that the documents are about: named in most documents, then in most claims.

    `claims` are resolved ones. Only who or what a claim is about (its first entity) counts. None without entities.
    """
    documents: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for claim in claims:
        first = next((f.entity for _, fillers in claim.roles for f in fillers if f.entity), None)
        if first is not None:
            documents.setdefault(first, set()).add(claim.document)
            counts[first] += 1
    return min(counts, key=lambda e: (-len(documents[e]), -counts[e], e), default=None)
