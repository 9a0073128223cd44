"""Does the database need `setup`? A fingerprint of migrations and data files, kept beside the database's name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

import doingoai

PACKAGE = Path(doingoai.__file__).parent


def stale() -> bool:
    """Tell whether migrations, data or catalogues changed since this database was last set up."""
    stamp = _stamp()
    return not (stamp.exists() and stamp.read_text() == _fingerprint() and _has_tables())


def mark_fresh() -> None:
    stamp = _stamp()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_fingerprint())


def _stamp() -> Path:
    name = hashlib.sha256(settings.DATABASE_URL.encode()).hexdigest()[:12]
    return settings.HOME / f"setup-{name}.stamp"


def _fingerprint() -> str:
    digest = hashlib.sha256()
    migrations = PACKAGE.rglob("migrations/*.py")
    catalogues = PACKAGE.rglob("locale/*/LC_MESSAGES/*.po")
    for path in sorted([*migrations, *catalogues, *settings.DATA.rglob("*.csv")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _has_tables() -> bool:
    try:
        return "dossiers_dossier" in connection.introspection.table_names()
    except DatabaseError:
        return False
