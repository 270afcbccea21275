"""Lists of claims in SQLite: pages, counts and facets, without reading the claims that are not shown."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from variorum.dates import EdtfError, bounds
from variorum.model import Claim, Entity, Filler
from variorum.ontology import claim_types
from variorum.store.claims import check_time, narrowed
from variorum.store.documents import stands
from variorum.store.facets import number
from variorum.store.list_records import OPEN_REVIEW, Bears, DocumentLine, Facets, ListedClaim, Mark
from variorum.store.records import ClaimFilter

_WAITING, _DATED, _OPEN, _UNTIMED = range(4)
"""What `timed` says of a claim's time: not looked at yet; one of its days is known; an interval without ends; none that can be read."""

_STANDS = stands("l")
TIME_ORDER = "l.timed <> 1, coalesce(l.first, l.last), coalesce(l.last, l.first), iif(l.timed = 1, l.edtf, '')"
"""As `variorum.dossier.when.order` sorts: by earliest day, then the narrower first; what has no time that can be read last."""

TEXT_ORDER = 'd.name, d.id, l.start, l."end", l.id'
"""By document name, then place."""


def fill(db: sqlite3.Connection) -> None:
    """Makes everything in `listed` and beside it that triggers cannot, out of what the older tables hold."""
    fill_times(db)
    rows = db.execute("SELECT id, resolved FROM claims WHERE resolved IS NOT NULL").fetchall()
    put_bearers(db, ((id_, _borne(json.loads(data))) for id_, data in rows))
    found = db.execute("SELECT id, data FROM findings").fetchall()
    put_finding_claims(db, ((id_, json.loads(data)["claims"]) for id_, data in found))


def fill_times(db: sqlite3.Connection) -> None:
    """Works out the days of times that were stored since the last call."""
    fresh = db.execute("SELECT DISTINCT edtf FROM listed WHERE timed = 0 AND edtf IS NOT NULL").fetchall()
    db.executemany(
        "UPDATE listed SET timed = ?, first = ?, last = ? WHERE edtf = ? AND timed = 0",
        [(*_days(edtf), edtf) for (edtf,) in fresh],
    )


def _days(edtf: str) -> tuple[int, int | None, int | None]:
    try:
        found = bounds(edtf)
    except EdtfError:  # kept and shown as it is; it lies in no span of time
        return _UNTIMED, None, None
    first, last = (None if day is None else number(day) for day in (found.earliest, found.latest))
    return (_OPEN if first is last is None else _DATED), first, last


def put_bearers(db: sqlite3.Connection, bearers: Iterable[tuple[str, Filler | None]]) -> None:
    """Notes whose claim each (by id) is."""
    rows = ((one.entity, " ".join(one.text.split()), id_) for id_, one in bearers if one is not None)
    db.executemany("UPDATE listed SET bearer = ?, called = ? WHERE id = ?", rows)


def bearer_of(type_: str, role: Callable[[str], Sequence[Filler]]) -> Filler | None:
    """Whose claim it is: the first filler of its type's first filled role that an entity may fill."""
    kind = claim_types().get(type_)  # a database may be of before a type went
    for one in kind.roles if kind else ():
        if one.kind.startswith("entity") and (found := role(one.name)):
            return found[0]
    return None


def _borne(data: dict[str, Any]) -> Filler | None:
    return bearer_of(data["type"], lambda name: [Filler.from_dict(one) for one in data["roles"].get(name, ())[:1]])


def put_finding_claims(db: sqlite3.Connection, findings: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Notes which finding has which claims, in place of what was noted."""
    db.execute("DELETE FROM finding_claims")
    pairs = ((claim, finding) for finding, claims in findings for claim in claims)
    db.executemany("INSERT OR IGNORE INTO finding_claims VALUES (?, ?)", pairs)


def changed(db: sqlite3.Connection) -> None:
    """Notes that what lists show may have changed."""
    fill_times(db)
    db.execute("UPDATE changes SET number = number + 1")


def state(db: sqlite3.Connection) -> int:
    """A number that grows with each change of what lists show."""
    (found,) = db.execute("SELECT number FROM changes").fetchone()
    return int(found)


def narrowing(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    """The conditions on `listed l`, and their values.

    Raises: StoreError where `wanted.time` is not EDTF.
    """
    parts, told = narrowed(wanted, "l")
    values: list[Any] = list(told)
    if wanted.document is not None:
        parts.append("l.document IN (SELECT key FROM documents WHERE id = ? OR name = ?)")
        values += [wanted.document, wanted.document]
    if wanted.time is not None:
        _narrow_time(wanted.time, parts, values)
    return " AND ".join(parts), values


def _narrow_time(edtf: str, parts: list[str], values: list[Any]) -> None:
    """The claim's time may share a day with the one asked for."""
    check_time(edtf)
    found = bounds(edtf)
    parts.append("l.timed = 1")
    if found.latest is not None:
        parts.append("(l.first IS NULL OR l.first <= ?)")
        values.append(number(found.latest))
    if found.earliest is not None:
        parts.append("(l.last IS NULL OR l.last >= ?)")
        values.append(number(found.earliest))


def count(db: sqlite3.Connection, wanted: ClaimFilter) -> int:
    """How many claims the filter lets through."""
    where, values = narrowing(wanted)
    (found,) = db.execute(f"SELECT count(*) FROM listed l WHERE {where}", values).fetchone()
    return int(found)


def page(db: sqlite3.Connection, wanted: ClaimFilter, *, offset: int, limit: int, by_time: bool) -> list[ListedClaim]:
    """The claims that the filter lets through, `limit` of them from the one at `offset`."""
    where, values = narrowing(wanted)
    start = "SELECT l.id FROM listed l JOIN documents d ON d.key = l.document WHERE "
    if by_time:
        rows = db.execute(
            f"{start}{where} ORDER BY {TIME_ORDER}, {TEXT_ORDER} LIMIT ? OFFSET ?", [*values, limit, offset]
        )
        return listed(db, [id_ for (id_,) in rows])
    # Which documents the page is of is told by their counts: only their claims are sorted.
    counts = db.execute(f"SELECT l.document, count(*) FROM listed l WHERE {where} GROUP BY 1", values)
    held = dict(tuple(row) for row in counts)
    keys: list[int] = []
    for (key,) in db.execute("SELECT key FROM documents ORDER BY name, id"):
        if offset >= held.get(key, 0) and not keys:
            offset -= held.get(key, 0)
        elif key in held and sum(held[one] for one in keys) < offset + limit:
            keys.append(key)
    marks_ = ", ".join("?" * len(keys))
    rows = db.execute(
        f"{start}{where} AND l.document IN ({marks_}) ORDER BY {TEXT_ORDER} LIMIT ? OFFSET ?",
        [*values, *keys, limit, offset],
    )
    return listed(db, [id_ for (id_,) in rows])


def listed(db: sqlite3.Connection, ids: Sequence[str]) -> list[ListedClaim]:
    """The claims with these ids, in this order.

    Raises: ClaimError where a document's text no longer has the words.
    """
    marks = ", ".join("?" * len(ids))
    rows = db.execute(
        "SELECT c.id, c.document, coalesce(c.resolved, c.extracted) AS data, c.state, c.review FROM claims c"
        f" WHERE c.id IN ({marks})",
        ids,
    ).fetchall()
    keys = sorted({row["document"] for row in rows})
    texts = {
        key: (name, text)
        for key, name, text in db.execute(
            f"SELECT key, name, text FROM documents WHERE key IN ({', '.join('?' * len(keys))})", keys
        )
    }
    findings = _findings(db, ids)
    made = {}
    for row in rows:
        name, text = texts[row["document"]]
        claim = Claim.from_dict(json.loads(row["data"]), text)
        made[row["id"]] = ListedClaim(claim, name, row["state"], row["review"], findings.get(row["id"]))
    return [made[id_] for id_ in ids if id_ in made]


def _findings(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Any]:
    """The gravest finding that says more than its claim, for each claim that is in one."""
    rows = db.execute(
        "SELECT f.claim, f.finding, found.verdict FROM finding_claims f JOIN findings found ON found.id = f.finding"
        f" WHERE found.verdict <> 'single' AND f.claim IN ({', '.join('?' * len(ids))}) ORDER BY found.number DESC",
        ids,
    )
    return {claim: (finding, verdict) for claim, finding, verdict in rows}


_MARKED = (
    'SELECT l.id, l.document, l.type, l.status, l.review, l.start, l."end", l.edtf, l.timed = 1, l.first, l.last, l.bearer, l.called'
    " FROM listed l WHERE "
)


def marks(db: sqlite3.Connection, subject: str, joining: Sequence[str]) -> tuple[Mark, ...]:
    """The current claims in which the entity `subject` takes part, then those that its people bear."""
    own = f"{_MARKED}l.state = 'current' AND l.id IN (SELECT claim FROM participants WHERE entity = ?)"
    found = list(map(Mark._make, _plain(db, own, (subject,))))
    ids = {mark.id for mark in found}
    near = {mark.bearer for mark in found if mark.type in joining and not mark.struck} - {subject, None}
    people = sorted(one for one in near if one)
    theirs = f"{_MARKED}l.state = 'current' AND l.bearer IN ({', '.join('?' * len(people))})"
    return (*found, *(mark for mark in map(Mark._make, _plain(db, theirs, people)) if mark.id not in ids))


def _plain(db: sqlite3.Connection, sql: str, values: Sequence[Any]) -> list[Any]:
    """The rows as bare tuples, which for tens of thousands is several times quicker."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, values).fetchall()


def lines(db: sqlite3.Connection) -> tuple[DocumentLine, ...]:
    """The current documents as lists name them, by name, then id."""
    rows = db.execute("SELECT key, id, name, title, metadata FROM documents WHERE state = 'current' ORDER BY name, id")
    return tuple(_line(row) for row in rows)


def _line(row: sqlite3.Row) -> DocumentLine:
    told = json.loads(row["metadata"])
    publisher = told["publisher"] or told["author"] or told["title"] or row["name"]
    return DocumentLine(row["key"], row["id"], row["name"], row["title"], publisher, told["published"])


def facets(db: sqlite3.Connection, wanted: ClaimFilter) -> Facets:
    """How many claims have each value, for each facet without its own narrowing."""

    def counted(column: str, **wider: Any) -> tuple[tuple[Any, int], ...]:
        where, values = narrowing(replace(wanted, **wider))
        rows = _plain(db, f"SELECT {column}, count(*) FROM listed l WHERE {where} GROUP BY 1", values)
        return tuple(sorted(rows, key=lambda pair: (-pair[1], pair[0])))

    ids = dict(db.execute("SELECT key, id FROM documents"))
    where, values = narrowing(replace(wanted, time=None))
    sql = "SELECT min(coalesce(l.first, l.last)), max(coalesce(l.last, l.first)) FROM listed l WHERE l.timed = 1 AND "
    first, last = db.execute(sql + where, values).fetchone()
    return Facets(
        types=counted("l.type", type=None),
        statuses=counted("l.status", status=None),
        documents=tuple((ids[key], n) for key, n in counted("l.document", document=None)),
        reviews=counted(f"coalesce(l.review, '{OPEN_REVIEW}')", review=None, dropped=True),
        years=None if first is None else (first // 10_000, last // 10_000),
    )


def takes_part(db: sqlite3.Connection, entity: str) -> dict[str, tuple[str, ...]]:
    """The roles that the entity fills in each claim (by id) in which it takes part."""
    out: dict[str, tuple[str, ...]] = {}
    for claim, role in _plain(
        db, "SELECT claim, role FROM participants WHERE entity = ? ORDER BY claim, role", (entity,)
    ):
        out[claim] = (*out.get(claim, ()), role)
    return out


def bears(db: sqlite3.Connection) -> list[Bears]:
    """How many current claims of each document each entity bears, by document and entity."""
    ids = dict(db.execute("SELECT key, id FROM documents"))
    found = Counter(
        _plain(
            db,
            "SELECT l.document, l.bearer FROM listed l"
            f" WHERE l.state = 'current' AND {_STANDS} AND l.bearer IS NOT NULL",
            (),
        )
    )
    return sorted(Bears(ids[key], entity, n) for (key, entity), n in found.items())


def entity(db: sqlite3.Connection, id_: str) -> Entity | None:
    """The entity with this id, None where there is none."""
    row = db.execute("SELECT id, type, name, names, documents FROM entities WHERE id = ?", (id_,)).fetchone()
    if row is None:
        return None
    return Entity(row[0], row[1], row[2], tuple(json.loads(row[3])), tuple(json.loads(row[4])))


def verdicts(db: sqlite3.Connection, subject: str | None) -> dict[str, int]:
    """How many findings there are of each verdict: those about the entity `subject`, or all."""
    where, values = ("", ()) if subject is None else (" WHERE subject = ?", (subject,))
    return dict(iter(db.execute(f"SELECT verdict, count(*) FROM findings{where} GROUP BY 1", values)))


def named(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The display name and the type of each of these entities that is there."""
    rows = db.execute(f"SELECT id, name, type FROM entities WHERE id IN ({', '.join('?' * len(ids))})", ids)
    return {id_: (name, type_) for id_, name, type_ in rows}


def places(db: sqlite3.Connection, subject: str) -> list[tuple[str, str, int, int]]:
    """The places of current claims in which `subject` takes part: id, name, claims, documents; most claims first."""
    rows = db.execute(
        "SELECT e.id, e.name, count(DISTINCT l.id), count(DISTINCT l.document) FROM participants own"
        " JOIN participants p ON p.claim = own.claim AND p.entity <> own.entity"
        " JOIN entities e ON e.id = p.entity AND e.type = 'place' JOIN listed l ON l.id = own.claim"
        f" WHERE own.entity = ? AND l.state = 'current' AND {_STANDS} GROUP BY e.id ORDER BY 3 DESC, e.name, e.id",
        (subject,),
    )
    return [tuple(row) for row in rows]
