"""Which matches of the grammar their neighbours rule out: counts, law numbers, verbs that look like months."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from variorum.language.time_rules import Match
from variorum.language.time_words import BREAK, OTHER, Words
from variorum.lexicon import words as word_list

_CLOSING = frozenset(".,;:!?)]\"”’'-–—/")


@cache
def _list(name: str) -> frozenset[str]:
    return word_list(f"time.{name}")


def allowed(match: Match, words: Words) -> bool:
    """Whether the words around a match let it be a time."""
    test = _TESTS.get(match.rule.needs)
    return test is None or test(match, words)


def _before(match: Match, words: Words, distance: int = 1) -> str:
    at = match.first - distance
    return words.text[at] if at >= 0 and words.sign[at] != BREAK else ""


def _after(match: Match, words: Words) -> str:
    return words.text[match.last] if match.last < len(words.text) and words.sign[match.last] != BREAK else ""


def _name_follows(match: Match, words: Words) -> bool:
    """Whether a capitalised word that the grammar does not know comes next ("the 24th Division")."""
    at = match.last
    return at < len(words.text) and words.sign[at] == OTHER and words.source[words.start[at]].isupper()


def _after_name(match: Match, words: Words) -> bool:
    """Whether a capitalised word that is no preposition stands right before ("Black September")."""
    at = match.first - 1
    if at < 0 or words.sign[at] != OTHER or words.text[at] in _list("placing") | _list("function_words"):
        return False
    return words.source[words.start[at]].isupper()


def _year(match: Match, words: Words) -> bool:
    """A bare number of four digits that is no count, no amount and no part of a name."""
    if match.last - match.first > 1:
        return True
    before, after = _before(match, words), _after(match, words)
    opens = match.first > 0 and words.source[words.start[match.first - 1]].isupper() and before in _list("placing")
    if before in _list("currency") or (after in _list("counted") and not opens):
        return False
    if before in _list("thans"):
        return _before(match, words, 2) in _list("than_dates")
    if before in _list("number_heads") and not (
        before in _list("least") and _before(match, words, 3) in _list("since_until")
    ):
        return False
    if before == "[" and after == "]":
        return False
    return not _glued(match, words)


def _glued(match: Match, words: Words) -> bool:
    """Whether a hyphen ties the number to an unknown word before it ("F-1000")."""
    at = match.first - 2
    return (
        _before(match, words) == "-"
        and at >= 0
        and words.sign[at] == OTHER
        and words.text[at] not in _list("glue_allowed")
        and words.end[at] == words.start[at + 1]
        and words.end[at + 1] == words.start[match.first]
    )


def _month(match: Match, words: Words) -> bool:
    """ "may" and "march" are verbs too, and "Black September" is a name."""
    word, before = words.text[match.last - 1], _before(match, words)
    if match.last - match.first > 1:
        return True
    if _after_name(match, words):
        return False
    if word not in _list("months_ambiguous"):
        return True
    return before in _list("year_cues") or (
        before in _list("indefinite") and _after(match, words) not in _list("function_words")
    )


def _season(match: Match, words: Words) -> bool:
    """ "fall" and "spring" are verbs and events too: they need a year, or an article and no "of" behind."""
    if not any(words.text[i] in _list("seasons_ambiguous") for i in range(match.first, match.last)):
        return True
    if any(label == "y" for label, _, _ in match.labels):  # a year stands with it
        return True
    first, last = words.text[match.first], words.text[match.last - 1]
    before, after = _before(match, words), _after(match, words)
    if after in _list("season_refused"):
        return False
    if before in _list("placing") and (first in _list("definite") or last not in _list("season_verbs")):
        return True
    return first in _list("definite") and (after in _list("season_joined") or not after or after in _CLOSING)


def _campaign(match: Match, words: Words) -> bool:
    word = words.text[match.last - 1]
    capital = words.source[words.start[match.last - 1]].isupper()
    return _after(match, words) in _list("campaigns") or (
        capital and word not in _list("season_verbs") and _name_follows(match, words)
    )


def _close(match: Match, words: Words) -> bool:
    """A day without its month is followed by a pause or a function word, not by what it numbers."""
    after = _after(match, words)
    return not after or after in _CLOSING or (after in _list("function_words") and after not in _list("season_refused"))


def _attributive(match: Match, words: Words) -> bool:
    return (
        _after(match, words) == "-"
        or words.text[match.last - 1] in _list("daytime_ends")
        or _after(match, words) in _list("campaigns")
    )


def _name(match: Match, words: Words) -> bool:
    return _name_follows(match, words) or _after(match, words) in ("'", "’")


def _placed(match: Match, words: Words) -> bool:
    """ "this time" and "the time" need a preposition; "this period" and "this date" are times anywhere."""
    before, last = _before(match, words), words.text[match.last - 1]
    if words.text[match.first] in _list("definite") and last in _list("loose_times"):
        return before in _list("time_placing")
    return before in _list("placing") or last not in _list("loose_times") or last in _list("firm_times")


def _holiday(match: Match, words: Words) -> bool:
    return match.last - match.first > 1 or _before(match, words) in _list("holiday_placing")


def _weekday(match: Match, words: Words) -> bool:
    """ "Black Tuesday", "Bloody Sunday" are names."""
    return not _after_name(match, words)


def _round(match: Match, words: Words) -> bool:
    """ "the 1980's": a decade only where the year ends in 0 and nothing follows that it could own."""
    after = _after(match, words)
    year = next(words.text[i] for label, _, i in match.labels if label == "c")
    return year.endswith("0") and (not after or after in _CLOSING or after in _list("function_words"))


_TESTS: dict[str, Callable[[Match, Words], bool]] = {
    "year": _year, "month": _month, "season": _season, "campaign": _campaign, "close": _close,
    "attributive": _attributive, "name": _name, "weekday": _weekday, "round": _round, "placed": _placed, "holiday": _holiday,
}  # fmt: skip
