"""The one composer: files in, a dossier out."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from variorum.edition.collecting import seldom_collected
from variorum.edition.differing import note_checks, note_findings
from variorum.edition.noting import note_own
from variorum.edition.outputs import Renderer, publish
from variorum.edition.plan import Plan, make_plan
from variorum.edition.query import main_entity
from variorum.edition.reading import read_all
from variorum.edition.reviewed import reviewed_claims
from variorum.edition.shelf import lists_digest
from variorum.edition.sources import NOTHING_KNOWN, inputs
from variorum.edition.stages import Checked, Stages, own_stages
from variorum.errors import DocumentError
from variorum.model import Claim, Issue, Metadata
from variorum.store import RULE, ClaimFilter, Reading, Run, Store, open_store

PARALLEL_FROM = 100_000
"""Bytes to read from which a second process pays. It costs about 4 s of work, and 1 s by the clock where a core is idle;
reading takes about 4.5 s for 100 kB of plain text, of which it takes half. Source: `benchmarks/build_time.py`."""


class Options(Protocol):
    """What a build takes from the settings."""

    @property
    def jobs(self) -> int:
        """Reading processes; 0 leaves the choice to the build."""

    @property
    def registers(self) -> Path | None:
        """The directory of the register library, which need not be there; None for the built-in lists only."""

    @property
    def debug(self) -> bool:
        """Whether an internal fault ends the build instead of becoming an issue."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """The options of a build for which nobody has set any."""

    jobs: int = 0
    registers: Path | None = None
    debug: bool = False


DEFAULTS = Defaults()


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a build: the document `name` was "read", "kept" from an earlier build, or "failed"."""

    done: int
    total: int
    name: str
    step: Literal["read", "kept", "failed"]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did. `read` documents were read, `kept` were known already, `failed` became issues.

    `claims` counts the current claims, `orphaned` those of older versions whose words are lost.
    `issues` are those of the documents, by name, then those of the build. `files` were written or,
    where `unchanged`, stand already as they would have been written.
    """

    read: int
    kept: int
    failed: int
    claims: int
    orphaned: int
    issues: tuple[Issue, ...]
    files: tuple[Path, ...] = ()
    unchanged: bool = False

    @property
    def documents(self) -> int:
        """How many documents the dossier now is made from."""
        return self.read + self.kept


class NothingBuilt(DocumentError):
    """Not one of the sources could be read; what was built before is untouched. `issues` says why."""

    issues: tuple[Issue, ...] = ()


Listener = Callable[[Progress], None]


def build(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    settings: Options = DEFAULTS,
    metadata: Metadata = NOTHING_KNOWN,
    progress: Listener | None = None,
    stages: Stages | None = None,
) -> Build:
    """Reads the documents in `sources` (files, folders, globs, "-") into the dossier in the directory `out`, and those that
    were added to the dossier itself: its folder `sources`.

    `metadata` overrides what the files say about themselves. Each document is stored as soon as it
    is read: a build that was killed goes on where it stopped. What is known already is not read
    again. A document that cannot be read becomes an issue, and the others are built. The same
    sources give the same bytes of `claims.jsonl`, `dossier.json` and `index.html`.

    Raises: NothingBuilt where no document could be read; StoreError or ExportError where `out`
    cannot be written; ModelError where the language model is missing.
    """
    stages = stages or own_stages()
    with seldom_collected(), open_store(out, "create") as store:
        place = Path(out)
        done, claims = _fill(
            store, sources, stages, settings=settings, metadata=metadata, progress=progress, place=place
        )
        files, same = _publish(store, place, stages, settings.registers, claims)
        return replace(done, files=files, unchanged=same and not done.read)


def fill(
    store: Store,
    sources: Iterable[str | Path],
    *,
    settings: Options = DEFAULTS,
    metadata: Metadata = NOTHING_KNOWN,
    progress: Listener | None = None,
    stages: Stages | None = None,
) -> Build:
    """The part of `build` that ends in the store: documents, claims, entities, judgements, issues.

    Raises: as `build`, save ExportError.
    """
    stages = stages or own_stages()
    return _fill(store, sources, stages, settings=settings, metadata=metadata, progress=progress)[0]


def _fill(
    store: Store,
    sources: Iterable[str | Path],
    stages: Stages,
    *,
    settings: Options,
    metadata: Metadata,
    progress: Listener | None,
    place: Path | None = None,
) -> tuple[Build, tuple[Claim, ...] | None]:
    """What `fill` gives, and the claims as `_resolve` gives them.

    Raises: as `fill`.
    """
    found, issues = inputs(sources, metadata, place=place)
    plan = make_plan(found, store, stages)
    read, faults = read_plan(plan, store, stages, settings=settings, progress=progress or nothing_heard)
    issues = (*issues, *plan.issues, *faults)
    current = [*(kept.id for kept in plan.kept), *read]
    if not current:
        raise _nothing(issues)
    if store.issues() != issues or {entry.id for entry in store.entries()} != set(current):
        store.settle(current, issues)
    if place is not None:
        note_own(store, tuple(source for source in found if source.own), issues, stages)
    claims = _resolve(store, stages)
    if plan.jobs:
        store.progress(Run(plan.total, plan.total, "done"))
    return made(store, read=len(read), kept=len(plan.kept), issues=issues), claims


def made(store: Store, *, read: int, kept: int, issues: tuple[Issue, ...]) -> Build:
    """What was done, with the store's claims counted; `issues` are those beside the documents' own."""
    entries = store.entries()
    return Build(
        read=read,
        kept=kept,
        failed=sum(issue.severity == "error" for issue in issues),
        claims=sum(entry.claims for entry in entries),
        orphaned=sum(1 for _ in store.select(ClaimFilter(states=("orphaned",)))),
        issues=(*(issue for entry in entries for issue in entry.issues), *issues),
    )


def read_plan(
    plan: Plan, store: Store, stages: Stages, *, settings: Options, progress: Listener
) -> tuple[list[str], list[Issue]]:
    """Reads and stores the plan's jobs. The ids of the documents read, and the issues of those not."""
    for number, kept in enumerate(plan.kept, 1):
        progress(Progress(number, plan.total, kept.name, "kept"))
    read: list[str] = []
    faults: list[Issue] = []
    done = len(plan.kept)
    try:
        size = sum(job.source.size for job in plan.jobs)
        processes = _processes(settings.jobs, len(plan.jobs), size)
        outcomes = read_all(plan.jobs, stages, processes=processes, debug=settings.debug)
        for job, outcome in zip(plan.jobs, outcomes, strict=True):
            done += 1
            if isinstance(outcome, Reading):
                store.put(outcome)
                read.append(outcome.document.id)
            else:
                faults.append(outcome)
            store.progress(Run(plan.total, done, "running"))
            step: Literal["read", "failed"] = "read" if isinstance(outcome, Reading) else "failed"
            progress(Progress(done, plan.total, job.source.name, step))
    except KeyboardInterrupt:
        store.progress(Run(plan.total, done, "interrupted"))
        raise
    return read, faults


def _resolve(store: Store, stages: Stages) -> tuple[Claim, ...] | None:
    """Resolves and collates all current claims anew, unless nothing that this depends on has changed.

    The claims as they now stand in the store, in its order, None where they stood there already.
    """
    state = _state(store, stages.whole)
    if store.fact("resolved") == state:
        return None
    persons = [judgement for judgement in store.judgements() if not judgement.author.startswith(RULE)]
    resolution = stages.resolve(reviewed_claims(store), persons)
    store.put_resolution(resolution.entities, resolution.claims, resolution.judgements)
    collation = stages.collate(resolution.claims, store.documents())
    store.put_findings(collation.findings, collation.passages)
    note_findings(store, collation.findings)
    if entries := store.entries():
        store.note("subject", main_entity(resolution.entities, entries, resolution.claims).id)
    store.note("resolved", state)
    return tuple(resolution.claims)


def carry_out(store: Store, out: Path, stages: Stages, *, registers: Path | None = None) -> None:
    """Makes entities and files what the ledgers now say; `registers` as in `Options`.

    Raises: ExportError where a file cannot be written.
    """
    claims = _resolve(store, stages)
    _publish(store, out, stages, registers, claims)


def _publish(
    store: Store, out: Path, stages: Stages, registers: Path | None, claims: tuple[Claim, ...] | None
) -> tuple[tuple[Path, ...], bool]:
    """Writes the dossier's files, with what the lists have for its claims, as `publish` does."""
    state = json.dumps([_state(store, stages.whole), lists_digest(registers)])

    def checked(claims_: Sequence[Claim]) -> Checked:
        found = stages.check(claims_, store.entities(), store.documents(), registers)
        note_checks(store, found.checks)
        return found

    return publish(store, out, state, Renderer(stages.page, checked), claims)


def _state(store: Store, whole: str) -> str:
    """The digest of what resolution and the files depend on: code, documents, persons' judgements and decisions, issues."""
    persons = [asdict(judgement) for judgement in store.judgements() if not judgement.author.startswith(RULE)]
    documents = [[entry.id, entry.key] for entry in store.entries()]
    orphaned = [entry.id for entry in store.select(ClaimFilter(states=("orphaned",)))]
    decisions = [entry.as_dict() for entry in store.decisions()]
    parts = [whole, documents, persons, decisions, orphaned, [asdict(issue) for issue in store.issues()]]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _processes(wanted: int, jobs: int, size: int) -> int:
    """How many processes read `jobs` documents of together `size` bytes: as wanted, else two for a large batch where
    the machine has two cores.
    """
    if wanted:
        return min(wanted, jobs)
    return 2 if jobs > 1 and size > PARALLEL_FROM and (os.cpu_count() or 1) > 1 else 1


def _nothing(issues: Sequence[Issue]) -> NothingBuilt:
    """The error of a build without a single document."""
    faults = [issue for issue in issues if issue.severity == "error"]
    if not faults:
        error = NothingBuilt("there is no document to read", hint="Name files, or folders that hold some.")
    else:
        first, others = faults[0], len(faults) - 1
        more = f" (and {others} more that cannot be read)" if others else ""
        error = NothingBuilt(first.what + more, where=first.where, hint=first.hint)
    error.issues = tuple(issues)
    return error


def nothing_heard(step: Progress) -> None:
    """A listener that does not listen."""
