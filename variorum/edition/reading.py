"""From one source to what it gives, in this process or in several, always in the order of the jobs."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Any

from variorum import __version__
from variorum.edition.collecting import SELDOM
from variorum.edition.sources import Input
from variorum.edition.stages import Stages
from variorum.errors import DataError, DocumentError, ModelError, VariorumError
from variorum.model import Analysis, Document, Issue, Span
from variorum.store import Reading

EXTRACTOR = f"variorum {__version__}"
"""Who extracted a claim, as the interchange format names it."""

WINDOW = 4
"""Jobs given out ahead, per process: enough to keep it busy, few enough that results do not pile up."""


@dataclass(frozen=True, slots=True)
class Job:
    """A source to read, and the key of its reading: the digest of all that it depends on beside the bytes."""

    source: Input
    key: str


Outcome = Reading | Issue
"""What a job gives: a reading, or the issue that says why there is none."""


class Reader:
    """Reads jobs one after another; the language model is loaded for the first that needs it."""

    def __init__(self, stages: Stages, *, debug: bool = False) -> None:
        self._stages, self._debug = stages, debug
        self._model: Any = None

    def __call__(self, job: Job) -> Outcome:
        """What the job's file gives.

        Raises: ModelError and DataError, which would befall every document; with `debug`, everything.
        """
        try:
            return self._read(job)
        except (ModelError, DataError):
            raise
        except VariorumError as error:
            if self._debug:
                raise
            return Issue("unreadable", error.what, error.where or job.source.name, error.hint, "error")
        except OSError as error:
            what = f"the file cannot be read ({error.strerror or error})"
            return Issue("unreadable", what, job.source.name, "Check that it is there and its rights.", "error")
        except Exception as error:  # a fault of ours in one document must not cost the user all others
            if self._debug:
                raise
            what = f"reading failed with an internal fault ({type(error).__name__}: {error})"
            hint = "Run again with --debug for the full report; the other documents are not affected."
            return Issue("internal-fault", what, job.source.name, hint, "error")

    def _read(self, job: Job) -> Reading:
        document = self._stages.read(job.source.content, job.source.name, job.source.metadata)
        _check_text(document)
        if self._model is None:
            self._model = self._stages.load_model()
        analysis = self._stages.analyse(document, self._model)
        claims = tuple(self._stages.extract(document, analysis))
        sentences = tuple(Span(sentence.start, sentence.end) for sentence in analysis.sentences)
        return Reading(document, claims, sentences, job.key, EXTRACTOR, subject_names(analysis))


def _check_text(document: Document) -> None:
    """Refuses a text that no file can hold.

    Raises: DocumentError.
    """
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(
            "the text holds half of a character (a lone surrogate)",
            where=document.name,
            hint="Save the file in UTF-8 and build again.",
        ) from error


def subject_names(analysis: Analysis) -> tuple[str, ...]:
    """The names of what the document is about, fullest first; empty where nothing stands out."""
    return () if analysis.subject is None else analysis.referents[analysis.subject].names


def read_all(jobs: Sequence[Job], stages: Stages, *, processes: int, debug: bool = False) -> Generator[Outcome]:
    """What each job gives, in the order of `jobs`, as soon as it and all before it are done.

    Raises: ModelError, DataError; VariorumError where a process died.
    """
    if processes <= 1 or len(jobs) <= 1:
        yield from map(Reader(stages, debug=debug), jobs)
        return
    # Spawned, not forked: a forked process would share this one's database and threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(stages, debug))
    try:
        yield from _in_order(pool, iter(jobs), WINDOW * processes)
    except BrokenProcessPool as error:
        raise VariorumError(
            "a reading process died, most often for want of memory",
            where=f"{processes} processes",
            hint="Documents already read are kept. Run again with `--jobs 1` (in a script of your own, with jobs=1).",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, jobs: Iterable[Job], window: int) -> Iterator[Outcome]:
    """The results in order, with at most `window` jobs given out at a time."""
    jobs = iter(jobs)
    waiting: deque[Future[Outcome]] = deque(pool.submit(_work, job) for job in islice(jobs, window))
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(_work, job) for job in islice(jobs, 1))


_reader: Reader | None = None  # one for the life of a worker process: the model is loaded once


def _start(stages: Stages, debug: bool) -> None:
    """Sets a worker process up. Ctrl-C is the parent's business: it ends the workers."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    threading.Thread(target=end_with_parent, daemon=True).start()
    _reader = Reader(stages, debug=debug)


def end_with_parent() -> None:
    """Ends the worker when its parent has ended: one that was killed cannot tell its workers to end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(job: Job) -> Outcome:
    """What the job gives, in a worker process."""
    if _reader is None:
        raise RuntimeError("the worker process was not set up")
    return _reader(job)
