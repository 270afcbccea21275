"""A dossier out of a store: which entity it is about, and the dossier itself."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from variorum.dossier import Dossier, bearer, compile_dossier
from variorum.edition.reading import EXTRACTOR
from variorum.edition.reviewed import unmet_decisions
from variorum.edition.stages import Stages, own_stages
from variorum.errors import ExportError, StoreError
from variorum.export import jsonl
from variorum.model import Check, Claim, Entity, Metadata, Strip, TimeExpression
from variorum.store import ClaimFilter, DocumentEntry, Store, fold, lines

FORMATS = ("jsonl", "json", "html", "store")
"""What `export_text` can make."""


def load_dossier(
    store: Store,
    subject: str | None = None,
    *,
    claims: Sequence[Claim] | None = None,
    checks: Sequence[Check] = (),
    strips: Sequence[Strip] = (),
) -> Dossier:
    """The dossier of `subject` (an entity's id or one of its names) or, where None, of what most of the
    documents are about. `claims` are what `store.claims()` would give, where they are at hand: reading them
    takes about as long as compiling the dossier.

    Raises: StoreError where there is no such entity, or no document.
    """
    claims = tuple(store.claims() if claims is None else claims)
    entities, entries = store.entities(), store.entries()
    about = find_entity(entities, subject, claims) if subject else main_entity(entities, entries, claims)
    return compile_dossier(
        about,
        claims,
        store.documents(),
        entities,
        (*store.issues(), *unmet_decisions(store)),
        sentences=store.sentences(),
        extractor=EXTRACTOR,
        findings=store.findings(),
        passages=store.passages(),
        checks=checks,
        strips=strips,
        reviews=store.review_states(),
    )


def dossier_plain(store: Store, dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON values, with the claims of older versions whose words are lost under "orphaned"."""
    orphaned = [entry.as_dict() for entry in store.select(ClaimFilter(states=("orphaned",)))]
    return {**dossier.as_dict(), "orphaned": orphaned}


def dossier_json(store: Store, dossier: Dossier) -> str:
    """`dossier_plain` as text."""
    # Without indentation: the standard library writes indented JSON several times slower (measured: 5).
    return json.dumps(dossier_plain(store, dossier), ensure_ascii=False) + "\n"


def export_text(store: Store, format_: str, *, subject: str | None = None) -> str:
    """The dossier of `subject` (see `load_dossier`) in the format "jsonl", "json" or "html"; with
    "store", everything that the store holds, whatever the subject.

    Raises: StoreError where there is no such subject; ExportError where there is no such format.
    """
    if format_ == "store":
        return "".join(lines(store))
    if format_ == "jsonl":
        chosen = None if subject is None else find_entity(store.entities(), subject, store.claims()).id
        claims = [claim for claim in store.claims() if chosen is None or chosen in takes_part(claim)]
        return "".join(jsonl.lines(claims, EXTRACTOR))
    dossier = load_dossier(store, subject)
    if format_ == "json":
        return dossier_json(store, dossier)
    if format_ == "html":
        return own_stages().page(dossier)
    raise ExportError(f"there is no export format {format_!r}", where="export", hint=f"Use {', '.join(FORMATS)}.")


def takes_part(claim: Claim) -> set[str | None]:
    """The ids of the entities that fill a role of the claim."""
    return {filler.entity for _, fillers in claim.roles for filler in fillers}


def time_expressions(
    path: Path, *, published: str | None = None, stages: Stages | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of the document in the file `path`, in text order.

    `published` is the document's own date in EDTF, to which relative expressions refer.

    Raises: DocumentError where the file cannot be read; ModelError where the language model is missing.
    """
    stages = stages or own_stages()
    document = stages.read(path, path.name, Metadata(published=published))
    return stages.analyse(document, stages.load_model()).times


def find_entity(entities: Sequence[Entity], wanted: str, claims: Iterable[Claim] = ()) -> Entity:
    """The entity with the id or name `wanted`; of several with the name, the one most claims are about.

    Raises: StoreError where there is none.
    """
    folded = fold(wanted)
    found = [e for e in entities if e.id == wanted or folded in {fold(name) for name in (e.name, *e.names)}]
    if not found:
        near = [e.name for e in entities if folded and folded in fold(" ".join((e.name, *e.names)))]
        if not near:
            spelled = {fold(name): e.name for e in entities for name in e.names}
            near = [spelled[name] for name in get_close_matches(folded, sorted(spelled), 1, 0.8)]
        hint = f"Do you mean {near[0]!r}?" if near else "`variorum search` finds names by their parts."
        raise StoreError(f"nothing in the dossier is called {wanted!r}", where="subject", hint=hint)
    weight = _weights(claims)
    return min(found, key=lambda e: (e.id != wanted, -weight[e.id], e.id))


def main_entity(entities: Sequence[Entity], entries: Sequence[DocumentEntry], claims: Iterable[Claim]) -> Entity:
    """What most of the documents are about; among equals, what most claims are about. A document that is about
    nobody in particular gives half a voice to each body of which it claims something. Where no claim names
    anybody, what the first document's title names.

    Raises: StoreError where there is no document either.
    """
    if not entities:
        return _titled(entries)
    by_name: dict[tuple[str, str], list[Entity]] = {}
    for entity in entities:
        for document in entity.documents:
            for name in {fold(name) for name in (entity.name, *entity.names)}:
                by_name.setdefault((document, name), []).append(entity)
    votes: Counter[str] = Counter()
    claims = tuple(claims)
    told = _told(claims, {entity.id for entity in entities if entity.type == "organization"})
    for entry in entries:
        # A document votes once, by the fullest of its subject's names that an entity bears.
        bearers = next((by_name[key] for name in entry.subject if (key := (entry.id, fold(name))) in by_name), [])
        votes.update({entity.id: 2 for entity in bearers} or dict.fromkeys(told[entry.id], 1))
    weight = _weights(claims)
    return min(entities, key=lambda e: (-votes[e.id], -weight[e.id], e.name, e.id))


def _told(claims: Iterable[Claim], wanted: set[str]) -> dict[str, set[str]]:
    """For each document's id, the entities among `wanted` of which it claims something."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        who = bearer(claim)
        if who is not None and who.entity is not None and who.entity in wanted:
            out[claim.document].add(who.entity)
    return out


def _titled(entries: Sequence[DocumentEntry]) -> Entity:
    """The entity that the first document's title is the name of."""
    if not entries:
        raise StoreError("the dossier has no document", where="subject", hint="Make it with `variorum build`.")
    title = entries[0].title
    id_ = "ent_" + hashlib.sha256(title.encode()).hexdigest()[:20]
    return Entity(id_, "other", title, (title,), tuple(sorted(e.id for e in entries if e.title == title)))


def _weights(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims are about each entity."""
    bearers = (bearer(claim) for claim in claims)
    return Counter(filler.entity for filler in bearers if filler is not None and filler.entity is not None)
