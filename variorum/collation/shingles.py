"""Words of documents and their shingles: which pairs of documents are worth laying side by side.

Windows of words are hashed to MinHash signatures and looked up by locality-sensitive hashing, so that documents which
share nothing are never compared.
Source: Broder, "On the resemblance and containment of documents" (1997), for shingles and MinHash; Leskovec, Rajaraman,
Ullman, "Mining of Massive Datasets", ch. 3, for the bands. Both as the library `datasketch` has them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from variorum.model import Document, Span

SHINGLE = 3
"""Words of a shingle: light rewording leaves most runs of three whole, and chance seldom repeats them."""
# A window holds any twelve words whole, and a copied phrase of ten makes up a fifth of what two windows hold.
_WINDOW, _STEP = 24, 12
# Signatures of 40 numbers in 20 bands of 2: two windows that share a fifth of their shingles meet with 56 %, those that
# share a third with 91 %; every longer passage gets several tries. Below the floor two windows met by chance.
_PERMUTATIONS, _BANDS, _ROWS, _FLOOR = 40, 20, 2, 0.12
# Documents with which one is laid side by side at most: copies of copies are still found to be one by their neighbours.
_NEIGHBOURS = 30
# Documents up to which each is laid beside each.
_DOZEN = 12
# Publishers who must all use a phrase before it may be common, and the share of all publishers from which it is.
_FEW, _MOST = 4, 0.5

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A document's running words in text order: `keys` folded for comparison, `spans` their places in the text.

    Headings, furniture and citation marks are left out: what many pages share of them is layout, not wording.
    """

    document: str
    keys: tuple[str, ...]
    spans: tuple[Span, ...]

    def shingles(self) -> Iterator[tuple[str, ...]]:
        """The runs of `SHINGLE` words, by their first word."""
        return zip(*(self.keys[n:] for n in range(SHINGLE)), strict=False)


def words_of(document: Document) -> Words:
    """The running words of a document; of one without blocks, all its words."""
    blocks = [b for b in document.blocks if b.kind not in ("heading", "furniture")]
    pieces = [(b.start, b.end, b.markers) for b in blocks] if document.blocks else [(0, len(document.text), ())]
    keys, spans = [], []
    for start, end, markers in pieces:
        starts = [marker.start for marker in markers]
        for match in _WORD.finditer(document.text, start, end):
            at = bisect_right(starts, match.start()) - 1
            if at < 0 or match.start() >= markers[at].end:
                keys.append(folded(match[0]))
                spans.append(Span(*match.span()))
    return Words(document.id, tuple(keys), tuple(spans))


def folded(word: str) -> str:
    """A word without case and diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def publisher_of(document: Document) -> str:
    """The publisher by which documents are told apart, the document's own id where none is known."""
    return " ".join(folded(word) for word in _WORD.findall(document.metadata.publisher or "")) or document.id


def common_shingles(documents: Sequence[Document], words: Sequence[Words]) -> frozenset[tuple[str, ...]]:
    """The shingles that most publishers use (at least four): set phrases, not wording. Editions of one count once."""
    publishers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    everybody = set()
    for document, found in zip(documents, words, strict=True):
        publisher = publisher_of(document)
        everybody.add(publisher)
        for shingle in found.shingles():
            publishers[shingle].add(publisher)
    enough = max(_FEW, _MOST * len(everybody))
    return frozenset(shingle for shingle, users in publishers.items() if len(users) >= enough)


def likely_pairs(words: Sequence[Words]) -> tuple[tuple[int, int], ...]:
    """The pairs of indices (smaller first, sorted) of documents some of whose windows have much the same shingles.

    Each document is paired with at most 30 earlier ones, those with most windows in common, then the nearest. Of a dozen
    documents all pairs are given: to compare them takes less than to load what would pick some.
    """
    if len(words) <= _DOZEN:
        return tuple((left, right) for right in range(len(words)) for left in range(right))
    from datasketch import MinHash, MinHashLSH  # here, as it takes most of a second that few documents can do without

    index = MinHashLSH(params=(_BANDS, _ROWS), num_perm=_PERMUTATIONS)
    blank = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)
    signatures: dict[tuple[int, int], MinHash] = {}
    copies: Counter[frozenset[bytes]] = Counter()
    pairs = []
    for n, found in enumerate(words):
        hits: Counter[int] = Counter()
        fresh = []
        for first, window in _windows(found):
            signature = blank.copy()
            signature.update_batch(sorted(window))
            near = {key[0] for key in index.query(signature) if signature.jaccard(signatures[key]) >= _FLOOR}
            hits.update(near)
            copies[window] += 1
            if copies[window] <= _NEIGHBOURS:  # further copies of the same words would only lengthen every answer
                fresh.append(((n, first), signature))
        for key, signature in fresh:
            signatures[key] = signature
            index.insert(key, signature, check_duplication=False)
        best = sorted(hits, key=lambda other: (-hits[other], n - other))[:_NEIGHBOURS]
        pairs += [(other, n) for other in best]
    return tuple(sorted(pairs))


def _windows(found: Words) -> Iterator[tuple[int, frozenset[bytes]]]:
    """The windows of a document, each with the index of its first word and its shingles."""
    shingles = [" ".join(shingle).encode() for shingle in found.shingles()]
    size = _WINDOW - SHINGLE + 1
    for first in range(0, max(1, len(shingles) - size + _STEP), _STEP):
        window = frozenset(shingles[first : first + size])
        if window:
            yield first, window
