"""Claims in the interchange format: `claims.jsonl`, one JSON object a line, UTF-8.

Source: the interchange format in `docs/dossier.md`, which carries everything a claim holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from variorum.dossier import Dossier
from variorum.export.loss import LossReport
from variorum.model import Claim

# Characters that some readers take for the end of a line: written as JSON escapes.
_LINE_ENDS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}


def claims_jsonl(dossier: Dossier) -> tuple[str, LossReport]:
    """The text of `claims.jsonl`, sorted by document, start, end and id, and the (empty) loss report.

    Documents sort by their id. The same claims give the same bytes.
    """
    return "".join(lines(dossier.claims, dossier.extractor)), LossReport("jsonl")


def lines(claims: Iterable[Claim], extractor: str) -> Iterator[str]:
    """One line a claim, each with its line end, in the order of the format."""
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id)):
        line = json.dumps(claim.as_dict(extractor), ensure_ascii=False, separators=(", ", ": "))
        yield line.translate(_LINE_ENDS) + "\n"
