"""Full-text search over the folded column of the one dossier table: FTS5 on SQLite, a GIN index on PostgreSQL.

Both find the same rows: the text is folded in Python (đ = d, no marks), every word must occur, the last may be a
beginning. Triggers keep the SQLite index; rebuilding a table drops them silently, so they are installed again after
every migration (`install`).
"""

from __future__ import annotations

from django.db import connection
from django.db.models.expressions import RawSQL

from doingoai.lib.text import fold

TABLE, INDEX = "dossiers_dossier", "dossiers_search"

SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5("
    f"search, content='{TABLE}', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}(rowid, search) VALUES (new.id, new.search); END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, search) VALUES ('delete', old.id, old.search); END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_update AFTER UPDATE OF search ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, search) VALUES ('delete', old.id, old.search); "
    f"INSERT INTO {INDEX}(rowid, search) VALUES (new.id, new.search); END",
)
POSTGRESQL = (f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (to_tsvector('simple', search))",)


def install() -> None:
    """Make the index and its triggers where they are missing."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def matching_ids(words: str) -> RawSQL | None:
    """Return a subquery of dossier ids that match, or None when nothing was asked."""
    folded = fold(words).split()
    if not folded:
        return None
    if connection.vendor == "sqlite":
        query = " ".join(f'"{word}"' for word in folded) + "*"
        return RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [query])
    query = " & ".join(folded) + ":*"
    return RawSQL(
        f"SELECT id FROM {TABLE} WHERE to_tsvector('simple', search) @@ to_tsquery('simple', %s)",
        [query],
    )
