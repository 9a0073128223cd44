"""The database that is measured: a synthetic nation in its own home, two accounts, built once for a size."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SEED = 1
PROVINCE, NATION = "do-tinh", "do-toan-quoc"  # logins of the officer of one province and of the one who sees everything


def prepare(dossiers: int, database: str) -> Path:
    """Build the world of this size where it is missing (0: none); return its home. Sets the environment for Django."""
    home = ROOT / "var" / (("bench-other" if database else "bench") if dossiers else "bench-documents")
    os.environ["DOINGOAI_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "doingoai.site.settings"
    os.environ["DOINGOAI_JOBS"] = "apart"  # reminders and the daily clock would run during the measurements
    if database:
        os.environ["DOINGOAI_DATABASE_URL"] = database
    where = f"-{hashlib.sha256(database.encode()).hexdigest()[:8]}" if database else ""
    mark = home / f"world-{dossiers}-{SEED}{where}.done"
    if dossiers and not mark.exists() and not database:
        shutil.rmtree(home, ignore_errors=True)
    _doingoai("setup")
    if dossiers and not mark.exists():
        _doingoai("world", "--dossiers", str(dossiers), "--seed", str(SEED))
        mark.touch()
    return home


def _doingoai(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "doingoai", *words], check=True)


def accounts() -> None:
    """Make the two accounts that measure, once; nobody can sign in with them."""
    from doingoai.organisations.models import Body, Holding, Officer, Post  # noqa: PLC0415 -- Django is set up by now
    from doingoai.organisations.roles import Access, Role, Scope  # noqa: PLC0415

    focal = Body.objects.filter(is_focal=True)
    for login, role, body, scope in (
        (PROVINCE, Role.FA_OFFICER, focal.get(province__code="48", province__valid_to=None), Scope.PROVINCE),
        (NATION, Role.MOFA_LOCAL, focal.get(province=None), Scope.NATION),
    ):
        if Officer.objects.filter(username=login).exists():
            continue
        officer = Officer.objects.create_user(login, None, full_name=f"Đo tốc độ ({login})")
        post = Post.objects.create(body=body, title="Đo tốc độ", role=role, scope=scope, clearance=Access.PERSONAL)
        Holding.objects.create(officer=officer, post=post, valid_from=dt.date(2015, 1, 1))
