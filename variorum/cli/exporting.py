"""`variorum export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.options import from_dossier
from variorum.cli.printing import plain
from variorum.settings import Settings
from variorum.store import open_store

FORMATS = ("jsonl", "json", "html", "store", "gold")  # not imported: that would load the stages for a help text


@click.command(short_help="Write the dossier in a format for others.")
@click.argument("format_", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT...]")
@click.option("--subject", metavar="NAME", help="The dossier of NAME.  [default: what most documents are about]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="A file.  [default: stdout]")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Where gold is written.")
@click.option("--decided-only", is_flag=True, help="Of gold, only documents of which every claim is decided.")
@from_dossier
def export(
    format_: str, documents: tuple[str, ...], *, settings: Settings, subject: str | None, output: Path | None,
    out: Path | None, decided_only: bool,
) -> None:  # fmt: skip
    """Write the dossier as jsonl (one claim a line), json (the whole dossier) or html (one page), or the
    whole store, history and judgements included, as lines of JSON (store).

    As gold, what reviewers decided about DOCUMENTS, or all, is written into the directory --out: a gold file to measure reading
    with, its text, and the claims as they were read."""
    if format_ == "gold":
        _gold(settings, documents, subject, output, out, decided_only=decided_only)
        return
    if documents or out is not None or decided_only:
        raise click.UsageError("DOCUMENT, --out and --decided-only are for gold only.")
    from variorum.edition import export_text, write_whole

    with open_store(settings.dossier) as store:
        text = export_text(store, format_, subject=subject)
    if output is not None:
        write_whole(output, text)
    else:
        sys.stdout.buffer.write(text.encode())


def _gold(
    settings: Settings,
    documents: tuple[str, ...],
    subject: str | None,
    output: Path | None,
    out: Path | None,
    *,
    decided_only: bool,
) -> None:
    """Writes gold files, and tells for each how much is decided and what the format could not carry."""
    from variorum.edition.gold import gold_documents, write_gold

    if subject is not None or output is not None:
        raise click.UsageError("Gold is of documents, in a directory: give --out, not --subject or --output.")
    if out is None:
        raise click.UsageError("Gold is several files: name a directory with --out.")
    with open_store(settings.dossier) as store:
        found = gold_documents(store, documents, decided_only=decided_only)
    for path, one in zip(write_gold(found, out), found, strict=True):
        click.echo(str(path))
        count = one.tally
        said = f"{count.wanted} wanted, {count.dropped} struck out, {count.open} not decided, {count.disputed} disputed"
        click.echo(plain(f"{one.name}: {said}"), err=True)
        if one.losses:
            click.echo(plain(str(one.losses)), err=True)
