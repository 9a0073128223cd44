"""Sample documents (invented) with what a person reads in them, and the measures by which the parser is judged.

`NAME.txt` is the document, `NAME.expected` its head, citations (with the relation where a fourth cell is given),
points and tasks: one point per line, two spaces per level, `label | beginning of the text | end of the text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@dataclass
class Expected:
    """What a person reads in a sample."""

    head: dict[str, str] = field(default_factory=dict)
    citations: list[tuple[str, str, str]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    points: list[tuple[int, str, str, str]] = field(default_factory=list)
    tasks: list[tuple[str, ...]] = field(default_factory=list)


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def expected_of(name: str) -> Expected:
    expected, part = Expected(), "head"
    for line in (FOLDER / f"{name}.expected").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif part == "head":
            key, _, value = line.partition(": ")
            expected.head[key] = value
        elif part == "citations":
            kind, number, date, *relation = (cell.strip() for cell in line.split(";"))
            expected.citations.append((kind, number, date))
            expected.relations += [(number, each) for each in relation]
        elif part == "tasks":
            expected.tasks.append(tuple(cell.strip() for cell in line.split("|")))
        else:
            label, _, rest = line.partition("|")
            begin, _, end = rest.partition("|")
            level = (len(label) - len(label.lstrip(" "))) // 2 if label.strip() else 0
            expected.points.append((level, label.strip(), begin.strip(), end.strip()))
    return expected


def citation_keys(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (each["type"], each["number"] or each["alias"] or each["name"] or "-", each["issued_on"] or "-")
        for each in document["citations"]
    ]


def head_of(document: dict[str, Any]) -> dict[str, str | None]:
    """Return what a person reads at the head and the foot, in the form of the expected lines."""
    signature, effective = document["signature"], document["effective"] or {}
    return {
        **{key: document[key] for key in ("doc_type", "number", "issuer", "place", "issued_on", "title")},
        **{key: " | ".join(document[key]) for key in ("addressees", "recipients")},
        "signature": " | ".join(signature[key] or "-" for key in ("capacity", "post", "name")),
        "signed_at": signature["signed_at"],
        "dissemination": document["dissemination_level"],
        "effective_from": effective.get("effective_from"),
        "annexes": " | ".join(f"{each['label']}: {each['title']}" for each in document["annexes"]),
    }


def task_keys(document: dict[str, Any]) -> list[tuple[str, ...]]:
    fields = ("no", "task", "lead", "cooperating", "deadline", "product")
    return [tuple(each[name] or "" for name in fields) for each in document["tasks"]]


def flat_points(points: Iterable[dict[str, Any]], level: int = 0) -> list[tuple[int, str, str]]:
    found = []
    for point in points:
        found.append((level, point["label"], point["text"]))
        found += flat_points(point["points"], level + 1)
    return found


def f1(found: Iterable[object], wanted: Iterable[object]) -> float:
    have, want = Counter(found), Counter(wanted)
    hits = sum((have & want).values())
    return 2 * hits / max(1, have.total() + want.total())


def point_f1(document: dict[str, Any], expected: Expected) -> tuple[float, list[str]]:
    """Match points by level, label, beginning and end of the text; return the measure and what did not match."""
    have = flat_points(document["points"])
    missing, rest = [], list(have)
    for level, label, begin, end in expected.points:
        match = next(
            (
                each
                for each in rest
                if each[:2] == (level, label) and each[2].startswith(begin) and each[2].endswith(end)
            ),
            None,
        )
        if match:
            rest.remove(match)
        else:
            missing.append(f"missing {level} {label} {begin} … {end}")
    hits = len(expected.points) - len(missing)
    surplus = [f"surplus {level} {label} {text[:50]} … {text[-40:]}" for level, label, text in rest]
    return 2 * hits / max(1, len(have) + len(expected.points)), missing + surplus
