"""The several names that one text holds: around a slash, "also known as"; and what in brackets is part of a name."""

from __future__ import annotations

import re
from functools import cache

from variorum.resolution.meanings import place_of, plain, senses_of
from variorum.resolution.vocabulary import vocabulary

_LETTER_MORE = re.compile(r"([A-Z]{2,6})/([A-Z])(\W.*)?")
# French and Italian words that lose their vowel before another.
_ELISION = re.compile(r"\b([dl])['’](?=[^\W\d_])", re.IGNORECASE)
_SHORTEST_PART = 2


def alternatives(name: str) -> list[str]:
    """The names that `name` holds, in order; none where it is but one, or where a slash adds a telling word only."""
    if found := _LETTER_MORE.fullmatch(name):
        return [found[1] + (found[3] or ""), found[1][:-1] + found[2] + (found[3] or "")]
    parts = [part.strip() for part in name.split("/")]
    if len(parts) == 1 or any(set(plain(part)) <= set(vocabulary().telling) for part in parts[1:]):
        return []
    first, last = parts[0].split(), parts[-1]
    if len(parts) == 2 and len(first) > 1 and last.isalpha() and all(senses_of(word) for word in plain(last)):
        return [parts[0], " ".join([*first[:-1], last])]
    return [part for part in parts if len(part) > _SHORTEST_PART and not all(place_of(word) for word in plain(part))]


def also_called(name: str) -> list[str]:
    """The names that `name` joins by "also known as" and the like, in order; `name` alone where it joins none."""
    return [part for text in _also().split(name) if (part := text.strip(" ,;"))] or [name]


def tells_a_part(text: str) -> bool:
    """Whether what stands in brackets says which part is meant ("Maoist", "Karuna faction")."""
    words = plain(text)
    return set(words) <= set(vocabulary().telling) or any("faction" in senses_of(word) for word in words)


def without_elisions(text: str) -> str:
    """`text` with an article or preposition that lost its vowel as a word of its own ("d Ivoire")."""
    return _ELISION.sub(r"\1 ", text)


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"[\s,;]+(?:{'|'.join(map(re.escape, vocabulary().also))})[\s:]+", re.IGNORECASE)
