"""Findings as a reader meets them: readings side by side, their apparatus, and how each source stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.collation.wording import without_quotes
from variorum.dossier.collated import Difference, Reading, Shared, Standing, Variant
from variorum.dossier.record import Dossier
from variorum.dossier.when import in_words
from variorum.dossier.wording import type_title
from variorum.model import Claim, Document, Finding, FindingVerdict, Passage

_VERDICTS: tuple[FindingVerdict, ...] = ("conflict", "supersede", "refine", "agree", "single")
_PASSAGES = 60  # shared passages that a source shows: more would drown its text


class Collator:
    """What the variants of one dossier are made from: its claims, documents and sigla."""

    def __init__(
        self, claims: Mapping[str, Claim], documents: Sequence[Document], passages: Iterable[Passage], subject: str
    ) -> None:
        self._claims, self._subject = claims, subject
        self._sigla = {document.id: siglum(index) for index, document in enumerate(documents)}
        self._texts = {document.id: document.text for document in documents}
        self._shared: dict[tuple[str, str], list[Shared]] = defaultdict(list)
        self._beside: dict[str, list[Shared]] = defaultdict(list)
        for passage in passages:
            if passage.left in self._sigla and passage.right in self._sigla:
                one = self._words(passage)
                self._shared[passage.left, passage.right].append(one)
                self._beside[passage.left].append(one)
                self._beside[passage.right].append(
                    Shared(one.right, one.right_words, one.left, one.left_words, one.share)
                )

    def variants(
        self, findings: Iterable[Finding], names: Mapping[str, str], *, every: bool = False
    ) -> tuple[Variant, ...]:
        """The findings that say more than one source does alone, or `every` one, the gravest first and of alike ones those
        about the subject.

        One that names a claim which the dossier lacks is left out.
        """
        made = [
            self._variant(one, names)
            for one in findings
            if (every or one.verdict != "single") and all(key in self._claims for key in one.claims)
        ]
        return tuple(sorted(made, key=lambda one: (_VERDICTS.index(one.verdict), not one.about)))

    def standings(self, findings: Iterable[Finding], unread: frozenset[str]) -> tuple[Standing, ...]:
        """How each source stands, in the order of the sigla; claims of the types in `unread` say nothing typed."""
        alone: dict[str, list[Claim]] = defaultdict(list)
        copied: dict[str, list[Claim]] = defaultdict(list)
        among: dict[str, dict[FindingVerdict, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in findings:
            claims = [self._claims[key] for key in one.claims if key in self._claims]
            if one.type in unread:
                continue
            documents = dict.fromkeys(claim.document for claim in claims)
            if len(documents) == 1:
                alone[claims[0].document] += claims
            elif one.verdict == "single":
                for claim in claims:
                    copied[claim.document].append(claim)
            else:
                for document in documents:
                    among[document][one.verdict].append(one.id)
        return tuple(
            Standing(
                letters,
                _in_text_order(alone[key]),
                _in_text_order(copied[key]),
                tuple((verdict, tuple(among[key][verdict])) for verdict in _VERDICTS if among[key][verdict]),
                self._of(key),
            )
            for key, letters in self._sigla.items()
        )

    def _heading(self, finding: Finding) -> str:
        """What a finding is about: its type's title, for an event what happened and when by its first claim that tells."""
        claims = [self._claims[key] for key in finding.claims]
        kind = next((claim.role("kind")[0].text for claim in claims if claim.role("kind")), "")
        if finding.type != "event" or not kind:
            return type_title(finding.type)
        when = next((in_words(claim.time.edtf) for claim in claims if claim.time), "")
        words = kind.replace("_", " ").capitalize()
        return f"{words}, {when}" if when else words

    def _variant(self, finding: Finding, names: Mapping[str, str]) -> Variant:
        readings = tuple(self._reading(n, keys, finding) for n, keys in enumerate(finding.readings, 1))
        number = {key: reading.number for reading in readings for key in reading.claims}
        subject = names.get(finding.subject or "", "")
        return Variant(
            id=finding.id,
            type=finding.type,
            title=f"{self._heading(finding)}: {subject}" if subject else self._heading(finding),
            verdict=finding.verdict,
            about=any(
                filler.entity == self._subject
                for key in finding.claims
                for _, fillers in self._claims[key].roles
                for filler in fillers
            ),
            readings=readings,
            differences=tuple(
                Difference(
                    number[one.left],
                    number[one.right],
                    one.relation,
                    one.differs,
                    one.reason,
                    without_quotes(one.reason, one.relation),
                )
                for one in finding.comparisons
                if one.left in number and one.right in number
            ),
            origins=self._origins(finding),
            shared=tuple(
                shared
                for origin in finding.origins
                for left in self._ordered(origin)
                for right in self._ordered(origin)
                for shared in self._shared.get((left, right), ())
                if self._carries(shared, finding)
            ),
            crowded=finding.crowded,
        )

    def _origins(self, finding: Finding) -> tuple[tuple[str, ...], ...]:
        """The sigla of the finding's documents by origin, in their order."""
        rank = {document: n for n, document in enumerate(self._sigla)}
        groups = sorted((self._ordered(origin) for origin in finding.origins), key=lambda group: rank[group[0]])
        return tuple(tuple(self._sigla[document] for document in group) for group in groups)

    def _reading(self, number: int, keys: Sequence[str], finding: Finding) -> Reading:
        documents = self._ordered({self._claims[key].document for key in keys})
        origin = {document: n for n, group in enumerate(finding.origins) for document in group}
        sigla = tuple(self._sigla[document] for document in documents)
        return Reading(number, tuple(keys), sigla, len({origin.get(document, document) for document in documents}))

    def _ordered(self, documents: Iterable[str]) -> list[str]:
        """The documents in the order of the sigla."""
        wanted = set(documents)
        return [document for document in self._sigla if document in wanted]

    def _words(self, passage: Passage) -> Shared:
        return Shared(
            self._sigla[passage.left],
            passage.left_span.of(self._texts[passage.left]),
            self._sigla[passage.right],
            passage.right_span.of(self._texts[passage.right]),
            passage.share,
        )

    def _carries(self, shared: Shared, finding: Finding) -> bool:
        """Whether one of the finding's claims is in the passage."""
        return any(
            self._claims[key].quote in words
            for key in finding.claims
            for letters, words in ((shared.left, shared.left_words), (shared.right, shared.right_words))
            if self._sigla[self._claims[key].document] == letters
        )

    def _of(self, document: str) -> tuple[Shared, ...]:
        """The passages that the document has a part in, the longest first, each with the document on its left."""
        found = self._beside.get(document, [])
        return tuple(sorted(found, key=lambda one: (-len(one.left_words), one.right, one.left_words))[:_PASSAGES])


def _in_text_order(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in sorted(claims, key=lambda c: (c.start, c.end, c.id)))


def all_variants(dossier: Dossier, findings: Iterable[Finding], passages: Iterable[Passage]) -> tuple[Variant, ...]:
    """All findings of the dossier's claims, single ones too, in the order of its own."""
    claims = {entry.id: entry.claim for entry in dossier.entries}
    documents = [source.document for source in dossier.sources]
    collator = Collator(claims, documents, passages, dossier.subject.id)
    return collator.variants(findings, {entity.id: entity.name for entity in dossier.entities}, every=True)


def siglum(index: int) -> str:
    """The short name of the source at `index` (from 0): A, B, ... Z, AA, AB, ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
