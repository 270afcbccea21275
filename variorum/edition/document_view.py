"""One document as its page shows it: its text in stretches with all claims on their words, and what of it was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from variorum.dossier import Entry, type_title
from variorum.dossier.wording import short_voice
from variorum.edition.claim_view import entities_in, in_words_of, publisher_of
from variorum.export.html.witness import Chunk, chunks
from variorum.model import STATUSES, Claim, Document, ReviewState
from variorum.ontology import claim_types
from variorum.store import OPEN_REVIEW, ClaimFilter, Store

LETTERS, CLAIMS, LONGEST = 16_000, 120, 4_000
"""Code points and claims of one page, and code points of one paragraph, at most: such a page has less than 300 kB."""

BINS = 160
"""Parts of the strip that tells what of a document was understood."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which claims of a document to mark; what is None does not narrow. `review` as in `ClaimFilter`; those that were
    struck out are marked only where it asks for them."""

    type: str | None = None
    status: str | None = None
    review: str | None = None


@dataclass(frozen=True, slots=True)
class _Marked:
    claim: Claim
    review: ReviewState | None

    @property
    def has(self) -> dict[str, str]:
        return {"type": self.claim.type, "status": self.claim.status, "review": self.review or OPEN_REVIEW}


def document_view(
    store: Store, id_: str, narrowing: Narrowing, *, page: int = 1, claim: str | None = None, at: int | None = None
) -> dict[str, Any] | None:
    """The document with this id as plain values, None where there is none.

    `chunks` are the paragraphs of page `page`, or of the one where `claim` (an id) stands or that has the code point `at`; `claims` tell, by id, those
    on it; `strip` is the whole document in `BINS` parts (see `strip_of`), `pages` the places where pages begin.
    """
    entry = next((one for one in store.entries(("current", "superseded", "removed")) if one.id == id_), None)
    if entry is None:
        return None
    document = store.document(id_)
    every = _claims(store, document)
    shown = [one for one in every if _passes(one, narrowing)]
    text = chunks(document, map(_entry, shown), _unread(one.claim for one in shown), longest=LONGEST)
    starts = page_starts(text)
    if claim is not None:
        at = next((one.claim.start for one in every if one.claim.id == claim), 0)
    if at is not None:
        page = _page_of(text, starts, at)
    page = min(max(1, page), len(starts))
    own = text[starts[page - 1] : starts[page] if page < len(starts) else len(text)]
    reviews = {one.claim.id: one.review for one in shown}
    standing = [one.claim for one in every if one.review not in ("rejected", "replaced")]
    return {
        "document": _told(document) | {"state": entry.state, "characters": len(document.text)},
        "page": page,
        "pages": [text[at].start for at in starts] if text else [],
        "chunks": [_plain(chunk) for chunk in own],
        "claims": _worded(store, document, own, reviews),
        "strip": strip_of(document, standing),
        "filters": {"type": narrowing.type, "status": narrowing.status, "review": narrowing.review},
        "facets": _facets(every, narrowing),
        "total": len(shown),
        "claim": claim,
        "at": max((chunk.number for chunk in own if at is not None and chunk.start <= at), default=None),
    }


def _claims(store: Store, document: Document) -> list[_Marked]:
    """All claims of the document, those that were struck out too, in text order."""
    wanted = ClaimFilter(document=document.id, dropped=True, states=("current", "superseded", "orphaned", "removed"))
    found = [
        _Marked(Claim.from_dict(dict(one.data), document.text), one.review)
        for one in store.select(wanted)
        if one.data["document"] == document.id
    ]
    return sorted(found, key=lambda one: (one.claim.start, one.claim.end, one.claim.id))


def _passes(one: _Marked, wanted: Narrowing, but: str = "") -> bool:
    if wanted.review is None and but != "review" and one.review in ("rejected", "replaced"):
        return False
    asked = {"type": wanted.type, "status": wanted.status, "review": wanted.review}
    return all(value is None or name == but or one.has[name] == value for name, value in asked.items())


def _facets(every: Iterable[_Marked], wanted: Narrowing) -> dict[str, list[tuple[str, int]]]:
    counts: dict[str, Counter[str]] = {"type": Counter(), "status": Counter(), "review": Counter()}
    for one in every:
        for name, count in counts.items():
            if _passes(one, wanted, but=name):
                count[one.has[name]] += 1
    by_status = [(status, counts["status"][status]) for status in STATUSES if counts["status"][status]]
    types: list[tuple[str, int]] = sorted(counts["type"].items())
    return {"type": types, "status": list(by_status), "review": sorted(counts["review"].items())}


def _entry(one: _Marked) -> Entry:
    """The claim for `chunks`, which asks for its place only."""
    return Entry(
        id=one.claim.id,
        claim=one.claim,
        siglum="",
        before="",
        sentence="",
        after="",
        when=None,
        when_words="",
        section="",
        group="",
    )


def _unread(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the claims that stand for what was not understood."""
    types = {name for name, kind in claim_types().items() if kind.section == "other"}
    return frozenset(claim.id for claim in claims if claim.type in types)


def page_starts(text: Sequence[Chunk]) -> list[int]:
    """The chunks with which pages begin, the first always: a page has at most `LETTERS` code points and `CLAIMS` claims,
    or one chunk."""
    starts, letters, claims = [0], 0, 0
    for at, chunk in enumerate(text):
        own = sum(len(run.text) for run in chunk.runs)
        if at > starts[-1] and (letters + own > LETTERS or claims + len(chunk.entries) > CLAIMS):
            starts.append(at)
            letters = claims = 0
        letters += own
        claims += len(chunk.entries)
    return starts


def _page_of(text: Sequence[Chunk], starts: Sequence[int], place: int) -> int:
    """The page (from 1) that has the place of the text."""
    return max((number for number, at in enumerate(starts, 1) if text and text[at].start <= place), default=1)


def _plain(chunk: Chunk) -> dict[str, Any]:
    """The chunk as plain values, its claims by id."""
    ids = [entry.id for entry in chunk.entries]
    runs = [
        {"text": run.text, "claims": [ids[i] for i in run.claims], "begins": list(run.begins), "unread": run.unread}
        for run in chunk.runs
    ]
    begun = {id_ for run in chunk.runs for id_ in run.begins}
    return {
        "number": chunk.number,
        "kind": chunk.kind,
        "start": chunk.start,
        "runs": runs,
        "claims": [id_ for id_ in ids if id_ in begun],
        "from_before": [id_ for id_ in ids if id_ not in begun],
    }


def _worded(
    store: Store, document: Document, own: Iterable[Chunk], reviews: Mapping[str, ReviewState | None]
) -> dict[str, dict[str, Any]]:
    claims = {entry.id: entry.claim for chunk in own for entry in chunk.entries}
    names = store.names_of(entities_in(claims.values()))
    return {
        id_: {
            "type": claim.type,
            "title": type_title(claim.type),
            "status": claim.status,
            "review": reviews.get(id_),
            "voice": short_voice(claim),
            **in_words_of(claim, document, names),
        }
        for id_, claim in claims.items()
    }


def strip_of(document: Document, claims: Iterable[Claim]) -> list[list[int]]:
    """The document in `BINS` parts of one length: of each, how many of a hundred letters typed claims cover, and how
    many of the others claims of what was not understood."""
    length = len(document.text)
    if not length:
        return []
    claims = tuple(claims)
    unread = _unread(claims)
    cover = bytearray(length)
    for claim in claims:
        if claim.id in unread:
            cover[claim.start : claim.end] = cover[claim.start : claim.end].replace(b"\0", b"\1")
    for claim in claims:
        if claim.id not in unread:
            cover[claim.start : claim.end] = b"\2" * (claim.end - claim.start)
    bounds = [length * number // BINS for number in range(BINS + 1)]
    out = []
    for left, right in pairwise(bounds):
        size = max(1, right - left)
        out.append([100 * cover.count(2, left, right) // size, 100 * cover.count(1, left, right) // size])
    return out


def _told(document: Document) -> dict[str, Any]:
    known = document.metadata
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": publisher_of(document),
        "author": known.author,
        "published": known.published,
        "retrieved": known.retrieved,
        "url": known.url,
        "licence": known.licence,
    }
