"""What people fill in of a visit: the proposal, guests, programme, permits, costs, notices, papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.reference.models import Country
from doingoai.registers.delegations_in import codes
from doingoai.registers.delegations_in.models import IncomingDelegation, Notice
from doingoai.web.forms import GuidedForm
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs, visible_dossier
from doingoai.workflow.rows import RowsField

BLANK: list[tuple[str, Any]] = [("", "")]
MOST_GUESTS = 5000
GUESTS = (
    "guest_category", "visit_type", "origin", "organisation", "head_name", "head_title", "head_rank", "guest_count",
)  # fmt: skip
HOSTS = ("inviter", "inviter_name", "host_rank", "host_name", "lead_host", "lead_host_other", "co_hosts")
DAYS = ("arrive_on", "leave_on", "entry_point", "route", "localities", "areas")
AIM = ("purpose", "content", "desired_meetings", "sensitivity")
PLAN = ("plan_line", "off_plan_reason", "master_number")
MONEY = ("cost_bearing", "guest_class", "budget_vnd")
PRESS = ("press_plan",)
ADJUSTED = (
    "head_name", "head_title", "host_name", "entry_point", "route", "localities", "areas", "content",
    "desired_meetings", *PRESS,
)  # fmt: skip
DONE = ("actual_arrive_on", "actual_leave_on", "actual_guest_count", "reported_on", "actual_cost_vnd")
REPORT = ("results", "assessment", "promises", "no_commitment", "proposals", "actual_cost_vnd", "gifts_declared")


def how_many(label: Any, *, required: bool = True) -> forms.IntegerField:
    """Return the field of a number of guests."""
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_GUESTS, required=required)


def _paid_by_us(said: dict[str, Any]) -> bool:
    return said.get("cost_bearing") in {codes.CostBearing.VIETNAM, codes.CostBearing.SHARED}


class ProposalInputs(RecordInputs):
    """The proposal: who comes, from when to when, why, whom they wish to meet, who pays."""

    title = forms.CharField(label=_("Tên đoàn"), max_length=500, help_text=_("Như sẽ ghi trong văn bản cho phép."))
    guest_count = how_many(_("Số khách, cả người chưa có tên"))
    purpose = forms.CharField(label=_("Mục đích"), min_length=20, max_length=2000, widget=forms.Textarea)
    areas = forms.MultipleChoiceField(
        label=_("Khu vực phải có phép"), choices=codes.Area.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = IncomingDelegation
        fields: ClassVar[tuple[str, ...]] = ("title", *GUESTS, *HOSTS, *DAYS, *AIM, *PLAN, *MONEY, *PRESS)
        help_texts = {
            "inviter": _("Khách của Bí thư hoặc Chủ tịch thì Thường trực Tỉnh ủy cho ý kiến trước (dòng A18)."),
            "host_rank": _("Người tiếp cao nhất; cùng nhóm khách quyết định ai cho phép."),
            "lead_host": _("Khách của lãnh đạo cấp cao, cơ quan Trung ương: cơ quan Trung ương chủ trì."),
            "plan_line": _("Mã dòng ở phụ lục đoàn vào. Để trống nếu ngoài kế hoạch, khi đó ghi lý do."),
            "master_number": _("Chỉ ghi khi đây là cuộc tiếp trong một chuyến thăm đã có hồ sơ: đoàn chỉ đếm một lần."),
            "sensitivity": _("Từ mức “cần tham vấn”, Công an tỉnh và Bộ Ngoại giao trả lời trước khi cho phép."),
            "press_plan": _("Thông tin chỉ phát hành sau khi được duyệt."),
        }

    groups: Sequence[tuple[Any, Any, tuple[str, ...]]] = (
        (_("Khách"), "", ("title", *GUESTS)),
        (_("Mời, đón, tiếp"), "", HOSTS),
        (_("Thời gian, địa bàn"), "", DAYS),
        (_("Mục đích, nội dung"), "", AIM),
        (_("Kế hoạch"), "", PLAN),
        (_("Kinh phí, truyền thông"), "", (*MONEY, *PRESS)),
    )
    near = ("co_hosts",)
    needed_when = {"guest_class": _paid_by_us, "budget_vnd": _paid_by_us}

    def prepare(self) -> None:
        """Offer as host the bodies of the province and those of the centre."""
        province = self.record.dossier.province if self.record is not None else self.actor.seat.province
        central = Q(province=None) & ~Q(kind=Body.Kind.MISSION)
        ours = Q(province=province.living()) if province else Q(pk=None)
        field: Any = self.fields["lead_host"]
        field.queryset = Body.objects.filter(central | ours, valid_to=None)

    def clean_master_number(self) -> str:
        number = self.cleaned_data["master_number"].strip()
        return visible_dossier(number, self.actor, register="delegations_in").number if number else ""

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        start, end = said.get("arrive_on"), said.get("leave_on")
        if start and end and end < start:
            self.add_error("leave_on", _now("Ngày đi trước ngày đến."))
        if bool(said.get("lead_host")) == bool(said.get("lead_host_other")):
            self.add_error("lead_host", _now("Ghi đúng một cơ quan chủ trì: chọn trong danh sách hoặc ghi tên."))
        return said


class AdjustInputs(RecordInputs):
    """What may change after the permission without asking again; new areas need their permits."""

    areas = ProposalInputs.base_fields["areas"]

    class Meta:
        model = IncomingDelegation
        fields = ADJUSTED


class GuestRow(GuidedForm, forms.Form):
    """One guest; what is not known yet may follow until the list is closed."""

    full_name = forms.CharField(label=_("Họ và tên (như hộ chiếu)"), max_length=120)
    part = forms.ChoiceField(label=_("Vai trò"), choices=BLANK + codes.GuestPart.choices)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=BLANK + codes.Sex.choices, required=False)
    birth_date = forms.DateField(label=_("Ngày sinh"), required=False)
    nationality = forms.ModelChoiceField(Country.objects.all(), label=_("Quốc tịch"), required=False)
    passport_no = forms.CharField(label=_("Số hộ chiếu"), max_length=30, required=False)
    title = forms.CharField(label=_("Chức vụ"), max_length=200, required=False)
    entry_status = forms.CharField(label=_("Thị thực, tình trạng"), max_length=120, required=False)
    is_overseas_vietnamese = forms.BooleanField(label=_("Kiều bào"), required=False)
    diet = forms.CharField(label=_("Ăn uống, tôn giáo, sức khỏe"), max_length=200, required=False)


class GuestsInputs(RecordInputs):
    """The list of guests; their number may grow until they come."""

    guest_count = how_many(_("Số khách, cả người chưa có tên"))
    guests = RowsField(GuestRow, label=_("Danh sách khách"), most=500)

    class Meta:
        model = IncomingDelegation
        fields = ("guest_count",)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if len(said.get("guests") or ()) > (said.get("guest_count") or 0):
            self.add_error("guest_count", _now("Danh sách có nhiều người hơn số khách."))
        return said


class ItemRow(GuidedForm, forms.Form):
    """One line of the programme."""

    day = forms.DateField(label=_("Ngày"))
    time_from = forms.TimeField(label=_("Từ"))
    time_to = forms.TimeField(label=_("Đến"))
    kind = forms.ChoiceField(label=_("Loại"), choices=BLANK + codes.ItemKind.choices)
    activity = forms.CharField(label=_("Nội dung"), max_length=300)
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    chair = forms.CharField(label=_("Chủ trì"), max_length=120, required=False)
    chair_rank = forms.ChoiceField(label=_("Cấp chủ trì"), choices=BLANK + codes.HostRank.choices, required=False)
    our_side = forms.CharField(label=_("Thành phần ta"), max_length=500, required=False)
    their_side = forms.CharField(label=_("Thành phần bạn"), max_length=500, required=False)
    interpreter = forms.CharField(label=_("Phiên dịch"), max_length=120, required=False)
    in_charge = forms.CharField(label=_("Phụ trách"), max_length=120, required=False)
    vehicle = forms.CharField(label=_("Xe"), max_length=120, required=False)
    dress = forms.CharField(label=_("Trang phục"), max_length=120, required=False)
    gift = forms.CharField(label=_("Quà tặng"), max_length=200, required=False)
    backup = forms.CharField(label=_("Dự phòng"), max_length=200, required=False)
    with_flags = forms.BooleanField(label=_("Cờ, quốc ca"), required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("time_from") and said.get("time_to") and said["time_to"] <= said["time_from"]:
            self.add_error(
                "time_to",
                _now("Giờ kết thúc phải sau giờ bắt đầu. Việc kéo qua nửa đêm ghi thành hai mục, mục đầu đến 23:59."),
            )
        return said


class ProgrammeInputs(RecordInputs):
    programme = RowsField(ItemRow, label=_("Chương trình"), most=200)

    class Meta:
        model = IncomingDelegation
        fields = PRESS


class SupportRow(GuidedForm, forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=BLANK + codes.SupportKind.choices)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    issued_on = forms.DateField(label=_("Ngày"))
    valid_to = forms.DateField(label=_("Có giá trị đến"), required=False)
    note = forms.CharField(label=_("Ghi chú"), max_length=200, required=False)


class PermitRow(GuidedForm, forms.Form):
    area = forms.ChoiceField(label=_("Khu vực"), choices=BLANK + codes.Area.choices)
    places = forms.CharField(label=_("Địa điểm"), max_length=300)
    filed_on = forms.DateField(label=_("Ngày nộp đơn"))
    number = forms.CharField(label=_("Số giấy phép"), max_length=60, required=False)
    issued_on = forms.DateField(label=_("Ngày cấp"), required=False)
    valid_to = forms.DateField(label=_("Có giá trị đến"), required=False)


class ArrangeInputs(RecordInputs):
    """Visa letters, permits of the sector law, permits for border and restricted areas."""

    supports = RowsField(SupportRow, label=_("Hỗ trợ nhập cảnh, giấy phép chuyên ngành"), most=60)
    permits = RowsField(PermitRow, label=_("Giấy phép vào khu vực biên giới, khu vực cấm"), most=60)

    class Meta:
        model = IncomingDelegation
        fields = ("entry_point",)


class CostRow(GuidedForm, forms.Form):
    kind = forms.ChoiceField(label=_("Khoản"), choices=BLANK + codes.CostKind.choices)
    part = forms.ChoiceField(label=_("Cho"), choices=BLANK + codes.GuestPart.choices, required=False)
    people = how_many(_("Số người"))
    days = forms.IntegerField(label=_("Số ngày, lần"), min_value=1, max_value=366)
    unit_vnd = forms.DecimalField(label=_("Mức chi (đồng)"), min_value=0, max_digits=12, decimal_places=0)
    note = forms.CharField(label=_("Ghi chú"), max_length=200, required=False)


class CostsInputs(RecordInputs):
    costs = RowsField(CostRow, label=_("Các khoản chi"), most=100)

    class Meta:
        model = IncomingDelegation
        fields = MONEY


class NotifyInputs(Inputs):
    """A notice that was sent."""

    to = forms.ChoiceField(label=_("Nơi nhận"), choices=codes.Notified.choices)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    sent_on = forms.DateField(label=_("Ngày gửi"))
    past = ("sent_on",)


class ReplyInputs(Inputs):
    """What a body answered to a notice."""

    notice = forms.ModelChoiceField(Notice.objects.all(), label=_("Thông báo"))
    replied_on = forms.DateField(label=_("Ngày trả lời"))
    reply = forms.CharField(label=_("Nội dung trả lời"), max_length=500, required=False)
    near, past = ("notice",), ("replied_on",)


class PaperInputs(Inputs):
    """The paper by which somebody spoke."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ 512/UBND-NgV."))
    issued_on = forms.DateField(label=_("Ngày ký"))
    signer = forms.CharField(label=_("Người ký"), max_length=100)
    capacity = forms.ChoiceField(label=_("Thẩm quyền ký"), choices=codes.Capacity.choices)
    past = ("issued_on",)


class OpinionInputs(PaperInputs):
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=codes.PaperKind.choices[:2])


class RectifyInputs(rectify.RectifyInputs, ProposalInputs):
    """The visit as it was: the proposal's fields, and those on which figures rest."""

    actual_guest_count = how_many(_("Số khách thực tế"))

    class Meta(ProposalInputs.Meta):
        fields = (*ProposalInputs.Meta.fields, *DONE)

    groups = (*ProposalInputs.groups, (_("Thực hiện và báo cáo"), "", DONE))
    needed = ("actual_arrive_on", "actual_leave_on")
    past = ("actual_arrive_on", "actual_leave_on", "reported_on")

    def prepare(self) -> None:
        super().prepare()
        field: Any = self.fields["lead_host"]
        field.queryset = field.queryset | Body.objects.filter(pk=self.record.lead_host_id)
        self.keep("reported_on")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        came, left, reported = (said.get(name) for name in ("actual_arrive_on", "actual_leave_on", "reported_on"))
        if came and left and left < came:
            self.add_error("actual_leave_on", _now("Ngày đi trước ngày đến."))
        if left and reported and reported < left:
            self.add_error("reported_on", _now("Ngày báo cáo trước ngày khách đi."))
        return said
