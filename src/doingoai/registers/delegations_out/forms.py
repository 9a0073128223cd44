"""What people fill in: the proposal, and the papers of those who speak. Its tables stand in `row_forms`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.row_forms import CostRow, MemberRow, StopRow
from doingoai.workflow import rectify
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.rows import RowsField

TRIP = (
    "delegation_type", "channel", "topic", "sensitivity", "classification", "purpose", "project_paper", "depart_on",
    "return_on", "travel_document", "needs_visa", "joint_with",
)  # fmt: skip
PLAN = ("plan_line", "plan_budget_vnd", "off_plan_reason", "off_plan_note", "exception_reason")
INVITATION = (
    "invitation_kind", "invited_by", "invited_on", "invitation_language", "invitation_translated",
    "invitation_by_name", "inviter_is_enterprise",
)  # fmt: skip
USUAL = ("classification", "travel_document", "invitation_kind")
MONEY = ("funding", "budget_vnd")
LONGEST = 3653  # days: ten years, longer than any course abroad; beyond it the year is mistyped
# Which rules an exception may lift, and whose it is to grant (L05: the competent level decides, with its reason).
LIFTED_BY = {
    "R-DR-02": frozenset({Role.TTTU, Role.BTV, Role.UBND_CHAIR, Role.CENTRAL}),
    "R-DR-03": frozenset({Role.BTV}),
    "R-DR-05": frozenset({Role.TTTU, Role.BTV}),
    "R-DR-06": frozenset({Role.TTTU, Role.BTV, Role.UBND_CHAIR}),
    "R-DR-09": frozenset({Role.TTTU, Role.BTV, Role.UBND_CHAIR}),
    "R-DR-18": frozenset({Role.UBND_CHAIR}),
}
EXCEPTIONS = [
    ("R-DR-02", _("Vượt số chuyến đi trong năm")),
    ("R-DR-03", _("Hai lãnh đạo chủ chốt cùng đoàn")),
    ("R-DR-05", _("Người thân cùng đi")),
    ("R-DR-06", _("Quá số người, số ngày, số nước")),
    ("R-DR-09", _("Doanh nghiệp chi trả hoặc mời đích danh")),
    ("R-DR-18", _("Trưởng đoàn còn nợ báo cáo")),
]
JOURNEY = (
    "mission_support", "actual_depart_on", "actual_return_on", "unplanned_places", "deviations", "reported_on",
    "actual_cost_vnd",
)  # fmt: skip


class ProposalInputs(RecordInputs):
    """The proposal: what the law asks before a delegation may be sent."""

    title = forms.CharField(label=_("Tên đoàn"), max_length=500, help_text=_("Như sẽ ghi trong quyết định cử."))
    near = ("co_units",)
    stops = RowsField(StopRow, label=_("Lịch trình"), most=60)
    members = RowsField(MemberRow, label=_("Thành viên đoàn"), most=300)
    costs = RowsField(CostRow, label=_("Dự toán chi tiết"), most=100)

    class Meta:
        model = OutgoingDelegation
        fields: ClassVar[tuple[str, ...]] = ("title", *TRIP, "co_units", *PLAN, *INVITATION, *MONEY)
        help_texts = {
            "purpose": _("Ít nhất 50 ký tự: việc phải làm, với ai, kết quả mong đợi."),
            "plan_line": _("Ví dụ DR-2027-014. Để trống nếu ngoài kế hoạch, khi đó ghi lý do bên dưới."),
            "plan_budget_vnd": _("Chỉ ghi khi chương trình năm chưa được quản lý trong hệ thống này."),
            "classification": _("Nội dung bí mật nhà nước không nhập vào đây: ghi số hồ sơ tại sổ văn bản mật."),
            "joint_with": _("Đoàn nhiều tỉnh do một nơi tổ chức: hồ sơ này chỉ quyết định người của tỉnh mình."),
            "travel_document": _("Giấy thông hành chỉ dùng cho giao lưu với nước có chung biên giới."),
            "exception_reason": _("Chỉ ghi khi có người vượt số chuyến trong năm; quyết định lên cao hơn một cấp."),
            "sensitivity": _("Từ mức “cần tham vấn” trở lên, Công an tỉnh và Bộ Ngoại giao được hỏi ý kiến trước."),
        }

    groups: Sequence[tuple[Any, Any, tuple[str, ...]]] = (
        (_("Chuyến đi"), "", ("title", *TRIP, "co_units")),
        (_("Kế hoạch"), _("Trong kế hoạch năm thì ghi mã dòng; ngoài kế hoạch thì ghi lý do."), PLAN),
        (_("Lời mời"), "", INVITATION),
        (_("Kinh phí"), _("Đơn giá tiền ăn, tiền ở được đối chiếu với định mức của nhóm nước."), (*MONEY, "costs")),
        (_("Lịch trình"), _("Mỗi nơi đến một dòng, kể cả quá cảnh."), ("stops",)),
        (_("Thành viên"), _("Chức danh, diện quản lý quyết định ai cho ý kiến và ai ký."), ("members",)),
    )

    def prepare(self) -> None:
        """Offer the bodies of the province, and those under which somebody travels already."""
        for name in USUAL:
            self.fields[name].required = False  # what is not said is the usual case
        province, record = self.actor.seat.province, self.record
        if province is not None:
            named = record.members.values("body") if record is not None and record.pk else []
            bodies = Body.objects.filter(Q(province=province, valid_to=None) | Q(pk__in=named))
            self.fields["members"].widget.row_kwargs = {"bodies": bodies}

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name in USUAL:
            values[name] = values.get(name) or getattr(OutgoingDelegation(), name)
        start, end = values.get("depart_on"), values.get("return_on")
        if start and end and end < start:
            self.add_error("return_on", _now("Ngày về trước ngày đi."))
        if start and end and (end - start).days > LONGEST:
            self.add_error("return_on", _now("Chuyến đi dài hơn mười năm; hãy kiểm tra lại năm."))
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


class ExceptionInputs(Inputs):
    """The paper by which a rule was lifted for this delegation."""

    rule = forms.ChoiceField(label=_("Quy tắc"), choices=EXCEPTIONS)
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    issued_on = forms.DateField(label=_("Ngày ký"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    past = ("issued_on",)

    def prepare(self) -> None:
        """Offer the rules that the officer may lift."""
        rule = self.fields["rule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = [each for each in EXCEPTIONS if self.actor.seat.role_names & LIFTED_BY[each[0]]]


class MissionReplyInputs(Inputs):
    """What a mission answers to a decided delegation."""

    text = forms.CharField(label=_("Trả lời, đề nghị"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    contacts = forms.CharField(
        label=_("Đầu mối, cơ hội hợp tác"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    supports = forms.BooleanField(label=_("Cơ quan đại diện hỗ trợ đoàn"), required=False)
