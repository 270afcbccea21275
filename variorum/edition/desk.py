"""Lists, checks and screenings as pages ask for them, again and again: what takes long is kept from one question to the next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from variorum.checking.entries import gather, searched
from variorum.checking.screening import LIMIT, Asked, Screener, screen
from variorum.dates import EdtfError, bounds
from variorum.dossier import Dossier, compile_dossier
from variorum.edition.certifying import certify_check, certify_screening
from variorum.edition.checking import Checked, Inquiry, Lists, answer, ask, load_lists, without_a_list
from variorum.edition.registers import Shelved, list_registers
from variorum.edition.screening import Screening
from variorum.edition.shelf import lists_digest
from variorum.export.certificate import Certificate
from variorum.export.html.strips import Drawn, registers
from variorum.model import Check, Entity
from variorum.resolution.powers import powers
from variorum.store import SnapshotEntry, Store

_NOBODY = Entity("", "other", "", ())
"""The subject of a dossier that is about none in particular."""


class _Shelf[T]:
    """The last few things that were made, by what they depend on. Safe for several threads: one makes, the others wait."""

    def __init__(self, size: int) -> None:
        self._size, self._lock = size, Lock()
        self._held: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `key` stands for, made where it is not at hand."""
        with self._lock:
            if key not in self._held:
                self._held[key] = make()
            self._held.move_to_end(key)
            while len(self._held) > self._size:
                self._held.popitem(last=False)
            return self._held[key]


@dataclass(frozen=True)
class _Answer:
    """A dossier's question to the lists and their answer."""

    asked: Inquiry
    checked: Checked
    lists: Lists


_LISTS: _Shelf[Lists] = _Shelf(1)
_SCREENERS: _Shelf[Screener] = _Shelf(1)
_ANSWERS: _Shelf[_Answer] = _Shelf(4)


def lists_on(place: Path | None) -> tuple[Lists, Hashable]:
    """The lists built in and in the library in `place`, and what they are known by.

    Raises: StoreError where the library cannot be read.
    """
    key = (str(place), lists_digest(place))
    return _LISTS.get(key, lambda: load_lists(place)), key


def answer_of(store: Store, place: Path | None, *, as_of: str) -> tuple[Inquiry, Checked, Lists]:
    """What the lists have for all designation claims of the dossier and for those that they are about, as of an EDTF day.

    Raises: EdtfError where `as_of` is no day.
    """
    lists, key = lists_on(place)
    _day(as_of)

    def make() -> _Answer:
        asked = ask(store)
        return _Answer(asked, answer(asked, lists, as_of=as_of), lists)

    found = _ANSWERS.get((key, as_of, store.fact("resolved"), store.newest_decision()), make)
    return found.asked, found.checked, found.lists


def register_sheet(store: Store, place: Path | None, *, as_of: str, subject: str | None = None) -> dict[str, Any]:
    """The lists that there are, and for each who is said to be listed the strips of each authority, drawn and in words, as plain
    values; of `subject` (an entity's id) only, if given.

    Raises: EdtfError where `as_of` is no day.
    """
    asked, checked, lists = answer_of(store, place, as_of=as_of)
    dossier = compile_dossier(
        _NOBODY, asked.claims, asked.documents, asked.entities, checks=checked.checks, strips=checked.strips
    )
    drawn = registers(dossier)
    groups = [
        {"name": name, "subject": found[0].strip.subject, "strips": [_drawn(one) for one in found]}
        for name, found in (drawn.others.items() if drawn else ())
        if subject is None or found[0].strip.subject == subject
    ]
    return {
        "as_of": checked.as_of,
        "lists": [one.as_dict() for one in list_registers(place)] if place else _built_in(lists),
        "groups": groups,
        "ticks": [{"x": x, "year": year} for x, year in (drawn.ticks if drawn else ())],
        "verdicts": _verdicts(checked.checks),
        "not_asked": _unasked(checked, lists),
        "documents": _letters(dossier),
    }


def check_list(
    store: Store, place: Path | None, *, as_of: str, verdict: str | None = None, subject: str | None = None
) -> dict[str, Any]:
    """The checks, those of claims first, each with both sides of every possible match, as plain values.

    Raises: EdtfError where `as_of` is no day.
    """
    asked, checked, _ = answer_of(store, place, as_of=as_of)
    claims = {claim.id: claim for claim in asked.claims}
    titles = {document.id: document.title for document in asked.documents}
    kept = [c for c in checked.checks if verdict in (None, c.verdict) and subject in (None, c.subject)]

    def told(check: Check) -> dict[str, Any]:
        plain = {**check.as_dict(), "searched": len(check.searched)}
        claim = claims.get(check.claim or "")
        said = {"quote": claim.quote, "document": claim.document, "title": titles[claim.document]} if claim else None
        return {**plain, "authority_name": _authority(check.authority), "said": said}

    return {
        "as_of": checked.as_of,
        "checks": [told(check) for check in kept],
        "verdicts": _verdicts(checked.checks),
        "subjects": sorted({(c.subject, c.name) for c in checked.checks if c.subject}, key=lambda pair: pair[::-1]),
        "searched": [asdict(one) for one in (checked.checks[0].searched if checked.checks else ())],
    }


def check_certificate(store: Store, place: Path | None, *, as_of: str) -> Certificate:
    """The certificate of all checks of the dossier.

    Raises: EdtfError where `as_of` is no day.
    """
    asked, checked, lists = answer_of(store, place, as_of=as_of)
    return certify_check(asked, lists, checked)


def screen_typed(names: Sequence[Asked], place: Path | None, *, as_of: str, threshold: float) -> Screening:
    """The names held against all lists.

    Raises: EdtfError where `as_of` is no day.
    """
    lists, key = lists_on(place)
    day = _day(as_of)
    screener = _SCREENERS.get((key, as_of), lambda: Screener(gather(lists.snapshots, lists.tenures), day))
    results = tuple(screen(names, screener, threshold=threshold, limit=LIMIT))
    return Screening(results, searched(lists.snapshots), as_of, threshold, LIMIT, lists.snapshots)


def screening_certificate(found: Screening) -> Certificate:
    """The certificate of a screening."""
    return certify_screening(
        found.results, found.snapshots, as_of=found.as_of, threshold=found.threshold, limit=found.limit
    )


def screening_plain(found: Screening) -> dict[str, Any]:
    """The screening as plain values."""
    return {
        "as_of": found.as_of,
        "threshold": found.threshold,
        "results": [one.as_dict() for one in found.results],
        "searched": [asdict(one) for one in found.searched],
    }


def _day(as_of: str) -> Any:
    """The day.

    Raises: EdtfError where it is none.
    """
    day = bounds(as_of).latest
    if day is None:
        raise EdtfError(f"not a day: {as_of!r}", hint='Write it like "2010-01-01".')
    return day


def _drawn(one: Drawn) -> dict[str, Any]:
    """A strip with its drawing. The bars of `strip` itself are left to `variorum check --json`."""
    return {
        "authority": one.authority,
        "searched": one.strip.searched,
        "bars": [asdict(bar) for bar in one.bars],
        "marks": [{**asdict(mark), "saying": asdict(mark.saying)} for mark in one.marks],
        "undated": [{**asdict(mark), "saying": asdict(mark.saying)} for mark in one.undated],
        "similar": list(one.similar),
        "height": one.height,
    }


def _verdicts(checks: Sequence[Check]) -> dict[str, int]:
    out: dict[str, int] = {}
    for check in checks:
        out[check.verdict] = out.get(check.verdict, 0) + 1
    return out


def _unasked(checked: Checked, lists: Lists) -> list[dict[str, Any]]:
    return [{"authority": _authority(id_), "claims": count} for id_, count in without_a_list(checked, lists).items()]


def _authority(id_: str | None) -> str:
    return "An authority that is not known" if id_ is None else powers().names.get(id_, id_)


def _letters(dossier: Dossier) -> dict[str, str]:
    return {source.siglum: source.document.id for source in dossier.sources}


def _built_in(lists: Lists) -> list[dict[str, Any]]:
    return [Shelved(SnapshotEntry.of(one), built_in=True).as_dict() for one in lists.snapshots]
