"""The verdict on one claim: what the registers have for what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from variorum.checking.dating import SAME_ACT, Reach, reach
from variorum.checking.entries import Entry
from variorum.checking.lists import officials, special
from variorum.checking.matching import Found, Key, counts, distance_of, matches, one_body
from variorum.checking.saying import Said
from variorum.checking.standing import UNTOLD, stand, together
from variorum.checking.wording import Told, reason_of
from variorum.dates import Day, bounds
from variorum.model import Check, CheckVerdict, Match, Searched


@dataclass(frozen=True, slots=True)
class Sources:
    """What is asked, and as of when. `of` gives the authorities that have entries in a snapshot, by its id; `oldest` the day of
    each authority's first listing."""

    day: Day
    as_of: str
    searched: tuple[Searched, ...]
    of: Mapping[str, frozenset[str]]
    registers: frozenset[str]
    lists: frozenset[str]
    oldest: Mapping[str, Day]

    def asked_of(self, authority: str) -> tuple[Searched, ...]:
        """The snapshots that have entries of the authority."""
        return tuple(one for one in self.searched if authority in self.of[one.snapshot])

    def has(self, list_id: str) -> bool:
        """Whether a register of the list is among the snapshots, or one that tells who is on it."""
        return list_id in self.lists or bool(officials()[list_id].registers & self.registers)


@dataclass(frozen=True, slots=True)
class _Judged:
    verdict: CheckVerdict
    on: tuple[Found, ...]
    chosen: Found | None = None
    days: int | None = None


def judge(said: Said, found: Sequence[Found], sources: Sources, counted: frozenset[Key]) -> Check:
    """The check of one claim against the entries that may be its subject's."""
    judged = _judged(said, found, sources, counted)
    pairs = matches(found, sources.day, said=said, counted=counted)
    stands = {(match.register, match.key): stood for match, stood in pairs}
    told = Told(
        said=said,
        verdict=judged.verdict,
        chosen=judged.chosen.entry if judged.chosen is not None else None,
        days=judged.days,
        stood=together([stands[one.entry.key] for one in judged.on]) if judged.on else UNTOLD,
        outdated=_outdated(said, judged),
        contradicted=_contradicted(said, judged),
        found=tuple(found),
        asked=sources.asked_of(said.authority.id) if said.authority is not None else (),
        list_searched=not said.list or sources.has(said.list),
        day=sources.day,
        oldest=sources.oldest.get(said.authority.id) if said.authority is not None else None,
    )
    return _check(told, sources, _ordered([match for match, _ in pairs], judged))


def _check(told: Told, sources: Sources, found: tuple[Match, ...]) -> Check:
    said = told.said
    return Check(
        subject=said.subject.id,
        name=said.subject.name,
        claim=said.claim.id,
        authority=said.authority.id if said.authority is not None else None,
        verdict=told.verdict,
        standing=told.stood.standing,
        reason=reason_of(told),
        as_of=sources.as_of,
        matches=found,
        searched=sources.searched,
        outdated=told.outdated,
        days=told.days,
        held=told.stood.held,
        list=said.list,
        says=said.says,
        time=said.claim.time.edtf if said.claim.time is not None else None,
        status=said.claim.status,
        contradicted=told.contradicted,
    )


def _ordered(found: Sequence[Match], judged: _Judged) -> tuple[Match, ...]:
    """The match that the verdict is of first, then those of the same list, then those that count."""
    chosen = judged.chosen.entry.key if judged.chosen is not None else None
    on = {one.entry.key for one in judged.on}
    order = {(match.register, match.key): at for at, match in enumerate(found)}

    def rank(match: Match) -> tuple[bool, bool, bool, int]:
        key = (match.register, match.key)
        return key != chosen, key not in on, not match.counts, order[key]

    return tuple(sorted(found, key=rank))


def _judged(said: Said, found: Sequence[Found], sources: Sources, counted: frozenset[Key]) -> _Judged:
    if said.authority is None:
        return _Judged("not_found", ())
    own = [one for one in found if one.entry.listing.authority == said.authority.id]
    fit = [one for one in own if _meant(said, one.entry)]
    sure = [one for one in fit if counts(one, counted)]
    if sure:
        return _on_the_list(said, sure)
    elsewhere = [one for one in own if counts(one, counted)]
    if elsewhere:
        return _Judged("other_list", tuple(elsewhere), _nearest(said, elsewhere))
    if own:
        return _Judged("name_similar", ())
    others = [one for one in found if counts(one, counted)]
    if others and sources.asked_of(said.authority.id) and (not said.list or sources.has(said.list)):
        return _Judged("other_list", ())
    return _Judged("not_found", ())


def _meant(said: Said, entry: Entry) -> bool:
    """Whether the entry's list may be the one that the claim means."""
    if not entry.lists:
        return True
    if said.list:
        return said.list in entry.lists
    return not said.nature or any(officials()[one].nature == said.nature for one in entry.lists)


def _on_the_list(said: Said, sure: Sequence[Found]) -> _Judged:
    """The verdict where the authority has the subject on a list that may be meant."""
    chosen = _nearest(said, sure)
    lists = set(special(chosen.entry.lists))
    on = tuple(
        one
        for one in sure
        if one is chosen or (set(special(one.entry.lists)) & lists and one_body(one.entry, chosen.entry))
    )
    if said.says == "removed" and not any(one.entry.over for one in on):
        return _Judged("not_found", on, chosen)
    days = distance_of(chosen.entry, said)
    if days is not None and days > SAME_ACT:
        return _Judged("date_differs", on, chosen, days)
    return _Judged("confirmed", on, chosen, days)


def _nearest(said: Said, found: Sequence[Found]) -> Found:
    """The entry that the claim is nearest to: of a dated one by its date, else the listing that ran when it was written, else the last.

    Of entries that are equally near that of the best known list counts, then the one whose date is narrow, then the better name.
    """
    key: Callable[[Found], tuple[object, ...]] = (
        (lambda one: _by_date(said, one)) if said.began else (lambda one: _by_day(said, one))
    )
    return min(found, key=lambda one: (*key(one), found.index(one)))


def _by_date(said: Said, one: Found) -> tuple[bool, int, bool, int, int]:
    days = distance_of(one.entry, said)
    own = one.entry.listed if said.says == "listed" else one.entry.removed
    return days is None, days or 0, said.says == "removed" and not one.entry.over, _place(one.entry), _width(own)


def _place(entry: Entry) -> int:
    """The place of the entry's list among all: of an authority's the best known comes first."""
    order = tuple(officials())
    return min((order.index(one) for one in entry.lists), default=len(order))


def _width(edtf: str | None) -> int:
    """How uncertain a date is: 0 for a day, in steps of years; open sides are the widest."""
    if edtf is None:
        return 10_000
    known = reach(edtf)
    if known.earliest is None or known.latest is None:
        return 9_999
    return 0 if known.day else 1 + known.latest.year - known.earliest.year


def _by_day(said: Said, one: Found) -> tuple[bool, bool, int, int, int]:
    """Undated: removals need an end; listings that ran when the document was written, the best known list first, then those
    that began last."""
    written = bounds(said.published).earliest if said.published else None
    ran = written is not None and stand(one.entry, written).held in ("certain", "possible")
    since = reach(one.entry.listed).earliest if one.entry.listed is not None else None
    began = since.year * 372 + since.month * 31 + since.day if since is not None else 0
    return said.says == "removed" and not one.entry.over, not ran, _place(one.entry), -began, _width(one.entry.listed)


def _outdated(said: Said, judged: _Judged) -> bool | None:
    """Whether the document was published when what it tells was over: False too where it tells the end itself."""
    if judged.verdict not in ("confirmed", "date_differs") or judged.chosen is None or said.denied:
        return None
    if said.says == "listed" and (said.ended is not None or said.ends_too):
        return False
    written = reach(said.published) if said.published else None
    if said.says == "removed":
        return _listed_anew(judged, written)
    if not judged.chosen.entry.over:
        return False
    if written is None or not written.bound:
        return None
    held = {_held(one.entry, written) for one in judged.on} - {""}
    if held == {"no"}:
        return True
    return False if "certain" in held else None


def _held(entry: Entry, written: Reach) -> str:
    """Whether the entry was on the list when the document was written, on all the days that this may have been.

    By one that was listed only later the document cannot be outdated: "".
    """
    stands = [stand(entry, day) for day in (written.earliest, written.latest) if day is not None]
    if any(one.standing == "not_yet" for one in stands):
        return ""
    answers = {one.held for one in stands}
    return answers.pop() if len(answers) == 1 else "possible"


def _listed_anew(judged: _Judged, written: Reach | None) -> bool | None:
    """Whether a removal was undone by a later listing before the document was written."""
    chosen = judged.chosen
    end = reach(chosen.entry.removed).latest if chosen is not None and chosen.entry.removed is not None else None
    later = [
        since
        for one in judged.on
        if one is not chosen and one.entry.listed is not None and (since := reach(one.entry.listed)).bound
        if end is not None and since.earliest is not None and since.earliest >= end
    ]
    if not later:
        return False
    if written is None or written.earliest is None:
        return None
    return any(since.latest is not None and written.earliest >= since.latest for since in later)


def _contradicted(said: Said, judged: _Judged) -> bool:
    """Whether what the registers have is against the claim: a denial of what they have, a removal of what stays listed."""
    if judged.chosen is None or judged.verdict not in ("confirmed", "not_found"):
        return False
    if said.denied:
        return judged.verdict == "confirmed"
    if said.says != "removed" or judged.verdict != "not_found" or said.claim.status not in ("asserted", "reported"):
        return False
    day = _claimed_by(said)
    return day is not None and any(stand(one.entry, day).held == "certain" for one in judged.on)


def _claimed_by(said: Said) -> Day | None:
    """The day by which a removal is said to have been: the last that is claimed, else the first on which it was written."""
    if said.began is not None:
        return said.began.latest
    return reach(said.published).earliest if said.published else None
