"""`variorum verify`."""

from __future__ import annotations

from dataclasses import asdict

import click

from variorum.cli.options import as_json, from_dossier
from variorum.cli.printing import print_json, print_table
from variorum.settings import Settings
from variorum.store import ClaimFilter, open_store


@click.command(short_help="Re-check every quote against the stored text.")
@as_json
@from_dossier
def verify(*, settings: Settings, json: bool) -> None:
    """Re-check each stored text against its digest, and each claim, with all its parts, against the text.

    The exit code is 1 where anything is wrong. Orphaned claims are listed; they are no fault: a
    newer version of their document has lost their words.
    """
    with open_store(settings.dossier) as store:
        found = store.verify()
        orphaned = [entry.as_dict() for entry in store.select(ClaimFilter(states=("orphaned",)))]
    if json:
        print_json({**asdict(found), "orphaned": orphaned})
    else:
        print_table(("where", "what is wrong"), ((fault.where, fault.what) for fault in found.faults))
        print_table(("orphaned in", "words"), ((str(o["document_name"]), str(o["quote"])) for o in orphaned))
        click.echo(
            f"{found.claims} claims and {found.parts} of their parts checked in {found.documents} documents: "
            f"{len(found.faults)} faults, {found.orphaned} orphaned.",
            err=True,
        )
    if found.faults:
        click.get_current_context().exit(1)
