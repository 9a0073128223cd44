"""Classes for officials who do foreign-affairs work (R9) and who attended them (R10).

Law: the training schemes of the Prime Minister (Quyết định 247/QĐ-TTg of 2016, 1275/QĐ-TTg of 2020).
"""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Record
from doingoai.organisations.models import Body, Province
from doingoai.reference.activity import Sex


class Topic(models.TextChoices):
    CONSULAR = "CONSULAR", _("Lãnh sự")
    PROTOCOL = "PROTOCOL", _("Lễ tân")
    PRESS = "PRESS", _("Thông tin báo chí")
    BORDER = "BORDER", _("Biên giới")
    CULTURE = "CULTURE", _("Văn hóa")
    OV = "OV", _("Người Việt Nam ở nước ngoài")
    ECON = "ECON", _("Ngoại giao kinh tế")
    NEGOTIATION = "NEGOTIATION", _("Đàm phán")
    DRAFTING = "DRAFTING", _("Soạn thảo văn bản đối ngoại")
    LANGUAGE = "LANGUAGE", _("Ngoại ngữ")
    INTERPRET = "INTERPRET", _("Biên phiên dịch")
    AGREEMENT = "AGREEMENT", _("Thỏa thuận quốc tế")
    NGO = "NGO", _("Phi chính phủ nước ngoài")
    INTEGRATION = "INTEGRATION", _("Hội nhập, FTA")
    DIGITAL = "DIGITAL", _("Chuyển đổi số")
    PARTY_FA = "PARTY_FA", _("Đối ngoại Đảng")


class Level(models.TextChoices):
    UPDATE = "UPDATE", _("Cập nhật")
    BASIC = "BASIC", _("Cơ bản")
    ADVANCED = "ADVANCED", _("Nâng cao")
    INTENSIVE = "INTENSIVE", _("Chuyên sâu")


class Mode(models.TextChoices):
    ONSITE = "ONSITE", _("Trực tiếp")
    ONLINE = "ONLINE", _("Trực tuyến")
    HYBRID = "HYBRID", _("Kết hợp")


class Organiser(models.TextChoices):
    MOFA = "MOFA", _("Bộ Ngoại giao")
    ACADEMY = "ACADEMY", _("Học viện Ngoại giao")
    PROVINCE = "PROVINCE", _("Địa phương")
    OTHER = "OTHER", _("Đơn vị khác")


class PositionGroup(models.TextChoices):
    LEADER = "LEADER", _("Lãnh đạo")
    OFFICIAL = "OFFICIAL", _("Công chức")
    EMPLOYEE = "EMPLOYEE", _("Viên chức")


class TrainingClass(Record):
    """One class. Its totals are typed when it is reported and must equal the attendance rows once there are any."""

    class State(models.TextChoices):
        PLANNED = "PLANNED", _("Đã lên kế hoạch")
        SUBMITTED = "SUBMITTED", _("Trình duyệt")
        APPROVED = "APPROVED", _("Đã duyệt")
        HELD = "HELD", _("Đã tổ chức")
        REPORTED = "REPORTED", _("Đã báo cáo")
        CANCELLED = "CANCELLED", _("Không tổ chức")

    register, prefix, parts = "training", "DT", ("attendances",)
    FINAL = frozenset({State.REPORTED, State.CANCELLED})

    topic = models.CharField(_("chuyên đề"), max_length=12, choices=Topic.choices)
    level = models.CharField(_("trình độ"), max_length=10, choices=Level.choices)
    mode = models.CharField(_("hình thức"), max_length=8, choices=Mode.choices)
    organiser = models.CharField(_("đơn vị tổ chức"), max_length=10, choices=Organiser.choices)
    place = models.CharField(_("địa điểm"), max_length=200)
    date_from = models.DateField(_("từ ngày"))
    date_to = models.DateField(_("đến ngày"))
    hours = models.PositiveSmallIntegerField(_("số giờ"), validators=[MinValueValidator(1)])
    budget_vnd = models.DecimalField(_("kinh phí (đồng)"), max_digits=14, decimal_places=0, null=True, blank=True)
    funding = models.CharField(_("nguồn kinh phí"), max_length=120, blank=True)
    # One national code for a class that several provinces attend: it counts once for the nation (DT-07).
    national_code = models.CharField(_("mã lớp toàn quốc"), max_length=40, blank=True)
    participants_total = models.PositiveIntegerField(_("tổng lượt người"), null=True, blank=True)
    leaders_total = models.PositiveIntegerField(_("lãnh đạo"), null=True, blank=True)
    women_total = models.PositiveIntegerField(_("nữ"), null=True, blank=True)
    women_leaders = models.PositiveIntegerField(_("nữ lãnh đạo"), null=True, blank=True)
    commune_officials = models.PositiveIntegerField(_("cấp xã"), null=True, blank=True)
    evaluation = models.TextField(_("đánh giá kết quả"), blank=True)

    class Meta:
        verbose_name = _("lớp bồi dưỡng")

    def search_words(self) -> str:
        return f"{self.get_topic_display()} {self.place} {self.national_code}"

    def facts(self) -> list[dict[str, object]]:
        return [{"organiser": self.organiser}]


class Attendance(models.Model):
    """One official in one class: a row is one “lượt người” (DT-04)."""

    training = models.ForeignKey(TrainingClass, models.CASCADE, related_name="attendances")
    full_name = models.CharField(_("họ và tên"), max_length=100)
    sex = models.CharField(_("giới tính"), max_length=1, choices=Sex.choices)
    position_group = models.CharField(_("nhóm chức danh"), max_length=10, choices=PositionGroup.choices)
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan"))
    # The unit that the attendance counts for: the official's own, not the host's.
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("địa phương")
    )
    is_commune = models.BooleanField(_("cấp xã"), default=False)
    passed = models.BooleanField(_("hoàn thành"), default=True)
    certificate_no = models.CharField(_("số chứng nhận"), max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("học viên")

    def __str__(self) -> str:
        return self.full_name
