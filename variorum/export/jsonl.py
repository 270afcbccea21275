"""Claims in the interchange format: `claims.jsonl`, one JSON object a line, UTF-8.

Source: the interchange format in `docs/dossier.md`, which carries everything a claim holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from variorum.dossier import Dossier
from variorum.export.loss import LossReport
from variorum.model import Claim


def claims_jsonl(dossier: Dossier) -> tuple[str, LossReport]:
    """The text of `claims.jsonl`, sorted by document, start, end and id, and the (empty) loss report.

    Documents sort by their id. The same claims give the same bytes.
    """
    return "".join(lines(dossier.claims, dossier.extractor)), LossReport("jsonl")


def lines(claims: Iterable[Claim], extractor: str) -> Iterator[str]:
    """One line a claim, each with its line end, in the order of the format."""
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id)):
        yield json.dumps(claim.as_dict(extractor), ensure_ascii=False, separators=(", ", ": ")) + "\n"
