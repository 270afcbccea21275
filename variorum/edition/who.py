"""Who is who, as pages show it: a few of the entities, or one with its names, claims and the judgements that made it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from variorum.dossier import Dossier, compile_dossier
from variorum.edition.reading import EXTRACTOR
from variorum.model import Entity
from variorum.resolution.renaming import name_periods
from variorum.resolution.units import unit_id
from variorum.store import RULE, EntityFilter, LedgerEntry, Store

_NAMES = 12  # names that a line of the list shows
_KEPT_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What the last resolution made: `units` are the entities (ids) of the referents of documents, `called` what every id is called."""

    units: Mapping[str, str]
    called: Mapping[str, str]

    def entity(self, id_: str) -> str:
        """The entity that an id of a judgement means now; the id itself where it is none any more."""
        return self.units.get(id_, id_)


_kept: OrderedDict[str, Known] = OrderedDict()
_lock = Lock()


def known(store: Store) -> Known:
    """What the last resolution made. Kept from one call to the next: of a dossier of 50,000 claims it takes a second to make."""
    state = f"{store.fact('resolved')} {store.newest_decision()}"
    with _lock:
        if state in _kept:
            _kept.move_to_end(state)
            return _kept[state]
    documents = {entry.id: entry.name for entry in store.entries()}
    called = {entity.id: entity.name for entity in store.entities()}
    units = {}
    for document, names, entity in store.referents():
        key = unit_id(document, names)
        units[key] = entity
        called.setdefault(key, f"{names[0]} ({documents.get(document, '')})")
    made = Known(units, called)
    with _lock:
        _kept[state] = made
        while len(_kept) > _KEPT_AT_MOST:
            _kept.popitem(last=False)
    return made


def entity_list(store: Store, wanted: EntityFilter, *, limit: int, offset: int = 0) -> dict[str, Any]:
    """A page of the entities as plain values, those of most claims first, each with those that it may be the same as, and why."""
    page = store.entity_page(wanted, limit=limit, offset=offset)
    found = known(store)
    doubts = _doubts(store.ledger(), found)
    return {
        "entities": [
            {**_line(entity, claims), "unsure": doubts.get(entity.id, [])} for entity, claims in page.entities
        ],
        "total": page.total,
        "types": dict(page.types),
    }


def entity_sheet(store: Store, id_: str, *, like: str = "", limit: int = 50, offset: int = 0) -> dict[str, Any] | None:
    """The entity as plain values: its names with their sources and periods, `limit` of its claims from the one at `offset` on, the
    judgements in which it takes part, and others that it may be the same as: those whose names have the words `like`, if given.

    Of an id that a person's judgement made part of another entity, that other one. None where there is none.
    """
    found, ledger = known(store), store.ledger()
    pages = store.entity_page(EntityFilter(id=id_), limit=1).entities
    if not pages:
        other = _merged(id_, ledger, found)
        pages = store.entity_page(EntityFilter(id=other), limit=1).entities if other else ()
    if not pages:
        return None
    entity, count = pages[0]
    claims = store.claims_about(entity.id)
    dossier = compile_dossier(entity, claims, store.documents(), store.entities(), extractor=EXTRACTOR)
    rows = [row for row in ledger if entity.id in (found.entity(row.judgement.left), found.entity(row.judgement.right))]
    near = store.entity_page(EntityFilter(name=like), limit=20).entities if like.strip() else ()
    shown = dossier.entries[offset : offset + limit]
    reviews = store.reviews_of([entry.id for entry in shown])
    return {
        **_line(entity, count),
        "names_in_use": _names(dossier),
        "periods": [
            {"name": one.name, "time": one.time, "claim": one.claim}
            for one in name_periods(claims)
            if one.entity == entity.id
        ],
        "sections": [
            {"title": section.title, "claims": len(section.entries)} for section in dossier.sections if section.groups
        ],
        "claims_shown": [
            {
                "id": entry.id,
                "says": entry.say,
                "quote": entry.claim.quote,
                "siglum": entry.siglum,
                "when": entry.when_words,
                "status": entry.claim.status,
                "review": reviews.get(entry.id),
            }
            for entry in shown
        ],
        "claims_total": len(dossier.entries),
        "judgements": [judgement_plain(row, found) for row in rows],
        "near": [_line(other, number) for other, number in near if other.id != entity.id],
        "seen": ledger[-1].number if ledger else 0,
        "sources": {source.siglum: _source(source) for source in dossier.sources},
    }


def judgement_list(store: Store) -> list[dict[str, Any]]:
    """All judgements of who is who as plain values, the last first."""
    found = known(store)
    return [judgement_plain(row, found) for row in reversed(store.ledger())]


def judgement_plain(row: LedgerEntry, found: Known) -> dict[str, Any]:
    """A row of the ledger, with what both sides are called and which entities they now are."""
    one = row.judgement
    return {
        **row.as_dict(),
        "rule": one.author.startswith(RULE),
        "left_name": found.called.get(one.left, one.left),
        "right_name": found.called.get(one.right, one.right),
        "left_entity": found.entity(one.left),
        "right_entity": found.entity(one.right),
    }


def _line(entity: Entity, claims: int) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "names": list(entity.names[:_NAMES]),
        "more_names": max(0, len(entity.names) - _NAMES),
        "documents": len(entity.documents),
        "claims": claims,
    }


def _names(dossier: Dossier) -> list[dict[str, Any]]:
    return [{"name": u.name, "sigla": list(u.sigla), "claims": list(u.claims), "uses": u.uses} for u in dossier.names]


def _source(source: Any) -> dict[str, Any]:
    return {"id": source.document.id, "title": source.document.title, "published": source.document.metadata.published}


def _doubts(ledger: tuple[LedgerEntry, ...], found: Known) -> dict[str, list[dict[str, Any]]]:
    """By the id of an entity, those that it may be the same as, each with the reason."""
    out: dict[str, list[dict[str, Any]]] = {}
    for row in ledger:
        left, right = found.entity(row.judgement.left), found.entity(row.judgement.right)
        if row.standing and row.judgement.verdict == "unsure" and left != right:
            for one, other in ((left, right), (right, left)):
                told = {"id": other, "name": found.called.get(other, other), "reason": row.judgement.reason}
                if told not in out.setdefault(one, []):
                    out[one].append(told)
    return out


def _merged(id_: str, ledger: tuple[LedgerEntry, ...], found: Known) -> str | None:
    """The entity into which judgements have made the one with this id, None where none has."""
    if id_ in found.units:
        return found.units[id_]
    for row in reversed(ledger):
        pair = (row.judgement.left, row.judgement.right)
        if row.standing and row.judgement.verdict == "same" and id_ in pair:
            other = found.entity(pair[0] if pair[1] == id_ else pair[1])
            return other if other != id_ else None
    return None
