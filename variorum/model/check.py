"""Checks: what is said of a listing, held against official registers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

CheckVerdict = Literal["confirmed", "date_differs", "other_list", "name_similar", "not_found"]
"""What the registers have for a claim: the same authority and a date that fits; the same authority and another date;
somebody else's list only; a name that is similar and no more; nothing."""

ListedStanding = Literal["listed", "removed", "vanished", "unknown"]
"""What became of a listing by the day asked about: still there; removed, by a record that says so; gone between two files
that are both complete; not told."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A snapshot that was searched: which list, its own date, the digests of its files, how many entries it has."""

    snapshot: str
    register: str
    title: str
    published: str | None
    sha256: tuple[str, ...]
    entries: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be the one asked about: a possible match until a person confirms it.

    `asked` and `found` are the two names set side by side, `score` in [0, 1] how alike they are, `reasons` why, in words.
    `alone` is False where the name by itself may not confirm: a weak alias, a single word. `between` are the
    EDTF dates of the two snapshots between which the entry vanished, or None.
    """

    register: str
    key: str
    snapshot: str
    asked: str
    found: str
    quality: str
    score: float
    reasons: tuple[str, ...]
    alone: bool
    authority: str
    lists: tuple[str, ...]
    scope: str
    listed: str | None
    removed: str | None
    standing: ListedStanding
    between: tuple[str, str] | None = None
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What the registers say of one designation claim (`claim`, its id) or, where that is None, of the subject itself.

    `authority` is the id of who is said to have listed it, None where it is not known who is meant. `standing` is of
    `as_of`, an EDTF day; `outdated` is whether the claim's document was published when the state it tells was over.
    `reason` says all of it in words, with both sides' own dates. `matches` are the best first. `searched` are all snapshots that
    were asked, also where nothing was found.
    """

    subject: str
    name: str
    claim: str | None
    authority: str | None
    verdict: CheckVerdict
    standing: ListedStanding
    reason: str
    as_of: str
    matches: tuple[Match, ...]
    searched: tuple[Searched, ...]
    outdated: bool | None = None
    days: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The check as plain JSON values."""
        return asdict(self)
