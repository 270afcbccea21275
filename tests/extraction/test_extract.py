"""The stage as a whole: nothing is dropped, nothing is misplaced, hedges stay."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.plain import reading
from variorum.extraction import extract
from variorum.model import Claim

TEXT = (
    "Solidarity, a trade union, was founded in Gdansk in September 1980. Police raided its offices. "
    "Critics say that the union received money from the Vatican. The minister denied that the union was banned. "
    "Lech Walesa, its leader, was arrested in December 1981. It is rather cold."
)


def claims(text: str, title: str | None = None) -> tuple[Claim, ...]:
    read = reading(text, title=title)
    return extract(read.document, read.analysis)


def test_each_sentence_is_typed_or_a_statement() -> None:
    read = reading(TEXT)
    found = extract(read.document, read.analysis)
    for sentence in read.analysis.sentences:
        assert any(sentence.start <= c.start < sentence.end for c in found)
    last = [c for c in found if c.quote == "It is rather cold."]
    assert [c.type for c in last] == ["statement"]


def test_claims_are_sorted_and_their_words_are_there() -> None:
    found = claims(TEXT)
    assert list(found) == sorted(found, key=lambda c: (c.start, c.end, c.id))
    assert all(TEXT[c.start : c.end] == c.quote for c in found)
    assert len({c.id for c in found}) == len(found)


def test_a_hedge_is_kept() -> None:
    money = [c for c in claims(TEXT) if c.type == "funding"]
    assert money and all(c.status == "reported" for c in money)
    assert all(c.attribution and c.attribution.text == "Critics" for c in money)


def test_a_denial_is_a_denied_claim() -> None:
    bans = [c for c in claims(TEXT) if c.type == "designation"]
    assert all(c.status == "denied" for c in bans)


def test_a_lead_in_passes_its_hedge_and_its_name_to_the_list() -> None:
    text = "Angry Brigade\n\nActs of violence linked to the Angry Brigade include:\n\n* The 1971 bombing of the home of Robert Carr\n"
    bombings = [c for c in claims(text) if c.type == "event"]
    assert bombings
    for claim in bombings:
        assert claim.status == "reported"
        assert any("Angry Brigade" in (f.text, *f.names) for f in claim.role("agent"))


def test_ellipsis_repeats_the_last_claim() -> None:
    found = claims("Canada banned the Tamil Tigers in 2006, and two years later Norway followed suit.")
    echoed = [c for c in found if c.rule == "designation.echo"]
    assert [c.time.edtf for c in echoed if c.time] == ["2008"]
    assert [f.text for c in echoed for f in c.role("authority")] == ["Norway"]


def test_the_same_text_gives_the_same_claims() -> None:
    read = reading(TEXT)
    assert extract(read.document, read.analysis) == extract(read.document, read.analysis)


SENTENCES = [
    "The union was founded in 1980.", "Members met (in secret) at night.", "aka – Red Front, RF", "“Peace”, it said.",
    "• Founded in 1971; has 300 members", "Who knows?", "1998", "The League, or LG, split from it.", "In 1990 it fought, and lost.",
]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from([" ", "\n", "\n\n"]))
def test_any_text_gives_anchored_claims(sentences: list[str], joint: str) -> None:
    text = joint.join(sentences)
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote
        for _, fillers in claim.roles:
            assert all(f.start is None or text[f.start : f.end] == f.text for f in fillers)


def test_an_office_told_in_passing_is_no_hearsay() -> None:
    text = "Angry Brigade\n\nActs linked to the Angry Brigade include:\n\n* The 1971 attack on the minister of labour, Robert Carr\n"
    found = claims(text)
    assert {c.status for c in found if c.type == "position"} == {"asserted"}
    assert {c.status for c in found if c.type == "event"} == {"reported"}
