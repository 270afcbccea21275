"""Documents and what was read from them, in SQLite."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from variorum.model import Block, Document, Issue, Metadata, Span
from variorum.store.records import DocumentEntry, Reading

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def compact(value: Any) -> str:
    """`value` as JSON without spaces, its keys in the order given."""
    return _encode(value)


def stands(table: str) -> str:
    """The condition on a row of claims that no reviewer has struck it out; `table` is the table's name in the query."""
    return f"({table}.review IS NULL OR {table}.review NOT IN ('rejected', 'replaced'))"


def digest(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def put_reading(db: sqlite3.Connection, reading: Reading) -> None:
    """Stores the document, its claims and its passages in place of an earlier reading of the same bytes."""
    document = reading.document
    db.execute("DELETE FROM passages WHERE document = (SELECT key FROM documents WHERE id = ?)", (document.id,))
    db.execute("DELETE FROM documents WHERE id = ?", (document.id,))
    row = {
        "id": document.id,
        "name": document.name,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "title": document.title,
        "characters": len(document.text),
        "text": document.text,
        "text_sha256": digest(document.text),
        "blocks": compact([_plain_block(block) for block in document.blocks]),
        "metadata": compact(asdict(document.metadata)),
        "issues": compact([asdict(issue) for issue in document.issues]),
        "reading": reading.key,
        "extractor": reading.extractor,
        "subject": compact(reading.subject),
    }
    columns, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = db.execute(f"INSERT INTO documents ({columns}) VALUES ({values})", row)
    _put_claims(db, cursor.lastrowid, reading)
    _put_passages(db, cursor.lastrowid, reading)


def _put_claims(db: sqlite3.Connection, key: int | None, reading: Reading) -> None:
    """Stores the claims; of claims with one id, which have the same content, only the first."""
    rows: dict[str, tuple[Any, ...]] = {}
    for claim in reading.claims:
        edtf = claim.time.edtf if claim.time else None
        extracted = compact(claim.as_dict(reading.extractor))
        rows.setdefault(
            claim.id,
            (claim.id, key, claim.type, claim.status, claim.start, claim.end, edtf, extracted, claim.confidence),
        )
    db.executemany(
        'INSERT INTO claims (id, document, type, status, start, "end", edtf, extracted, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows.values(),
    )


def _put_passages(db: sqlite3.Connection, key: int | None, reading: Reading) -> None:
    """Stores what the search looks through: the sentences, and each claim's quote with its fillers' words."""
    text = reading.document.text
    rows = [(key, "sentence", "", span.start, span.end, span.of(text)) for span in reading.sentences]
    for claim in {claim.id: claim for claim in reading.claims}.values():
        words = [filler.text for _, fillers in claim.roles for filler in fillers if filler.text not in claim.quote]
        found = " · ".join([claim.quote, *dict.fromkeys(words)])
        rows.append((key, "claim", claim.id, claim.start, claim.end, found))
    db.executemany('INSERT INTO passages (document, kind, ref, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)', rows)


def settle(db: sqlite3.Connection, current: Iterable[str]) -> None:
    """Makes exactly the documents with the ids `current` current, and sets the state of all others
    and of all claims: superseded, orphaned or removed (see `ClaimEntry`)."""
    keep = set(current)
    names = dict(db.execute("SELECT id, name FROM documents"))
    taken = {names[id_] for id_ in keep if id_ in names}
    for id_, name in names.items():
        state = "current" if id_ in keep else "superseded" if name in taken else "removed"
        _set_state(db, id_, state)
    for name in sorted({name for id_, name in names.items() if id_ not in keep} & taken):
        settle_name(db, name)


def settle_name(db: sqlite3.Connection, name: str) -> None:
    """Holds the claims of the older versions of document `name` against the current version's text.

    A claim whose quote occurs there no more is orphaned; it is never moved to a look-alike.
    """
    (text,) = db.execute("SELECT text FROM documents WHERE name = ? AND state = 'current'", (name,)).fetchone()
    older = db.execute(
        "SELECT c.id, c.extracted FROM claims c JOIN documents d ON d.key = c.document"
        " WHERE d.name = ? AND d.state = 'superseded'",
        (name,),
    ).fetchall()
    states = [("superseded" if json.loads(data)["quote"] in text else "orphaned", id_) for id_, data in older]
    db.executemany("UPDATE claims SET state = ? WHERE id = ?", states)


def supersede_others(db: sqlite3.Connection, document: Document) -> None:
    """Makes the other versions of the document's name superseded, as a newer one has been read."""
    rows = db.execute(
        "SELECT id FROM documents WHERE name = ? AND id <> ? AND state = 'current'", (document.name, document.id)
    ).fetchall()
    for (id_,) in rows:
        _set_state(db, id_, "superseded")
    if rows:
        settle_name(db, document.name)


def _set_state(db: sqlite3.Connection, id_: str, state: str) -> None:
    """Gives the document and its claims `state`, where the document has another."""
    changed = db.execute(
        "UPDATE documents SET state = ? WHERE id = ? AND state <> ? RETURNING key", (state, id_, state)
    )
    for (key,) in changed.fetchall():
        db.execute("UPDATE claims SET state = ? WHERE document = ?", (state, key))


_COUNTED = (
    "SELECT d.id, d.name, d.title, d.media_type, d.metadata, d.issues, d.characters, d.state, d.reading, d.subject,"
    f" (SELECT count(*) FROM claims c WHERE c.document = d.key AND {stands('c')}) AS claims FROM documents d"
)


def entries(db: sqlite3.Connection, states: tuple[str, ...]) -> tuple[DocumentEntry, ...]:
    """The documents in one of `states`, by name, then id."""
    marks = ", ".join("?" * len(states))
    rows = db.execute(f"{_COUNTED} WHERE d.state IN ({marks}) ORDER BY d.name, d.id", states)
    return tuple(_entry(row) for row in rows)


def documents(db: sqlite3.Connection) -> tuple[Document, ...]:
    """The current documents with their text, by name, then id."""
    rows = db.execute("SELECT * FROM documents WHERE state = 'current' ORDER BY name, id")
    return tuple(_document(row) for row in rows)


_RAREST = 6
"""Words of a passage by which the database looks for it: the longest are the rarest, and each costs a look at every text."""


def documents_with(db: sqlite3.Connection, passage: str) -> tuple[Document, ...]:
    """The current documents in whose text `passage` stands, in whatever white space, by name, then id."""
    words = sorted(set(passage.split()), key=lambda word: (-len(word), word))[:_RAREST]
    has = "".join(" AND instr(text, ?)" for _ in words)
    rows = db.execute(f"SELECT * FROM documents WHERE state = 'current'{has} ORDER BY name, id", words)
    return tuple(_document(row) for row in rows if passage in " ".join(row["text"].split()))


def sentences(db: sqlite3.Connection) -> dict[str, tuple[Span, ...]]:
    """The sentences of each current document by its id, in text order."""
    found: dict[str, list[Span]] = {
        id_: [] for (id_,) in db.execute("SELECT id FROM documents WHERE state = 'current' ORDER BY name, id")
    }
    rows = db.execute(
        'SELECT d.id, p.start, p."end" FROM passages p JOIN documents d ON d.key = p.document'
        " WHERE p.kind = 'sentence' AND d.state = 'current' ORDER BY p.start, p.\"end\""
    )
    for id_, start, end in rows:
        found[id_].append(Span(start, end))
    return {id_: tuple(spans) for id_, spans in found.items()}


def sentences_in(db: sqlite3.Connection, which: str) -> tuple[Span, ...]:
    """The sentences of the document with the id `which`, in text order."""
    rows = db.execute(
        'SELECT p.start, p."end" FROM passages p JOIN documents d ON d.key = p.document'
        " WHERE p.kind = 'sentence' AND d.id = ? ORDER BY p.start, p.\"end\"",
        (which,),
    )
    return tuple(Span(start, end) for start, end in rows)


def document(db: sqlite3.Connection, which: str) -> Document | None:
    """The document with the id or, current, with the name `which`."""
    row = db.execute(
        "SELECT * FROM documents WHERE id = ? OR (name = ? AND state = 'current') ORDER BY id = ? DESC LIMIT 1",
        (which, which, which),
    ).fetchone()
    return _document(row) if row else None


def _entry(row: sqlite3.Row) -> DocumentEntry:
    """The list entry of a row."""
    metadata = json.loads(row["metadata"])
    return DocumentEntry(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        media_type=row["media_type"],
        publisher=metadata["publisher"],
        published=metadata["published"],
        url=metadata["url"],
        characters=row["characters"],
        claims=row["claims"],
        state=row["state"],
        key=row["reading"],
        subject=tuple(json.loads(row["subject"])),
        issues=_issues(row),
    )


def _document(row: sqlite3.Row) -> Document:
    """The document of a row."""
    return Document(
        id=row["id"],
        name=row["name"],
        media_type=row["media_type"],
        text=row["text"],
        blocks=tuple(_block(plain) for plain in json.loads(row["blocks"])),
        metadata=Metadata(**json.loads(row["metadata"])),
        encoding=row["encoding"],
        issues=_issues(row),
    )


def _issues(row: sqlite3.Row) -> tuple[Issue, ...]:
    """The issues of the document's reading."""
    return tuple(Issue(**plain) for plain in json.loads(row["issues"]))


_BARE = Block("paragraph", 0, 1)


def _plain_block(block: Block) -> dict[str, Any]:
    """A block as JSON: what differs from a bare paragraph's defaults, spans as pairs."""
    plain: dict[str, Any] = {"kind": block.kind, "start": block.start, "end": block.end}
    for name in ("level", "lead_in", "section", "page", "notes"):
        if getattr(block, name) != getattr(_BARE, name):
            plain[name] = getattr(block, name)
    if block.label:
        plain["label"] = [block.label.start, block.label.end]
    if block.markers:
        plain["markers"] = [[span.start, span.end] for span in block.markers]
    return plain


def _block(plain: dict[str, Any]) -> Block:
    """The block of its JSON."""
    label, markers = plain.pop("label", None), plain.pop("markers", ())
    block = Block(**plain)
    return replace(block, label=Span(*label) if label else None, markers=tuple(Span(*pair) for pair in markers))
