"""`variorum show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from variorum.cli.options import as_json, from_dossier
from variorum.cli.printing import console, plain, print_json
from variorum.settings import Settings
from variorum.store import open_store

if TYPE_CHECKING:
    from rich.console import Console

    from variorum.dossier import Dossier, Entry, Group


@click.command(short_help="Show the dossier of a subject.")
@click.argument("subject", required=False)
@as_json
@from_dossier
def show(subject: str | None, *, settings: Settings, json: bool) -> None:
    """Show the dossier of SUBJECT, by any of its names or its id; by default of what most documents are about."""
    from variorum.edition import dossier_plain, load_dossier

    with open_store(settings.dossier) as store:
        dossier = load_dossier(store, subject)
        if json:
            print_json(dossier_plain(store, dossier))
        else:
            _print(dossier)


def _print(dossier: Dossier) -> None:
    """Prints the dossier in its sections; each claim with who says so, its time and its words."""
    from rich.text import Text

    out = console()
    out.print(Text(plain(dossier.subject.name), style="bold underline"))
    names = [use.name for use in dossier.names if use.name != dossier.subject.name]
    if names:
        out.print(Text("also: " + plain(" · ".join(names))))
    out.print()
    for source in dossier.sources:
        date = source.document.metadata.published or "undated"
        publisher = source.publisher if source.publisher != source.document.name else "publisher unknown"
        told = plain(f"{source.document.title} — {publisher}, {date} ({source.document.name})")
        out.print(Text(f"[{source.siglum}] {told}", style="dim"))
    for section in dossier.sections:
        if section.entries:
            out.print(Text(f"\n{section.title}", style="bold"))
            for group in section.groups:
                _print_group(out, group, section.title)


def _print_group(out: Console, group: Group, section: str) -> None:
    """Prints the group's title, where it has one of its own, and its entries."""
    from rich.padding import Padding
    from rich.text import Text

    if group.title and group.title != section:
        out.print(Padding(Text(plain(group.title), style="underline"), (0, 0, 0, 2), expand=False))
    for entry in group.entries:
        out.print(Padding(Text.assemble(*_parts(entry)), (0, 0, 0, 4), expand=False))


def _parts(entry: Entry) -> list[tuple[str, str]]:
    """An entry in parts, each with its style: the time, the claim in words, the exact words, the source."""
    time = [(f"{entry.when_words}: ", "cyan")] if entry.claim.time else []
    return [*time, (plain(entry.say), ""), (f"  “{plain(entry.claim.quote)}”", "dim"), (f" [{entry.siglum}]", "green")]
