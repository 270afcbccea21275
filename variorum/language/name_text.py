"""The tokens of a document with what finding names asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.language.name_keys import is_acronym
from variorum.language.name_words import first_word, listed
from variorum.model import Token

NAME_LABELS = frozenset(
    {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)  # Source: OntoNotes 5 labels of spaCy's English models; the others are times and numbers.


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `[first, last)` that are a name; `label` is the recogniser's, "" where it saw none.

    `known` says that the words are a name declared in the document or in the gazetteer.
    """

    first: int
    last: int
    label: str
    known: bool = False


class Words:
    """The tokens of a document with what finding names asks of them again and again."""

    __slots__ = ("_capital", "_opens", "_wordy", "ends", "flat", "lower", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.flat = _SPACE.sub(" ", text).translate(_APOSTROPHES)
        self.lower = [t.norm.lower() for t in tokens]
        self._capital = [_capital(t.norm) and not t.synthetic and MARKS.isdisjoint(t.norm) for t in tokens]
        refused = listed("names.not_names")
        self._wordy = [
            capital and t.pos not in _NO_NAME and (low not in refused or self._person_opens(t))
            for t, low, capital in zip(tokens, self.lower, self._capital, strict=True)
        ]
        self._opens = [first_word(t.text) if self._may_open(t) else None for t in tokens]
        self.ends = {t.end: t.i + 1 for t in tokens if t.start < t.end}

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital, other than that of a clause whose subject is unsaid."""
        return self._capital[i]

    def said(self, first: int, last: int) -> str:
        """The words from token `first` up to, not including, token `last`, single spaces between them."""
        return " ".join(self.flat[self.tokens[first].start : self.tokens[last - 1].end].split())

    def _may_open(self, token: Token) -> bool:
        """Whether a name known beforehand may begin with `token`."""
        if token.synthetic:
            return False
        return token.text[:1].isupper() or token.text[:1].isdigit() or self.lower[token.i] in PARTS

    def bracketed(self, i: int) -> bool:
        """Whether token `i` stands in round brackets that open and close within 40 tokens of it."""
        for k in range(i - 1, max(-1, i - 40), -1):
            if self.tokens[k].text == ")":
                return False
            if self.tokens[k].text == "(":
                return any(t.text == ")" for t in self.tokens[i + 1 : i + 40])
        return False

    def glued(self, i: int) -> bool:
        """Whether no white space stands between token `i` and the one before."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start and not self.tokens[i].synthetic

    def name_word(self, i: int, first: int) -> bool:
        """Whether token `i` of the sentence that begins at `first` may be a word of a name."""
        if not self._wordy[i]:
            return False
        token = self.tokens[i]
        return i > first or token.pos == "PROPN" or token.ent[2:] in NAME_LABELS or self._foreign(i)

    def _person_opens(self, token: Token) -> bool:
        """Whether a word that is no name as a rule begins a person's name of two words ("April Jones")."""
        after = self.tokens[token.i + 1].ent if token.i + 1 < len(self.tokens) else ""
        return token.ent == "B-PERSON" and token.tag == "NNP" and after == "I-PERSON"

    def _foreign(self, i: int) -> bool:
        """Whether token `i` has letters that English lacks, and another capitalised word follows ("Médecins Sans")."""
        return not self.tokens[i].norm.isascii() and i + 1 < len(self.tokens) and self.capital(i + 1)

    def match(self, i: int, forms: Mapping[str, tuple[str, ...]], *, exact: bool) -> int | None:
        """The end of the longest of `forms` that begins at token `i` and ends with a token, None for none."""
        opening = self._opens[i]
        if opening is None:
            return None
        start = self.tokens[i].start
        for form in forms.get(opening, ()):
            words = self.flat[start : start + len(form)]
            last = self.ends.get(start + len(form))
            if last is not None and (words == form or (not exact and _alike(words, form))):
                return last
        return None


_NO_NAME = frozenset({"PUNCT", "PRON", "DET"})


def _capital(word: str) -> bool:
    """Whether a word begins with a capital, or as brands do with one small letter before it ("eBay")."""
    return word[:1].isupper() or (len(word) > 3 and word[1].isupper() and word[0].islower() and word.isalpha())


_SPACE = re.compile(r"\s")
_APOSTROPHES = str.maketrans("’‘", "''")
MARKS = frozenset('"“”()[]{}<>')
PARTS = listed("names.particles")


def _alike(words: str, form: str) -> bool:
    """Whether `words` are `form` but for capitals; an abbreviation keeps its capitals."""
    if words.casefold() != form.casefold():
        return False
    return not is_acronym(form) or len(form) > 4 or words.isupper()
