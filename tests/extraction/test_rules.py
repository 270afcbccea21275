"""Every rule's own examples and counter-examples, run by one test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from variorum.documents import read_bytes
from variorum.extraction import extract
from variorum.extraction.engine import Engine
from variorum.extraction.rules import Rule, load_rules
from variorum.language import analyse
from variorum.model import Claim, Filler, Metadata

RULES = load_rules()


def plain(text: str) -> str:
    """A name without its article, in one case."""
    return text.casefold().removeprefix("the ").strip()


def fills(expected: object, filler: Filler) -> bool:
    """Whether a filler is the expected one: by its words or a name, or by its bounds for a number."""
    if isinstance(expected, int | float):
        return filler.min == expected or filler.max == expected
    if isinstance(expected, list):
        return [filler.min, filler.max] == expected
    return plain(str(expected)) in {plain(filler.text), *map(plain, filler.names)}


def says(expected: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim has every role, time and status that an example expects of it."""
    for key, value in expected.items():
        if key == "time":
            right = (claim.time.edtf if claim.time else None) == value
        elif key == "status":
            right = claim.status == value
        elif key == "attribution":
            right = claim.attribution is not None and plain(claim.attribution.text) == plain(value)
        else:
            right = any(fills(value, f) for f in claim.role(key))
        if not right:
            return False
    return True


def claims_of(rule: Rule, text: str, model: Language, title: str | None = None) -> list[Claim]:
    """The claims that this rule finds in a text, alone, or where it repeats what others of its type say, with them."""
    rules = [r for r in RULES if r.type == rule.type] if rule.trigger == "echo" else [rule]
    document = read_bytes(text.encode(), name="example.txt", metadata=Metadata(title=title, published="2020"))
    found = extract(document, analyse(document, model), engine=Engine(rules))
    return [c for c in found if c.rule == rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_examples(rule: Rule, model: Language) -> None:
    for example in rule.examples:
        found = claims_of(rule, example["text"], model, example.get("title"))
        for expected in example["claims"]:
            assert any(says(expected, claim) for claim in found), (example["text"], expected, found)


@pytest.mark.parametrize("rule", [r for r in RULES if r.counter], ids=lambda r: r.id)
def test_counter_examples(rule: Rule, model: Language) -> None:
    for text in rule.counter:
        assert not claims_of(rule, text, model), text
