"""The issues of a dossier, as pages show them."""

from __future__ import annotations

from typing import Any, get_args

from variorum.edition.reviewed import told_issues
from variorum.model import alike
from variorum.model.issue import Severity
from variorum.store import Store

_PLACES = 50  # places of one issue that are told


def issues_of(store: Store) -> list[dict[str, Any]]:
    """All issues, of documents and of the last build, the gravest first: such as differ in their place only as one with all its
    places, and of each place the id of the current document that is called so, None where there is none."""
    entries = store.entries()
    ids = {entry.name: entry.id for entry in entries}
    every = told_issues(store)
    told = [
        {
            "code": first.code,
            "severity": first.severity,
            "what": first.what,
            "hint": first.hint,
            "places": [{"name": name, "document": _document(name, ids)} for name in places[:_PLACES]],
            "more": max(0, len(places) - _PLACES),
        }
        for first, places in alike(dict.fromkeys(every))
    ]
    return sorted(told, key=lambda one: get_args(Severity).index(one["severity"]))


def _document(place: str, ids: dict[str, str]) -> str | None:
    """The document that a place is in: called so, or by what stands before a colon ("a.txt: line 3")."""
    return ids.get(place) or ids.get(place.partition(":")[0])
