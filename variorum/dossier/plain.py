"""The dossier as plain JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # record.py imports this module
    from variorum.dates import Bounds
    from variorum.dossier.record import Dossier, Entry, Section, Source
    from variorum.model import Check, Entity, Strip


def as_dict(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON values, in display order. Days are ISO 8601; an open side is None."""
    return {
        "subject": _entity(dossier.subject),
        "extractor": dossier.extractor,
        "typed_share": dossier.typed_share,
        "names": [asdict(use) for use in dossier.names],
        "sources": [_source(source) for source in dossier.sources],
        "subjects": [{**_entity(line.entity), "claims": line.claims} for line in dossier.subjects],
        "sections": [_section(section) for section in dossier.sections],
        "claims": {entry.id: _entry(entry, dossier.extractor) for entry in dossier.entries},
        "strengths": [{**asdict(point), "when": _days(point.when)} for point in dossier.strengths],
        "ties": [asdict(tie) for tie in dossier.ties],
        "entities": [_entity(entity) for entity in dossier.entities],
        "issues": [asdict(issue) for issue in dossier.issues],
        "findings": [variant.as_dict() for variant in dossier.variants],
        "disputed": [variant.id for variant in dossier.disputed],
        "out_of_date": [variant.id for variant in dossier.out_of_date],
        "standings": [{**asdict(one), "among": dict(one.among)} for one in dossier.standings],
        "registers": _registers(dossier.checks, dossier.strips),
        "states": [
            {**asdict(state), "steps": [[str(day), answer] for day, answer in state.steps]} for state in dossier.states
        ],
    }


def _registers(checks: Sequence[Check], strips: Sequence[Strip]) -> dict[str, Any]:
    """What official lists have. The snapshots that were asked stand once, under "searched"; each check has their ids."""
    searched = {one.snapshot: one.as_dict() for check in checks for one in check.searched}
    return {
        "as_of": checks[0].as_of if checks else None,
        "searched": list(searched.values()),
        "checks": [{**check.as_dict(), "searched": [one.snapshot for one in check.searched]} for check in checks],
        "strips": [strip.as_dict() for strip in strips],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "names": list(entity.names),
        "documents": list(entity.documents),
    }


def _source(source: Source) -> dict[str, Any]:
    document = source.document
    return {
        "siglum": source.siglum,
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "media_type": document.media_type,
        "publisher": source.publisher,
        "metadata": asdict(document.metadata),
        "undated": source.undated,
        "characters": len(document.text),
        "claims": source.claims,
        "statements": source.statements,
        "sentences": source.sentences,
        "typed": source.typed,
        "silent": source.silent,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": section.title,
        "groups": [{"title": g.title, "claims": [entry.id for entry in g.entries]} for g in section.groups],
    }


def _entry(entry: Entry, extractor: str) -> dict[str, Any]:
    return {
        **entry.claim.as_dict(extractor),
        "says": entry.say,
        "source": entry.siglum,
        "days": _days(entry.when) if entry.when else None,
        "section": entry.section,
        **({"review": entry.review} if entry.review else {}),
    }


def _days(when: Bounds) -> list[str | None]:
    return [str(side) if side else None for side in (when.earliest, when.latest)]
