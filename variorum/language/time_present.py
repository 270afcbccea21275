"""When "now" is: the document's date, where the words are the writer's present and not the story's."""

from __future__ import annotations

from variorum.language.time_value import Placed
from variorum.language.time_words import BREAK, Words, listed

_NEAR = 3  # words between "now" and the verb that puts it into the present


def present_edtf(placed: Placed, words: Words, published: str | None) -> str | None:
    """The document's date for "currently" and the like, None for other expressions and undated documents.

    "now" and "today" are often the story's ("the army now turned east"): they need a verb in the present near by.
    """
    reading = placed.reading
    if placed.value != "PRESENT_REF" or reading.kind != "fixed" or not published:
        return None
    said = words.text[reading.first : reading.last]
    if not any(word in listed("narrative_present") for word in said):
        return published
    near = [*_run(words, reading.first - 1, -1), *_run(words, reading.last, 1)]
    return published if any(word in listed("present_verbs") for word in near) else None


def _run(words: Words, at: int, step: int) -> list[str]:
    """The next words in one direction, up to the end of the clause."""
    out: list[str] = []
    while 0 <= at < len(words.text) and len(out) < _NEAR:
        word = words.text[at]
        if words.sign[at] == BREAK or not (word[:1].isalnum() or word[0] in "'’"):
            break
        out.append(word)
        at += step
    return out
