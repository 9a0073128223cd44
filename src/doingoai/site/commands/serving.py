"""doingoai setup, demo, serve, jobs, compile-messages, new-register: what stands behind ./dev."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def setup(_arguments: argparse.Namespace) -> int:
    """Bring the database and its reference data up to date; a second call does only what changed."""
    from django.core.management import call_command

    from doingoai.site.freshness import mark_fresh, stale

    if not stale():
        return 0
    compile_messages(_arguments)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    counts = import_module("doingoai.site.load").load_all()
    print("Dữ liệu tham chiếu:", ", ".join(f"{name} {count}" for name, count in counts.items()))
    _count_figures()
    mark_fresh()
    return 0


def _count_figures() -> None:
    """Count the figures of a database whose dossiers are older than its stored cells."""
    from doingoai.dossiers.models import Dossier
    from doingoai.indicators.models import Cell
    from doingoai.indicators.recounting import recount

    if not Cell.objects.exists() and Dossier.objects.for_system("setup").exists():
        print(f"Đã đếm {recount()} ô số liệu từ hồ sơ.")


def demo(_arguments: argparse.Namespace) -> int:
    """Build the demo nation once and print one login for each role."""
    nation = import_module("doingoai.demo.nation")
    nation.build_once()
    print(nation.logins_text())
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Serve with granian, one process for each core, as sync Django likes it; the jobs run in a process beside it.

    With DOINGOAI_JOBS=apart they do not: this installation runs `doingoai jobs` on its own.
    """
    from granian import Granian
    from granian.constants import Interfaces

    from doingoai.site.attended import jobs_beside

    if _taken(arguments.host, arguments.port):
        print(f"Cổng {arguments.port} đang có chương trình khác dùng; chọn cổng khác bằng --port.", file=sys.stderr)
        return 2
    workers = arguments.workers or os.cpu_count() or 1
    print(f"http://{arguments.host}:{arguments.port}", flush=True)
    server = Granian(
        "doingoai.site.wsgi:application",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_enabled=False,
    )
    with nullcontext() if os.environ.get("DOINGOAI_JOBS") == "apart" else jobs_beside():
        server.serve()
    return 0


def _taken(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def jobs(arguments: argparse.Namespace) -> int:
    """Deliver events, do long work, send reminders, move what the clock moves; once, or until stopped."""
    from doingoai.site.attended import end_in_order

    end_in_order()
    return int(import_module("doingoai.site.jobs").run(once=arguments.once))


def compile_messages(_arguments: argparse.Namespace) -> int:
    """Compile every catalogue that is newer than its compiled form."""
    import polib

    for source in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))
    return 0


def new_register(arguments: argparse.Namespace) -> int:
    """Make registers/<key>/ from the skeleton and say which line to add."""
    skeleton = import_module("doingoai.register_kit.skeleton")
    try:
        folder = skeleton.make(arguments.key, PACKAGE / "registers", PACKAGE.parents[1] / "data" / "authority")
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f'{folder}\nAdd to src/doingoai/site/registers.py:\n    "doingoai.registers.{arguments.key}",')
    return 0
