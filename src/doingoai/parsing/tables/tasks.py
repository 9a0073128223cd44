"""Tasks from the annex table of a plan, whatever the order and the wording of its columns.

A table holds tasks when one column names the work and another who leads it, or until when work is to be done.
"""

from __future__ import annotations

import re

from doingoai.parsing.folding import fold
from doingoai.parsing.tables.found import Table, Task
from doingoai.parsing.tables.grid import is_number

# In this order: the first cue that a head holds decides, and each field takes one column.
_CUES = (
    ("no", re.compile(r"(?:s ?tt|tt|so tt|so thu tu|#|no\.?)$")),
    ("cooperating", re.compile(r"phoi hop|tham gia thuc hien|cung thuc hien")),
    ("lead", re.compile(
        r"chu tri|dau moi|(?:co quan|don vi|nguoi|dia phuong)[a-z ,/]*(?:thuc hien|tham muu|phu trach|duoc giao|"
        r"trien khai)|phan cong|trach nhiem"
    )),
    ("deadline", re.compile(r"thoi han|thoi gian|tien do|han hoan thanh|thoi diem|hoan thanh|\bhan\b|lo trinh")),
    ("product", re.compile(r"san pham|dau ra|ket qua|hinh thuc van ban|muc tieu can dat")),
    ("task", re.compile(
        r"nhiem vu|cong viec|dau viec|noi dung(?! chi\b)|hoat dong|ten viec|giai phap|viec can lam|chuong trinh|"
        r"ten de an|chi tieu giao"
    )),
)  # fmt: skip
_SURE = re.compile(r"nhiem vu|cong viec|dau viec|viec can lam")
_CLOCK = re.compile(r"\d{1,2} ?(?:h|g|gio|:)\d{0,2}\b")
_BOTH = re.compile(r"(?P<lead>.+?)\s*\(?(?:chủ trì)\)?\s*[,;]\s*(?P<others>.+?)\s*\(?(?:phối hợp)\)?\.?", re.IGNORECASE)
_TOTAL = re.compile(r"(?:tong(?: cong| so)?|cong)\b")
_FIELDS = ("no", "task", "lead", "cooperating", "deadline", "product")


def tasks_of(table: Table) -> list[Task]:
    """Return the tasks of a table in the order of its rows; none when it is no table of tasks."""
    columns = _columns(table.head)
    if not _is_task_table(table, columns):
        return []
    tasks: list[Task] = []
    group: str | None = None
    for cells, (start, end) in zip(table.rows, table.spans, strict=True):
        found = {field: cells[columns[field]] or None if field in columns else None for field in _FIELDS}
        if heading := _group(cells, found):
            group = heading
        elif _TOTAL.match(fold(" ".join(cells).strip())):
            continue
        elif found["task"]:
            tasks.append(_task(found, group=group, above=tasks, span=(start, end)))
        elif tasks:
            tasks[-1] = _extended(tasks[-1], found)
    return tasks


def _columns(head: list[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, name in enumerate(head):
        folded = fold(name).strip(" .:")
        field = next((field for field, cue in _CUES if field not in columns and cue.search(folded)), None)
        if field == "cooperating" and "chu tri" in folded and "lead" not in columns and " - " not in folded:
            field = "lead"  # "Cơ quan chủ trì, phối hợp": one column for both
        if field:
            columns[field] = index
    return columns


def _is_task_table(table: Table, columns: dict[str, int]) -> bool:
    if "task" not in columns or not table.rows:
        return False
    if "deadline" in columns and _is_agenda([cells[columns["deadline"]] for cells in table.rows]):
        return False
    return "lead" in columns or ("deadline" in columns and _SURE.search(fold(table.head[columns["task"]])) is not None)


def _is_agenda(times: list[str]) -> bool:
    """Tell the programme of a day, whose times are hours."""
    return sum(_CLOCK.search(fold(time)) is not None for time in times) * 2 > len(times)


def _group(cells: list[str], found: dict[str, str | None]) -> str | None:
    """Return the heading that a row of one text is: a merged cell, or a number and a title and nothing else."""
    filled = [cell for cell in cells if cell]
    texts = [cell for cell in filled if not is_number(cell)]
    if len(texts) != 1 or len(filled) > 2 or any(found[field] for field in ("lead", "deadline", "product")):
        return None if len(filled) != 1 or is_number(filled[0]) else filled[0]
    return " ".join(filled) if len(filled) == 2 else filled[0]


def _task(found: dict[str, str | None], *, group: str | None, above: list[Task], span: tuple[int, int]) -> Task:
    """Return the task; an empty cell under "chủ trì" was merged with the one above it in the same group."""
    lead, others = found["lead"], found["cooperating"]
    both = _BOTH.fullmatch(lead) if lead and not others else None
    if both:
        lead, others = both["lead"], both["others"]
    if lead is None and above and above[-1].group == group and (found["deadline"] or found["product"] or others):
        lead = above[-1].lead
    return Task(
        no=found["no"], task=found["task"] or "", lead=lead, cooperating=others, deadline=found["deadline"],
        product=found["product"], group=group, start=span[0], end=span[1],
    )  # fmt: skip


def _extended(task: Task, found: dict[str, str | None]) -> Task:
    """Add what a further row tells of the same task: one more body, one more product."""
    told = {field: found[field] for field in ("lead", "cooperating", "deadline", "product") if found[field]}
    values = vars(task) | {
        field: f"{getattr(task, field)}; {more}" if getattr(task, field) else more for field, more in told.items()
    }
    return Task(**values)
