"""The hand of the worker: a process of its own, so that pages stay quick while the language model reads."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from variorum.edition.adding import add_sources
from variorum.edition.composer import Defaults, Progress
from variorum.edition.reading import end_with_parent
from variorum.edition.stages import Stages
from variorum.errors import VariorumError
from variorum.web.site import Place
from variorum.web.work import Report

IDLE = 120.0
"""Seconds without a job after which the process ends: with the language model it holds several hundred MB."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error on its way from the process."""

    what: str
    where: str
    hint: str


class Spawned:
    """Does each job in one spawned process, which is kept for the next. `stages` are Variorum's own where None; `registers` is
    the directory of the register library."""

    def __init__(self, *, registers: Path | None = None, stages: Stages | None = None) -> None:
        self._registers, self._stages = registers, stages
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Connection | None = None
        self._closed = False

    def carry_out(self, place: Place, report: Report) -> None:
        """See `Hand`.

        Raises: VariorumError.
        """
        kept = self._process is not None
        try:
            self._do(place, report)
        except (EOFError, OSError) as error:
            self._drop()
            if kept and not self._closed:  # the kept process may have ended just now, for want of jobs
                self.carry_out(place, report)
                return
            raise VariorumError(
                "the working process died, most often for want of memory",
                where="work",
                hint="It is begun anew with the next change, or when the server is started again.",
            ) from error

    def _do(self, place: Place, report: Report) -> None:
        pipe = self._started()
        pipe.send((place.directory, self._registers))
        while (told := pipe.recv()) is not None:
            if isinstance(told, _Failed):
                raise VariorumError(told.what, where=told.where, hint=told.hint)
            report("reading" if told.done < told.total else "settling", told.done, told.total, told.name)

    def close(self) -> None:
        """See `Hand`."""
        self._closed = True
        self._drop()

    def _started(self) -> Connection:
        """The pipe to the process, which is started where there is none.

        Raises: VariorumError where the server is about to end.
        """
        with self._lock:
            if self._closed:
                raise VariorumError("the server ends", where="work")
            if self._pipe is not None and self._process.is_alive():
                return self._pipe
            # Spawned, not forked: a forked process would share this one's database and threads.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._stages), daemon=True)
            self._process.start()
            theirs.close()
            self._pipe = ours
            return ours

    def _drop(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()  # its store is whole at every moment
                self._process.join()
                self._process = None
            if self._pipe is not None:
                self._pipe.close()
                self._pipe = None


def _serve(pipe: Connection, stages: Stages | None) -> None:
    """The process: jobs one after another, until nobody wants any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's business: it ends this process
    threading.Thread(target=end_with_parent, daemon=True).start()
    while pipe.poll(IDLE):
        directory, registers = pipe.recv()

        def report(step: Progress) -> None:
            pipe.send(step)

        try:
            add_sources(directory, settings=Defaults(jobs=1, registers=registers), progress=report, stages=stages)
        except VariorumError as error:
            pipe.send(_Failed(error.what, "", error.hint))
        except Exception as error:  # noqa: BLE001  # the server tells it, and goes on
            hint = "What was decided and added is kept. Run `variorum build` with --debug for the full report."
            pipe.send(_Failed(f"an internal fault ({type(error).__name__})", "", hint))
        else:
            pipe.send(None)
