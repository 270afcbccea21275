"""A bar on standard error that tells how far a long run has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Draw = Callable[[int, int, str], None]
"""Draws that so many of so many are done, and which is next."""


@contextmanager
def bar(first: str) -> Iterator[Draw]:
    """A function that draws how far a run has come; `first` stands behind the bar until it is called."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task(first, total=None)
        yield lambda done, total, name: drawn.update(task, completed=done, total=total, description=name)
