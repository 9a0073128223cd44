"""doingoai world: records from a table of figures, or a synthetic nation for benchmarks."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from doingoai.demo.world.figures import load_figures
from doingoai.demo.world.stated import BadFigures
from doingoai.demo.world.synthetic import WorldExists, load_nation
from doingoai.web.amounts import vnnumber


def world(arguments: argparse.Namespace) -> int:
    """Build records; exit 2 with one line when the file cannot be used or nothing was asked for."""
    try:
        if arguments.figures:
            return _figures(Path(arguments.figures), seed=arguments.seed)
        if arguments.dossiers > 0:
            return _dossiers(arguments.dossiers, seed=arguments.seed)
    except OSError as problem:
        return _refuse(f"Không mở được tệp “{arguments.figures}”: {problem.strerror}.")
    except (BadFigures, WorldExists) as problem:
        return _refuse(str(problem))
    return _refuse("Hãy nêu --figures TỆP.csv hoặc --dossiers SỐ_HỒ_SƠ.")


def _figures(path: Path, *, seed: int) -> int:
    outcome = load_figures(path, seed=seed)
    for warning in dict.fromkeys(outcome.warnings):
        print(warning, file=sys.stderr)
    for line in outcome.lines:
        print(line)
    if outcome.removed:
        print(f"Đã thay {outcome.removed} hồ sơ dựng lần trước.")
    print(f"Đã dựng {outcome.made} hồ sơ.")
    return 0


def _dossiers(count: int, *, seed: int) -> int:
    start = time.monotonic()
    for done in load_nation(count, seed=seed):
        left = (time.monotonic() - start) * (count - done) / done
        told = f"còn khoảng {left / 60:.0f} phút" if done < count else "đang tính số liệu từ hồ sơ"
        print(f"\r{vnnumber(done)}/{vnnumber(count)}, {told:<30}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(f"Đã dựng {vnnumber(count)} hồ sơ.")
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
