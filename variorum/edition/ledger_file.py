"""The ledger of decisions as a file: given to others, and taken in from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from variorum.dates import EdtfError, bounds
from variorum.edition.reviewing import check_draft, show_all
from variorum.errors import ClaimError
from variorum.model import Block, Decision, DecisionEntry, Document
from variorum.model.claim import Attribution, Filler, Time
from variorum.reviewing import claim_of, collapsed
from variorum.store import Store

_LONGEST = 100_000
"""Code points of a passage, at most: longer ones are no sentences."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a ledger file: the numbers of the rows that were `entered`, how many were `known` already, and the
    ids of the claims about which reviewers now differ who did not before."""

    entered: tuple[int, ...]
    known: int
    disputed: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The outcome for a program."""
        return {"entered": list(self.entered), "known": self.known, "disputed": list(self.disputed)}


def ledger_lines(store: Store) -> Iterator[str]:
    """All rows of the ledger in order of entry, a line of JSON each: number, act, passage, keys, drafts, author, at, reason,
    takes_back (the number of another line)."""
    for entry in store.decisions():
        plain = {**entry.as_dict()}
        del plain["standing"]
        yield json.dumps(plain, ensure_ascii=False) + "\n"


def take_in(store: Store, lines: Iterable[str]) -> TakenIn:
    """Enters what the lines of another ledger (see `ledger_lines`) say and this one does not, with their authors and times, and
    shows it in the documents at hand. All of it or, where a line is wrong, nothing.

    Raises: ClaimError where a line is no row of a ledger, with its number.
    """
    theirs = tuple(_rows(lines))
    own = store.decisions()
    mine = {identity: entry.number for entry, identity in zip(own, _identities(own).values(), strict=True)}
    identities = _identities(theirs)
    known = {entry.number: mine[identities[entry.number]] for entry in theirs if identities[entry.number] in mine}
    gone = {entry.takes_back for entry in own if entry.takes_back is not None}
    fresh, seen = [], set[str]()
    for entry in theirs:
        # A row that both sides took back, each in his own words, is gone already.
        done = entry.takes_back is not None and known.get(entry.takes_back) in gone
        if entry.number not in known and identities[entry.number] not in seen and not done:
            fresh.append(entry)
            seen.add(identities[entry.number])
    before = _disputed(store)
    numbers = store.enter(fresh, known)
    show_all(store, {entry.decision.passage for entry in fresh})
    return TakenIn(numbers, len(theirs) - len(fresh), tuple(sorted(_disputed(store) - before)))


def _disputed(store: Store) -> set[str]:
    return {row.id for row in store.queue_rows() if row.review == "disputed"}


def _identities(entries: Iterable[DecisionEntry]) -> dict[int, str]:
    """What tells each row (by number) from others in whatever ledger: its content, and that of the row that it takes back."""
    found: dict[int, str] = {}
    for entry in entries:
        back = found.get(entry.takes_back or 0, "")
        packed = json.dumps([entry.decision.as_dict(), back], sort_keys=True, ensure_ascii=False)
        found[entry.number] = hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()
    return found


def _rows(lines: Iterable[str]) -> Iterator[DecisionEntry]:
    """The rows of the lines, each checked.

    Raises: ClaimError.
    """
    numbers: set[int] = set()
    for at, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = _row(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise _wrong(at, "is no JSON") from error
        except ClaimError as error:
            raise _wrong(at, f"is no decision: {error.what}") from error
        if entry.number in numbers or (entry.takes_back is not None and entry.takes_back not in numbers):
            raise _wrong(at, "has a number twice, or takes back what does not stand before it")
        numbers.add(entry.number)
        yield entry


def _wrong(line: int, what: str) -> ClaimError:
    hint = "Give a file that `variorum reviews --export` or the ledger's page wrote."
    return ClaimError(f"line {line} of the ledger {what}", where="ledger", hint=hint)


def _row(plain: object) -> DecisionEntry:
    """The row of its plain form.

    Raises: ClaimError.
    """
    if not isinstance(plain, Mapping):
        raise ClaimError("it is no object", where="ledger")
    words = (plain.get("passage"), plain.get("author"), plain.get("at"), plain.get("reason", ""))
    keys, number, back = plain.get("keys"), plain.get("number"), plain.get("takes_back")
    right = (
        all(isinstance(one, str) for one in words)
        and isinstance(keys, list)
        and all(isinstance(one, str) for one in keys)
        and isinstance(number, int)
        and (back is None or isinstance(back, int))
        and isinstance(plain.get("drafts"), list)
    )
    if not right:
        raise ClaimError("a field is missing or of the wrong kind", where="ledger")
    decision = Decision.from_dict(dict(plain))
    if not decision.author.strip() or not decision.passage or len(decision.passage) > _LONGEST:
        raise ClaimError("author or passage is empty, or the passage too long", where="ledger")
    if (decision.act in ("reject", "add")) == bool(decision.keys and decision.drafts):
        raise ClaimError(f"{decision.act!r} does not go with its claims", where="ledger")
    _check(decision)
    assert isinstance(number, int)
    return DecisionEntry(number, decision, back)


def _check(decision: Decision) -> None:
    """Refuses drafts that do not fit the passage, which would stop every later build.

    Raises: ClaimError.
    """
    passage = decision.passage
    stretch = collapsed(passage)
    if stretch.words != passage:
        raise ClaimError("the passage has surplus white space", where="ledger")
    page = Document("sha256:", "ledger", "text/plain", passage, (Block("paragraph", 0, len(passage)),))
    for draft in decision.drafts:
        if not all(
            _right(part) for part in (*(f for _, found in draft.roles for f in found), draft.time, draft.attribution)
        ):
            raise ClaimError("a draft has a field of the wrong kind", where="ledger")
        check_draft(draft)
        claim_of(draft, page, stretch)


def _right(part: Filler | Time | Attribution | None) -> bool:
    """Whether the fields of the part are of the kinds that they should be."""
    if part is None:
        return True
    places = all(one is None or type(one) is int for one in (part.start, part.end))
    if not isinstance(part.text, str) or not places or (part.start is None) != (part.end is None):
        return False
    if isinstance(part, Time):
        return isinstance(part.edtf, str) and _is_time(part.edtf)
    if isinstance(part, Attribution):
        return True
    words = all(one is None or isinstance(one, str) for one in (part.entity, part.type, part.unit))
    numbers = all(one is None or type(one) in (int, float) for one in (part.min, part.max))
    return words and numbers and all(isinstance(one, str) for one in part.names) and isinstance(part.approximate, bool)


def _is_time(edtf: str) -> bool:
    try:
        bounds(edtf)
    except EdtfError:
        return False
    return True


def ledger_view(
    store: Store,
    *,
    author: str | None = None,
    act: str | None = None,
    standing: bool | None = None,
    offset: int = 0,
    limit: int = 50,
) -> dict[str, Any]:
    """The rows of the ledger that the filters let through, newest first, `limit` from the one at `offset`, with what the
    filters offer."""
    rows = store.decisions()
    kept = [
        row
        for row in reversed(rows)
        if (author is None or row.decision.author == author)
        and (act is None or _act(row) == act)
        and (standing is None or row.standing == standing)
    ]
    return {
        "rows": [row.as_dict() for row in kept[offset : offset + limit]],
        "total": len(kept),
        "every": len(rows),
        "authors": sorted({row.decision.author for row in rows}),
        "acts": sorted({_act(row) for row in rows}),
    }


def _act(row: DecisionEntry) -> str:
    return "take back" if row.takes_back is not None else row.decision.act
