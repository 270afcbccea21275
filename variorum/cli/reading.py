"""`variorum timexes`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from variorum.cli.options import as_day, as_json, with_settings
from variorum.cli.printing import print_json, print_table
from variorum.model import TimeExpression
from variorum.settings import Settings


@click.command(short_help="List the time expressions of one file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--published", callback=as_day, metavar="DATE", help="The file's own date, to which relative expressions refer."
)
@as_json
@with_settings()
def timexes(file: Path, *, settings: Settings, published: str | None, json: bool) -> None:
    """List the time expressions of FILE in text order, with their EDTF and TIMEX3 values.

    Offsets count code points of the document's text, half-open. `edtf` is null where an expression
    dates nothing.
    """
    from variorum.edition import time_expressions

    found = time_expressions(file, published=published)
    if json:
        print_json([_plain(time) for time in found])
    else:
        rows = ((f"{t.start}-{t.end}", t.text, t.edtf or "", t.type, t.value) for t in found)
        print_table(("place", "words", "edtf", "type", "value"), rows)


def _plain(time: TimeExpression) -> dict[str, Any]:
    """The time expression for a program."""
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "edtf": time.edtf,
        "value": time.value,
        "type": time.type,
        "anchor": time.anchor,
        "cue": [time.cue.start, time.cue.end],
    }
