"""Findings as pages show them: a few of the list, or one with its whole apparatus, without compiling the whole dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.dossier import (
    Dossier,
    Entry,
    Reading,
    Shared,
    Variant,
    all_variants,
    compile_dossier,
    short_voice,
    type_title,
)
from variorum.model import Entity, Finding
from variorum.store import FindingFilter, Store

_NOBODY = Entity("", "other", "", ())
"""The subject of a dossier that is about none in particular."""

_PAIRS = 200  # differences of one finding that a page tells
_PASSAGES = 40  # shared passages that a page shows


def finding_list(store: Store, wanted: FindingFilter, *, limit: int, offset: int = 0) -> dict[str, Any]:
    """A page of the findings as plain values: each with its readings in words, the gravest first, and how many there are of
    each verdict, type and subject."""
    page = store.finding_page(wanted, limit=limit, offset=offset)
    dossier = _dossier_of(store, page.findings)
    entries = {entry.id: entry for entry in dossier.entries}
    order = {one.id: number for number, one in enumerate(page.findings)}
    variants = sorted(all_variants(dossier, page.findings, ()), key=lambda one: order[one.id])
    return {
        "findings": [_line(one, entries) for one in variants],
        "total": page.total,
        "verdicts": dict(page.verdicts),
        "types": [{"type": name, "title": type_title(name), "count": count} for name, count in page.types.items()],
        "subjects": [{"id": id_, "name": name, "count": count} for id_, name, count in page.subjects],
    }


def finding_sheet(store: Store, id_: str) -> dict[str, Any] | None:
    """The finding with this id as plain values: its readings with all claims, what differs and why, its origins with the words that
    their documents share, and its witnesses. None where there is none. Nothing says which reading is right."""
    found = store.finding_page(FindingFilter(id=id_), limit=1).findings
    if not found:
        return None
    finding = found[0]
    documents = {document for origin in finding.origins for document in origin}
    passages = [one for one in store.passages() if one.left in documents and one.right in documents]
    dossier = _dossier_of(store, found)
    entries = {entry.id: entry for entry in dossier.entries}
    variants = all_variants(dossier, found, passages)
    if not variants:
        return None  # a claim of it is gone: findings are being made anew
    one, reviews = variants[0], store.reviews_of(finding.claims)
    return {
        **_line(one, entries),
        "subject": finding.subject,
        "readings": [_reading(reading, entries, reviews) for reading in one.readings],
        "differences": [
            {
                "left": d.left,
                "right": d.right,
                "relation": d.relation,
                "differs": list(d.differs),
                "told": d.told,
                "reason": d.reason,
            }
            for d in one.differences[:_PAIRS]
        ],
        "more_differences": max(0, len(one.differences) - _PAIRS),
        "shared": [_shared(passage) for passage in one.shared[:_PASSAGES]],
        "more_shared": max(0, len(one.shared) - _PASSAGES),
        "crowded": one.crowded,
        "witnesses": _witnesses(dossier, documents),
    }


def _dossier_of(store: Store, findings: Sequence[Finding]) -> Dossier:
    """A dossier of no more than the claims of the findings; its sigla are those of the whole one."""
    claims = store.claims_by_id(list(dict.fromkeys(key for one in findings for key in one.claims)))
    current = store.documents()
    known = {document.id for document in current}
    return compile_dossier(_NOBODY, (c for c in claims if c.document in known), current, store.entities())


def _line(one: Variant, entries: dict[str, Entry]) -> dict[str, Any]:
    """The finding as lists show it."""
    return {
        "id": one.id,
        "type": one.type,
        "verdict": one.verdict,
        "title": one.title,
        "differing": list(dict.fromkeys(part for d in one.differences for part in d.differs)),
        "sigla": list(one.sigla),
        "origins": [list(origin) for origin in one.origins],
        "readings": [
            {"number": r.number, "sigla": list(r.sigla), "origins": r.origins, **_worded(entries[r.claims[0]])}
            for r in one.readings
        ],
    }


def _reading(reading: Reading, entries: dict[str, Entry], reviews: Any) -> dict[str, Any]:
    return {
        "number": reading.number,
        "sigla": list(reading.sigla),
        "origins": reading.origins,
        **_worded(entries[reading.claims[0]]),
        "claims": [_claim(entries[key], reviews.get(key)) for key in reading.claims],
    }


def _worded(entry: Entry) -> dict[str, Any]:
    """The claim in words; the bare sentence is never shown without what stands before and after it. `when` is its time, which a
    sentence does not tell and readings often differ in."""
    when = entry.when_words if entry.claim.time else ""
    return {"before": entry.before, "sentence": entry.sentence, "after": entry.after, "when": when}


def _claim(entry: Entry, review: str | None) -> dict[str, Any]:
    claim = entry.claim
    return {
        "id": entry.id,
        "siglum": entry.siglum,
        "document": claim.document,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "status": claim.status,
        "attribution": claim.attribution.text if claim.attribution else None,
        "voice": short_voice(claim),
        "time": claim.time.edtf if claim.time else None,
        "when": entry.when_words if claim.time else None,
        "review": review,
    }


def _shared(passage: Shared) -> dict[str, Any]:
    return {
        "left": passage.left,
        "left_words": passage.left_words,
        "right": passage.right,
        "right_words": passage.right_words,
        "share": passage.share,
    }


def _witnesses(dossier: Dossier, documents: set[str]) -> dict[str, Any]:
    """The documents of the finding by siglum."""
    return {
        source.siglum: {
            "id": source.document.id,
            "name": source.document.name,
            "title": source.document.title,
            "publisher": source.publisher,
            "published": source.document.metadata.published,
        }
        for source in dossier.sources
        if source.document.id in documents
    }
