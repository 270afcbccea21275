"""Findings in a dossier: readings by siglum, disputed and out of date, sources among each other, states by the day."""

from __future__ import annotations

import subprocess
import sys

from tests.dossier.samples import CLAIMS, ENTITIES, SUBJECT, US, A, claim, document, filler
from variorum.collation import collate_documents
from variorum.collation.holding import courses, holding
from variorum.dates import Day
from variorum.dossier import Dossier, compile_dossier
from variorum.model import Comparison, Finding, Metadata, Passage, Span

C = document(
    "c.txt",
    "Amnesty International was founded in Paris in 1962. It is based in London. Critics are many and loud.",
    Metadata(title="Leaflet", publisher="The Mirror", published="2023-05"),
)
OTHERS = (
    claim(C, "founded", "was founded in Paris in 1962", {"subject": US, "place": [filler("Paris", C)]}, edtf="1962"),
    claim(C, "location", "It is based in London", {"subject": US, "place": [filler("London", C)]}),
)
FOUNDED = next(one for one in CLAIMS if one.type == "founded")
LED = next(one for one in CLAIMS if one.type == "position")
CLASH = Finding(
    "founded",
    SUBJECT.id,
    "conflict",
    (FOUNDED.id, OTHERS[0].id),
    ((FOUNDED.id,), (OTHERS[0].id,)),
    (Comparison(FOUNDED.id, OTHERS[0].id, "conflict", ("time", "place"), "1961 and 1962 exclude each other"),),
    ((A.id, C.id),),
)
ALONE = Finding("position", SUBJECT.id, "single", (LED.id,), ((LED.id,),), (), ((A.id,),))
SHARED = Passage(A.id, Span(27, 97), C.id, Span(0, 51), 0.8)


def compiled(*findings: Finding) -> Dossier:
    """The sample dossier with one more document and findings made by hand."""
    own = [one for one in CLAIMS if one.document == A.id]
    return compile_dossier(
        SUBJECT, (*own, *OTHERS), (A, C), ENTITIES, findings=findings or (CLASH, ALONE), passages=[SHARED]
    )


def test_a_conflict_shows_both_readings_their_origins_and_the_words_they_share() -> None:
    (variant,) = compiled().variants
    assert [(one.number, one.sigla, one.origins) for one in variant.readings] == [(1, ("A",), 1), (2, ("B",), 1)]
    assert [(d.left, d.right, d.relation, d.differs) for d in variant.differences] == [
        (1, 2, "conflict", ("time", "place"))
    ]
    assert (variant.origins, variant.sigla, variant.about) == ((("A", "B"),), ("A", "B"), True)
    assert variant.title == "Foundation: Amnesty International"
    assert [(one.left, one.right) for one in variant.shared] == [("A", "B")]
    assert variant.shared[0].right_words == "Amnesty International was founded in Paris in 1962."


def test_disputed_and_out_of_date_are_told_apart() -> None:
    later = Comparison(OTHERS[0].id, FOUNDED.id, "supersede", ("time",), "a later state")
    dossier = compiled(CLASH, ALONE)
    assert [one.id for one in dossier.disputed] == [CLASH.id]
    assert dossier.out_of_date == ()
    superseded = Finding("founded", SUBJECT.id, "supersede", CLASH.claims, CLASH.readings, (later,), ((A.id,), (C.id,)))
    dossier = compiled(superseded)
    assert (dossier.disputed, [one.id for one in dossier.out_of_date]) == ((), [superseded.id])
    plain = dossier.as_dict()
    assert (plain["disputed"], plain["out_of_date"]) == ([], [superseded.id])
    assert plain["findings"][0]["readings"][1]["sigla"] == ("B",)


def test_a_finding_of_claims_that_the_dossier_lacks_is_left_out() -> None:
    lost = Finding("founded", None, "agree", ("clm_lost",), (("clm_lost",),), (), ((A.id,),))
    assert compiled(lost).variants == ()


def test_sources_stand_alone_among_others_and_with_shared_words() -> None:
    first, second = compiled().standings
    assert (first.siglum, first.alone, first.among) == ("A", (LED.id,), (("conflict", (CLASH.id,)),))
    assert (second.siglum, second.alone) == ("B", ())
    copied = Finding("founded", None, "single", CLASH.claims, CLASH.readings, (), CLASH.origins)
    assert [(one.alone, one.copied) for one in compiled(copied).standings] == [
        ((), (FOUNDED.id,)),
        ((), (OTHERS[0].id,)),
    ]
    assert (second.shared[0].left, second.shared[0].right) == ("B", "A")
    assert compile_dossier(SUBJECT, CLAIMS[:1], (A,), ENTITIES, findings=[ALONE]).standings == ()


def test_states_answer_as_holding_does_on_every_day() -> None:
    claims, documents = (*(one for one in CLAIMS if one.document == A.id), *OTHERS), (A, C)
    dossier = compiled()
    assert {state.section for state in dossier.states} == {"leaders", "places"}
    for course in courses(claims, documents=documents):
        for day in [Day(year, month, 15) for year in (1960, 1961, 2020, 2021, 2022, 2023, 2024) for month in (1, 12)]:
            (held,) = [one for one in holding(claims, day, documents=documents) if one.claim == course.claim]
            assert [answer for start, answer in course.steps if start <= day][-1] == held.answer, (course, day)
    led = next(state for state in dossier.states if state.section == "leaders")
    assert (led.during(Day(2021, 6, 1), Day(2021, 6, 1)), led.during(Day(1900, 1, 1), Day(1900, 1, 31))) == (
        "possible",
        "no",
    )
    assert led.during(Day(1900, 1, 1), Day(2100, 1, 1)) == "possible"
    assert dossier.newest == Day(2023, 5, 31)


def test_the_collation_of_the_claims_themselves_fits() -> None:
    own = [one for one in CLAIMS if one.document == A.id]
    made = collate_documents([*own, *OTHERS], [A, C])
    dossier = compile_dossier(SUBJECT, (*own, *OTHERS), (A, C), ENTITIES, findings=made.findings)
    assert [variant.verdict for variant in dossier.disputed] == ["conflict"]
    assert {key for one in made.findings for key in one.claims} == set(dossier.as_dict()["claims"])


def test_a_dossier_is_shown_without_what_compares_or_reads() -> None:
    code = (
        "import sys, variorum.dossier; print([m for m in sys.modules if m.startswith(('variorum.language', 'spacy'))])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
