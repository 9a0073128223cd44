"""Training classes of the demo: reported, waiting for approval, sent back, overdue with the report, given up."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.names import persons
from doingoai.demo.people import MERGER
from doingoai.demo.stage import Stage, Story, share
from doingoai.register_kit.asides import AddComment
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.workflow.perform import perform

TOPICS = (
    ("PROTOCOL", "BASIC", "Lễ tân đối ngoại cho cán bộ sở, ngành"),
    ("AGREEMENT", "ADVANCED", "Ký kết và theo dõi thỏa thuận quốc tế"),
    ("ECON", "ADVANCED", "Kỹ năng xúc tiến và ngoại giao kinh tế"),
    ("CONSULAR", "BASIC", "Bảo hộ công dân và công tác lãnh sự ở cơ sở"),
    ("PRESS", "UPDATE", "Thông tin đối ngoại và làm việc với báo chí nước ngoài"),
    ("LANGUAGE", "INTENSIVE", "Tiếng Anh trong đàm phán và thư tín đối ngoại"),
    ("NGO", "BASIC", "Quản lý viện trợ và tổ chức phi chính phủ nước ngoài"),
    ("DRAFTING", "UPDATE", "Soạn thảo văn bản đối ngoại"),
    ("BORDER", "BASIC", "Công tác biên giới lãnh thổ cho cán bộ cấp xã"),
    ("INTEGRATION", "UPDATE", "Cam kết hội nhập và tận dụng hiệp định thương mại tự do"),
)
POSITIONS = {"LEADER": ("Phó Giám đốc", "Trưởng phòng"), "OFFICIAL": ("Chuyên viên", "Phó Trưởng phòng")}
# How the stories of a province with full staff end.
ENDS = (
    "reported",
    "reported",
    "returned",
    "cancelled",
    "reported",
    "reported",
    "late",
    "approved",
    "waiting",
    "planned",
)


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every class."""
    for place, code in enumerate(codes):
        for number, end in share(ENDS, place):
            start = stage.ago(_days_back(end, number))
            yield class_story(cast, code, random.Random(f"training/{code}/{number}"), start, end, turn=number)  # noqa: S311
    for number, code in enumerate(light):
        if number % 2:
            continue
        end = ("reported", "waiting", "planned")[number // 2 % 3]
        start = max(MERGER, stage.ago(330 - 3 * number)) if end == "reported" else stage.ago(5 + number % 5)
        yield class_story(cast, code, random.Random(f"training/{code}"), start, end, turn=number)  # noqa: S311
    for number in range(2):
        start = stage.ago(600 - 190 * number)
        yield class_story(cast, "", random.Random(f"training/VN/{number}"), start, "reported", turn=number)  # noqa: S311
    yield class_story(cast, "", random.Random("training/VN"), stage.ago(5), "waiting", turn=5)  # noqa: S311


def _days_back(end: str, number: int) -> int:
    recent = {"late": 62, "approved": 24, "waiting": 4, "planned": 9, "returned": 40}
    return recent.get(end, 700 - 70 * number)


def class_story(cast: Cast, code: str, rng: random.Random, start: dt.date, end: str, *, turn: int) -> Story:
    """A class from its plan on, as far as `end`: planned, waiting, returned, approved, late, reported, cancelled."""
    roles = ("FA_OFFICER", "FA_HEAD") if code else ("MOFA_LOCAL", "MOFA_HEAD")
    topic = TOPICS[turn % len(TOPICS)]
    held_from = start + dt.timedelta(days=28 - start.weekday())
    yield start
    officer = cast.officer(roles[0], code, turn=turn)
    plan = _plan(rng, topic, held_from, place=cast.province(code).name if code else "Hà Nội", central=not code)
    record = perform(TrainingClass, actions.Plan, actor=officer, **plan)
    if end == "planned":
        return
    yield start + dt.timedelta(days=2)
    perform(record, actions.Submit, actor=officer)
    if end == "waiting":
        return
    yield start + dt.timedelta(days=4)
    head = cast.officer(roles[1], code)
    if end == "returned":
        note = "Bổ sung dự toán chi tiết và danh sách giảng viên."
        perform(record, actions.Return, actor=head, note=note)
        perform(record, AddComment, actor=head, text="Đề nghị hoàn thiện trong tuần này để kịp bố trí kinh phí.")
        return
    perform(record, actions.Approve, actor=head)
    if end == "approved":
        return
    if end == "cancelled":
        yield start + dt.timedelta(days=15)
        officer = cast.officer(roles[0], code, turn=turn)
        perform(record, actions.Cancel, actor=officer, note="Gộp vào lớp của Cục Ngoại vụ và Ngoại giao văn hóa.")
        return
    yield held_from + dt.timedelta(days=3)
    officer = cast.officer(roles[0], code, turn=turn)
    perform(record, actions.Hold, actor=officer, attendances=_attendances(rng, commune=topic[0] == "BORDER"))
    if end == "late":
        return
    yield held_from + dt.timedelta(days=3 + rng.randrange(3, 14))
    perform(
        record, actions.Report, actor=officer, evaluation="Lớp đạt yêu cầu; học viên đề nghị tăng thời gian thực hành."
    )


def _plan(
    rng: random.Random, topic: tuple[str, str, str], day: dt.date, *, place: str, central: bool
) -> dict[str, Any]:
    key, level, title = topic
    days = rng.randrange(2, 4)
    return {
        "title": f"Lớp bồi dưỡng {title[:1].lower()}{title[1:]}",
        "topic": key,
        "level": level,
        "mode": rng.choice(("ONSITE", "ONSITE", "HYBRID")),
        "organiser": "MOFA" if central else "PROVINCE",
        "place": place,
        "date_from": day,
        "date_to": day + dt.timedelta(days=days - 1),
        "hours": 8 * days,
        "budget_vnd": rng.randrange(40, 220) * 1_000_000,
        "funding": "Ngân sách nhà nước",
    }


def _attendances(rng: random.Random, *, commune: bool) -> list[dict[str, Any]]:
    sexes = "".join(rng.choices("FM", (45, 55), k=rng.randrange(18, 42)))
    rows = []
    for sex, name in zip(sexes, persons(rng, sexes), strict=True):
        group = rng.choices(("LEADER", "OFFICIAL"), (1, 4))[0]
        position = rng.choice(POSITIONS[group])
        rows.append(
            {"full_name": name, "sex": sex, "position_group": group, "position": position, "is_commune": commune}
        )
    return rows
