"""Review carried out: what persons decided, laid upon the claims as they were read.

A decision is about a passage, not about a place in one document: it holds for every copy of the words and for every
later reading of them. What reviewers differ about is left as it was read, and marked.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from variorum.errors import ClaimError
from variorum.model import Claim, Decision, DecisionEntry, Document, Draft, ReviewState, Span
from variorum.model.claim import Attribution, Filler, Time

RULE = "review"
"""The rule of a claim that reviewers made."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Claims after review. `claims` stand, in the order of documents and places; `dropped` were rejected or replaced.

    `states` have the outcome for each claim (by id) that a decision is about, `numbers` the rows that decided it. `unmet` are the
    numbers of standing decisions whose passage no document has.
    """

    claims: tuple[Claim, ...]
    dropped: tuple[Claim, ...] = ()
    states: Mapping[str, ReviewState] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unmet: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text with its white space collapsed: `places[i]` is where character i of `words` stands."""

    words: str
    places: tuple[int, ...]

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """The span of `words` for a span of the text, which begins and ends with no white space inside the stretch."""
        return bisect_right(self.places, start) - 1, bisect_right(self.places, end - 1)

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text for a span of `words`."""
        return self.places[start], self.places[end - 1] + 1


def collapsed(text: str, start: int = 0, end: int | None = None) -> Stretch:
    """`text[start:end]` with each run of white space as one space, none at the ends."""
    letters: list[str] = []
    places: list[int] = []
    gap = False
    for place in range(start, len(text) if end is None else end):
        letter = text[place]
        if letter.isspace():
            gap = bool(letters)
            continue
        if gap:
            letters.append(" ")
            places.append(place - 1)
            gap = False
        letters.append(letter)
        places.append(place)
    return Stretch("".join(letters), tuple(places))


def passage_of(start: int, end: int, sentences: Sequence[Span]) -> Span:
    """The whole sentences that [start, end) touches, as one span; the span itself where it is in none. `sentences` are in text order."""
    first = bisect_right([one.start for one in sentences], start) - 1
    touched = [one for one in sentences[max(0, first) :] if one.start < end and one.end > start]
    if not touched:
        return Span(start, end)
    return Span(min(start, touched[0].start), max(end, touched[-1].end))


def key_of(claim: Claim, passage: str) -> str:
    """What a later reading or a copy of the claim has in common with it: the type, the words of the passage, and those
    of the fillers that stand in the document. Neither span, time, status nor confidence: rules read these anew."""
    fillers = [
        [role, sorted(" ".join(f.text.split()) for f in fillers if f.start is not None)]
        for role, fillers in claim.roles
    ]
    packed = json.dumps([claim.type, passage, fillers], ensure_ascii=False)
    return "rev_" + hashlib.sha256(packed.encode()).hexdigest()[:20]


def draft_of(claim: Claim, stretch: Stretch) -> Draft:
    """The claim as a draft in the passage `stretch`; parts that stand outside of it lose their place, not their words."""

    def place(part: Filler | Time | Attribution) -> dict[str, int | None]:
        if part.start is None or part.end is None:
            return {"start": None, "end": None}
        if not (stretch.places[0] <= part.start and part.end <= stretch.places[-1] + 1):
            return {"start": None, "end": None}
        start, end = stretch.inner(part.start, part.end)
        return {"start": start, "end": end}

    def moved[P: (Filler, Time, Attribution)](part: P) -> P:
        return replace(part, **place(part))  # type: ignore[arg-type]  # start and end only

    start, end = stretch.inner(claim.start, claim.end)
    return Draft(
        type=claim.type,
        roles=tuple((role, tuple(moved(replace(f, entity=None)) for f in fillers)) for role, fillers in claim.roles),
        start=start,
        end=end,
        time=moved(claim.time) if claim.time else None,
        status=claim.status,
        attribution=moved(claim.attribution) if claim.attribution else None,
    )


def claim_of(draft: Draft, document: Document, stretch: Stretch) -> Claim:
    """The draft as a claim of `document`, whose words at `stretch` are the draft's passage.

    Raises: ClaimError where a place of the draft is not inside the passage, or the words are not there.
    """
    text = document.text

    def span(start: int, end: int) -> tuple[int, int]:
        if not 0 <= start < end <= len(stretch.places):
            raise ClaimError(
                f"[{start}, {end}) is not inside the passage", where=document.name, hint="Select words of it."
            )
        return stretch.outer(start, end)

    def moved[P: (Filler, Time, Attribution)](part: P) -> P:
        if part.start is None or part.end is None:
            return part
        start, end = span(part.start, part.end)
        return replace(part, start=start, end=end, text=text[start:end])

    start, end = span(draft.start, draft.end)
    return Claim(
        document=document.id,
        type=draft.type,
        roles=tuple((role, tuple(moved(f) for f in fillers)) for role, fillers in draft.roles),
        quote=text[start:end],
        start=start,
        end=end,
        source=text,
        time=moved(draft.time) if draft.time else None,
        status=draft.status,
        attribution=moved(draft.attribution) if draft.attribution else None,
        confidence=1.0,
        rule=RULE,
    )


def review(
    claims: Iterable[Claim],
    entries: Iterable[DecisionEntry],
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Span]],
) -> Reviewed:
    """The claims as the standing decisions among `entries` leave them.

    Of one author's decisions on the same claims the last counts. Where authors' last decisions on a claim differ in what
    stands in its place, the claim stays, disputed. `documents` are those of the claims, `sentences` theirs by id.

    Raises: ClaimError where a draft does not fit its own passage.
    """
    decided = [entry for entry in entries if entry.standing and entry.takes_back is None]
    if not decided:
        return Reviewed(tuple(claims))
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(claim.document, []).append(claim)
    outcomes = _outcomes(decided)
    kept: list[Claim] = []
    dropped: list[Claim] = []
    states: dict[str, ReviewState] = {}
    numbers: dict[str, tuple[int, ...]] = {}
    met: set[int] = set()
    for document in documents:
        spread = _Page(document, own.get(document.id, ()), sentences.get(document.id, ()))
        stand, gone = spread.carry_out(outcomes, states, numbers)
        met |= spread.met
        kept += stand
        dropped += gone
    unmet = tuple(entry.number for entry in decided if entry.number not in met)
    return Reviewed(tuple(kept), tuple(dropped), states, numbers, unmet)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the last decisions of all authors come to for one passage: `drops` and `disputed` are keys."""

    passage: str
    drops: Mapping[str, ReviewState]
    drafts: tuple[tuple[Draft, ReviewState, int], ...]
    disputed: frozenset[str]
    numbers: Mapping[str, tuple[int, ...]]
    entries: tuple[int, ...]


def _outcomes(decided: Sequence[DecisionEntry]) -> tuple[_Outcome, ...]:
    by_passage: dict[str, list[DecisionEntry]] = {}
    for entry in decided:
        by_passage.setdefault(entry.decision.passage, []).append(entry)
    return tuple(_outcome(passage, group) for passage, group in by_passage.items())


def _outcome(passage: str, group: Sequence[DecisionEntry]) -> _Outcome:
    last: dict[tuple[str, tuple[str, ...]], DecisionEntry] = {}
    for entry in group:
        one = entry.decision
        # What is added is about no claim that was read: two of one author's are two.
        subject = one.keys or (f"add {entry.number}",)
        last.pop((one.author, subject), None)
        last[(one.author, subject)] = entry
    by_key: dict[str, list[DecisionEntry]] = {}
    for entry in last.values():
        for key in entry.decision.keys:
            by_key.setdefault(key, []).append(entry)
    disputed = {key for key, entries in by_key.items() if len({_effect(e.decision) for e in entries}) > 1}
    drops: dict[str, ReviewState] = {}
    drafts: dict[str, tuple[Draft, ReviewState, int]] = {}
    for entry in last.values():
        one = entry.decision
        if disputed.intersection(one.keys):
            continue
        for key in one.keys:
            drops[key] = "rejected" if one.act == "reject" else "accepted" if one.act == "accept" else "replaced"
        state: ReviewState = "accepted" if one.act == "accept" else "made"
        for draft in one.drafts:
            drafts.setdefault(json.dumps(draft.as_dict(), sort_keys=True), (draft, state, entry.number))
    return _Outcome(
        passage,
        drops,
        tuple(drafts.values()),
        frozenset(disputed),
        {key: tuple(e.number for e in entries) for key, entries in by_key.items()},
        tuple(entry.number for entry in group),
    )


def _effect(decision: Decision) -> str:
    """What stands in the place of the claims, for comparison: two authors agree who leave the same."""
    return json.dumps([draft.as_dict() for draft in decision.drafts], sort_keys=True)


class _Page:
    """One document under review: its claims by key, its words without surplus white space."""

    def __init__(self, document: Document, claims: Sequence[Claim], sentences: Sequence[Span]) -> None:
        self._document, self._claims, self._sentences = document, claims, sentences
        self._whole = collapsed(document.text)
        self.met: set[int] = set()

    def carry_out(
        self, outcomes: Iterable[_Outcome], states: dict[str, ReviewState], numbers: dict[str, tuple[int, ...]]
    ) -> tuple[list[Claim], list[Claim]]:
        """The claims that stand, in text order, and those that do not; outcomes are entered in `states` and `numbers`."""
        here = [one for one in outcomes if one.passage in self._whole.words]
        if not here:
            return list(self._claims), []
        keys = self._keys()
        made: dict[str, Claim] = {}
        gone: dict[str, Claim] = {}
        for outcome in here:
            self.met |= set(outcome.entries)
            for key, state in outcome.drops.items():
                for claim in keys.get(key, ()):
                    states[claim.id], numbers[claim.id] = state, outcome.numbers[key]
                    if state != "accepted":
                        gone[claim.id] = claim
            for key in outcome.disputed:
                for claim in keys.get(key, ()):
                    states[claim.id], numbers[claim.id] = "disputed", outcome.numbers[key]
            for stretch in self._places(outcome.passage):
                for draft, state, number in outcome.drafts:
                    claim = claim_of(draft, self._document, stretch)
                    made[claim.id] = claim
                    states.setdefault(claim.id, state)
                    numbers.setdefault(claim.id, (number,))
        read = {claim.id: claim for claim in self._claims}
        # A draft that says what was read is that claim: it keeps the rule and the names that reading gave it.
        fresh = {key: claim for key, claim in made.items() if key not in read}
        for key in made.keys() & gone.keys():
            del gone[key]
            states[key] = "accepted"
        stand = [claim for key, claim in read.items() if key not in gone] + list(fresh.values())
        return sorted(stand, key=lambda c: (c.start, c.end, c.id)), list(gone.values())

    def _keys(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self._claims:
            around = passage_of(claim.start, claim.end, self._sentences)
            words = collapsed(self._document.text, around.start, around.end).words
            found.setdefault(key_of(claim, words), []).append(claim)
        return found

    def _places(self, passage: str) -> Iterator[Stretch]:
        """Where the passage stands in the document, each time."""
        words, start = self._whole.words, self._whole.words.find(passage)
        while start >= 0:
            yield Stretch(passage, self._whole.places[start : start + len(passage)])
            start = words.find(passage, start + len(passage))
