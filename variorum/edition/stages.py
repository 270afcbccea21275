"""The stages as one record of functions, imported when first asked for: a no-op needs no language model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from variorum.dossier import Dossier
from variorum.edition.threads import one_thread
from variorum.model import Analysis, Check, Claim, Document, Entity, Finding, Judgement, Metadata, Passage, Strip


class Resolved(Protocol):
    """What resolution gives: entities, the claims with entities filled in, the rules' judgements."""

    @property
    def entities(self) -> Sequence[Entity]: ...

    @property
    def claims(self) -> Sequence[Claim]: ...

    @property
    def judgements(self) -> Sequence[Judgement]: ...


class Collated(Protocol):
    """What collation gives: findings, gravest first, and the words that documents share."""

    @property
    def findings(self) -> Sequence[Finding]: ...

    @property
    def passages(self) -> Sequence[Passage]: ...


class Checked(Protocol):
    """What checking gives: a check for each designation claim and subject, and strips to be drawn."""

    @property
    def checks(self) -> Sequence[Check]: ...

    @property
    def strips(self) -> Sequence[Strip]: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """The functions that a build is made of. They go to worker processes, so each is a module's own.

    `read` takes a file or its bytes, its name in the build and the metadata that override the file's own.
    `reading` and `whole` are the digests of what readings, and of what everything depends on.
    """

    read: Callable[[Path | bytes, str, Metadata], Document]
    load_model: Callable[[], Any]
    analyse: Callable[[Document, Any], Analysis]
    extract: Callable[[Document, Analysis], Sequence[Claim]]
    resolve: Callable[[Sequence[Claim], Sequence[Judgement]], Resolved]
    collate: Callable[[Sequence[Claim], Sequence[Document]], Collated]
    check: Callable[[Sequence[Claim], Sequence[Entity], Sequence[Document], Path | None], Checked]
    page: Callable[[Dossier], str]
    reading: str
    whole: str


def own_stages() -> Stages:
    """Variorum's own stages."""
    from variorum.edition.fingerprint import reading_fingerprint, whole_fingerprint

    return Stages(
        _read,
        _load_model,
        _analyse,
        _extract,
        _resolve,
        _collate,
        _check,
        _page,
        reading=reading_fingerprint(),
        whole=whole_fingerprint(),
    )


def _read(content: Path | bytes, name: str, metadata: Metadata) -> Document:
    from variorum.documents import read, read_bytes

    if isinstance(content, bytes):
        return read_bytes(content, name=name, metadata=metadata)
    return read(content, name=name, metadata=metadata)


def _load_model() -> Any:
    from variorum.language import load_model

    with one_thread():
        return load_model()


def _analyse(document: Document, model: Any) -> Analysis:
    from variorum.language import analyse

    return analyse(document, model)


def _extract(document: Document, analysis: Analysis) -> Sequence[Claim]:
    from variorum.extraction import extract

    return extract(document, analysis)


def _resolve(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Resolved:
    from variorum.resolution import resolve

    return resolve(claims, judgements)


def _collate(claims: Sequence[Claim], documents: Sequence[Document]) -> Collated:
    from variorum.collation import collate_documents

    return collate_documents(claims, documents)


def _check(
    claims: Sequence[Claim], entities: Sequence[Entity], documents: Sequence[Document], registers: Path | None
) -> Checked:
    from variorum.edition.checking import check_claims, load_lists

    return check_claims(claims, entities, documents, load_lists(registers))


def _page(dossier: Dossier) -> str:
    from variorum.export.html import render

    return render(dossier)
