"""What people fill in: the proposal with its stops and members, and the papers of those who speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.reference.models import Country
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.web.forms import GuidedForm
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

BLANK: list[tuple[str, Any]] = [("", "")]
TRIP = ("delegation_type", "channel", "topic", "sensitivity", "purpose", "depart_on", "return_on", "needs_visa")
PLAN = ("plan_line", "plan_budget_vnd", "off_plan_reason", "off_plan_note", "exception_reason")
INVITATION = ("invited_by", "invited_on", "invitation_language", "invitation_by_name", "inviter_is_enterprise")
MONEY = ("funding", "budget_vnd")
JOURNEY = (
    "mission_support", "actual_depart_on", "actual_return_on", "unplanned_places", "deviations", "reported_on",
    "actual_cost_vnd",
)  # fmt: skip


class StopRow(GuidedForm, forms.Form):
    """One stop of the journey."""

    country = forms.ModelChoiceField(Country.objects.all(), label=_("Nước"))
    city = forms.CharField(label=_("Thành phố"), max_length=100, required=False)
    partner = forms.CharField(label=_("Đối tác làm việc"), max_length=200, required=False)
    date_from = forms.DateField(label=_("Từ ngày"))
    date_to = forms.DateField(label=_("Đến ngày"))
    is_transit = forms.BooleanField(label=_("Quá cảnh"), required=False)


class MemberRow(GuidedForm, forms.Form):
    """One traveller."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=100)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=BLANK + codes.Sex.choices)
    role = forms.ChoiceField(label=_("Vai trò"), choices=BLANK + codes.MemberRole.choices)
    position = forms.CharField(label=_("Chức vụ"), max_length=150)
    body = forms.ModelChoiceField(Body.objects.all(), label=_("Cơ quan"), required=False)
    unit_name = forms.CharField(label=_("Đơn vị khác"), max_length=150, required=False)
    rank_group = forms.ChoiceField(label=_("Nhóm chức danh"), choices=BLANK + codes.Rank.choices)
    cadre_tier = forms.ChoiceField(label=_("Diện quản lý"), choices=BLANK + codes.CadreTier.choices, required=False)
    sector = forms.ChoiceField(label=_("Khối"), choices=BLANK + codes.Sector.choices)
    task = forms.CharField(label=_("Nhiệm vụ trong đoàn"), max_length=200)
    is_key_leader = forms.BooleanField(label=_("Lãnh đạo chủ chốt"), required=False)
    is_unit_head = forms.BooleanField(label=_("Đứng đầu đơn vị"), required=False)
    acting_person = forms.CharField(label=_("Người phụ trách khi vắng"), max_length=100, required=False)
    party_member = forms.BooleanField(label=_("Đảng viên"), required=False)
    salary_code = forms.CharField(label=_("Mã ngạch"), max_length=20, required=False)
    salary_grade = forms.CharField(label=_("Bậc"), max_length=10, required=False)
    salary_class = forms.CharField(label=_("Loại"), max_length=10, required=False)
    relative_of = forms.CharField(label=_("Là người thân của"), max_length=100, required=False)
    carries_classified = forms.BooleanField(label=_("Mang tài liệu mật"), required=False)
    permission_doc = forms.CharField(label=_("Văn bản cho phép"), max_length=100, required=False)
    exit_check = forms.BooleanField(label=_("Đủ điều kiện xuất cảnh"), required=False)
    person_code = forms.CharField(label=_("Mã cán bộ (khi trùng tên)"), max_length=20, required=False)

    def __init__(self, *args: Any, bodies: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bodies is not None:
            body: Any = self.fields["body"]
            body.queryset = bodies


class ProposalInputs(RecordInputs):
    """The proposal: what the law asks before a delegation may be sent."""

    title = forms.CharField(label=_("Tên đoàn"), max_length=500, help_text=_("Như sẽ ghi trong quyết định cử."))
    stops = RowsField(StopRow, label=_("Lịch trình"), most=60)
    members = RowsField(MemberRow, label=_("Thành viên đoàn"), most=300)

    class Meta:
        model = OutgoingDelegation
        fields: ClassVar[tuple[str, ...]] = ("title", *TRIP, *PLAN, *INVITATION, *MONEY)
        help_texts = {
            "purpose": _("Ít nhất 50 ký tự: việc phải làm, với ai, kết quả mong đợi."),
            "plan_line": _("Ví dụ DR-2027-014. Để trống nếu ngoài kế hoạch, khi đó ghi lý do bên dưới."),
            "exception_reason": _("Chỉ ghi khi có người vượt số chuyến trong năm; quyết định lên cao hơn một cấp."),
            "sensitivity": _("Từ mức “cần tham vấn” trở lên, Công an tỉnh và Bộ Ngoại giao được hỏi ý kiến trước."),
        }

    groups: Sequence[tuple[Any, Any, tuple[str, ...]]] = (
        (_("Chuyến đi"), "", ("title", *TRIP)),
        (_("Kế hoạch"), _("Trong kế hoạch năm thì ghi mã dòng; ngoài kế hoạch thì ghi lý do."), PLAN),
        (_("Lời mời"), "", INVITATION),
        (_("Kinh phí"), "", MONEY),
        (_("Lịch trình"), _("Mỗi nơi đến một dòng, kể cả quá cảnh."), ("stops",)),
        (_("Thành viên"), _("Chức danh, diện quản lý quyết định ai cho ý kiến và ai ký."), ("members",)),
    )

    def prepare(self) -> None:
        """Offer the bodies of the province, and those under which somebody travels already."""
        province, record = self.actor.seat.province, self.record
        if province is not None:
            named = record.members.values("body") if record is not None and record.pk else []
            bodies = Body.objects.filter(Q(province=province, valid_to=None) | Q(pk__in=named))
            self.fields["members"].widget.row_kwargs = {"bodies": bodies}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        start, end = values.get("depart_on"), values.get("return_on")
        if start and end and end < start:
            self.add_error("return_on", _now("Ngày về trước ngày đi."))
        return values


class RectifyInputs(rectify.RectifyInputs, ProposalInputs):
    """The trip as it was: the proposal's fields, and those of the journey and its report on which figures rest."""

    class Meta(ProposalInputs.Meta):
        fields = (*ProposalInputs.Meta.fields, *JOURNEY)

    groups = (*ProposalInputs.groups[:4], (_("Thực hiện và báo cáo"), "", JOURNEY), *ProposalInputs.groups[4:])
    needed, past = ("actual_depart_on", "actual_return_on"), ("actual_depart_on", "actual_return_on", "reported_on")

    def prepare(self) -> None:
        super().prepare()
        self.keep("reported_on")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        left, back, reported = (values.get(name) for name in ("actual_depart_on", "actual_return_on", "reported_on"))
        if left and back and back < left:
            self.add_error("actual_return_on", _now("Ngày về trước ngày đi."))
        if back and reported and reported < back:
            self.add_error("reported_on", _now("Ngày báo cáo trước ngày về."))
        return values


class PaperInputs(Inputs):
    """The paper by which somebody spoke."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, help_text=_("Ví dụ 488/QĐ-UBND."))
    issued_on = forms.DateField(label=_("Ngày ký"))
    signer = forms.CharField(label=_("Người ký"), max_length=100)
    capacity = forms.ChoiceField(label=_("Thẩm quyền ký"), choices=codes.Capacity.choices)


class OpinionInputs(PaperInputs):
    """The paper of an opinion or of a policy consent."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"),
        choices=codes.PaperKind.choices[:2],
        help_text=_("Chủ trương: cho phép đi ngoài kế hoạch hoặc quá số chuyến."),
    )
