"""Persons' decisions about claims: entered, shown at once where they were taken, carried out in the whole dossier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from variorum.edition.composer import carry_out
from variorum.edition.drafting import Sheet, claim_from, new_claim
from variorum.edition.reviewed import made_by_reviewers, passage_at
from variorum.edition.stages import Stages, own_stages
from variorum.errors import ClaimError, StoreError
from variorum.model import Act, Claim, Decision, Document, Draft, Span
from variorum.ontology import claim_types
from variorum.reviewing import Passages, claim_of, collapsed, draft_of, keys_in, passage_of, passage_starts, review
from variorum.store import Store, open_store


def decision_on(
    store: Store,
    act: Act,
    claims: Sequence[str],
    drafts: Sequence[Draft] = (),
    *,
    author: str,
    at: str,
    reason: str = "",
) -> Decision:
    """The decision `act` about the claims with the ids `claims`, of one document, all in one passage.

    `drafts` are what is to stand in their place, anchored in that passage; for "accept" they are the claims themselves.

    Raises: StoreError where a claim is not there or they are of several documents; ClaimError where a draft breaks the
    vocabulary or does not fit the passage.
    """
    if not author.strip():
        raise StoreError("a decision needs an author", where="review", hint="Say who decides.")
    found = _claims(store, claims)
    document = store.document(found[0].document)
    sentences = store.sentences_in(document.id)
    start, end = min(c.start for c in found), max(c.end for c in found)
    stretch = passage_at(document, sentences, start, end)
    if act == "accept":
        drafts = [draft_of(claim, stretch) for claim in found]
    for draft in drafts:
        check_draft(draft)
        claim_of(draft, document, stretch)
    keys = names_in(store, document, sentences, found)
    named = tuple(keys[claim.id] for claim in found)
    return Decision(act, stretch.words, named, tuple(drafts), author.strip(), at, reason)


def names_in(store: Store, document: Document, sentences: Sequence[Span], found: Sequence[Claim]) -> dict[str, str]:
    """The key of each of the claims `found`, which tells it from the others of its document."""
    pool = {claim.id: claim for claim in (*store.claims_in(document.id, extracted=True), *found)}
    return keys_in(document, tuple(pool.values()), sentences)


def addition(store: Store, document: str, draft: Draft, *, author: str, at: str, reason: str = "") -> Decision:
    """The decision to add a claim to the document (an id): here `draft` is anchored in the document's own text.

    Raises: StoreError where there is no such document; ClaimError where the draft breaks the vocabulary or its words
    are not there.
    """
    if not author.strip():
        raise StoreError("a decision needs an author", where="review", hint="Say who decides.")
    check_draft(draft)
    found = store.document(document)
    claim = Claim(
        document=found.id,
        type=draft.type,
        roles=draft.roles,
        quote=found.text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        source=found.text,
        time=draft.time,
        status=draft.status,
        attribution=draft.attribution,
    )
    sentences = store.sentences_in(found.id)
    stretch = passage_at(found, sentences, claim.start, claim.end)
    if stretch.places[0] not in passage_starts(found, sentences):
        hint = "Select the line from its beginning."
        raise ClaimError(f"the words {claim.quote[:60]!r} stand in no sentence", where=found.name, hint=hint)
    return Decision("add", stretch.words, (), (draft_of(claim, stretch),), author.strip(), at, reason)


def addition_of(
    store: Store, document: str, sheet: Sheet, *, author: str, at: str, reason: str = ""
) -> tuple[Decision, str]:
    """The decision to add the claim that the sheet describes to the document (an id), and that claim's id.

    Raises: as `addition`; ClaimError where the sheet's words are not in the text, or stand there several times.
    """
    found = store.document(document)
    made = new_claim(sheet, found, store.sentences_in(found.id), known=store.claims_in(found.id))
    draft = Draft(made.type, made.roles, made.start, made.end, made.time, made.status, made.attribution)
    return addition(store, found.id, draft, author=author, at=at, reason=reason), made.id


def correction(
    store: Store, act: Act, claims: Sequence[str], sheets: Sequence[Sheet], *, author: str, at: str, reason: str = ""
) -> Decision:
    """The decision to put what the `sheets` describe in the place of the claims with the ids `claims`, all of one passage of one
    document. What a sheet leaves as the first claim has it stays so.

    Raises: as `decision_on`; ClaimError where a sheet's words are not in the passage, or stand there several times.
    """
    found = _claims(store, claims)
    document = store.document(found[0].document)
    around = passage_of(min(c.start for c in found), max(c.end for c in found), store.sentences_in(document.id))
    stretch = collapsed(document.text, around.start, around.end)
    known = store.claims_in(document.id)
    made = [claim_from(sheet, document, around, known=known, original=found[0]) for sheet in sheets]
    for claim in made:
        if claim.start < around.start or claim.end > around.end:
            raise ClaimError(
                f"the words {claim.quote[:60]!r} are outside the passage",
                where=document.name,
                hint="Add a claim there.",
            )
    drafts = [draft_of(claim, stretch) for claim in made]
    return decision_on(store, act, claims, drafts, author=author, at=at, reason=reason)


def made_in(store: Store, claim: str, decision: Decision) -> tuple[str, ...]:
    """The ids of the claims that the decision puts in the place of the claim with this id and that are there, in the order of its
    drafts."""
    found = store.claim(claim)
    if found is None:
        return ()
    document = store.document(found.document)
    places = Passages((decision.passage,)).places(document, store.sentences_in(document.id), (found.start,))
    near = [one for one in places.get(decision.passage, ()) if one.places[0] <= found.start <= one.places[-1]]
    made = [claim_of(draft, document, stretch).id for stretch in near for draft in decision.drafts]
    return tuple(id_ for id_ in made if store.claim(id_) is not None)


def check_draft(draft: Draft) -> None:
    """Refuses a draft that the vocabulary does not know.

    Raises: ClaimError.
    """
    kind = claim_types().get(draft.type)
    if kind is None:
        raise ClaimError(
            f"there is no claim type {draft.type!r}", where="draft", hint="`variorum claims` shows the types."
        )
    known = {role.name: role for role in kind.roles}
    given = {name for name, fillers in draft.roles if fillers}
    if unknown := sorted(given - known.keys()):
        raise ClaimError(
            f"{draft.type} has no role {unknown[0]!r}", where="draft", hint=f"Its roles are {', '.join(known)}."
        )
    if missing := [name for name, role in known.items() if role.required and name not in given]:
        raise ClaimError(f"{draft.type} needs the role {missing[0]!r}", where="draft", hint="Select its words.")


def decide(store: Store, decision: Decision, *, seen: int) -> int:
    """Enters the decision by somebody who has seen the ledger up to row `seen`, shows it in the documents at hand, and
    returns its number. Entities and findings follow with `settle`.

    Raises: ReviewConflict where somebody decided about the same claims in between.
    """
    number = store.decide(decision, seen=seen)
    show(store, decision.passage)
    return number


def retract(store: Store, number: int, *, author: str, at: str, reason: str = "") -> int:
    """Takes a decision back and shows what now holds; returns the number of the new row.

    Raises: StoreError where there is no such standing decision.
    """
    row = store.retract(number, author=author, at=at, reason=reason)
    decision = next(entry.decision for entry in store.decisions() if entry.number == number)
    show(store, decision.passage)
    return row


def show(store: Store, passage: str) -> None:
    """Brings the documents that have the passage in line with the ledger, as far as claims go."""
    show_all(store, (passage,))


def show_all(store: Store, passages: Iterable[str]) -> None:
    """As `show`, for several passages: each document once."""
    documents = {document.id: document for passage in passages for document in store.documents_with(passage)}
    for document in documents.values():
        sentences = store.sentences_in(document.id)
        while not _show_in(store, document, sentences):
            pass  # somebody decided in between: once more, with what he decided


def _show_in(store: Store, document: Document, sentences: Sequence[Span]) -> bool:
    upto, entries = store.newest_decision(), store.decisions()
    read = store.claims_in(document.id, extracted=True)
    outcome = review(read, entries, (document,), {document.id: sentences})
    return store.put_review(made_by_reviewers(read, outcome), outcome.states, upto=upto, document=document.id)


def settle(place: str | Path, *, stages: Stages | None = None, registers: Path | None = None) -> None:
    """Makes entities, findings and files of the dossier in the directory `place` what the ledgers now say; `registers` is the
    directory of the register library, if there is one.

    Raises: StoreError where it cannot be opened; ExportError where a file cannot be written.
    """
    with open_store(place, "write") as store:
        carry_out(store, Path(place), stages or own_stages(), registers=registers)


def _claims(store: Store, ids: Sequence[str]) -> list[Claim]:
    found = [claim for claim in map(store.claim, ids) if claim is not None]
    if len(found) != len(ids) or not found:
        raise StoreError("a claim is not in the dossier", where="review", hint="It may have changed: look again.")
    if len({claim.document for claim in found}) > 1:
        raise StoreError("the claims are of several documents", where="review", hint="Decide document by document.")
    return found
