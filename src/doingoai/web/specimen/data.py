"""Invented data of the specimen page: hard cases on purpose (long names, late things, nothing at all)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from doingoai.web.dates import HANOI
from doingoai.web.markup import badge, deadline
from doingoai.web.specimen.forms import SpecimenFilter
from doingoai.web.tables import Heading, Row, Table

TODAY = date(2026, 11, 21)
REFUSAL = "Chỉ Chủ tịch UBND tỉnh được phê duyệt (Điều 8 khoản 2); hồ sơ đang chờ Văn phòng UBND tỉnh trình."
LONG = (
    "Thoả thuận hợp tác hữu nghị giữa Ủy ban nhân dân thành phố Đà Nẵng, nước Cộng hòa xã hội chủ nghĩa "
    "Việt Nam và Chính quyền tỉnh Chăm-pa-sắc, nước Cộng hòa Dân chủ Nhân dân Lào giai đoạn 2026–2030"
)
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
            _item("Thoả thuận quốc tế", 232, current=True),
            _item("Tổ chức phi chính phủ nước ngoài"),
            _item("Hội nghị, hội thảo quốc tế", 7),
            _item("Bảo hộ công dân và ngư dân, tàu cá"),
        ],
    },
    {"title": "Báo cáo", "items": [_item("Báo cáo kỳ này", 1), _item("Chỉ tiêu"), _item("Nhật ký")]},
]
STATES = (
    ("Đang hiệu lực", "success"),
    ("Chờ phê duyệt", "info"),
    ("Sắp hết hạn", "warning"),
    ("Bị trả lại", "danger"),
)


def _agreements(rows: int) -> Table:
    headings = (
        Heading("title", "Thoả thuận", sort_url="?sort=title"),
        Heading("partner", "Đối tác"),
        Heading("signed_on", "Ngày ký", kind="date", sort_url="?sort=signed", sorted="descending"),
        Heading("value", "Giá trị (USD)", kind="number", sort_url="?sort=value"),
        Heading("state", "Trạng thái", kind="state"),
        Heading("due", "Hạn báo cáo", kind="date"),
    )
    lines = [_agreement(place) for place in range(rows)]
    return Table(
        "Thoả thuận quốc tế",
        headings,
        lines,
        empty_title="Không có thoả thuận nào khớp bộ lọc",
        empty_text="Bộ lọc đang chọn năm 2026 và nước Lào. Bỏ bớt điều kiện, hoặc ghi thoả thuận mới.",
        empty_url="#",
        empty_label="Bỏ hết điều kiện",
    )


def _agreement(place: int) -> Row:
    label, tone = STATES[place % len(STATES)]
    title = LONG if place % 9 == 1 else f"Bản ghi nhớ hợp tác giáo dục và du lịch số {place + 1:02}"
    cells = (
        title,
        ("Chăm-pa-sắc (Lào)", "Gyeonggi (Hàn Quốc)", None, "Sakai (Nhật Bản)")[place % 4],
        TODAY - timedelta(days=40 * place + 3),
        Decimal(1250) * place * place + Decimal("0.5") * (place % 2),
        badge(label, tone),
        deadline(TODAY + timedelta(days=11 * (place % 7) - 12), TODAY, done=place % 5 == 4),
    )
    return Row(cells, url="#", tone="danger" if tone == "danger" else "")


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


def components() -> dict[str, object]:
    """Return what the components show, except forms and charts."""
    return {
        "today": TODAY,
        "long": LONG,
        "table": _agreements(24),
        "nothing": _agreements(0),
        "pages": {
            "first": 51,
            "last": 100,
            "total_text": "trên 10.000 hồ sơ",
            "has_previous": True,
            "has_next": True,
            "previous_url": "?page=1",
            "next_url": "?page=3",
        },
        "steps": _steps(),
        "entries": _entries(),
        "trail": [
            {"title": "Sổ theo dõi", "url": "#"},
            {"title": "Thoả thuận quốc tế", "url": "#"},
            {"title": "TT-0232"},
        ],
        "badges": [{"label": label, "tone": tone} for label, tone in (*STATES, ("Bản nháp", "neutral"))],
        "meta": [("Chủ trì", "Sở Ngoại vụ"), ("Hạn", deadline(TODAY + timedelta(days=4), TODAY))],
        "head_actions": [
            {"label": "Trình phê duyệt", "url": "#", "kind": "primary"},
            {"label": "Sửa", "url": "#"},
        ],
        "tabs": [_item("Nội dung", current=True), _item("Cam kết", 5), _item("Tệp", 2), _item("Nhật ký", 14)],
        "facts": [
            ("Đối tác", "Chính quyền tỉnh Chăm-pa-sắc"),
            ("Ngày ký", TODAY),
            ("Giá trị", Decimal("1250000.5")),
            ("Căn cứ pháp lý được dẫn trong phần mở đầu của văn bản", LONG),
            ("Ngày hết hiệu lực", None),
            ("Nhân danh tỉnh", True),
        ],
        "files": [
            {
                "name": "Thoa-thuan-Champasak-2026.pdf",
                "url": "#",
                "size": "1,2 MB",
                "kind": "PDF có chữ ký số",
                "when": TODAY,
                "who": "Lê Văn Đức",
                "state": "Chữ ký hợp lệ",
                "tone": "success",
            },
            {
                "name": LONG + ".docx",
                "url": "#",
                "size": "48 KB",
                "kind": "Dự thảo",
                "when": TODAY,
                "who": "K. Phương",
            },
        ],
        "comments": [
            {
                "who": "Lê Văn Đức",
                "post": "Giám đốc Sở Ngoại vụ",
                "when": datetime(2026, 11, 12, 9, 5),
                "text": "Xem lại khoản 3.\n\nKinh phí phải ghi rõ nguồn.",
            },
        ],
        "conflicts": [
            {
                "name": "title",
                "label": "Tên thoả thuận",
                "base": "Bản ghi nhớ",
                "mine": "Bản ghi nhớ 2026",
                "theirs": "Bản ghi nhớ hợp tác",
                "conflict": True,
            },
            {
                "name": "signed_on",
                "label": "Ngày ký",
                "base": TODAY,
                "mine": TODAY,
                "theirs": TODAY + timedelta(days=1),
            },
        ],
        "changed_at": datetime(2026, 11, 21, 8, 30, tzinfo=HANOI),
        "days": [TODAY + timedelta(days=step) for step in (-3, 0, 1, 5, 40)],
    }


def filters() -> dict[str, object]:
    """Return a filter bar with two filters in use and two saved views."""
    form = SpecimenFilter({"q": "thoa thuan hop tac", "year": "2026"})
    return {
        "fields": [form[name] for name in ("q", "state", "country", "year")],
        "more": [form["unit"], form["number"]],
        "chips": [
            {"label": "Năm", "value": "2026", "remove_url": "?"},
            {"label": "Tìm", "value": "thoa thuan hop tac", "remove_url": "?"},
        ],
        "clear_url": "?",
        "action": "",
        "save_url": "#",
        "views": [{"title": "Tất cả", "url": "#", "current": True}, {"title": "Sắp hết hạn", "url": "#"}],
    }
