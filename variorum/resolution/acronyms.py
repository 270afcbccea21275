"""Whether an abbreviation may stand for a full name, in its own language or in another."""

from __future__ import annotations

from functools import lru_cache

from variorum.language.name_keys import begins
from variorum.resolution.forms import Form, Word
from variorum.resolution.vocabulary import vocabulary

_MOST_WORDS = 9
_SMALL = frozenset("adefilouwy")
_OVER_SMALL = 0.995
_LONGEST_BEGINNING = 4
# So many translations of a word are tried: the lists begin with English, Spanish, French, Italian and Portuguese, whose
# abbreviations English texts keep.
_ABBREVIATING = 8


@lru_cache(maxsize=65536)
def in_order(short: str, full: Form) -> bool:
    """Whether `short` is the initials of the words of `full`, small words counted or not."""
    small = vocabulary().particles
    whole = "".join(w[0] for w in full.order)
    big = "".join(w[0] for w in full.order if w not in small)
    words = [w for w in full.order if w not in small]
    return len(short) > 1 and (short in (whole, big) or (len(short) < 2 * len(words) and begins(short, words)))


@lru_cache(maxsize=65536)
def translated(short: str, full: Form) -> float:
    """How much of `full` the letters of `short` cover, each word in any language and the words in any order: [0,1].

    0 where a letter is left over. A word may be passed over; the weight of those covered, of all, is the value.
    """
    words = full.words
    if len(words) > _MOST_WORDS or len(short) < 2 or len(words) < 2:
        return 0.0
    total = sum(word.weight for word in words)
    return _cover(short, tuple(words), 0) / total


def _cover(short: str, words: tuple[Word, ...], used: int) -> float:
    """The most weight that beginnings of distinct unused words can cover while spelling `short`; 0 if they cannot."""
    best = 0.0
    for at, word in enumerate(words):
        if used >> at & 1:
            continue
        for size in _beginnings(short, word):
            if size == len(short):
                best = max(best, word.weight)
            elif rest := _cover(short[size:], words, used | 1 << at):
                best = max(best, word.weight + rest)
    # One letter may stand for a small word between two others ("and", "of", "-i-").
    if used and len(short) > 1 and short[0] in _SMALL and not used >> len(words) & 1:
        best = max(best, _cover(short[1:], words, used | 1 << len(words)) * _OVER_SMALL)
    return best


@lru_cache(maxsize=262144)
def _beginnings(short: str, word: Word) -> tuple[int, ...]:
    """How many letters of the start of `short` may be the beginning of `word` or of a translation of it."""
    texts = [word.text, *(t for sense in sorted(word.senses) for t in vocabulary().translations[sense][:_ABBREVIATING])]
    if word.number is not None:
        texts.append(str(word.number))
    out = set()
    for text in texts:
        for size in range(1, min(len(text), len(short), _LONGEST_BEGINNING) + 1):
            if short[:size] == text[:size]:
                out.add(size)
    return tuple(sorted(out))
