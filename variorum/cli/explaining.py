"""`variorum why` and `variorum misses`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.options import as_json, from_dossier, with_settings
from variorum.cli.printing import plain, print_json, print_table
from variorum.settings import Settings
from variorum.store import open_store

if TYPE_CHECKING:
    from variorum.extraction import Explanation


@click.command(short_help="Explain a claim: rule, words, parse, time, references.")
@click.argument("claim")
@as_json
@from_dossier
def why(claim: str, *, settings: Settings, json: bool) -> None:
    """Explain why CLAIM (its id, or how it begins) was made.

    Shows the rule and the words that set it off, where each role was found and whom its words stand for, what the
    time and the status rest on, and the parse of the sentence.
    """
    from variorum.edition import why as explain
    from variorum.edition.explaining import why_plain

    with open_store(settings.dossier) as store:
        found = explain(store, claim)
    if json:
        print_json(why_plain(found))
    else:
        _show(found)


def _show(found: Explanation) -> None:
    claim = found.claim
    print_table(
        ("", ""),
        [
            ("claim", f"{claim.id} ({claim.type}, {claim.status})"),
            ("words", claim.quote),
            ("sentence", found.sentence),
            ("rule", f"{found.rule}, set off by {found.trigger!r}"),
            *([("because", found.reason)] if found.reason else []),
            *([("time", _time(found.time))] if found.time else []),
            *(("voice", _voice(v.status, v.cue, v.speaker)) for v in found.voices),
        ],
    )
    click.echo()
    rows = [(r.role, r.words, r.by, ", ".join(r.names), r.selector) for r in found.roles]
    print_table(("role", "words", "are a", "standing for", "found by"), rows)
    click.echo()
    heads = {t.i: t.text for t in found.parse}
    parse = [(t.text, t.lemma, t.tag, t.dep, heads.get(t.head, "") if t.head != t.i else "—") for t in found.parse]
    print_table(("word", "lemma", "tag", "is", "of"), parse)


def _time(time: tuple[str, str, str]) -> str:
    words, edtf, anchor = time
    return f"{edtf}, from {words!r}" + (f", worked out from {anchor}" if anchor else "")


def _voice(status: str, cue: str, speaker: str | None) -> str:
    return f"{status}, because of {cue!r}" + (f", said by {speaker!r}" if speaker else "")


@click.command(short_help="List the sentences of one file that no rule reads.")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@with_settings()
def misses(file: Path, *, settings: Settings, json: bool) -> None:
    """List the sentences of FILE that ended as `statement` only: what was not understood."""
    from variorum.edition import misses as unread

    found = unread(file)
    if json:
        print_json([{"start": c.start, "end": c.end, "text": c.quote} for c in found])
    else:
        print_table(("place", "sentence"), [(f"{c.start}-{c.end}", plain(c.quote)) for c in found])
