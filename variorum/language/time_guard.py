"""Which matches of the grammar their neighbours rule out: counts, law numbers, verbs that look like months."""

from __future__ import annotations

from collections.abc import Callable

from variorum.language.time_rules import Match
from variorum.language.time_words import BREAK, OTHER, Words, listed

_CLOSING = frozenset(".,;:!?)]\"”’'-–—/")


def allowed(match: Match, words: Words) -> bool:
    """Whether the words around a match let it be a time."""
    last = match.last - 1
    named = words.text[last] in listed("named_times") and words.source[words.start[last]].isupper()
    if named and match.last - match.first > 1:
        return False  # "Parents for the Future"
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
    if at < 0 or words.sign[at] != OTHER or words.text[at] in listed("placing") | listed("function_words"):
        return False
    return words.source[words.start[at]].isupper()


def _year(match: Match, words: Words) -> bool:
    """A bare number of four digits that is no count, no amount and no part of a name."""
    if match.last - match.first > 1:
        return True
    before, after = _before(match, words), _after(match, words)
    opens = match.first > 0 and words.source[words.start[match.first - 1]].isupper() and before in listed("placing")
    if before in listed("currency") or (after in listed("counted") and not opens):
        return False
    if before in listed("thans"):
        return _before(match, words, 2) in listed("than_dates")
    if before in listed("number_heads") and not (
        before in listed("least") and _before(match, words, 3) in listed("since_until")
    ):
        return False
    if before == "[" and after == "]":
        return False
    if words.text[match.first].endswith("00") and before not in listed("dating") | listed("placing") | listed(
        "round_cues"
    ):
        return False  # "1200 were killed"
    return not _glued(match, words)


def _glued(match: Match, words: Words) -> bool:
    """Whether a hyphen or slash ties the number to an unknown word before it ("F-1000", an address on the web)."""
    at = match.first - 2
    return (
        _before(match, words) in ("-", "/")
        and at >= 0
        and words.sign[at] == OTHER
        and words.text[at] not in listed("glue_allowed")
        and words.end[at] == words.start[at + 1]
        and words.end[at + 1] == words.start[match.first]
    )


def _month(match: Match, words: Words) -> bool:
    """ "may" and "march" are verbs too, and "Black September" is a name."""
    word, before = words.text[match.last - 1], _before(match, words)
    if match.last - match.first > 1:
        return True
    if _after_name(match, words) or _after(match, words) in listed("day_names"):
        return False
    if _after(match, words) == "-" and match.last + 1 < len(words.text) and words.sign[match.last + 1] == OTHER:
        return False  # "Jan-Carl"
    if _name_follows(match, words) and before not in listed("placing") | listed("dating") | listed("articles"):
        return False  # "June Smith", "August von ..." are people
    if word not in listed("months_ambiguous"):
        return True
    return before in listed("year_cues") or (
        before in listed("indefinite") and _after(match, words) not in listed("function_words")
    )


def _season(match: Match, words: Words) -> bool:
    """ "fall" and "spring" are verbs and events too: they need a year, or an article and no "of" behind."""
    if not any(words.text[i] in listed("seasons_ambiguous") for i in range(match.first, match.last)):
        return True
    if any(label == "y" for label, _, _ in match.labels):  # a year stands with it
        return True
    first, last = words.text[match.first], words.text[match.last - 1]
    before, after = _before(match, words), _after(match, words)
    if after in listed("season_refused"):
        return False
    if before in listed("placing") and (first in listed("definite") or last not in listed("season_verbs")):
        return True
    return first in listed("definite") and (after in listed("season_joined") or not after or after in _CLOSING)


def _campaign(match: Match, words: Words) -> bool:
    word = words.text[match.last - 1]
    capital = words.source[words.start[match.last - 1]].isupper()
    return _after(match, words) in listed("campaigns") or (
        capital and word not in listed("season_verbs") and _name_follows(match, words)
    )


def _any_season(match: Match, words: Words) -> bool:
    return _after(match, words) in listed("seasonal")


def _close(match: Match, words: Words) -> bool:
    """A day without its month is followed by a pause or a function word, not by what it numbers."""
    after = _after(match, words)
    return (
        not after or after in _CLOSING or (after in listed("function_words") and after not in listed("season_refused"))
    )


def _attributive(match: Match, words: Words) -> bool:
    return (
        _after(match, words) == "-"
        or words.text[match.last - 1] in listed("daytime_ends")
        or _after(match, words) in listed("campaigns")
    )


def _name(match: Match, words: Words) -> bool:
    return _name_follows(match, words) or _after(match, words) in ("'", "’")


def _placed(match: Match, words: Words) -> bool:
    """ "this time" and "the time" need a preposition; "this period" and "this date" are times anywhere."""
    before, last = _before(match, words), words.text[match.last - 1]
    if words.text[match.first] in listed("time_placing"):
        return True
    if words.text[match.first] in listed("definite") and last in listed("loose_times"):
        return before in listed("time_placing")
    return before in listed("placing") or last not in listed("loose_times") or last in listed("firm_times")


def _holiday(match: Match, words: Words) -> bool:
    return match.last - match.first > 1 or _before(match, words) in listed("holiday_placing")


def _weekday(match: Match, words: Words) -> bool:
    """ "Black Tuesday", "Bloody Sunday" are names."""
    return not _after_name(match, words)


def _may_day(match: Match, words: Words) -> bool:
    return words.text[match.first] in listed("may") and words.source[words.start[match.first + 1]].isupper()


def _round(match: Match, words: Words) -> bool:
    """ "the 1980's": a decade only where the year ends in 0 and nothing follows that it could own."""
    after = _after(match, words)
    year = next(words.text[i] for label, _, i in match.labels if label == "c")
    return year.endswith("0") and (not after or after in _CLOSING or after in listed("function_words"))


_TESTS: dict[str, Callable[[Match, Words], bool]] = {
    "year": _year, "month": _month, "season": _season, "campaign": _campaign, "any_season": _any_season, "close": _close,
    "attributive": _attributive, "name": _name, "weekday": _weekday, "round": _round, "may_day": _may_day, "placed": _placed, "holiday": _holiday,
}  # fmt: skip
