"""One claim as its page shows it: in words, in its text, with what was decided about it and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

from variorum.dossier import bounded, in_words, type_title
from variorum.dossier.wording import sentence, short_status, voice
from variorum.edition.drafting import Sheet, sheet_of
from variorum.edition.reading import EXTRACTOR
from variorum.edition.reviewed import passage_at
from variorum.edition.reviewing import names_in
from variorum.model import Claim, Decision, DecisionEntry, Document, Span
from variorum.model.claim import Filler
from variorum.ontology import claim_types
from variorum.reviewing import RULE, Passages, claim_of, exact_key, key_of, passage_of
from variorum.store import Store


def publisher_of(document: Document) -> str:
    """Whom to name as saying what the document says."""
    known = document.metadata
    return known.publisher or known.author or known.title or document.name


def in_words_of(claim: Claim, document: Document, names: Mapping[str, str]) -> dict[str, str]:
    """The claim in words as the dossier says it: its sentence, what stands before and behind it (status, source,
    speaker), and its time."""
    known = {**names, document.id: publisher_of(document)}
    claim = _named(claim, known)
    before, after = voice(claim, known)
    when = in_words(claim.time.edtf) if claim.time and bounded(claim.time.edtf) else ""
    return {"before": before, "sentence": sentence(claim, known), "after": after, "when": when}


def _named(claim: Claim, known: dict[str, str]) -> Claim:
    """The claim with each referent called by its name, also where resolution has not been there yet; `known` gains the names."""

    def named(filler: Filler) -> Filler:
        if not filler.names or filler.entity in known:
            return filler
        known[filler.names[0]] = filler.names[0]
        return replace(filler, entity=filler.names[0])

    return claim.with_entities(tuple((role, tuple(map(named, fillers))) for role, fillers in claim.roles))


def entities_in(claims: Iterable[Claim]) -> set[str]:
    """The ids of the entities in the claims."""
    return {f.entity for claim in claims for _, fillers in claim.roles for f in fillers if f.entity}


def claim_view(store: Store, id_: str, *, around: int = 300) -> dict[str, Any] | None:
    """The claim with this id as plain values, None where there is none.

    `say` is the claim in words; `context` its passage in runs with up to `around` code points before and behind;
    `sheet` what a form about it holds; `decisions` all about it, `seen` the newest; `neighbours` the other claims of
    the passage, `copies` the passage in other documents, `findings` those that it is in.
    """
    entry, claim = store.claim_entry(id_), store.claim(id_)
    if claim is None or entry is None:
        return None
    desk = _Desk(store, claim)
    key = names_in(store, desk.document, desk.sentences, (claim,))[claim.id]
    rows = decisions_about(store, claim, desk.document, desk.sentences, key)
    return {
        "claim": claim.as_dict(EXTRACTOR),
        "title": type_title(claim.type),
        "status": short_status(claim.status),
        "say": in_words_of(claim, desk.document, desk.names),
        "document": desk.told(),
        "passage": {"start": desk.passage.start, "end": desk.passage.end},
        "context": desk.context(around),
        "sheet": sheet_plain(sheet_of(claim)),
        "roles": roles_of(claim.type),
        "key": key,
        "review": entry.review,
        "state": entry.state,
        "made": claim.rule == RULE,
        "decisions": [desk.decision(row) for row in rows],
        "seen": max((row.number for row in rows), default=0),
        "neighbours": desk.neighbours(),
        "copies": desk.copies(),
        "findings": [
            {"id": one.id, "verdict": one.verdict, "type": type_title(one.type), "claims": len(one.claims)}
            for one in store.findings_with(id_)
        ],
    }


def roles_of(type_: str) -> list[dict[str, Any]]:
    """The roles of the claim type, in its order."""
    return [asdict(role) for role in claim_types()[type_].roles]


def sheet_plain(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain JSON values."""
    return {**asdict(sheet), "roles": {role: [asdict(one) for one in words] for role, words in sheet.roles.items()}}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text. `claim` is whether the claim's words cover it, `part` the role (or "time", "attribution") that
    it fills, "" for none."""

    text: str
    claim: bool = False
    part: str = ""


class _Desk:
    """A claim with its document."""

    def __init__(self, store: Store, claim: Claim) -> None:
        self._store, self._claim = store, claim
        self.document = store.document(claim.document)
        self.sentences = store.sentences_in(self.document.id)
        self.passage = passage_of(claim.start, claim.end, self.sentences)
        own = store.claims_in(self.document.id)
        self._near = [
            one for one in own if one.id != claim.id and one.start < self.passage.end and one.end > self.passage.start
        ]
        self.names = store.names_of(entities_in((claim, *self._near)))

    def told(self) -> dict[str, Any]:
        """The document without its text."""
        one = self.document
        return {"id": one.id, "name": one.name, "title": one.title, "publisher": publisher_of(one),
                "published": one.metadata.published}  # fmt: skip

    def context(self, around: int) -> dict[str, Any]:
        """The passage in runs, with `start`, its place in the document, and the text before and behind it."""
        text, low, high = self.document.text, self.passage.start, self.passage.end
        parts = _parts(self._claim)
        cuts = {low, high, self._claim.start, self._claim.end}
        cuts |= {place for start, end, _ in parts for place in (start, end) if low <= place <= high}
        bounds = sorted(place for place in cuts if low <= place <= high)
        runs = []
        for left, right in pairwise(bounds):
            role = next((part for start, end, part in parts if start <= left and right <= end), "")
            covered = self._claim.start <= left and right <= self._claim.end
            runs.append(asdict(Run(text[left:right], covered, role)))
        first, last = max(0, low - around), min(len(text), high + around)
        return {"start": low, "before": text[first:low], "runs": runs, "after": text[high:last],
                "cut": [first > 0, last < len(text)]}  # fmt: skip

    def decision(self, row: DecisionEntry) -> dict[str, Any]:
        """A row of the ledger, with what it puts in the place of the claim, in words."""
        return {**row.as_dict(), "said": self._said(row.decision)}

    def _said(self, decision: Decision) -> list[dict[str, str]]:
        places = Passages((decision.passage,)).places(self.document, self.sentences, (self._claim.start,))
        stretch = next(iter(next(iter(places.values()), [])), None)
        if stretch is None:
            return []
        made = [claim_of(draft, self.document, stretch) for draft in decision.drafts]
        return [{"id": claim.id, **in_words_of(claim, self.document, self.names)} for claim in made]

    def neighbours(self) -> list[dict[str, Any]]:
        """The other claims of the passage that stand."""
        return [{"id": one.id, "type": one.type, **in_words_of(one, self.document, self.names)} for one in self._near]

    def copies(self) -> list[dict[str, Any]]:
        """Where the passage stands in other documents, with the same claim there, if any."""
        words = passage_at(self.document, self.sentences, self._claim.start, self._claim.end).words
        key = key_of(self._claim, words)
        found = []
        for document in self._store.documents_with(words):
            if document.id == self.document.id:
                continue
            sentences = self._store.sentences_in(document.id)
            same = [
                one.id
                for one in self._store.claims_in(document.id)
                if key_of(one, passage_at(document, sentences, one.start, one.end).words) == key
            ]
            found.append({"document": document.id, "name": document.name, "title": document.title, "claims": same})
        return found


def _parts(claim: Claim) -> list[tuple[int, int, str]]:
    """The places of the claim's parts, the shortest first, so that a part within another is seen."""
    found = [(f.start, f.end, role) for role, fillers in claim.roles for f in fillers]
    for part, name in ((claim.time, "time"), (claim.attribution, "attribution")):
        if part is not None:
            found.append((part.start, part.end, name))
    placed = [(start, end, name) for start, end, name in found if start is not None and end is not None]
    return sorted(placed, key=lambda one: (one[1] - one[0], one))


def decisions_about(
    store: Store, claim: Claim, document: Document, sentences: Sequence[Span], key: str
) -> tuple[DecisionEntry, ...]:
    """The rows of the ledger that name the claim (by `key` or as one of its kind) or made it, in order of entry."""
    passage = passage_at(document, sentences, claim.start, claim.end)
    names = {key, exact_key(claim, passage)} | ({key.partition(":")[0]} if claim.rule != RULE else set())

    def makes(decision: Decision) -> bool:
        places = Passages((decision.passage,)).places(document, sentences, (claim.start,))
        return any(
            claim_of(draft, document, stretch).id == claim.id
            for stretches in places.values()
            for stretch in stretches
            for draft in decision.drafts
        )

    rows = store.decisions(passage=passage.words)
    return tuple(row for row in rows if names.intersection(row.decision.keys) or makes(row.decision))
