"""Checks: what is said of a listing, held against official registers."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

CheckVerdict = Literal["confirmed", "date_differs", "other_list", "name_similar", "not_found"]
"""What the registers have for a claim: the same authority and a date that fits; the same authority and another date;
somebody else's list only, or another list of the same authority; a name that is similar and no more; nothing."""

ListedStanding = Literal["listed", "removed", "vanished", "not_yet", "unknown"]
"""What became of a listing by the day asked about: still there; removed, by a record that says so; gone between two files
that are both complete; to be listed only later; not told."""

Held = Literal["certain", "possible", "no", "unknown"]
"""Whether somebody was on a list on a day. A list that was last seen before that day makes it "possible"."""

BodyRelation = Literal["same", "armed_wing", "umbrella", "faction"]
"""What an entry's body is to the one asked about. Only the "same" is checked; the others are told, so that nobody takes a
wing's listing for the whole's."""

Says = Literal["listed", "removed"]
"""What a claim tells: that somebody was put on a list, or taken off it."""


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

    def as_dict(self) -> dict[str, Any]:
        """The snapshot as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be the one asked about: a possible match until a person confirms it.

    `snapshot` is the newest of the register that has the entry. `asked` and `found` are the two names set side by side,
    `quality` the publisher's word for the latter, `score` in [0, 1] how alike they are, `reasons` why, in words.
    `alone` is whether the names by themselves are enough: not where only a weak alias, one word or an abbreviation
    agrees. `counts` is whether the match was counted: by its names, or because authority and date of a claim fit too.
    `relation` is what the entry's body is to the one asked about.

    `listed` and `removed` are the register's own EDTF dates; `between` the dates of the two files between which the
    entry vanished, `came` of those between which it came. `standing` and `held` are of the day asked about, `seen` is the
    date of the newest file that has it. `days` is how far the claimed date is from the entry's, 0 where they can be one
    and None where one is not told. `list` is the id of the list (`data/lexicons/en/listings.yaml`), "" where it is none of those.
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
    counts: bool = False
    relation: BodyRelation = "same"
    list: str = ""
    held: Held = "unknown"
    seen: str | None = None
    came: tuple[str, str] | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What the registers say of one designation claim (`claim`, its id) or, where that is None, of the subject itself.

    `subject` is the entity's id, "" where the claim's subject has none. `authority` is the id of who is said to have
    listed it, None where it is not known who is meant; `list` the id of the list that the words name, "" for none.
    `standing` and `held` are of `as_of`, an EDTF day; `outdated` is whether the claim's document was published when the
    state it tells was over, None where that cannot be told. `days` is how far the claimed date is from the
    register's, at least, and 0 where they can be one. `says`, `time` (EDTF) and `status` are the claim's own;
    `contradicted` is whether what the registers have is against it: a denial of what they have, or a removal of what they still had.

    `reason` says all of it in words, with both sides' own dates. `matches` are the best first. `searched` are all
    snapshots that were asked, also where nothing was found.
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
    held: Held = "unknown"
    list: str = ""
    says: Says | None = None
    time: str | None = None
    status: str = ""
    contradicted: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The check as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class StripBar:
    """A time on a list, to be drawn: from `start` to `end`, EDTF dates that may themselves be intervals.

    `start` is None where no register tells it. `end` is None while nothing tells of an end: then the bar is sure up to `seen`, the date of
    the newest file that has the entry, and open after it. `ended` says how the end is known. `counts` is False where the
    name is similar and no more, or where the entry is a part of the body or an umbrella over it (`relation`).
    """

    list: str
    title: str
    register: str
    key: str
    name: str
    start: str | None
    end: str | None
    ended: Literal["", "removed", "vanished"] = ""
    seen: str | None = None
    relation: BodyRelation = "same"
    counts: bool = True
    scope: str = ""
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StripSaying:
    """What one document said of a list and when it was written: to be drawn against the bars.

    `published` is the document's EDTF date, `time` the claim's; `quote` are its words.
    """

    claim: str
    document: str
    title: str
    published: str | None
    says: Says
    time: str | None
    status: str
    quote: str
    verdict: CheckVerdict
    outdated: bool | None
    contradicted: bool
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """One authority and one subject: when it was listed, when removed, and what each document said when.

    `bars` are in order of time, `sayings` in order of their documents' dates, undated ones last. `searched` tells whether any
    list of the authority was asked. `start` and `end` bound everything dated, as EDTF days; both None where nothing is.
    """

    subject: str
    name: str
    authority: str
    bars: tuple[StripBar, ...]
    sayings: tuple[StripSaying, ...]
    as_of: str
    searched: bool
    start: str | None = None
    end: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The strip as plain JSON values."""
        return asdict(self)
