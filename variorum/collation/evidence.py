"""What speaks for one document owing words to another: copied passages, shared errors, a stated source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.collation.shingles import folded, publisher_of, words_of
from variorum.collation.spellings import rare_spellings
from variorum.lexicon import words as vocabulary
from variorum.model import Document, Passage, Span

BRACKETS = re.compile(r"\([^)]*\)")
_NAME = re.compile(r"[^\W_]+")

EvidenceKind = Literal["copied", "cited", "error"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why document `left` may owe words to `right`: "copied" passages (`share` of the words of `left` that stand in
    `right`), `right`'s publisher "cited" by name, or an "error" in a name that both have. `span` is in `left`.

    For "copied" there is one each way; nothing is said about who copied.
    """

    left: str
    right: str
    kind: EvidenceKind
    span: Span
    share: float
    reason: str


def evidence(documents: Sequence[Document], passages: Iterable[Passage]) -> tuple[Evidence, ...]:
    """Everything that speaks for one document owing words to another, by left, right, kind and place."""
    order = {document.id: n for n, document in enumerate(documents)}
    found = [*copied(documents, passages), *shared_errors(documents), *_cited(documents)]
    return tuple(sorted(found, key=lambda e: (order[e.left], order[e.right], e.kind, e.span, e.reason)))


def copied(documents: Sequence[Document], passages: Iterable[Passage]) -> Iterator[Evidence]:
    """How much of each document stands in passages of each other one that has any, by ids."""
    starts = {d.id: [span.start for span in words_of(d).spans] for d in documents}
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for p in passages:
        if p.left in starts and p.right in starts:
            spans[p.left, p.right].append(p.left_span)
            spans[p.right, p.left].append(p.right_span)
    for (left, right), shared in sorted(spans.items()):
        words = len({n for s in shared for n in range(*(bisect_left(starts[left], at) for at in (s.start, s.end)))})
        share = words / max(1, len(starts[left]))
        reason = f"{words} of its {len(starts[left])} words stand in {len(shared)} passages of the other"
        yield Evidence(left, right, "copied", max(shared, key=lambda s: (s.end - s.start, -s.start)), share, reason)


def shared_errors(documents: Sequence[Document]) -> Iterator[Evidence]:
    """The rare spellings that two documents share, for each of the two."""
    texts = {document.id: document.text for document in documents}
    for spelling in rare_spellings(documents):
        for left, span in spelling.places:
            for right, _ in spelling.places:
                if left != right:
                    reason = f"both write {span.of(texts[left])!r} where others write {spelling.usual!r}"
                    yield Evidence(left, right, "error", span, 0.0, reason)


def _cited(documents: Sequence[Document]) -> Iterator[Evidence]:
    """Publishers that a document of another names in full, at the first place where it does."""
    by_name: dict[tuple[str, ...], list[Document]] = defaultdict(list)
    for document in documents:
        for name in _publisher_names(document):
            by_name[name].append(document)
    lengths = sorted({len(name) for name in by_name}, reverse=True)
    for document in documents:
        seen: set[str] = set()
        words = name_words(document.text)
        for n in range(len(words)):
            for window in (words[n : n + length] for length in lengths):
                for other in by_name.get(tuple(word for word, _ in window), ()):
                    if other.id not in seen and publisher_of(other) != publisher_of(document):
                        seen.add(other.id)
                        span = Span(window[0][1].start, window[-1][1].end)
                        reason = f"it names {span.of(document.text)!r}, the publisher of the other"
                        yield Evidence(document.id, other.id, "cited", span, 0.0, reason)


def name_words(text: str) -> list[tuple[str, Span]]:
    """The words of a text that tell names apart: without articles and single letters."""
    words = ((folded(match[0]), Span(*match.span())) for match in _NAME.finditer(text))
    return [(word, span) for word, span in words if len(word) > 1 and word not in vocabulary("time.articles")]


def _publisher_names(document: Document) -> set[tuple[str, ...]]:
    """The names of at least two words by which the publisher is known: the whole, and what stands before a comma."""
    parts = re.split("[,:;]", BRACKETS.sub(" ", document.metadata.publisher or ""))
    names = [tuple(word for word, _ in name_words(" ".join(parts[: n + 1]))) for n in range(len(parts))]
    return {name for name in names if len(name) > 1}
