"""What a designation claim says, taken apart: who, by whom, put on or taken off which list, when, and in a document of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.checking.dating import Reach, begun, ended
from variorum.checking.lists import list_meant, nature_meant
from variorum.checking.naming import NameKind, kind_of
from variorum.dates import bounds
from variorum.lexicon import lexicon
from variorum.model import Claim, Document, Entity, Filler, Says
from variorum.resolution.authorities import Authority, authority_among, authority_of


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is asked about: an entity, or a claim's subject that has none (`id` ""). `names` start with the main one."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says. `began` is when the listing or removal is said to have been, `ended` when a listing is said to have
    ended as well. `list` is the id of the list meant, `nature` what kind of list, both "" where the words tell none.
    `words` name the authority as printed. `ends_too` is whether the document tells the end of the listing elsewhere.
    """

    claim: Claim
    subject: Subject
    authority: Authority | None
    words: str
    list: str
    nature: str
    says: Says
    began: Reach | None
    ended: Reach | None
    published: str | None
    title: str
    ends_too: bool = False

    @property
    def denied(self) -> bool:
        """Whether the claim is that it is not so."""
        return self.claim.status == "denied"


def subjects_of(claims: Iterable[Claim], entities: Iterable[Entity]) -> Mapping[str, Subject]:
    """The subjects of the claims by `subject_key`, each with the names of its entity and of all its claims."""
    known = {entity.id: entity for entity in entities}
    fillers: dict[str, list[Filler]] = {}
    for claim in claims:
        for filler in claim.role("subject"):
            fillers.setdefault(subject_key(claim, filler), []).append(filler)
    return {key: _subject(known.get(found[0].entity or ""), found) for key, found in fillers.items()}


def entity_subject(entity: Entity) -> Subject:
    """An entity as it is asked about by itself."""
    return Subject(entity.id, entity.name, _distinct((entity.name, *entity.names)), kind_of(entity.type))


def subject_key(claim: Claim, filler: Filler) -> str:
    """What tells subjects apart: the entity, or the words in their document."""
    return filler.entity or f"{claim.document} {filler.text}"


def said_of(claim: Claim, subject: Subject, authority: Filler | None, document: Document | None) -> Said:
    """What the claim says of one subject and one authority."""
    edtf = claim.time.edtf if claim.time is not None else None
    labels = tuple(filler.text for filler in claim.role("designation"))
    words = authority.text if authority is not None else ""
    who = _authority(authority, labels, _year(edtf))
    action = {word for filler in claim.role("action") for word in filler.text.casefold().split()}
    return Said(
        claim=claim,
        subject=subject,
        authority=who,
        words=words,
        list=_list(who, labels, words, claim.quote),
        nature=nature_meant(labels),
        says="removed" if action & set(lexicon("listings")["removed"]) else "listed",
        began=begun(edtf) if edtf is not None else None,
        ended=ended(edtf) if edtf is not None else None,
        published=document.metadata.published if document is not None else None,
        title=document.title if document is not None else claim.document,
    )


def _subject(entity: Entity | None, fillers: Sequence[Filler]) -> Subject:
    """Words that stand for a name ("the group") are no name where names are known."""
    own = tuple(name for filler in fillers for name in filler.names) or tuple(filler.text for filler in fillers)
    if entity is not None:
        return Subject(entity.id, entity.name, _distinct((entity.name, *entity.names, *own)), kind_of(entity.type))
    return Subject(fillers[0].entity or "", own[0], _distinct(own), kind_of(fillers[0].type))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _authority(filler: Filler | None, labels: Sequence[str], year: int | None) -> Authority | None:
    """Who is said to have done it: by the words, by the other names of the body, by a list that only one authority keeps."""
    names = (filler.text, *filler.names) if filler is not None else ()
    found = authority_among(names, year=year)
    if found is not None or filler is not None:
        return found
    return next((made for label in labels if (made := authority_of(label)) is not None and made.told == "list"), None)


def _list(who: Authority | None, labels: Sequence[str], words: str, quote: str) -> str:
    if who is None:
        return ""
    return list_meant((*labels, words), who) or (list_meant((quote,), who) if _hollow(labels) else "")


def _hollow(labels: Sequence[str]) -> bool:
    """Whether the labels tell nothing of the list, so that the sentence is asked."""
    return not nature_meant(labels) and all(len(label.split()) == 1 for label in labels)


def _year(edtf: str | None) -> int | None:
    """The year of a time that lies in one."""
    if edtf is None:
        return None
    first = bounds(edtf).earliest
    known = begun(edtf)
    one = known.earliest is not None and known.latest is not None and known.earliest.year == known.latest.year
    return first.year if one and first is not None else None
