"""A guidance document of the centre or the province, its points, what it cites, and who has received it (domain E.1).

Law: Hội nghị Ngoại vụ toàn quốc → VPCP's letter → the orientation → the province's plan; clauses are what plans cover.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Participant, Record
from doingoai.organisations.models import Body, Officer
from doingoai.reference.models import Instrument
from doingoai.reference.work import Theme
from doingoai.workflow import clock


class Kind(models.TextChoices):
    NGHI_QUYET = "NGHI_QUYET", _("Nghị quyết")
    CHI_THI = "CHI_THI", _("Chỉ thị")
    KET_LUAN = "KET_LUAN", _("Kết luận")
    QUYET_DINH = "QUYET_DINH", _("Quyết định")
    CONG_VAN_HUONG_DAN = "CONG_VAN_HUONG_DAN", _("Công văn hướng dẫn")
    DINH_HUONG_HOI_NGHI = "DINH_HUONG_HOI_NGHI", _("Định hướng sau hội nghị")
    KHAC = "KHAC", _("Văn bản khác")


class Response(models.TextChoices):
    """What the document asks back."""

    KE_HOACH = "KE_HOACH", _("Xây dựng kế hoạch")
    BAO_CAO = "BAO_CAO", _("Báo cáo")
    KHONG = "KHONG", _("Không yêu cầu")


class Delivery(models.TextChoices):
    """In which form the document goes to a recipient (E.1)."""

    PAPER = "BAN_GIAY", _("Bản giấy")
    ELECTRONIC = "DIEN_TU", _("Bản điện tử")
    BOTH = "GIAY_DIEN_TU", _("Bản giấy và bản điện tử")


class Obligation(models.TextChoices):
    """How binding a point is; a heading or a statement of facts gives nobody anything to do."""

    BAT_BUOC = "BAT_BUOC", _("Bắt buộc")
    KHUYEN_KHICH = "KHUYEN_KHICH", _("Khuyến khích")
    KHONG = "KHONG", _("Không giao việc")


class Guidance(Record):
    """One document, however many letters conveyed it; what was read from the file is a proposal until confirmed."""

    class State(models.TextChoices):
        RECEIVED = "RECEIVED", _("Tiếp nhận, chờ đối chiếu")
        CONFIRMED = "CONFIRMED", _("Đã đối chiếu")
        SENT = "SENT", _("Đã gửi địa phương")
        REPLACED = "REPLACED", _("Được thay thế")
        CLOSED = "CLOSED", _("Đã tổng kết")

    register, prefix, parts = "guidance", "VBCD", ("conveyances", "clauses", "citations", "receipts")
    FINAL = frozenset({State.REPLACED, State.CLOSED})

    document_number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=Kind.choices, default=Kind.KHAC)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    place = models.CharField(_("nơi ban hành"), max_length=80, blank=True)
    signing_capacity = models.CharField(_("thẩm quyền ký"), max_length=200, blank=True)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    signed_at = models.DateTimeField(_("thời điểm ký số"), null=True, blank=True)
    signature_by = models.CharField(_("chủ thể ký số"), max_length=200, blank=True)
    addressees = models.TextField(_("kính gửi"), blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    period_from = models.DateField(_("áp dụng từ"), null=True, blank=True)
    period_to = models.DateField(_("áp dụng đến"), null=True, blank=True)
    received_on = models.DateField(_("ngày nhận"))
    delivery = models.CharField(_("hình thức nhận"), max_length=16, choices=Delivery.choices, blank=True)
    response_required = models.CharField(
        _("yêu cầu"), max_length=10, choices=Response.choices, default=Response.KE_HOACH
    )
    response_due = models.DateField(_("hạn trả lời"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("được thay thế bởi")
    )

    class Meta:
        verbose_name = _("văn bản chỉ đạo")

    def search_words(self) -> str:
        return f"{self.document_number} {self.issuer} {self.get_kind_display()} {self.signer}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Every body to which the document was sent sees it."""
        return [(each.body, Participant.Part.RECIPIENT) for each in self.receipts.select_related("body")]

    def facts(self) -> list[dict[str, object]]:
        return [{"kind": self.kind}]

    @property
    def standing(self) -> str:
        """E.1, `status`: in force, replaced, or past the last day for which it was written."""
        if self.dossier.state == self.State.REPLACED:
            return _now("Được thay thế")
        past = self.period_to is not None and self.period_to < clock.today()
        return _now("Hết thời hạn") if past else _now("Còn hiệu lực")

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        return _now("Hiệu lực") if name == "standing" else super().label_in_rows(name)

    @property
    def short_name(self) -> str:
        """ "Chỉ thị 25-CT/TW": how a table names the document; one without number is told by its dossier."""
        return f"{self.get_kind_display()} {self.document_number or self.dossier.number}"

    @property
    def full_name(self) -> str:
        """ "Chỉ thị 25-CT/TW về đẩy mạnh …", "Định hướng …": how a sentence names the document."""
        title = self.dossier.title
        if not title.casefold().startswith("về "):
            return title
        kind = f"{self.get_kind_display()} {self.document_number}".strip()
        return f"{kind} {title[:1].lower()}{title[1:]}"


class Source(models.Model):
    """The text as it was read and what the reader doubts; apart from the record, so that lists stay light."""

    guidance = models.OneToOneField(Guidance, models.CASCADE, primary_key=True, related_name="source")
    text = models.TextField()
    warnings = models.JSONField(default=list)


class Conveyance(models.Model):
    """A letter that conveyed the document. It may come twice, by VPCP's letter and the Ministry's: one record (E.9)."""

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="conveyances")
    number = models.CharField(_("số, ký hiệu"), max_length=80)
    issued_on = models.DateField(_("ngày"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan chuyển"), max_length=200, blank=True)
    received_on = models.DateField(_("ngày nhận"), null=True, blank=True)

    class Meta:
        ordering = ("issued_on", "pk")
        constraints = [models.UniqueConstraint(fields=["guidance", "number", "issued_on"], name="conveyance_once")]
        verbose_name = _("văn bản chuyển")

    def __str__(self) -> str:
        return self.number


class Clause(models.Model):
    """A numbered or bulleted point; `start` and `end` are offsets into the text, null for one added by hand."""

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="clauses")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField()
    number_path = models.CharField(_("mục"), max_length=60)
    label = models.CharField(_("ký hiệu in"), max_length=40, blank=True)
    text = models.TextField(_("nội dung"))
    theme = models.CharField(_("lĩnh vực"), max_length=24, choices=Theme.choices, blank=True)
    obligation = models.CharField(_("mức"), max_length=12, choices=Obligation.choices, default=Obligation.BAT_BUOC)
    # Code of the figure by which the centre measures the point, where it names one.
    national_indicator = models.CharField(_("chỉ tiêu quốc gia"), max_length=20, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["guidance", "number_path"], name="clause_path_once")]
        verbose_name = _("nội dung")

    def __str__(self) -> str:
        return self.number_path

    @property
    def gives_work(self) -> bool:
        return self.obligation != Obligation.KHONG


class Citation(models.Model):
    """A document that the guidance cites; `instrument` once it was found or added in the reference."""

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="citations")
    instrument = models.ForeignKey(Instrument, models.PROTECT, null=True, blank=True, related_name="+")
    type = models.CharField(_("loại"), max_length=60, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    name = models.CharField(_("tên"), max_length=300, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    surface = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("start", "pk")
        verbose_name = _("văn bản được dẫn")

    def __str__(self) -> str:
        return f"{self.type} {self.number or self.name}".strip()


class Receipt(models.Model):
    """One body to which the document went, and when it said that it had come."""

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="receipts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("nơi nhận"))
    sent_on = models.DateField(_("ngày gửi"))
    delivery = models.CharField(
        _("hình thức gửi"), max_length=16, choices=Delivery.choices, default=Delivery.ELECTRONIC
    )
    response_due = models.DateField(_("hạn trả lời"), null=True, blank=True)
    received_on = models.DateField(_("ngày tiếp nhận"), null=True, blank=True)
    received_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người nhận"))

    class Meta:
        ordering = ("body__province__sort_key", "pk")
        constraints = [models.UniqueConstraint(fields=["guidance", "body"], name="receipt_once")]
        verbose_name = _("nơi nhận")

    def __str__(self) -> str:
        return str(self.body)
