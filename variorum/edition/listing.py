"""Claims as lists show them: worded, with their witness and place, and only those that are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from variorum.dossier import in_words, short_status, short_voice, type_title
from variorum.dossier.variants import siglum
from variorum.dossier.wording import sentence, voice
from variorum.edition.query import main_entity
from variorum.edition.reading import EXTRACTOR
from variorum.errors import StoreError
from variorum.export.html.witness import paragraphs
from variorum.lexicon import lexicon
from variorum.model import STATUSES, Entity
from variorum.store import OPEN_REVIEW, ClaimFilter, DocumentLine, Facets, ListedClaim, Store

REVIEWS = (OPEN_REVIEW, "accepted", "made", "disputed", "rejected", "replaced")
"""The outcomes of review in the order in which a filter offers them."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The current documents by id, each with its siglum, in their order."""

    sigla: Mapping[str, str] = field(repr=False)
    lines: Mapping[str, DocumentLine] = field(repr=False)

    def plain(self, document: str) -> dict[str, Any]:
        """The document as lists name it."""
        line = self.lines[document]
        return {
            "id": line.id,
            "siglum": self.sigla[document],
            "name": line.name,
            "title": line.title,
            "publisher": line.publisher,
            "published": line.published,
        }


def witnesses(store: Store) -> Witnesses:
    """The documents of the dossier with the sigla that its page gives them."""
    lines = store.lines()
    return Witnesses({line.id: siglum(number) for number, line in enumerate(lines)}, {line.id: line for line in lines})


def worded(store: Store, claims: Sequence[ListedClaim], known: Witnesses) -> list[dict[str, Any]]:
    """The claims as plain values, in their order: the interchange form, with what it says in words, its source, the paragraph where its
    words start, what reviewers came to, and the finding that it is in."""
    entities = {f.entity for one in claims for _, fillers in one.claim.roles for f in fillers if f.entity}
    names = {id_: name for id_, (name, _) in store.named(sorted(entities)).items()}
    names |= {one.claim.document: known.lines[one.claim.document].publisher for one in claims}
    where = _places(store, claims)
    return [_plain(one, names, known, where[one.claim.id]) for one in claims]


def _places(store: Store, claims: Sequence[ListedClaim]) -> dict[str, int]:
    """For each claim the number of the paragraph where its words start."""
    held: dict[str, list[ListedClaim]] = {}
    for one in claims:
        held.setdefault(one.claim.document, []).append(one)
    out: dict[str, int] = {}
    for document, group in held.items():
        numbers = paragraphs(store.document(document), [one.claim.start for one in group])
        out |= {one.claim.id: number for one, number in zip(group, numbers, strict=True)}
    return out


def _plain(one: ListedClaim, names: Mapping[str, str], known: Witnesses, where: int) -> dict[str, Any]:
    claim = one.claim
    before, after = voice(claim, names)
    return {
        **claim.as_dict(EXTRACTOR),
        "document_name": one.name,
        "state": one.state,
        **({"review": one.review} if one.review else {}),
        "says": {
            "title": type_title(claim.type),
            "before": before,
            "sentence": sentence(claim, names),
            "after": after,
            "status": short_status(claim.status),
            "voice": short_voice(claim),
            "when": in_words(claim.time.edtf) if claim.time else None,
        },
        "source": known.plain(claim.document),
        "paragraph": where,
        "finding": {"id": one.finding[0], "verdict": one.finding[1]} if one.finding else None,
    }


def claim_list(
    store: Store, wanted: ClaimFilter, known: Witnesses, *, offset: int, limit: int, by_time: bool = False
) -> list[dict[str, Any]]:
    """A page of the claims that the filter lets through, as plain values.

    Raises: StoreError where its time is not EDTF.
    """
    found = store.page(wanted, offset=offset, limit=limit, by_time=by_time)
    return worded(store, found, known)


def facets_plain(facets: Facets, known: Witnesses) -> dict[str, Any]:
    """The facets as a page offers them: each value with its words and its count. Types stand by title, documents by siglum."""
    statuses, reviews = dict(facets.statuses), dict(facets.reviews)
    told = lexicon("wording")["reviews"]
    types = sorted((type_title(name), name, n) for name, n in facets.types)
    documents = dict(facets.documents)
    return {
        "type": [{"value": name, "words": title, "count": n} for title, name, n in types],
        "status": [{"value": s, "words": short_status(s), "count": statuses[s]} for s in STATUSES if s in statuses],
        "document": [
            {"value": id_, "words": f"{known.sigla[id_]} {known.lines[id_].publisher}", "count": documents[id_]}
            for id_ in known.lines
            if id_ in documents
        ],
        "review": [{"value": r, "words": told[r], "count": reviews[r]} for r in REVIEWS if r in reviews],
        "years": list(facets.years) if facets.years else None,
    }


def span_of(since: str | None, until: str | None) -> str | None:
    """The EDTF interval between two dates of which either may be missing, None where both are."""
    if not since and not until:
        return None
    return f"{since or '..'}/{until or '..'}"


def main_subject(store: Store) -> Entity:
    """What most of the documents are about, as the last resolution noted it or, where it did not, as its claims tell.

    Raises: StoreError where there is no document.
    """
    found = store.entity(store.fact("subject") or "")
    return found or main_entity(store.entities(), store.entries(), tuple(store.claims()))


def subject_of(store: Store, id_: str | None) -> Entity:
    """The entity with this id, or what the dossier is about.

    Raises: StoreError where there is none.
    """
    if id_ is None:
        return main_subject(store)
    found = store.entity(id_)
    if found is None:
        raise StoreError("nothing in the dossier has this id", where="subject", hint="Look in the list of entities.")
    return found
