"""The rule engine: from an analysed document to its claims. It knows no word of any language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from variorum.extraction.dating import time_of, times_of
from variorum.extraction.echoes import echo
from variorum.extraction.fillers import entity_fillers, fill, piece_filler, span_filler
from variorum.extraction.hits import Hit, extent
from variorum.extraction.patterns import matches
from variorum.extraction.phrasal import phrasal_lemma
from variorum.extraction.pieces import pieces
from variorum.extraction.reading import Reading
from variorum.extraction.rules import Rule, constant
from variorum.extraction.selectors import PIECE, Selector, select
from variorum.extraction.timing import Timing
from variorum.extraction.tone import done_at_last, tone
from variorum.model import Attribution, Claim, Filler, Span, Time
from variorum.ontology import ClaimType, Role, claim_types

_POS = {"verb": ("VERB", "AUX"), "echo": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB", "ADV")}
_MOST = 24  # claims from one trigger: more is a list that was misread


class Engine:
    """A set of rules, indexed by what sets them off. Built once, used for many documents."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._lexical: dict[str, list[tuple[Rule, str]]] = {}
        self._fitting: dict[tuple[str, str], list[tuple[Rule, str]]] = {}
        for rule in self.rules:
            if rule.trigger in _POS:
                for pattern in rule.patterns:
                    key = pattern.split()[0] if rule.trigger in ("verb", "echo") else pattern.split()[-1]
                    self._lexical.setdefault(key, []).append((rule, pattern))

    @cached_property
    def _others(self) -> dict[str, tuple[Rule, ...]]:
        return {t: tuple(r for r in self.rules if r.trigger == t) for t in ("root", "pattern", "piece")}

    def _candidates(self, lemma: str, pos: str) -> list[tuple[Rule, str]]:
        """The rules that a word may set off, each with its pattern: worked out once for each lemma and part of speech."""
        entries = self._lexical.get(lemma)
        if entries is None:
            return []
        if (lemma, pos) not in self._fitting:
            self._fitting[lemma, pos] = [
                (rule, pattern)
                for rule, pattern in entries
                if pos in _POS[rule.trigger] or (rule.trigger == "noun" and " " in pattern)
            ]
        return self._fitting[lemma, pos]

    def claims(self, reading: Reading) -> list[Claim]:
        """All claims that the rules find, in no settled order, twins not yet taken out."""
        return [claim for _, claim in self.found(reading)]

    def found(self, reading: Reading) -> list[tuple[Hit, Claim]]:
        """The claims of `claims`, each with the place where its rule held."""
        timing = Timing(reading)
        hits = list(self._hits(reading))
        hits = [hit for hit in hits if _holds(reading, hit)]
        found = [(hit, claim) for hit in hits if hit.rule.trigger != "echo" for claim in _claims(reading, timing, hit)]
        return found + [(h, c) for h in hits if h.rule.trigger == "echo" for c in echo(reading, timing, h, found)]

    def _hits(self, reading: Reading) -> Iterator[Hit]:
        for token in reading.tokens:
            candidates = self._candidates(token.lemma.lower(), token.pos)
            if not candidates:
                continue
            best: dict[str, tuple[Rule, str]] = {}
            for rule, pattern in candidates:
                # A pattern of one word is the lemma that it was looked up by.
                if " " not in pattern or phrasal_lemma(reading, token.i, pattern):
                    other = best.get(rule.id)
                    best[rule.id] = rule, pattern if other is None else max(other[1], pattern, key=_specific)
            for rule, pattern in best.values():
                yield Hit(rule, token.i, pattern, (), token.i, token.i + 1)
        for rule in self._others["root"]:
            for sentence in reading.analysis.sentences:
                yield Hit(rule, sentence.root, "", (), sentence.root, sentence.root + 1)
        for rule in self._others["pattern"]:
            assert rule.surface is not None
            for match in matches(reading, rule.surface):
                at = _trigger_of(reading, match.first, match.last)
                yield Hit(rule, at, "", match.captures, match.first, match.last)
        for rule in self._others["piece"]:
            for piece in pieces(reading):
                yield Hit(rule, piece.token, "", (), piece.token, piece.token + 1, piece)


def _specific(pattern: str) -> tuple[int, str]:
    """Orders the patterns of one rule that hold at one token: "suicide bombing" goes before "bombing"."""
    return len(pattern.split()), pattern


def _trigger_of(reading: Reading, first: int, last: int) -> int:
    """The token that governs most of `[first, last)`: the one whose head lies outside."""
    inside = range(first, last)
    heads = [i for i in inside if reading.tokens[i].head not in inside or reading.tokens[i].head == i]
    verb = next((i for i in heads if reading.tokens[i].pos == "VERB"), None)
    if verb is None and len(heads) == 1:  # "A, renamed B in 1931": what is told of the name has the time
        verb = next((c for c in reading.tree.below(heads[0], "acl") if c in inside), None)
    return next((i for i in heads if reading.tokens[i].pos != "PUNCT"), first) if verb is None else verb


def _holds(reading: Reading, hit: Hit) -> bool:
    """Whether the rule is for the field that the hit stands in, and what it requires and forbids is so."""
    rule = hit.rule
    if rule.within or rule.without:
        label = _label(reading, hit)
        if (rule.within and label not in rule.within) or label in rule.without:
            return False
    for needed in rule.require:
        if not select(reading, hit.token, needed):
            return False
    return not any(select(reading, hit.token, s) for s in rule.forbid)


def _claims(reading: Reading, timing: Timing, hit: Hit) -> Iterator[Claim]:
    rule = hit.rule
    found = _roles(reading, hit)
    if found is None:
        return
    time = None if rule.timeless else time_of(reading, timing, hit)
    for roles in _split(rule, found):
        for when in (None,) if rule.timeless else times_of(timing, rule, roles, time):
            yield _claim(reading, hit, roles, when)


def _label(reading: Reading, hit: Hit) -> str | None:
    """The label of the field that the trigger stands in, in lower case; None outside labelled fields."""
    block = reading.document.blocks[reading.sentence(hit.token).block]
    return None if block.label is None else block.label.of(reading.text).casefold().strip()


def _roles(reading: Reading, hit: Hit) -> dict[str, list[Filler]] | None:
    """The fillers of each role, None where a needed role has none."""
    claim_type = claim_types()[hit.rule.type]
    found: dict[str, list[Filler]] = {}
    for name, first, last in hit.captures:
        found.setdefault(name, []).extend(span_filler(reading, first, last, claim_type.role(name).kind))
    for rule in hit.rule.roles:
        role = claim_type.role(rule.name)
        fillers = _fillers(reading, hit, rule.selector, role)
        if rule.name == "organization":  # an unsaid body is no person
            fillers = [f for f in fillers if f.start is not None or f.type != "person"]
        if fillers:
            found.setdefault(rule.name, fillers)
        elif rule.needed and rule.name not in found:
            return None
    for name, value in hit.rule.constants.items():
        text = constant(value, hit.matched)
        if text is not None:
            found.setdefault(name, [Filler(text)])
    if any(role.required and not found.get(role.name) for role in claim_type.roles):
        return None
    if hit.rule.some and not any(found.get(name) for name in hit.rule.some):
        return None
    return found if _sound(claim_type, found) else None


def _fillers(reading: Reading, hit: Hit, selector: Selector, role: Role) -> list[Filler]:
    if hit.piece is not None and selector[0][0][0].slot == PIECE:
        return piece_filler(reading, hit.piece.first, hit.piece.last, role.kind)
    tokens = select(reading, hit.token, selector)
    out: list[Filler] = []
    for i in tokens:
        out.extend(f for f in fill(reading, i, role.kind) if f not in out)
    return out


def _sound(claim_type: ClaimType, found: Mapping[str, list[Filler]]) -> bool:
    """Whether no two entity roles are filled by the same names, or what is said of somebody by the words for him."""
    roles = [r for r in claim_type.roles if r.required]
    said = {(f.start, f.end) for r in roles if r.kind == "value" for f in found.get(r.name, ()) if f.start is not None}
    if any((f.start, f.end) in said for r in roles if r.kind == "entity" for f in found.get(r.name, ())):
        return False
    seen: set[object] = set()
    for role in claim_type.roles:
        if role.kind == "entity" and role.required:
            for filler in found.get(role.name, ()):
                key = filler.names or (filler.text.casefold(),)
                if key in seen:
                    return False
            seen.update(f.names or (f.text.casefold(),) for f in found.get(role.name, ()))
    return True


def _split(rule: Rule, found: Mapping[str, list[Filler]]) -> Iterator[dict[str, tuple[Filler, ...]]]:
    """One claim for each combination of fillers of the roles that are not kept together.

    A number that is kept together counts all of them: it keeps everything in one claim.
    """
    names = list(found)
    counted = any(n in rule.together and f.min is not None for n in names for f in found[n])
    choices = [[tuple(found[n])] if counted or n in rule.together else [(f,) for f in found[n]] for n in names]
    for count, combination in enumerate(product(*choices)):
        if count >= _MOST:
            return
        yield dict(zip(names, combination, strict=True))


def _claim(reading: Reading, hit: Hit, roles: Mapping[str, tuple[Filler, ...]], time: Time | None) -> Claim:
    rule = hit.rule
    start, end = extent(reading, hit, roles)
    within = Span(min(start, _modified_from(reading, hit.token)), end) if rule.granted else None
    status, attribution = tone(reading, hit.token, firm=rule.firm, within=within, said=_said(rule, roles))
    status, time = done_at_last(reading, hit.token, status, time)
    if rule.status is not None and status == "asserted":
        status = rule.status  # type: ignore[assignment]  # checked when the claim is made
    if rule.attribution is not None and attribution is None:
        attribution = _speaker(reading, hit)
    order = [r.name for r in claim_types()[rule.type].roles]
    return Claim(
        document=reading.document.id,
        type=rule.type,
        roles=tuple((name, roles[name]) for name in order if name in roles),
        quote=reading.text[start:end],
        start=start,
        end=end,
        source=reading.text,
        time=time,
        status=status,
        attribution=attribution,
        confidence=rule.weight,
        rule=rule.id,
    )


def _modified_from(reading: Reading, i: int) -> int:
    """Where the adjectives before token `i` begin: "the alleged leader" is told in passing with its "alleged"."""
    return min(
        (reading.tokens[c].start for c in reading.tree.below(i, "amod") if c < i), default=reading.tokens[i].start
    )


def _said(rule: Rule, roles: Mapping[str, tuple[Filler, ...]]) -> list[Span]:
    """The words of the roles that say something of somebody."""
    claim_type = claim_types()[rule.type]
    return [
        Span(f.start, f.end)
        for name, fillers in roles.items() if claim_type.role(name).kind in ("value", "quantity")
        for f in fillers if f.start is not None and f.end is not None
    ]  # fmt: skip


def _speaker(reading: Reading, hit: Hit) -> Attribution | None:
    assert hit.rule.attribution is not None
    for i in select(reading, hit.token, hit.rule.attribution):
        for filler in entity_fillers(reading, i):
            return Attribution(filler.text, filler.start, filler.end)
    return None
