"""A province's unified-management regulation (domain A.1): its life, what it implements and replaces, its reviews.

After the merger of 2025 two or three inherited regulations may be in force together: `territory` says where.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body, Province
from doingoai.reference.models import Instrument


class Layer(models.TextChoices):
    TW_DANG = "TW_DANG", _("Trung ương, Đảng")
    TW_NHA_NUOC = "TW_NHA_NUOC", _("Trung ương, Nhà nước")
    TINH_DANG = "TINH_DANG", _("Tỉnh, Đảng")
    TINH_NHA_NUOC = "TINH_NHA_NUOC", _("Tỉnh, Nhà nước")
    NGANH = "NGANH", _("Ngành")


PROVINCIAL = frozenset({Layer.TINH_DANG, Layer.TINH_NHA_NUOC})


class DocType(models.TextChoices):
    QUYET_DINH = "QUYET_DINH", _("Quyết định")
    QUY_CHE = "QUY_CHE", _("Quy chế")
    QUY_DINH = "QUY_DINH", _("Quy định")
    HUONG_DAN = "HUONG_DAN", _("Hướng dẫn")
    KHAC = "KHAC", _("Văn bản khác")


class Capacity(models.TextChoices):
    """In which capacity it was signed (domain 2.5)."""

    CHINH_DANH = "CHINH_DANH", _("Chính danh")
    TM = "TM", _("TM. (thay mặt)")
    KT = "KT", _("KT. (ký thay)")
    TL = "TL", _("TL. (thừa lệnh)")
    TUQ = "TUQ", _("TUQ. (thừa ủy quyền)")


class Regulation(Record):
    """One regulation. Its number and days are known from the issue on; `effective_to` is its last day."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        CONSULTING = "CONSULTING", _("Lấy ý kiến")
        DECIDING = "DECIDING", _("Thẩm định, trình ban hành")
        ISSUED = "ISSUED", _("Đã ban hành, chưa có hiệu lực")
        IN_FORCE = "IN_FORCE", _("Có hiệu lực")
        NEEDS_REVIEW = "NEEDS_REVIEW", _("Cần rà soát")
        AMENDED = "AMENDED", _("Có hiệu lực, đã được sửa đổi")
        ENDED = "ENDED", _("Hết hiệu lực")
        WITHDRAWN = "WITHDRAWN", _("Không tiếp tục")

    register, prefix, parts = "regulations", "QC", ("bases", "predecessors", "clauses", "reviews")
    FINAL = frozenset({State.ENDED, State.WITHDRAWN})
    LIVING = frozenset({State.IN_FORCE, State.NEEDS_REVIEW, State.AMENDED})

    layer = models.CharField(_("tầng"), max_length=14, choices=Layer.choices)
    doc_type = models.CharField(_("loại văn bản"), max_length=12, choices=DocType.choices)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    issuer = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan ban hành")
    )
    issuer_name = models.CharField(_("cơ quan ban hành khác"), max_length=200, blank=True)
    signer = models.CharField(_("người ký"), max_length=100, blank=True)
    signing_capacity = models.CharField(_("thẩm quyền ký"), max_length=10, choices=Capacity.choices, blank=True)
    scope = models.TextField(_("phạm vi điều chỉnh"), max_length=2000)
    territory = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("áp dụng trên địa bàn cũ")
    )
    # The numbers as a line: what the form edits; the rows `bases` and `predecessors` are what they mean.
    implements = models.CharField(_("căn cứ, cụ thể hóa văn bản"), max_length=500, blank=True)
    replaces = models.CharField(_("thay thế quy chế"), max_length=300, blank=True)
    amends = models.CharField(_("sửa đổi, bổ sung quy chế"), max_length=300, blank=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("có hiệu lực đến hết ngày"), null=True, blank=True)
    opinions = models.TextField(_("tổng hợp, tiếp thu ý kiến"), max_length=4000, blank=True)
    status_checked_on = models.DateField(_("ngày kiểm tra hiệu lực"), null=True, blank=True)
    status_source = models.CharField(_("nguồn kiểm tra"), max_length=300, blank=True)
    base_changed_on = models.DateField(_("văn bản căn cứ thay đổi ngày"), null=True, blank=True, editable=False)
    review_due = models.DateField(_("hạn rà soát"), null=True, blank=True, editable=False)
    reviewed_on = models.DateField(_("đã rà soát ngày"), null=True, blank=True, editable=False)
    review_result = models.TextField(_("kết quả rà soát"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("quy chế")

    def search_words(self) -> str:
        return f"{self.number} {self.scope} {self.issuer_name}"

    def facts(self) -> list[dict[str, object]]:
        return [{"layer": self.layer}]

    @property
    def issued_by(self) -> str:
        """The issuer in words: the body of the installation, else the name that was typed."""
        return str(self.issuer or self.issuer_name)

    def is_in_force_on(self, day: dt.date) -> bool:
        first, last = self.effective_from, self.effective_to
        issued = self.dossier.state in self.LIVING | {self.State.ISSUED, self.State.ENDED}
        return bool(issued and first and first <= day and (last is None or day <= last))

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """The units of the province are asked about the draft and know what was issued; a first draft is not shown."""
        dossier = self.dossier
        if dossier.state in {self.State.DRAFT, self.State.WITHDRAWN}:
            return []
        asked = dossier.state in {self.State.CONSULTING, self.State.DECIDING}
        part = Participant.Part.CONSULTED if asked else Participant.Part.INFORMED
        bodies = Body.objects.filter(province=dossier.province, valid_to=None, province__isnull=False)
        rows = bodies.exclude(pk=dossier.body_id).select_related("province", "parent", "successor")
        return [(body, part) for body in rows]


class Base(models.Model):
    """An instrument of the reference that the regulation implements."""

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="bases")
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="+", verbose_name=_("văn bản"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("văn bản được cụ thể hóa")
        constraints = [models.UniqueConstraint(fields=["regulation", "instrument"], name="regulation_base_once")]

    def __str__(self) -> str:
        return str(self.instrument)


class Predecessor(models.Model):
    """An earlier regulation of the province, or of a unit merged into it, that this one replaces or amends."""

    class How(models.TextChoices):
        REPLACES = "REPLACES", _("Thay thế")
        AMENDS = "AMENDS", _("Sửa đổi, bổ sung")

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="predecessors")
    earlier = models.ForeignKey(Regulation, models.PROTECT, related_name="+", verbose_name=_("quy chế trước"))
    how = models.CharField(_("quan hệ"), max_length=10, choices=How.choices)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("quy chế trước")
        constraints = [models.UniqueConstraint(fields=["regulation", "earlier"], name="regulation_earlier_once")]

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.earlier.number}"


class Clause(models.Model):
    """One line of the comparison: what stood, what stands now, and why."""

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="clauses")
    unit = models.CharField(_("điều, khoản"), max_length=80)
    old = models.TextField(_("quy định cũ"), max_length=4000, blank=True)
    new = models.TextField(_("quy định mới"), max_length=4000, blank=True)
    reason = models.TextField(_("lý do"), max_length=1000)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("điều khoản so sánh")

    def __str__(self) -> str:
        return self.unit


class YearReview(models.Model):
    """How Quy chế 272 and this regulation were carried out in one year."""

    regulation = models.ForeignKey(Regulation, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField(_("năm"))
    done = models.TextField(_("kết quả thực hiện"), max_length=6000)
    difficulties = models.TextField(_("khó khăn, vướng mắc"), max_length=4000, blank=True)
    proposals = models.TextField(_("kiến nghị"), max_length=4000, blank=True)
    written_on = models.DateField(_("ngày lập"))

    class Meta:
        ordering = ("-year",)
        verbose_name = _("rà soát hằng năm")
        constraints = [models.UniqueConstraint(fields=["regulation", "year"], name="regulation_review_once")]

    def __str__(self) -> str:
        return str(self.year)
