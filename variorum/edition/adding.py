"""Sources added to a dossier that stands: only what is new is read, all else stays as it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from variorum.edition.collecting import seldom_collected
from variorum.edition.composer import DEFAULTS, Build, Listener, Options, carry_out, made, nothing_heard, read_plan
from variorum.edition.noting import Noted, note_own, noted
from variorum.edition.outputs import FILES
from variorum.edition.plan import Plan, make_plan, reading_key, source_id, twin_issue
from variorum.edition.sources import OWN, Input, own_inputs
from variorum.edition.stages import Stages, own_stages
from variorum.model import Issue, Metadata
from variorum.store import DocumentEntry, Run, Store, open_store


def add_sources(
    place: str | Path,
    *,
    settings: Options = DEFAULTS,
    progress: Listener | None = None,
    stages: Stages | None = None,
) -> Build:
    """Reads what is new in the folder `sources` of the dossier in the directory `place`, takes out what was removed from it, and
    makes entities, findings and files what documents and ledgers now say. All other documents stay as they are.

    It may be killed at any time: the next call goes on. A dossier without any document has no files. Unlike a build's, its
    `kept` are all documents that stayed.

    Raises: StoreError where the dossier cannot be opened; ExportError where a file cannot be written; ModelError where
    the language model is missing.
    """
    stages = stages or own_stages()
    with seldom_collected(), open_store(place, "write") as store:
        news = _news(store, Path(place), stages)
        read, faults = read_plan(news.plan, store, stages, settings=settings, progress=progress or nothing_heard)
        current = [*news.staying, *(kept.id for kept in news.plan.kept), *read]
        own_issues = (*news.issues, *news.plan.issues, *faults)
        issues = (*(issue for issue in store.issues() if issue not in news.before.issues), *own_issues)
        if store.issues() != issues or {entry.id for entry in store.entries()} != set(current):
            store.settle(current, issues)
        note_own(store, news.own, issues, stages)
        if news.plan.jobs:
            store.progress(Run(news.plan.total, news.plan.total, "done"))
        if current:
            carry_out(store, Path(place), stages, registers=settings.registers)
        else:
            _empty(store, Path(place))
        return made(store, read=len(read), kept=len(current) - len(read), issues=issues)


@dataclass(frozen=True, slots=True)
class OwnSource:
    """A source in the dossier's own folder: its path there, the name of its document, what `sources.toml` says about it, and what
    became of it: "read" (`document` has it), "waiting" (for the worker), "left out" (`issues` say why).
    """

    path: str
    name: str
    metadata: Metadata
    state: Literal["read", "waiting", "left out"]
    document: DocumentEntry | None
    issues: tuple[Issue, ...]

    def as_dict(self) -> dict[str, Any]:
        """The source for a program."""
        return {**asdict(self), "document": self.document.as_dict() if self.document else None}


def own_sources(store: Store, place: Path) -> tuple[OwnSource, ...]:
    """The sources in the own folder of the dossier, by path. Their bytes are not looked at."""
    before, current = noted(store), {entry.name: entry for entry in store.entries()}
    own, _ = own_inputs(place, {e.name for e in current.values() if e.id not in before.ids})
    out = []
    for source in own:
        entry = current.get(source.name)
        issues = entry.issues if entry else tuple(issue for issue in before.issues if issue.where == source.name)
        state: Literal["read", "waiting", "left out"] = "read" if entry else "left out" if issues else "waiting"
        path = Path(source.content).relative_to(place / OWN).as_posix() if isinstance(source.content, Path) else ""
        out.append(OwnSource(path, source.name, source.metadata, state, entry, issues))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _News:
    """`own` are the dossier's own sources, `staying` the ids of documents that are current and stay so; `issues` are about
    sources that are not in the plan."""

    own: tuple[Input, ...]
    before: Noted
    plan: Plan
    staying: tuple[str, ...]
    issues: tuple[Issue, ...]


def _news(store: Store, place: Path, stages: Stages) -> _News:
    before, current = noted(store), {entry.id: entry for entry in store.entries()}
    own, told = own_inputs(place, {e.name for e in current.values() if e.id not in before.ids})
    ids = {source.name: source_id(source.content) or source.name for source in own}
    gone = set(before.ids) - set(ids.values())
    staying = tuple(id_ for id_ in current if id_ not in gone)
    failed = dict(before.failed)
    new = []
    issues = list(told)
    for source in own:
        id_ = ids[source.name]
        if id_ in staying:
            issues += _same(source, current[id_])
        elif failed.get(id_) == reading_key(source, stages):
            issues += [issue for issue in before.issues if issue.where == source.name and issue not in told]
        else:
            new.append(source)
    return _News(own, before, make_plan(new, store, stages), staying, tuple(issues))


def _same(source: Input, entry: DocumentEntry) -> list[Issue]:
    """That another document has the bytes of the source."""
    if entry.name == source.name:
        return []
    return [twin_issue(Input(Path(), entry.name, Metadata(published=entry.published)), source)]


def _empty(store: Store, place: Path) -> None:
    """Leaves nothing of what was made from documents that are gone."""
    if store.fact("resolved") is None:
        return
    store.put_resolution((), (), ())
    store.put_findings((), ())
    store.note("resolved", "")
    for name in FILES:
        with suppress(FileNotFoundError):
            (place / name).unlink()
