"""Review: what persons decide about claims, kept apart from any one document or run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from variorum.errors import ClaimError
from variorum.model.analysis import Status
from variorum.model.claim import STATUSES, Attribution, Filler, Time

Act = Literal["accept", "reject", "correct", "split", "merge", "add"]
"""What a reviewer does with claims: leaves one as it is, strikes it out, puts another in its place, puts several there,
puts one in the place of several, or adds one that was not found."""

ACTS: tuple[Act, ...] = get_args(Act)

ReviewState = Literal["accepted", "rejected", "replaced", "made", "disputed"]
"""What review came to for a claim: accepted; rejected; replaced by what reviewers made of it; made by them; or
disputed, where reviewers differ and the claim stays as it was read."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as a reviewer leaves it, anchored in a passage instead of a document.

    All offsets are code points of the passage with its white space collapsed to single spaces, half-open; a
    filler, time or attribution without offsets is unsaid or stands elsewhere in the document.
    """

    type: str
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]
    start: int
    end: int
    time: Time | None = None
    status: Status = "asserted"
    attribution: Attribution | None = None

    def as_dict(self) -> dict[str, Any]:
        """The draft as plain JSON values."""
        return {
            "type": self.type,
            "roles": {role: [filler.as_dict() for filler in fillers] for role, fillers in self.roles},
            "start": self.start,
            "end": self.end,
            "time": self.time.as_dict() if self.time else None,
            "status": self.status,
            "attribution": self.attribution.as_dict() if self.attribution else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Draft:
        """The draft of its plain form.

        Raises: ClaimError where a field is missing or of the wrong kind.
        """
        try:
            if data["status"] not in STATUSES:
                raise ClaimError(f"unknown status {data['status']!r}", where="draft")
            return cls(
                type=data["type"],
                roles=tuple(
                    (role, tuple(Filler.from_dict(one) for one in found)) for role, found in data["roles"].items()
                ),
                start=int(data["start"]),
                end=int(data["end"]),
                time=Time(**data["time"]) if data.get("time") else None,
                status=data["status"],
                attribution=Attribution(**data["attribution"]) if data.get("attribution") else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ClaimError(f"a field of the draft is missing or unknown ({error})", where="draft") from error


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about the claims of a passage.

    `passage` are the words of the whole sentences in which the claims stand, white space collapsed: the decision
    holds wherever they stand. `keys` (see `variorum.reviewing.key_of`) are the claims that it is about; `drafts` are what
    stands in their place: the claim itself where it was accepted, nothing where it was rejected. `at` is the time of
    the decision in UTC, ISO 8601.
    """

    act: Act
    passage: str
    keys: tuple[str, ...]
    drafts: tuple[Draft, ...]
    author: str
    at: str
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The decision as plain JSON values."""
        return {**asdict(self), "keys": list(self.keys), "drafts": [draft.as_dict() for draft in self.drafts]}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Decision:
        """The decision of its plain form.

        Raises: ClaimError where a field is missing or of the wrong kind.
        """
        try:
            if data["act"] not in ACTS:
                raise ClaimError(f"there is no act {data['act']!r}", where="decision", hint=f"Use {', '.join(ACTS)}.")
            return cls(
                act=data["act"],
                passage=data["passage"],
                keys=tuple(data["keys"]),
                drafts=tuple(Draft.from_dict(draft) for draft in data["drafts"]),
                author=data["author"],
                at=data["at"],
                reason=data.get("reason", ""),
            )
        except (KeyError, TypeError) as error:
            raise ClaimError(f"a field of the decision is missing ({error})", where="decision") from error


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A row of the review ledger. `number` counts from 1 in order of entry.

    A row with `takes_back` takes the row of that number back and repeats its decision, with the author, time and reason of the
    taking back. `standing` tells whether the row still holds.
    """

    number: int
    decision: Decision
    takes_back: int | None = None
    standing: bool = True

    def as_dict(self) -> dict[str, Any]:
        """The row for a program."""
        return {
            "number": self.number,
            **self.decision.as_dict(),
            "takes_back": self.takes_back,
            "standing": self.standing,
        }
