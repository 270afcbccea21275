"""A claim: one typed thing that one document says, anchored to the exact words that say it."""

from __future__ import annotations

import hashlib
import json
from copy import copy
from dataclasses import InitVar, dataclass, field
from typing import Any, cast

from variorum.errors import ClaimError
from variorum.model.analysis import Status

STATUSES: tuple[Status, ...] = ("asserted", "reported", "alleged", "attempted", "planned", "denied")

_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: an entity, a text value or a quantity.

    `start`/`end` bound the filler's words in the document; both are None for a filler that is
    inherited (an unsaid subject). `names` are all names of the referent in this document, fullest
    first; `entity` is the canonical id, given by resolution. `min`/`max` are a quantity's bounds.
    """

    text: str
    start: int | None = None
    end: int | None = None
    names: tuple[str, ...] = ()
    entity: str | None = None
    type: str | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    approximate: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The interchange form: only what is set."""
        out: dict[str, Any] = {"text": self.text}
        for key in ("entity", "type", "min", "max", "unit", "start", "end"):
            value = getattr(self, key)
            if value is not None:
                out[key] = value
        if self.names:
            out["names"] = list(self.names)
        if self.approximate:
            out["approximate"] = True
        return out

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Filler:
        """The filler of its interchange form."""
        return cls(**{**data, "names": tuple(data.get("names", ()))})


@dataclass(frozen=True, slots=True)
class Time:
    """When a claim holds: EDTF, and the words that say so (`start`/`end` None where inherited)."""

    edtf: str
    text: str
    start: int | None = None
    end: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The interchange form."""
        out: dict[str, Any] = {"edtf": self.edtf, "text": self.text}
        if self.start is not None:
            out |= {"start": self.start, "end": self.end}
        return out


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who, in the document, is said to say so. Apart from the publisher of the document."""

    text: str
    start: int | None = None
    end: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The interchange form."""
        out: dict[str, Any] = {"text": self.text}
        if self.start is not None:
            out |= {"start": self.start, "end": self.end}
        return out


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. It cannot be made unless `source[start:end] == quote`, and so for its parts.

    `source` (the document's canonical text) is checked at construction and not kept.
    `roles` pairs each role's name with its fillers, in the ontology's order.
    `confidence` is in [0, 1]; `rule` names the rule that made it.

    Raises: ClaimError where words, span or status are not what they must be.
    """

    document: str
    type: str
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]
    quote: str
    start: int
    end: int
    source: InitVar[str]
    time: Time | None = None
    status: Status = "asserted"
    attribution: Attribution | None = None
    confidence: float = 1.0
    rule: str = ""
    # The id once it has been worked out: it is asked for again and again, and what it hashes never changes.
    _id: str = field(default="", init=False, repr=False, compare=False)

    def __post_init__(self, source: str) -> None:
        if not self.start < self.end or source[self.start : self.end] != self.quote:
            raise ClaimError(
                f"the quote {self.quote[:60]!r} is not at [{self.start}, {self.end})",
                where=self.document,
                hint="A claim must carry the exact words of its document.",
            )
        if self.status not in STATUSES:
            raise ClaimError(f"unknown status {self.status!r}", where=self.document)
        anchored = [f for _, fillers in self.roles for f in fillers]
        for part in (*anchored, self.time, self.attribution):
            if part is not None and part.start is not None and source[part.start : part.end] != part.text:
                raise ClaimError(
                    f"the words {part.text[:60]!r} are not at [{part.start}, {part.end})", where=self.document
                )

    @property
    def id(self) -> str:
        """ "clm_" and a hash of document, span, type, roles, time and status: never of the run."""
        if not self._id:
            object.__setattr__(self, "_id", self._hash())
        return self._id

    def _hash(self) -> str:
        roles = [
            [role, [[f.text, f.start, f.end, f.min, f.max, f.unit] for f in fillers]] for role, fillers in self.roles
        ]
        content = [
            self.document, self.start, self.end, self.type, roles, self.time.edtf if self.time else None, self.status,
        ]  # fmt: skip
        return "clm_" + hashlib.sha256(_packed(content).encode()).hexdigest()[:20]

    def role(self, name: str) -> tuple[Filler, ...]:
        """The fillers of role `name`, empty where the claim lacks it."""
        return next((fillers for role, fillers in self.roles if role == name), ())

    def with_entities(self, roles: tuple[tuple[str, tuple[Filler, ...]], ...]) -> Claim:
        """The same claim with entities and names filled in; its words, which were verified, stay as they are.

        Raises: ClaimError where a filler's words, place or quantity would change.
        """
        if _unresolved(self.roles) != _unresolved(roles):
            raise ClaimError("resolution may only fill in entities and names", where=self.document)
        made = copy(self)
        object.__setattr__(made, "roles", roles)
        return made

    def with_confidence(self, confidence: float) -> Claim:
        """The same claim with another confidence; its words, which were verified, stay as they are."""
        made = copy(self)
        object.__setattr__(made, "confidence", confidence)
        return made

    def as_dict(self, extractor: str) -> dict[str, Any]:
        """The interchange form of `CLAIMS.md`, with `extractor` naming who extracted it."""
        return {
            "id": self.id,
            "document": self.document,
            "type": self.type,
            "roles": {role: [f.as_dict() for f in fillers] for role, fillers in self.roles},
            "time": self.time.as_dict() if self.time else None,
            "status": self.status,
            "attribution": self.attribution.as_dict() if self.attribution else None,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "confidence": self.confidence,
            "rule": self.rule,
            "extractor": extractor,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any], source: str) -> Claim:
        """The claim of its interchange form, verified against the document's text `source`.

        Raises: ClaimError where the text no longer has the words.
        """
        return cls(
            document=data["document"],
            type=data["type"],
            roles=tuple((role, tuple(Filler.from_dict(f) for f in fs)) for role, fs in data["roles"].items()),
            quote=data["quote"],
            start=data["start"],
            end=data["end"],
            source=source,
            time=Time(**data["time"]) if data.get("time") else None,
            status=cast(Status, data["status"]),
            attribution=Attribution(**data["attribution"]) if data.get("attribution") else None,
            confidence=data["confidence"],
            rule=data["rule"],
        )


def _unresolved(roles: tuple[tuple[str, tuple[Filler, ...]], ...]) -> list[object]:
    """All of the roles that resolution must leave as it is."""
    return [
        (role, [(f.text, f.start, f.end, f.type, f.min, f.max, f.unit, f.approximate) for f in fillers])
        for role, fillers in roles
    ]
