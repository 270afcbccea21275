"""What a build has to do: which sources are known already, which are to be read, which are twins."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from variorum.documents import LIMIT
from variorum.edition.reading import Job
from variorum.edition.sources import Input
from variorum.edition.stages import Stages
from variorum.model import Issue
from variorum.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """A source whose reading is in the store already."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """`jobs` are to be read, `kept` need not be, `issues` say which are left out; each by name, the dossier's own last."""

    jobs: tuple[Job, ...]
    kept: tuple[Kept, ...]
    issues: tuple[Issue, ...]

    @property
    def total(self) -> int:
        """The documents of the build, read or kept."""
        return len(self.jobs) + len(self.kept)


def make_plan(found: Iterable[Input], store: Store, stages: Stages) -> Plan:
    """The plan for the inputs `found`.

    Inputs are told apart by their bytes. Of twins the first by name is read, the dossier's own last: a copy is no
    second witness. What cannot be opened stays a job, so that reading it tells why.
    """
    known = {entry.id: entry.key for entry in store.entries(("current", "superseded", "removed"))}
    jobs: list[Job] = []
    kept: list[Kept] = []
    issues: list[Issue] = []
    first: dict[str, Input] = {}
    for source in sorted(found, key=lambda source: (source.own, source.name)):
        id_, key = source_id(source.content), reading_key(source, stages)
        if id_ is not None and id_ in first:
            issues.append(twin_issue(first[id_], source))
            continue
        if id_ is not None:
            first[id_] = source
        if id_ is not None and known.get(id_) == key:
            kept.append(Kept(id_, source.name))
        else:
            jobs.append(Job(source, key))
    return Plan(tuple(jobs), tuple(kept), tuple(issues))


def twin_issue(first: Input, source: Input) -> Issue:
    """That `source` has the bytes of `first`; a date of its own, which is not kept, is told."""
    what, own = f"the same bytes as {first.name}, which is read once", source.metadata.published
    if own is None or own == first.metadata.published:
        return Issue("duplicate", what, source.name, "Nothing needs to be done.", "note")
    what += f", as of {first.metadata.published or 'no date'}; that it was published in {own} too is not kept"
    return Issue(
        "duplicate", what, source.name, "Give the date from which on it was published to the first.", "warning"
    )


def reading_key(source: Input, stages: Stages) -> str:
    """The digest of all that a reading depends on beside the source's bytes."""
    parts = [stages.reading, source.name, asdict(source.metadata)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def source_id(content: Path | bytes) -> str | None:
    """The id that the document will have, None for what is no file, cannot be opened or is too large to be read."""
    if isinstance(content, bytes):
        return "sha256:" + hashlib.sha256(content).hexdigest()
    try:
        # Opening a pipe or a device would wait for ever.
        if not content.is_file() or content.stat().st_size > LIMIT:
            return None
        with content.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
