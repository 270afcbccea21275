"""Decisions laid upon claims: who drops what, copies, differences, and later readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import ClaimError
from variorum.model import Act, Block, Claim, Decision, DecisionEntry, Document, Draft, Filler, Span, Time
from variorum.reviewing import RULE, Reviewed, claim_of, collapsed, draft_of, keys_in, passage_of, review

TEXT = "Oxfam was founded by  Gilbert Murray\nin 1942. Oxfam moved to Oxford in 1943."
COPY = "A reprint says so. " + " ".join(TEXT.split()) + " The end."


def document(text: str, name: str = "a.txt") -> Document:
    return Document("sha256:" + name, name, "text/plain", text, (Block("paragraph", 0, len(text)),))


def sentences(text: str) -> tuple[Span, ...]:
    out, start = [], 0
    for piece in text.split(". "):
        end = min(start + len(piece) + 1, len(text))
        out.append(Span(start, end))
        start = end + 1
    return tuple(out)


def filler(text: str, words: str) -> Filler:
    start = text.index(words)
    return Filler(words, start, start + len(words), names=(words,))


def founded(doc: Document, *, time: str | None = "1942", quote: str = "Oxfam was founded", **changes: object) -> Claim:
    text = doc.text
    start = text.index(quote)
    at = text.index("1942")
    claim = Claim(
        document=doc.id,
        type="founded",
        roles=(("subject", (filler(text, "Oxfam"),)), ("founder", (filler(text, "Gilbert Murray"),))),
        quote=quote,
        start=start,
        end=start + len(quote),
        source=text,
        time=Time(time, "1942", at, at + 4) if time else None,
        rule="founded.by",
        confidence=0.8,
    )
    return replace(claim, source=text, **changes) if changes else claim  # type: ignore[arg-type]


class Table:
    """Reviewers at one table: documents, their claims as read, and the ledger."""

    def __init__(self, *texts: str) -> None:
        self.documents = [document(text, f"{number}.txt") for number, text in enumerate(texts)]
        self.read = [founded(doc) for doc in self.documents]
        self.entries: list[DecisionEntry] = []
        self._numbers = count(1)

    def decide(self, author: str, act: Act, claim: Claim, *drafts: Claim, also: Sequence[Claim] = ()) -> DecisionEntry:
        doc = next(one for one in self.documents if one.id == claim.document)
        spans = sentences(doc.text)
        about = (claim, *also) if act != "add" else ()
        around = passage_of(min(c.start for c in (claim, *also)), max(c.end for c in (claim, *also)), spans)
        stretch = collapsed(doc.text, around.start, around.end)
        pool = {c.id: c for c in (*(c for c in self.read if c.document == doc.id), *about)}
        keys = keys_in(doc, tuple(pool.values()), spans)
        wanted = (claim,) if act in ("accept", "add") else drafts
        decision = Decision(
            act,
            stretch.words,
            tuple(keys[c.id] for c in about),
            tuple(draft_of(c, stretch) for c in wanted),
            author,
            "",
        )
        self.entries.append(DecisionEntry(next(self._numbers), decision))
        return self.entries[-1]

    def take_back(self, entry: DecisionEntry) -> None:
        index = self.entries.index(entry)
        self.entries[index] = replace(entry, standing=False)
        self.entries.append(DecisionEntry(next(self._numbers), entry.decision, entry.number))

    def outcome(self) -> Reviewed:
        spans = {doc.id: sentences(doc.text) for doc in self.documents}
        return review(self.read, self.entries, self.documents, spans)

    def standing(self) -> list[tuple[str, str | None, str | None]]:
        """Document, time and state of each claim that stands."""
        out = self.outcome()
        return [(c.document[-5], c.time.edtf if c.time else None, out.states.get(c.id)) for c in out.claims]


def test_without_decisions_all_stays() -> None:
    table = Table(TEXT)
    assert table.outcome() == Reviewed(tuple(table.read))


def test_a_rejected_claim_is_dropped_in_every_copy_and_comes_back_when_taken_back() -> None:
    table = Table(TEXT, COPY)
    entry = table.decide("Ann", "reject", table.read[0])
    out = table.outcome()
    assert out.claims == ()
    assert {claim.document for claim in out.dropped} == {doc.id for doc in table.documents}
    assert set(out.states.values()) == {"rejected"}
    table.take_back(entry)
    assert table.outcome().claims == tuple(table.read)
    assert table.outcome().states == {}


@pytest.mark.parametrize(
    "later", [{"time": None}, {"quote": "Oxfam was founded by  Gilbert"}, {"status": "reported"}, {"confidence": 0.2}]
)
def test_a_rejected_claim_is_not_proposed_again_by_a_later_reading(later: dict[str, object]) -> None:
    table = Table(TEXT)
    table.decide("Ann", "reject", table.read[0])
    table.read = [founded(table.documents[0], **later)]  # type: ignore[arg-type]
    assert table.outcome().claims == ()


def test_an_accepted_claim_stays_when_reading_loses_it() -> None:
    table = Table(TEXT)
    table.decide("Ann", "accept", table.read[0])
    lost, table.read = table.read[0], []
    out = table.outcome()
    assert [claim.id for claim in out.claims] == [lost.id]
    assert out.states == {lost.id: "accepted"}
    assert out.claims[0].rule == RULE


def test_an_accepted_claim_goes_before_what_is_read_anew_from_the_same_words() -> None:
    table = Table(TEXT)
    table.decide("Ann", "accept", table.read[0])
    table.read = [founded(table.documents[0], time="1942~")]
    out = table.outcome()
    assert [claim.time and claim.time.edtf for claim in out.claims] == ["1942"]
    assert [claim.time and claim.time.edtf for claim in out.dropped] == ["1942~"]
    assert set(out.states.values()) == {"accepted", "replaced"}


def test_a_correction_stands_in_the_place_of_the_claim_in_every_copy() -> None:
    table = Table(TEXT, COPY)
    table.decide("Ann", "correct", table.read[0], founded(table.documents[0], time="1942-10"))
    assert table.standing() == [("0", "1942-10", "made"), ("1", "1942-10", "made")]
    for claim in table.outcome().claims:
        doc = next(one for one in table.documents if one.id == claim.document)
        assert doc.text[claim.start : claim.end] == claim.quote


def test_a_correction_of_a_correction_by_the_same_author_replaces_it() -> None:
    table = Table(TEXT)
    first = founded(table.documents[0], time="1942-10")
    table.decide("Ann", "correct", table.read[0], first)
    made = table.outcome().claims[0]
    second = table.decide("Ann", "correct", made, founded(table.documents[0], time="1942-10-05"))
    assert table.standing() == [("0", "1942-10-05", "made")]
    table.take_back(second)
    assert table.standing() == [("0", "1942-10", "made")]


def test_an_author_may_reject_what_he_added_and_another_disputes_it() -> None:
    table = Table(TEXT)
    new = founded(table.documents[0], time="1943")
    table.decide("Ann", "add", new)
    made = next(c for c in table.outcome().claims if c.rule == RULE)
    entry = table.decide("Bob", "reject", made)
    assert ("0", "1943", "disputed") in table.standing()
    table.take_back(entry)
    table.decide("Ann", "reject", made)
    assert [when for _, when, _ in table.standing()] == ["1942"]


def test_reviewers_who_differ_leave_the_claim_as_it_was_read() -> None:
    table = Table(TEXT, COPY)
    table.decide("Ann", "accept", table.read[0])
    entry = table.decide("Bob", "reject", table.read[1])
    assert table.standing() == [("0", "1942", "disputed"), ("1", "1942", "disputed")]
    assert set(table.outcome().numbers.values()) == {(1, 2)}
    table.take_back(entry)
    assert table.standing() == [("0", "1942", "accepted"), ("1", "1942", "accepted")]


def test_two_corrections_that_differ_are_both_left_out() -> None:
    table = Table(TEXT)
    doc = table.documents[0]
    table.decide("Ann", "correct", table.read[0], founded(doc, time="1942-10"))
    table.decide("Bob", "correct", table.read[0], founded(doc, time="1942-11"))
    assert table.standing() == [("0", "1942", "disputed")]


def test_two_corrections_that_agree_are_one() -> None:
    table = Table(TEXT)
    for author in ("Ann", "Bob"):
        table.decide(author, "correct", table.read[0], founded(table.documents[0], time="1942-10"))
    assert table.standing() == [("0", "1942-10", "made")]


def test_who_corrects_anothers_correction_disputes_it() -> None:
    table = Table(TEXT)
    table.decide("Ann", "correct", table.read[0], founded(table.documents[0], time="1942-10"))
    made = table.outcome().claims[0]
    table.decide("Bob", "correct", made, founded(table.documents[0], time="1942-11"))
    assert table.standing() == [("0", "1942-10", "disputed")]


def test_the_last_word_of_an_author_counts() -> None:
    table = Table(TEXT)
    table.decide("Ann", "reject", table.read[0])
    table.decide("Ann", "accept", table.read[0])
    assert table.standing() == [("0", "1942", "accepted")]


def test_a_merge_that_its_author_goes_back_on_is_gone_as_a_whole() -> None:
    table = Table(TEXT)
    doc = table.documents[0]
    other = founded(doc, roles=(("subject", (filler(TEXT, "Oxfam"),)),))
    table.read.append(other)
    table.decide("Ann", "merge", table.read[0], founded(doc, time="1942-10"), also=(other,))
    assert table.standing() == [("0", "1942-10", "made")]
    table.decide("Ann", "accept", other)
    assert sorted(table.standing(), key=str) == [("0", "1942", "accepted"), ("0", "1942", None)]


def test_a_split_puts_several_in_the_place_of_one() -> None:
    table = Table(TEXT)
    doc = table.documents[0]
    table.decide("Ann", "split", table.read[0], founded(doc, time="1942-10"), founded(doc, time=None))
    assert sorted(table.standing(), key=str) == [("0", "1942-10", "made"), ("0", None, "made")]


def test_of_two_claims_that_differ_in_time_only_one_is_rejected() -> None:
    table = Table(TEXT)
    doc = table.documents[0]
    table.read = [founded(doc, time="1942"), founded(doc, time="1943")]
    table.decide("Ann", "reject", table.read[1])
    assert table.standing() == [("0", "1942", None)]


def test_words_within_another_sentence_are_not_decided_about() -> None:
    table = Table(TEXT, "He denied that " + TEXT)
    table.decide("Ann", "correct", table.read[0], founded(table.documents[0], time="1942-10"))
    assert table.standing() == [("0", "1942-10", "made"), ("1", "1942", None)]


def test_a_decision_whose_words_are_gone_is_unmet() -> None:
    table = Table(TEXT)
    table.decide("Ann", "reject", table.read[0])
    table.documents, table.read = [document("Another text. It says nothing.", "9.txt")], []
    out = table.outcome()
    assert out.unmet == (1,)
    assert out.claims == ()


TIMES = st.sampled_from([None, "1942", "1942-10", "194X"])


@given(TIMES, st.sampled_from(["Oxfam was founded", "founded by  Gilbert Murray\nin 1942", TEXT[:45]]), st.booleans())
def test_a_draft_becomes_the_claim_again(time: str | None, quote: str, copied: bool) -> None:
    doc = document(TEXT)
    claim = founded(doc, time=time, quote=quote)
    around = passage_of(claim.start, claim.end, sentences(TEXT))
    stretch = collapsed(TEXT, around.start, around.end)
    draft = draft_of(claim, stretch)
    assert Draft.from_dict(draft.as_dict()) == draft
    assert claim_of(draft, doc, stretch).id == claim.id
    if copied:
        other = document(COPY, "b.txt")
        at = collapsed(COPY)
        start = at.words.index(stretch.words)
        there = replace(at, words=stretch.words, places=at.places[start : start + len(stretch.words)])
        made = claim_of(draft, other, there)
        assert " ".join(made.quote.split()) == " ".join(claim.quote.split())


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (0, 1000)])
def test_a_draft_outside_its_passage_is_refused(start: int, end: int) -> None:
    doc = document(TEXT)
    stretch = collapsed(TEXT, 0, 46)
    draft = replace(draft_of(founded(doc), stretch), start=start, end=end)
    with pytest.raises(ClaimError):
        claim_of(draft, doc, stretch)


ACTS: st.SearchStrategy[list[tuple[str, str, int]]] = st.lists(
    st.tuples(st.sampled_from(["Ann", "Bob"]), st.sampled_from(["accept", "reject", "correct"]), st.integers(0, 1)),
    max_size=6,
)


@given(ACTS)
def test_taking_all_back_restores_what_was_read(acts: list[tuple[str, str, int]]) -> None:
    table = Table(TEXT, COPY)
    for author, act, which in acts:
        claim = table.read[which]
        doc = table.documents[which]
        drafts = (founded(doc, time="1942-10"),) if act == "correct" else ()
        table.decide(author, act, claim, *drafts)  # type: ignore[arg-type]
    first = table.outcome()
    assert table.outcome() == first
    for entry in list(table.entries):
        table.take_back(entry)
    assert table.outcome().claims == tuple(table.read)
