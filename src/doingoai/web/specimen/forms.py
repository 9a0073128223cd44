"""Forms of the specimen page: one field of every kind, and a few rows for the grid."""

from collections.abc import Mapping
from typing import Any

from django import forms

from doingoai.web.forms import GuidedForm

LEVELS = [("", "–"), ("province", "Nhân danh tỉnh"), ("agency", "Nhân danh cơ quan thuộc UBND tỉnh")]


class SpecimenForm(GuidedForm, forms.Form):
    """One field of every kind, in two groups and a rest."""

    groups = (
        (
            "Văn bản",
            "Ghi đúng như trên bản ký; báo cáo tháng lấy từ đây.",
            ("title", "level", "signed_on", "expires_on"),
        ),
        ("Kinh phí và nội dung", "", ("budget", "people", "summary", "channels", "kind")),
    )

    title = forms.CharField(label="Tên thỏa thuận", max_length=300, help_text="Dùng để tìm và in trong báo cáo.")
    level = forms.ChoiceField(label="Danh nghĩa ký", choices=LEVELS, help_text="Quyết định ai phê duyệt hồ sơ.")
    signed_on = forms.DateField(label="Ngày ký", help_text="Mốc tính hạn báo cáo.")
    expires_on = forms.DateField(label="Ngày hết hiệu lực", required=False)
    budget = forms.DecimalField(label="Kinh phí (USD)", required=False, help_text="Tính vào chỉ tiêu kinh tế.")
    people = forms.IntegerField(label="Số người đi", required=False, min_value=1)
    summary = forms.CharField(label="Nội dung chính", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    channels = forms.MultipleChoiceField(
        label="Kênh đối ngoại",
        choices=[
            ("party", "Đối ngoại Đảng"),
            ("state", "Ngoại giao Nhà nước"),
            ("people", "Đối ngoại nhân dân"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(
        label="Loại văn bản", choices=[("new", "Ký mới"), ("extend", "Gia hạn")], widget=forms.RadioSelect
    )
    copy = forms.FileField(label="Bản chụp có chữ ký", required=False, help_text="PDF, tối đa 20 MB.")
    seen = forms.BooleanField(label="Đã đối chiếu bản gốc", help_text="Bản gốc lưu tại cơ quan đề xuất.")


class MemberForm(GuidedForm, forms.Form):
    """A line of the grid: a member of a delegation."""

    name = forms.CharField(label="Họ và tên")
    post = forms.ChoiceField(label="Chức danh", choices=[("", ""), ("head", "Trưởng đoàn"), ("member", "Thành viên")])
    leaves_on = forms.DateField(label="Ngày đi", required=False)
    cost = forms.DecimalField(label="Chi phí", required=False)


def specimen_rows(posted: Mapping[str, Any] | None) -> forms.BaseFormSet:
    """Return the rows of the grid."""
    members = forms.formset_factory(MemberForm, extra=3, can_delete=True)
    first = [{"name": "Nguyễn Thị Hồng Hạnh", "post": "head", "cost": 32500000}]
    return members(posted, prefix="members", initial=first)


class SpecimenFilter(forms.Form):
    """Filters of a list."""

    q = forms.CharField(label="Tìm", widget=forms.TextInput(attrs={"type": "search"}), required=False)
    state = forms.MultipleChoiceField(
        label="Trạng thái",
        choices=[("in_force", "Đang hiệu lực"), ("waiting", "Chờ phê duyệt"), ("expiring", "Sắp hết hạn")],
        required=False,
    )
    country = forms.ChoiceField(label="Nước", choices=[("", "Tất cả"), ("LA", "Lào")], required=False)
    year = forms.ChoiceField(label="Năm", choices=[("", "Tất cả"), ("2026", "2026")], required=False)
    unit = forms.CharField(label="Cơ quan chủ trì", required=False)
    number = forms.CharField(label="Số văn bản", required=False)
