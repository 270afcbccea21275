"""`variorum export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.options import from_dossier
from variorum.settings import Settings
from variorum.store import open_store

FORMATS = ("jsonl", "json", "html", "store")  # not imported: that would load the stages for a help text


@click.command(short_help="Write the dossier in a format for others.")
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.option("--subject", metavar="NAME", help="The dossier of NAME.  [default: what most documents are about]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="A file.  [default: stdout]")
@from_dossier
def export(format_: str, *, settings: Settings, subject: str | None, output: Path | None) -> None:
    """Write the dossier as jsonl (one claim a line), json (the whole dossier) or html (one page), or the
    whole store, history and judgements included, as lines of JSON (store)."""
    from variorum.edition import export_text, write_whole

    with open_store(settings.dossier) as store:
        text = export_text(store, format_, subject=subject)
    if output is not None:
        write_whole(output, text)
    else:
        sys.stdout.buffer.write(text.encode())
