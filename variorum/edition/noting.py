"""What a dossier's store notes about the sources in its own directory, so that only what is new is read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from variorum.documents.sources import FILE
from variorum.edition.plan import reading_key, source_id
from variorum.edition.sources import OWN, Input
from variorum.edition.stages import Stages
from variorum.model import Issue
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Noted:
    """What was read from the dossier's own folder: the `ids` of its documents, by id or name the reading keys of what could not
    be read (`failed`), and the issues about the folder that stand among the dossier's.
    """

    ids: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    issues: tuple[Issue, ...] = ()


_FACT = "own sources"


def noted(store: Store) -> Noted:
    """What the last build or adding noted."""
    plain = json.loads(store.fact(_FACT) or "{}")
    return Noted(
        tuple(plain.get("ids", ())),
        tuple((id_, key) for id_, key in plain.get("failed", ())),
        tuple(Issue(**issue) for issue in plain.get("issues", ())),
    )


def note_own(store: Store, own: tuple[Input, ...], issues: tuple[Issue, ...], stages: Stages) -> None:
    """Notes in the store which of its documents and `issues` come from its own sources, and which of these failed."""
    names = {source.name for source in own}
    current = {entry.id: entry.name for entry in store.entries()}
    keys = {source_id(source.content) or source.name: reading_key(source, stages) for source in own}
    ids = tuple(sorted(id_ for id_, name in current.items() if name in names))
    failed = tuple(sorted((id_, key) for id_, key in keys.items() if id_ not in current))
    what = Noted(ids, failed, about_own(issues, names))
    if what != noted(store):
        store.note(_FACT, json.dumps(asdict(what), ensure_ascii=False))


def about_own(issues: Iterable[Issue], names: Collection[str]) -> tuple[Issue, ...]:
    """The issues about the own sources with these names, or about their `sources.toml`."""
    return tuple(i for i in issues if i.where in names or (i.where.startswith(f"{OWN}/") and FILE in i.where))
