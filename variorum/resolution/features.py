"""What speaks for and against two names being of one bearer: small functions, each with its reason.

Each takes a `Couple` and returns a value, mostly in [0,1], and 0 where it has nothing to say. What a value is worth
is a weight in `lexicons/en/matching.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from variorum.resolution.acronyms import in_order, translated
from variorum.resolution.forms import Form, Word
from variorum.resolution.pairing import Pairing, paired
from variorum.resolution.vocabulary import vocabulary

Said = tuple[float, str]
"""A feature's value and the reason for it in words."""
NOTHING: Said = (0.0, "")
_CLOSE = 0.88
_WHOLE = 0.99
# Letters of a word that may be made of the beginnings of several.
_SHORTEST, _LONGEST = 4, 12


@dataclass(frozen=True)
class Couple:
    """Two forms to compare, with the abbreviations that either side is known to have."""

    left: Form
    right: Form
    left_acronyms: frozenset[str] = frozenset()
    right_acronyms: frozenset[str] = frozenset()

    @cached_property
    def pairing(self) -> Pairing:
        """Which word answers to which."""
        return paired(self.left.words, self.right.words)

    @cached_property
    def shared(self) -> float:
        """The weight of the words that have a partner, each times its likeness."""
        return sum(min(a.weight, b.weight) * value for a, b, value in self.pairing.pairs)

    @cached_property
    def short(self) -> Form | None:
        """The side that is an abbreviation, where only one is."""
        if (self.left.acronym is None) == (self.right.acronym is None):
            return None
        return self.left if self.left.acronym else self.right

    @cached_property
    def full(self) -> Form:
        """The side that is no abbreviation, where only one is."""
        return self.right if self.short is self.left else self.left


def weight_of(words: Iterable[Word]) -> float:
    """The weight of words together."""
    return sum(word.weight for word in words)


def _of_words(couple: Couple) -> bool:
    return couple.left.acronym is None and couple.right.acronym is None


def covers_shorter(couple: Couple) -> Said:
    """How much of the name that says less is in the other."""
    least = min(weight_of(couple.left.words), weight_of(couple.right.words))
    if not _of_words(couple) or not least:
        return NOTHING
    return min(1.0, couple.shared / least), _alike(couple)


def covers_longer(couple: Couple) -> Said:
    """How much of the name that says more is in the other."""
    most = max(weight_of(couple.left.words), weight_of(couple.right.words))
    return (min(1.0, couple.shared / most), "") if _of_words(couple) and most else NOTHING


def shares_telling(couple: Couple) -> Said:
    """How many words that not every body has are in both."""
    told = sum(value for a, b, value in couple.pairing.pairs if min(a.weight, b.weight) > 0.5)
    return (min(told, 3.0) / 3, "") if _of_words(couple) else NOTHING


def worst_pair(couple: Couple) -> Said:
    """How unlike the least alike of the paired words are."""
    pairs = couple.pairing.pairs if _of_words(couple) else ()
    if not pairs or pairs[-1][2] == 1:
        return NOTHING
    a, b, value = pairs[-1]
    return 1 - value, f"{a.text!r} is only like {b.text!r}"


def clash(couple: Couple) -> Said:
    """Whether either name has a word that the other has not."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or not left or not right:
        return NOTHING
    return min(weight_of(left), weight_of(right), 2.0), f"{_texts(left)} against {_texts(right)}"


def extra(couple: Couple) -> Said:
    """Whether one name only has words more."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or bool(left) == bool(right):
        return NOTHING
    more = [word for word in left or right if word.text not in vocabulary().hollow]
    return min(weight_of(more), 2.0), f"{_texts(more)} in one only" if more else ""


def place_clash(couple: Couple) -> Said:
    """Whether each names a country or people and they differ."""
    left, right = _places(couple.left), _places(couple.right)
    if not left or not right or left & right:
        return NOTHING
    return 1.0, f"{_list(left)} is not {_list(right)}"


def number_clash(couple: Couple) -> Said:
    """Whether each has a number and they differ."""
    left, right = _numbers(couple.left), _numbers(couple.right)
    return (1.0, "their numbers differ") if left and right and left != right else NOTHING


def number_extra(couple: Couple) -> Said:
    """Whether only one has a number."""
    found = bool(_numbers(couple.left)) != bool(_numbers(couple.right))
    return (1.0, "only one has a number") if found and _of_words(couple) else NOTHING


def legal_clash(couple: Couple) -> Said:
    """Whether they are companies of different forms."""
    left, right = couple.left.legal, couple.right.legal
    return (1.0, "their legal forms differ") if left and right and not left & right else NOTHING


def run_together(couple: Couple) -> Said:
    """Whether they are one name but for spaces and a slip."""
    value = OSA.normalized_similarity(couple.left.run, couple.right.run)
    return ((value - _CLOSE) / (1 - _CLOSE), "spelled alike") if value > _CLOSE else NOTHING


def short_shared(couple: Couple) -> Said:
    """Whether both are one abbreviation."""
    left, right = couple.left, couple.right
    if left.acronym is None or left.acronym != right.acronym or (left.run != right.run and (_part(left) or _part(right))):
        return NOTHING
    return min(1.0, (len(left.acronym) - 1) / 2), f"both are called {left.acronym.upper()}"


def short_near(couple: Couple) -> Said:
    """Whether one abbreviation is the other with a letter more or less, or its letters in another order."""
    left, right = couple.left, couple.right
    if left.acronym is None or right.acronym is None or _part(left) or _part(right):
        return NOTHING
    if not _near(left.acronym, right.acronym):
        return NOTHING
    return 1.0, f"{left.acronym.upper()} and {right.acronym.upper()} are nearly one abbreviation"


def short_of_initials(couple: Couple) -> Said:
    """Whether one is the initials of the other, in order."""
    short = couple.short
    if short is None or short.acronym is None or _part(short) or not in_order(short.acronym, couple.full):
        return NOTHING
    return min(1.0, (len(short.acronym) - 1) / 2), f"{short.acronym.upper()} are the initials of {couple.full.text!r}"


def short_translated(couple: Couple) -> Said:
    """Whether one is made of beginnings of all the other's words, in another language or order."""
    letters, value = _translated(couple)
    if value < _WHOLE:
        return NOTHING
    return min(1.0, (len(letters) - 1) / 2), f"{letters.upper()} may abbreviate a translation of its words"


def short_clash(couple: Couple) -> Said:
    """Whether each goes by an abbreviation, and none is both's."""
    left, right = couple.left_acronyms, couple.right_acronyms
    if not left or not right or left & right or any(_near(a, b) for a in left for b in right):
        return NOTHING
    return 1.0, f"one is called {min(left).upper()}, the other {min(right).upper()}"


def short_tail(couple: Couple) -> Said:
    """Whether a part is named behind an abbreviation ("-GC", "In Opposition")."""
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if one.acronym and one.words and one.run != other.run and any(w.number is None for w in one.words):
            return 1.0, f"{_texts(one.words)} behind {one.acronym.upper()}"
    return NOTHING


def single_word(couple: Couple) -> Said:
    """Whether a name is one word only: many may bear it."""
    least = min(len(couple.left.words), len(couple.right.words))
    return (1.0, "a name of one word") if least == 1 and _of_words(couple) else NOTHING


def lone_extra(couple: Couple) -> Said:
    """Whether one name is a single word of the other, which says more."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or min(len(couple.left.words), len(couple.right.words)) != 1 or bool(left) == bool(right):
        return NOTHING
    more = [w for w in left or right if not w.senses & vocabulary().generic]
    return min(1.0, weight_of(more)), f"{_texts(more)} beside a single word" if more else ""


def lone_unlike(couple: Couple) -> Said:
    """How unlike two names are of which one is a single word."""
    pairs = couple.pairing.pairs if _of_words(couple) else ()
    if min(len(couple.left.words), len(couple.right.words)) != 1 or not pairs:
        return NOTHING
    a, b, value = pairs[0]
    return (1.0 if value < 1 and min(len(a.text), len(b.text)) < 5 else 1 - value), ""


def crowd(couple: Couple) -> Said:
    """Whether one is a crowd named after a place or people ("Tamil militants") that the other is named after too."""
    if not _of_words(couple):
        return NOTHING
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        after = [word for word in one.words if word.text not in vocabulary().collective]
        if after and len(after) < len(one.words):
            pairing = paired(after, other.words)
            if not pairing.left and all(value > 0.75 for *_, value in pairing.pairs):
                return 1.0, f"a body named after {_texts(after)}, which are many bodies"
    return NOTHING


def initials_only(couple: Couple) -> Said:
    """How many given names are written by their first letter."""
    found = [a if a.initial else b for a, b, value in couple.pairing.pairs if value < 1 and (a.initial or b.initial)]
    return (min(len(found), 2) / 2, f"{_texts(found)} may stand for more than one name") if found else NOTHING


def words_shared(couple: Couple) -> Said:
    """How many words are the same in both."""
    same = [a for a, _, value in couple.pairing.pairs if value > 0.92]
    return min(len(same), 3) / 3, f"both have {_texts(same)}" if same else ""


def edits(couple: Couple) -> Said:
    """How many letters of the paired words differ, of all."""
    pairs = [(a, b) for a, b, value in couple.pairing.pairs if value < 0.97 and not a.initial and not b.initial]
    slips = sum(OSA.distance(a.text, b.text) for a, b in pairs)
    size = sum(max(len(a.text), len(b.text)) for a, b, _ in couple.pairing.pairs)
    return (min(1.0, slips / size), f"{slips} letters differ") if slips else NOTHING


PERSON: tuple[Callable[[Couple], Said], ...] = (
    covers_shorter, covers_longer, worst_pair, clash, extra, run_together, single_word, initials_only, words_shared, edits,
)  # fmt: skip
BODY: tuple[Callable[[Couple], Said], ...] = (
    covers_shorter, covers_longer, shares_telling, worst_pair, clash, extra, place_clash, number_clash, number_extra,
    legal_clash, run_together, single_word, lone_extra, lone_unlike, crowd, short_shared, short_near,
    short_of_initials, short_translated, short_clash, short_tail,
)  # fmt: skip


def _alike(couple: Couple) -> str:
    pairs = [f"{a.text!r}" if a.text == b.text else f"{a.text!r} = {b.text!r}" for a, b, v in couple.pairing.pairs]
    return f"in both: {', '.join(pairs)}" if pairs else ""


def _texts(words: Iterable[Word]) -> str:
    return _list({word.text for word in words})


def _list(texts: Iterable[str]) -> str:
    return ", ".join(repr(text) for text in sorted(texts))


def _places(form: Form) -> frozenset[str]:
    return form.places | {word.place for word in form.words if word.place}


def _numbers(form: Form) -> frozenset[int]:
    return frozenset(word.number for word in form.words if word.number is not None)


def _near(left: str, right: str) -> bool:
    """Whether two abbreviations differ by one letter more, or by the order of their letters."""
    a, b = sorted((left, right), key=lambda s: (len(s), s))
    return 2 < len(a) and a != b and (sorted(a) == sorted(b) or (len(b) - len(a) == 1 and _within(a, b)))


def _part(form: Form) -> bool:
    """Whether an abbreviation has a part named behind it; a number is none."""
    return form.acronym is not None and any(word.number is None for word in form.words)


def _translated(couple: Couple) -> tuple[str, float]:
    """The letters of the side that is short, and how much of the other they cover in another language or order."""
    short = couple.short or _single(couple)
    if short is None or _part(short):
        return "", 0.0
    full = couple.right if short is couple.left else couple.left
    letters = short.acronym or short.run
    return letters, 0.0 if in_order(letters, full) else translated(letters, full)


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _single(couple: Couple) -> Form | None:
    """A side that is one plain word, which may be made of beginnings of words ("Interpol")."""
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if one.acronym is None and len(one.words) == 1 and len(other.words) > 1 and not couple.pairing.pairs:
            return one if _SHORTEST <= len(one.run) <= _LONGEST else None
    return None
