"""doingoai ledger verify, backup, restore: keeping what was recorded."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from doingoai.audit import ledger
from doingoai.site import archive

REASONS = {"missing": "thiếu bản ghi", "changed": "bản ghi bị sửa", "cut": "chuỗi bị cắt hoặc bị nối thêm"}


def ledger_verify(_arguments: argparse.Namespace) -> int:
    """Exit 0 only when every chain holds; else name the first break of each."""
    breaks = list(ledger.verify())
    for each in breaks:
        print(f"Sổ {each.unit}, bản ghi {each.seq}: {REASONS[each.reason]}.", file=sys.stderr)
    if not breaks:
        print("Nhật ký nguyên vẹn.")
    return 1 if breaks else 0


def backup(arguments: argparse.Namespace) -> int:
    """Write database, files and keys into one archive; the file appears only when it is whole."""
    try:
        size = archive.write(Path(arguments.file))
    except archive.ArchiveError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Đã sao lưu vào {arguments.file} ({size // 1024} KiB).")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put an archive back; refuses over existing dossiers unless --force."""
    try:
        archive.restore(Path(arguments.file), force=arguments.force)
    except archive.ArchiveError as problem:
        print(problem, file=sys.stderr)
        return 1
    print("Đã khôi phục.")
    return 0
