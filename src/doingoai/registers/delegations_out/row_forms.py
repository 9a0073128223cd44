"""The tables that people fill in: stops, travellers, lines of the estimate, bodies that were asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Body
from doingoai.reference.models import Country
from doingoai.registers.delegations_out import codes
from doingoai.web.forms import GuidedForm

BLANK: list[tuple[str, Any]] = [("", "")]


class StopRow(GuidedForm, forms.Form):
    """One stop of the journey."""

    country = forms.ModelChoiceField(Country.objects.exclude(pk="VN"), label=_("Nước"))
    city = forms.CharField(label=_("Thành phố"), max_length=100, required=False)
    partner = forms.CharField(label=_("Đối tác làm việc"), max_length=200, required=False)
    date_from = forms.DateField(label=_("Từ ngày"))
    date_to = forms.DateField(label=_("Đến ngày"))
    is_transit = forms.BooleanField(label=_("Quá cảnh"), required=False)


class MemberRow(GuidedForm, forms.Form):
    """One traveller."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=100)
    birth_year = forms.IntegerField(label=_("Năm sinh"), min_value=1900, max_value=2100, required=False)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=BLANK + codes.Sex.choices)
    role = forms.ChoiceField(label=_("Vai trò"), choices=BLANK + codes.MemberRole.choices)
    position = forms.CharField(label=_("Chức vụ"), max_length=150)
    body = forms.ModelChoiceField(Body.objects.all(), label=_("Cơ quan"), required=False)
    unit_name = forms.CharField(label=_("Đơn vị khác"), max_length=150, required=False)
    rank_group = forms.ChoiceField(label=_("Nhóm chức danh"), choices=BLANK + codes.Rank.choices)
    acting_as = forms.ChoiceField(label=_("Quyền, phụ trách"), choices=BLANK + codes.ActingAs.choices, required=False)
    also_rank = forms.ChoiceField(
        label=_("Nhóm chức danh kiêm nhiệm"), choices=BLANK + codes.Rank.choices, required=False
    )
    also_until = forms.DateField(label=_("Kiêm nhiệm đến ngày"), required=False)
    is_external = forms.BooleanField(label=_("Người của địa phương khác"), required=False)
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
    relative_doc = forms.CharField(label=_("Văn bản cho người thân đi"), max_length=100, required=False)
    carries_classified = forms.BooleanField(label=_("Mang tài liệu mật"), required=False)
    permission_doc = forms.CharField(label=_("Văn bản cho phép"), max_length=100, required=False)
    exit_check = forms.BooleanField(label=_("Đủ điều kiện xuất cảnh"), required=False)
    person_code = forms.CharField(label=_("Mã cán bộ (khi trùng tên)"), max_length=20, required=False)

    def __init__(self, *args: Any, bodies: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bodies is not None:
            body: Any = self.fields["body"]
            body.queryset = bodies


class CostRow(GuidedForm, forms.Form):
    """One line of the estimate."""

    kind = forms.ChoiceField(label=_("Khoản chi"), choices=BLANK + codes.CostKind.choices)
    country_group = forms.ChoiceField(label=_("Nhóm nước"), choices=BLANK + codes.CountryGroup.choices, required=False)
    people = forms.IntegerField(label=_("Số người"), min_value=1, max_value=1000)
    days = forms.IntegerField(label=_("Số ngày"), min_value=1, max_value=366)
    unit_usd = forms.DecimalField(
        label=_("Đơn giá (USD/người/ngày)"), min_value=0, max_digits=9, decimal_places=2, required=False
    )
    amount_vnd = forms.DecimalField(label=_("Thành tiền (đồng)"), min_value=0, max_digits=14, decimal_places=0)


class ConsultRow(GuidedForm, forms.Form):
    """One body that was asked, and its answer."""

    who = forms.CharField(label=_("Cơ quan được hỏi"), max_length=200)
    sent_on = forms.DateField(label=_("Ngày gửi"))
    replied_on = forms.DateField(label=_("Ngày trả lời"), required=False)
    content = forms.CharField(label=_("Nội dung trả lời"), max_length=2000, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        sent, replied = values.get("sent_on"), values.get("replied_on")
        if sent and replied and replied < sent:
            self.add_error("replied_on", _now("Ngày trả lời trước ngày gửi."))
        return values
