"""A reviewed document as a gold file: one wanted claim a line, as the scorer of reading takes it.

Source: the format of the gold files that `benchmarks/accuracy.py` scores against, described in docs/gold.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from variorum.export.loss import Loss, LossReport
from variorum.model import Claim, Filler, ReviewState

_STATEMENT = "statement"
"""The type that is no part of the format."""

_SIGNS = re.compile(r"[/;|=\s]+")
"""What parts fields, roles and alternatives: it stands as a space in a name."""

_ENDS = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]| \| ")
"""What would end a line or a field within a quote."""

_POINT = re.compile(r"(\d\d)XX|(\d{3})X|(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

_WHY = {
    "claims": "no piece of their words can stand in one line",
    "quotes": "their words hold the end of a line or of a field: the longest piece without one stands for them",
    "places": "their words stand in the text several times, and the format has no places",
    "roles": "nothing that fills them has a letter or a digit to compare",
    "lists": "any one of several fillers counts as right",
    "signs": "signs that part fields stand as spaces",
    "units": "units, and that a number is a bound or about right, are not compared",
    "times": "the format has no such time, so none is compared",
    "speakers": "their name has no letter or digit to compare",
}
_WHAT = {
    "claims": "claims left out",
    "quotes": "quotes cut",
    "places": "claims whose place is not told",
    "roles": "roles left out",
    "lists": "roles with several fillers",
    "signs": "names changed",
    "units": "quantities made coarser",
    "times": "times left out",
    "speakers": "speakers left out",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with what reviewers came to, None where nobody decided about it."""

    claim: Claim
    review: ReviewState | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a document's typed claims: `wanted` (accepted, and `made` by reviewers), `open` (nobody decided, or reviewers
    differ), `dropped` (rejected or replaced). `statements` are no part of the format."""

    accepted: int = 0
    made: int = 0
    open: int = 0
    disputed: int = 0
    dropped: int = 0
    statements: int = 0

    @property
    def wanted(self) -> int:
        """The claims that a reading must find."""
        return self.accepted + self.made

    @property
    def decided(self) -> bool:
        """Whether somebody decided about every typed claim, and nobody differed."""
        return not self.open and not self.disputed


def tally(judged: Iterable[Judged]) -> Tally:
    """The count of the claims by what became of them."""
    return counted((one.claim.type, one.review or "open", 1) for one in judged)


def counted(rows: Iterable[tuple[str, str, int]]) -> Tally:
    """The tally of rows of a type, what reviewers came to ("open" where nobody decided), and a number of claims."""
    found: Counter[str] = Counter()
    for type_, review, count in rows:
        found["statements" if type_ == _STATEMENT else review] += count
    return Tally(
        accepted=found["accepted"],
        made=found["made"],
        open=found["open"],
        disputed=found["disputed"],
        dropped=found["rejected"] + found["replaced"],
        statements=found["statements"],
    )


def gold(name: str, document: str, text: str, judged: Iterable[Judged]) -> tuple[str, LossReport]:
    """The gold file of the document `name` with the id `document` and this text, and what it could not carry.

    A claim that was accepted or made is wanted; one about which nobody decided, or reviewers differ, may be found but need not be
    ("~"); one that was rejected or replaced is not in it. Lines are by place.
    """
    claims = sorted(judged, key=lambda one: (one.claim.start, one.claim.end, one.claim.id))
    count, losses = tally(claims), Counter[str]()
    lines = [
        line
        for one in claims
        if one.claim.type != _STATEMENT
        and one.review not in ("rejected", "replaced")
        and (line := _line(one, text, losses))
    ]
    found = tuple(Loss(_WHAT[key], losses[key], _WHY[key]) for key in _WHY if losses[key])
    return "".join(f"{line}\n" for line in (*_head(name, document, count), *lines)), LossReport("gold", found)


def _head(name: str, document: str, count: Tally) -> tuple[str, ...]:
    """What a reader of the file must know, as comments."""
    told = " ".join(name.split())
    undecided = count.open + count.disputed
    return (
        f"# Gold from review of {told}, {document}.",
        f"# {count.accepted} claims accepted, {count.made} made by reviewers; {count.dropped} struck out.",
        f"# {undecided} typed claims are not decided ({count.disputed} of them disputed): marked ~, neither wanted nor punished."
        if undecided
        else "# Every typed claim that was read is decided.",
        f"# {count.statements} statements are no part of the format. A claim that nobody read or added is missing here, too.",
    )


def _line(one: Judged, text: str, losses: Counter[str]) -> str | None:
    """The claim as a line, None where its words cannot be one."""
    claim = one.claim
    quote = _quote(claim.quote, losses)
    if quote is None:
        losses["claims"] += 1
        return None
    losses["places"] += text.count(claim.quote) > 1
    roles = [_role(role, fillers, losses) for role, fillers in claim.roles if fillers]
    mark = "" if one.review in ("accepted", "made") else "~"
    fields = (
        mark + claim.type,
        "; ".join(role for role in roles if role),
        _time(claim, losses),
        claim.status,
        _speaker(claim, losses),
        quote,
    )
    return " | ".join(fields)


def _quote(words: str, losses: Counter[str]) -> str | None:
    """The words in one line: all, or the longest piece that can stand in one."""
    pieces = [piece for piece in _ENDS.split(words) if any(c.isalnum() for c in piece)]
    if not pieces:
        return None
    best = max(pieces, key=len)
    losses["quotes"] += best != words
    return re.sub(r"[\n\t\r]", " ", best).strip()


def _role(role: str, fillers: tuple[Filler, ...], losses: Counter[str]) -> str | None:
    """The role with all that is right in it; optional ("?") where the words do not say it themselves."""
    accepted: dict[str, None] = {}
    for filler in fillers:
        if filler.min is not None or filler.max is not None:
            accepted[_amount(filler)] = None
            losses["units"] += filler.unit is not None or filler.approximate or None in (filler.min, filler.max)
        else:
            for name in (filler.text, *filler.names):
                plain = _SIGNS.sub(" ", name).strip()
                losses["signs"] += plain != " ".join(name.split())
                if any(c.isalnum() for c in plain):
                    accepted[plain] = None
    if not accepted or any(a.startswith("-") for a in accepted if a.strip("-.0123456789") == ""):
        losses["roles"] += 1
        return None
    losses["lists"] += len(fillers) > 1
    optional = "?" if all(filler.start is None for filler in fillers) else ""
    return f"{role}{optional}={'/'.join(accepted)}"


def _amount(filler: Filler) -> str:
    """The number, or both bounds; of one bound that one."""
    low = filler.min if filler.min is not None else filler.max
    high = filler.max if filler.max is not None else filler.min
    ends = [_digits(number) for number in (low, high) if number is not None]
    return ends[0] if ends[0] == ends[-1] else "..".join(ends)


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:f}".rstrip("0")


def _time(claim: Claim, losses: Counter[str]) -> str:
    if claim.time is None:
        return "-"
    if not comparable(claim.time.edtf):
        losses["times"] += 1
        return "-"
    return claim.time.edtf if claim.time.start is not None else f"optional {claim.time.edtf}"


def _speaker(claim: Claim, losses: Counter[str]) -> str:
    if claim.attribution is None:
        return "-"
    plain = _SIGNS.sub(" ", claim.attribution.text).strip()
    if not any(c.isalnum() for c in plain):
        losses["speakers"] += 1
        return "-"
    return plain


def comparable(edtf: str) -> bool:
    """Whether the scorer can compare the time: years, months, days, decades and centuries, intervals and sets of them."""
    parts = edtf.strip().strip("[]{}").replace(",", "/").split("/")
    first, last = _point(parts[0]), _point(parts[-1])
    return (
        first is not None and last is not None and (first <= last or "" in (parts[0].strip("."), parts[-1].strip(".")))
    )


def _point(text: str) -> date | None:
    """A day of the point in time, for order only; None where the scorer would not understand it."""
    bare = text.strip().rstrip("?~%")
    if bare in ("", ".."):
        return date.min
    match = _POINT.fullmatch(bare)
    if match is None:
        return None
    century, decade, year, month, day = match.groups()
    number = int(year) if year else int(decade) * 10 if decade else int(century) * 100
    try:
        if year and not int(year):
            return None
        # A month beyond the twelfth is a season or another part of a year.
        whole = month is None or int(month) > 12
        return date(number or 1, 1 if whole else int(month), 1 if whole or day is None else int(day))
    except ValueError:
        return None
