"""Drafts: claims as reviewers leave them, anchored in a passage, and back in a document."""

from __future__ import annotations

from dataclasses import replace

from variorum.errors import ClaimError
from variorum.model import Claim, Document, Draft
from variorum.model.claim import Attribution, Filler, Time
from variorum.reviewing.passages import Stretch

RULE = "review"
"""The rule of a claim that reviewers made."""


def draft_of(claim: Claim, stretch: Stretch) -> Draft:
    """The claim as a draft in the passage `stretch`; parts that stand outside of it lose their place, not their words."""

    def place(part: Filler | Time | Attribution) -> dict[str, int | None]:
        if part.start is None or part.end is None:
            return {"start": None, "end": None}
        if not (stretch.places[0] <= part.start and part.end <= stretch.places[-1] + 1):
            return {"start": None, "end": None}
        start, end = stretch.inner(part.start, part.end)
        return {"start": start, "end": end}

    def moved[P: (Filler, Time, Attribution)](part: P) -> P:
        return replace(part, **place(part))  # type: ignore[arg-type]  # start and end only

    start, end = stretch.inner(claim.start, claim.end)
    return Draft(
        type=claim.type,
        roles=tuple((role, tuple(moved(replace(f, entity=None)) for f in fillers)) for role, fillers in claim.roles),
        start=start,
        end=end,
        time=moved(claim.time) if claim.time else None,
        status=claim.status,
        attribution=moved(claim.attribution) if claim.attribution else None,
    )


def claim_of(draft: Draft, document: Document, stretch: Stretch) -> Claim:
    """The draft as a claim of `document`, whose words at `stretch` are the draft's passage.

    Raises: ClaimError where a place of the draft is not inside the passage, or the words are not there.
    """
    text = document.text

    def span(start: int, end: int) -> tuple[int, int]:
        if not 0 <= start < end <= len(stretch.places):
            raise ClaimError(
                f"[{start}, {end}) is not inside the passage", where=document.name, hint="Select words of it."
            )
        return stretch.outer(start, end)

    def moved[P: (Filler, Time, Attribution)](part: P) -> P:
        if part.start is None or part.end is None:
            return part
        start, end = span(part.start, part.end)
        return replace(part, start=start, end=end, text=text[start:end])

    start, end = span(draft.start, draft.end)
    return Claim(
        document=document.id,
        type=draft.type,
        roles=tuple((role, tuple(moved(f) for f in fillers)) for role, fillers in draft.roles),
        quote=text[start:end],
        start=start,
        end=end,
        source=text,
        time=moved(draft.time) if draft.time else None,
        status=draft.status,
        attribution=moved(draft.attribution) if draft.attribution else None,
        confidence=1.0,
        rule=RULE,
    )
