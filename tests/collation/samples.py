"""Claims and documents made for the tests of collation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from variorum.model import Claim, Document, Filler, Metadata
from variorum.model.claim import Time
from variorum.ontology import claim_types

_RANGE = re.compile(r"(?P<rough>~?)(?P<least>>=)?(?P<low>\d+)(?:-(?P<high>\d+))?")


def entity(name: str) -> str:
    """The id of the entity of that name."""
    return "ent_" + hashlib.sha256(name.encode()).hexdigest()[:20]


def filler(text: str, kind: str = "value") -> Filler:
    """A filler: "@Name" an entity, "@p:Name" a person, else a value; of kind "quantity" a count."""
    if text.startswith("@"):
        name = text.removeprefix("@p:").removeprefix("@")
        type_ = "person" if text.startswith("@p:") else "place" if kind == "place" else "organization"
        return Filler(name, names=(name,), entity=entity(name), type=type_)
    if kind == "quantity" and (found := _RANGE.fullmatch(text)):
        low = float(found["low"])
        high = float(found["high"]) if found["high"] else None if found["least"] else low
        return Filler(text, min=low, max=high, approximate=bool(found["rough"]))
    return Filler(text)


def claim(
    type_: str,
    roles: Mapping[str, str | Sequence[str]],
    time: str | None = None,
    *,
    status: str = "asserted",
    document: str = "doc",
) -> Claim:
    """A claim of `document` whose quote is its type and lists its fillers."""
    kinds = {role.name: role.kind for role in claim_types()[type_].roles}
    filled = tuple(
        (role, tuple(filler(text, kinds[role]) for text in ([value] if isinstance(value, str) else value)))
        for role, value in roles.items()
    )
    quote = f"{type_}: " + "; ".join(f.text for _, fillers in filled for f in fillers) + (f" ({time})" if time else "")
    when = Time(time, time) if time else None
    return Claim(document, type_, filled, quote, 0, len(quote), quote, when, status)  # type: ignore[arg-type]  # of a table


def document(id_: str, published: str | None, text: str = "") -> Document:
    """A document that was published then."""
    return Document(id_, id_, "text/plain", text, (), Metadata(publisher=id_, published=published))


def claim_of(entry: Mapping[str, Any], id_: str) -> Claim:
    """The claim that a table entry describes."""
    return claim(entry["type"], entry["roles"], entry.get("time"), status=entry["status"], document=id_)
