"""Invented data of the specimen page: hard cases on purpose (long names, late things, nothing at all)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from doingoai.web.dates import HANOI
from doingoai.web.markup import deadline
from doingoai.web.month import Entry, Mark, Month
from doingoai.web.specimen import lists
from doingoai.web.specimen.lists import LONG, TODAY

REFUSAL = "Chỉ Chủ tịch UBND tỉnh được phê duyệt (Điều 8 khoản 2); hồ sơ đang chờ Văn phòng UBND tỉnh trình."
MISTAKES = {
    "wrong-title": LONG,
    "wrong-signed_on": "31/02/2026",
    "wrong-budget": "một tỷ",
    "wrong-people": "0",
}
OFFICER = {
    "name": "Trần Nguyễn Khánh Phương",
    "post": "Phó Trưởng phòng Hợp tác quốc tế",
    "unit": "Sở Ngoại vụ thành phố Đà Nẵng",
    "key": "demo",
}


def _item(title: str, count: int | None = None, current: bool = False) -> dict[str, object]:
    return {"title": title, "url": "#", "count": count, "current": current}


NAVIGATION = [
    {"title": "", "items": [_item("Việc của tôi", 12), _item("Lịch"), _item("Tìm kiếm")]},
    {
        "title": "Định hướng và kế hoạch",
        "items": [
            _item("Văn bản định hướng", 4),
            _item("Kế hoạch hành động"),
            _item("Chương trình đối ngoại năm"),
        ],
    },
    {
        "title": "Sổ theo dõi",
        "items": [
            _item("Đoàn ra", 1024),
            _item("Đoàn vào", 318),
            _item("Thỏa thuận quốc tế", 232, current=True),
            _item("Tổ chức phi chính phủ nước ngoài"),
            _item("Hội nghị, hội thảo quốc tế", 7),
            _item("Bảo hộ công dân và ngư dân, tàu cá"),
        ],
    },
    {"title": "Báo cáo", "items": [_item("Báo cáo kỳ này", 1), _item("Chỉ tiêu"), _item("Nhật ký")]},
]


def _steps() -> list[dict[str, object]]:
    return [
        {
            "title": "Sở Ngoại vụ thẩm định",
            "who": "Lê Văn Đức, Giám đốc Sở",
            "when": datetime(2026, 11, 12, 9, 5, tzinfo=HANOI),
            "article": "Luật Thỏa thuận quốc tế 2020, Điều 20 khoản 1",
            "state": "done",
            "note": "Đồng ý, đề nghị sửa khoản 3 về kinh phí.",
        },
        {
            "title": "Bộ Ngoại giao cho ý kiến",
            "who": "Cục Ngoại vụ và Ngoại giao văn hóa",
            "due": TODAY + timedelta(days=4),
            "article": "Luật Thỏa thuận quốc tế 2020, Điều 20 khoản 2",
            "state": "current",
        },
        {"title": "Bộ Công an cho ý kiến", "who": "Không có nội dung an ninh", "state": "skipped"},
        {
            "title": "Chủ tịch UBND thành phố phê duyệt",
            "who": "Chủ tịch UBND",
            "due": TODAY + timedelta(days=20),
        },
    ]


def _entries() -> list[dict[str, object]]:
    moment = datetime(2026, 11, 20, 15, 42, tzinfo=HANOI)
    change = {"field": "Ngày hết hiệu lực", "before": date(2028, 12, 31), "after": date(2030, 12, 31)}
    return [
        {
            "when": moment,
            "who": "Trần Nguyễn Khánh Phương, Sở Ngoại vụ",
            "what": "Gia hạn",
            "tone": "success",
            "basis": "Luật 70/2020/QH14, Điều 29",
            "changes": [change],
        },
        {
            "when": moment,
            "who": "Lê Văn Đức",
            "what": "Trả lại",
            "tone": "danger",
            "note": "Thiếu bản dịch tiếng Lào.",
        },
        {"when": moment, "who": "Trần Nguyễn Khánh Phương", "what": "Ghi hồ sơ", "tone": "neutral"},
    ]


def _month() -> Month:
    """Return a month with one crowded day, one long name, one late thing, one that lasts, and a day off."""
    crowded, late = date(2026, 11, 25), date(2026, 11, 9)
    entries = [Entry(f"Đoàn {place} đi Lào", "#", crowded, crowded, "info") for place in range(1, 7)]
    entries.append(Entry("Báo cáo kết quả hội nghị xúc tiến đầu tư Đà Nẵng – Nhật Bản", "#", TODAY, TODAY, "warning"))
    entries.append(Entry("Gửi báo cáo tháng", "#", late, late, "danger"))
    entries.append(Entry("Đoàn công tác của tỉnh tại Lào", "#", date(2026, 11, 12), date(2026, 11, 17), "info"))
    culture_day = date(2026, 11, 24)
    marks = {culture_day: [Mark("Ngày Văn hóa Việt Nam", "danger")]}
    return Month(2026, 11, entries, marks, frozenset({culture_day}), lambda _day: "#", TODAY)


FACTS = [
    ("Đối tác", "Chính quyền tỉnh Chăm-pa-sắc"),
    ("Ngày ký", TODAY),
    ("Giá trị", Decimal("1250000.5")),
    ("Căn cứ pháp lý được dẫn trong phần mở đầu của văn bản", LONG),
    ("Ngày hết hiệu lực", None),
    ("Nhân danh tỉnh", True),
]
SIGNED = {"name": "Thoa-thuan-Champasak-2026.pdf", "kind": "PDF có chữ ký số", "size": "1,2 MB", "when": TODAY}
DRAFTED = {"name": LONG + ".docx", "kind": "Dự thảo", "size": "48 KB", "when": TODAY, "who": "K. Phương", "url": "#"}
FILES = [SIGNED | {"who": "Lê Văn Đức", "url": "#", "state": "Chữ ký hợp lệ", "tone": "success"}, DRAFTED]
COMMENT = {
    "who": "Lê Văn Đức",
    "post": "Giám đốc Sở Ngoại vụ",
    "when": datetime(2026, 11, 12, 9, 5),
    "text": "Xem lại khoản 3.\n\nKinh phí phải ghi rõ nguồn.",
}
TITLE = {"name": "title", "label": "Tên thỏa thuận", "base": "Bản ghi nhớ", "mine": "Bản ghi nhớ 2026"}
SIGNED_ON = {"name": "signed_on", "label": "Ngày ký", "base": TODAY, "mine": TODAY}
CONFLICTS = [
    TITLE | {"theirs": "Bản ghi nhớ hợp tác", "conflict": True},
    SIGNED_ON | {"theirs": TODAY + timedelta(days=1)},
]
PAGES = {"first": 51, "last": 100, "total_text": "trên 10.000 hồ sơ"}
NEIGHBOURS = {"has_previous": True, "has_next": True, "previous_url": "?page=1", "next_url": "?page=3"}


def _head() -> dict[str, object]:
    """Return what stands at the top of a dossier's page."""
    sections = [{"title": "Sổ theo dõi", "url": "#"}, {"title": "Thỏa thuận quốc tế", "url": "#"}]
    states = (*lists.STATES, ("Bản nháp", "neutral"))
    return {
        "long": LONG,
        "trail": [*sections, {"title": "TT-0232"}],
        "badges": [{"label": label, "tone": tone} for label, tone in states],
        "meta": [("Chủ trì", "Sở Ngoại vụ"), ("Hạn", deadline(TODAY + timedelta(days=4), TODAY))],
        "head_actions": [
            {"label": "Trình phê duyệt", "url": "#", "kind": "primary"},
            {"label": "Sửa", "url": "#"},
        ],
        "tabs": [_item("Nội dung", current=True), _item("Cam kết", 5), _item("Tệp", 2), _item("Nhật ký", 14)],
    }


def components() -> dict[str, object]:
    """Return what the components show, except forms and charts."""
    return _head() | {
        "table": lists.agreements(24),
        "nothing": lists.agreements(0),
        "pages": PAGES | NEIGHBOURS,
        "steps": _steps(),
        "entries": _entries(),
        "facts": FACTS,
        "files": FILES,
        "comments": [COMMENT],
        "conflicts": CONFLICTS,
        "changed_at": datetime(2026, 11, 21, 8, 30, tzinfo=HANOI),
        "weeks": _month().weeks(),
        "days": [TODAY + timedelta(days=step) for step in (-3, 0, 1, 5, 40)],
    }
