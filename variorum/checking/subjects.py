"""The check of a subject without a claim: for each list what it has, for each authority that has nothing that as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.checking.describing import entry_words, searched_words, sentence, standing_words
from variorum.checking.judging import Sources
from variorum.checking.lists import special
from variorum.checking.matching import Found, Key, counts, matches
from variorum.checking.saying import Subject
from variorum.checking.standing import UNTOLD, stand, together
from variorum.dates import order_key
from variorum.model import Check


def check_subject(
    subject: Subject, found: Sequence[Found], sources: Sources, counted: frozenset[Key]
) -> tuple[Check, ...]:
    """The checks of a subject as such: for each list that has it or somebody like it, then for each authority without any.

    By authority, then list.
    """
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        for listed in special(one.entry.lists) or ("",):
            groups.setdefault((one.entry.listing.authority, listed), []).append(one)
    out = [_listed(subject, key, groups[key], sources, counted) for key in sorted(groups)]
    out += _absent(subject, {authority for authority, _ in groups}, sources)
    return tuple(sorted(out, key=lambda one: (one.authority or "", one.verdict == "not_found", one.list)))


def _listed(
    subject: Subject, key: tuple[str, str], found: Sequence[Found], sources: Sources, counted: frozenset[Key]
) -> Check:
    """What one list has."""
    sure = sorted(
        (one for one in found if counts(one, counted)), key=lambda one: (order_key(one.entry.listed), one.entry.key)
    )
    stood = together([stand(one.entry, sources.day) for one in sure]) if sure else UNTOLD
    told = []
    for one in sure:
        names = sentence("; ".join(one.likeness.reasons))
        told += [entry_words(one.entry), f"{names}.", standing_words(one.entry, sources.day)]
    if not sure:
        told += [f"{entry_words(one.entry)} {_why(one)}" for one in found[:3]]
    return Check(
        subject=subject.id,
        name=subject.name,
        claim=None,
        authority=key[0],
        verdict="confirmed" if sure else "name_similar",
        standing=stood.standing,
        reason=" ".join(told),
        as_of=sources.as_of,
        matches=tuple(match for match, _ in matches(found, sources.day, counted=counted)),
        searched=sources.searched,
        held=stood.held,
        list=key[1],
    )


def _why(found: Found) -> str:
    told = "; ".join(found.likeness.reasons)
    return f"Not the same body: {told}." if not found.same else f"Not enough by itself: {told}."


def _absent(subject: Subject, having: set[str], sources: Sources) -> Iterator[Check]:
    """That nothing of an authority's has the subject."""
    for authority in sorted({who for of in sources.of.values() for who in of} - having):
        where = "; ".join(searched_words(one) for one in sources.asked_of(authority))
        yield Check(
            subject=subject.id,
            name=subject.name,
            claim=None,
            authority=authority,
            verdict="not_found",
            standing="unknown",
            reason=f"Not found in {where}. That does not say that it never was listed.",
            as_of=sources.as_of,
            matches=(),
            searched=sources.searched,
        )
