"""How sure a claim is: the chance that it is right, from what the parse and the rule show.

A logistic model over a handful of features that a reader can check. Its numbers are data
(`data/confidence.yaml`), fitted by `benchmarks/confidence.py`; docs/accuracy.md shows how reliable they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log

from variorum.errors import DataError
from variorum.extraction.hits import Hit
from variorum.extraction.reading import Reading
from variorum.model import Claim
from variorum.resource import load_yaml

_WHERE = "confidence.yaml"
_DEEPEST = 8  # clauses; deeper ones are no surer or less sure
_SHORT = 15  # tokens up to which the length of a sentence costs nothing
_SURE = 0.9  # the rule's own weight from which its wording is unmistakable

FEATURES = ("subject", "event", "note", "depth", "length", "sure")
"""What the model looks at: whether the claim is about what the document is about; whether it is an event (the
hardest type); whether it stands in note style; how many words govern its trigger; how long the sentence is
(logarithm, over 15 tokens); whether its rule's wording is unmistakable. All that helped on texts nobody had tuned on, of
some sixty features tried: see docs/accuracy.md."""


def features(reading: Reading, hit: Hit, claim: Claim) -> dict[str, float]:
    """The features of a claim that `hit` made, by name, in the order of `FEATURES`."""
    sentence = reading.sentence(hit.token)
    depth = sum(1 for _ in zip(reading.tree.ancestors(hit.token), range(_DEEPEST), strict=False))
    return {
        "subject": float(_about_subject(reading, claim)),
        "event": float(claim.type == "event"),
        "note": float(reading.note(hit.token)),
        "depth": float(depth),
        "length": max(0.0, log((sentence.last - sentence.first + 1) / (_SHORT + 1))),
        "sure": float(hit.rule.weight >= _SURE),
    }


def _about_subject(reading: Reading, claim: Claim) -> bool:
    """Whether what the document is about fills one of the claim's roles."""
    subject = reading.analysis.subject
    if subject is None:
        return False
    names = set(reading.analysis.referents[subject].names)
    return any(names.intersection(filler.names) for _, fillers in claim.roles for filler in fillers)


def confidence(reading: Reading, hit: Hit, claim: Claim) -> float:
    """The chance in (0, 1) that the claim is right: its type, all that its type requires, and its time. Two decimals.

    Raises: DataError where the model's file is malformed.
    """
    intercept, weights = _model()
    score = intercept + sum(weights[name] * value for name, value in features(reading, hit, claim).items())
    return round(1 / (1 + exp(-score)), 2)


@cache
def _model() -> tuple[float, Mapping[str, float]]:
    data = load_yaml(_WHERE)
    weights = data.get("weights", {})
    if set(weights) != set(FEATURES):
        raise DataError(f"the weights are not those of {', '.join(FEATURES)}", where=_WHERE)
    return float(data["intercept"]), {name: float(weights[name]) for name in FEATURES}
