"""Names taken apart: plain words with what they mean, brackets, abbreviations, places and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from variorum.language.name_words import gazetteer
from variorum.resolution.alternatives import also_called, alternatives, tells_a_part, without_elisions
from variorum.resolution.meanings import UNVOWELLED, parts_of, place_of, plain, senses_of, sound_of
from variorum.resolution.vocabulary import vocabulary

__all__ = ["Form", "Kind", "Word", "forms_of", "plain"]

Kind = Literal["person", "organization", "place", "other"]

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SHORT = re.compile(r"(?=[^a-z]*[A-Z])[A-Z][A-Za-z]?[A-Z0-9]*[A-Za-z]?(?:[ /-]{1,3}(?:[A-Z0-9]{1,3}))*")
_NUMBER_FIRST = re.compile(r"\d{1,2}[A-Z]{1,2}")
_LEADING_SHORT = re.compile(r"([A-Z]{2,7})\s*[-–:]\s*(.{5,})")
_CAPITALS = re.compile(r"[A-Z]{2,6}")
_INITIALS = re.compile(r"\b([B-DF-HJ-NP-TV-Z])\.?([B-DF-HJ-NP-TV-Z])\.?(?=\s)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_LONGEST_ACRONYM = 10
_LONGEST_PLACE = 3
_SPEAKABLE = 5
_SHORTEST_PART = 2
_PARTED = 2
_MOST_WITH_PART = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. `text` is plain letters, `sound` the same without what transliterations differ in.

    `senses` are the meanings of a head word in any language; `place` is the country or people that the word names.
    `weight` says how much the word tells.
    """

    text: str
    sound: str
    senses: frozenset[str] = frozenset()
    place: str | None = None
    number: int | None = None
    weight: float = 1.0
    unvowelled: bool = False

    @property
    def initial(self) -> bool:
        """Whether the word is one letter."""
        return len(self.text) == 1 and self.text.isalpha()


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name. `words` tell who is named, `small` are particles, legal forms and honorifics among them.

    `acronym` is set where the form is an abbreviation; then `words` are what follows it. `places` are countries given
    in brackets. `run` is everything without spaces.
    """

    text: str
    words: tuple[Word, ...]
    legal: frozenset[str] = frozenset()
    acronym: str | None = None
    places: frozenset[str] = frozenset()
    run: str = field(default="", compare=False)
    order: tuple[str, ...] = field(default=(), compare=False)


@lru_cache(maxsize=65536)
def forms_of(name: str, kind: Kind) -> tuple[Form, ...]:
    """The ways in which `name` names its bearer, the main one first: without brackets, then what they add."""
    if kind == "person":
        return (_person(name),)
    main = _BRACKETS.sub(" ", name).strip() or name
    extras = [text.strip() for text in _BRACKETS.findall(name) if text.strip()]
    telling = [text for text in extras if tells_a_part(text)]
    main = " ".join([main, *telling])
    extras = [text for text in extras if text not in telling]
    places = frozenset(p for text in extras for w in _words(plain(text)) if (p := w.place))
    texts = also_called(main)
    texts += [part for text in texts for part in alternatives(text)]
    for text in extras:
        if not _only_places(text):
            found = _LEADING_SHORT.fullmatch(text)
            texts += [found[1], found[2]] if found else [text]
    made = [_body(text, places) for text in dict.fromkeys(texts) if plain(text)] or [_body(name, places)]
    made += [_spelled_out(form) for form in made if form.acronym == form.run and len(form.run) >= _SPEAKABLE]
    made += [part for text in dict.fromkeys(texts) if (part := _with_part(text, places))]
    return tuple(made)


def _only_places(text: str) -> bool:
    return all(word.place for word in _words(plain(text)))


def _with_part(text: str, places: frozenset[str]) -> Form | None:
    """An abbreviation with a word or two beside it that say which part is meant ("Real IRA"), read as such."""
    tokens = re.split(r"[\s-]+", text)
    heads = [token for token in tokens if _CAPITALS.fullmatch(token)]
    if len(heads) != 1 or not 1 < len(tokens) < _MOST_WITH_PART or _is_short(text):
        return None
    beside = _words(plain(" ".join(token for token in tokens if token != heads[0])))
    beside = tuple(word for word in beside if word.text not in vocabulary().particles | vocabulary().legal_forms)
    order = plain(text)
    return Form(text, beside, acronym=heads[0].casefold(), places=places, run="".join(order), order=order)


def _spelled_out(form: Form) -> Form:
    """A long abbreviation as the word that it is also said as ("NORAID")."""
    return Form(form.text, (Word(form.run, sound_of(form.run)),), places=form.places, run=form.run, order=(form.run,))


def _person(name: str) -> Form:
    before, comma, after = name.partition(",")
    known = vocabulary()
    order = plain(_spread(f"{after} {before}" if comma else name))
    hidden = bool(UNVOWELLED.search(name))
    # "Omar" without its vowels is no "Mr".
    dress = known.unvowelled_dress if hidden else known.honorifics | known.person_particles | known.legal_forms
    # "Ben" in front is a given name, no particle.
    words = [w for i, w in enumerate(order) if w not in dress or (not i and w in known.given)] or list(order)
    made = tuple(Word(w, sound_of(_lettered(w)), unvowelled=hidden) for w in words)
    return Form(name, made, run="".join(order), order=order)


def _spread(name: str) -> str:
    """`name` with initials written together apart ("JC Smith"), unless all of it is in capitals."""
    return name if name.isupper() else _INITIALS.sub(lambda found: f"{found[1]} {found[2]}", name)


def _lettered(word: str) -> str:
    """`word` with digits that stand for letters as letters ("sech1n")."""
    if any(c.isdigit() for c in word) and sum(c.isalpha() for c in word) >= max(2, len(word) // 2):
        return word.translate(dict(vocabulary().digit_letters))
    return word


def _body(text: str, places: frozenset[str]) -> Form:
    text = without_elisions(text)
    tokens = list(plain(text))
    run = "".join(tokens)
    bare = " ".join(part for part in text.split() if not set(plain(part)) <= vocabulary().legal_forms) or text
    if _is_short(bare):
        first, *rest = plain(bare)
        tail = tuple(_numbered(word) for word in _words(tuple(rest)))
        whole = not rest or len(first) == 1
        run = "".join(plain(bare))
        return Form(
            text, () if whole else tail, acronym=run if whole else first, places=places, run=run, order=tuple(tokens)
        )
    tokens, legal = _without_legal_form(tokens)
    words = _words(tuple(tokens))
    kept = tuple(w for w in words if w.text not in vocabulary().particles) or tuple(words)
    return Form(text, kept, legal=legal, places=places, run=run, order=tuple(tokens))


def _numbered(word: Word) -> Word:
    """A Roman numeral of one letter behind an abbreviation as its number ("ABC I")."""
    number = {"i": 1, "v": 5, "x": 10}.get(word.text) or vocabulary().roman.get(word.text)
    return word if number is None else Word(word.text, word.sound, number=number, weight=word.weight)


def _is_short(text: str) -> bool:
    """Whether `text` is an abbreviation, perhaps with a mark of a part behind it ("KNU", "HuM", "PFLP-GC")."""
    # Capitals of another script are judged by the Latin letters for them.
    text = anyascii(text) if text.isupper() and not text.isascii() else text
    head = re.split(r"[ /-]", text)[0].replace(".", "")
    bare = text.replace(".", "")
    return bool(_NUMBER_FIRST.fullmatch(bare)) or (
        bool(_SHORT.fullmatch(bare))
        and len(head) <= _LONGEST_ACRONYM
        and sum(c.isupper() for c in head) >= max(1, len(head) // 2)
    )


def _without_legal_form(tokens: list[str]) -> tuple[list[str], frozenset[str]]:
    """The words without their legal form, at either end, and the legal forms."""
    known = vocabulary()
    found: set[str] = set()
    for phrase, short in known.legal_phrases.items():
        if phrase[0] not in tokens:
            continue
        for at in range(len(tokens) - len(phrase) + 1):
            if tuple(tokens[at : at + len(phrase)]) == phrase and len(tokens) > len(phrase):
                found.add(short)
                tokens = tokens[:at] + tokens[at + len(phrase) :]
                break
    while len(tokens) > 1 and tokens[-1] in known.legal_forms:
        found.add(tokens.pop())
    while len(tokens) > 1 and tokens[0] in known.legal_forms:
        found.add(tokens.pop(0))
    return tokens, frozenset(known.legal_class.get(form, form) for form in found)


@lru_cache(maxsize=65536)
def _words(tokens: tuple[str, ...]) -> tuple[Word, ...]:
    """The tokens as words, those of one place's name together, those put together of two apart."""
    tokens = tuple(part for token in _phrased(tokens) for part in parts_of(token))
    out: list[Word] = []
    at = 0
    while at < len(tokens):
        for width in range(min(_LONGEST_PLACE, len(tokens) - at), 0, -1):
            run = tokens[at : at + width]
            place = None if _apart(run) else place_of(" ".join(run))
            if place or width == 1:
                out.append(_word(run, place, first=at == 0))
                at += width
                break
    return tuple(_with_tens(out))


def _apart(run: tuple[str, ...]) -> bool:
    """Whether tokens are no one place: a small word, or a land and its part ("Iranian Kurdistan")."""
    if len(run) == 1:
        return run[0] in vocabulary().particles
    return len(run) == _PARTED and run[0] in gazetteer().adjectives and place_of(run[1]) is not None


def _phrased(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens, those of a phrase that is read as one word together ("holy war")."""
    known = vocabulary().phrases
    out: list[str] = []
    at = 0
    while at < len(tokens):
        width = next((n for n in (3, 2) if tokens[at : at + n] in known), 1)
        out.append(known[tokens[at : at + width]] if width > 1 else tokens[at])
        at += width
    return tuple(out)


def _word(tokens: tuple[str, ...], place: str | None, *, first: bool) -> Word:
    known = vocabulary()
    text = "".join(tokens)
    text = known.short_words.get(text, text)
    senses = senses_of(text) if place is None else frozenset()
    number = _number(text, first=first)
    weight = 1.0
    if number is not None:
        weight = known.weights["number"]
    elif place:
        weight = known.weights["place"]
    elif text in known.particles:
        weight = known.weights["particle"]
    elif senses & known.generic:
        weight = known.weights["generic"]
    elif senses:
        weight = known.weights["telling"]
    return Word(text, sound_of(text), senses, place, number, weight)


def _number(text: str, *, first: bool) -> int | None:
    found = _ORDINAL.fullmatch(text)
    if found:
        return int(found[1])
    known = vocabulary()
    if not first and text in known.roman:
        return known.roman[text]
    return known.numbers.get(text)


def _with_tens(words: list[Word]) -> list[Word]:
    """The words, "forty" and "four" behind one another as one number."""
    out: list[Word] = []
    for word in words:
        last = out[-1].number if out else None
        if word.number and last and word.number < 10 <= last < 100 and last % 10 == 0:
            both = out.pop()
            out.append(Word(both.text + word.text, "", number=last + word.number, weight=both.weight))
        else:
            out.append(word)
    return out
