"""The collation of whole documents: shared passages, origins and findings in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.collation.findings import collate
from variorum.collation.origins import Origins, shared_passages, witnesses
from variorum.model import Claim, Document, Finding, Passage


@dataclass(frozen=True, slots=True)
class Collated:
    """What collation gives: the findings, gravest verdict first, and the words that documents share."""

    findings: tuple[Finding, ...]
    passages: tuple[Passage, ...]


def collate_documents(claims: Iterable[Claim], documents: Sequence[Document]) -> Collated:
    """The findings of the resolved `claims` of `documents`, with the independent origins of each.

    Two documents that are two origins as a whole may be one for a finding, where all that one of them says of it was
    copied from the other: such a finding, if its claims agree or refine each other, is "single".
    """
    known = {claim.id: claim for claim in claims}
    passages = shared_passages(documents)
    origins = witnesses(documents, passages)
    found = collate(known.values(), documents, origins.groups)
    return Collated(tuple(_with_origins(finding, known, origins) for finding in found), passages)


def _with_origins(finding: Finding, claims: dict[str, Claim], origins: Origins) -> Finding:
    """The finding with the origins of its own claims."""
    if len(finding.origins) < 2:
        return finding
    own = origins.of(claims[key] for key in finding.claims)
    alone = len(own) < 2 and finding.verdict in ("agree", "refine")
    return replace(finding, origins=own, verdict="single" if alone else finding.verdict)
