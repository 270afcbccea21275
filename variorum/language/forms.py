"""Part of speech and lemma of parsed words, worked out once for each word with its tag and dependency.

The model's rules look at one word with its tag and dependency, save for a few about two words in a row. To hold all
rules against every token costs an eighth of the whole parse, though most tokens come again and again; so a document
that none of the few can concern takes what the rules said of the same word before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULES = ("attribute_ruler", "lemmatizer")
"""The parts of the pipeline that follow from words, tags and dependencies alone."""

_Key = tuple[int, int, int]


class Forms:
    """What the rules of one model say: part of speech and lemma of each token."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._rules: list[Any] = [nlp.get_pipe(name) for name in RULES]
        self._joint = _signs_of_joint_patterns(self._rules[0].patterns)
        self._known: dict[_Key, tuple[str, str]] = {}

    def of(self, doc: Doc) -> list[tuple[str, str]]:
        """(lemma, part of speech) of each token of a document that is tagged and parsed."""
        signs = {t.lower_ for t in doc} | {t.dep_ for t in doc}
        if any(joint <= signs for joint in self._joint):
            return _forms(self.ruled(doc))
        keys: list[_Key] = [(t.orth, t.tag, t.dep) for t in doc]
        new = list(dict.fromkeys(key for key in keys if key not in self._known))
        if new:
            self._known.update(zip(new, self._ask(new), strict=True))
        return [self._known[key] for key in keys]

    def ruled(self, doc: Doc) -> Doc:
        """The document with all rules held against all its tokens."""
        for rule in self._rules:
            doc = rule(doc)
        return doc

    def _ask(self, keys: list[_Key]) -> list[tuple[str, str]]:
        """What the rules say of words that were not met before, each with its tag and dependency."""
        from spacy.tokens import Doc

        strings = self._nlp.vocab.strings
        words, tags, deps = ([strings[number] for number in column] for column in zip(*keys, strict=True))
        heads = list(range(len(words)))
        return _forms(self.ruled(Doc(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=heads)))


def _forms(doc: Doc) -> list[tuple[str, str]]:
    """As the rules say; but a verb's base form is its own lemma ("to found" is no form of "find")."""
    return [(t.lower_ if t.tag_ == "VB" and t.text.isalpha() else t.lemma_, t.pos_) for t in doc]


def _signs_of_joint_patterns(patterns: list[dict[str, Any]]) -> tuple[frozenset[str], ...]:
    """For each pattern over several tokens the words in lower case, and the dependencies, that it cannot do without."""
    joint = [tokens for entry in patterns for tokens in entry["patterns"] if len(tokens) > 1]
    return tuple(
        frozenset(t[kind] for t in tokens for kind in ("LOWER", "DEP") if isinstance(t.get(kind), str))
        for tokens in joint
    )


@lru_cache(maxsize=1)  # a model is loaded once a process
def forms_of(nlp: Language) -> Forms:
    """The forms that `nlp` gives."""
    return Forms(nlp)
