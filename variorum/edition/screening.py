"""Names of a table or of a dossier held against all lists that there are, in this process or in two."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path

from variorum.checking.entries import gather, searched
from variorum.checking.screening import LIMIT, THRESHOLD, Asked, Screened, Screener, screen
from variorum.dates import EdtfError, bounds
from variorum.edition.checking import Lists, load_lists
from variorum.edition.collecting import SELDOM, seldom_collected
from variorum.errors import VariorumError
from variorum.model import ListedKind, Searched, Snapshot
from variorum.store import Store

_MANY = 4000
"""Names from which on a second process is worth loading the lists twice."""
_BATCH = 100
_AHEAD = 4

Progress = Callable[[int, int], None]
"""Told after each batch how many names are done, of how many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How names are screened: from which score on they match, how many matches each has at most, for which EDTF day standing is
    told (None for the newest list's), and in how many processes (0 leaves it to the number of names)."""

    threshold: float = THRESHOLD
    limit: int = LIMIT
    as_of: str | None = None
    processes: int = 0


@dataclass(frozen=True, slots=True)
class Screening:
    """Names with their possible matches, in the order asked, and what was searched as of which day. `snapshots` are what was searched
    itself."""

    results: tuple[Screened, ...]
    searched: tuple[Searched, ...]
    as_of: str
    threshold: float
    limit: int
    snapshots: tuple[Snapshot, ...] = field(repr=False)


def dossier_names(store: Store) -> tuple[Asked, ...]:
    """The persons and bodies of a dossier with all their names, those named first in the dossier's order."""
    kinds: dict[str, ListedKind] = {"person": "person", "organization": "organization"}
    return tuple(
        Asked(
            entity.name, kinds[entity.type], where=entity.id, others=tuple(n for n in entity.names if n != entity.name)
        )
        for entity in store.entities()
        if entity.type in kinds
    )


def screen_names(
    names: Sequence[Asked], place: Path | None, *, wanted: Wanted | None = None, progress: Progress | None = None
) -> Screening:
    """The names held against the built-in lists and those of the library in `place`, where it names one that is there.

    Raises: StoreError where the library cannot be read; EdtfError where the day is none; VariorumError where a process died.
    """
    wanted = wanted or Wanted()
    results: list[Screened] = []
    with seldom_collected():
        lists = load_lists(place)
        as_of = wanted.as_of or lists.newest
        for batch in _screened(names, place, lists, as_of, wanted):
            results += batch
            if progress is not None:
                progress(len(results), len(names))
    return Screening(tuple(results), searched(lists.snapshots), as_of, wanted.threshold, wanted.limit, lists.snapshots)


def _screened(
    names: Sequence[Asked], place: Path | None, lists: Lists, as_of: str, wanted: Wanted
) -> Iterator[Sequence[Screened]]:
    processes = wanted.processes or (2 if len(names) >= _MANY and (os.cpu_count() or 1) > 1 else 1)
    batches = batched(names, _BATCH)
    if processes > 1:
        yield from _in_processes(batches, processes, (place, as_of, wanted))
        return
    screener = _screener(lists, as_of)
    for batch in batches:
        yield tuple(screen(batch, screener, threshold=wanted.threshold, limit=wanted.limit))


def _screener(lists: Lists, as_of: str) -> Screener:
    """Raises: EdtfError where `as_of` is no day."""
    day = bounds(as_of).latest
    if day is None:
        raise EdtfError(f"not a day: {as_of!r}", hint='Write it like "2010-01-01".')
    return Screener(gather(lists.snapshots, lists.tenures), day)


def _in_processes(
    batches: Iterable[Sequence[Asked]], processes: int, given: tuple[Path | None, str, Wanted]
) -> Generator[Sequence[Screened]]:
    """The batches' results in order. Each process loads the lists for itself: an index is larger than what it is made of."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=given)
    waiting: deque[Future[Sequence[Screened]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > _AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        what = "a screening process died, most often for want of memory"
        raise VariorumError(what, where=f"{processes} processes", hint="Run again with --jobs 1.") from error
    finally:
        pool.shutdown(cancel_futures=True)


_held: tuple[Screener, Wanted] | None = None  # one for the life of a worker process


def _start(place: Path | None, as_of: str, wanted: Wanted) -> None:
    """Sets a worker process up."""
    global _held
    gc.set_threshold(*SELDOM)
    _held = (_screener(load_lists(place), as_of), wanted)


def _work(batch: Sequence[Asked]) -> Sequence[Screened]:
    """The batch's results, in a worker process."""
    if _held is None:
        raise RuntimeError("the worker process was not set up")
    screener, wanted = _held
    return tuple(screen(batch, screener, threshold=wanted.threshold, limit=wanted.limit))
