"""A claim made ready for comparison: normal forms of its values, its period, its question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from variorum.collation.periods import Period, period
from variorum.collation.rules import TypeRule, event_rule, type_rules
from variorum.collation.speaking import speaks_for
from variorum.collation.terms import Term, content, family_of, telling, term
from variorum.language.name_keys import name_key
from variorum.model import Claim, Document, Filler

_SHARE = frozenset({"%"})
_MORE = re.compile(r"\s+(?:of|who|whose|that|which|from|led|close)\b[^,.;:()\[\]\n]*")


@dataclass(frozen=True, slots=True)
class View:
    """A claim for comparison.

    `rule` is None for an event. `family` is the question that it answers within its type, or an event's family of kinds.
    `terms` hold what fills a role, `counts` its numbers. `mentioned` are entities that other claims name in the same words.
    """

    claim: Claim
    rule: TypeRule | None
    family: str
    terms: Mapping[str, tuple[Term, ...]]
    counts: Mapping[str, Filler]
    period: Period | None
    mentioned: frozenset[str] = frozenset()
    signature: tuple[object, ...] = field(default=(), compare=False)

    @property
    def timed(self) -> bool:
        """Whether the time counts in comparison: one that only the document's date gives counts for what changes, where the
        later state supersedes."""
        return self.period is not None and (self.period.said or (self.rule is not None and self.rule.changes))

    @property
    def worded(self) -> str:
        """The values in words, role by role."""
        return " ".join(term.key for _, terms in sorted(self.terms.items()) for term in terms)

    def keys(self, role: str) -> frozenset[str]:
        """The keys of what fills a role."""
        return frozenset(one.key for one in self.terms.get(role, ()))

    def entities(self, *roles: str) -> frozenset[str]:
        """The entities that fill the roles."""
        return frozenset(one.entity for role in roles for one in self.terms.get(role, ()) if one.entity)


def view(claim: Claim, document: Document | None) -> View | None:
    """The view of a claim, None where its type is not compared."""
    rule = type_rules().get(claim.type)
    if rule is None and claim.type != "event":
        return None
    when = period(claim.time.edtf if claim.time else None, published(document))
    terms: dict[str, tuple[Term, ...]] = {}
    counts: dict[str, Filler] = {}
    for role, fillers in claim.roles:
        if fillers and fillers[0].unit in _SHARE:
            continue  # a share of something else that is not told here is no count
        if fillers and any(f.min is not None or f.max is not None for f in fillers):
            counts[role] = next(f for f in fillers if f.min is not None or f.max is not None)
        elif fillers:
            terms[role] = _terms(claim, role, rule, document)
    family = _family(claim, rule)
    made = View(claim, rule.of_family(family) if rule else None, family, terms, counts, when)
    return replace(made, signature=signature(made))


def published(document: Document | None) -> str | None:
    """When a document says what it says: its publication, or at the latest its retrieval."""
    if document is None:
        return None
    known = document.metadata
    return known.published or known.retrieved


def signature(one: View) -> tuple[object, ...]:
    """What two claims share that say the very same: family, values, counts, time and status."""
    values = tuple((role, tuple(sorted(t.key for t in terms))) for role, terms in sorted(one.terms.items()))
    counts = tuple((role, f.min, f.max, f.approximate) for role, f in sorted(one.counts.items()))
    when = one.period if one.timed else None
    return (one.claim.type, one.family, values, counts, when, one.claim.status, tuple(sorted(one.mentioned)))


def _terms(claim: Claim, role: str, rule: TypeRule | None, document: Document | None) -> tuple[Term, ...]:
    """The terms of a role, in order and each once."""
    out: dict[str, Term] = {}
    for filler in claim.role(role):
        made: Term | None = term(filler)
        if role == "authority":
            made = _authority(claim, filler)
        elif made is not None and made.entity is None and rule is not None:
            made = _whole(made, filler, rule, role, document)
        if made is not None and made.key:
            out.setdefault(made.key, made)
    return tuple(out.values())


def _authority(claim: Claim, filler: Filler) -> Term:
    """The country or union behind an authority, where its names tell one that they speak for; else what goes by its first name."""
    known = speaks_for(claim, filler)
    return replace(term(filler), entity=f"authority {known.id if known else name_key((*filler.names, filler.text)[0])}")


def _whole(made: Term, filler: Filler, rule: TypeRule, role: str, document: Document | None) -> Term | None:
    """A description in full: "a group" goes on in the text ("of young teachers"). None where it tells nothing."""
    mode = rule.roles.get(role)
    if mode not in ("account", "detail", "list") or telling(made.words):
        return made
    if document is not None and filler.end is not None and (more := _MORE.match(document.text, filler.end)):
        text = filler.text + more[0]
        if telling(content(text)):
            return Term(None, content(text), text)
    return None if mode != "list" or not rule.roles else made


def _family(claim: Claim, rule: TypeRule | None) -> str:
    if rule is None:
        kind = next((f.text for f in claim.role("kind")), "other")
        return event_rule().family_of.get(kind, kind)
    for role, mode in rule.roles.items():
        if mode == "family":
            return family_word(rule, role, claim.role(role))
    return ""


def family_word(rule: TypeRule, role: str, fillers: tuple[Filler, ...]) -> str:
    """The family of what fills a role; its default where nothing does."""
    if not fillers:
        return rule.defaults.get(role, "")
    return family_of(fillers[0].text, rule.families.get(role, ()), rule.lesser)
