"""What the `@` atoms of a surface pattern stand for: where a run of that sort, begun at a token, ends."""

from __future__ import annotations

from collections.abc import Callable

from variorum.extraction import runs
from variorum.extraction.lifetimes import LIVES
from variorum.extraction.reading import Reading
from variorum.model import Mention, Sentence

_RUN = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def _mention_end(kinds: tuple[str, ...]) -> Callable[[Reading, int, Sentence], int | None]:
    def end(reading: Reading, at: int, sentence: Sentence) -> int | None:
        mention: Mention | None = reading.mention_from(at)
        return mention.last if mention and mention.kind in kinds and mention.last <= sentence.last else None

    return end


def _caps(reading: Reading, at: int, sentence: Sentence) -> int | None:
    text = reading.tokens[at].text
    letters = [c for c in text if c.isalpha()]
    shouted = len(letters) >= 2 and sum(c.isupper() for c in letters) * 2 >= len(letters) and text[0].isupper()
    if not shouted or len(text) > 12:
        return None
    end = at + 1
    while end + 1 < sentence.last and reading.tokens[end].text in ("-", "/") and reading.tokens[end + 1].text.isupper():
        end += 2
    return end


def _proper(reading: Reading, at: int, sentence: Sentence) -> int | None:
    if not reading.tokens[at].text[:1].isupper():
        return None
    end = at + 1
    while end < sentence.last and (
        reading.tokens[end].text[:1].isupper()
        or reading.tokens[end].text in ("-", "'s", "’s", "of", "the", "e", "al", "de", "and", "for")
    ):
        end += 1
    while not reading.tokens[end - 1].text[:1].isupper():
        end -= 1
    return end


def _phrase(reading: Reading, at: int, sentence: Sentence) -> int | None:
    end = at
    while end < sentence.last and (reading.tokens[end].pos in _RUN or reading.tokens[end].text in ("-", "'s", "’s")):
        end += 1
    while end > at and reading.tokens[end - 1].pos not in ("NOUN", "PROPN"):
        end -= 1
    return end if end > at else None


def _thing(reading: Reading, at: int, sentence: Sentence) -> int | None:
    end = at
    while end < sentence.last and (
        reading.tokens[end].pos in _RUN | {"DET"} or reading.tokens[end].norm in ("'s", "of", "for", "-", "and")
    ):
        end += 1
    while end > at and reading.tokens[end - 1].pos not in ("NOUN", "PROPN"):
        end -= 1
    return end if end > at else None


def phrases_to(reading: Reading, at: int, sentence: Sentence, last: frozenset[str]) -> list[int]:
    """Where noun phrases begun at `at` end in a word of `last`; longest first."""
    end, out = at, []
    while end < sentence.last and (reading.tokens[end].pos in _RUN or reading.tokens[end].text in ("-", "'s", "’s")):
        end += 1
        if reading.tokens[end - 1].lemma.lower() in last:
            out.append(end)
    return out[::-1]


def _last_of(found: list[tuple[int, int]]) -> int | None:
    return found[-1][1] if found else None


def _number(reading: Reading, at: int, sentence: Sentence) -> int | None:
    quantity = reading.quantities.get(at)
    return quantity.last if quantity and quantity.first == at and quantity.last <= sentence.last else None


def _time(reading: Reading, at: int, sentence: Sentence) -> int | None:
    time = reading.times.get(at)
    return time.last if time and time.first == at and time.last <= sentence.last else None


WIDE: dict[str, Callable[[Reading, int, Sentence], int | None]] = {
    "name": _mention_end(("name",)),
    "mention": _mention_end(("name", "description", "pronoun")),
    "caps": _caps,
    "proper": _proper,
    "np": _phrase,
    "thing": _thing,
    "calling": runs.calling,
    "gloss": runs.gloss,
    "described": runs.described,
    "sort": runs.sort_of,
    "quote": runs.quotation,
    "names": lambda reading, at, sentence: _last_of(runs.names(reading, at, sentence)),
    "quotes": lambda reading, at, sentence: _last_of(runs.quotations(reading, at, sentence)),
    **LIVES,
    "number": _number,
    "time": _time,
}
"""The end of the run that begins at a token, None where none does, by the name of the atom."""

LISTS: dict[str, Callable[[Reading, int, Sentence], list[tuple[int, int]]]] = {
    "names": runs.names,
    "quotes": runs.quotations,
}
"""The items of a list that begins at a token, as token ranges, by the name of the atom."""
