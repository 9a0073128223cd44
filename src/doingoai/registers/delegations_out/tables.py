"""The tables of a dossier's page and the columns of the list."""

from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.register import Column, Part
from doingoai.registers.delegations_out.pages import person_link

MEMBERS = Part(
    "members", _("Thành viên"),
    (
        Column("full_name", _("Họ và tên"), value=person_link),
        Column("role", _("Vai trò")),
        Column("post", _("Chức vụ")),
        Column("unit", _("Đơn vị")),
        Column("rank_group", _("Nhóm chức danh")),
        Column("also_rank", _("Kiêm nhiệm")),
        Column("cadre_tier", _("Diện quản lý")),
        Column("task", _("Nhiệm vụ")),
        Column("is_external", _("Địa phương khác")),
        Column("exit_check", _("Đủ điều kiện xuất cảnh")),
    ),
    select_related=("body",),
)  # fmt: skip
STOPS = Part(
    "stops", _("Lịch trình"),
    (
        Column("date_from", _("Từ ngày"), kind="date"),
        Column("date_to", _("Đến ngày"), kind="date"),
        Column("country", _("Nước")),
        Column("city", _("Thành phố")),
        Column("partner", _("Đối tác làm việc")),
        Column("is_transit", _("Quá cảnh")),
    ),
    select_related=("country",),
)  # fmt: skip
PAPERS = Part(
    "papers", _("Chủ trương, ý kiến, quyết định"),
    (
        Column("kind", _("Loại")),
        Column("role", _("Cấp")),
        Column("number", _("Số, ký hiệu")),
        Column("issued_on", _("Ngày"), kind="date"),
        Column("signer", _("Người ký")),
        Column("capacity", _("Thẩm quyền ký")),
    ),
)  # fmt: skip
COSTS = Part(
    "costs", _("Dự toán chi tiết"),
    (
        Column("kind", _("Khoản chi")),
        Column("country_group", _("Nhóm nước")),
        Column("people", _("Số người"), kind="number"),
        Column("days", _("Số ngày"), kind="number"),
        Column("unit_usd", _("Đơn giá (USD)"), kind="number"),
        Column("amount_vnd", _("Thành tiền (đồng)"), kind="number"),
    ),
)  # fmt: skip
# What the bodies answered is read in the appraisal sheet, by those who decide.
CONSULTS = Part(
    "consults", _("Cơ quan được hỏi ý kiến"),
    (
        Column("who", _("Cơ quan")),
        Column("sent_on", _("Gửi"), kind="date"),
        Column("replied_on", _("Trả lời"), kind="date"),
    ),
)  # fmt: skip
EXCEPTIONS = Part(
    "exceptions", _("Ngoại lệ đã cho"),
    (
        Column("rule", _("Quy tắc")),
        Column("role", _("Cấp cho phép")),
        Column("number", _("Số, ký hiệu")),
        Column("issued_on", _("Ngày"), kind="date"),
        Column("reason", _("Lý do")),
    ),
)  # fmt: skip
REPLIES = Part(
    "mission_replies", _("Trả lời của cơ quan đại diện"),
    (
        Column("body", _("Cơ quan đại diện")),
        Column("replied_on", _("Ngày"), kind="date"),
        Column("text", _("Trả lời, đề nghị")),
        Column("contacts", _("Đầu mối, cơ hội")),
        Column("supports", _("Hỗ trợ")),
    ),
    select_related=("body",),
)  # fmt: skip
PARTS = (MEMBERS, STOPS, COSTS, PAPERS, CONSULTS, EXCEPTIONS, REPLIES)
COLUMNS = (
    Column("dossier.title", _("Tên đoàn"), sort="dossier__sort_key"),
    Column("head_name", _("Trưởng đoàn")),
    Column("countries", _("Nước đến")),
    Column("depart_on", _("Ngày đi"), kind="date", sort="depart_on"),
    Column("day_count", _("Số ngày"), kind="number", sort="day_count"),
    Column("member_count", _("Số người"), kind="number", sort="member_count"),
    Column("in_plan", _("Kế hoạch"), kind="state", value=lambda each: _("trong") if each.in_plan else _("ngoài")),
)
