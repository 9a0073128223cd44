"""`python -m doingoai.bench`: build the world once, measure the table of the design, write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import django

from doingoai.bench import stage
from doingoai.bench.timing import Line

TARGET = stage.ROOT / "docs" / "benchmarks.md"


def main(words: Sequence[str] | None = None) -> int:
    tool = argparse.ArgumentParser(prog="./dev bench")
    tool.add_argument("--dossiers", type=int, default=200_000, help="size of the world (default 200,000)")
    tool.add_argument("--url", default="", help="another database, e.g. of PostgreSQL: empty, and for this alone")
    tool.add_argument("--out", type=Path, default=TARGET, help="where the table is written")
    arguments = tool.parse_args(words)
    stage.prepare(arguments.dossiers, arguments.url)
    django.setup()
    stage.accounts()
    lines = list(_measured())
    arguments.out.write_text(_paper(lines), encoding="utf-8")
    sys.stdout.write(f"{arguments.out}\n")
    return 0


def _measured() -> Sequence[Line]:
    from doingoai.bench.pages import measure_pages  # noqa: PLC0415 -- its models need Django set up
    from doingoai.bench.work import measure_work  # noqa: PLC0415

    found = []
    for line in chain(measure_pages(), measure_work()):
        sys.stdout.write(f"{line.name}: {line.measured} ({line.bare}, {line.ratio})\n")
        sys.stdout.flush()
        found.append(line)
    return found


def _paper(lines: Sequence[Line]) -> str:
    from django.utils import timezone  # noqa: PLC0415

    from doingoai.audit.models import Entry  # noqa: PLC0415
    from doingoai.bench.work import database_facts  # noqa: PLC0415
    from doingoai.dossiers.models import Dossier  # noqa: PLC0415

    dossiers = Dossier.objects.for_system("bench").count()
    rows = [f"| {line.name} | {line.goal} | {line.measured} | {line.bare} | {line.ratio} |" for line in lines]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Made by `./dev bench`: each line is measured as an officer of one province unless it says otherwise,",
            "beside the bare query or library call of the same run. Client, server and database share the machine.",
            "The world is that of `doingoai world --dossiers N --seed 1`.",
            "",
            f"- {timezone.localdate():%d/%m/%Y}: {dossiers:,} dossiers, {Entry.objects.count():,} ledger entries",
            f"- {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {database_facts()}, "
            f"Django {django.get_version()}",
            "",
            "| what | goal | measured | bare call | ratio |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
