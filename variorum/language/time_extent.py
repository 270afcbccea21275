"""How far an expression reaches: what "of" and "after" add to a length of time.

TIMEX3 marks whole phrases: "two months of siege", "the day after the battle".
Source: TIMEX3 annotation guidelines (TIDES 2005, 4.1: the extent of a markable is its full phrase).
"""

from __future__ import annotations

from variorum.language.time_reading import Reading
from variorum.language.time_words import Words, listed

_LONGEST = 10  # words of a complement


def complete(readings: list[Reading], words: Words) -> None:
    """Extends the readings whose rule takes a complement, never into the next reading."""
    if not readings:
        return
    walls = [*(reading.first for reading in readings[1:]), len(words.text)]
    for reading, wall in zip(readings, walls, strict=True):
        if reading.takes == "of" and reading.last < wall and words.text[reading.last] == "of":
            end = _complement(words, reading.last + 1, wall)
            reading.last = end if end > reading.last + 1 else reading.last
        elif reading.takes == "event":
            reading.last = _complement(words, reading.last, wall)


def _complement(words: Words, at: int, wall: int) -> int:
    """The end of the phrase that begins at word `at`; `at` itself where there is none before `wall`."""
    end = at
    while end < len(words.text) and end - at < _LONGEST and end <= wall:
        word = words.text[end]
        if word in listed("complement_stops") or not (word[:1].isalnum() or word in listed("joints")):
            break
        if end > at and _new_phrase(words, end):
            break
        end += 1
    if end > wall:
        return at
    while end > at and words.text[end - 1] in listed("loose_ends"):
        end -= 1
    return end


def _new_phrase(words: Words, at: int) -> bool:
    """Whether word `at` begins another phrase: an article, a name or a verb form right after a plain noun."""
    if words.text[at - 1] in listed("loose_ends") or not words.source[words.start[at - 1]].islower():
        return False
    word = words.text[at]
    return word in listed("articles") or words.source[words.start[at]].isupper() or word.endswith("ed")
