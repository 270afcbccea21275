"""Source texts with marks: no word is lost, each word knows its claims."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.samples import CLAIMS, SUBJECT, A, document
from variorum.dossier import compile_dossier
from variorum.export.html.witness import Witness, places, witness
from variorum.model import Claim, Document, Filler, Metadata


def marked(source: Document, claims: list[Claim]) -> Witness:
    """The source with the claims' marks."""
    made = compile_dossier(SUBJECT, claims, [source])
    untyped = frozenset(entry.id for entry in made.section("statements").entries)
    return witness(made.sources[0], made.entries, untyped)


def quoting(source: Document, start: int, end: int, type_: str = "dissolved") -> Claim:
    """A claim on a stretch of the text."""
    words = source.text[start:end]
    role = "predicate" if type_ == "statement" else "subject"
    return Claim(source.id, type_, ((role, (Filler("it"),)),), words, start, end, source.text)


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=8),
    st.booleans(),
)
def test_runs_are_the_text_and_carry_the_claims_that_cover_them(
    text: str, spans: list[tuple[int, int]], blocks: bool
) -> None:
    source = document("x.txt", text, Metadata())
    if not blocks:
        source = Document(source.id, "x.txt", "text/plain", text, ())
    claims = [quoting(source, start, min(end, len(text))) for start, end in spans if start < min(end, len(text))]
    shown = marked(source, claims)
    said = [
        (letter, {chunk.entries[i].id for i in run.claims})
        for chunk in shown.chunks
        for run in chunk.runs
        for letter in run.text
        if not letter.isspace()
    ]
    assert said == [
        (letter, {made.id for made in claims if made.start <= place < made.end})
        for place, letter in enumerate(text)
        if not letter.isspace()
    ]
    begun = [key for chunk in shown.chunks for run in chunk.runs for key in run.begins]
    assert len(begun) == len(set(begun))
    assert {made.id for made in claims if made.quote.strip()} <= set(begun) <= {made.id for made in claims}


def test_claims_begin_once_at_their_first_word() -> None:
    shown = marked(A, [made for made in CLAIMS if made.document == A.id])
    begun = [key for chunk in shown.chunks for run in chunk.runs for key in run.begins]
    assert sorted(begun) == sorted(made.id for made in CLAIMS if made.document == A.id)
    numbers = places([shown])
    assert numbers[CLAIMS[0].id] == 1
    assert numbers[CLAIMS[1].id] == 2


def test_words_that_only_statements_cover_are_unread() -> None:
    source = document("x.txt", "It split. It ended.", Metadata())
    shown = marked(source, [quoting(source, 0, 9, "statement"), quoting(source, 10, 19)])
    assert [(run.text, run.unread) for run in shown.chunks[0].runs] == [
        ("It split.", True), (" ", False), ("It ended.", False),
    ]  # fmt: skip


def test_a_claim_over_two_paragraphs_marks_both() -> None:
    source = document("x.txt", "It did:\none thing", Metadata())
    shown = marked(source, [quoting(source, 3, 11)])
    assert [[run.text for run in chunk.runs if run.claims] for chunk in shown.chunks] == [["did:"], ["one"]]
