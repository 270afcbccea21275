"""Whether an entry's names are those of a body or person, and how far they are enough to say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from variorum.language.name_words import gender_of_given
from variorum.lexicon import lexicon
from variorum.model import BodyRelation, ListedName, ReferentType
from variorum.resolution.acronyms import in_order
from variorum.resolution.forms import Form, Word, forms_of, plain
from variorum.resolution.matching import POSSIBLE, Match, match
from variorum.resolution.meanings import sound_of
from variorum.resolution.vocabulary import vocabulary

NameKind = Literal["person", "organization"]

HIGH = 0.9
"""From this score on two names of more than a weak word are one, though spelled or ordered otherwise."""

SPELLING = 0.75
"""The score of one word in two transliterations ("Hezbollah", "Hizballah"). Chosen by trial on names of the histories."""

TOLD = 1.2
"""The weight of words from which a name that is spelled alike is more than chance, though each of them is a word that many bodies
have: "National Liberation Army", which several bear, has 1.05, "Revolutionary People's Liberation Party/Front" 1.75. The weights are
those of `matching.yaml`."""

FOREIGN = 0.65
"""The weight of such a word in an entry's own name, so that two of them are enough."""

# The lists of translations begin with English, Spanish, French, Italian and Portuguese words.
_QUOTED = 8
_PART = 0.25
_MOST_REASONS = 3
_EXACT, _FEWEST = 1.0, 2
_PARTS: tuple[BodyRelation, ...] = ("armed_wing", "faction", "umbrella")


@dataclass(frozen=True, slots=True)
class Pair:
    """One name of either side, side by side. `strong` is whether the two by themselves say that the bearers are one."""

    asked: str
    found: ListedName
    score: float
    exact: bool
    strong: bool
    relation: BodyRelation
    reason: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How an entry's names answer to those asked: by `best`, the pair that tells most.

    `alone` is whether they are enough: a strong pair, or two weak ones that do not hang together. `support` counts the
    names that agree independently of each other, `alike` those of them that are spelled alike.
    """

    best: Pair
    alone: bool
    support: int
    alike: int
    reasons: tuple[str, ...]

    @property
    def relation(self) -> BodyRelation:
        """What the entry's body is to the one asked about."""
        return self.best.relation


def kind_of(type_: ReferentType | str | None) -> NameKind:
    """As what names of a type are compared."""
    return "person" if type_ == "person" else "organization"


def liken(names: Sequence[str], listed: Sequence[ListedName], kind: NameKind, *, scope: str = "") -> Likeness | None:
    """How the names listed answer to `names`, the main one first; None where they do not at all.

    `scope` is the entry's own word for the part of the body that is meant.
    """
    pairs = [pair for name in dict.fromkeys(names) for one in listed if (pair := _pair(name, one, kind)) is not None]
    same = [pair for pair in pairs if pair.relation == "same"]
    if not same:
        return max((Likeness(p, False, 0, 0, (p.reason,)) for p in pairs), key=lambda one: one.best.score, default=None)
    same.sort(
        key=lambda pair: (
            -pair.strong,
            -pair.exact,
            _spelled(pair),
            -pair.score,
            names.index(pair.asked),
            pair.found.text,
        )
    )
    apart = _independent(same, kind)
    alone = same[0].strong or (len(apart) >= _FEWEST and any(pair.exact for pair in apart))
    alike = sum(pair.exact for pair in apart)
    reasons = [pair.reason for pair in (apart[:_MOST_REASONS] if not same[0].strong else same[:1])]
    if alone and not same[0].strong:
        reasons.append("each of these names is weak, and they agree independently of each other")
    if (part := _part_of(scope, names)) is not None:
        told = replace(same[0], strong=False, relation=part)
        return Likeness(told, False, len(apart), alike, (*reasons, f"the entry is for the {scope} only"))
    if (pair := _own_part(pairs, listed[0])) is not None:
        return Likeness(pair, False, len(apart), alike, (*reasons, pair.reason))
    return Likeness(same[0], alone, len(apart), alike, tuple(reasons))


def _own_part(pairs: Sequence[Pair], own: ListedName) -> Pair | None:
    """The pair by which the entry's own name is that of a part of the body asked about; None where it is the body's.

    A wing's entry may have aliases that somebody gives the whole body too.
    """
    theirs = [pair for pair in pairs if pair.found == own]
    if any(pair.relation == "same" for pair in theirs):
        return None
    return next((p for p in theirs if p.relation == "armed_wing" and words_in(p.asked) < words_in(own.text)), None)


def key_of(name: str, kind: NameKind) -> tuple[str, ...]:
    """What names that are spelled alike share: plain words in order, without articles and legal forms; a person's
    sorted. Abbreviations are told from words."""
    return _key(forms_of(name, kind)[0], kind)


@lru_cache(maxsize=65536)
def words_in(name: str) -> int:
    """How many words of a name tell, as it is written: without articles and the like; an abbreviation is one."""
    if forms_of(name, "organization")[0].acronym is not None:
        return 1
    return sum(word not in vocabulary().particles for word in plain(name))


@lru_cache(maxsize=65536)
def sounds_of(name: str, kind: NameKind) -> frozenset[str]:
    """The words of a name by their sound, and its abbreviations; what two names must share one of to be compared."""
    out: set[str] = set()
    for form in forms_of(name, kind):
        out |= {word.sound or word.text for word in form.words}
        out |= {f"sense {sense}" for word in form.words for sense in word.senses - vocabulary().generic}
        out |= {form.run} if len(form.run) > 1 else set()
        out |= {form.acronym} if form.acronym else set()
    return frozenset(out)


def _key(form: Form, kind: NameKind) -> tuple[str, ...]:
    if form.acronym is not None:
        return ("", form.run)
    words = [str(word.number) if word.number is not None else word.text for word in form.words]
    return tuple(sorted(words) if kind == "person" else (*words, *sorted(form.places)))


def _places(name: str, kind: NameKind) -> frozenset[str]:
    """The countries that a body's name has, in brackets too: its branch in one of them is another body."""
    form = forms_of(name, kind)[0]
    return form.places | {word.place for word in form.words if word.place}


@lru_cache(maxsize=65536)
def _pair(asked: str, found: ListedName, kind: NameKind) -> Pair | None:
    """The two names compared; None where they do not answer to each other."""
    if not sounds_of(asked, kind) & sounds_of(found.text, kind):
        return None
    compared = match([asked], [found.text], kind)
    form = forms_of(asked, kind)[0]
    several = _several(asked, found, kind)
    # An abbreviation of another capitalisation ("HAMAS", "Hamas") is a word of one, and no less exact.
    alike = plain(asked) == plain(found.text) or key_of(asked, kind) == key_of(found.text, kind)
    exact = alike or compared.score >= _EXACT
    if exact and compared.relation in ("same", "different"):
        strong = several and (not compared.weak or _telling(form, own=alike and found.quality == "primary"))
        return Pair(asked, found, 1.0, True, strong, "same", _alike(asked, found, strong))
    if (
        compared.relation == "same"
        and compared.score >= POSSIBLE
        and _telling_likeness(compared, asked, found.text, kind)
    ):
        # Of a person's name no word may be missing: sons bear the names of their fathers.
        enough = compared.sure or (kind != "person" and not compared.weak and compared.score >= HIGH)
        strong = several and enough
        why = "; ".join(compared.reasons[:2])
        return Pair(asked, found, compared.score, False, strong, "same", f"{asked!r} is like {found.text!r}: {why}")
    relation = next((one for one in _PARTS if one == compared.relation), None)
    if relation is not None and compared.score >= _PART and (not compared.weak or _part_only(asked, found.text, kind)):
        why = f"{found.text!r} is named as {_ARTICLES[relation]} of {asked!r}, or the other way round"
        return Pair(asked, found, compared.score, False, False, relation, why)
    return None


def _several(asked: str, found: ListedName, kind: NameKind) -> bool:
    """Whether a pair may be enough at all: no weak alias, no single word, no country in one name only, and of a person no
    given names only ("Mohammed Ali")."""
    if found.quality == "weak" or min(words_in(asked), words_in(found.text)) < _FEWEST:
        return False
    if kind == "person":
        known = vocabulary().given.keys() | vocabulary().spellings.keys()
        return any(w.text not in known and gender_of_given(w.text) is None for w in forms_of(asked, kind)[0].words)
    return _places(asked, kind) == _places(found.text, kind)


def _telling_likeness(compared: Match, asked: str, found: str, kind: NameKind) -> bool:
    """Whether a likeness is worth telling: not that of one word of several ("Jihad" and "Harakat ul-Jihad")."""
    if not compared.weak or kind == "person":
        return True
    left, right = (forms_of(name, kind)[0].words for name in (asked, found))
    if compared.score < SPELLING or max(1, len(left)) != max(1, len(right)):
        return False
    return len(left) < _FEWEST or all(any(_answers(a, b) for b in right) for a in left)


def _answers(left: Word, right: Word) -> bool:
    """Whether two words sound alike or mean the same."""
    return left.sound == right.sound or bool(left.senses & right.senses)


def _part_only(asked: str, found: str, kind: NameKind) -> bool:
    """Whether one of two names has nothing more than words that tell a part ("military wing", a place)."""
    forms = (forms_of(asked, kind)[0], forms_of(found, kind)[0])
    left, right = ({word.sound or word.text for word in form.words} for form in forms)
    more = [word for form in forms for word in form.words if (word.sound or word.text) in left ^ right]
    table = vocabulary().telling
    return all(w.place or w.number or ({w.text} | w.senses) & table.keys() for w in more)


_ARTICLES: dict[BodyRelation, str] = {
    "armed_wing": "an armed wing",
    "faction": "a part or faction",
    "umbrella": "an umbrella",
}


def _alike(asked: str, found: ListedName, strong: bool) -> str:
    told = f"{asked!r} and {found.text!r} are one name" if asked != found.text else f"both are called {asked!r}"
    if strong:
        return told
    if found.quality == "weak":
        return f"{told}, which the publisher calls weak"
    return f"{told}, which others may bear too"


def _telling(form: Form, *, own: bool) -> bool:
    """Whether words that many bodies have are so many that together they are one body's name.

    In an entry's `own` name, spelled alike, words of languages that English texts seldom quote tell more: "Jamaat ul-Ahrar"
    and "Harakat ul-Mujahidin" are names, as "National Liberation Army" and "Ejército de Liberación Nacional" are not.
    """
    weights = (max(word.weight, FOREIGN) if own and _foreign(word) else word.weight for word in form.words)
    return form.acronym is None and len(form.words) >= _FEWEST and sum(weights) >= TOLD


def _foreign(word: Word) -> bool:
    """Whether a head word is of a language that English texts seldom quote names in."""
    known = vocabulary().translations
    return bool(word.senses) and not any(word.text in known.get(sense, ())[:_QUOTED] for sense in word.senses)


def _independent(pairs: Sequence[Pair], kind: NameKind) -> tuple[Pair, ...]:
    """Of the pairs, best first, those of which none follows from another: other names on both sides, and no abbreviation
    that is the initials of a name that is weak itself."""
    out: list[Pair] = []
    for pair in pairs:
        if not any(_hangs(pair, other, kind) for other in out):
            out.append(pair)
    return tuple(out)


def _hangs(pair: Pair, other: Pair, kind: NameKind) -> bool:
    for one, two in ((pair.asked, other.asked), (pair.found.text, other.found.text)):
        if _sound(one) == _sound(two) or sounds_of(one, kind) == sounds_of(two, kind):
            return True
    return any(_initials(short, full, kind) for short, full in ((pair, other), (other, pair)))


def _initials(pair: Pair, other: Pair, kind: NameKind) -> bool:
    """Whether a pair is the abbreviation of the weak full name of the other, from which it follows."""
    short, full = forms_of(pair.found.text, kind)[0], forms_of(other.found.text, kind)[0]
    if short.acronym is None or full.acronym is not None or other.strong or not other.exact:
        return False
    return in_order(short.acronym, full)


def _spelled(pair: Pair) -> bool:
    """Whether the two are spelled otherwise: a translation of a name is as good as the name, but shows less."""
    return plain(pair.asked) != plain(pair.found.text)


@lru_cache(maxsize=65536)
def _sound(name: str) -> str:
    return sound_of("".join(plain(name)))


def _part_of(scope: str, names: Iterable[str]) -> BodyRelation | None:
    """What the part of a body that a scope names is to it; None where the whole is meant, or the asked names say the same part."""
    words = plain(scope)
    told = " ".join(words)
    data = lexicon("listings")
    if not words or told in data["whole"] or told.startswith(tuple(data["not_parts"])):
        return None
    if any(set(words) <= set(plain(name)) for name in names):
        return None
    table = vocabulary().telling
    found = {relation for word in words for relation in table.get(word, ())}
    return next((one for one in _PARTS if one in found), "faction")
