"""`variorum build`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from variorum.cli.bars import bar
from variorum.cli.options import about_documents, as_json, dossier_option, with_settings
from variorum.cli.printing import on_terminal, print_issues, print_json
from variorum.errors import VariorumError
from variorum.model import Metadata
from variorum.settings import Settings

if TYPE_CHECKING:
    from variorum.edition import Build, Progress


@click.command(short_help="Read documents into a dossier.")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENTS...")
@dossier_option("--out")
@click.option("-j", "--jobs", type=click.IntRange(0), metavar="N", help="Reading processes; 0 chooses.  [default: 0]")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no summary; errors only.")
@as_json
@with_settings("dossier", "jobs")
@about_documents
def build(documents: tuple[str, ...], *, metadata: Metadata, settings: Settings, quiet: bool, json: bool) -> None:
    """Read DOCUMENTS (files, folders, globs, "-" for standard input) into a dossier.

    A dossier is a directory: index.html to read, claims.jsonl and dossier.json for programs, and
    dossier.sqlite, which the other commands ask. What was read before is not read again; a build
    that was stopped goes on where it was. A document that cannot be read becomes an issue and the
    others are built; the exit code is 1 only where none could be read.
    """
    from variorum.edition import NothingBuilt
    from variorum.edition import build as build_dossier

    try:
        with _progress(quiet or json, settings) as progress:
            result = build_dossier(documents, settings.dossier, settings=settings, metadata=metadata, progress=progress)
    except NothingBuilt as error:
        if len(error.issues) > 1:
            print_issues(error.issues)
        raise
    if json:
        print_json(_plain(result))
        return
    print_issues(issue for issue in result.issues if not quiet or issue.severity == "error")
    if not quiet:
        click.echo(_summary(result), err=True)
        click.echo(str(settings.dossier / "index.html"))


@contextmanager
def _progress(silent: bool, settings: Settings) -> Iterator[Callable[[Progress], None]]:
    """A listener that draws a bar on standard error, where that is a terminal; and Ctrl-C in words."""
    last: list[Progress] = []

    def listen(step: Progress) -> None:
        last[:] = [step]
        draw(step.done, step.total, step.name)

    try:
        with bar("loading the language model") if not silent and on_terminal() else nullcontext(_no_bar) as draw:
            yield listen
    except KeyboardInterrupt:
        done = f"{last[-1].done} of {last[-1].total} documents are done" if last else "no document is done yet"
        hint = "run the same command again to go on from there"
        raise VariorumError(f"interrupted: {done}", where=str(settings.dossier), hint=hint) from None


def _no_bar(done: int, total: int, name: str) -> None:
    """Draws nothing."""


def _summary(result: Build) -> str:
    """What the build did, in a sentence or two."""
    if result.unchanged:
        return f"Nothing has changed: {_count(result.documents, 'document')}, {_count(result.claims, 'claim')}."
    known = f" ({result.kept} known from before)" if result.kept else ""
    failed = f" {_count(result.failed, 'source')} left out." if result.failed else ""
    lost = f" {_count(result.orphaned, 'claim')} of older versions orphaned." if result.orphaned else ""
    return f"{_count(result.documents, 'document')}{known}, {_count(result.claims, 'claim')}.{failed}{lost}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(result: Build) -> dict[str, Any]:
    """The build for a program."""
    return {**asdict(result), "documents": result.documents, "files": [str(path) for path in result.files]}
