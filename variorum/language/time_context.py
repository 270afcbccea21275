"""What stands around a reading and bears on when it is: brackets, headings, tense, neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.language.time_reading import Reading
from variorum.language.time_words import BREAK, OTHER, Words, listed

_HEADING = 14  # words a heading has at most
_CLAUSE = 8  # words over which "had" colours a time
_REACH = 10  # words from "two years after" to the date of what it counts from


@dataclass(frozen=True, slots=True)
class Context:
    """Where a reading stands.

    `aside`: it does not move the time in focus (in brackets, as an attribute, in the past perfect, after "since").
    `lean`: 1 where the words look forward ("until"), -1 where back ("since", "had").
    `heading`: the index of the first word of the heading it is in, None in running text.
    `same`: it says again when the expression before it was ("On 2 May, the day after the vote,").
    `sentence`: the number of its sentence. `attribute`: `aside` only because it is an attribute of a noun.
    `named`: a date without a year that is part of a name ("the March 8 Alliance").
    `counted`: a length counted from an event that the text names but does not date here.
    `on`: the date to its right that it belongs to ("at 5 pm on 3 May", "two years after the fire of 1911").
    """

    aside: bool = False
    lean: int = 0
    heading: int | None = None
    same: bool = False
    sentence: int = 0
    attribute: bool = False
    named: bool = False
    counted: bool = False
    on: Reading | None = None


def contexts(readings: list[Reading], words: Words) -> list[Context]:
    """The context of each reading, in order. Before that, months without a year take a partner's year."""
    _lend_years(readings, words)
    depth, sentence = _depths(words), _sentences(words)
    out = []
    for i, reading in enumerate(readings):
        lean = _lean(reading, words)
        attribute = _attributive(reading, words)
        back = reading.shift < 0 and reading.kind in ("offset", "unit")
        bare_next = (
            reading.rule == "next_unit" and words.text[reading.first] not in listed("definite") and not reading.month
        )
        aside = depth[reading.first] > 0 or (lean != 0 and not _resumes(reading, words)) or back or bare_next
        previous = readings[i - 1] if i else None
        same, on = (
            _same(previous, reading, words),
            _on(reading, readings[i + 1] if i + 1 < len(readings) else None, words),
        )
        out.append(
            Context(
                aside=aside or attribute,
                lean=lean,
                heading=_heading(reading, words),
                same=same,
                sentence=sentence[reading.first],
                attribute=attribute and not aside,
                named=_named(reading, words),
                counted=_counted(reading, words) and on is None and not same,
                on=on,
            )
        )
    return out


def _depths(words: Words) -> list[int]:
    """How many brackets are open at each word; a paragraph's end closes them."""
    depth, out = 0, []
    for word, sign in zip(words.text, words.sign, strict=True):
        if sign == BREAK:
            depth = 0
        elif word in ("(", "["):
            depth += 1
        out.append(depth)
        if word in (")", "]"):
            depth = max(0, depth - 1)
    return out


def _sentences(words: Words) -> list[int]:
    """The number of the sentence of each word, told by full stops and paragraph ends."""
    number, out = 0, []
    for word, sign in zip(words.text, words.sign, strict=True):
        out.append(number)
        number += sign == BREAK or word in (".", "!", "?")
    return out


def _resumes(reading: Reading, words: Words) -> bool:
    """ "until 1993, when the king returned": the story goes on from there."""
    following = words.text[reading.last : reading.last + 2]
    return len(following) == 2 and following[0] == "," and following[1] in listed("resuming")


def _named(reading: Reading, words: Words) -> bool:
    """Whether a date without a year is part of a name: "the March 8 Alliance"."""
    at = reading.last
    if reading.kind != "date" or reading.year is not None or reading.month is None or at >= len(words.text):
        return False
    if reading.first and words.text[reading.first - 1] in listed("dating"):
        return False
    return (
        words.sign[at] == OTHER
        and words.source[words.start[at]].isupper()
        and words.text[at] not in listed("function_words")
    )


def _counted(reading: Reading, words: Words) -> bool:
    """ "two years after the treaty": an event follows, whether or not the expression takes it in."""
    if reading.takes != "event":
        return False
    if words.text[reading.last - 1] not in listed("event_words"):
        return True
    following = words.text[reading.last] if reading.last < len(words.text) else ""
    return following[:1].isalnum() and following not in listed("complement_stops")


def _lean(reading: Reading, words: Words) -> int:
    before = words.text[reading.first - 1] if reading.first else ""
    if before in listed("forward"):
        return 1
    if before in listed("backward"):
        return -1
    for i in range(reading.first - 1, max(-1, reading.first - _CLAUSE - 1), -1):
        if words.sign[i] == BREAK or not (words.text[i][:1].isalnum() or words.text[i] in listed("joints")):
            return 0
        if words.text[i] in listed("past_perfect"):
            return -1
    return 0


def _attributive(reading: Reading, words: Words) -> bool:
    """Whether the date stands before a noun after an article: "the May 2007 high", "his 1995 book"."""
    if reading.kind != "date" or reading.year is None or reading.season or reading.first == 0:
        return False
    after = reading.last
    return (
        words.text[reading.first - 1] in listed("articles") | listed("possessives")
        and after < len(words.text)
        and words.sign[after] == OTHER
        and words.source[words.start[after]].islower()
        and words.text[after] not in listed("function_words")
    )


def _heading(reading: Reading, words: Words) -> int | None:
    """The first word of the short line without a full stop that holds the reading; None in running text."""
    first = reading.first
    while first > 0 and words.sign[first - 1] != BREAK:
        first -= 1
        if reading.first - first > _HEADING:
            return None
    last = reading.last
    while last < len(words.text) and words.sign[last] != BREAK:
        last += 1
        if last - first > _HEADING:
            return None
    return None if last == len(words.text) or words.text[last - 1] in (".", "!", "?", ";", ":", ",") else first


def _same(previous: Reading | None, reading: Reading, words: Words) -> bool:
    if previous is None or previous.day is None or previous.kind != "date" or reading.takes not in ("event", "of"):
        return False
    if reading.kind not in ("offset", "unit"):
        return False
    return " ".join(words.text[previous.last : reading.first]) in listed("appositions")


def _on(reading: Reading, following: Reading | None, words: Words) -> Reading | None:
    if following is None or following.kind != "date":
        return None
    between = words.text[reading.last : following.first]
    if reading.kind == "clock" and following.day is not None and len(between) <= 4:
        return following if "." not in between and BREAK not in words.sign[reading.last : following.first] else None
    if reading.kind == "offset" and reading.takes == "event" and following.year is not None and len(between) <= _REACH:
        return following if all(word[:1].isalnum() or word in listed("joints") for word in between) else None
    return None


def _lend_years(readings: list[Reading], words: Words) -> None:
    """ "from October to March 1945", "April and June 1955", "the Spring Offensive of 1918"."""
    for left, right in zip(reversed(readings[:-1]), reversed(readings[1:]), strict=True):
        if left.kind != "date" or right.kind != "date":
            continue
        if left.decade and right.decade and right.decade < 0 < left.decade:  # "the 480s and 470s BC"
            left.decade = (
                -left.decade
                if " ".join(words.text[left.last : right.first]) in listed("lending_links")
                else left.decade
            )
        if right.year is None or left.year is not None:
            continue
        if not (left.month or left.season):
            continue
        between = words.text[left.last : right.first]
        if not (right.month or right.season):
            if (
                right.part == ""
                and 0 < len(between) <= 3
                and between[-1] == "of"
                and BREAK not in words.sign[left.last : right.first]
            ):
                left.year = right.year
        elif " ".join(between) in listed("lending_links"):
            later = bool(left.month and right.month and left.month > right.month)
            left.year = right.year - later
