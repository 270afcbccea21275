"""What speaks for and against two names being of one bearer: small functions, each with its reason.

Each takes a `Couple` and returns a value, mostly in [0,1], and 0 where it has nothing to say. What a value is worth
is a weight in `lexicons/en/matching.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz.distance import OSA

from variorum.resolution.abbreviations import (
    short_but_place,
    short_clash,
    short_dated,
    short_near,
    short_of_initials,
    short_shared,
    short_tail,
    short_translated,
)
from variorum.resolution.couple import NOTHING, Couple, Said, listed, texts_of
from variorum.resolution.forms import Form, Word
from variorum.resolution.pairing import paired, within
from variorum.resolution.vocabulary import vocabulary

_CLOSE = 0.88
# What words that many bodies have weigh beside a name of its own. Chosen by trial on half of a list of judged names.
_PLAIN = 0.4
_FEWEST = 2


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
    return min(weight_of(left), weight_of(right), 2.0), f"{texts_of(left)} against {texts_of(right)}"


def extra(couple: Couple) -> Said:
    """Whether one name only has words more."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or bool(left) == bool(right):
        return NOTHING
    more = [word for word in left or right if word.text not in vocabulary().hollow]
    return min(weight_of(more), 2.0), f"{texts_of(more)} in one only" if more else ""


def plain_extra(couple: Couple) -> Said:
    """Whether one has more only by words that many bodies have, beside a name of two words or more of its own."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or bool(left) == bool(right) or len(couple.pairing.pairs) < _FEWEST:
        return NOTHING
    own = any(
        not (a.place or a.senses & vocabulary().generic) for a, _, value in couple.pairing.pairs if value > _CLOSE
    )
    return (1.0, "") if own and all(word.senses & vocabulary().generic for word in left or right) else NOTHING


def place_clash(couple: Couple) -> Said:
    """Whether each names a country or people and they differ."""
    left, right = _places(couple.left), _places(couple.right)
    if not left or not right or left & right or any(within(a, b) for a in left for b in right):
        return NOTHING
    return 1.0, f"{listed(left)} is not {listed(right)}"


def sense_clash(couple: Couple) -> Said:
    """Whether each has a word of known meaning that the other has not, where little else tells them apart."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or not couple.pairing.pairs:
        return NOTHING
    told = [[w for w in side if w.senses and w.text not in vocabulary().hollow] for side in (left, right)]
    return (1.0, f"{texts_of(told[0])} means other than {texts_of(told[1])}") if all(told) else NOTHING


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


def single_word(couple: Couple) -> Said:
    """Whether a name is one word only: many may bear it."""
    least = min(len(couple.left.words), len(couple.right.words))
    return (1.0, "a name of one word") if least == 1 and _of_words(couple) else NOTHING


def lone_extra(couple: Couple) -> Said:
    """Whether one name is a single word of the other, which says more."""
    left, right = couple.pairing.left, couple.pairing.right
    if not _of_words(couple) or min(len(couple.left.words), len(couple.right.words)) != 1 or bool(left) == bool(right):
        return NOTHING
    known = vocabulary()
    more = [word for word in left or right if word.text not in known.hollow | known.kinds]
    alone = couple.pairing.pairs[0][0] if couple.pairing.pairs else None
    plain = alone and not (alone.place or alone.senses) and all(word.senses & known.generic for word in more)
    return (_PLAIN if plain else 1.0, f"{texts_of(more)} beside a single word") if more else NOTHING


def lone_unlike(couple: Couple) -> Said:
    """How unlike two names are of which one is a single word."""
    pairs = couple.pairing.pairs if _of_words(couple) else ()
    if min(len(couple.left.words), len(couple.right.words)) != 1 or not pairs:
        return NOTHING
    a, b, value = pairs[0]
    if {a.text, b.text} in ({a.text, a.text + "s"}, {b.text, b.text + "s"}):
        return NOTHING
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
                return 1.0, f"a body named after {texts_of(after)}, which are many bodies"
    return NOTHING


def followers(couple: Couple) -> Said:
    """Whether one is a leader's name with an ending ("Peronists"), and the other says that it is who follow him."""
    known = vocabulary()
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if not _of_words(couple) or len(one.words) != 1 or len(other.words) < _FEWEST:
            continue
        text = one.words[0].text
        leader = next((text.removesuffix(end) for end in known.followers if text.endswith(end)), "")
        named = {word.text for word in other.words if not (word.senses or word.place)}
        if leader in named and other.words[0].text in known.hollow:
            return 1.0, f"{text!r} are who follow {leader!r}"
    return NOTHING


def initials_only(couple: Couple) -> Said:
    """How many given names are written by their first letter."""
    found = [a if a.initial else b for a, b, value in couple.pairing.pairs if value < 1 and (a.initial or b.initial)]
    return (min(len(found), 2) / 2, f"{texts_of(found)} may stand for more than one name") if found else NOTHING


def words_shared(couple: Couple) -> Said:
    """How many words are the same in both."""
    same = [a for a, _, value in couple.pairing.pairs if value > 0.92]
    return min(len(same), 3) / 3, f"both have {texts_of(same)}" if same else ""


def slips(couple: Couple) -> Said:
    """How many letters more than one differ within a pair of words, by letter or by sound: a slip of the pen is one."""
    most, words = 0, ""
    for a, b, value in couple.pairing.pairs:
        if value < 0.93 and not (a.initial or b.initial or a.unvowelled != b.unvowelled):
            found = min(OSA.distance(a.text, b.text), OSA.distance(a.sound, b.sound))
            if found > max(most, 1):
                most, words = found, f"{a.text!r} and {b.text!r} differ by {found} letters"
    return (min(most - 1, 3) / 3, words) if most else NOTHING


def edits(couple: Couple) -> Said:
    """How many letters of the paired words differ, of all."""
    pairs = [(a, b) for a, b, value in couple.pairing.pairs if value < 0.97 and not a.initial and not b.initial]
    slips = sum(OSA.distance(a.text, b.text) for a, b in pairs)
    size = sum(max(len(a.text), len(b.text)) for a, b, _ in couple.pairing.pairs)
    return (min(1.0, slips / size), f"{slips} letters differ") if slips else NOTHING


PERSON: tuple[Callable[[Couple], Said], ...] = (
    covers_shorter, covers_longer, worst_pair, clash, extra, run_together, single_word, initials_only, words_shared, edits,
    slips,
)  # fmt: skip
BODY: tuple[Callable[[Couple], Said], ...] = (
    covers_shorter, covers_longer, worst_pair, clash, extra, place_clash, number_clash, number_extra,
    legal_clash, run_together, single_word, lone_extra, lone_unlike, crowd, short_shared, short_near,
    short_of_initials, short_translated, short_clash, short_tail, short_but_place, short_dated, sense_clash, plain_extra,
    followers,
)  # fmt: skip

ABBREVIATED: tuple[Callable[[Couple], Said], ...] = (
    place_clash, number_clash, legal_clash, run_together, short_shared, short_near, short_of_initials, short_translated,
    short_clash, short_tail, short_but_place, short_dated,
)  # fmt: skip
"""Those of `BODY` that say anything where a name is an abbreviation."""


def _alike(couple: Couple) -> str:
    pairs = [f"{a.text!r}" if a.text == b.text else f"{a.text!r} = {b.text!r}" for a, b, v in couple.pairing.pairs]
    return f"in both: {', '.join(pairs)}" if pairs else ""


def _places(form: Form) -> frozenset[str]:
    return form.places | {word.place for word in form.words if word.place}


def _numbers(form: Form) -> frozenset[int]:
    return frozenset(word.number for word in form.words if word.number is not None)
