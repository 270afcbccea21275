"""Small records for the tests of checks: claims of one sentence, listings, snapshots."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from variorum.checking import check
from variorum.checking.matching import Finder
from variorum.model import (
    Check,
    Claim,
    Document,
    Entity,
    Filler,
    ListedName,
    Listing,
    Metadata,
    RegisterFile,
    Snapshot,
    Status,
    Time,
)
from variorum.registers.tenure import tenures

DAY = "2026-11-24"


def document(name: str = "a.txt", *, text: str = "", published: str | None = None) -> Document:
    """A document whose text does not matter."""
    return Document(
        "sha256:" + hashlib.sha256(name.encode()).hexdigest(),
        name,
        "text/plain",
        text,
        (),
        Metadata(published=published),
    )


def claim(
    subject: str | tuple[str, ...],
    authority: str | None = "United States",
    *,
    time: str | None = None,
    label: str | None = "terrorist organization",
    action: str | None = None,
    status: Status = "asserted",
    entity: str | None = "ent_1",
    within: str = "a.txt",
) -> Claim:
    """A designation claim about a subject of these names."""
    names = (subject,) if isinstance(subject, str) else subject
    roles = [("subject", (Filler(names[0], names=names, entity=entity, type="organization"),))]
    roles += [("authority", (Filler(authority),))] if authority else []
    roles += [("designation", (Filler(label),))] if label else []
    roles += [("action", (Filler(action),))] if action else []
    quote = f"{authority} listed {names[0]} as {label}, {time}, {action}, {status}."
    return Claim(
        document=document(within).id,
        type="designation",
        roles=tuple(roles),
        quote=quote,
        start=0,
        end=len(quote),
        source=quote,
        time=Time(time, time) if time else None,
        status=status,
    )


def listing(
    name: str,
    *aliases: str,
    register: str = "us_fto",
    listed: str | None = None,
    removed: str | None = None,
    weak: Sequence[str] = (),
    **more: object,
) -> Listing:
    """An entry; its authority is that of the register's first letters."""
    names = (ListedName(name, "primary"), *(ListedName(a) for a in aliases), *(ListedName(w, "weak") for w in weak))
    plain: dict[str, object] = {
        "key": f"{name} {listed}",
        "kind": "organization",
        "authority": {"ofac": "us"}.get(register.split("_")[0], register.split("_")[0]),
        "standing": "removed" if removed else "listed",
    }
    return Listing(register=register, names=names, listed=listed, removed=removed, **(plain | more))  # type: ignore[arg-type]  # fields by name


def snapshot(*listings: Listing, published: str | None = "2026-01", complete: bool = False) -> Snapshot:
    """A snapshot of the register of the listings; a history unless `complete`."""
    register = listings[0].register
    digest = hashlib.sha256(repr((published, listings)).encode()).hexdigest()
    file = RegisterFile(f"{register}.csv", digest, "test", len(listings))
    return Snapshot(register, f"Register {register}", (file,), listings, published, "file", complete)


def checked(
    claims: Claim | Sequence[Claim],
    *snapshots: Snapshot,
    as_of: str = DAY,
    published: str | None = None,
    entities: Sequence[Entity] = (),
    finder: Finder | None = None,
) -> tuple[Check, ...]:
    """The checks of the claims alone, in documents published on one day."""
    asked = [claims] if isinstance(claims, Claim) else list(claims)
    return check(
        asked,
        entities,
        [document(published=published)],
        snapshots,
        as_of=as_of,
        tenures=tenures(snapshots),
        subjects=(),
        finder=finder,
    )
