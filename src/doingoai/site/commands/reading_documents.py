"""doingoai parse: a file in, the parsed document out; no database, no Django."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from doingoai.lib.secrecy import find_stamp
from doingoai.parsing import parse as parse_text
from doingoai.reading import Unreadable, read_document


def parse(arguments: argparse.Namespace) -> int:
    """Print the parsed document; exit 2 with one clear line when the file cannot be read."""
    path = Path(arguments.file)
    try:
        read = read_document(path, path.name)
    except Unreadable as problem:
        return _refuse(f"{path.name}: {problem.message_vi}")
    except OSError as problem:
        return _refuse(f"{path.name}: không mở được tệp ({problem.strerror}).")
    if find_stamp(read.text):
        return _refuse(f"{path.name}: tài liệu có dấu chỉ độ mật nên không được xử lý trong hệ thống này.")
    document = parse_text(read.text).as_json()
    print(json.dumps(document, ensure_ascii=False, indent=2) if arguments.json else _told(document))
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _told(document: dict[str, Any]) -> str:
    """Return the document as a person reads it."""
    heads = {
        "Loại": "doc_type",
        "Số, ký hiệu": "number",
        "Cơ quan ban hành": "issuer",
        "Ngày": "issued_on",
        "Trích yếu": "title",
    }
    lines = [f"{label}: {document[key] or '(không thấy)'}" for label, key in heads.items()]
    lines += ["", f"Nội dung ({len(document['points'])}):", *_points(document["points"], 1)]
    lines += ["", f"Văn bản được dẫn ({len(document['citations'])}):"]
    lines += [
        f"  {each['type']} {each['number'] or each['name'] or each['alias'] or ''} {each['issued_on'] or ''}".rstrip()
        for each in document["citations"]
    ]
    lines += [
        f"Lưu ý: {each.get('message', each) if isinstance(each, dict) else each}" for each in document["warnings"]
    ]
    return "\n".join(lines)


def _points(points: list[dict[str, Any]], depth: int) -> list[str]:
    lines = []
    for point in points:
        text = " ".join(point["text"].split())
        lines.append(f"{'  ' * depth}{point['label']} {text[:100]}{'…' if len(text) > 100 else ''}")
        lines += _points(point["points"], depth + 1)
    return lines
