"""The figures of a dossier: names in use, strength over time, ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise, product

from variorum.dossier.record import Entry, NameUse, Strength, Tie
from variorum.dossier.when import bounded, order
from variorum.dossier.wording import quantity, restated
from variorum.lexicon import lexicon
from variorum.model import Claim, Document, Entity, Filler
from variorum.ontology import claim_types

_NAMES, _STRENGTH = "names", "strength"


def names_in_use(subject: Entity, entries: Iterable[Entry]) -> tuple[NameUse, ...]:
    """The subject's display name, then its other names and those that claims state, most used first.

    A source uses a name where one of its fillers lists the name for the subject or a claim of it states the name.
    """
    sigla: dict[str, set[str]] = {name: set() for name in dict.fromkeys((subject.name, *subject.names))}
    stated: dict[str, list[str]] = defaultdict(list)
    uses: Counter[str] = Counter()
    for entry in entries:
        for _, group in entry.claim.roles:
            for filler in group:
                if filler.entity == subject.id:
                    uses[filler.text] += 1
                    for name in {*filler.names, filler.text} & set(sigla):
                        sigla[name].add(entry.siglum)
        if entry.section == _NAMES and (value := _name_value(entry.claim)):
            stated[value].append(entry.id)
            sigla.setdefault(value, set()).add(entry.siglum)
    listed = sorted(sigla, key=lambda name: (name != subject.name, -uses[name]))  # equal ones keep their order
    return tuple(
        NameUse(
            name,
            tuple(sorted(sigla[name], key=lambda letters: (len(letters), letters))),
            tuple(stated[name]),
            uses[name],
        )
        for name in listed
    )


def _name_value(claim: Claim) -> str | None:
    """The name that a claim states: the filler of a role called "name"."""
    found = claim.role("name")
    return " ".join(found[0].text.split()) if found else None


def strengths(entries: Iterable[Entry], documents: Iterable[Document]) -> tuple[Strength, ...]:
    """The counts of the subject's strength that have a time of their own or of their document, by time."""
    published = {document.id: document.metadata.published for document in documents}
    out = []
    for entry in entries:
        if entry.section != _STRENGTH:
            continue
        edtf = entry.claim.time.edtf if entry.when and entry.claim.time else published[entry.claim.document]
        when = bounded(edtf)
        for filler in _quantities(entry.claim):
            if when is not None and (filler.min is not None or filler.max is not None):
                label = _counted(entry.claim, filler)
                point = Strength(entry.id, label, filler.min, filler.max, when, entry.when is None)
                out.append((order(edtf), entry.id, point))
    return tuple(point for *_, point in sorted(out, key=lambda item: item[:2]))


def _quantities(claim: Claim) -> list[Filler]:
    """The fillers of the claim's roles that are quantities."""
    kinds = {role.name: role.kind for role in claim_types()[claim.type].roles}
    return [filler for role, group in claim.roles for filler in group if kinds.get(role) == "quantity"]


def _counted(claim: Claim, filler: Filler) -> str:
    """The count in words with what is counted."""
    unit = claim.role("unit")
    counted = unit[0].text if unit else filler.unit or ""
    count = "" if restated(filler, claim) else quantity(filler)
    counted = "" if counted and count.endswith(counted) else counted
    return " ".join(f"{count} {counted}".split())


def ties(subject: Entity, entries: Iterable[Entry], known: Mapping[str, Entity]) -> tuple[Tie, ...]:
    """The ties that touch the subject or join two that it has ties with, by type and names."""
    drawn = {name for name, section in lexicon("wording")["sections"].items() if section.get("network")}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.section in drawn or _ontology_section(entry) in drawn:
            for source, target in _pairs(entry.claim):
                if source != target and source in known and target in known:
                    found[source, target, entry.claim.type].append(entry.id)
    near = {subject.id}
    for source, target, _ in found:
        if subject.id in (source, target):
            near |= {source, target}
    order = {name: i for i, name in enumerate(claim_types())}
    kept = sorted(
        (key for key in found if {key[0], key[1]} <= near),
        key=lambda key: (order[key[2]], known[key[0]].name, known[key[1]].name, key),
    )
    return tuple(Tie(source, target, name, tuple(found[source, target, name])) for source, target, name in kept)


def _ontology_section(entry: Entry) -> str:
    """The section of the claim's type, which is not that of the entry where the claim is of others."""
    return claim_types()[entry.claim.type].section


def _pairs(claim: Claim) -> list[tuple[str, str]]:
    """The entity ids that a claim ties together, the one who acts or belongs first: each filler of one entity role
    with each of the next.
    """
    roles = [role.name for role in claim_types()[claim.type].roles if role.kind.startswith("entity")]
    filled = [[f.entity for f in claim.role(role) if f.entity] for role in roles]
    pairs = [pair for left, right in pairwise(group for group in filled if group) for pair in product(left, right)]
    turned = claim.type in lexicon("wording")["reversed"]
    return [(right, left) for left, right in pairs] if turned else pairs
