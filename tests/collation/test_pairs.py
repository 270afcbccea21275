"""The tester's set: pairs of claims with the verdict that a careful reader gives, half of them kept out of tuning."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.collation.samples import claim_of, document
from variorum.collation import compare

PAIRS = Path(__file__).parent / "pairs.yaml"
LEAST = 0.85
"""The share of verdicts that must be right in each half."""


@cache
def pairs() -> list[dict[str, Any]]:
    """The pairs of the file."""
    return list(yaml.safe_load(PAIRS.read_text(encoding="utf-8")))


def verdict(pair: dict[str, Any]) -> tuple[str, str | None]:
    """The relation that is found, and which side refines or supersedes."""
    left, right = claim_of(pair["left"], "a"), claim_of(pair["right"], "b")
    documents = [document("a", pair["left"]["published"]), document("b", pair["right"]["published"])]
    found = compare(left, right, documents)
    sided = found.relation in ("refine", "supersede")
    return found.relation, ("left" if found.left == left.id else "right") if sided else None


@pytest.mark.parametrize("held", [False, True], ids=["tuned", "held"])
def test_verdicts_are_right(held: bool, record_property: Any) -> None:
    half = [pair for pair in pairs() if pair["held"] is held]
    wrong = [(pair, verdict(pair)) for pair in half if verdict(pair) != (pair["verdict"], pair.get("by"))]
    accuracy = 1 - len(wrong) / len(half)
    record_property("accuracy", round(accuracy, 3))
    print(f"{'held' if held else 'tuned'}: {accuracy:.3f} of {len(half)}")
    if not held:
        for pair, found in wrong:
            print(pair["verdict"], pair.get("by"), found, pair["left"], pair["right"], sep="\n   ")
    assert accuracy >= LEAST


def test_the_set_is_large_and_halved() -> None:
    counts = Counter(pair["held"] for pair in pairs())
    assert sum(counts.values()) >= 150
    assert abs(counts[True] - counts[False]) <= 1
    assert {pair["verdict"] for pair in pairs()} == {"agree", "refine", "supersede", "conflict", "unrelated"}
