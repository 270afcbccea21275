"""Strips: for each subject and authority when it was listed and removed, and what each document said of it when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.checking.dating import between
from variorum.checking.lists import title_of
from variorum.dates import bounds, order_key
from variorum.model import Check, Claim, Document, Match, Strip, StripBar, StripSaying


def strips(checks: Iterable[Check], claims: Iterable[Claim], documents: Iterable[Document]) -> tuple[Strip, ...]:
    """A strip for each subject and authority that a check tells of, by subject in the checks' order, then by authority.

    Authorities that are not known, and those of which nothing is found and no document speaks, have none.
    """
    by_claim = {claim.id: claim for claim in claims}
    by_document = {document.id: document for document in documents}
    groups: dict[tuple[str, str], list[Check]] = {}
    for one in checks:
        if one.authority is not None:
            groups.setdefault((one.subject or one.name, one.authority), []).append(one)
    subjects = list(dict.fromkeys(subject for subject, _ in groups))
    out = []
    for subject, authority in sorted(groups, key=lambda key: (subjects.index(key[0]), key[1])):
        strip = _strip(authority, groups[subject, authority], by_claim, by_document)
        if strip.bars or strip.sayings:
            out.append(strip)
    return tuple(out)


def _strip(
    authority: str, checks: Sequence[Check], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Strip:
    found = {(m.register, m.key): m for one in checks for m in one.matches if m.authority == authority}
    # A match that counts for one check counts for the strip.
    counted = {(m.register, m.key) for one in checks for m in one.matches if m.counts}
    bars = sorted(
        (_bar(m, key in counted) for key, m in found.items()), key=lambda b: (order_key(b.start), b.register, b.key)
    )
    told = [s for one in checks if (s := _saying(one, claims, documents)) is not None]
    sayings = sorted(told, key=lambda s: (order_key(s.published), order_key(s.time), s.claim))
    dates = [
        *(edtf for bar in bars if bar.counts for edtf in (bar.start, bar.end, bar.seen) if edtf),
        *(edtf for s in sayings for edtf in (s.published, s.time) if edtf),
    ]
    first, last = _span(dates)
    return Strip(
        subject=checks[0].subject,
        name=checks[0].name,
        authority=authority,
        bars=tuple(bars),
        sayings=tuple(sayings),
        as_of=checks[0].as_of,
        searched=bool(found) or any(one.claim is None for one in checks),
        start=first,
        end=last,
    )


def _bar(match: Match, counted: bool) -> StripBar:
    start = match.listed or (between(*match.came) if match.came is not None else None)
    vanished = between(*match.between) if match.between is not None else None
    end = match.removed or vanished
    return StripBar(
        list=match.list,
        title=title_of(match.list) or "; ".join(match.lists),
        register=match.register,
        key=match.key,
        name=match.found,
        start=start,
        end=end,
        ended="removed" if match.removed or match.standing == "removed" else "vanished" if vanished else "",
        seen=match.seen,
        relation=match.relation,
        counts=counted,
        scope=match.scope,
        grade=match.grade,
        note=match.note,
    )


def _saying(one: Check, claims: Mapping[str, Claim], documents: Mapping[str, Document]) -> StripSaying | None:
    claim = claims.get(one.claim or "")
    if claim is None or one.says is None:
        return None
    document = documents.get(claim.document)
    return StripSaying(
        claim=claim.id,
        document=claim.document,
        title=document.title if document is not None else claim.document,
        published=document.metadata.published if document is not None else None,
        says=one.says,
        time=one.time,
        status=one.status,
        quote=claim.quote,
        verdict=one.verdict,
        outdated=one.outdated,
        contradicted=one.contradicted,
        days=one.days,
    )


def _span(dates: Iterable[str]) -> tuple[str | None, str | None]:
    """The first and last day of all dates, as EDTF."""
    days = [day for edtf in dates for day in (bounds(edtf).earliest, bounds(edtf).latest) if day is not None]
    return (str(min(days)), str(max(days))) if days else (None, None)
