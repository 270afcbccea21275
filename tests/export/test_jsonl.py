"""`claims.jsonl`: order, content, line ends, bytes."""

from __future__ import annotations

import json
import random

from tests.dossier.samples import CLAIMS, FIRST, SECOND, A, B, claim, document, dossier
from variorum.export.jsonl import claims_jsonl, lines
from variorum.export.loss import Loss, LossReport
from variorum.model import Claim, Filler, Metadata


def test_every_claim_comes_back_as_it_was() -> None:
    text, loss = claims_jsonl(dossier())
    texts = {A.id: FIRST, B.id: SECOND}
    records = [json.loads(line) for line in text.splitlines()]
    back = [Claim.from_dict(record, texts[record["document"]]) for record in records]
    assert sorted(made.id for made in back) == sorted(made.id for made in CLAIMS)
    assert [record["id"] for record in records] == [made.id for made in back]
    assert all(record["extractor"] == "variorum test" for record in records)
    assert not loss


def test_lines_are_sorted_by_document_place_and_id() -> None:
    records = [json.loads(line) for line in claims_jsonl(dossier())[0].splitlines()]
    keys = [(record["document"], record["start"], record["end"], record["id"]) for record in records]
    assert keys == sorted(keys)


def test_same_claims_give_the_same_bytes() -> None:
    shuffled = list(CLAIMS)
    random.Random(3).shuffle(shuffled)
    assert "".join(lines(shuffled, "x")) == "".join(lines(CLAIMS, "x"))


def test_a_claim_stays_on_its_line() -> None:
    text = "One\u2028two\u0085three\u2029four."
    source = document("x.txt", text, Metadata())
    made = claim(source, "statement", text, {"predicate": [Filler(text)]})
    (line,) = lines([made], "x")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["quote"] == text


def test_loss_report_in_words() -> None:
    assert str(LossReport("jsonl")) == "jsonl: nothing was lost."
    report = LossReport("csv", (Loss("open sides of dates", 3, "a column holds one date"),))
    assert report
    assert str(report) == "csv: open sides of dates (3): a column holds one date"
