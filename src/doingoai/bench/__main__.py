"""`python -m doingoai.bench`: measure the tables of the design and write docs/benchmarks.md, all of it or one part."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import django

from doingoai.bench import stage
from doingoai.bench.table import PARTS, merged, section
from doingoai.bench.timing import Line

TARGET = stage.ROOT / "docs" / "benchmarks.md"


def main(words: Sequence[str] | None = None) -> int:
    tool = argparse.ArgumentParser(prog="./dev bench")
    tool.add_argument("--dossiers", type=int, default=200_000, help="size of the world (default 200,000)")
    tool.add_argument("--only", choices=tuple(PARTS), default="", help="this part alone; documents need no world")
    tool.add_argument("--url", default="", help="another database, e.g. of PostgreSQL: empty, and for this alone")
    tool.add_argument("--out", type=Path, default=TARGET, help="where the table is written")
    arguments = tool.parse_args(words)
    load = _load()
    stage.prepare(0 if arguments.only == "documents" else arguments.dossiers, arguments.url)
    django.setup()
    stage.accounts()
    parts = [arguments.only] if arguments.only else list(PARTS)
    database = _database()
    measured = {part: section(part, [*_facts(part), load], list(_measured(part)), database=database) for part in parts}
    page = arguments.out.read_text(encoding="utf-8") if arguments.out.exists() else ""
    arguments.out.write_text(merged(page, measured), encoding="utf-8")
    sys.stdout.write(f"{arguments.out}\n")
    return 0


def _measured(part: str) -> Iterator[Line]:
    for line in _lines(part):
        sys.stdout.write(f"{line.name}: {line.measured} ({line.bare}, {line.ratio})\n")
        sys.stdout.flush()
        yield line


def _lines(part: str) -> Iterator[Line]:
    """Yield the lines of a part; their modules need Django set up."""
    if part == "documents":
        from doingoai.bench.batch import measure_batch  # noqa: PLC0415
        from doingoai.bench.documents import measure_documents  # noqa: PLC0415

        return chain(measure_documents(), measure_batch())
    if part == "figures":
        from doingoai.bench.figures import measure_figures  # noqa: PLC0415

        return measure_figures()
    from doingoai.bench.pages import measure_pages  # noqa: PLC0415
    from doingoai.bench.work import measure_work  # noqa: PLC0415

    return chain(measure_pages(), measure_work())


def _facts(part: str) -> list[str]:
    from django.utils import timezone  # noqa: PLC0415 -- Django is set up by now

    from doingoai.audit.models import Entry  # noqa: PLC0415
    from doingoai.bench.work import database_facts  # noqa: PLC0415
    from doingoai.dossiers.models import Dossier  # noqa: PLC0415

    dossiers = Dossier.objects.for_system("bench").count()
    world = f": {dossiers:,} dossiers, {Entry.objects.count():,} ledger entries" if part != "documents" else ""
    machine = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
    return [
        f"{timezone.localdate():%d/%m/%Y}{world}",
        f"{machine}, {database_facts()}, Django {django.get_version()}",
    ]


def _database() -> str:
    from django.db import connection  # noqa: PLC0415 -- Django is set up by now

    return connection.display_name


def _load() -> str:
    """Return how busy the machine was before anything was measured, where the system tells it."""
    load = f"{os.getloadavg()[0]:.1f} of {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "not known"
    return f"load before the run: {load}"


if __name__ == "__main__":
    sys.exit(main())
