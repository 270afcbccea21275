"""Claims, entities and who takes part in what, in SQLite."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator

from variorum.dates import EdtfError, bounds
from variorum.errors import StoreError
from variorum.model import Claim, Entity
from variorum.store.documents import compact, stands
from variorum.store.list_records import OPEN_REVIEW
from variorum.store.records import ClaimEntry, ClaimFilter


def fold(name: str) -> str:
    """`name` without case, accents and doubled spaces, for look-up only."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.split())


def claims(db: sqlite3.Connection, *, entities: bool, document: str | None = None) -> Iterator[Claim]:
    """The claims of the current documents (or of the one with the id `document`), by document name, then (start, end,
    id): as extraction made them or, with `entities`, as review and resolution left them (where they have been stored).

    Raises: ClaimError where a document's text no longer has the words.
    """
    column, which = ("coalesce(resolved, extracted)", stands("claims")) if entities else ("extracted", "made = 0")
    only, values = ("state = 'current'", ()) if document is None else ("id = ?", (document,))
    documents = db.execute(f"SELECT key, text FROM documents WHERE {only} ORDER BY name, id", values).fetchall()
    for key, text in documents:
        rows = db.execute(
            f'SELECT {column} FROM claims WHERE document = ? AND {which} ORDER BY start, "end", id', (key,)
        )
        for (data,) in rows:
            yield Claim.from_dict(json.loads(data), text)


def claim(db: sqlite3.Connection, id_: str) -> Claim | None:
    """The claim with this id as resolved, of whatever state, None where there is none.

    Raises: ClaimError where its document's text no longer has the words.
    """
    row = db.execute(
        "SELECT coalesce(c.resolved, c.extracted), d.text FROM claims c JOIN documents d ON d.key = c.document"
        " WHERE c.id = ?",
        (id_,),
    ).fetchone()
    return Claim.from_dict(json.loads(row[0]), row[1]) if row else None


def entry(db: sqlite3.Connection, id_: str) -> ClaimEntry | None:
    """The claim with this id as lists show it, of whatever state, None where there is none."""
    row = db.execute(
        "SELECT c.id, d.name, c.state, coalesce(c.resolved, c.extracted), c.review FROM claims c"
        " JOIN documents d ON d.key = c.document WHERE c.id = ?",
        (id_,),
    ).fetchone()
    return ClaimEntry(row[0], row[1], row[2], json.loads(row[3]), row[4]) if row else None


def put_entities(db: sqlite3.Connection, entities: Iterable[Entity], claims: Iterable[Claim]) -> None:
    """Stores a resolution in place of the last one: the entities, their names for search, the claims' fillers."""
    db.execute("DELETE FROM passages WHERE kind = 'name'")
    db.execute("DELETE FROM entities")
    db.execute("DELETE FROM participants")
    for entity in entities:
        db.execute(
            "INSERT INTO entities (id, type, name, names, documents) VALUES (?, ?, ?, ?, ?)",
            (entity.id, entity.type, entity.name, compact(entity.names), compact(entity.documents)),
        )
        folded = sorted({fold(name) for name in (entity.name, *entity.names)})
        db.executemany("INSERT INTO entity_names VALUES (?, ?)", [(name, entity.id) for name in folded])
        db.execute(
            'INSERT INTO passages (document, kind, ref, start, "end", text) VALUES (NULL, ?, ?, 0, 0, ?)',
            ("name", entity.id, " · ".join(dict.fromkeys((entity.name, *entity.names)))),
        )
    _put_resolved(db, claims)


def _put_resolved(db: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    """Stores the claims' fillers as resolved, and who takes part in them.

    Raises: StoreError where the store lacks one of the claims.
    """
    # Asked once for all claims: one by one, the asking takes longer than the writing.
    extractors = dict(db.execute("SELECT c.id, d.extractor FROM claims c JOIN documents d ON d.key = c.document"))
    resolved: list[tuple[str, str]] = []
    takes_part: set[tuple[str, str, str]] = set()
    for claim in claims:
        if claim.id not in extractors:
            raise StoreError("a resolved claim is not in the store", where=claim.id, hint="Build again from the start.")
        resolved.append((compact(claim.as_dict(extractors[claim.id])), claim.id))
        takes_part |= {(f.entity, claim.id, role) for role, fillers in claim.roles for f in fillers if f.entity}
    db.executemany("UPDATE claims SET resolved = ? WHERE id = ?", resolved)
    db.executemany("INSERT INTO participants VALUES (?, ?, ?)", sorted(takes_part))


def entities(db: sqlite3.Connection) -> tuple[Entity, ...]:
    """The entities of the last resolution, by id."""
    rows = db.execute("SELECT id, type, name, names, documents FROM entities ORDER BY id")
    return tuple(
        Entity(id_, type_, name, tuple(json.loads(names)), tuple(json.loads(documents)))
        for id_, type_, name, names, documents in rows
    )


def names_of(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The name to show of each of these entities that the last resolution has."""
    wanted = sorted(set(ids))
    rows = db.execute(f"SELECT id, name FROM entities WHERE id IN ({', '.join('?' * len(wanted))})", wanted)
    return dict(rows)


def select(db: sqlite3.Connection, wanted: ClaimFilter) -> Iterator[ClaimEntry]:
    """The claims that `wanted` lets through, by document name, then (start, end, id).

    Raises: StoreError where `wanted.time` is not EDTF.
    """
    conditions, values = _conditions(wanted)
    rows = db.execute(
        "SELECT c.id, d.name, c.state, coalesce(c.resolved, c.extracted) AS data, c.edtf, c.review FROM claims c"
        f" JOIN documents d ON d.key = c.document WHERE {' AND '.join(conditions)}"
        ' ORDER BY d.name, d.id, c.start, c."end", c.id',
        values,
    )
    for id_, name, state, data, edtf, review in rows:
        if wanted.time is None or _may_overlap(edtf, wanted.time):
            yield ClaimEntry(id_, name, state, json.loads(data), review)


def _conditions(wanted: ClaimFilter) -> tuple[list[str], list[str]]:
    """The filter's SQL conditions and their values; time is left to `_may_overlap`."""
    conditions, values = narrowed(wanted, "c")
    if wanted.document is not None:
        conditions.append("(d.id = ? OR d.name = ?)")
        values += [wanted.document, wanted.document]
    if wanted.time is not None:
        check_time(wanted.time)
        conditions.append("c.edtf IS NOT NULL")
    return conditions, values


def narrowed(wanted: ClaimFilter, table: str) -> tuple[list[str], list[str]]:
    """The filter's conditions on what every table of claims has (`table` is its name in the query), and their values: all but
    those on document and time."""
    conditions = [f"{table}.state IN ({', '.join('?' * len(wanted.states))})"]
    values: list[str] = list(wanted.states)
    if wanted.review == OPEN_REVIEW:
        conditions.append(f"{table}.review IS NULL")
    elif wanted.review is not None:
        conditions.append(f"{table}.review = ?")
        values.append(wanted.review)
    elif not wanted.dropped:
        conditions.append(stands(table))
    for name, value in (("type", wanted.type), ("status", wanted.status)):
        if value is not None:
            conditions.append(f"{table}.{name} = ?")
            values.append(value)
    if wanted.subject is not None:
        conditions.append(
            f"{table}.id IN (SELECT p.claim FROM participants p WHERE p.entity = ?"
            " OR p.entity IN (SELECT n.entity FROM entity_names n WHERE n.folded = ?))"
        )
        values += [wanted.subject, fold(wanted.subject)]
    return conditions, values


def check_time(edtf: str) -> None:
    """Refuses what is not EDTF.

    Raises: StoreError.
    """
    try:
        bounds(edtf)
    except EdtfError as error:
        raise StoreError(
            error.what,
            where="time",
            hint="Write a year, month or day (1997, 1997-10, 1997-10-08) or an interval (1981/1983, 2001/..).",
        ) from error


def _may_overlap(edtf: str, wanted: str) -> bool:
    """Whether the two times may share a day. A stored time that is not EDTF shares none."""
    try:
        one = bounds(edtf)
    except EdtfError:
        return False
    other = bounds(wanted)
    starts_after = one.earliest is not None and other.latest is not None and one.earliest > other.latest
    ends_before = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    return not (starts_after or ends_before)
