"""Keys: what claims have in common with later readings and copies of them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from variorum.model import Claim, Document, Span
from variorum.reviewing.drafts import RULE
from variorum.reviewing.passages import Stretch, collapsed, passage_of


def key_of(claim: Claim, passage: str) -> str:
    """What a later reading or a copy of the claim has in common with it: the type, the words of the passage, and those
    of the fillers that stand in the document. Neither span, time, status nor confidence: rules read these anew."""
    fillers = [
        [role, sorted(" ".join(f.text.split()) for f in fillers if f.start is not None)]
        for role, fillers in claim.roles
    ]
    packed = json.dumps([claim.type, passage, fillers], ensure_ascii=False)
    return "rev_" + hashlib.sha256(packed.encode()).hexdigest()[:20]


def exact_key(claim: Claim, passage: Stretch) -> str:
    """`key_of` with all that tells the claim from others of the same type and fillers in the passage `passage`."""
    start, end = passage.inner(claim.start, claim.end)
    fillers = [[role, sorted(" ".join(f.text.split()) for f in found)] for role, found in claim.roles]
    content = [start, end, fillers, claim.time.edtf if claim.time else None, claim.status]
    packed = json.dumps(content, ensure_ascii=False)
    return f"{key_of(claim, passage.words)}:{hashlib.sha256(packed.encode()).hexdigest()[:12]}"


def keys_in(document: Document, claims: Sequence[Claim], sentences: Sequence[Span]) -> dict[str, str]:
    """For each of the document's claims (by id) the key by which a decision names it: `key_of` where no other claim that was
    read in its passage has the same one, else `exact_key`, as always for what reviewers made."""
    plain: dict[str, tuple[str, int]] = {}
    exact: dict[str, str] = {}
    read: Counter[tuple[str, int]] = Counter()
    stretches: dict[Span, Stretch] = {}
    for claim in claims:
        around = passage_of(claim.start, claim.end, sentences)
        if around not in stretches:
            stretches[around] = collapsed(document.text, around.start, around.end)
        stretch = stretches[around]
        # Two copies of a passage in one document are decided about together: only those of one copy need telling apart.
        plain[claim.id] = (key_of(claim, stretch.words), around.start)
        exact[claim.id] = exact_key(claim, stretch)
        read[plain[claim.id]] += claim.rule != RULE
    return {
        claim.id: exact[claim.id] if claim.rule == RULE or read[plain[claim.id]] > 1 else plain[claim.id][0]
        for claim in claims
    }
