"""The tables of a dossier's SQLite file, as migrations that are applied once each, in order."""

from __future__ import annotations

import sqlite3

from variorum.store import lists
from variorum.store.migrating import Kind

DOSSIER = Kind(
    name="dossier",
    application_id=0x5652554D,  # "VRUM"
    older="Run `variorum build` again.",
    newer="Update Variorum, or build into another directory.",
    foreign="Choose another directory for --out.",
    damaged="Delete dossier.sqlite and build again.",
    odd="Run `variorum verify`; if that fails, build again.",
)
migration = DOSSIER.step
_migrations = DOSSIER.steps


@migration
def m001_documents(db: sqlite3.Connection) -> None:
    """Documents with their text; several versions of one name may be kept."""
    db.execute(
        """CREATE TABLE documents (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            encoding TEXT NOT NULL,
            title TEXT NOT NULL,
            characters INTEGER NOT NULL,
            text TEXT NOT NULL,
            text_sha256 TEXT NOT NULL,
            blocks TEXT NOT NULL,
            metadata TEXT NOT NULL,
            issues TEXT NOT NULL,
            reading TEXT NOT NULL,
            extractor TEXT NOT NULL,
            subject TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'superseded', 'removed'))
        )"""
    )
    db.execute("CREATE INDEX documents_by_name ON documents (name, state)")


@migration
def m002_claims(db: sqlite3.Connection) -> None:
    """Claims as extracted and as resolved (interchange JSON), with the columns that lists filter by."""
    db.execute(
        """CREATE TABLE claims (
            id TEXT PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
            type TEXT NOT NULL,
            status TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL CHECK (start < "end"),
            edtf TEXT,
            extracted TEXT NOT NULL,
            resolved TEXT,
            state TEXT NOT NULL DEFAULT 'current'
                CHECK (state IN ('current', 'superseded', 'orphaned', 'removed'))
        )"""  # with a rowid: a row of a table without one would need an overflow page of its own
    )
    db.execute('CREATE INDEX claims_by_document ON claims (document, start, "end")')
    db.execute("CREATE INDEX claims_by_type ON claims (type, status)")


@migration
def m003_entities(db: sqlite3.Connection) -> None:
    """Entities of the last resolution, their names folded for look-up, and who takes part in what."""
    db.execute(
        """CREATE TABLE entities (
            id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL, documents TEXT NOT NULL
        )"""
    )
    db.execute(
        """CREATE TABLE entity_names (
            folded TEXT NOT NULL,
            entity TEXT NOT NULL REFERENCES entities (id) ON DELETE CASCADE,
            PRIMARY KEY (folded, entity)
        ) WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE participants (
            entity TEXT NOT NULL,
            claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
            role TEXT NOT NULL,
            PRIMARY KEY (entity, claim, role)
        ) WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX participants_by_claim ON participants (claim)")


@migration
def m004_judgements(db: sqlite3.Connection) -> None:
    """The ledger of judgements. The database itself refuses to change or delete a row."""
    db.execute(
        """CREATE TABLE judgements (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            "left" TEXT NOT NULL,
            "right" TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
            author TEXT NOT NULL,
            reason TEXT NOT NULL,
            takes_back INTEGER UNIQUE REFERENCES judgements (number)
        )"""
    )
    for action in ("UPDATE", "DELETE"):
        db.execute(
            f"""CREATE TRIGGER judgements_refuse_{action.lower()} BEFORE {action} ON judgements
            BEGIN SELECT RAISE(ABORT, 'the judgement ledger only grows'); END"""
        )


@migration
def m005_issues_and_runs(db: sqlite3.Connection) -> None:
    """The issues of the last build, how far it came, and small facts about the whole."""
    db.execute(
        """CREATE TABLE issues (
            number INTEGER PRIMARY KEY, code TEXT NOT NULL, what TEXT NOT NULL, place TEXT NOT NULL,
            hint TEXT NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note'))
        )"""
    )
    db.execute(
        """CREATE TABLE run (
            only INTEGER PRIMARY KEY CHECK (only = 1), total INTEGER NOT NULL, done INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('running', 'done', 'interrupted'))
        )"""
    )
    db.execute("CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")


@migration
def m006_search(db: sqlite3.Connection) -> None:
    """Full-text search over sentences, claims and names; triggers keep the index in step."""
    db.execute(
        """CREATE TABLE passages (
            id INTEGER PRIMARY KEY,
            document INTEGER REFERENCES documents (key) ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('sentence', 'claim', 'name')),
            ref TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            text TEXT NOT NULL
        )"""
    )
    db.execute("CREATE INDEX passages_by_document ON passages (document, kind)")
    db.execute(
        """CREATE VIRTUAL TABLE passages_index USING fts5(
            text, content = 'passages', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
        )"""
    )
    db.execute(
        """CREATE TRIGGER passages_added AFTER INSERT ON passages
        BEGIN INSERT INTO passages_index (rowid, text) VALUES (new.id, new.text); END"""
    )
    db.execute(
        """CREATE TRIGGER passages_gone AFTER DELETE ON passages
        BEGIN INSERT INTO passages_index (passages_index, rowid, text) VALUES ('delete', old.id, old.text); END"""
    )


@migration
def m007_findings(db: sqlite3.Connection) -> None:
    """What the claims of all documents come to, side by side, and the words that documents share."""
    db.execute(
        """CREATE TABLE findings (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            verdict TEXT NOT NULL CHECK (verdict IN ('conflict', 'supersede', 'refine', 'agree', 'single')),
            subject TEXT,
            data TEXT NOT NULL
        )"""
    )
    db.execute("CREATE TABLE shared_passages (number INTEGER PRIMARY KEY, data TEXT NOT NULL)")
    # Findings are made where claims are resolved: a dossier of before must not count as resolved.
    db.execute("DELETE FROM facts WHERE name = 'resolved'")


@migration
def m008_reviews(db: sqlite3.Connection) -> None:
    """The ledger of what persons decided about claims, and what it comes to for each claim.

    `review` is NULL for a claim that nobody decided about; `made` is 1 for one that reviewers made.
    """
    db.execute(
        """CREATE TABLE decisions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            passage TEXT NOT NULL,
            author TEXT NOT NULL,
            data TEXT NOT NULL,
            takes_back INTEGER UNIQUE REFERENCES decisions (number)
        )"""
    )
    db.execute("CREATE INDEX decisions_by_passage ON decisions (passage)")
    db.execute(
        """CREATE TABLE decision_keys (
            key TEXT NOT NULL, number INTEGER NOT NULL REFERENCES decisions (number), PRIMARY KEY (key, number)
        ) WITHOUT ROWID"""
    )
    for table in ("decisions", "decision_keys"):
        for action in ("UPDATE", "DELETE"):
            db.execute(
                f"""CREATE TRIGGER {table}_refuse_{action.lower()} BEFORE {action} ON {table}
                BEGIN SELECT RAISE(ABORT, 'the review ledger only grows'); END"""
            )
    db.execute("ALTER TABLE claims ADD COLUMN review TEXT")
    db.execute("ALTER TABLE claims ADD COLUMN made INTEGER NOT NULL DEFAULT 0")


@migration
def m009_listed(db: sqlite3.Connection) -> None:
    """What lists filter, count and sort claims by, apart from their text, so that a list of many is read from few pages.

    Triggers keep the columns in step with `claims`; days, bearers and `changes` are kept by `variorum.store.lists`.
    """
    db.execute(
        """CREATE TABLE listed (
            id TEXT PRIMARY KEY,
            document INTEGER NOT NULL,
            type TEXT NOT NULL,
            status TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            state TEXT NOT NULL,
            review TEXT,
            made INTEGER NOT NULL,
            edtf TEXT,
            timed INTEGER NOT NULL,
            first INTEGER,
            last INTEGER,
            bearer TEXT,
            called TEXT
        ) WITHOUT ROWID"""
    )
    copied = 'id, document, type, status, start, "end", state, review, made, edtf'
    fresh = ", ".join(f"new.{name.strip()}" for name in copied.split(","))
    db.execute(f"INSERT INTO listed ({copied}, timed) SELECT {copied}, (edtf IS NULL) * 3 FROM claims")
    db.execute(
        f"""CREATE TRIGGER listed_added AFTER INSERT ON claims
        BEGIN INSERT INTO listed ({copied}, timed) VALUES ({fresh}, (new.edtf IS NULL) * 3); END"""
    )
    db.execute(
        """CREATE TRIGGER listed_changed AFTER UPDATE OF state, review ON claims
        BEGIN UPDATE listed SET state = new.state, review = new.review WHERE id = new.id; END"""
    )
    db.execute("CREATE TRIGGER listed_gone AFTER DELETE ON claims BEGIN DELETE FROM listed WHERE id = old.id; END")
    # Each count of a facet is read off an index of its own, in its order.
    for facet in ("document", "type", "status", "bearer"):
        db.execute(f"CREATE INDEX listed_by_{facet} ON listed ({facet}, state, review)")
    db.execute("CREATE INDEX findings_by_subject ON findings (subject, verdict)")
    db.execute("CREATE INDEX listed_untimed ON listed (edtf) WHERE timed = 0")
    db.execute(
        "CREATE TABLE finding_claims (claim TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (claim, finding)) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE changes (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL)")
    db.execute("INSERT INTO changes VALUES (1, 0)")
    lists.fill(db)


@migration
def m010_judgement_times(db: sqlite3.Connection) -> None:
    """When a judgement was entered, as whoever entered it says; "" where nobody said."""
    db.execute("ALTER TABLE judgements ADD COLUMN at TEXT NOT NULL DEFAULT ''")


@migration
def m011_waiting(db: sqlite3.Connection) -> None:
    """What the review queue weighs claims by, in an index that has all of it: a claim's own row is some hundred times as long."""
    db.execute("ALTER TABLE claims ADD COLUMN confidence REAL NOT NULL DEFAULT 1")
    db.execute("UPDATE claims SET confidence = json_extract(extracted, '$.confidence')")
    db.execute('CREATE INDEX claims_waiting ON claims (state, review, type, confidence, document, start, "end", id)')
