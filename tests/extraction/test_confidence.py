"""How sure a claim is."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.confidence import ROWS, Row, load_rows, plot, ranking, save_rows, steps
from tests.extraction.plain import reading
from variorum.extraction import explained, extract, load_engine
from variorum.extraction.confidence import FEATURES, confidence, features
from variorum.extraction.settle import settle
from variorum.language import analyse


def of(text: str, type_: str) -> tuple[dict[str, float], float]:
    """Features and confidence of the first claim of a type."""
    read = reading(text)
    found = load_engine().found(read)
    hits = {id(claim): hit for hit, claim in found}
    claim = next(c for c in settle(read, (c for _, c in found)) if c.type == type_)
    return features(read, hits[id(claim)], claim), confidence(read, hits[id(claim)], claim)


def test_features_are_told_in_their_order() -> None:
    told, _ = of("The Teamsters is a trade union. The Teamsters was founded in 1903.", "founded")
    assert tuple(told) == FEATURES
    assert told["subject"] == 1
    assert told["event"] == 0
    assert told["length"] == 0


def test_what_is_said_of_the_subject_is_surer_than_of_others() -> None:
    text = "The Teamsters is a trade union. {} was founded in 1905 in Chicago."
    _, own = of(text.format("The Teamsters"), "founded")
    _, other = of(text.format("The Sierra Club"), "founded")
    assert own > other


def test_a_confidence_is_a_chance_and_every_claim_has_the_one_that_is_explained(model: Language) -> None:
    read = reading("The Teamsters is a trade union. Jimmy Hoffa led the Teamsters from 1957 until 1971.")
    analysis = analyse(read.document, model)
    for claim in extract(read.document, analysis):
        if claim.type == "statement":
            continue
        assert 0 < claim.confidence < 1
        explanation = explained(read.document, analysis, claim.id)
        assert explanation is not None
        assert explanation.claim.confidence == claim.confidence


def test_rows_come_back_as_they_were_saved(tmp_path: Path) -> None:
    rows = [Row("1", (1.0, 0.0, 0.0, 2.0, 0.172, 0.0), right=True), Row("2", (0.0,) * 6, right=False)]
    file = tmp_path / "rows.csv"
    save_rows(rows, file)
    assert load_rows(file) == rows


def test_the_rows_of_the_repository_can_be_read() -> None:
    rows = load_rows(ROWS)
    assert len({row.profile for row in rows}) >= 20
    assert 0.5 < sum(row.right for row in rows) / len(rows) < 1


def test_reliability_is_told_by_steps() -> None:
    pairs = [(0.75, True), (0.77, False), (0.95, True), (1.0, True)]
    assert [(round(mean, 2), right, count) for mean, right, count in steps(pairs)] == [(0.76, 0.5, 2), (0.97, 1.0, 2)]
    assert ranking(pairs) == pytest.approx(2 / 3)
    assert plot(pairs).count("<circle") == 2
