"""`variorum search`."""

from __future__ import annotations

from dataclasses import asdict

import click

from variorum.cli.options import as_json, from_dossier
from variorum.cli.printing import print_json, print_table
from variorum.settings import Settings
from variorum.store import CLOSE, OPEN, Hit, open_store


@click.command(short_help="Search sentences, claims and names.")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="At most N passages.")
@as_json
@from_dossier
def search(words: tuple[str, ...], *, settings: Settings, limit: int, json: bool) -> None:
    """Search for passages with all WORDS, best first.

    Endings and accents do not matter. "two words" in one argument is a phrase where it is quoted
    again ('"two words"'); found* finds all words that begin so.
    """
    with open_store(settings.dossier) as store:
        hits = store.search(" ".join(words), limit=limit)
    if json:
        print_json([{**asdict(hit), "snippet": _marked(hit, "[", "]")} for hit in hits])
    elif not hits:
        click.echo("Nothing was found.", err=True)
    else:
        print_table(("where", "kind", "passage"), (_row(hit) for hit in hits))


def _row(hit: Hit) -> tuple[str, ...]:
    place = f"{hit.document}:{hit.start}-{hit.end}" if hit.document else hit.ref
    return (place, hit.kind, _marked(hit, "[", "]"))


def _marked(hit: Hit, before: str, after: str) -> str:
    """The snippet with the hits between `before` and `after`."""
    return hit.snippet.replace(OPEN, before).replace(CLOSE, after)
