"""Pages of long lists (findings, entities, hits of a search) in SQLite: counted, filtered and cut by the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from variorum.model import Claim, Entity
from variorum.store.browsing_records import EntityFilter, EntityPage, FindingFilter, FindingPage, HitPage
from variorum.store.claims import fold
from variorum.store.documents import stands
from variorum.store.findings import finding_of
from variorum.store.records import PassageKind
from variorum.store.search import counts, expression, page

_VERDICTS = ("conflict", "supersede", "refine", "agree", "single")


def finding_page(db: sqlite3.Connection, wanted: FindingFilter, *, limit: int, offset: int) -> FindingPage:
    """The findings that `wanted` lets through, in the order of the collation, from the one at `offset` on."""
    where, values = _where(wanted)
    rows = db.execute(f"SELECT data FROM findings{where} ORDER BY number LIMIT ? OFFSET ?", (*values, limit, offset))
    found = tuple(finding_of(data) for (data,) in rows)
    (total,) = db.execute(f"SELECT count(*) FROM findings{where}", values).fetchone()
    verdicts = _counts(db, "verdict", wanted, "verdict")
    return FindingPage(
        found,
        total,
        {name: verdicts[name] for name in _VERDICTS if name in verdicts},
        _counts(db, "json_extract(data, '$.type')", wanted, "type"),
        _subjects(db, wanted),
    )


def _counts(db: sqlite3.Connection, column: str, wanted: FindingFilter, own: str) -> dict[str, int]:
    """How many findings there are of each value of the column, under the other filters; most first."""
    where, values = _where(wanted, but=own)
    sql = f"SELECT {column} AS value, count(*) FROM findings{where} GROUP BY value ORDER BY count(*) DESC, value"
    return {value: count for value, count in db.execute(sql, values) if value is not None}


def _subjects(db: sqlite3.Connection, wanted: FindingFilter) -> tuple[tuple[str, str, int], ...]:
    """Ids and names of those that most findings are about, with their number; the one asked for in any case."""
    where, values = _where(wanted, but="subject")
    rows = db.execute(
        f"SELECT f.subject, e.name, count(*) FROM (SELECT subject FROM findings{where}) f JOIN entities e ON e.id = f.subject"
        " GROUP BY f.subject ORDER BY f.subject = ? DESC, count(*) DESC, e.name, f.subject LIMIT 40",
        (*values, wanted.subject or ""),
    )
    return tuple((id_, name, count) for id_, name, count in rows)


def _where(wanted: FindingFilter, *, but: str = "") -> tuple[str, list[str]]:
    """The filter as SQL and its values, without the field `but`."""
    columns = {"id": "id", "verdict": "verdict", "subject": "subject", "type": "json_extract(data, '$.type')"}
    given = {name: getattr(wanted, name) for name in columns if name != but}
    parts = [f"{columns[name]} = ?" for name, value in given.items() if value is not None]
    return (" WHERE " + " AND ".join(parts) if parts else ""), [value for value in given.values() if value is not None]


def entity_page(db: sqlite3.Connection, wanted: EntityFilter, *, limit: int, offset: int) -> EntityPage:
    """The entities that `wanted` lets through, those of most claims first, from the one at `offset` on."""
    where, values = _among(wanted)
    rows = db.execute(
        "WITH told AS (SELECT entity, count(DISTINCT claim) AS claims FROM participants GROUP BY entity)"
        " SELECT e.id, e.type, e.name, e.names, e.documents, coalesce(t.claims, 0) AS claims FROM entities e"
        f" LEFT JOIN told t ON t.entity = e.id{where} ORDER BY claims DESC, e.name, e.id LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    found = tuple(
        (Entity(id_, type_, name, tuple(json.loads(names)), tuple(json.loads(documents))), claims)
        for id_, type_, name, names, documents, claims in rows
    )
    (total,) = db.execute(f"SELECT count(*) FROM entities e{where}", values).fetchone()
    rest, kept = _among(wanted, type_=False)
    types = db.execute(
        f"SELECT e.type, count(*) FROM entities e{rest} GROUP BY e.type ORDER BY count(*) DESC, e.type", kept
    )
    return EntityPage(found, total, dict(iter(types)))


def _among(wanted: EntityFilter, *, type_: bool = True) -> tuple[str, list[str]]:
    parts, values = [], []
    if wanted.id is not None:
        parts.append("e.id = ?")
        values.append(wanted.id)
    if wanted.type is not None and type_:
        parts.append("e.type = ?")
        values.append(wanted.type)
    if wanted.name is not None and (folded := fold(wanted.name)):
        parts.append("e.id IN (SELECT n.entity FROM entity_names n WHERE instr(n.folded, ?) > 0)")
        values.append(folded)
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def claims_about(db: sqlite3.Connection, entity: str) -> tuple[Claim, ...]:
    """The claims of current documents in which the entity (an id) takes part, by document name, then (start, end, id)."""
    rows = db.execute(
        "SELECT coalesce(c.resolved, c.extracted), c.document FROM claims c JOIN documents d ON d.key = c.document"
        f" WHERE c.state = 'current' AND {stands('c')} AND c.id IN (SELECT claim FROM participants WHERE entity = ?)"
        ' ORDER BY d.name, d.id, c.start, c."end", c.id',
        (entity,),
    ).fetchall()
    return _made(db, rows)


def claims_by_id(db: sqlite3.Connection, ids: Sequence[str]) -> tuple[Claim, ...]:
    """The claims with these ids that are there, of whatever state, as resolved, in the order of `ids`."""
    rows = [
        row
        for id_ in ids
        if (
            row := db.execute(
                "SELECT coalesce(resolved, extracted), document FROM claims WHERE id = ?", (id_,)
            ).fetchone()
        )
    ]
    return _made(db, rows)


def _made(db: sqlite3.Connection, rows: Sequence[tuple[str, int]]) -> tuple[Claim, ...]:
    """The claims of rows of their data and their document's key; each text is read once."""
    texts: dict[int, str] = {}
    for _, key in rows:
        if key not in texts:
            (texts[key],) = db.execute("SELECT text FROM documents WHERE key = ?", (key,)).fetchone()
    return tuple(Claim.from_dict(json.loads(data), texts[key]) for data, key in rows)


def reviews_of(db: sqlite3.Connection, ids: Sequence[str]) -> Mapping[str, str]:
    """What reviewers came to for those of the claims about which somebody decided."""
    out = {}
    for id_ in ids:
        row = db.execute("SELECT review FROM claims WHERE id = ? AND review IS NOT NULL", (id_,)).fetchone()
        if row:
            out[id_] = str(row[0])
    return out


def hit_page(db: sqlite3.Connection, words: str, kind: PassageKind | None, *, limit: int, offset: int) -> HitPage:
    """The hits of a search, best first, from the one at `offset` on: of one kind, or all."""
    wanted = expression(words)
    if not wanted:
        return HitPage((), 0, {})
    kinds = counts(db, wanted)
    found = page(db, wanted, kind, limit=limit, offset=offset)
    return HitPage(found, sum(kinds.values()) if kind is None else kinds.get(kind, 0), kinds)


def referents(db: sqlite3.Connection) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Each referent of a current document that an entity was found for: the document's id, its names there, the entity's id."""
    rows = db.execute(
        "SELECT d.id, c.extracted, c.resolved FROM claims c JOIN documents d ON d.key = c.document"
        f" WHERE c.state = 'current' AND c.resolved IS NOT NULL AND {stands('c')}"
    )
    out: dict[tuple[str, tuple[str, ...]], str] = {}
    for document, extracted, resolved in rows:
        was, now = json.loads(extracted)["roles"], json.loads(resolved)["roles"]
        for role, fillers in was.items():
            for filler, full in zip(fillers, now[role], strict=True):
                if filler.get("names") and full.get("entity"):
                    out.setdefault((document, tuple(filler["names"])), full["entity"])
    return tuple((document, names, entity) for (document, names), entity in sorted(out.items()))


def review_counts(db: sqlite3.Connection) -> tuple[tuple[str, str, str, int], ...]:
    """For each current document's id how many claims of a type reviewers came to what about: (id, type, outcome, number)."""
    rows = db.execute(
        "SELECT d.id, c.type, coalesce(c.review, 'open'), count(*) FROM claims c JOIN documents d ON d.key = c.document"
        " WHERE c.state = 'current' AND d.state = 'current' GROUP BY d.id, c.type, c.review"
    )
    return tuple((document, type_, review, count) for document, type_, review, count in rows)
