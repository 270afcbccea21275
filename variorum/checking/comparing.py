"""A name set beside a listed one: how alike they are, and why, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from variorum.checking.neighbours import FEWEST_BONES, unvowelled
from variorum.checking.pairwords import latin, letters_differ, reasons_of
from variorum.model import BodyRelation
from variorum.resolution.couple import Couple, listed
from variorum.resolution.features import legal_clash, number_clash, place_clash
from variorum.resolution.forms import Form, Kind, Word, plain
from variorum.resolution.matching import judged
from variorum.resolution.meanings import sound_of
from variorum.resolution.pairing import bones_of, bones_of_all, likeness
from variorum.resolution.vocabulary import vocabulary

Rarity = Callable[[str], float]
"""How much a word tells, in [0,1]: little where many names have it."""

# What two names of persons must share where words are missing from one: about a rare word and a common one; more where
# vowels are not written; and what is missing may tell so much of what is shared.
_ENOUGH, _ENOUGH_HIDDEN, _MOST_LOST = 1.1, 2.0, 1.15
_MOST_PARTIAL = 0.45
_FORMS = 0.93
# Letters that may be wrong: in a word of so many, in a name of so many.
_LONG_WORD, _LONGER_WORD = 6, 9
_SHORTEST_NAME, _LONG_NAME, _LONGEST_NAME = 6, 10, 20
_TYPED, _SLIP = 0.96, 0.09
_SHORT_WORD = {2: 2.0, 3: 2.0, 4: 1.4}
_SHORT, _FEW_LETTERS = 3, 0.8
_HIDDEN, _BONES_FOR_ONE, _BONES_FOR_TWO = 0.93, 7, 11
# Consonants tell less than words: by how many there are.
_FEW_BONES = 3
_BONES = {0: 0.0, 1: 0.1, 2: 0.35, 3: 0.75}


@dataclass(frozen=True, slots=True)
class Compared:
    """How a name compares with a listed one: `score` in [0,1], the reasons in words, the forms that agree best.

    `weak` says that only an abbreviation, a single word or words that many have speak for it, or that numbers differ, `single` that a name is one word,
    `relation` what a body of the one name is to that of the other.
    """

    score: float
    reasons: tuple[str, ...]
    weak: bool
    single: bool = False
    relation: BodyRelation = "same"


PARTS: tuple[BodyRelation, ...] = ("armed_wing", "faction", "umbrella")
"""What a body may be to another that is named after it."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The pair of forms that agrees best, with its score in [0,1], rounded."""

    score: float
    couple: Couple
    kind: Kind
    slip: bool

    def told(self) -> Compared:
        """The score with its reasons."""
        couple = self.couple
        short = bool(couple.left.acronym or couple.right.acronym)
        single = min(len(couple.left.words), len(couple.right.words)) == 1 and not short
        found = judged(couple, self.kind)
        weak = single or found.weak or bool(number_clash(couple)[0])
        parts = (one for one in PARTS if one == found.relation and not self.slip)
        relation: BodyRelation = next(parts, "same")
        slips = _reasons_of_slips(couple) if self.slip else ()
        return Compared(self.score, slips or reasons_of(couple), weak, single, relation)


def _reasons_of_slips(couple: Couple) -> tuple[str, ...]:
    """The words that differ, where two names are one mistyped and the words as they are understood show it badly."""
    pairing = couple.pairing
    if not (pairing.left or pairing.right) or any(a.unvowelled != b.unvowelled for a, b, _ in pairing.pairs):
        return ()
    left, right = tokens_of(couple.left.text), tokens_of(couple.right.text)
    rest, others = [w for w in left if w not in right], [w for w in right if w not in left]
    out = [f"in both: {listed(w for w in left if w in right)}"] if len(rest) < len(left) else []
    if len(rest) != len(others):
        differ = OSA.distance(couple.left.run, couple.right.run)
        spelled = "the same but for spaces" if not differ else f"but for spaces, {letters_differ(differ)}"
        return (*out, f"{' '.join(left)!r} for {' '.join(right)!r}: {spelled}")
    for word in rest:
        other = _nearest(word, others)
        others.remove(other)
        out.append(f"{word!r} for {other!r}: {letters_differ(OSA.distance(word, other))}")
    return tuple(out)


def _nearest(word: str, others: Sequence[str]) -> str:
    return min(others, key=lambda other: OSA.distance(word, other))


def scored(
    asked: Sequence[Form], found: Sequence[Form], kind: Kind, rarity: Rarity, *, least: float = 0.0
) -> Scored | None:
    """How the forms of a name asked about compare with those of a listed name: the best pair; None where none has `least`."""
    best: Scored | None = None
    for a in asked:
        for b in found:
            couple = Couple(a, b)
            slip = max(typed(a, b), _same_bones(a, b))
            score = round(_score(couple, kind, rarity, slip, least), 4)
            if score >= least and (best is None or score > best.score):
                best = Scored(score, couple, kind, slip=0 < slip >= score)
    return best


def _score(couple: Couple, kind: Kind, rarity: Rarity, slip: float, least: float) -> float:
    if couple.left.acronym or couple.right.acronym:
        # A listed abbreviation is not yet whatever has its initials; who asks for one may well mean what it abbreviates.
        if couple.right.acronym is None or couple.left.acronym is not None:
            return max(judged(couple, kind).score, slip)
        return _capped(couple, kind, slip, least)
    if kind != "person":
        told = any(clash(couple)[0] for clash in (legal_clash, place_clash, number_clash))
        return judged(couple, kind).score if told else max(judged(couple, kind).score, slip)
    pairs = couple.pairing.pairs
    hidden = any(a.unvowelled != b.unvowelled for a, b, _ in pairs)
    missing = [w for w in (*couple.pairing.left, *couple.pairing.right) if w.text not in vocabulary().honorifics]
    enough = not (missing or hidden) or _enough(couple, missing, hidden, rarity)
    foreign = latin(couple.left.text) != latin(couple.right.text)
    if not enough or any(_unlike(a, b, foreign) for a, b, _ in pairs):
        return _capped(couple, kind, slip, least)
    return max(judged(couple, kind).score, slip)


def _capped(couple: Couple, kind: Kind, slip: float, least: float) -> float:
    """The score where the names share too little to be possible matches, unless one is the other mistyped."""
    if least > _MOST_PARTIAL or slip > _MOST_PARTIAL:
        return slip
    return max(min(judged(couple, kind).score, _MOST_PARTIAL), slip)


def _enough(couple: Couple, missing: Sequence[Word], hidden: bool, rarity: Rarity) -> bool:
    """Whether what two names share is enough where words are missing from one, or vowels."""
    shared = sum(_evidence(a, b, value, rarity) for a, b, value in couple.pairing.pairs)
    lost = sum(_FEW_LETTERS if w.unvowelled else rarity(w.text) for w in missing)
    return shared >= (_ENOUGH_HIDDEN if hidden and missing else _ENOUGH) and lost <= _MOST_LOST * shared


def _unlike(a: Word, b: Word, foreign: bool) -> bool:
    """Whether more letters of two words differ than transliterations and slips account for; of another script, one more."""
    if a.initial or b.initial:
        return False
    if a.unvowelled != b.unvowelled:
        left, right = (bones_of(w.text) for w in (a, b))
        return OSA.distance(left, right) > (0 if min(len(left), len(right)) <= _FEW_BONES else 1)
    if likeness(a, b) >= _FORMS:
        return False
    length = min(len(a.text), len(b.text))
    most = 1 if length <= _LONG_WORD else 2 if length <= _LONGER_WORD else 3
    return min(OSA.distance(a.text, b.text), OSA.distance(a.sound, b.sound) + 1) > most + foreign


def _evidence(a: Word, b: Word, value: float, rarity: Rarity) -> float:
    """How much a pair of words tells: what is only like tells much less."""
    if a.initial or b.initial:
        return 0.1
    if a.unvowelled != b.unvowelled:
        return _BONES.get(min(len(bones_of(w.text)) for w in (a, b)), 1.0) * value
    short = _FEW_LETTERS if min(len(a.text), len(b.text)) <= _SHORT else 1.0
    return min(rarity(a.text), rarity(b.text)) * short * value**4


def _same_bones(left: Form, right: Form) -> float:
    """How likely one name is the other in a script without vowels, by all its consonants, wherever words are parted."""
    if unvowelled(left) == unvowelled(right) or left.acronym or right.acronym:
        return 0.0
    bones, others = bones_of_all(left.words), bones_of_all(right.words)
    size = min(len(bones), len(others))
    if size < FEWEST_BONES:
        return 0.0
    most = 0 if size < _BONES_FOR_ONE else 1 if size < _BONES_FOR_TWO else 2
    differ = OSA.distance(bones, others, score_cutoff=most)
    return _HIDDEN - _SLIP * differ if differ <= most else 0.0


def typed(left: Form, right: Form) -> float:
    """How likely one name is the other mistyped, in [0,1]: 0 where more letters differ than slip.

    Words may stand in any order, titles and small words among them; where their number differs, spaces are not counted.
    """
    size = max(len(left.run), len(right.run))
    most = 0 if size < _SHORTEST_NAME else 1 if size < _LONG_NAME else 2 if size < _LONGEST_NAME else 3
    rest, others = list(tokens_of(left.text)), list(tokens_of(right.text))
    if abs(len(rest) - len(others)) > most or abs(len(left.run) - len(right.run)) > most:
        return 0.0
    if _digits(left.run) != _digits(right.run):
        return 0.0
    if len(rest) != len(others):
        slips = OSA.distance(left.run, right.run, score_cutoff=most) if size >= _SHORTEST_NAME else most + 1
        return _TYPED - _SLIP * slips if slips <= most else 0.0
    alone = len(rest) == 1
    for word in tokens_of(left.text):
        if word in others:
            rest.remove(word)
            others.remove(word)
    if not rest:
        return _TYPED
    return 0.0 if len(rest) > most or (alone and size < _LONG_WORD) else _slipped(rest, others, size, most)


@lru_cache(maxsize=65536)
def tokens_of(text: str) -> tuple[str, ...]:
    """All words of a form, titles and legal forms among them."""
    return plain(text)


def _digits(run: str) -> str:
    return "" if run.isalpha() else "".join(c for c in run if c.isdigit())


def _slipped(rest: list[str], others: list[str], size: int, most: int) -> float:
    slips, cost = 0, 0.0
    for word in rest:
        other = _nearest(word, others)
        others.remove(other)
        length, differ = max(len(word), len(other)), OSA.distance(word, other)
        if sound_of(word) == sound_of(other) and length > _SHORT:
            differ = min(1, differ)
        lone = len(rest) == 1 and (length == _SHORT or size >= _LONG_NAME)
        if differ > (1 if length <= _LONG_WORD else 2) or (length <= _SHORT and not lone):
            return 0.0
        slips += differ
        cost += differ * _SHORT_WORD.get(length, 1.0)
    return _TYPED - _SLIP * cost if slips <= most else 0.0
