"""Rules: what they are and how they are loaded. Their content is data, in `data/rules/en/claims/*.yaml`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from variorum.errors import DataError
from variorum.extraction.patterns import Pattern, compile_pattern
from variorum.extraction.selectors import Selector, compile_selector
from variorum.lexicon import lexicon, lexicon_names, words
from variorum.ontology import claim_types
from variorum.resource import data_names, data_text, load_yaml

TRIGGERS = ("verb", "noun", "adj", "root", "pattern", "piece", "echo")
KEYS = frozenset(
    {*TRIGGERS, "id", "type", "roles", "require", "forbid", "set", "status", "attribution", "in", "out", "some", "together", "weight",
     "timeless", "begins", "ends", "firm", "granted", "own_time", "why", "examples", "counter"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleRule:
    """How a rule fills one role. `needed`: without it the rule does not hold, even if the type could.

    `source` is the selector as the rule writes it, for explanations.
    """

    name: str
    selector: Selector
    needed: bool
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which texts say one type of claim.

    trigger: "verb", "noun" or "adj" (with `patterns`, the lemmas that set it off), "root" (the root of a
    sentence), "pattern" (`surface`), "piece" (an item of a labelled field's list) or "echo" (verbs that
    repeat the last claim of the type with another subject: "followed suit"). `within`: labels of
    the fields that the rule is for, `without` of those it is not for. `some`: roles of which one must be filled.
    `constants` fill value roles: a text, or "@LEXICON.KEY" for what that mapping has for the trigger, where nothing
    else fills the role. `together`: roles whose fillers share one claim; all others are split.
    `firm`: what is tried or planned is said as surely as what is done (an aim is an aim). `granted`: told in passing,
    so that only cues within the claim's own words rule it.
    `weight` in (0, 1] is the confidence of its claims. `timeless`: they have no time; `own_time`: only one that the
    trigger itself carries ("president from 1957 to 1971"), not that of the clause around it.
    `begins`: where this finds something the end of a span is when it began ("led it from 1980 to 1990 and was succeeded by").
    `ends`: where this finds something the time is the one up to which it was so ("resigned as chairman in 1990").
    `why`: what the rule reckons with, in words for a reader; "" where its example says enough.
    """

    id: str
    type: str
    trigger: str
    patterns: tuple[str, ...]
    surface: Pattern | None
    roles: tuple[RoleRule, ...]
    require: tuple[Selector, ...] = ()
    forbid: tuple[Selector, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    status: str | None = None
    attribution: Selector | None = None
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    together: frozenset[str] = frozenset()
    weight: float = 0.8
    timeless: bool = False
    firm: bool = False
    granted: bool = False
    own_time: bool = False
    begins: Selector | None = None
    ends: Selector | None = None
    why: str = ""
    examples: tuple[Mapping[str, Any], ...] = ()
    counter: tuple[str, ...] = ()


def _listed(source: Any) -> tuple[str, ...]:
    """The words of a list in a rule: given outright, or as "@LEXICON.KEY"."""
    entries = [source] if isinstance(source, str) else source
    out: list[str] = []
    for entry in entries:
        out.extend(sorted(words(entry[1:])) if entry.startswith("@") else [entry])
    return tuple(out)


def make_rule(entry: Mapping[str, Any], where: str) -> Rule:
    """The rule of its YAML entry.

    Raises: DataError where a key, role, selector or list is unknown, or where it lacks an example or a counter-example.
    """
    name = entry.get("id", "?")
    place = f"{where}: {name}"
    unknown = set(entry) - KEYS
    if unknown:
        raise DataError(f"unknown keys {sorted(unknown)}", where=place)
    if not entry.get("examples"):
        raise DataError("a rule needs an example", where=place, hint="Add `examples:` with text and claims.")
    if not entry.get("counter"):
        raise DataError(
            "a rule needs a counter-example", where=place, hint="Add `counter:` with texts of no such claim."
        )
    kinds = [t for t in TRIGGERS if t in entry]
    if len(kinds) != 1:
        raise DataError(f"a rule has one trigger of {TRIGGERS}, this has {kinds}", where=place)
    try:
        return _build(entry, kinds[0])
    except (DataError, KeyError) as error:
        raise DataError(str(error), where=place) from error


def _build(entry: Mapping[str, Any], trigger: str) -> Rule:
    claim_type = claim_types()[entry["type"]]
    roles = []
    for role, source in (entry.get("roles") or {}).items():
        claim_type.role(role.rstrip("!"))
        roles.append(RoleRule(role.rstrip("!"), compile_selector(source), role.endswith("!"), source))
    for role in entry.get("set", {}):
        claim_type.role(role)
    together = entry.get("together", [r.name for r in claim_type.roles] if claim_type.name == "event" else [])
    lexical = trigger in ("verb", "noun", "adj", "echo")
    return Rule(
        id=entry["id"],
        type=claim_type.name,
        trigger=trigger,
        patterns=_listed(entry[trigger]) if lexical else (str(entry[trigger]),),
        surface=compile_pattern(entry["pattern"]) if trigger == "pattern" else None,
        roles=tuple(roles),
        require=tuple(compile_selector(s) for s in entry.get("require", ())),
        forbid=tuple(compile_selector(s) for s in entry.get("forbid", ())),
        constants=entry.get("set", {}),
        status=entry.get("status"),
        attribution=compile_selector(entry["attribution"]) if "attribution" in entry else None,
        within=_listed(entry.get("in", ())),
        without=_listed(entry.get("out", ())),
        some=tuple(entry.get("some", ())),
        together=frozenset(together),
        weight=float(entry.get("weight", 0.8)),
        timeless=bool(entry.get("timeless", False)),
        firm=bool(entry.get("firm", False)),
        granted=bool(entry.get("granted", False)),
        own_time=bool(entry.get("own_time", False)),
        begins=compile_selector(entry["begins"]) if "begins" in entry else None,
        ends=compile_selector(entry["ends"]) if "ends" in entry else None,
        why=str(entry.get("why", "")),
        examples=tuple(entry["examples"]),
        counter=tuple(entry.get("counter", ())),
    )


@cache
def load_rules() -> tuple[Rule, ...]:
    """All rules of the package, in order of file and place.

    Raises: DataError where one is malformed or two share an id.
    """
    rules: dict[str, Rule] = {}
    for name in data_names("rules/en/claims"):
        for entry in load_yaml(name):
            rule = make_rule(entry, name)
            if rule.id in rules:
                raise DataError(f"two rules are called {rule.id!r}", where=name)
            rules[rule.id] = rule
    return tuple(rules.values())


def constant(value: str, matched: str) -> str | None:
    """The text of a constant: itself, or for "@LEXICON.KEY" what that mapping has for `matched`."""
    if not value.startswith("@"):
        return value
    name, _, key = value[1:].partition(".")
    mapping = lexicon(name)[key] if key else lexicon(name)
    found = mapping.get(matched)
    return None if found is None else str(found)


@cache
def rules_digest() -> str:
    """A hash of all rules and lexicons: changes when the reading may change."""
    whole = hashlib.sha256()
    for name in (
        *data_names("rules/en"),
        *data_names("rules/en/claims"),
        *(f"lexicons/en/{n}.yaml" for n in lexicon_names()),
    ):
        whole.update(name.encode() + b"\0" + data_text(name).encode() + b"\0")
    return whole.hexdigest()
