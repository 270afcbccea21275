"""Certificates: what was asked of official lists, in which versions of which, with which settings, what was found and what was not.

A certificate has no time of day: the same question to the same lists is the same certificate, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from variorum.errors import ExportError
from variorum.model import Check, Claim, Document, Snapshot

FORMAT = "variorum certificate 1"
"""The first key of each certificate: which fields it has."""

Kind = Literal["check", "screen"]
PARTS = ("question", "settings", "searched", "found", "not_found")
"""The parts of a certificate, in the order in which they are read."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Certificate:
    """What was asked and answered, as plain JSON values.

    `kind` is "check" (a dossier's subject and what its documents say) or "screen" (names). `question` holds `as_of`, and the subjects,
    documents and claims, or the names; `settings` the version, the digest of rules and words, and the thresholds; `searched` a row
    for each snapshot. `found` has what lists have, names that are similar and no more among it; `not_found` what they do not have.
    """

    kind: Kind
    question: Mapping[str, Any]
    settings: Mapping[str, Any]
    searched: Sequence[Mapping[str, Any]]
    found: Sequence[Mapping[str, Any]]
    not_found: Sequence[Mapping[str, Any]]

    @cached_property
    def id(self) -> str:
        """ "sha256:" and the digest of its content, written without spaces, with keys in order."""
        packed = json.dumps(self._content(), sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(packed.encode()).hexdigest()

    @property
    def text(self) -> str:
        """The certificate as JSON, its id first."""
        text = json.dumps({"format": FORMAT, "id": self.id, **self._content()}, ensure_ascii=False, indent=1)
        # A lone surrogate, which names that a user gives may hold, cannot be written as UTF-8.
        return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"

    def part(self, name: str) -> Any:
        """The part of this name, one of `PARTS`."""
        return getattr(self, name)

    def _content(self) -> dict[str, Any]:
        return {"kind": self.kind, **{name: self.part(name) for name in PARTS}}


def certificate(kind: Kind, parts: Mapping[str, Any]) -> Certificate:
    """The certificate of these parts, made plain: tuples are lists, as they are when it is read again."""
    plain = json.loads(json.dumps({name: parts[name] for name in PARTS}))
    return Certificate(kind, **plain)


def parse(text: str) -> tuple[Certificate, str]:
    """The certificate that is written in `text`, and the id that is written in it: its own where nothing was changed.

    Raises: ExportError where the text is no certificate of this format.
    """
    hint = "A certificate is what `variorum check --certificate` writes, the file that ends in .json."
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ExportError(f"this is no certificate: it is not JSON ({error})", hint=hint) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ExportError(f"this is no certificate: its format is not {FORMAT!r}", hint=hint)
    sound = isinstance(data.get("question"), dict) and isinstance(data.get("settings"), dict)
    sound &= all(_rows(data.get(name)) for name in PARTS[2:]) and isinstance(data.get("id"), str)
    if not sound or data.get("kind") not in get_args(Kind) or set(data) != {"format", "id", "kind", *PARTS}:
        raise ExportError("this certificate lacks a part, or has one too many", hint=hint)
    return Certificate(data["kind"], **{name: data[name] for name in PARTS}), data["id"]


def _rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def searched_rows(snapshots: Iterable[Snapshot], built_in: Collection[str] = ()) -> list[dict[str, Any]]:
    """What was searched: a row for each snapshot, in their order, with who says of which day it is: "built in" for those whose
    ids are in `built_in`."""
    return [
        {
            "snapshot": one.id,
            "register": one.register,
            "title": one.title,
            "published": one.published,
            "dated_by": "built in" if one.id in built_in else one.dated_by,
            "entries": len(one.listings),
            "complete": one.complete,
            "sha256": [file.sha256 for file in one.files],
        }
        for one in snapshots
    ]


def document_row(document: Document) -> dict[str, Any]:
    """A document by its id, the digest of its bytes, and that of the text that was read in it."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "published": document.metadata.published,
        "text_sha256": hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim by its id, its words and where they stand."""
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "time": claim.time.edtf if claim.time is not None else None,
        "status": claim.status,
    }


def check_row(check: Check) -> dict[str, Any]:
    """A check without what was searched, which is the same for all."""
    return {name: value for name, value in check.as_dict().items() if name not in ("searched", "as_of")}
