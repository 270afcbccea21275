"""A compact summary of a dossier for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from variorum.dossier.wording import short_status

if TYPE_CHECKING:  # record.py imports this module
    from variorum.dossier.record import Dossier, Section

_SHOWN = 5  # claims a section shows before the rest is only counted


def summary_html(dossier: Dossier) -> str:
    """The dossier as a short HTML fragment without style, script or outside asset: counts and first claims."""
    share = dossier.typed_share
    counts = f"{len(dossier.sources)} sources, {len(dossier.entries)} claims"
    if share is not None:
        counts += f", {share:.0%} of sentences typed"
    parts = [f"<h3><bdi>{escape(dossier.subject.name)}</bdi></h3><p>{counts}</p>"]
    parts += [_section(section) for section in dossier.sections if section.groups]
    return f"<section>{''.join(parts)}</section>"


def _section(section: Section) -> str:
    """A section as a folded list of its first claims, the number of the rest told."""
    entries = section.entries
    items = "".join(
        f"<li><bdi>{escape(entry.say)}</bdi> <small>({escape(short_status(entry.claim.status))}; {entry.siglum}; "
        f"{escape(entry.when_words)})</small></li>"
        for entry in entries[:_SHOWN]
    )
    more = f"<p><small>and {len(entries) - _SHOWN} more</small></p>" if len(entries) > _SHOWN else ""
    return f"<details><summary>{escape(section.title)} ({len(entries)})</summary><ol>{items}</ol>{more}</details>"
