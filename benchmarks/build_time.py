"""Build time of a set of documents, over the time of the bare language model on the same text in the same run.

    python benchmarks/build_time.py                     50 documents made of the text of examples/
    python benchmarks/build_time.py FOLDER --count 0    the documents of FOLDER as they are
    python benchmarks/build_time.py --jobs 4            with four processes instead of the default

ratio = (build - 4 s) / bare, with as many processes for the one as for the other; the last line compares the build as it
runs by default with the bare model as it is commonly used, in one process. The 4 s, once, are for starting Python and loading the model, which the bare time leaves
out. A build reads, parses, extracts, resolves, stores and writes the dossier; the bare model only parses: the pipeline as
its makers ship it, warm, all texts through one `nlp.pipe`. It is timed before and after the build, and the mean counts,
so that both share what else the machine does. "By work" is the same ratio of processor seconds, with the 4 s for each
process: look at it where other programs are running.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import spacy

from variorum.documents import TYPES, read
from variorum.language.model import model_folder

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent
START = 4.0
"""Seconds allowed once for starting up and loading the model."""

WARM = 4
"""Texts that the bare model parses before it is timed."""

_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and seconds of work of all processes: the latter hardly depends on what else runs."""

    clock: float
    work: float

    def __str__(self) -> str:
        return f"{self.clock:5.1f} s (work {self.work:4.1f})"


@dataclass(frozen=True, slots=True)
class Measured:
    """One build, the same build again with nothing to do, and the bare model, with `jobs` processes."""

    jobs: int
    build: Spent
    again: Spent
    bare: Spent

    def __str__(self) -> str:
        ratio = (self.build.clock - START) / self.bare.clock
        work = (self.build.work - START * self.jobs) / self.bare.work
        processes = f"{self.jobs} process{'es' if self.jobs > 1 else '  '}"
        times = f"build {self.build}   bare model {self.bare}"
        return f"{processes}   {times}   ratio {ratio:5.2f} (by work {work:5.2f})   again {self.again.clock:4.1f} s"


@contextmanager
def timing() -> Iterator[list[Spent]]:
    """A list that holds what was spent inside, once the block is left."""
    spent: list[Spent] = []
    clock, work = perf_counter(), _work()
    yield spent
    spent.append(Spent(perf_counter() - clock, _work() - work))


def _work() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def texts(folder: Path) -> list[str]:
    """The canonical texts of all documents in `folder`, in the order of their names."""
    return [read(path).text for path in sorted(folder.iterdir()) if path.suffix in TYPES]


def variations(sources: Sequence[str], count: int) -> Iterator[str]:
    """`count` texts, each a source with its paragraphs turned by some places and its years moved by as many.

    No two are alike, so that nothing is read only once; sentences, and so the work to be done, stay what they are.
    """
    for i in range(count):
        turn, source = divmod(i, len(sources))
        title, *body = sources[source].split("\n\n")
        cut = turn % max(1, len(body))
        turned = "\n\n".join([title, *body[cut:], *body[:cut]])
        yield _YEAR.sub(partial(_later, turn), turned)


def _later(years: int, year: re.Match[str]) -> str:
    """The year of the match and `years` more."""
    return str(int(year[0]) + years)


def time_build(folder: Path, out: Path, jobs: int) -> Spent:
    """What `variorum build` takes, from the start of the command to its end.

    Raises: SystemExit, with what the command said, where the build fails.
    """
    command = [sys.executable, "-m", "variorum", "build", str(folder), "--out", str(out), "--jobs", str(jobs)]
    with timing() as spent:
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"build_time: the build failed.\n{done.stderr}")
    return spent[0]


def time_bare(model: Language, sources: Sequence[str], jobs: int) -> Spent:
    """What the language model takes to parse `sources`, without loading it."""
    with timing() as spent:
        for _ in model.pipe(sources, n_process=jobs, batch_size=8):
            pass
    return spent[0]


def measure(folder: Path, sources: Sequence[str], jobs: int) -> Measured:
    """One measurement with `jobs` processes."""
    model = spacy.load(model_folder())  # not `load_model`, which multiplies and lemmatizes otherwise than it ships
    for _ in model.pipe(sources[:WARM]):
        pass
    before = time_bare(model, sources, jobs)
    with tempfile.TemporaryDirectory() as out:
        build = time_build(folder, Path(out) / "out", jobs)
        after = time_bare(model, sources, jobs)
        again = time_build(folder, Path(out) / "out", jobs)
    bare = Spent((before.clock + after.clock) / 2, (before.work + after.work) / 2)
    return Measured(jobs, build, again, bare)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit code."""
    summary, _, usage = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(description=summary, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples", help="where the texts come from")
    parser.add_argument("--count", type=int, default=50, help="documents to make of them; 0: take them as they are")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes of the second run")
    options = parser.parse_args(arguments)
    sources = texts(options.folder)
    if not sources:
        print(f"build_time: no documents in {options.folder}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = list(variations(sources, options.count)) if options.count else sources
        for i, text in enumerate(made):
            (folder / f"{i:04}.txt").write_text(text, encoding="utf-8")
        words = sum(len(text.split()) for text in made)
        print(f"{len(made)} documents, {words:,} words, from {options.folder.name}/", flush=True)
        runs = []
        for jobs in sorted({1, options.jobs}):
            runs.append(measure(folder, made, jobs))
            print(runs[-1], flush=True)
        over = (runs[-1].build.clock - START) / runs[0].bare.clock
        print(f"build with {runs[-1].jobs} processes over the bare model in one: ratio {over:.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
