"""Findings and shared passages are stored as they were made."""

from __future__ import annotations

from dataclasses import replace

from tests.stage_fakes import collate
from tests.store.conftest import fill, reading
from variorum.model import Passage, Span
from variorum.store import lines, open_store

AMSTERDAM = "Greenpeace was founded in 1971. Greenpeace is based in Amsterdam.\n"
VANCOUVER = "Greenpeace was founded in 1971. Greenpeace is based in Vancouver.\n"


def test_findings_and_passages_come_back_as_they_were_and_replace_the_last_ones() -> None:
    with open_store(":memory:") as store:
        fill(store, reading(AMSTERDAM, "a.txt"), reading(VANCOUVER, "b.txt"))
        made = collate(tuple(store.claims()), store.documents()).findings
        assert {finding.verdict for finding in made} == {"agree", "conflict"}
        made = (replace(made[0], crowded=2), *made[1:])
        passage = Passage("sha256:a", Span(0, 30), "sha256:b", Span(2, 32), 0.75)
        store.put_findings(made, [passage])
        assert (store.findings(), store.passages()) == (made, (passage,))
        assert sum('"is": "finding"' in line for line in lines(store)) == len(made)
        store.put_findings(made[:1], [])
        assert (store.findings(), store.passages()) == (made[:1], ())
