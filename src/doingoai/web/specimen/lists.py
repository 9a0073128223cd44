"""Invented lists of the specimen page, with their filters."""

from datetime import date, timedelta
from decimal import Decimal

from doingoai.web.markup import badge, deadline
from doingoai.web.specimen.forms import SpecimenFilter
from doingoai.web.tables import Heading, Row, Table

TODAY = date(2026, 11, 21)
LONG = (
    "Thỏa thuận hợp tác hữu nghị giữa Ủy ban nhân dân thành phố Đà Nẵng, nước Cộng hòa xã hội chủ nghĩa "
    "Việt Nam và Chính quyền tỉnh Chăm-pa-sắc, nước Cộng hòa Dân chủ Nhân dân Lào giai đoạn 2026–2030"
)
STATES = (
    ("Đang hiệu lực", "success"),
    ("Chờ phê duyệt", "info"),
    ("Sắp hết hạn", "warning"),
    ("Bị trả lại", "danger"),
)


def agreements(rows: int) -> Table:
    """Return a list with that many agreements; with none, what to say then."""
    headings = (
        Heading("title", "Thỏa thuận", sort_url="?sort=title"),
        Heading("partner", "Đối tác"),
        Heading("signed_on", "Ngày ký", kind="date", sort_url="?sort=signed", sorted="descending"),
        Heading("value", "Giá trị (USD)", kind="number", sort_url="?sort=value"),
        Heading("state", "Trạng thái", kind="state"),
        Heading("due", "Hạn báo cáo", kind="date"),
    )
    lines = [_agreement(place) for place in range(rows)]
    return Table(
        "Thỏa thuận quốc tế",
        headings,
        lines,
        empty_title="Không có thỏa thuận nào khớp bộ lọc",
        empty_text="Bộ lọc đang chọn năm 2026 và nước Lào. Bỏ bớt điều kiện, hoặc ghi thỏa thuận mới.",
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


def filters() -> dict[str, object]:
    """Return a filter bar with two filters in use and two saved views."""
    form = SpecimenFilter({"q": "thoa thuan hop tac", "year": "2026", "state": ["in_force", "expiring"]})
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
