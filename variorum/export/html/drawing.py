"""What the page's pictures draw, as plain data: the timeline, the network, strength over time."""

from __future__ import annotations

from collections import Counter
from typing import Any

from variorum.dates import Bounds
from variorum.dossier import Dossier, Entry, own_voice, short_voice, type_title
from variorum.dossier.when import order
from variorum.dossier.wording import sentence
from variorum.export.html.collated import as_of_data
from variorum.lexicon import lexicon
from variorum.model import Claim

NODES = 40  # entities the network draws; the table beside it holds all
_LABEL = 64  # characters of a label on the timeline
_LAST_YEAR = 9999  # beyond it, and before the year 0, ECMAScript writes years with a sign and six digits
_LAST_DRAWN = 270_000  # Source: ECMA-262, time values reach 100,000,000 days from 1970
_SHORT_NAME = 2  # characters that a name needs to stand for the subject in a label


def drawings(dossier: Dossier) -> dict[str, Any]:
    """The data of all pictures. Claims are told by id: their words are in the page and are not repeated."""
    claims = {entry.id: entry.claim for entry in dossier.entries}
    return {
        "timeline": _timeline(dossier),
        "network": _network(dossier),
        "asOf": as_of_data(dossier),
        "strength": [
            {
                "id": point.entry,
                "label": _led(point.label, claims[point.entry]),
                "low": point.low,
                "high": point.high,
                "from": _day(point.when, 0),
                "to": _day(point.when, 1),
                "byDocument": point.by_document,
            }
            for point in dossier.strengths
            if _drawable(point.when)
        ],
    }


def _day(when: Bounds, side: int) -> str | None:
    """The earliest (0) or latest (1) day as ISO 8601, None where that side is open."""
    day = (when.earliest, when.latest)[side]
    if day is None:
        return None
    year = f"{day.year:04}" if 0 <= day.year <= _LAST_YEAR else f"{day.year:+07}"
    return f"{year}-{day.month:02}-{day.day:02}"


def _led(label: str, claim: Claim) -> str:
    """The label led by its status or speaker, unless the source says it in its own voice."""
    voice = short_voice(claim)
    return f"{voice}: {label}" if voice else label


def _surest(claims: list[Claim]) -> str:
    """The voice of a tie that rests on `claims`: "" where one source says it as its own, else that of the first."""
    return "" if any(map(own_voice, claims)) else short_voice(claims[0])


def _drawable(when: Bounds | None) -> bool:
    """Whether the time can be drawn: it is known, and no day of it is beyond those a browser can count."""
    return when is not None and all(day is None or abs(day.year) < _LAST_DRAWN for day in (when.earliest, when.latest))


def _timeline(dossier: Dossier) -> list[dict[str, Any]]:
    """A lane for each section that is drawn, with its dated claims in order of time."""
    names = {entity.id: entity.name for entity in dossier.entities}
    names[dossier.subject.id] = short_name(dossier)
    lanes = []
    for section in dossier.sections:
        dated = [entry for entry in section.entries if _drawable(entry.when)]
        if "timeline" in section.drawn and dated:
            dated.sort(key=lambda entry: (*order(entry.claim.time.edtf if entry.claim.time else None), entry.id))
            items = [_item(entry, names) for entry in dated]
            lanes.append({"name": section.name, "title": section.title, "marks": items})
    return lanes


def _item(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    """A claim on the timeline."""
    label = " ".join(sentence(entry.claim, names).split())
    label = _led(label, entry.claim)
    if len(label) > _LABEL:
        label = label[: _LABEL - 1].rstrip() + "…"
    when = entry.when or Bounds(None, None)
    return {
        "id": entry.id,
        "label": label,
        "from": _day(when, 0),
        "to": _day(when, 1),
        "when": entry.when_words,
        "sure": own_voice(entry.claim),
    }


def short_name(dossier: Dossier) -> str:
    """The most used short name of the subject, for places where the full one takes too much room."""
    longest = max(_SHORT_NAME, len(dossier.subject.name) // 2)
    usable = [use for use in dossier.names if _SHORT_NAME <= len(use.name) <= longest]
    best = max(usable, key=lambda use: (use.uses, -len(use.name), use.name), default=None)
    return best.name if best else dossier.subject.name


def _network(dossier: Dossier) -> dict[str, Any]:
    """The ties as nodes and links; of many entities, those with most claims, and how many are left out."""
    weight: Counter[str] = Counter()
    for tie in dossier.ties:
        for end in (tie.source, tie.target):
            weight[end] += len(tie.claims)
    known = {entity.id: entity for entity in dossier.entities}
    ranked = sorted(weight, key=lambda key: (key != dossier.subject.id, -weight[key], known[key].name, key))
    shown = {key: index for index, key in enumerate(ranked[:NODES])}
    claims = {entry.id: entry.claim for entry in dossier.entries}
    kinds = lexicon("wording")["entities"]
    return {
        "nodes": [
            {
                "name": known[key].name,
                "type": known[key].type,
                "kind": kinds.get(known[key].type, known[key].type),
                "subject": key == dossier.subject.id,
                "weight": weight[key],
            }
            for key in shown
        ],
        "links": [
            {
                "from": shown[tie.source],
                "to": shown[tie.target],
                "type": tie.type,
                "title": type_title(tie.type),
                "voice": _surest([claims[id_] for id_ in tie.claims]),
                "claims": list(tie.claims),
            }
            for tie in dossier.ties
            if tie.source in shown and tie.target in shown
        ],
        "leftOut": len(weight) - len(shown),
    }
