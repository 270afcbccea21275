"""Checks of designation claims, and of subjects as such, against registers. Pure: records in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.checking.entries import authorities, gather, oldest, searched
from variorum.checking.judging import Sources, judge
from variorum.checking.matching import Finder, Key, by_date
from variorum.checking.saying import Said, entity_subject, said_of, subject_key, subjects_of
from variorum.checking.subjects import check_subject
from variorum.dates import Day, EdtfError, PartialDate, bounds, parse
from variorum.model import Check, Claim, Document, Entity, Snapshot, Tenure

DESIGNATION = "designation"
"""The type of the claims that are checked."""

_TOLD = ("asserted", "reported")


def check(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    documents: Iterable[Document],
    snapshots: Sequence[Snapshot],
    *,
    as_of: str,
    tenures: Iterable[Tenure] = (),
    subjects: Iterable[str] | None = None,
    finder: Finder | None = None,
) -> tuple[Check, ...]:
    """What the registers have for each designation claim, in the claims' order, then for each subject as such.

    `as_of` is the EDTF day for which standing is told. `tenures` are those of the snapshots' entries
    (`variorum.registers.tenure.tenures`): without them nothing is known to have vanished. `subjects` are the ids of the entities that are
    asked about as such; None for those that a designation claim is about. A claim of several subjects or authorities has a
    check for each. `finder` is `find_in(snapshots, tenures)`, for who checks more than once: indexing is what takes time.

    Raises: EdtfError where `as_of` is no day.
    """
    wanted = [claim for claim in claims if claim.type == DESIGNATION]
    known = {entity.id: entity for entity in entities}
    day, asked = _day(as_of), None if subjects is None else tuple(dict.fromkeys(subjects))
    if not (wanted or asked):
        return ()  # nobody is asked about: no index is needed
    finder = finder or find_in(snapshots, tenures)
    sources = _sources(snapshots, finder, day, as_of)
    said = _said(wanted, known, {document.id: document for document in documents})
    found = {one.subject.names: finder.find(one.subject) for one in said}
    counted = _counted(said, finder)
    out = [judge(one, found[one.subject.names], sources, counted.get(_who(one), frozenset())) for one in said]
    about = {one.subject.id: one.subject for one in said if one.subject.id}
    for key in about if asked is None else asked:
        subject = about.get(key) or (entity_subject(known[key]) if key in known else None)
        if subject is not None:
            out += check_subject(subject, finder.find(subject), sources, counted.get(key, frozenset()))
    return tuple(out)


def find_in(snapshots: Sequence[Snapshot], tenures: Iterable[Tenure] = ()) -> Finder:
    """What finds the entries of the snapshots by name, indexed: about half a millisecond for each entry."""
    return Finder(gather(snapshots, tenures))


def _sources(snapshots: Sequence[Snapshot], finder: Finder, day: Day, as_of: str) -> Sources:
    """What is asked, and as of when."""
    return Sources(
        day=day,
        as_of=as_of,
        searched=searched(snapshots),
        of=authorities(snapshots),
        registers=frozenset(one.register for one in snapshots),
        lists=frozenset(key for entry in finder.entries for key in entry.lists),
        oldest=oldest(finder.entries),
    )


def _day(as_of: str) -> Day:
    known = bounds(as_of)
    if not isinstance(parse(as_of), PartialDate) or known.earliest is None or known.earliest != known.latest:
        raise EdtfError(f"not a day: {as_of!r}", hint='Write it like "2010-01-01".')
    return known.earliest


def _said(claims: Sequence[Claim], entities: Mapping[str, Entity], documents: Mapping[str, Document]) -> list[Said]:
    """What each claim says, of each of its subjects and by each of its authorities."""
    subjects = subjects_of(claims, entities.values())
    out = []
    for claim in claims:
        for filler in claim.role("subject"):
            subject = subjects[subject_key(claim, filler)]
            for authority in claim.role("authority") or (None,):
                out.append(said_of(claim, subject, authority, documents.get(claim.document)))
    ends = {_told_in(one) for one in out if one.says == "removed" and one.claim.status in _TOLD}
    return [replace(one, ends_too=one.says == "listed" and _told_in(one) in ends) for one in out]


def _told_in(said: Said) -> tuple[str, str, str]:
    """The document, subject and authority: what a document says of them in one place it has said in all."""
    return said.claim.document, _who(said), said.authority.id if said.authority is not None else ""


def _counted(said: Sequence[Said], finder: Finder) -> Mapping[str, frozenset[Key]]:
    """The entries that a dated claim has told to be a subject's although its names alone would not, by subject.

    What one claim tells holds for the subject's other claims too.
    """
    out: dict[str, frozenset[Key]] = {}
    for one in said:
        out[_who(one)] = out.get(_who(one), frozenset()) | by_date(finder.find(one.subject), one)
    return out


def _who(said: Said) -> str:
    return said.subject.id or f"{said.claim.document} {said.subject.name}"
