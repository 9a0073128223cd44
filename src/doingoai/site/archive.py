"""Backup and restore: one tar with the database, the stored files and the keys of this installation.

SQLite is copied with its own online backup, PostgreSQL with pg_dump and pg_restore. The archive holds the keys, so it
is to be kept like a key.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
KEYS = ("secret.key", "ledger.key", "field.key")


class ArchiveError(RuntimeError):
    """The archive cannot be written or put back; says why in Vietnamese."""


def write(target: Path) -> int:
    """Write the archive and return its size in bytes. A killed backup leaves no file under the asked name."""
    with tempfile.TemporaryDirectory(dir=_existing(target.parent)) as folder:
        copy = Path(folder) / DATABASE[connection.vendor]
        _copy_database(copy)
        draft = Path(folder) / "archive.tar.gz"
        with tarfile.open(draft, "w:gz", compresslevel=3) as tar:
            tar.add(copy, copy.name)
            for key in KEYS:
                if (settings.HOME / key).exists():
                    tar.add(settings.HOME / key, key)
            if Path(settings.MEDIA_ROOT).exists():
                tar.add(settings.MEDIA_ROOT, "files")
        size = draft.stat().st_size
        draft.replace(target)
    return size


def restore(source: Path, *, force: bool) -> None:
    """Put the archive back into this installation's database and folders. Raises ArchiveError."""
    if not (source.exists() and tarfile.is_tarfile(source)):
        raise ArchiveError(f"“{source}” không phải bản sao lưu.")
    if not force and _has_dossiers():
        raise ArchiveError("Cơ sở dữ liệu đang có hồ sơ; thêm --force nếu thật sự muốn thay thế.")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(source) as tar:
            tar.extractall(folder, filter="data")
        copy = Path(folder) / DATABASE[connection.vendor]
        if not copy.exists():
            raise ArchiveError("Bản sao lưu thuộc loại cơ sở dữ liệu khác.")
        _restore_database(copy)
        for key in KEYS:
            if (Path(folder) / key).exists():
                shutil.copy2(Path(folder) / key, settings.HOME / key)
        if (Path(folder) / "files").exists():
            shutil.copytree(Path(folder) / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)


def _copy_database(copy: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
        return
    _run("pg_dump", "--format=custom", f"--file={copy}")


def _restore_database(copy: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as source:
            source.backup(connection.connection)
        return
    connection.close()
    _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname", connection.settings_dict["NAME"], str(copy))


def _run(program: str, *arguments: str) -> None:
    """Run a PostgreSQL program against this installation's database; its password is never on the command line."""
    path = shutil.which(program)
    if path is None:
        raise ArchiveError(f"Không tìm thấy chương trình {program} trên máy này.")
    database = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = os.environ | {key: str(database[name]) for key, name in names.items() if database.get(name)}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- own program, own arguments
    if done.returncode:
        raise ArchiveError(f"{program}: {done.stderr.strip()[:300]}")


def _has_dossiers() -> bool:
    if "dossiers_dossier" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM dossiers_dossier LIMIT 1")
        return cursor.fetchone() is not None


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise ArchiveError(f"Không có thư mục “{folder}”.")
    return folder
