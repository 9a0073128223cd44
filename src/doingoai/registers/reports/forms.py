"""What the verbs of a report ask for: the report to open, its narrative, numbers of other sources, the dispatch."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.periods import BadPeriod, Period
from doingoai.organisations.models import Province
from doingoai.registers.reports import definitions
from doingoai.registers.reports.codes import Frequency, Level
from doingoai.registers.reports.models import PeriodicReport, Statement, comment_field, section_field
from doingoai.registers.reports.stated import BadNumber, read_stated
from doingoai.reporting.catalogue import may_be_typed, published
from doingoai.web.amounts import vnnumber
from doingoai.workflow import clock
from doingoai.workflow.inputs import Inputs, RecordInputs

OPENED = ("definition", "period_key", "period_from", "period_to", "report_due")
RECORDS = "records"  # the choice of what the records say


def _every_definition() -> list[tuple[str, str]]:
    return [(each.code, f"{each.name} ({each.frequency.label}, {each.code})") for each in definitions.definitions()]


class OpenInputs(RecordInputs):
    """A report of the calendar needs its kind and period; one with dates of its own also a title and the dates."""

    definition = forms.ChoiceField(label=_("Loại báo cáo"), choices=_every_definition)
    title = forms.CharField(label=_("Tên báo cáo"), max_length=500, required=False)

    class Meta:
        model = PeriodicReport
        fields = OPENED

    field_order = ("definition", "period_key", "title", "period_from", "period_to", "report_due")
    groups = (
        (_("Báo cáo gì"), "", ("definition", "period_key")),
        (_("Chỉ với báo cáo đột xuất, chuyên đề"), "", ("title", "period_from", "period_to", "report_due")),
    )

    def prepare(self) -> None:
        self.fields["period_key"].help_text = _("Ví dụ 2026-09, 2026-Q3, 2026-H1, 2026. Báo cáo đột xuất: để trống.")
        for name in ("period_from", "period_to"):
            self.fields[name].required = False
        field = self.fields["definition"]
        assert isinstance(field, forms.ChoiceField)
        if self.record is None:  # the page offers what the officer's body owes
            owed = {each.code for each in definitions.in_force(clock.today(), self._level(), self._province())}
            field.choices = [(code, label) for code, label in _every_definition() if code in owed]

    def _province(self) -> Province | None:
        return self.record.dossier.province if self.record is not None else self.actor.seat.province

    def _province_code(self) -> str:
        province = self._province()
        return province.code if province else ""

    def _level(self) -> Level:
        return Level.PROVINCE if self._province() else Level.NATION

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        code = said.get("definition")
        if not code or self.errors:
            return said
        definition = definitions.definition_of(code)
        if definition.level != self._level() or definition.province not in {"", self._province_code()}:
            self.add_error("definition", _now("Cơ quan của bạn không lập loại báo cáo này."))
            return said
        return self._ad_hoc(said) if definition.frequency == Frequency.AD_HOC else self._owed(said, definition)

    def _ad_hoc(self, said: dict[str, Any]) -> dict[str, Any]:
        said["period_key"] = ""
        for name in ("title", "period_from", "period_to"):
            if not said.get(name):
                self.add_error(name, _now("Báo cáo đột xuất, chuyên đề cần ghi mục này."))
        if not self.errors and said["period_to"] < said["period_from"]:
            self.add_error("period_to", _now("Ngày chốt trước ngày đầu."))
        return said

    def _owed(self, said: dict[str, Any], definition: definitions.Definition) -> dict[str, Any]:
        try:
            period = Period.parse(said.get("period_key") or "", definition.boundaries)
        except BadPeriod as wrong:
            self.add_error("period_key", str(wrong))
            return said
        if not definition.is_owed_for(period):
            told = {"name": definition.name, "frequency": definition.frequency.label, "period": period.label}
            self.add_error("period_key", _now("%(name)s (%(frequency)s) không phải lập cho %(period)s.") % told)
        said["period_key"] = period.key
        said["period_from"] = said.get("period_from") or period.start
        said["period_to"] = said.get("period_to") or period.end
        return said


class WriteInputs(Inputs):
    """The whole report in one form: a text for each heading, an explanation for each figure."""

    def prepare(self) -> None:
        if self.record is None or self.record.pk is None:
            return
        for row in self.record.sections.all():
            self.fields[section_field(row.key)] = forms.CharField(
                label=_("Nội dung mục %s") % row.key, required=False, max_length=20000, initial=row.text,
                widget=forms.Textarea(attrs={"rows": 5}),
            )  # fmt: skip
        for figure in self.record.figures.filter(version=self.record.version_no):
            self.fields[comment_field(figure.code)] = forms.CharField(
                label=_("Giải trình %(name)s (%(code)s)") % {"name": figure.name, "code": figure.code},
                required=False, max_length=2000, initial=figure.comment, widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What was not sent stands as it was: a page sends every field, a program those that it changes."""
        said = super().clean()
        for name, field in self.fields.items():
            if field.widget.value_omitted_from_data(self.data, self.files, name):
                said[name] = field.initial
        return said


class SubmitInputs(Inputs):
    preliminary = forms.BooleanField(label=_("Còn chờ số liệu: gửi số sơ bộ"), required=False)


class SendInputs(RecordInputs):
    class Meta:
        model = PeriodicReport
        fields = ("document_number",)


class SendBackInputs(Inputs):
    reason = forms.CharField(
        label=_("Cần sửa gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Địa phương đọc được lý do này; phiên bản đã gửi vẫn được giữ."),
    )  # fmt: skip


class StateInputs(Inputs):
    """A number of another source for one figure."""

    code = forms.ChoiceField(label=_("Chỉ tiêu"))
    printed = forms.CharField(label=_("Con số, viết như trong nguồn"), max_length=60)
    num = forms.IntegerField(label=_("Tử số (với tỷ lệ)"), required=False, min_value=0)
    den = forms.IntegerField(label=_("Mẫu số (với tỷ lệ)"), required=False, min_value=1)
    source = forms.CharField(label=_("Nguồn: cơ quan, số, ngày văn bản"), max_length=300)
    reason = forms.CharField(label=_("Vì sao cần số này"), max_length=500)

    def prepare(self) -> None:
        self.fields["printed"].help_text = _("Ví dụ 1.730; 7,02; hơn 1.000; khoảng 300.")
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        rows = published().values()
        field.choices = [(each.code, f"{each.code} {each.name} ({each.unit})") for each in rows if self._offers(each)]

    def _offers(self, each: Any) -> bool:
        """The page offers what may be typed; whoever names another figure reads the rule that refuses it."""
        return self.is_bound or may_be_typed(each.code) or bool(self.record and self.record.is_national)

    def clean_printed(self) -> str:
        try:
            read_stated(self.cleaned_data["printed"])
        except BadNumber as wrong:
            raise ValidationError(str(wrong)) from wrong
        return self.cleaned_data["printed"].strip()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        entry = published().get(said.get("code", ""))
        if entry and entry.unit == "%" and (said.get("num") is None or not said.get("den")):
            self.add_error("num", _now("Tỷ lệ cần có tử số và mẫu số."))
        return said


class DecideInputs(Inputs):
    """Which of the numbers that stand side by side is reported, and why."""

    choice = forms.ChoiceField(label=_("Số được báo cáo"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do chọn"), max_length=500)

    def prepare(self) -> None:
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(self._choices()) if self.record is not None and self.record.pk else []

    def _choices(self) -> Any:
        figures = {row.code: row for row in self.record.figures.filter(version=self.record.version_no)}
        codes = dict.fromkeys(row.code for row in self.record.statements.all())
        for code in codes:
            own = figures.get(code)
            if own is not None and own.records_value is not None:
                said = {"code": code, "value": vnnumber(own.records_value, own.decimals)}
                yield f"{code}:{RECORDS}", _now("%(code)s: %(value)s (tính từ hồ sơ)") % said
            yield from ((f"{code}:{row.pk}", _told(row)) for row in self.record.statements.all() if row.code == code)


def _told(row: Statement) -> str:
    return f"{row.code}: {row.printed} ({row.source})"
