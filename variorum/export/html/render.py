"""The dossier as one self-contained HTML page."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from jinja2 import Environment

from variorum.dates import humanise
from variorum.dossier import Dossier, Entry, short_voice, type_title
from variorum.export.html.collated import as_of, beside, cut, findings_of, span
from variorum.export.html.drawing import drawings
from variorum.export.html.library import d3_source
from variorum.export.html.policy import policy
from variorum.export.html.safe import data, web_address
from variorum.export.html.strips import registers
from variorum.export.html.templating import static, templates
from variorum.export.html.witness import Witness, places, witness
from variorum.lexicon import lexicon
from variorum.model import STATUSES, alike

_SCRIPTS = ("show.js", "filter.js", "timeline.js", "network.js", "strength.js", "asof.js")
_STATEMENTS = "statements"
_LONG = 2000  # claims beyond which the browser is told to lay out only what is on screen
_MANY = 300  # claims of a section beyond which its groups are folded
_MANY_TEXTS = 4  # sources beyond which the texts are folded


def render(dossier: Dossier) -> str:
    """`index.html` for the dossier: one file that loads nothing, readable without JavaScript, the same for the same dossier.

    Raises: ExportError where the drawing library is missing or is not the known one.
    """
    style, script = static("edition.css"), "\n".join(static(name) for name in _SCRIPTS)
    library = d3_source()
    untyped = frozenset(entry.id for entry in dossier.section(_STATEMENTS).entries)
    witnesses = _witnesses(dossier, untyped)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            dossier=dossier,
            witnesses=witnesses,
            place=places(witnesses),
            sections=[section for section in dossier.sections if section.groups],
            silent=[section for section in dossier.sections if not section.groups and section.name != _STATEMENTS],
            published={source.siglum: source.document.metadata.published for source in dossier.sources},
            facets=_facets(dossier),
            drawings=drawings(dossier),
            **_collated(dossier),
            registers=registers(dossier),
            entities={entity.id: entity for entity in dossier.entities},
            entry_of={entry.id: entry for entry in dossier.entries},
            long=len(dossier.entries) > _LONG,
            folded_sections={section.name for section in dossier.sections if len(section.entries) > _MANY},
            folded=len(dossier.sources) > _MANY_TEXTS,
            style=style,
            script=script,
            library=library,
            policy=policy([style], [library, script]),
        )
    )


def _witnesses(dossier: Dossier, untyped: frozenset[str]) -> list[Witness]:
    """The sources with their texts marked."""
    held: dict[str, list[Entry]] = {source.document.id: [] for source in dossier.sources}
    for entry in dossier.entries:
        held[entry.claim.document].append(entry)
    return [witness(source, held[source.document.id], untyped) for source in dossier.sources]


def _collated(dossier: Dossier) -> dict[str, Any]:
    """What the parts of the page about findings, states and sources among each other show."""
    months = span(dossier)
    return {
        "finding_of": findings_of(dossier.variants),
        "months": as_of(dossier, months[1]) if months else [],
        "month": humanise(f"{months[1] // 12:04}-{months[1] % 12 + 1:02}") if months else "",
        "standing": {one.siglum: one for one in dossier.standings},
        "beside": {one.siglum: beside(dossier, one) for one in dossier.standings},
        "variant": {one.id: one for one in dossier.variants},
        "date_of": {source.siglum: source.document.metadata.published for source in dossier.sources},
    }


def _facets(dossier: Dossier) -> dict[str, Any]:
    """What the filters offer, each with its number of claims."""
    entries = dossier.entries
    types = Counter(entry.claim.type for entry in entries)
    statuses = Counter(entry.claim.status for entry in entries)
    years = [day.year for e in entries if e.when for day in (e.when.earliest, e.when.latest) if day]
    return {
        "types": sorted(((type_title(name), name, n) for name, n in types.items())),
        "statuses": [(status, statuses[status]) for status in STATUSES if statuses[status]],
        "years": (min(years), max(years)) if years else None,
    }


def _years(entry: Entry) -> str:
    """The first and last year of the entry's time as "1981/1983", an open side empty, "" where undated."""
    if entry.when is None:
        return ""
    first, last = entry.when.earliest, entry.when.latest
    return f"{first.year if first else ''}/{last.year if last else ''}"


@cache
def _environment() -> Environment:
    """The templates, escaping everything that is not marked as safe."""
    environment = templates("variorum.export.html")
    environment.filters |= {
        "data": data,
        "web": web_address,
        "type_title": type_title,
        "short_voice": short_voice,
        "alike": alike,
        "cut": cut,
        "years": _years,
        "percent": "{:.0%}".format,
    }
    environment.globals["wording"] = lexicon("wording")
    return environment
