"""doingoai document check: a Word file or a PDF in, its deviations from the prescribed layout out; no Django."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from doingoai.layout_check import Deviation, Report, check
from doingoai.reading import Unreadable
from doingoai.reading.reader import load_file

_FORMS = {"STATE": "văn bản hành chính (Nghị định 30/2020/NĐ-CP)", "PARTY": "văn bản của Đảng (36-HD/VPTW)"}


def document_check(arguments: argparse.Namespace) -> int:
    """Print the deviations; exit 0 without any, 1 with some, 2 with one clear line when the file cannot be read."""
    path = Path(arguments.file)
    try:
        report = check(load_file(path), path.name)
    except Unreadable as problem:
        print(f"{path.name}: {problem.message_vi}", file=sys.stderr)
        return 2
    print(json.dumps(report.as_json(), ensure_ascii=False, indent=2) if arguments.json else _told(report))
    return 1 if report.deviations else 0


def _told(report: Report) -> str:
    """Return the report as a person reads it."""
    form = _FORMS.get(report.form or "", "không nhận ra thể thức")
    pages = f", {report.pages} trang" if report.pages else ""
    lines = [f"{report.file}: {form}{pages}"]
    if not report.deviations:
        lines.append("Không thấy sai lệch nào so với thể thức được kiểm tra.")
    lines += [_line(number, deviation) for number, deviation in enumerate(report.deviations, start=1)]
    return "\n".join([*lines, *(f"Lưu ý: {note}" for note in report.notes)])


def _line(number: int, deviation: Deviation) -> str:
    mild = "" if deviation.severity == "ERROR" else "[nên xem] "
    return (
        f"{number}. {mild}{deviation.place} — {deviation.message} — {deviation.remedy} "
        f"({deviation.rule}, {deviation.basis})"
    )
