"""Why a claim of a dossier was made, and which sentences of a file no rule reads."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from variorum.edition.stages import Stages, own_stages
from variorum.errors import StoreError
from variorum.model import Claim, Document, Metadata
from variorum.store import ClaimFilter, Store

if TYPE_CHECKING:
    from variorum.extraction.explain import Explanation


def why(store: Store, claim_id: str) -> Explanation:
    """Why the claim with this id, or with the only id that begins so, was made: its document is read anew.

    Raises: StoreError where there is no such claim, or several; where the rules have changed since the build
    and no longer find it.
    """
    from variorum.extraction import explained

    claim_id, document = _claim(store, claim_id)
    stages = own_stages()
    found = explained(document, stages.analyse(document, stages.load_model()), claim_id)
    if found is None:
        raise StoreError(
            f"the rules no longer find claim {claim_id}",
            where=document.name,
            hint="They have changed since the dossier was built: build it again.",
        )
    return found


def _claim(store: Store, claim_id: str) -> tuple[str, Document]:
    """The whole id of the claim, and its document."""
    if (exact := store.claim(claim_id)) is not None:
        return exact.id, store.document(exact.document)
    entries = [e for e in store.select(ClaimFilter()) if e.id.startswith(claim_id)]
    if len(entries) != 1:
        what = "several claims have ids that begin" if entries else "no claim has an id that begins"
        raise StoreError(f"{what} {claim_id!r}", where="claim", hint="`variorum claims` lists claims with their ids.")
    return entries[0].id, store.document(entries[0].document)


def why_plain(found: Explanation) -> dict[str, Any]:
    """The explanation as plain JSON values."""
    parse = [
        {"i": t.i, "text": t.text, "lemma": t.lemma, "tag": t.tag, "dep": t.dep, "head": t.head} for t in found.parse
    ]
    time = dict(zip(("text", "edtf", "anchor"), found.time, strict=True)) if found.time else None
    return {
        "claim": found.claim.id,
        "type": found.claim.type,
        "rule": found.rule,
        "reason": found.reason,
        "trigger": found.trigger,
        "quote": found.claim.quote,
        "sentence": found.sentence,
        "status": found.claim.status,
        "roles": [asdict(role) for role in found.roles],
        "time": time,
        "voices": [asdict(voice) for voice in found.voices],
        "parse": parse,
    }


def misses(path: Path, *, stages: Stages | None = None) -> tuple[Claim, ...]:
    """The `statement` claims of the file `path`: its sentences that no rule reads, in text order.

    Raises: DocumentError where the file cannot be read; ModelError where the language model is missing.
    """
    stages = stages or own_stages()
    document = stages.read(path, path.name, Metadata())
    claims = stages.extract(document, stages.analyse(document, stages.load_model()))
    return tuple(claim for claim in claims if claim.type == "statement")
