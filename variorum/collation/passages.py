"""Passages that two documents share, copied or lightly reworded, with their exact places in both texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from variorum.collation.shingles import SHINGLE, Words, common_shingles, likely_pairs, publisher_of, words_of
from variorum.model import Document, Passage, Span

# What makes a passage: words repeated in all, words repeated in one run, and the share of the shorter side repeated.
# Names of bodies and offices run to five or six words, and two of them may well stand side by side in any two texts.
# Source: chosen on the shared texts of different publishers, where every passage that they leave was read.
_WORDS, _RUN, _SHARE = 8, 6, 0.6
# Words put in, left out or replaced between two runs of one passage.
_GAP = 5
# A phrase that everybody uses is no copying, unless it is this long: so many words nobody finds twice by himself.
_LONG = 40
# A shingle that a document repeats more often than this leads nowhere ("the United States of").
_REPEATS = 8

Shingles = dict[tuple[str, ...], list[int]]


@dataclass(slots=True)
class _Chain:
    """Runs that follow each other on both sides: word indices, half-open; `longest` run in words."""

    left: int
    left_end: int
    right: int
    right_end: int
    longest: int


def shared_passages(documents: Iterable[Document]) -> tuple[Passage, ...]:
    """The passages of at least eight words that two documents share, by documents in their order, then place.

    `left` is the earlier of the two in the order of publisher, date and id, in which editions are neighbours. The
    words of the passages stand at their spans in both texts. Phrases that most publishers use do not count.
    """
    ordered = sorted(
        {d.id: d for d in documents}.values(), key=lambda d: (publisher_of(d), d.metadata.published or "", d.id)
    )
    if len(ordered) < 2:
        return ()
    words = [words_of(document) for document in ordered]
    common = common_shingles(ordered, words)
    places = [_places(found) for found in words]
    return tuple(
        passage
        for left, right in likely_pairs(words)
        for passage in _aligned((words[left], places[left]), (words[right], places[right]), common)
    )


def _places(found: Words) -> Shingles:
    """Where each shingle of a document begins, without those it repeats too often."""
    places = defaultdict(list)
    for n, shingle in enumerate(found.shingles()):
        places[shingle].append(n)
    return {shingle: at for shingle, at in places.items() if len(at) <= _REPEATS}


def _aligned(
    left: tuple[Words, Shingles], right: tuple[Words, Shingles], common: frozenset[tuple[str, ...]]
) -> list[Passage]:
    """The passages that two documents share, each word of either in one at most, the longest first served."""
    chains = _chains(_runs(left[1], right[1]))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    passages = []
    for chain in sorted(chains, key=lambda c: (c.left - c.left_end, c.left, c.right)):
        lefts, rights = range(chain.left, chain.left_end), range(chain.right, chain.right_end)
        if taken_left.isdisjoint(lefts) and taken_right.isdisjoint(rights):
            passage = _passage(chain, left[0], right[0], common)
            if passage is not None:
                passages.append(passage)
                taken_left.update(lefts)
                taken_right.update(rights)
    return sorted(passages, key=lambda p: (p.left_span, p.right_span))


def _runs(left: Shingles, right: Shingles) -> list[tuple[int, int, int]]:
    """The longest runs of words that stand in both: first word left, first word right, words; in order."""
    meets = [(a - b, a, b) for shingle, at in left.items() for a in at for b in right.get(shingle, ())]
    runs: list[tuple[int, int, int]] = []
    last: tuple[int, int, int] | None = None
    for meet in sorted(meets):
        diagonal, a, b = meet
        if last is not None and (last[0], last[1] + 1) == (diagonal, a):
            first, other, length = runs[-1]
            runs[-1] = (first, other, length + 1)
        else:
            runs.append((a, b, SHINGLE))
        last = meet
    return sorted(runs)


def _chains(runs: Sequence[tuple[int, int, int]]) -> list[_Chain]:
    """Runs joined where at most `_GAP` words of either side lie between them."""
    done: list[_Chain] = []
    open_: list[_Chain] = []
    for a, b, length in runs:
        still: list[_Chain] = []
        for chain in open_:
            (still if a - chain.left_end <= _GAP else done).append(chain)
        open_ = still
        near = [c for c in open_ if b > c.right and -SHINGLE < b - c.right_end <= _GAP and a > c.left_end - SHINGLE]
        if near:
            chain = min(near, key=lambda c: abs((a - c.left_end) - (b - c.right_end)))
            chain.left_end, chain.right_end = max(chain.left_end, a + length), max(chain.right_end, b + length)
            chain.longest = max(chain.longest, length)
        else:
            open_.append(_Chain(a, a + length, b, b + length, length))
    return done + open_


def _passage(chain: _Chain, left: Words, right: Words, common: frozenset[tuple[str, ...]]) -> Passage | None:
    """The passage of a chain, None where it is too short, too loose, or made of what everybody says."""
    if chain.longest < _RUN:
        return None
    ours, theirs = left.keys[chain.left : chain.left_end], right.keys[chain.right : chain.right_end]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    repeated = sum(block.size for block in blocks)
    share = repeated / min(len(ours), len(theirs))
    if repeated < _WORDS or share < _SHARE:
        return None
    if repeated < _LONG and _own(ours, blocks, common) < _WORDS:
        return None
    return Passage(
        left.document,
        Span(left.spans[chain.left].start, left.spans[chain.left_end - 1].end),
        right.document,
        Span(right.spans[chain.right].start, right.spans[chain.right_end - 1].end),
        round(share, 4),
    )


def _own(ours: tuple[str, ...], blocks: Sequence[tuple[int, int, int]], common: frozenset[tuple[str, ...]]) -> int:
    """How many repeated words are in no common phrase."""
    set_phrases = {
        n + k for n in range(len(ours) - SHINGLE + 1) if ours[n : n + SHINGLE] in common for k in range(SHINGLE)
    }
    return sum(1 for at, _, size in blocks for n in range(at, at + size) if n not in set_phrases)
