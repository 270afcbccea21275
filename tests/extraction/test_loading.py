"""Rules are checked when they are loaded."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.errors import DataError
from variorum.extraction.rules import constant, load_rules, make_rule, rules_digest
from variorum.lexicon import lexicon
from variorum.ontology import claim_types, event_kinds

GOOD: dict[str, Any] = {
    "id": "x.y",
    "type": "opposes",
    "verb": ["oppose"],
    "roles": {"subject": "subj", "opponent": "obj"},
    "examples": [{"text": "The union opposes the law.", "claims": [{"subject": "union"}]}],
    "counter": ["The union met in May."],
}

BAD = [
    ("no example", {"examples": []}),
    ("no counter-example", {"counter": []}),
    ("unknown key", {"colour": "red"}),
    ("two triggers", {"noun": ["enemy"]}),
    ("unknown type", {"type": "hostility"}),
    ("unknown role", {"roles": {"subject": "subj", "enemy": "obj"}}),
    ("unknown filter", {"roles": {"subject": "subj/nobody", "opponent": "obj"}}),
    ("unknown list", {"verb": ["@nowhere.verbs"]}),
]


def test_a_good_rule_loads() -> None:
    assert make_rule(GOOD, "here").id == "x.y"


@pytest.mark.parametrize(("what", "change"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_rule_is_refused_by_name(what: str, change: dict[str, Any]) -> None:
    with pytest.raises(DataError) as caught:
        make_rule({**GOOD, **change}, "here.yaml")
    assert "x.y" in str(caught.value)


def test_every_claim_type_has_a_rule() -> None:
    assert {r.type for r in load_rules()} >= set(claim_types()) - {"statement"}


def test_constants() -> None:
    assert constant("removed", "lift") == "removed"
    assert constant("@kinship.relations", "wife") == "wife"
    assert constant("@kinship.relations", "stone") is None


def test_the_digest_is_one() -> None:
    assert rules_digest() == rules_digest()
    assert len(rules_digest()) == 64


def test_every_kind_of_event_is_the_ontologys() -> None:
    for rule in load_rules():
        kind = rule.constants.get("kind", "") if rule.type == "event" else ""
        name, _, key = kind.removeprefix("@").partition(".")
        kinds = set(lexicon(name)[key].values()) if kind.startswith("@") else {kind} - {""}
        assert kinds <= set(event_kinds()), rule.id
