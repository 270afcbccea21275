"""Which documents are witnesses of their own: copied wording is not a second witness, nor is the next edition.

Nothing here says who is right. Documents are parted into origins, and the evidence for it is kept, to be shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.collation.dating import published
from variorum.collation.evidence import BRACKETS, Evidence, copied, evidence, name_words, shared_errors
from variorum.collation.gathering import Groups
from variorum.collation.passages import shared_passages
from variorum.collation.shingles import folded, publisher_of
from variorum.dates import Day
from variorum.lexicon import words as vocabulary
from variorum.model import Claim, Document, Passage, Span

__all__ = ["Evidence", "Origins", "evidence", "independent", "origins_of", "shared_passages", "witnesses"]

# Shares of a document's running words that stand in passages of another, from which the two are one origin: as a rule,
# and where more speaks for it (one publisher, or shared errors). Below, only what was copied counts for its source.
# Source: a convention of this project, set by looking at the yearly editions of a government's handbook: neighbouring
# years share half of their words to all of them, documents of one publisher about two subjects less than a fifth.
_COPIED, _KIN = 0.5, 0.3
# Errors that two documents must share: one may be chance.
_ERRORS = 2
# The share of a claim's words that must stand in a passage.
_INSIDE = 0.6

_NAME = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Origins:
    """The independent origins of some documents: `groups` of ids, in the documents' order, and what was copied.

    `documents` are the ids in that order, `dates` the bounds of each document's date (first and last day),
    `passages` all shared passages, `publishers` the words of each document's publisher.
    """

    documents: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    passages: tuple[Passage, ...]
    dates: Mapping[str, tuple[Day, Day]]
    publishers: Mapping[str, frozenset[str]]

    def of(self, claims: Iterable[Claim]) -> tuple[tuple[str, ...], ...]:
        """The documents of the claims, parted into origins, both in the documents' order.

        A document all of whose claims were copied from others, or are told as another publisher's, counts for the
        source of most of them (then the earliest, then the first); one with a claim in its own words stays apart.
        Where dates do not tell who copied, neither is a second witness.
        """
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            told[claim.document].append(claim)
        group = self._group
        joined = []
        for document, own in told.items():
            source = self._source(own)
            if source is not None:
                joined.append((group[document], group[source]))
        ordered = sorted(told, key=self._rank.__getitem__)
        heads = dict.fromkeys(h for pair in joined for h in pair) | dict.fromkeys(group[d] for d in ordered)
        head = {h: n for n, part in enumerate(_united(tuple(heads), joined)) for h in part}
        parts: dict[int, list[str]] = defaultdict(list)
        for document in ordered:
            parts[head[group[document]]].append(document)
        return tuple(tuple(part) for part in parts.values())

    @cached_property
    def _group(self) -> dict[str, str]:
        """The first document of each document's group."""
        return {document: group[0] for group in self.groups for document in group}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {document: n for n, document in enumerate(self.documents)}

    @cached_property
    def _copied(self) -> dict[str, list[tuple[Span, str]]]:
        """For each document its passages that may have been copied, with where from."""
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for p in self.passages:
            if not self._before(p.left, p.right):
                found[p.left].append((p.left_span, p.right))
            if not self._before(p.right, p.left):
                found[p.right].append((p.right_span, p.left))
        return {document: sorted(spans, key=lambda s: (s[0], self._rank[s[1]])) for document, spans in found.items()}

    def _before(self, document: str, other: str) -> bool:
        """Whether the document was surely published before the other."""
        first, second = self.dates.get(document), self.dates.get(other)
        return first is not None and second is not None and first[1] < second[0]

    def _source(self, claims: Sequence[Claim]) -> str | None:
        """The document to which all claims of one document are owed most, None where one of them is its own."""
        owed: dict[str, int] = defaultdict(int)
        for claim in claims:
            sources = self._owed(claim)
            if not sources:
                return None
            for source in sources:
                owed[source] += 1
        return min(owed, key=lambda d: (-owed[d], d not in self.dates, self.dates.get(d), self._rank[d]))

    def _owed(self, claim: Claim) -> set[str]:
        """The documents that have the claim's words, or whose publisher is told to say so."""
        length = claim.end - claim.start
        sources = {
            source
            for span, source in self._copied.get(claim.document, ())
            if min(span.end, claim.end) - max(span.start, claim.start) >= _INSIDE * length
        }
        if claim.attribution is not None:
            sources |= self._speaking(claim.attribution.text, self.publishers.get(claim.document, frozenset()))
        return sources

    def _speaking(self, told: str, publisher: frozenset[str]) -> set[str]:
        """The documents whose publisher `told` names: words of its name alone, and more than one, all, or its letters.

        `publisher` is that of the document that says so, which is no other than itself.
        """
        names = [word for word in _NAME.findall(told) if word[0].isupper() and len(word) > 1]
        speaker = frozenset(map(folded, names)) - vocabulary("time.articles")
        letters = any(word.isupper() and len(word) > 2 for word in names)
        return {
            document
            for document in (self._by_word.get(min(speaker), ()) if speaker else ())
            if (name := self.publishers[document]) != publisher
            and speaker <= name
            and (len(speaker) > 1 or speaker == name or letters)
        }

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The documents by each word of their publishers' names."""
        found: dict[str, list[str]] = defaultdict(list)
        for document, name in self.publishers.items():
            for word in name:
                found[word].append(document)
        return found


def witnesses(documents: Sequence[Document], passages: Iterable[Passage]) -> Origins:
    """The origins of the documents, worked out once for all findings. `passages` are `shared_passages(documents)`."""
    known = tuple({document.id: document for document in documents}.values())
    shared = tuple(passages)
    dates = {}
    for document in known:
        dated = published(document)
        if dated is not None:
            dates[document.id] = dated
    names = {
        document.id: frozenset(word for word, _ in name_words(BRACKETS.sub(" ", document.metadata.publisher or "")))
        for document in known
    }
    groups = _groups(known, shared, dates)
    return Origins(tuple(document.id for document in known), groups, shared, dates, names)


def independent(documents: Sequence[Document], passages: Iterable[Passage]) -> tuple[tuple[str, ...], ...]:
    """The documents' ids parted into independent origins, groups and ids in the documents' order.

    Two are one origin where at least half of the words of the one that may be the copier stand in passages of the
    other; three tenths are enough within one publisher (yearly editions) and with two shared errors in names.
    """
    return witnesses(documents, passages).groups


def _groups(
    documents: Sequence[Document], passages: Sequence[Passage], dates: Mapping[str, tuple[Day, Day]]
) -> tuple[tuple[str, ...], ...]:
    publishers = {document.id: publisher_of(document) for document in documents}
    errors: dict[tuple[str, str], int] = defaultdict(int)
    for sign in shared_errors(documents):
        errors[sign.left, sign.right] += 1
    joined = []
    for sign in copied(documents, passages):
        pair = (sign.left, sign.right)
        kin = publishers[pair[0]] == publishers[pair[1]]
        first, second = (dates.get(document) for document in pair)
        earlier = first is not None and second is not None and first[1] < second[0]
        enough = _KIN if kin or errors[pair] >= _ERRORS else _COPIED
        if sign.share >= enough and (kin or not earlier):
            joined.append(pair)
    return _united([document.id for document in documents], joined)


def origins_of(
    claims: Iterable[Claim], documents: Sequence[Document], passages: Iterable[Passage]
) -> tuple[tuple[str, ...], ...]:
    """The documents of the claims, parted into independent origins. For many sets of claims, use `witnesses` once."""
    return witnesses(documents, passages).of(claims)


def _united(documents: Sequence[str], groups: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The finest partition in which every group is whole, in the documents' order."""
    numbers = {document: number for number, document in enumerate(documents)}
    united = Groups(len(documents))
    for first, *others in groups:
        for other in others:
            united.join(numbers[first], numbers[other])
    return tuple(tuple(documents[number] for number in group) for group in united.all())
