"""What all decisions come to: which claims stand, which do not, and what reviewers differ about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model import Claim, Decision, DecisionEntry, Document, ReviewState, Span
from variorum.reviewing.drafts import claim_of
from variorum.reviewing.keys import exact_key, key_of
from variorum.reviewing.passages import Passages, Stretch, collapsed, passage_of


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


def review(
    claims: Iterable[Claim],
    entries: Iterable[DecisionEntry],
    documents: Sequence[Document],
    sentences: Mapping[str, Sequence[Span]],
) -> Reviewed:
    """The claims as the standing decisions among `entries` leave them.

    Of one author's decisions on the same claim the last counts. Where authors' last decisions on a claim differ in what
    stands in its place, the claim stays, disputed. Who makes a claim wants it to stand: another who rejects or changes
    it disputes it. `documents` are those of the claims, `sentences` theirs by id.

    Raises: ClaimError where a draft does not fit its own passage.
    """
    decided = [entry for entry in entries if entry.standing and entry.takes_back is None]
    if not decided:
        return Reviewed(tuple(claims))
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(claim.document, []).append(claim)
    last = _last_words(decided)
    at_odds = _at_odds(last)
    passages = Passages(entry.decision.passage for entry in decided)
    out = _Out([], [], {}, {})
    met: set[str] = set()
    for document in documents:
        read, spans = own.get(document.id, []), sentences.get(document.id, ())
        places = passages.places(document, spans, (claim.start for claim in read))
        met |= places.keys()
        here = [entry for entry in last if entry.decision.passage in places]
        if not here:
            out.claims.extend(read)
            continue
        page = _Page(document, read, spans)
        page.hear(here, places)
        page.carry_out(at_odds, out)
    unmet = tuple(entry.number for entry in decided if entry.decision.passage not in met)
    return Reviewed(tuple(out.claims), tuple(out.dropped), out.states, out.numbers, unmet)


def _last_words(decided: Sequence[DecisionEntry]) -> list[DecisionEntry]:
    """The decisions without those that their own author has overtaken by one about the same claim."""
    newest: dict[tuple[str, str], DecisionEntry] = {}
    overtaken: set[int] = set()
    for entry in decided:
        for key in entry.decision.keys:
            before = newest.get((entry.decision.author, key))
            if before is not None and before.number != entry.number:
                overtaken.add(before.number)
            newest[(entry.decision.author, key)] = entry
    return [entry for entry in decided if entry.number not in overtaken]


def _at_odds(last: Sequence[DecisionEntry]) -> frozenset[str]:
    """The keys on which authors differ in what stands in the place of the claim."""
    effects: dict[str, set[str]] = {}
    for entry in last:
        for key in entry.decision.keys:
            effects.setdefault(key, set()).add(_effect(entry.decision))
    return frozenset(key for key, found in effects.items() if len(found) > 1)


def _effect(decision: Decision) -> str:
    """What stands in the place of the claims, for comparison: two authors agree who leave the same."""
    return json.dumps([draft.as_dict() for draft in decision.drafts], sort_keys=True)


_STANDS = ""
"""The effect of a decision on a claim that it leaves as it is."""


@dataclass(frozen=True, slots=True)
class _Out:
    """What is gathered over all documents."""

    claims: list[Claim]
    dropped: list[Claim]
    states: dict[str, ReviewState]
    numbers: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What one author's last decision wants of a claim."""

    entry: DecisionEntry
    effect: str


class _Page:
    """One document under review."""

    def __init__(self, document: Document, read: Sequence[Claim], sentences: Sequence[Span]) -> None:
        self._document, self._sentences = document, sentences
        self._read = {claim.id: claim for claim in read}
        self._pool = dict(self._read)
        self._makers: dict[str, list[DecisionEntry]] = {}
        self._opinions: dict[str, dict[str, _Opinion]] = {}
        self._matched: dict[int, list[str]] = {}

    def hear(self, entries: Sequence[DecisionEntry], places: Mapping[str, Sequence[Stretch]]) -> None:
        """Makes what `entries` want made at the `places` of their passages, and notes what each wants of which claim."""
        drafted: dict[int, set[str]] = {}
        for entry in entries:
            made = drafted[entry.number] = set[str]()
            for stretch in places[entry.decision.passage]:
                for draft in entry.decision.drafts:
                    claim = claim_of(draft, self._document, stretch)
                    self._pool.setdefault(claim.id, claim)
                    made.add(claim.id)
            for id_ in made:
                self._makers.setdefault(id_, []).append(entry)
        keys = self._keys(entries, places)
        for entry in entries:
            made = drafted[entry.number]
            about = list(dict.fromkeys(id_ for key in entry.decision.keys for id_ in _meant(keys, key, entry, made)))
            self._matched[entry.number] = about
            for id_ in (*sorted(made.difference(about)), *about):
                effect = _STANDS if id_ in made else _effect(entry.decision)
                self._opinions.setdefault(id_, {})[entry.decision.author] = _Opinion(entry, effect)

    def _keys(
        self, entries: Iterable[DecisionEntry], places: Mapping[str, Sequence[Stretch]]
    ) -> dict[str, dict[str, None]]:
        """The claims (ids) that each key names. A passage may be parted otherwise here than where it was decided about:
        then its claims are known by the passage of the decision, too."""
        found: dict[str, dict[str, None]] = {}
        stretches = {passage: places[passage] for passage in dict.fromkeys(e.decision.passage for e in entries)}
        own: dict[Span, Stretch] = {}
        for id_, claim in self._pool.items():
            around = passage_of(claim.start, claim.end, self._sentences)
            if around not in own:
                own[around] = collapsed(self._document.text, around.start, around.end)
            inside = [
                one
                for all_ in stretches.values()
                for one in all_
                if one.places[0] <= claim.start and claim.end <= one.places[-1] + 1
            ]
            for stretch in (own[around], *inside):
                found.setdefault(exact_key(claim, stretch), {})[id_] = None
                if id_ in self._read:
                    found.setdefault(key_of(claim, stretch.words), {})[id_] = None
        return found

    def carry_out(self, at_odds: frozenset[str], out: _Out) -> None:
        """Enters in `out` what stands and what does not; `at_odds` are the keys on which authors differ."""
        disputed = {
            id_ for id_, heard in self._opinions.items() if len({opinion.effect for opinion in heard.values()}) > 1
        }
        stand: list[Claim] = []
        for id_, claim in self._pool.items():
            makers = [e for e in self._makers.get(id_, ()) if not self._contested(e, at_odds, disputed)]
            if id_ not in self._read and not makers:
                continue
            state = self._state(id_, disputed, at_odds)
            if state is not None:
                out.states[id_] = state
                out.numbers[id_] = tuple(sorted(one.entry.number for one in self._opinions[id_].values()))
            if state in ("rejected", "replaced"):
                out.dropped.append(claim)
            else:
                stand.append(claim)
        out.claims.extend(sorted(stand, key=lambda c: (c.start, c.end, c.id)))

    def _contested(self, entry: DecisionEntry, at_odds: frozenset[str], disputed: set[str]) -> bool:
        """Whether somebody wants otherwise for a claim that the decision is about."""
        return bool(at_odds.intersection(entry.decision.keys)) or bool(
            disputed.intersection(self._matched[entry.number])
        )

    def _state(self, id_: str, disputed: set[str], at_odds: frozenset[str]) -> ReviewState | None:
        heard = self._opinions.get(id_)
        if not heard:
            return None
        if id_ in disputed:
            return "disputed"
        opinions = list(heard.values())
        if all(self._contested(one.entry, at_odds, disputed) for one in opinions):
            explicit = any(id_ in self._matched[one.entry.number] for one in opinions)
            return "disputed" if explicit else None
        acts = {one.entry.decision.act for one in opinions}
        if opinions[0].effect == _STANDS:
            return "accepted" if id_ in self._read or "accept" in acts else "made"
        return "rejected" if acts == {"reject"} else "replaced"


def _meant(keys: Mapping[str, Mapping[str, None]], key: str, entry: DecisionEntry, made: set[str]) -> Sequence[str]:
    """The claims that the decision means by the key. Who accepted one of several alike has said nothing of the others."""
    found = list(keys.get(key, ()))
    own = [id_ for id_ in found if id_ in made]
    return own if own and entry.decision.act == "accept" else found
