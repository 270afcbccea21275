"""Surface patterns: runs of words, names, numbers and quotations, for what no parse shows well.

pattern = element+                       parted by spaces; "^" the start of a sentence, "$" its end
element = [role=] atom [?|*]             "?" may be absent, "*" any number
atom    = 'word|word'                    words as parsed, in lower case
        | lemma:word|word                lemmas
        | lex:LEXICON.KEY                words or lemmas of a list
        | tag:NN|NNS, dep:appos          Penn tags, dependency labels
        | @name @person @org @place @mention      a mention of that sort, whole
        | @caps @proper @np @quote @number @time  an acronym, a run of capitalised words, a noun phrase, quoted words ...
        | @sort                   a coordinated run before a noun for bodies ("an oil, gas and coal company")
        | @gloss                  common words that fill a bracket and may translate what stands before it
        | @described              a noun for bodies with words before it that a name follows ("militant group")
        | @calling                words before a person's name that say what he or she is
        | @names @quotes @birth @death   a list of names or quotations: each fills the role once; the years of a life in brackets
        | @thing                          a noun phrase with articles, possessives and what it is "of"
        | @np:LEXICON.KEY                 a noun phrase whose last word is of the list
        | ~N                              up to N words of any sort
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from variorum.errors import DataError
from variorum.extraction.atoms import LISTS, WIDE, phrases_to
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Sentence

_ELEMENT = re.compile(r"(?:(?P<role>[a-z_]+)=)?(?P<atom>'[^']+'|[^\s?*]+)(?P<many>[?*]?)")
NAME_TYPES = {"person": "person", "org": "organization", "place": "place", "people": "people"}
_WORDED = ("word", "lemma", "lex")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern. `role` captures what it matched."""

    kind: str
    values: frozenset[str]
    role: str | None
    optional: bool
    repeated: bool


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern."""

    source: str
    elements: tuple[Element, ...]

    @cached_property
    def worded(self) -> tuple[Element, ...]:
        """The elements that must match and name their words."""
        fixed = [e for e in self.elements if not e.optional and not e.repeated]
        return tuple(e for e in fixed if e.kind in _WORDED)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern holds: token range `[first, last)` and the captured ranges by role."""

    first: int
    last: int
    captures: tuple[tuple[str, int, int], ...]


def compile_pattern(source: str) -> Pattern:
    """The compiled pattern.

    Raises: DataError where an element is not of the language.
    """
    elements = []
    for match in _ELEMENT.finditer(source):
        atom, many = match["atom"], match["many"]
        kind, values = _atom(atom)
        elements.append(Element(kind, values, match["role"], many in ("?", "*"), many == "*"))
    return Pattern(source, tuple(elements))


def _atom(atom: str) -> tuple[str, frozenset[str]]:
    if atom.startswith("'"):
        return "word", frozenset(atom.strip("'").split("|"))
    if atom in ("^", "$"):
        return atom, frozenset()
    if atom.startswith("~") and atom[1:].isdigit():
        return "gap", frozenset({atom[1:]})
    if atom.startswith("@") and (atom[1:] in NAME_TYPES or atom[1:] in WIDE):
        return atom[1:], frozenset()
    kind, _, rest = atom.partition(":")
    if kind in ("lex", "@np") and rest:
        return kind, words(rest)
    if kind in ("lemma", "tag", "dep") and rest:
        return kind, frozenset(rest.split("|"))
    raise DataError(f"not a pattern element: {atom!r}")


def matches(reading: Reading, pattern: Pattern) -> Iterator[Match]:
    """Where `pattern` holds, by start; of matches from one start the longest."""
    for sentence, starts in _searched(reading, pattern):
        reach = sentence.first
        for at in starts:
            found = _match(reading, pattern.elements, at, sentence) if at >= reach else None
            if found is not None:
                yield Match(at, found[0], tuple(found[1]))
                reach = max(found[0], at + 1)


def _searched(reading: Reading, pattern: Pattern) -> Iterator[tuple[Sentence, Sequence[int]]]:
    """The sentences that `pattern` may hold in, each with the tokens that a match may begin with, in text order.

    Looked up by the words that the pattern must have, the rarest first: to try every pattern at every token takes longer
    than all else in a rule.
    """
    first = pattern.elements[0]
    if not pattern.worded:
        for sentence in reading.analysis.sentences:
            yield sentence, _begun(reading, first, sentence.first, sentence.last)
        return
    places = sorted((_places(reading, element) for element in pattern.worded), key=len)
    if not places[0]:
        return
    for sentence, found in groupby(places[0], key=reading.sentence):
        last = max(found)
        if all(_within(other, sentence) for other in places[1:]):
            yield sentence, _begun(reading, first, sentence.first, last + 1)


def _within(places: Sequence[int], sentence: Sentence) -> bool:
    """Whether one of the places, in text order, is in the sentence."""
    at = bisect_left(places, sentence.first)
    return at < len(places) and places[at] < sentence.last


def _begun(reading: Reading, element: Element, first: int, last: int) -> Sequence[int]:
    """The tokens of `[first, last)` that a match may begin with, which begins with `element`."""
    if element.optional:
        return range(first, last)
    if element.kind in _WORDED:
        places = _places(reading, element)
        return places[bisect_left(places, first) : bisect_left(places, last)]
    if element.kind in _MENTIONS:
        return reading.mentions_from(range(first, last))
    return range(first, last)


_MENTIONS = frozenset({"name", "mention", *NAME_TYPES})


def _places(reading: Reading, element: Element) -> list[int]:
    """The tokens at which an element that names its words holds, in text order."""
    key = element.kind, element.values
    known = reading.places.get(key)
    if known is None:
        indexes = [reading.by_norm] * (element.kind != "lemma") + [reading.by_lemma] * (element.kind != "word")
        known = sorted({i for index in indexes for value in element.values & index.keys() for i in index[value]})
        reading.places[key] = known
    return known


_Captures = list[tuple[str, int, int]]


def _match(
    reading: Reading, elements: tuple[Element, ...], at: int, sentence: Sentence
) -> tuple[int, _Captures] | None:
    if not elements:
        return at, []
    element, rest = elements[0], elements[1:]
    for end in _ends(reading, element, at, sentence):
        tail = _match(reading, elements if element.repeated and end > at else rest, end, sentence)
        if tail is not None:
            return tail[0], _captured(reading, element, (at, end), sentence) + tail[1]
    if element.optional:
        return _match(reading, rest, at, sentence)
    return None


def _captured(reading: Reading, element: Element, span: tuple[int, int], sentence: Sentence) -> _Captures:
    """What `element` captures of the tokens it matched: one range, or of a list the range of each item."""
    at, end = span
    if not element.role or end <= at:
        return []
    spans = LISTS[element.kind](reading, at, sentence) if element.kind in LISTS else [span]
    return [(element.role, first, last) for first, last in spans]


def _ends(reading: Reading, element: Element, at: int, sentence: Sentence) -> list[int]:
    """The token indices at which `element`, begun at `at`, may end; longest first."""
    kind = element.kind
    if kind == "^":
        return [at] if at == sentence.first else []
    if kind == "$":
        rest = reading.tokens[at : sentence.last]
        return [at] if all(t.pos == "PUNCT" for t in rest) else []
    if kind == "gap":
        most = min(sentence.last, at + int(next(iter(element.values))))
        return list(range(at, most + 1))
    if at >= sentence.last:
        return []
    if kind in WIDE:
        end = WIDE[kind](reading, at, sentence)
        return [end] if end is not None else []
    if kind == "@np":
        return phrases_to(reading, at, sentence, element.values)
    if kind in NAME_TYPES:
        mention = reading.mention_from(at)
        return [mention.last] if mention and mention.type == NAME_TYPES[kind] and mention.last <= sentence.last else []
    return [at + 1] if _one(reading, element, at) else []


def _one(reading: Reading, element: Element, at: int) -> bool:
    token = reading.tokens[at]
    if element.kind == "word":
        return token.norm.lower() in element.values
    if element.kind == "lemma":
        return token.lemma.lower() in element.values
    if element.kind == "lex":
        return token.lemma.lower() in element.values or token.norm.lower() in element.values
    return (token.tag if element.kind == "tag" else token.dep) in element.values
