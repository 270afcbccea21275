"""The page of a subject, live: its claims by section and group, narrowed and cut, without reading what is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from variorum.dossier import type_title
from variorum.dossier.placing import (
    OTHERS,
    PEOPLE,
    STATEMENTS,
    section_rules,
    sections_of_types,
    taking,
    types_in,
    untyped,
)
from variorum.edition.listing import Witnesses, facets_plain, worded
from variorum.model import Entity
from variorum.ontology import claim_types
from variorum.store import ClaimFilter, Mark, Store
from variorum.store.facets import facets_of, tests

Place = tuple[str, str]
"""A section, and the key of a group in it: a claim type, an entity's id, or "=" and the words of one who is none."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All claims of a subject and its people as marks, each with its place; `names` are those of the entities that are groups.

    It holds for one state of the store."""

    subject: Entity
    known: Witnesses = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)


def shelf(store: Store, subject: Entity, known: Witnesses) -> Shelf:
    """The claims in which the subject takes part, and those of its people, each in its section as the dossier's own page has it."""
    roles = store.takes_part(subject.id)
    marks = store.marks(subject.id, sorted(types_in(PEOPLE)))
    places = tuple(_place(mark, roles.get(mark.id)) for mark in marks)
    keys = sorted({key for _, key in places if key.startswith("ent_")})
    named = store.named(keys)
    return Shelf(subject, known, marks, places, {id_: name for id_, (name, _) in named.items()})


def _place(mark: Mark, roles: Sequence[str] | None) -> Place:
    section = _section(mark, roles)
    by = section_rules()[section].group if section in section_rules() else "type"
    if by == "bearer":
        return section, mark.bearer or f"={mark.called or ''}"
    return section, mark.type if by == "type" else ""


def _section(mark: Mark, roles: Sequence[str] | None) -> str:
    """As `variorum.dossier.compile` places a claim; one that the subject has no part in is of its people."""
    if mark.type in untyped():
        return STATEMENTS
    if roles is None:
        return PEOPLE
    taken = (section for section, type_, role in taking() if type_ == mark.type and role in roles)
    return next(taken, sections_of_types().get(mark.type, OTHERS))


def subject_list(
    store: Store, held: Shelf, wanted: ClaimFilter, *, section: str | None, offset: int, limit: int
) -> dict[str, Any]:
    """A page of the subject's claims as plain values: the sections with their counts, and the groups that the page has a part of, each
    with its claims in order of time.

    Raises: StoreError where the filter's time is not EDTF.
    """
    documents = {line.key for line in held.known.lines.values() if wanted.document in (line.id, line.name)}
    asked = tests(wanted, documents).values()
    left: dict[Place, list[Mark]] = {}
    for mark, place in zip(held.marks, held.places, strict=True):
        if all(test(mark) for test in asked):
            left.setdefault(place, []).append(mark)
    counts = Counter[str]()
    for (name, _), marks in left.items():
        counts[name] += len(marks)
    order = [place for place in _ordered(left, held.names) if section is None or place[0] == section]
    ids = {line.key: id_ for id_, line in held.known.lines.items()}
    return {
        "sections": [
            {"name": rule.name, "title": rule.title, "note": rule.note, "count": counts[rule.name]}
            for rule in section_rules().values()
            if counts[rule.name]
        ],
        "groups": _groups(store, held, [(place, left[place]) for place in order], offset, limit),
        "total": sum(len(left[place]) for place in order),
        "facets": facets_plain(facets_of(held.marks, wanted, ids, documents), held.known),
    }


def _ordered(left: Mapping[Place, Sequence[Mark]], names: Mapping[str, str]) -> list[Place]:
    """Sections in display order, their groups in the ontology's order or by falling number of claims."""
    sections = {name: number for number, name in enumerate(section_rules())}
    types = {name: number for number, name in enumerate(claim_types())}

    def key(place: Place) -> tuple[Any, ...]:
        section, group = place
        rank = types.get(group, len(types))
        return sections.get(section, len(sections)), section, rank, -len(left[place]), title(group, names), group

    return sorted(left, key=key)


def title(group: str, names: Mapping[str, str]) -> str:
    """The title of a group by its key, "" for the only one of its section."""
    if group.startswith("="):
        return group[1:]
    return names.get(group) or (type_title(group) if group else "")


def _groups(
    store: Store, held: Shelf, groups: Sequence[tuple[Place, list[Mark]]], offset: int, limit: int
) -> list[dict[str, Any]]:
    """The groups that have one of the claims from `offset` on, with those claims in words."""
    rank = {line.key: number for number, line in enumerate(held.known.lines.values())}
    out: list[dict[str, Any]] = []
    shown: list[list[str]] = []
    for (section, group), marks in groups:
        if limit <= 0:
            break
        if offset < len(marks):
            marks.sort(key=lambda mark: (mark.when, rank[mark.document], mark.start, mark.end, mark.id))
            shown.append([mark.id for mark in marks[offset : offset + limit]])
            head = {"section": section, "title": title(group, held.names), "count": len(marks), "before": offset}
            out.append({**head, "entity": group if group in held.names else None})
            limit -= len(shown[-1])
        offset = max(0, offset - len(marks))
    claims = {one["id"]: one for one in worded(store, store.listed([id_ for ids in shown for id_ in ids]), held.known)}
    return [{**head, "claims": [claims[id_] for id_ in ids]} for head, ids in zip(out, shown, strict=True)]
