"""A task that one body owes by a day (domain E.2), with its progress and requests for more time.

An issued plan opens its tasks; a task given by letter is opened by hand. Owner of the dossier is the body in charge.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.reference.activity import Funding
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme
from doingoai.web.markup import link

# Who decides on more time is who gave the task (E.5); a plan's tasks are in the hands of its standing body.
ASSIGNERS: dict[str, str] = {
    Body.Kind.COMMITTEE_OFFICE: "committee", Body.Kind.PEOPLES_COMMITTEE: "committee",
    Body.Kind.PARTY_OFFICE: "party", Body.Kind.PROVINCIAL_PARTY: "party",
}  # fmt: skip


class Quality(models.TextChoices):
    TOT = "TOT", _("Tốt")
    DAT = "DAT", _("Đạt")
    CHUA_DAT = "CHUA_DAT", _("Chưa đạt")


class Task(Record):
    """What is kept of one task. Whether it is late is never stored: the clock says it (R-CT-05, `status`)."""

    class State(models.TextChoices):
        NOT_STARTED = "NOT_STARTED", _("Chưa bắt đầu")
        RUNNING = "RUNNING", _("Đang thực hiện")
        CLAIMED = "CLAIMED", _("Chờ xác nhận")
        DONE = "DONE", _("Hoàn thành")
        SUSPENDED = "SUSPENDED", _("Tạm dừng")
        CANCELLED = "CANCELLED", _("Hủy")

    register, prefix, parts = "tasks", "NV", ("progress", "extensions")
    FINAL = frozenset({State.DONE, State.CANCELLED})

    basis = models.CharField(_("căn cứ giao"), max_length=200, blank=True)
    assigned_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan giao")
    )
    group = models.CharField(_("nhóm nhiệm vụ"), max_length=120, blank=True)
    kind = models.CharField(_("loại"), max_length=12, choices=TaskKind.choices, default=TaskKind.CO_THOI_HAN)
    start_on = models.DateField(_("từ ngày"), null=True, blank=True)
    first_due = models.DateField(_("hạn ban đầu"), null=True, blank=True)
    cycle = models.CharField(_("chu kỳ báo cáo tiến độ"), max_length=2, choices=Cycle.choices, default=Cycle.QUARTER)
    product_kind = models.CharField(_("loại sản phẩm"), max_length=14, choices=ProductKind.choices)
    product = models.CharField(_("sản phẩm"), max_length=300)
    theme = models.CharField(_("lĩnh vực"), max_length=24, choices=Theme.choices, blank=True)
    leader = models.CharField(_("lãnh đạo phụ trách"), max_length=120, blank=True)
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    # A target in words ("12 thỏa thuận được rà soát"); measurable once it has a figure.
    target = models.CharField(pgettext_lazy("plan", "chỉ tiêu"), max_length=120, blank=True)
    target_value = models.DecimalField(
        _("số phải đạt"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    target_unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    target_indicator = models.CharField(_("mã chỉ tiêu thống kê"), max_length=20, blank=True)
    funding_source = models.CharField(_("nguồn kinh phí"), max_length=12, choices=Funding.choices, blank=True)
    funding_vnd = models.DecimalField(
        _("kinh phí (đồng)"), max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    # A Party plan and a committee's plan for one resolution give one task twice: the part is not counted (E.9).
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thuộc nhiệm vụ")
    )
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0, validators=[MaxValueValidator(100)])
    # Number and date of the document, or the number of the dossier, in which the product lies (R-CT-14).
    product_record = models.CharField(_("sản phẩm đã có"), max_length=300, blank=True)
    completed_on = models.DateField(_("ngày hoàn thành"), null=True, blank=True)
    # Working days after the deadline, once the task is claimed: what NVKH-05 adds up.
    delay_wd = models.PositiveSmallIntegerField(_("số ngày làm việc trễ"), null=True, blank=True)
    quality = models.CharField(_("đánh giá"), max_length=8, choices=Quality.choices, blank=True)
    verified_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xác nhận")
    )
    verified_on = models.DateField(_("ngày xác nhận"), null=True, blank=True)
    # R-CT-06: more time asked for after the deadline; the task counts as late whatever was granted.
    asked_late = models.BooleanField(_("xin gia hạn sau hạn"), default=False)
    blocked_by = models.CharField(_("văn bản đang chờ"), max_length=200, blank=True)
    amended_by = models.CharField(_("văn bản điều chỉnh kế hoạch"), max_length=200, blank=True)
    # R-CT-10: the successor of a dissolved body says that it goes on with the task; `dossier.body` stays as it was.
    taken_over_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan kế thừa")
    )
    taken_over_on = models.DateField(_("ngày xác nhận kế thừa"), null=True, blank=True)

    class Meta:
        verbose_name = _("nhiệm vụ")

    def search_words(self) -> str:
        return f"{self.basis} {self.group} {self.product} {self.leader} {self.dossier.body}"

    @property
    def whole(self) -> str:
        """A link to the task of which this one is a part, "" when it stands alone."""
        return link(self.part_of.get_absolute_url(), self.part_of.dossier.number) if self.part_of else ""

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        return str(_("thuộc nhiệm vụ")).capitalize() if name == "whole" else super().label_in_rows(name)

    def facts(self) -> list[dict[str, object]]:
        asked = [each for each in self.extensions.all() if each.granted is not False] if self.pk else []
        return [
            {
                "level": "province" if self.dossier.province_id else "nation",
                "lead": "focal" if self.dossier.body.is_focal else "other",
                "by": ASSIGNERS.get(self.assigned_by.kind if self.assigned_by else "", "focal"),
                "extension": "third" if len(asked) > 2 else "few",
            }
        ]

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Co-operating bodies, and the focal foreign-affairs body, which watches over every task."""
        found: list[tuple[Body, str]] = [(body, Participant.Part.COOPERATE) for body in self.co_units.all()]
        focal = Body.objects.filter(is_focal=True, province=self.dossier.province, valid_to=None).first()
        if focal and focal.pk != self.dossier.body_id:
            found.append((focal, Participant.Part.INFORMED))
        return found


class Progress(models.Model):
    """What the body in charge told about the task on one day."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="progress")
    on = models.DateField(_("ngày"))
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"), validators=[MaxValueValidator(100)])
    text = models.TextField(_("kết quả"))
    value = models.DecimalField(_("số đạt được"), max_digits=14, decimal_places=2, null=True, blank=True)
    delay_cause = models.CharField(_("nguyên nhân chậm"), max_length=500, blank=True)
    request = models.CharField(_("kiến nghị"), max_length=500, blank=True)
    evidence = models.CharField(_("minh chứng"), max_length=300, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người cập nhật"))

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name = _("cập nhật tiến độ")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}, {self.percent}%: {self.text[:80]}"


class Extension(models.Model):
    """A request for more time, and what was decided on it (`granted` is null while it waits)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="extensions")
    asked_on = models.DateField(_("ngày xin"))
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người xin"))
    old_due = models.DateField(_("hạn cũ"), null=True, blank=True)
    new_due = models.DateField(_("hạn xin"))
    reason = models.TextField(_("lý do"))
    granted = models.BooleanField(_("chấp thuận"), null=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người quyết định")
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = _("gia hạn")
