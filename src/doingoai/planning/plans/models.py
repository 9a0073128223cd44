"""A provincial action plan for central guidance (domain E.2), its planned tasks, and the opinions asked on its draft.

A planned task is what the plan says; once the plan is issued the register of tasks opens a dossier for it (`task`).
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doingoai.dossiers.models import Dossier, Link, Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.planning.plans.coverage import coverage
from doingoai.reference.activity import Funding
from doingoai.reference.work import Cycle, ProductKind, TaskKind, Theme


class IssuerLevel(models.TextChoices):
    """In whose name the plan is issued: it decides who appraises and who approves (matrix row A27)."""

    UBND = "UBND", _("UBND cấp tỉnh")
    TINH_UY = "TINH_UY", _("Tỉnh ủy, Thành ủy")
    SO = "SO", _("Sở, ban, ngành")
    XA = "XA", _("Cấp xã")


class ActionPlan(Record):
    """One plan; `points` are the clauses of every document that it implements, `tasks` the rows of its annex."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        CONSULTING = "CONSULTING", _("Lấy ý kiến")
        SUBMITTED = "SUBMITTED", _("Đã trình")
        APPROVED = "APPROVED", _("Đã phê duyệt")
        ISSUED = "ISSUED", _("Đã ban hành")
        AMENDING = "AMENDING", _("Đang trình điều chỉnh")
        AMENDED = "AMENDED", _("Đã duyệt điều chỉnh")
        SUMMED_UP = "SUMMED_UP", _("Đã tổng kết")
        CLOSED = "CLOSED", _("Đã đóng")
        CANCELLED = "CANCELLED", _("Thôi không ban hành")

    register, prefix, parts = "plans", "KH", ("tasks", "opinions", "amendments", "changes", "reviews")
    FINAL = frozenset({State.CLOSED, State.CANCELLED})
    ISSUED = frozenset({State.ISSUED, State.AMENDING, State.AMENDED, State.SUMMED_UP, State.CLOSED})

    issuer_level = models.CharField(
        _("cấp ban hành"), max_length=8, choices=IssuerLevel.choices, default=IssuerLevel.UBND
    )
    period_from = models.DateField(_("từ ngày"))
    period_to = models.DateField(_("đến ngày"))
    objectives = models.TextField(_("mục đích, yêu cầu"), blank=True)
    funding = models.CharField(_("kinh phí"), max_length=300, blank=True)
    progress_cycle = models.CharField(_("chu kỳ báo cáo"), max_length=2, choices=Cycle.choices, default=Cycle.QUARTER)
    document_number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    approval_doc = models.CharField(_("văn bản phê duyệt"), max_length=200, blank=True)
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)  # one more with every amendment
    points = models.ManyToManyField("guidance.Clause", blank=True, related_name="plans", verbose_name=_("nội dung"))

    class Meta:
        verbose_name = _("kế hoạch hành động")

    def search_words(self) -> str:
        return f"{self.document_number} {self.objectives[:500]}"

    def facts(self) -> list[dict[str, object]]:
        return [{"issuer_level": self.issuer_level, "owner": "focal" if self.dossier.body.is_focal else "other"}]

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Bodies asked for an opinion; once the plan is issued also those that have a task in it."""
        found: list[tuple[Body, str]] = [
            (each.body, Participant.Part.CONSULTED) for each in self.opinions.select_related("body")
        ]
        if self.dossier.state in self.ISSUED:
            for task in self.tasks.select_related("lead").prefetch_related("co_units"):
                bodies = [*filter(None, [task.lead]), *task.co_units.all()]
                found += [(body, Participant.Part.INFORMED) for body in bodies]
        return found

    def ordered_points(self) -> list[Any]:
        """Return the clauses in the order of their documents."""
        rows = self.points.select_related("guidance__dossier").order_by("guidance__dossier__number", "position")
        return list(rows)

    def guidance_dossiers(self) -> list[Dossier]:
        """Return the dossiers of the documents that the plan implements."""
        if self.dossier.pk is None:
            return []
        targets = [link.target for link in self.dossier.links_out.all() if link.kind == Link.Kind.IMPLEMENTS]
        guidance = (target for target in targets if target.register == "guidance")
        return sorted(guidance, key=lambda target: target.number)

    def as_json(self) -> dict[str, Any]:
        """Return the plan as `doingoai plan draft --json` prints it."""
        tasks = self.tasks.select_related("lead").prefetch_related("clauses", "co_units")
        return {
            "id": self.dossier.number,
            "title": self.dossier.title,
            "unit": self.dossier.province.code if self.dossier.province else "VN",
            "state": self.dossier.state,
            "guidance": [dossier.number for dossier in self.guidance_dossiers()],
            "period": [self.period_from.isoformat(), self.period_to.isoformat()],
            "tasks": [task.as_json() for task in tasks],
            "coverage": coverage(self).as_json(),
        }


class PlannedTask(models.Model):
    """One row of the plan's annex: exactly one body in charge, a deadline, a product (E.2)."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("mã"), max_length=20)
    group = models.CharField(_("nhóm nhiệm vụ"), max_length=120, blank=True)
    title = models.TextField(_("nhiệm vụ"), max_length=1000)
    clauses = models.ManyToManyField("guidance.Clause", blank=True, related_name="tasks", verbose_name=_("nội dung"))
    lead = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chủ trì"))
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("phối hợp"))
    kind = models.CharField(_("loại"), max_length=12, choices=TaskKind.choices, default=TaskKind.CO_THOI_HAN)
    start_on = models.DateField(_("từ ngày"), null=True, blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    # Counted from `start_on`, else from the day on which the plan is issued.
    span_wd = models.PositiveSmallIntegerField(_("số ngày làm việc"), null=True, blank=True)
    cycle = models.CharField(_("chu kỳ"), max_length=2, choices=Cycle.choices, blank=True)
    product_kind = models.CharField(_("loại sản phẩm"), max_length=14, choices=ProductKind.choices, blank=True)
    product = models.CharField(_("sản phẩm"), max_length=300, blank=True)
    target = models.CharField(pgettext_lazy("plan", "chỉ tiêu"), max_length=120, blank=True)
    target_value = models.DecimalField(_("số phải đạt"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    target_indicator = models.CharField(_("mã chỉ tiêu thống kê"), max_length=20, blank=True)
    funding_source = models.CharField(_("nguồn kinh phí"), max_length=12, choices=Funding.choices, blank=True)
    funding_vnd = models.DecimalField(_("kinh phí (đồng)"), max_digits=15, decimal_places=0, null=True, blank=True)
    # Number of the task of another plan that is the same piece of work: this one is then not counted (E.9).
    part_of = models.CharField(_("thuộc nhiệm vụ"), max_length=40, blank=True)
    theme = models.CharField(_("lĩnh vực"), max_length=24, choices=Theme.choices, blank=True)
    leader = models.CharField(_("lãnh đạo phụ trách"), max_length=120, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)  # of the plan that brought the row
    proposed = models.CharField(max_length=120, blank=True)  # fields that are still the program's proposal
    origin = models.ForeignKey(Dossier, models.PROTECT, null=True, blank=True, related_name="+")
    task = models.OneToOneField("tasks.Task", models.PROTECT, null=True, blank=True, related_name="planned")

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="planned_task_code_once")]
        verbose_name = _("nhiệm vụ trong kế hoạch")

    def __str__(self) -> str:
        return self.code

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "title": self.title,
            "clauses": [clause.number_path for clause in self.clauses.all()],
            "lead": self.lead.name if self.lead else None,
            "co_units": [body.name for body in self.co_units.all()],
            "kind": self.kind,
            "start_on": self.start_on.isoformat() if self.start_on else None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "cycle": self.cycle or None,
            "product_kind": self.product_kind,
            "product": self.product,
            "theme": self.theme,
            "proposed": self.proposed.split(",") if self.proposed else [],
        }


class Opinion(models.Model):
    """What a body says on the draft; `agrees` is null while it has not answered."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="opinions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    asked_on = models.DateField(_("ngày hỏi"))
    due_on = models.DateField(_("hạn trả lời"))
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    agrees = models.BooleanField(_("thống nhất"), null=True)
    text = models.TextField(_("ý kiến"), blank=True)
    # R-CT-09: the day on which the plan went on without the opinion, late by more than five working days.
    passed_on = models.DateField(_("không chờ nữa từ"), null=True, blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người trả lời"))

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["plan", "body"], name="opinion_once")]
        verbose_name = _("ý kiến")


class Amendment(models.Model):
    """A proposal to change the issued plan, decided along the plan's own chain; issued it is a new version (E.5)."""

    class Standing(models.TextChoices):
        ASKED = "ASKED", _("đang trình")
        ISSUED = "ISSUED", _("đã ban hành")
        DROPPED = "DROPPED", _("trả lại, rút lại")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="amendments")
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    standing = models.CharField(_("tình trạng"), max_length=8, choices=Standing.choices, default=Standing.ASKED)
    reason = models.TextField(_("lý do"))
    asked_on = models.DateField(_("ngày trình"))
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người trình"))
    document_number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("điều chỉnh kế hoạch")

    def __str__(self) -> str:
        return self.document_number or str(self.version)


class Change(models.Model):
    """What an amendment does to one task, or the task that it adds."""

    class What(models.TextChoices):
        ALTER = "SUA", _("Sửa")
        ADD = "THEM", _("Thêm")
        CANCEL = "HUY", _("Hủy")
        SUSPEND = "TAM_DUNG", _("Tạm dừng")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="changes")
    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="changes", verbose_name=_("điều chỉnh"))
    what = models.CharField(_("việc"), max_length=8, choices=What.choices)
    row = models.ForeignKey(PlannedTask, models.PROTECT, null=True, related_name="+", verbose_name=_("nhiệm vụ"))
    title = models.TextField(_("nhiệm vụ"), blank=True)
    clauses = models.ManyToManyField("guidance.Clause", blank=True, related_name="+", verbose_name=_("nội dung"))
    lead = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+", verbose_name=_("chủ trì"))
    due_on = models.DateField(_("thời hạn"), null=True)
    product = models.CharField(_("sản phẩm"), max_length=300, blank=True)
    product_kind = models.CharField(_("loại sản phẩm"), max_length=14, choices=ProductKind.choices, blank=True)
    waits_for = models.CharField(_("văn bản đang chờ"), max_length=200, blank=True)
    reason = models.CharField(_("lý do"), max_length=300)
    # A task that was finished before the amendment was issued is left as it is.
    skipped = models.BooleanField(_("đã kết thúc trước khi điều chỉnh"), default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("nội dung điều chỉnh")

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.row or self.title}"


class Review(models.Model):
    """A mid-term or a final review of the plan, with what the tasks said on that day (E.5: sơ kết, tổng kết)."""

    class Kind(models.TextChoices):
        MID_TERM = "SO_KET", _("Sơ kết")
        FINAL = "TONG_KET", _("Tổng kết")

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="reviews")
    kind = models.CharField(_("loại"), max_length=8, choices=Kind.choices)
    on = models.DateField(_("ngày"))
    tasks = models.PositiveSmallIntegerField(_("nhiệm vụ"))
    done = models.PositiveSmallIntegerField(_("hoàn thành"))
    late = models.PositiveSmallIntegerField(_("quá hạn"))
    results = models.TextField(_("kết quả"))
    limits = models.TextField(_("hạn chế, nguyên nhân"), blank=True)
    ahead = models.TextField(_("phương hướng"), blank=True)
    request = models.TextField(_("kiến nghị"), blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("người ghi"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("sơ kết, tổng kết")
