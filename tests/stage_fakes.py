"""Small stages that need no language model: sentences end with a full stop, and two patterns make claims.

They are functions of a module, so that they reach worker processes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from variorum.dossier import Dossier
from variorum.edition import Stages
from variorum.errors import DocumentError
from variorum.model import (
    Analysis,
    Block,
    Check,
    Claim,
    Comparison,
    Document,
    Entity,
    Filler,
    Finding,
    FindingVerdict,
    Judgement,
    Metadata,
    Passage,
    Referent,
    Sentence,
    Strip,
    Time,
)

_SENTENCE = re.compile(r"[^.\n]+\.")
_FOUNDED = re.compile(r"(?P<subject>[A-Z][\w' ]+?) was founded in (?P<time>\d{4})")
_BASED = re.compile(r"(?P<subject>[A-Z][\w' ]+?) is based in (?P<place>[A-Z]\w+)")


@dataclass(frozen=True)
class Resolution:
    """What the fake resolution gives."""

    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    judgements: tuple[Judgement, ...]


def read(content: Path | bytes, name: str, metadata: Metadata) -> Document:
    """One block a file; an empty file is refused."""
    data = content if isinstance(content, bytes) else content.read_bytes()
    if not data:
        raise DocumentError("the file is empty", where=name, hint="Give a file with text in it.")
    text = data.decode()
    return Document(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        name=name,
        media_type="text/plain",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        metadata=metadata,
    )


def load_model() -> str:
    """The model is a word."""
    return "model"


def refuse_model() -> str:
    """A model that nobody may load."""
    raise AssertionError("the language model was loaded")


def analyse(document: Document, model: Any) -> Analysis:
    """Sentences by full stops; the document is about the subject of its first claim."""
    assert model == "model"
    if "explode" in document.text:
        raise ZeroDivisionError("a fault of ours")
    sentences = tuple(Sentence(0, 0, m.start(), m.end(), 0, 0) for m in _SENTENCE.finditer(document.text))
    first = _FOUNDED.search(document.text)
    referents = (Referent((first["subject"].strip(),), "organization"),) if first else ()
    return Analysis(document.id, (), sentences, referents=referents, subject=0 if first else None)


def extract(document: Document, analysis: Analysis) -> tuple[Claim, ...]:
    """`founded` and `location` claims."""
    claims = []
    for type_, pattern in (("founded", _FOUNDED), ("location", _BASED)):
        for match in pattern.finditer(document.text):
            parts = match.groupdict()
            roles = [("subject", (_filler(match, "subject"),))]
            if "place" in parts:
                roles.append(("place", (_filler(match, "place"),)))
            time = Time(match["time"], match["time"], *match.span("time")) if "time" in parts else None
            claims.append(
                Claim(
                    document=document.id,
                    type=type_,
                    roles=tuple(roles),
                    quote=match[0],
                    start=match.start(),
                    end=match.end(),
                    source=document.text,
                    time=time,
                    rule=f"{type_}.fake",
                )
            )
    return tuple(claims)


def _filler(match: re.Match[str], group: str) -> Filler:
    return Filler(match[group], *match.span(group), names=(match[group],))


def resolve(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Resolution:
    """One entity a name; a judgement "same" gives the right one the id of the left one."""
    same = {judgement.right: judgement.left for judgement in judgements if judgement.verdict == "same"}
    names: dict[str, set[str]] = {}
    documents: dict[str, set[str]] = {}
    out = []
    for claim in claims:
        roles = []
        for role, fillers in claim.roles:
            linked = []
            for filler in fillers:
                id_ = entity_id(filler.text)
                id_ = same.get(id_, id_)
                names.setdefault(id_, set()).add(filler.text)
                documents.setdefault(id_, set()).add(claim.document)
                linked.append(replace(filler, entity=id_))
            roles.append((role, tuple(linked)))
        out.append(replace(claim, roles=tuple(roles), source=_source(claim)))
    entities = tuple(
        Entity(id_, "organization", min(names[id_]), tuple(sorted(names[id_])), tuple(sorted(documents[id_])))
        for id_ in sorted(names)
    )
    made = tuple(
        Judgement(entity.id, entity.id, "same", "rule:fake", entity.name)
        for entity in entities
        if len(entity.names) > 1
    )
    return Resolution(entities, tuple(out), made)


def _source(claim: Claim) -> str:
    """A text that holds the words of the claim and of its parts, which the fake resolution is not given."""
    fillers = [filler for _, group in claim.roles for filler in group]
    parts = [part for part in (*fillers, claim.time, claim.attribution) if part is not None and part.start is not None]
    letters = [" "] * max(claim.end, *(part.end or 0 for part in parts))
    letters[claim.start : claim.end] = claim.quote
    for part in parts:
        letters[part.start : part.end] = part.text
    return "".join(letters)


def entity_id(name: str) -> str:
    """The id that the fake resolution gives to `name`."""
    return "ent_" + hashlib.sha256(name.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Collation:
    """What the fake collation gives."""

    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]


def collate(claims: Sequence[Claim], documents: Sequence[Document]) -> Collation:
    """A finding for each subject and type: two documents that name different times or places are in conflict."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.type, claim.role("subject")[0].entity or ""), []).append(claim)
    return Collation(tuple(_collated(*key, group) for key, group in sorted(groups.items())), ())


def _collated(type_: str, subject: str, claims: Sequence[Claim]) -> Finding:
    readings: dict[str, list[str]] = {}
    for claim in claims:
        said = claim.time.edtf if claim.time else "".join(filler.text for filler in claim.role("place"))
        readings.setdefault(said, []).append(claim.id)
    heads = [ids[0] for ids in readings.values()]
    differs = "time" if type_ == "founded" else "place"
    said = " against ".join(readings)
    clashes = tuple(Comparison(heads[0], other, "conflict", (differs,), said) for other in heads[1:])
    documents = tuple(sorted({claim.document for claim in claims}))
    verdict: FindingVerdict = "conflict" if clashes else "agree" if len(documents) > 1 else "single"
    parts = tuple(tuple(ids) for ids in readings.values())
    ids = tuple(claim.id for claim in claims)
    return Finding(type_, subject, verdict, ids, parts, clashes, tuple((document,) for document in documents))


@dataclass(frozen=True)
class Checked:
    """What the fake checking gives: nothing."""

    checks: tuple[Check, ...] = ()
    strips: tuple[Strip, ...] = ()


def check(
    claims: Sequence[Claim], entities: Sequence[Entity], documents: Sequence[Document], registers: Path | None
) -> Checked:
    """No list is asked."""
    return Checked()


def page(dossier: Dossier) -> str:
    """The claims in words, a line each."""
    return "".join(f"{entry.say}\n" for entry in dossier.entries)


FAKES = Stages(read, load_model, analyse, extract, resolve, collate, check, page, "reading-1", "whole-1")
