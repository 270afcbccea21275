"""Full-text search over sentences, claims and names."""

from __future__ import annotations

import re
import sqlite3

from variorum.store.records import CLOSE, OPEN, Hit, PassageKind

_TERM = re.compile(r'"([^"]*)"|(\S+)')
SNIPPET_TOKENS = 24
"""About one long sentence. Source: SQLite allows at most 64 (https://www.sqlite.org/fts5.html#the_snippet_function)."""


def expression(words: str) -> str:
    """The FTS5 expression for what a user typed: all words, in any order; "..." is a phrase, a `*`
    at the end of a word stands for any ending. Everything else is taken as plain words. "" for none."""
    terms = []
    # What no text can hold: FTS5 ends an expression at a NUL, and half a character has no UTF-8.
    words = words.replace("\0", " ").encode(errors="replace").decode()
    for phrase, word in _TERM.findall(words):
        bare = phrase or word
        if not any(c.isalnum() for c in bare):
            continue
        prefix = "*" if word.endswith("*") else ""
        terms.append('"' + bare.rstrip("*").replace('"', '""') + '"' + prefix)
    return " ".join(terms)


_HIT = (
    "SELECT p.kind, p.ref, coalesce(d.name, ''), p.start, p.\"end\","
    " snippet(passages_index, 0, ?, ?, '…', ?)"
    " FROM passages_index JOIN passages p ON p.id = passages_index.rowid"
    " LEFT JOIN documents d ON d.key = p.document"
    " WHERE passages_index MATCH ? AND (p.document IS NULL OR d.state = 'current'){only}"
    " ORDER BY round(bm25(passages_index), 6), d.name, p.start, p.kind, p.ref"
)
"""The hits, best first; equal ones by document and place. `only` narrows them further."""


def search(db: sqlite3.Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """The best passages of current documents, best first; equal ones by document and place."""
    return page(db, expression(words), None, limit=limit, offset=0)


def page(db: sqlite3.Connection, wanted: str, kind: PassageKind | None, *, limit: int, offset: int) -> tuple[Hit, ...]:
    """The hits of the expression `wanted` from the one at `offset` on: of one kind, or all."""
    if not wanted:
        return ()
    only, kinds = ("", ()) if kind is None else (" AND p.kind = ?", (kind,))
    rows = db.execute(
        _HIT.format(only=only) + " LIMIT ? OFFSET ?", (OPEN, CLOSE, SNIPPET_TOKENS, wanted, *kinds, limit, offset)
    )
    return tuple(Hit(*row) for row in rows)


def counts(db: sqlite3.Connection, wanted: str) -> dict[str, int]:
    """How many hits of each kind the expression `wanted` has, most first."""
    rows = db.execute(
        "SELECT p.kind, count(*) FROM passages_index JOIN passages p ON p.id = passages_index.rowid"
        " LEFT JOIN documents d ON d.key = p.document"
        " WHERE passages_index MATCH ? AND (p.document IS NULL OR d.state = 'current')"
        " GROUP BY p.kind ORDER BY count(*) DESC, p.kind",
        (wanted,),
    )
    return dict(iter(rows))
