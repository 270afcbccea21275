"""The accuracy gate: reading may not get worse than the pinned baseline, in all or in one document.

The corpus is not part of the repository: without the folder `shared` beside it, the gate is skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import BASELINE, corpus, figures, write_claims

TOLERANCE = 0.005
"""How much a figure may fall before it counts as worse: less than one claim of the smallest document."""

GOLD = corpus("gold")

pytestmark = pytest.mark.skipif(
    not GOLD.scorer.is_file(), reason="no ../shared/eval beside the repository: accuracy is not measured"
)


@pytest.fixture(scope="module")
def baseline() -> dict[str, Any]:
    """The pinned figures."""
    pinned: dict[str, Any] = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert pinned["corpus"] == GOLD.digest(), (
        "the gold files, their documents or the scorer are not those of the baseline: "
        "look at the new figures with `make accuracy`, then pin them with `make baseline`"
    )
    return pinned


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Today's figures."""
    out: Path = tmp_path_factory.mktemp("claims")
    assert tuple(write_claims(GOLD, out)) == GOLD.names()
    return figures(GOLD, out)


@pytest.mark.parametrize("figure", ["strict_f1", "status_accuracy"])
def test_reading_is_as_accurate_as_the_baseline(found: dict[str, Any], baseline: dict[str, Any], figure: str) -> None:
    assert found["overall"][figure] >= baseline["overall"][figure] - TOLERANCE


def test_no_quote_is_misplaced(found: dict[str, Any]) -> None:
    assert found["overall"]["misplaced"] == 0


@pytest.mark.parametrize("document", GOLD.names())
def test_document_is_read_as_accurately_as_before(
    found: dict[str, Any], baseline: dict[str, Any], document: str
) -> None:
    assert found["documents"][document] >= baseline["documents"][document] - TOLERANCE
