"""Compiling a dossier: which claim is shown where, in which words and order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from variorum.dossier.figures import names_in_use, strengths, ties
from variorum.dossier.record import Dossier, Entry, Group, Section, Source, Subject
from variorum.dossier.states import states
from variorum.dossier.variants import Collator, siglum
from variorum.dossier.when import bounded, in_words, order
from variorum.dossier.wording import sentence, source_name, type_title, voice
from variorum.lexicon import lexicon
from variorum.model import Check, Claim, Document, Entity, Filler, Finding, Issue, Passage, ReviewState, Span, Strip
from variorum.ontology import claim_types

_OTHER = "other"  # the ontology's section of what no type covers
_STATEMENTS, _PEOPLE, _OTHERS = "statements", "people", "others"


def compile_dossier(
    subject: Entity,
    claims: Iterable[Claim],
    documents: Sequence[Document],
    entities: Sequence[Entity] = (),
    issues: Sequence[Issue] = (),
    *,
    sentences: Mapping[str, Sequence[Span]] | None = None,
    extractor: str = "variorum",
    findings: Sequence[Finding] = (),
    passages: Iterable[Passage] = (),
    checks: Iterable[Check] = (),
    strips: Iterable[Strip] = (),
    reviews: Mapping[str, ReviewState] | None = None,
) -> Dossier:
    """Everything that `claims` say about `subject` and others, in display order; a claim given twice is kept once.

    A claim is about the subject where a filler carries the subject's entity id. `sentences` maps document ids to
    their sentences, for the share that was understood. The order of `documents` is that of the sigla. `findings` and
    `passages` are what collation made of the same claims and documents.

    Raises: KeyError where a claim's document is not among `documents`.
    """
    unique = {claim.id: claim for claim in claims}
    known = {entity.id: entity for entity in (*entities, subject)}
    sigla = {document.id: siglum(i) for i, document in enumerate(documents)}
    names = {entity.id: entity.name for entity in known.values()} | {d.id: _publisher(d) for d in documents}
    entries = _entries(unique, subject, documents, names)
    if reviews:
        entries = [replace(entry, review=reviews.get(entry.id)) for entry in entries]
    collator = Collator(unique, documents, passages, subject.id)
    sections = _sections(entries)
    placed = {entry.id: section.name for section in sections for entry in section.entries}
    return Dossier(
        subject=subject,
        sources=tuple(_source(d, sigla[d.id], unique.values(), (sentences or {}).get(d.id)) for d in documents),
        sections=sections,
        names=names_in_use(subject, entries),
        strengths=strengths(entries, documents),
        ties=ties(subject, entries, known),
        subjects=_subjects(unique.values(), known),
        entities=tuple(sorted(known.values(), key=lambda entity: (entity.name.casefold(), entity.id))),
        issues=tuple(dict.fromkeys((*(issue for document in documents for issue in document.issues), *issues))),
        extractor=extractor,
        variants=collator.variants(findings, names),
        standings=collator.standings(findings, _untyped()) if findings and len(documents) > 1 else (),
        states=states(unique.values(), placed, documents, findings),
        checks=tuple(checks),
        strips=tuple(strips),
    )


def compile_figures(
    subject: Entity, claims: Iterable[Claim], documents: Sequence[Document], entities: Sequence[Entity] = ()
) -> Dossier:
    """Of the dossier that `compile_dossier` makes, only what pictures and tables of one subject show: sections, names, counts of
    strength, ties. It takes a small part of the time.

    Raises: KeyError where a claim's document is not among `documents`.
    """
    unique = {claim.id: claim for claim in claims}
    known = {entity.id: entity for entity in (*entities, subject)}
    names = {entity.id: entity.name for entity in known.values()} | {d.id: _publisher(d) for d in documents}
    entries = _entries(unique, subject, documents, names)
    return Dossier(
        subject=subject,
        sources=(),
        sections=_sections(entries),
        names=names_in_use(subject, entries),
        strengths=strengths(entries, documents),
        ties=ties(subject, entries, known),
        entities=tuple(sorted(known.values(), key=lambda entity: (entity.name.casefold(), entity.id))),
    )


def _entries(
    claims: Mapping[str, Claim], subject: Entity, documents: Sequence[Document], names: Mapping[str, str]
) -> list[Entry]:
    """The claims worded and placed, in order of time."""
    people = _people(claims.values(), subject)
    sigla = {document.id: siglum(i) for i, document in enumerate(documents)}
    rank = {document.id: i for i, document in enumerate(documents)}
    made = [
        _entry(key, claim, _section(claim, subject, people), names=names, siglum=sigla[claim.document])
        for key, claim in claims.items()
    ]
    return sorted(made, key=lambda entry: _order(entry, rank))


def _untyped() -> frozenset[str]:
    """The claim types of sentences that were not understood."""
    return frozenset(name for name, kind in claim_types().items() if kind.section == _OTHER)


def _publisher(document: Document) -> str:
    """Whom to name as saying what the document says: its publisher, author or title, else the document's name.

    Never its first heading, which says what a part of it is about ("History"), not whose it is.
    """
    known = document.metadata
    return known.publisher or known.author or known.title or document.name


def _source(document: Document, letters: str, claims: Iterable[Claim], sentences: Sequence[Span] | None) -> Source:
    """The document with its counts."""
    own = [claim for claim in claims if claim.document == document.id]
    typed = [claim for claim in own if claim_types()[claim.type].section != _OTHER]
    counts: dict[str, int | None] = {}
    if sentences is not None:
        said, anything = _touched(sentences, typed), _touched(sentences, own)
        counts = {"sentences": len(sentences), "typed": said, "silent": len(sentences) - anything}
    return Source(
        siglum=letters,
        document=document,
        publisher=_publisher(document),
        undated=document.metadata.published is None,
        claims=len(typed),
        statements=len(own) - len(typed),
        **counts,
    )


def _touched(sentences: Sequence[Span], claims: Iterable[Claim]) -> int:
    """How many of the sentences share a code point with one of the claims."""
    spans = sorted((claim.start, claim.end) for claim in claims)
    count, position = 0, 0
    reach: list[tuple[int, int]] = []
    for sentence_ in sorted(sentences):
        while position < len(spans) and spans[position][0] < sentence_.end:
            reach.append(spans[position])
            position += 1
        reach = [span for span in reach if span[1] > sentence_.start]
        count += bool(reach)
    return count


def fillers(claim: Claim) -> list[Filler]:
    """All fillers of the claim, in the order of its roles."""
    return [filler for _, group in claim.roles for filler in group]


def bearer(claim: Claim) -> Filler | None:
    """Whose claim it is: the first filler of its first filled role that an entity may fill."""
    for role in claim_types()[claim.type].roles:
        if role.kind.startswith("entity") and (found := claim.role(role.name)):
            return found[0]
    return None


def _people(claims: Iterable[Claim], subject: Entity) -> frozenset[str]:
    """The entities that belong to the subject: bearers of claims of the people section that name it."""
    out = set()
    for claim in claims:
        if claim_types()[claim.type].section == _PEOPLE and any(f.entity == subject.id for f in fillers(claim)):
            who = bearer(claim)
            if who is not None and who.entity not in (None, subject.id):
                out.add(str(who.entity))
    return frozenset(out)


def _section(claim: Claim, subject: Entity, people: frozenset[str]) -> str:
    """The name of the section that shows the claim."""
    own = claim_types()[claim.type].section
    if own == _OTHER:
        return _STATEMENTS
    if any(filler.entity == subject.id for filler in fillers(claim)):
        for name, section in lexicon("wording")["sections"].items():
            role = section.get("takes", {}).get(claim.type)
            if role and any(filler.entity == subject.id for filler in claim.role(role)):
                return str(name)
        return own
    who = bearer(claim)
    return _PEOPLE if who is not None and who.entity in people else _OTHERS


def _entry(key: str, claim: Claim, section: str, *, names: Mapping[str, str], siglum: str) -> Entry:
    """The claim, worded and placed."""
    edtf = claim.time.edtf if claim.time else None
    before, after = voice(claim, names)
    return Entry(
        id=key,
        claim=claim,
        siglum=siglum,
        before=before,
        sentence=sentence(claim, names),
        after=after,
        when=bounded(edtf),
        when_words=in_words(edtf),
        section=section,
        group=_group(claim, lexicon("wording")["sections"].get(section, {}), names),
    )


def _group(claim: Claim, section: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The title of the group that holds the claim within its section."""
    by = section.get("group", "type")
    if by == "bearer":
        who = bearer(claim)
        return names.get(who.entity or "", " ".join(who.text.split())) if who else source_name(claim.document, names)
    return type_title(claim.type) if by == "type" else ""


def _order(entry: Entry, rank: Mapping[str, int]) -> tuple[Any, ...]:
    """Sorts by time, undated last, then by document, place in the text and id."""
    claim = entry.claim
    return (*order(claim.time.edtf if claim.time else None), rank[claim.document], claim.start, claim.end, entry.id)


def _sections(entries: Sequence[Entry]) -> tuple[Section, ...]:
    """The sections in display order; one that only the ontology knows follows the worded ones.

    Groups stand in the ontology's order where they are claim types, else by falling number of claims.
    """
    held: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        held[entry.section][entry.group].append(entry)
    wording = lexicon("wording")["sections"]
    order = {type_title(name): i for i, name in enumerate(claim_types())}
    out = []
    for name in (*wording, *sorted(set(held) - set(wording))):
        told = wording.get(name, {})
        titles = sorted(held[name].items(), key=lambda item: (order.get(item[0], len(order)), -len(item[1]), item[0]))
        out.append(
            Section(
                name=name,
                title=told.get("title", name.capitalize()),
                note=told.get("note", ""),
                groups=tuple(Group(title, tuple(group)) for title, group in titles),
                drawn=frozenset(picture for picture in ("timeline", "network") if told.get(picture)),
            )
        )
    return tuple(out)


def _subjects(claims: Iterable[Claim], known: Mapping[str, Entity]) -> tuple[Subject, ...]:
    """The entities that claims are about, most first."""
    counts = Counter(who.entity for claim in claims if (who := bearer(claim)) and who.entity in known)
    found = [Subject(known[key], count) for key, count in counts.items() if key is not None]
    return tuple(sorted(found, key=lambda line: (-line.claims, line.entity.name.casefold(), line.entity.id)))
