"""Whether names are of one bearer: a weighted list of small features, summed, with the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from typing import Literal

from variorum.lexicon import lexicon
from variorum.model import ReferentType
from variorum.resolution.abbreviations import stands_for
from variorum.resolution.acronyms import in_order
from variorum.resolution.couple import Couple, Said
from variorum.resolution.features import ABBREVIATED, BODY, PERSON, legal_clash, number_clash, place_clash
from variorum.resolution.forms import Form, Kind, Word, forms_of
from variorum.resolution.vocabulary import vocabulary

NameRelation = Literal["same", "armed_wing", "umbrella", "faction", "allied", "rival", "different"]
"""What one body is to another as far as names can tell. No name tells "allied" or "rival": they are there for sources
that say so."""

POSSIBLE = 0.5
"""From this score on two names may be of one bearer."""


@dataclass(frozen=True, slots=True)
class Match:
    """How the names of two bearers compare.

    `sure` says that the names are one in full but for spelling, word order, language or dress, by more than a weak
    name; or that weak ones and an abbreviation, which are independent, agree.
    `score` in [0,1] is how well names of theirs agree; `relation` what the bearers are to each other, so that a wing
    that is named after its party scores high and is no "same". `weak` says that only an abbreviation, a single word,
    initials or words that many bodies have speak for it: never enough alone. `reasons` are the features that counted,
    the strongest first, in words.
    """

    score: float
    relation: NameRelation
    reasons: tuple[str, ...]
    weak: bool = False
    sure: bool = False


def match(left: Sequence[str], right: Sequence[str], kind: ReferentType) -> Match:
    """How the names of one bearer compare with those of another; the best pair of their names counts.

    `match(a, b, kind)` and `match(b, a, kind)` are equal. Without names on either side the score is 0.
    """
    read = _KINDS.get(kind, "other")
    sides = sorted((tuple(sorted(set(left))), tuple(sorted(set(right)))))
    return _match(sides[0], sides[1], read)


@lru_cache(maxsize=65536)
def _match(left: tuple[str, ...], right: tuple[str, ...], kind: Kind) -> Match:
    first, second = _forms(left, kind), _forms(right, kind)
    known = (_acronyms(first), _acronyms(second))
    explained = _explained(first) | _explained(second)
    couples = [Couple(a, b, *known, explained) for a in first for b in second]
    if not couples:
        return Match(0.0, "different", ("no names to compare",), weak=True)
    found = [(judged(couple, kind), couple) for couple in couples]
    best = max((m for m, _ in found), key=_rank)
    if short := _contested(known[0] & known[1], found):
        reason = f"{short.upper()} abbreviates another name on either side"
        return Match(min(best.score, _CONTESTED), "different", (reason, *best.reasons), weak=True)
    same = [(m, couple) for m, couple in found if m.score >= POSSIBLE and m.relation == "same"]
    strong = any(not m.weak for m, _ in same)
    whole = [couple for m, couple in same if m.score >= _HIGH and _word_for_word(couple)]
    enough = bool(known[0] & known[1]) or any(_proper(couple, kind) for couple in whole)
    sure = best.relation == "same" and bool(whole) and enough
    return Match(best.score, best.relation, best.reasons, weak=best.weak and not strong and not sure, sure=sure)


def _contested(shared: frozenset[str], found: Sequence[tuple[Match, Couple]]) -> str | None:
    """An abbreviation of both that is the initials of a full name on either side, where no full names agree."""
    full = [(m, c) for m, c in found if c.left.acronym is None and c.right.acronym is None]
    if any(m.score >= POSSIBLE for m, _ in full):
        return None
    return next((s for s in sorted(shared) for _, c in full if in_order(s, c.left) and in_order(s, c.right)), None)


def _rank(found: Match) -> tuple[bool, bool, float, bool, tuple[str, ...]]:
    """By score; of names that are not of one bearer those first that tell what they are."""
    return found.score >= POSSIBLE, found.relation != "different", found.score, not found.weak, found.reasons


def _forms(names: Sequence[str], kind: Kind) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(form for name in names for form in forms_of(name, kind) if form.words or form.acronym))


def _acronyms(forms: Sequence[Form]) -> frozenset[str]:
    return frozenset(form.run for form in forms if form.acronym and all(word.number is not None for word in form.words))


def _explained(forms: Sequence[Form]) -> frozenset[str]:
    """The abbreviations that are the initials of a full name beside them."""
    full = [form for form in forms if form.acronym is None]
    return frozenset(short for short in _acronyms(forms) if any(in_order(short, form) for form in full))


def judged(couple: Couple, kind: Kind) -> Match:
    """How two forms compare, by themselves: what `match` does for each pair of names."""
    person = kind == "person"
    short = couple.left.acronym is not None or couple.right.acronym is not None
    features = PERSON if person else ABBREVIATED if short else BODY
    total, said = _weighed(couple, features, _scores("person" if person else "body"))
    score = 1 / (1 + exp(-total))
    relation = _of_persons(couple) if person else _of_bodies(couple)
    reasons = tuple(reason for _, reason in sorted(said, key=lambda s: (-abs(s[0]), s[1])) if reason)
    if score < POSSIBLE and relation == "same":
        relation = "different"
    return Match(round(score, 4), relation, reasons, weak=_weak(couple, kind))


def _weighed(
    couple: Couple, features: Sequence[Callable[[Couple], Said]], weights: Mapping[str, float]
) -> tuple[float, list[tuple[float, str]]]:
    total, said = weights["bias"], []
    for feature in features:
        value, reason = feature(couple)
        if value:
            total += value * weights[feature.__name__]
            said.append((value * weights[feature.__name__], reason))
    return total, said


@cache
def _scores(kind: str) -> Mapping[str, float]:
    """The weight of each feature, by its name."""
    found: Mapping[str, float] = lexicon("matching")["scores"][kind]
    return found


def _weak(couple: Couple, kind: Kind) -> bool:
    """Whether the two forms could be alike by chance."""
    if couple.left.acronym or couple.right.acronym:
        return True
    pairs = [(a, b) for a, b, value in couple.pairing.pairs if value >= _ALIKE and not (a.initial or b.initial)]
    if kind == "person":
        return len(pairs) < _FEWEST
    return len(pairs) < _FEWEST or all(a.weight < _TELLING for a, _ in pairs)


def _word_for_word(couple: Couple) -> bool:
    """Whether the two forms are one word for word, but for spelling, order, language and dress."""
    if couple.left.acronym or couple.right.acronym or place_clash(couple)[0] or legal_clash(couple)[0]:
        return False
    pairing = couple.pairing
    if pairing.left or pairing.right or len(pairing.pairs) < _FEWEST:
        return False
    return all(v == 1 or (v >= _SOUND and _sounds_alike(a.text, b.text)) for a, b, v in pairing.pairs)


def _sounds_alike(left: str, right: str) -> bool:
    """Whether words of one sound are long enough, and begin like enough, to be one."""
    firsts = {left[0], right[0]}
    same = len(firsts) == 1 or any(firsts <= set(letters) for letters in lexicon("matching")["first_letters"])
    return same and min(len(left), len(right)) >= _LONG


def _proper(couple: Couple, kind: Kind) -> bool:
    """Whether their words are hardly those of another too, as "Communist Party" and a country are."""
    told = [a for a, b, _ in couple.pairing.pairs if min(a.weight, b.weight) > _TELLING and not a.place]
    return kind == "person" or any(not a.senses for a in told) or len(told) >= _FEWEST


def _of_persons(couple: Couple) -> NameRelation:
    """Different where only one is named by a relative ("wife of ...")."""
    left, right = (set(form.order) & _kin() for form in (couple.left, couple.right))
    return "same" if left == right else "different"


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicon("matching")["kin"])


def _of_bodies(couple: Couple) -> NameRelation:
    """What the words that one name has and the other lacks make of the bodies."""
    if couple.left.acronym or couple.right.acronym:
        return _of_abbreviations(couple)
    pairing = couple.pairing
    left, right = couple.left.places, couple.right.places
    if number_clash(couple)[0] or (left and right and not left & right):
        return "different"
    if not pairing.pairs or not (pairing.left or pairing.right):
        return "same"
    sides = [side for side in (pairing.left, pairing.right) if side]
    void = _void(couple)
    if not void and all(_told(side) for side in sides):
        return _told((*pairing.left, *pairing.right)) or "same"
    regional = [w for w in (*pairing.left, *pairing.right) if w.place]
    core = any(min(a.weight, b.weight) > _TELLING and not a.place for a, b, _ in pairing.pairs)
    if regional and core and not (pairing.left and pairing.right):
        return "faction"
    return "same"


def _void(couple: Couple) -> bool:
    """Whether one says "faction of" somebody, by whom the other is named too ("X faction of Y", "X Y")."""
    left, right = (
        {w for pair in couple.pairing.pairs if pair[2] >= _ALIKE for w in pair[side : side + 1]} for side in (0, 1)
    )
    for form, shared in ((couple.left, left), (couple.right, right)):
        for at, word in enumerate(form.words[1:-1], 1):
            after = form.words[at + 1]
            named = after in shared and not (after.senses or after.place)
            if "faction" in word.senses and word not in shared and named and shared >= set(form.words[:at]):
                return True
    return False


def _of_abbreviations(couple: Couple) -> NameRelation:
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if one.acronym and one.words and one.run != other.run:
            if stands_for(one, other):
                return "same"
            if one.acronym != other.acronym and not in_order(one.acronym, other):
                return "different"
            return _told(one.words) or ("same" if all(w.number is not None for w in one.words) else "faction")
    return "same"


def _told(words: Sequence[Word]) -> NameRelation | None:
    """What a telling word among `words` makes of a body; the first in the order of the lexicon holds."""
    table = vocabulary().telling
    found = {key for word in words for told in ({word.text} | word.senses) for key in table.get(told, ())}
    return next((relation for relation in _TELLS if relation in found), None)


_TELLS: tuple[NameRelation, ...] = ("armed_wing", "faction", "umbrella")
_KINDS: Mapping[str, Kind] = {"person": "person", "organization": "organization", "place": "place"}
_TELLING = 0.5
# Chosen so that names that differ in a letter that sounds ("Fernando", "Fernanda") are never sure.
_HIGH = 0.75
_CONTESTED = 0.4
_SOUND = 0.97
_LONG = 4
_ALIKE = 0.8
_FEWEST = 2
