"""Which matches of the grammar their neighbours rule out: counts, law numbers, verbs that look like months."""

from __future__ import annotations

from functools import cache

from variorum.language.time_rules import Match
from variorum.language.time_words import Words
from variorum.lexicon import words as word_list


@cache
def _list(name: str) -> frozenset[str]:
    return word_list(f"time.{name}")


def allowed(match: Match, words: Words) -> bool:
    """Whether the words around a match let it be a time."""
    before = words.text[match.first - 1] if match.first else ""
    after = words.text[match.last] if match.last < len(words.text) else ""
    if match.rule.name == "year":
        return _year(match, words, before, after)
    if match.rule.name == "month":
        return _month(match, words, before)
    return True


def _year(match: Match, words: Words, before: str, after: str) -> bool:
    if match.last - match.first > 1:
        return True
    if before in _list("currency") or after in _list("counted") or before in _list("number_heads"):
        return False
    if before == "[" and after == "]":
        return False
    return not (before == "-" and words.end[match.first - 2] == words.start[match.first - 1] and words.sign[match.first - 2] == "x")


def _month(match: Match, words: Words, before: str) -> bool:
    word = words.text[match.last - 1]
    if match.last - match.first > 1 or word not in _list("months_ambiguous"):
        return True
    return before in _list("year_cues")
