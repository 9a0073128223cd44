"""A visit of foreign guests (đoàn vào). Guests, programme, notices, permits, costs and papers stand in `rows`."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.validators import MinLengthValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body
from doingoai.organisations.roles import Role
from doingoai.reference.destinations import Destination, destination
from doingoai.reference.models import Country, Mission
from doingoai.registers.delegations_in import codes

AMOUNT: dict[str, Any] = {
    "max_digits": 14, "decimal_places": 0, "null": True, "blank": True, "validators": [MinValueValidator(0)],
}  # fmt: skip


def _code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices.choices, **options)


def _day(label: Any, **options: Any) -> models.DateField:
    return models.DateField(label, null=True, blank=True, **options)


class IncomingDelegation(Record):
    """One visit. Its event date is the last day: planned first, then the actual one (figures go by it)."""

    class State(models.TextChoices):
        PROPOSED = "PROPOSED", _("Đề xuất")
        APPRAISING = "APPRAISING", _("Thẩm định")
        DECIDING = "DECIDING", _("Lấy ý kiến, trình")
        PERMITTED = "PERMITTED", _("Cho phép")
        REFUSED = "REFUSED", _("Từ chối")
        INVITED = "INVITED", _("Đã mời")
        PREPARING = "PREPARING", _("Chuẩn bị")
        READY = "READY", _("Sẵn sàng")
        VISITING = "VISITING", _("Đang thăm")
        ENDED = "ENDED", _("Kết thúc")
        REPORTED = "REPORTED", _("Đã báo cáo")
        FOLLOWED = "FOLLOWED", _("Theo dõi sau chuyến thăm")
        CLOSED = "CLOSED", _("Đóng hồ sơ")
        POSTPONED = "POSTPONED", _("Hoãn, đổi lịch")
        CANCELLED = "CANCELLED", _("Hủy")

    register, prefix = "delegations_in", "DV"
    parts = ("guests", "programme", "notices", "supports", "permits", "costs", "papers")
    FINAL = frozenset({State.CLOSED, State.CANCELLED, State.REFUSED})

    guest_category = _code(_("nhóm khách"), codes.GuestCategory)
    visit_type = _code(_("hình thức"), codes.VisitType)
    inviter = _code(_("bên mời"), codes.Inviter)
    inviter_name = models.CharField(_("tên bên mời"), max_length=200, blank=True)
    lead_host = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chủ trì đón")
    )
    lead_host_other = models.CharField(_("cơ quan Trung ương khác chủ trì đón"), max_length=200, blank=True)
    co_hosts = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    origin = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("nước, vùng lãnh thổ"))
    organisation = models.CharField(_("cơ quan, tổ chức của khách"), max_length=200)
    organisation_key = models.CharField(max_length=200, editable=False, db_index=True)
    head_name = models.CharField(_("trưởng đoàn"), max_length=120)
    head_title = models.CharField(_("chức vụ trưởng đoàn"), max_length=200)
    head_rank = _code(_("cấp quy đổi của trưởng đoàn"), codes.GuestRank)
    guest_count = models.PositiveSmallIntegerField(_("số khách"), validators=[MinValueValidator(1)])
    arrive_on = models.DateField(_("ngày đến"))
    leave_on = models.DateField(_("ngày đi"))
    entry_point = models.CharField(_("cửa khẩu"), max_length=120, blank=True)
    route = models.CharField(_("lộ trình"), max_length=300, blank=True)
    localities = models.CharField(_("địa bàn hoạt động"), max_length=300)
    areas = models.JSONField(_("khu vực phải có phép"), default=list, blank=True)
    purpose = models.TextField(_("mục đích"), max_length=2000, validators=[MinLengthValidator(20)])
    content = models.TextField(_("nội dung làm việc"), max_length=4000)
    desired_meetings = models.TextField(_("đề nghị tiếp, làm việc"), max_length=2000, blank=True)
    sensitivity = models.CharField(_("mức nhạy cảm"), max_length=2, choices=codes.Sensitivity.choices)
    host_rank = models.CharField(_("cấp người tiếp cao nhất"), max_length=3, choices=codes.HostRank.choices)
    host_name = models.CharField(_("người tiếp"), max_length=120, blank=True)
    plan_line = models.CharField(_("mã dòng kế hoạch"), max_length=40, blank=True)
    off_plan_reason = models.CharField(_("lý do ngoài kế hoạch"), max_length=500, blank=True)
    # A sub-meeting of another visit: the guests are counted there, once.
    master_number = models.CharField(_("thuộc chuyến thăm (mã hồ sơ)"), max_length=40, blank=True)
    guest_class = _code(_("hạng khách"), codes.GuestClass, blank=True)
    cost_bearing = _code(_("hình thức chi"), codes.CostBearing)
    budget_vnd = models.DecimalField(_("dự toán (đồng)"), **AMOUNT)
    press_plan = models.TextField(_("kế hoạch truyền thông"), max_length=2000, blank=True)
    submitted_on = _day(_("ngày nộp hồ sơ"))
    office_consent = models.CharField(_("Văn phòng UBND đồng ý tiếp gấp (số văn bản)"), max_length=120, blank=True)
    is_urgent = models.BooleanField(_("hồ sơ gấp"), default=False)
    ministry_replied_on = _day(_("Bộ Ngoại giao trả lời ngày"))
    police_replied_on = _day(_("Công an tỉnh trả lời ngày"))
    permitted_on = _day(_("ngày cho phép"))
    invited_on = _day(_("ngày gửi thư mời"))
    invitation_number = models.CharField(_("số thư mời"), max_length=60, blank=True)
    programme_approved_on = _day(_("duyệt chương trình ngày"))
    programme_approved_by = models.CharField(_("người duyệt chương trình"), max_length=120, blank=True)
    programme_version = models.PositiveSmallIntegerField(_("lần thay đổi chương trình"), default=0, editable=False)
    protocol_done = models.JSONField(_("việc lễ tân đã xong"), default=list, blank=True)
    actual_arrive_on = _day(_("ngày đến thực tế"))
    actual_leave_on = _day(_("ngày đi thực tế"))
    actual_guest_count = models.PositiveSmallIntegerField(_("số khách thực tế"), null=True, blank=True)
    residence_declared_on = _day(_("khai báo tạm trú ngày"))
    report_due_on = _day(_("hạn báo cáo"), editable=False)
    reported_on = _day(_("ngày báo cáo"))
    results = models.TextField(_("kết quả"), max_length=8000, blank=True)
    assessment = models.TextField(_("đánh giá"), max_length=4000, blank=True)
    promises = models.TextField(_("cam kết đã nêu"), max_length=4000, blank=True)
    no_commitment = models.BooleanField(_("không phát sinh cam kết"), default=False)
    proposals = models.TextField(_("kiến nghị"), max_length=4000, blank=True)
    actual_cost_vnd = models.DecimalField(_("kinh phí đã dùng (đồng)"), **AMOUNT)
    gifts_declared = models.BooleanField(_("đã kê khai quà tặng"), default=False)
    stop_reason = _code(_("lý do không thành"), codes.StopReason, blank=True)
    stopped_on = _day(_("ngày hoãn, hủy, từ chối"))
    told_on = _day(_("báo các nơi đã nhận thông báo ngày"))
    guests_masked_on = _day(_("che dữ liệu cá nhân của khách ngày"))

    class Meta:
        verbose_name = _("đoàn vào")
        indexes = [models.Index(fields=["arrive_on", "leave_on"], name="visit_days")]

    @property
    def is_online(self) -> bool:
        return self.visit_type == codes.VisitType.ONLINE

    @property
    def counted(self) -> bool:
        """A sub-meeting and an online meeting are no delegation."""
        return not self.master_number and not self.is_online

    @property
    def unnamed_count(self) -> int:
        """How many guests are not in the list yet."""
        return max(self.guest_count - self.guests.count(), 0)

    @cached_property
    def particular(self) -> Destination | None:
        """What holds for guests of this country or territory on the day of arrival."""
        return destination(self.origin_id, self.arrive_on)

    @property
    def origin_name(self) -> str:
        """The name that stands on papers (R-DV-09)."""
        return self.particular.official_name if self.particular else str(self.origin)

    def get_areas_display(self) -> str:
        return ", ".join(str(codes.Area(each).label) for each in self.areas)

    def search_words(self) -> str:
        said = (self.origin.name, self.organisation, self.head_name, self.host_name, self.localities, self.plan_line)
        return " ".join(said)

    def facts(self) -> list[dict[str, Any]]:
        """Return what the matrix asks of a visit; a territory that needs care is as sensitive as S1."""
        cared = self.origin_id is not None and self.particular is not None and self.particular.must_consult
        sensitivity = max(self.sensitivity, "S1") if cared else self.sensitivity
        return [
            {
                "category": self.guest_category,
                "type": self.visit_type,
                "inviter": self.inviter,
                "host_rank": self.host_rank,
                "sensitivity": sensitivity,
                "areas": bool(self.areas),
                "border": bool({codes.Area.BORDER, codes.Area.SEA_BORDER} & set(self.areas)),
            }
        ]

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Hosts see the visit; police and border guard from its submission, the mission abroad once it is permitted."""
        found = [(self.lead_host, Participant.Part.LEAD)] if self.lead_host else []
        found += [(body, Participant.Part.COOPERATE) for body in self._joined(self.co_hosts.all())]
        if self.dossier.state != self.State.PROPOSED:
            found += [(body, Participant.Part.CONSULTED) for body in self._guards()]
        if self.permitted_on and not self.is_online:
            missions = Mission.objects.filter(country=self.origin_id).values("code")
            bodies = self._joined(Body.objects.filter(kind=Body.Kind.MISSION, code__in=missions, valid_to=None))
            found += [(body, Participant.Part.INFORMED) for body in bodies]
        return [(body, part) for body, part in found if body.pk != self.dossier.body_id]

    def _guards(self) -> models.QuerySet[Body]:
        """Return the bodies of the province in which police and, where its areas are entered, border guard sit."""
        roles = [Role.POLICE, *([Role.BORDER] if self.facts()[0]["border"] else [])]
        province = self.dossier.province.living() if self.dossier.province else None
        rows = Body.objects.filter(province=province, valid_to=None, posts__role__in=roles).distinct()
        return self._joined(rows)

    @staticmethod
    def _joined(rows: models.QuerySet[Body]) -> models.QuerySet[Body]:
        return rows.select_related("province__successor", "parent", "successor")
