"""What a token must be for a step of a selector to keep it: the filters behind the slashes of `selectors.py`.

A filter is one of `FILTERS`, a type of name (`NAME_TYPES`), `lemma:LEXICON` (one of a list of fillers is enough for all of it;
an entry of two words is told by both), `each:LEXICON` (each for itself), `dep:LABEL` or `tag:TAG`; `!` before it gives the
contrary. What each keeps stands in `docs/extraction.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from variorum.errors import DataError
from variorum.extraction import bodies, clauses, happenings, nouns, places
from variorum.extraction.clauses import DOCUMENT
from variorum.extraction.lists import list_head
from variorum.extraction.phrasal import listed
from variorum.extraction.reading import Reading
from variorum.lexicon import words
from variorum.model import Mention

VERBAL = ("VERB", "AUX")
NAME_TYPES = {"person": "person", "org": "organization", "place": "place", "people": "people", "occasion": "event"}


def check_filter(name: str, source: str) -> None:
    """Let a filter of the selector `source` pass if it is of the language.

    Raises: DataError where it is none, or names no list of words.
    """
    plain = name.removeprefix("!")
    if plain.startswith(("lemma:", "each:")):
        words(plain.partition(":")[2])
    elif not plain.startswith(("dep:", "tag:")) and plain not in FILTERS and plain not in NAME_TYPES:
        raise DataError(f"unknown filter {name!r} in {source!r}")


def kept(reading: Reading, candidates: list[int], filters: tuple[str, ...]) -> list[int]:
    """The candidates that pass; with one of a list ("in Rome, X and Y") also those coordinated with it.

    Of several things in one list the recogniser often knows only some, but a list is of one sort.
    """
    if not filters or not candidates:
        return candidates
    passing = [t for t in candidates if _passes(reading, t, filters)]
    if not passing or len(passing) == len(candidates):
        return passing
    firm = tuple(f for f in filters if f.startswith(("!", "each:")) or f in _FIRM)
    lists = {list_head(reading, t) for t in passing}
    return [t for t in candidates if t in passing or (list_head(reading, t) in lists and _passes(reading, t, firm))]


def _type(reading: Reading, i: int) -> str | None:
    mention = _mention(reading, i)
    return mention.type if mention else None


def _mention(reading: Reading, i: int) -> Mention | None:
    """The mention that token `i` heads, or the name in apposition to it ("its founder, A, ...")."""
    own = reading.mentions.get(i)
    if own is not None:
        return own
    return next((reading.mentions[a] for a in nouns.named(reading, i)), None)


def _within_name(reading: Reading, i: int) -> bool:
    """Whether token `i` is one of the words of a longer name, not its head ("King" of a hotel) unless of a person's."""
    mention = reading.covering.get(i)
    if mention is None or mention.last - mention.first == 1:
        return False
    return mention.head != i or mention.type == "person"


def _determiner(reading: Reading, i: int) -> str:
    tokens = reading.tokens
    owned = reading.tree.first_below(i, "poss")
    if owned is not None:
        return tokens[owned].norm.lower()
    return next((tokens[c].norm.lower() for c in reading.tree.below(i, "det", "predet")), "")


FILTERS: dict[str, Callable[[Reading, int], bool]] = {
    "name": lambda r, i: i in r.mentions and r.mentions[i].kind == "name",
    "mention": lambda r, i: _mention(r, i) is not None,
    "inside": _within_name,
    "actor": lambda r, i: i in r.mentions or (r.tokens[i].pos in ("NOUN", "PROPN") and i not in r.times),
    "agent": lambda r, i: _mention(r, i) is not None or bodies.may_act(r, i),
    "somewhere": places.somewhere,
    "anywhere": places.anywhere,
    "money": lambda r, i: i in r.quantities and (r.quantities[i].unit or "").isupper(),
    "body": lambda r, i: _type(r, i) == "organization" or bodies.named_many(_mention(r, i), r),
    "quantity": lambda r, i: i in r.quantities,
    "time": lambda r, i: i in r.times,
    "noun": lambda r, i: r.tokens[i].pos in ("NOUN", "PROPN"),
    "adj": lambda r, i: r.tokens[i].pos == "ADJ",
    "verb": lambda r, i: r.tokens[i].pos in VERBAL,
    "infinitive": lambda r, i: r.tokens[i].tag == "VB",
    "gerund": lambda r, i: r.tokens[i].tag == "VBG",
    "plural": lambda r, i: r.tokens[i].tag in ("NNS", "NNPS"),
    "pronoun": lambda r, i: r.tokens[i].pos == "PRON",
    "passive": clauses.passive,
    "dated": happenings.dated,
    "habitual": happenings.habitual,
    "synthetic": lambda r, i: r.tokens[i].synthetic,
    "indefinite": lambda r, i: _determiner(r, i) in ("a", "an", "one", "another", ""),
    "bare": lambda r, i: _determiner(r, i) == "",
    "definite": lambda r, i: _determiner(r, i) in ("the", "this", "that"),
    "opening": lambda r, i: i in r.opening,
    "aside": lambda r, i: r.aside(i),
    "subject": lambda r, i: r.tree.first_below(i, "nsubj", "nsubjpass") is not None,
}


_FIRM = frozenset(
    {
        "noun",
        "verb",
        "infinitive",
        "gerund",
        "plural",
        "pronoun",
        "time",
        "quantity",
        "money",
        "passive",
        "subject",
        "dep:conj",
    }
)
"""Filters that each member of a list must pass itself."""


_DOCUMENT = frozenset({"mention", "name", "org", "body", "actor", "agent"})
"""What the document's own subject is; a `lemma:` or `each:` filter asks what sort of body it is told to be."""


def _passes(reading: Reading, i: int, filters: tuple[str, ...]) -> bool:
    for name in filters:  # no `all` over a generator: this is the inmost loop of the rules
        wanted, test, of_document = _test(name)
        if (of_document(reading) if i == DOCUMENT else test(reading, i)) is not wanted:
            return False
    return True


@cache
def _test(name: str) -> tuple[bool, Callable[[Reading, int], bool], Callable[[Reading], bool]]:
    """What the test of a filter must give, the test of a token, and that of the document's subject."""
    plain = name.removeprefix("!")
    kind, _, path = plain.partition(":")
    if kind in ("lemma", "each") and path:
        return plain == name, lambda r, i: listed(r, i, path), lambda r: bool(r.sorts & words(path))
    return plain == name, _token_test(plain, kind, path), lambda r: plain in _DOCUMENT


def _token_test(name: str, kind: str, value: str) -> Callable[[Reading, int], bool]:
    """The test of a filter that looks at more than a list of words."""
    if kind == "dep" and value:
        return lambda r, i: r.tokens[i].dep == value
    if kind == "tag" and value:
        return lambda r, i: r.tokens[i].tag == value
    if name in NAME_TYPES:
        return lambda r, i: _type(r, i) == NAME_TYPES[name]
    return lambda r, i: bool(FILTERS[name](r, i))
