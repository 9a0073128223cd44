"""A task that one body owes by a day (domain E.2), with its progress and requests for more time.

An issued plan opens its tasks; a task given by letter is opened by hand. Owner of the dossier is the body in charge.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme


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
    kind = models.CharField(_("loại"), max_length=12, choices=TaskKind.choices, default=TaskKind.CO_THOI_HAN)
    start_on = models.DateField(_("từ ngày"), null=True, blank=True)
    first_due = models.DateField(_("hạn ban đầu"), null=True, blank=True)
    cycle = models.CharField(_("chu kỳ báo cáo tiến độ"), max_length=2, choices=Cycle.choices, default=Cycle.QUARTER)
    product_kind = models.CharField(_("loại sản phẩm"), max_length=14, choices=ProductKind.choices)
    product = models.CharField(_("sản phẩm"), max_length=300)
    theme = models.CharField(_("lĩnh vực"), max_length=24, choices=Theme.choices, blank=True)
    leader = models.CharField(_("lãnh đạo phụ trách"), max_length=120, blank=True)
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    percent = models.PositiveSmallIntegerField(_("tiến độ (%)"), default=0, validators=[MaxValueValidator(100)])
    # Number and date of the document, or the number of the dossier, in which the product lies (R-CT-14).
    product_record = models.CharField(_("sản phẩm đã có"), max_length=300, blank=True)
    completed_on = models.DateField(_("ngày hoàn thành"), null=True, blank=True)
    quality = models.CharField(_("đánh giá"), max_length=8, choices=Quality.choices, blank=True)
    # R-CT-06: more time asked for after the deadline; the task counts as late whatever was granted.
    asked_late = models.BooleanField(_("xin gia hạn sau hạn"), default=False)
    blocked_by = models.CharField(_("văn bản đang chờ"), max_length=200, blank=True)
    amended_by = models.CharField(_("văn bản điều chỉnh kế hoạch"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("nhiệm vụ")

    def search_words(self) -> str:
        return f"{self.basis} {self.product} {self.leader} {self.dossier.body}"

    def facts(self) -> list[dict[str, object]]:
        asked = [each for each in self.extensions.all() if each.granted is not False] if self.pk else []
        return [
            {
                "level": "province" if self.dossier.province_id else "nation",
                "lead": "focal" if self.dossier.body.is_focal else "other",
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
    evidence = models.CharField(_("minh chứng"), max_length=300, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người cập nhật"))

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name = _("cập nhật tiến độ")


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
