"""The other views of a subject: its claims by year, ties, places, names, counts, and what held on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from variorum.collation.holding import Telling, answers, telling
from variorum.dossier import ANSWERS, Dossier, Entry, compile_figures, in_words, short_voice, type_title
from variorum.dossier.placing import STATEMENTS, section_rules
from variorum.edition.listing import worded
from variorum.edition.subject_list import Shelf
from variorum.export.html.drawing import drawings
from variorum.model import Claim
from variorum.ontology import claim_types
from variorum.store import Mark, Store

BINS = 48
"""Columns of a lane at most."""

LINES = 150
"""States under one answer that a page tells."""


def figures(store: Store, held: Shelf) -> Dossier:
    """A dossier of the subject's own claims and those of its people alone, for the pictures and tables of them."""
    ids = [mark.id for mark, (section, _) in zip(held.marks, held.places, strict=True)
           if not mark.struck and section != STATEMENTS]  # fmt: skip
    claims = [one.claim for start in range(0, len(ids), 500) for one in store.listed(ids[start : start + 500])]
    return compile_figures(held.subject, claims, store.documents(), store.entities())


def drawn(dossier: Dossier) -> dict[str, Any]:
    """What the pictures' scripts draw, with the words of each claim that a tie rests on."""
    made = drawings(dossier)
    tied = {key for link in made["network"]["links"] for key in link["claims"]}
    said = {entry.id: entry.say for entry in dossier.entries if entry.id in tied}
    return {"timeline": made["timeline"], "network": made["network"], "strength": made["strength"], "says": said}


def lanes(held: Shelf) -> dict[str, Any]:
    """How many claims of each section begin in each stretch of years; where no beginning is told, how many end."""
    rules = section_rules()
    found: dict[str, Counter[int]] = {}
    for mark, (section, _) in zip(held.marks, held.places, strict=True):
        if mark.dated and not mark.struck and "timeline" in rules[section].shown:
            found.setdefault(section, Counter())[_year(mark)] += 1
    years = [year for counts in found.values() for year in counts]
    if not years:
        return {"step": 1, "first": None, "last": None, "lanes": [], "most": 0}
    first, last = min(years), max(years)
    step = next(step for step in _steps() if (last // step) - (first // step) < BINS)
    shown: list[dict[str, Any]] = []
    for name in (name for name in rules if name in found):
        bins = Counter[int]()
        for year, n in found[name].items():
            bins[year // step * step] += n
        bars = [{"from": start, "to": start + step - 1, "count": bins[start]} for start in sorted(bins)]
        shown.append({"name": name, "title": rules[name].title, "count": sum(bins.values()), "bars": bars})
    most = max(bar["count"] for lane in shown for bar in lane["bars"])
    return {"step": step, "first": first // step * step, "last": last // step * step, "lanes": shown, "most": most}


def _steps() -> Sequence[int]:
    return [factor * 10**power for power in range(8) for factor in (1, 2, 5)]


def _year(mark: Mark) -> int:
    day = mark.first if mark.first is not None else mark.last
    return (day or 0) // 10_000


def ties(dossier: Dossier) -> list[dict[str, Any]]:
    """The ties of the subject and of those tied to it, as lines of a table."""
    names = {entity.id: entity.name for entity in dossier.entities}
    entries = {entry.id: entry for entry in dossier.entries}
    return [
        {
            "from": {"id": tie.source, "name": names[tie.source]},
            "to": {"id": tie.target, "name": names[tie.target]},
            "type": tie.type,
            "title": type_title(tie.type),
            "claims": [_anchor(entries[key]) for key in tie.claims],
        }
        for tie in dossier.ties
    ]


def names(dossier: Dossier) -> list[dict[str, Any]]:
    """The subject's names, with the sources that use them and the claims that state them."""
    entries = {entry.id: entry for entry in dossier.entries}
    return [
        {
            "name": use.name,
            "uses": use.uses,
            "sigla": list(use.sigla),
            "claims": [_anchor(entries[key]) for key in use.claims],
        }
        for use in dossier.names
    ]


def strength(dossier: Dossier, held: Shelf) -> list[dict[str, Any]]:
    """The counts of the subject's strength, by time."""
    entries = {entry.id: entry for entry in dossier.entries}
    return [
        {
            **_anchor(entries[point.entry]),
            "label": point.label,
            "low": point.low,
            "high": point.high,
            "by_document": point.by_document,
            "when": in_words(held.known.lines[entries[point.entry].claim.document].published)
            if point.by_document
            else entries[point.entry].when_words,
        }
        for point in dossier.strengths
    ]


def _anchor(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "siglum": entry.siglum, "voice": short_voice(entry.claim)}


def told_by_all(store: Store) -> Telling:
    """What all claims of the dossier tell of ends and successions."""
    return telling(store.claims(), store.documents())


def lasting(store: Store, held: Shelf) -> tuple[Claim, ...]:
    """The claims in which the subject takes part of types that tell what lasts."""
    roles, types = store.takes_part(held.subject.id), claim_types()
    ids = [mark.id for mark in held.marks if mark.id in roles and not mark.struck and types[mark.type].stateful]
    return tuple(one.claim for start in range(0, len(ids), 500) for one in store.listed(ids[start : start + 500]))


def held_when(store: Store, held: Shelf, asked: Sequence[Claim], told_: Telling, day: str) -> dict[str, Any]:
    """What the claims `asked` tell of `day` (an EDTF day, month or year), as `variorum as-of` tells it: under each answer its
    number of claims, and the first `LINES` of them, in words, by section. The claims of `told_` all speak.

    Raises: EdtfError where `day` is no such date.
    """
    places = {mark.id: place for mark, place in zip(held.marks, held.places, strict=True)}
    found = list(answers(asked, day, told_))
    rank = {name: number for number, name in enumerate(section_rules())}
    when = {mark.id: mark.when for mark in held.marks}
    found.sort(key=lambda one: (rank.get(places[one.claim][0], len(rank)), when[one.claim], one.claim))
    told = {answer: [one for one in found if one.answer == answer] for answer in ANSWERS}
    shown = [one for answer in ANSWERS for one in told[answer][:LINES]]
    words = {one["id"]: one for one in worded(store, store.listed([one.claim for one in shown]), held.known)}
    return {
        "answers": [
            {
                "answer": answer,
                "count": len(told[answer]),
                "claims": [
                    {
                        **words[one.claim],
                        "section": places[one.claim][0],
                        "reason": one.reason,
                        "because": list(one.because),
                    }
                    for one in told[answer][:LINES]
                ],
            }
            for answer in ANSWERS
        ]
    }
