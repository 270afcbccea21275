"""Printing: data to standard output, all else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import category

import click

from variorum.model import Issue, alike

if TYPE_CHECKING:
    from rich.console import Console

_PLACES = 3  # places that a line of alike issues names
_ENDLESS = 1_000_000  # columns: no line of a document is folded in a pipe
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # explicit directional formatting
_MARKS = {"error": "red", "warning": "yellow", "note": "blue"}


def plain(text: str) -> str:
    """`text` on one line, and safe to print: a document's text may hold sequences that command a terminal
    or turn the order of what follows. Each such code point becomes U+FFFD."""
    one_line = " ".join(text.split())
    return "".join("\ufffd" if category(c) == "Cc" or c in _TURNS else c for c in one_line)


def print_json(value: Any) -> None:
    """Prints `value` as JSON, whatever standard output can encode."""
    # Outside a UTF-8 terminal, escapes keep the output valid JSON.
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, ensure_ascii=plain, indent=1))


def console() -> Console:
    """The console for data: with colour and folded lines on a terminal, plain and whole in a pipe."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else _ENDLESS)


def on_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Prints a table on a terminal; lines of tab-separated fields, without a head, in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(map(plain, row)))
        return
    from rich.table import Table
    from rich.text import Text

    rows = list(rows)
    if not rows:
        return
    table = Table(*head, title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(plain(field)) for field in row))  # never markup: documents are not ours
    console().print(table)


def print_issues(issues: Iterable[Issue]) -> None:
    """Prints issues to standard error, a line each: how grave, what, where, what to do. Warnings and notes that differ
    in their place only share a line, which names the first places; errors stand last, each by itself.
    """
    issues = tuple(issues)
    errors = [(issue, (issue.where,)) for issue in issues if issue.severity == "error"]
    for issue, places in (*alike(issue for issue in issues if issue.severity != "error"), *errors):
        mark = click.style(f"{issue.severity}:", fg=_MARKS[issue.severity])
        more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
        where = ", ".join(places[:_PLACES]) + more
        parts = " — ".join(plain(part) for part in (issue.what, where, issue.hint) if part)
        click.echo(f"{mark} {parts}", err=True)
