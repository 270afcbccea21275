"""What abbreviations say for and against two names being of one body: features like those of `features`."""

from __future__ import annotations

from variorum.resolution.acronyms import dated, mixed, spells_out, translated, without_place
from variorum.resolution.couple import NOTHING, Couple, Said, texts_of
from variorum.resolution.forms import Form

_WHOLE = 0.99
_ALIKE = 0.75
# Letters of a word that may be made of the beginnings of several.
_SHORTEST, _LONGEST = 4, 12


def short_shared(couple: Couple) -> Said:
    """Whether both are one abbreviation."""
    left, right = couple.left, couple.right
    if (
        left.acronym is None
        or left.acronym != right.acronym
        or (left.run != right.run and (_part(left) or _part(right)))
    ):
        return NOTHING
    return min(1.0, (len(left.acronym) - 1) / 2), f"both are called {left.acronym.upper()}"


def short_near(couple: Couple) -> Said:
    """Whether one abbreviation is the other with a letter more or less, or its letters in another order."""
    left, right = couple.left, couple.right
    if left.acronym is None or right.acronym is None or _part(left) or _part(right):
        return NOTHING
    if not _near(left.acronym, right.acronym):
        return NOTHING
    short, long = sorted((left.acronym, right.acronym), key=len)
    # A letter inside one that its own name explains is a word of that name; one at its end may be said of the whole.
    if couple.explained & {short, long} and not (long.startswith(short) or long.endswith(short)):
        return NOTHING
    return 1.0, f"{left.acronym.upper()} and {right.acronym.upper()} are nearly one abbreviation"


def short_of_initials(couple: Couple) -> Said:
    """Whether one is the initials of the other, in order."""
    short = couple.short
    if short is None or short.acronym is None or not spells_out(short, couple.full):
        return NOTHING
    letters = len(short.acronym) + len(short.words)
    return min(1.0, (letters - 1) / 2), f"{short.acronym.upper()} are the initials of {couple.full.text!r}"


def short_translated(couple: Couple) -> Said:
    """Whether one is made of beginnings of all the other's words, in another language or order."""
    letters, value = _translated(couple)
    if value < _WHOLE:
        return NOTHING
    return min(1.0, (len(letters) - 1) / 2), f"{letters.upper()} may abbreviate a translation of its words"


def short_but_place(couple: Couple) -> Said:
    """Whether one is made of all words of the other but the place that it names."""
    short = couple.short or _single(couple)
    full = couple.right if short is couple.left else couple.left
    if short is None or _part(short) or not any(word.place for word in full.words):
        return NOTHING
    if spells_out(short, full) or _translated(couple)[1] >= _WHOLE:
        return NOTHING
    letters = short.acronym or short.run
    if not without_place(letters, full) or (not short.acronym and len(letters) < 2 * (len(full.words) - 1)):
        return NOTHING
    return 1.0, f"{short.run.upper()} may abbreviate {full.text!r} but for the place"


def short_dated(couple: Couple) -> Said:
    """Whether one is a letter and the number of a date that the other is named after."""
    short = couple.short
    if short is None or not dated(short.run, couple.full) or spells_out(short, couple.full):
        return NOTHING
    return 1.0, f"{short.run.upper()} has the number and a letter of {couple.full.text!r}"


def short_clash(couple: Couple) -> Said:
    """Whether each goes by an abbreviation, and none is both's."""
    left, right = couple.left_acronyms, couple.right_acronyms
    if not left or not right or left & right or any(_near(a, b) for a in left for b in right):
        return NOTHING
    return 1.0, f"one is called {min(left).upper()}, the other {min(right).upper()}"


def short_tail(couple: Couple) -> Said:
    """Whether a part is named behind an abbreviation ("-GC", "In Opposition")."""
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if one.acronym and one.run != other.run and _part(one) and not stands_for(one, other):
            return 1.0, f"{texts_of(one.words)} behind {one.acronym.upper()}"
    return NOTHING


def _near(left: str, right: str) -> bool:
    """Whether two abbreviations differ by one letter more, or by the order of their letters."""
    a, b = sorted((left, right), key=lambda s: (len(s), s))
    return len(a) > 2 and a != b and (sorted(a) == sorted(b) or (len(b) - len(a) == 1 and _within(a, b)))


def _part(form: Form) -> bool:
    """Whether an abbreviation has a part named behind it; a number is none."""
    return form.acronym is not None and any(word.number is None for word in form.words)


def _translated(couple: Couple) -> tuple[str, float]:
    """The letters of the side that is short, and how much of the other they cover in another language or order."""
    short = couple.short or _single(couple)
    if short is None:
        return "", 0.0
    full = couple.right if short is couple.left else couple.left
    letters = short.run if short.words else short.acronym or short.run
    if letters in full.order or (short.acronym and len(letters) > len(full.words) + 1 + _digits(letters)):
        return "", 0.0
    return letters, 0.0 if spells_out(short, full) else _abroad(short, letters, full)


def _abroad(short: Form, letters: str, full: Form) -> float:
    """As `translated`; a plain word has two letters or more of each word."""
    value = translated(letters, full)
    return value if short.acronym or len(letters) >= 2 * len(full.words) or mixed(letters, full) >= _WHOLE else 0.0


def _digits(letters: str) -> int:
    return sum(c.isdigit() for c in letters)


def stands_for(short: Form, full: Form) -> bool:
    """Whether an abbreviation with what stands behind it is the whole of `full`, in any language."""
    return full.acronym is None and (spells_out(short, full) or translated(short.run, full) >= _WHOLE)


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _alike(couple: Couple) -> bool:
    """Whether a word of one is a word of the other."""
    return any(value > _ALIKE for *_, value in couple.pairing.pairs)


def _single(couple: Couple) -> Form | None:
    """A side that is one plain word, which may be made of beginnings of words ("Interpol")."""
    for one, other in ((couple.left, couple.right), (couple.right, couple.left)):
        if one.acronym is None and len(one.words) == 1 and len(other.words) > 1 and not _alike(couple):
            return one if _SHORTEST <= len(one.run) <= _LONGEST else None
    return None
