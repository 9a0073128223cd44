"""What the law asks to be kept of an international agreement: Luật 70/2020/QH14, Nghị định 64/2021/NĐ-CP.

The texts themselves are attachments; the codes stand in `codes`. Dates, state and title of the case are its dossier's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.lib.text import fold
from doingoai.organisations.models import Body, Commune
from doingoai.reference.models import Country
from doingoai.registers.agreements import codes


def _code(label: Any, choices: type[models.TextChoices], **options: Any) -> models.CharField:
    return models.CharField(label, max_length=20, choices=choices.choices, **options)


def _body(label: Any, **options: Any) -> models.ForeignKey:
    return models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=label, **options)


class Agreement(Record):
    """One agreement from the idea to the end of its effect."""

    State = codes.State
    register, prefix, parts = "agreements", "TTQT", ("consultations", "obligations")
    FINAL = frozenset(
        {
            State.REJECTED, State.CANCELLED, State.EXPIRED, State.TERMINATED, State.WITHDRAWN, State.SUPERSEDED,
        }
    )  # fmt: skip
    SIGNED = frozenset({State.SIGNED, State.IN_FORCE, State.AMENDING, State.EXTENDING, State.SUSPENDED})

    # What it is
    regime = _code(_("chế độ pháp lý"), codes.Regime, default=codes.Regime.LAW70)
    instrument = _code(_("tên gọi văn bản"), codes.Instrument)
    kind = _code(_("tính chất"), codes.Kind, default=codes.Kind.NEW)
    parent_number = models.CharField(_("mã thỏa thuận gốc"), max_length=40, blank=True)
    framework = _code(_("khung hay cụ thể"), codes.Framework)
    title_foreign = models.CharField(_("tên bằng tiếng nước ngoài"), max_length=500, blank=True)
    title_en = models.CharField(_("tên tiếng Anh"), max_length=500, blank=True)
    languages = models.JSONField(_("ngôn ngữ văn bản"), default=list)
    prevailing_language = _code(_("bản có giá trị quyết định"), codes.Language, blank=True)
    sectors = models.JSONField(_("lĩnh vực"), default=list)
    tags = models.JSONField(_("nhãn nội dung"), default=list, blank=True)
    necessity = models.TextField(_("sự cần thiết"), blank=True)
    # One code for an agreement that several provinces sign: it counts once for the nation (G-R05).
    shared_code = models.CharField(_("mã chung của nhiều tỉnh"), max_length=40, blank=True)

    # Between whom
    signing_level = _code(_("danh nghĩa ký"), codes.SigningLevel)
    signing_body = _body(_("bên ký Việt Nam"))
    other_signatories = models.CharField(_("các bên ký Việt Nam khác"), max_length=500, blank=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("xã biên giới")
    )
    proposer = _body(_("cơ quan đề xuất"))
    lead_unit = _body(_("cơ quan chủ trì thực hiện"), null=True, blank=True)
    partner = models.CharField(_("bên ký nước ngoài"), max_length=300)
    partner_foreign = models.CharField(_("tên bên nước ngoài bằng ngôn ngữ gốc"), max_length=300, blank=True)
    partner_key = models.CharField(max_length=300, editable=False, db_index=True)
    partner_type = _code(_("loại bên nước ngoài"), codes.PartyType)
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("nước, vùng lãnh thổ"))

    # Money and procedure
    cost_obligation = models.BooleanField(_("có nghĩa vụ chi"), default=False)
    budget_source = models.CharField(_("nguồn kinh phí"), max_length=120, blank=True)
    budget_vnd = models.DecimalField(_("kinh phí (đồng)"), max_digits=16, decimal_places=0, null=True, blank=True)
    procedure = _code(_("trình tự"), codes.Procedure, default=codes.Procedure.NORMAL)
    reduced_ground = _code(_("căn cứ rút gọn"), codes.ReducedGround, blank=True)
    reduced_permission = models.CharField(_("văn bản cho phép rút gọn"), max_length=120, blank=True)
    high_level_visit = models.CharField(_("chuyến thăm cấp cao"), max_length=200, blank=True)
    party_policy_doc = models.CharField(_("văn bản chủ trương của cấp ủy"), max_length=120, blank=True)

    # Decision; the two hashes are those of attachments (A-R07)
    cleared_text_hash = models.CharField(_("mã băm bản được duyệt"), max_length=64, blank=True)
    signed_text_hash = models.CharField(_("mã băm bản ký"), max_length=64, blank=True)
    pm_opinion = _code(_("ý kiến Thủ tướng"), codes.PmOpinion, blank=True)
    pm_opinion_doc = models.CharField(_("văn bản ý kiến Thủ tướng"), max_length=120, blank=True)
    decision_doc = models.CharField(_("văn bản đồng ý ký"), max_length=120, blank=True)
    decided_by = models.CharField(_("người quyết định"), max_length=100, blank=True)
    decided_date = models.DateField(_("ngày quyết định"), null=True, blank=True)

    # Signing
    vn_signer = models.CharField(_("người ký"), max_length=100, blank=True)
    signer_title = models.CharField(_("chức danh người ký"), max_length=120, blank=True)
    signer_capacity = _code(_("tư cách người ký"), codes.SignerCapacity, blank=True)
    authorisation_doc = models.CharField(_("giấy ủy quyền ký"), max_length=120, blank=True)
    authorisation_date = models.DateField(_("ngày ủy quyền"), null=True, blank=True)
    foreign_signer = models.CharField(_("người ký phía bạn"), max_length=100, blank=True)
    foreign_signer_title = models.CharField(_("chức danh người ký phía bạn"), max_length=120, blank=True)
    vn_rank = models.PositiveSmallIntegerField(_("cấp người ký"), choices=codes.Rank.choices, null=True, blank=True)
    foreign_rank = models.PositiveSmallIntegerField(
        _("cấp người ký phía bạn"), choices=codes.Rank.choices, null=True, blank=True
    )
    signed_date = models.DateField(_("ngày ký"), null=True, blank=True)
    signed_place = models.CharField(_("nơi ký"), max_length=120, blank=True)
    occasion = _code(_("dịp ký"), codes.Occasion, blank=True)
    originals_count = models.PositiveSmallIntegerField(_("số bản gốc"), null=True, blank=True)
    original_holder = models.CharField(_("nơi giữ bản gốc"), max_length=200, blank=True)
    archive_ref = models.CharField(_("ký hiệu lưu trữ"), max_length=80, blank=True)

    # Effect and end
    effect_mode = _code(_("cách có hiệu lực"), codes.EffectMode, blank=True)
    effective_date = models.DateField(_("ngày có hiệu lực"), null=True, blank=True)
    term_mode = _code(_("thời hạn"), codes.TermMode, blank=True)
    term_months = models.PositiveSmallIntegerField(_("số tháng hiệu lực"), null=True, blank=True)
    expiry_date = models.DateField(_("ngày hết hiệu lực"), null=True, blank=True)
    renewal_notice_days = models.PositiveSmallIntegerField(_("báo trước khi gia hạn (ngày)"), null=True, blank=True)
    next_review_date = models.DateField(_("ngày rà soát tới"), null=True, blank=True)
    end_ground = _code(_("căn cứ chấm dứt"), codes.EndGround, blank=True)
    end_doc = models.CharField(_("văn bản chấm dứt, tạm đình chỉ"), max_length=120, blank=True)
    end_date = models.DateField(_("ngày chấm dứt, tạm đình chỉ có hiệu lực"), null=True, blank=True)
    rename_note = models.CharField(_("văn bản báo bên nước ngoài về đơn vị kế thừa"), max_length=120, blank=True)
    public_summary = models.TextField(_("tóm tắt công khai"), blank=True)
    health = _code(_("sức khỏe thực hiện"), codes.Health, blank=True)
    quality = models.CharField(_("chất lượng hồ sơ cũ"), max_length=1, choices=codes.Quality.choices, blank=True)

    class Meta:
        verbose_name = _("thỏa thuận quốc tế")
        indexes = [models.Index(fields=["signed_date"]), models.Index(fields=["expiry_date"])]

    def get_languages_display(self) -> str:
        return codes.labels(codes.Language, self.languages)

    def get_sectors_display(self) -> str:
        return codes.labels(codes.Sector, self.sectors)

    def get_tags_display(self) -> str:
        return codes.labels(codes.Tag, self.tags)

    @property
    def is_provincial(self) -> bool:
        """Signed in the name of the province (Điều 18): the Ministry is asked, the Prime Minister is told."""
        return self.signing_level in {codes.SigningLevel.PROV_COUNCIL, codes.SigningLevel.PROV_PC}

    def facts(self) -> list[dict[str, object]]:
        names = ("regime", "signing_level", "instrument", "partner_type")
        return [{name: getattr(self, name) for name in names} | {f"tag_{tag.lower()}": True for tag in self.tags}]

    def search_words(self) -> str:
        words = (self.partner, self.country, self.partner_foreign, self.title_foreign, self.title_en, self.shared_code)
        return " ".join(str(word) for word in words if word)

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        part = Participant.Part
        pairs = [(self.signing_body, part.COOPERATE), (self.proposer, part.COOPERATE), (self.lead_unit, part.LEAD)]
        asked = self.consultations.select_related("body__province__successor") if self.dossier.version > 1 else ()
        return [(body, each) for body, each in pairs if body] + [
            (row.body, part.CONSULTED) for row in asked if row.body
        ]

    def opinions(self) -> list[Consultation]:
        """Return the last consultation of each body: who was asked again speaks by the later answer."""
        rows = self.consultations.select_related("body").order_by("pk")
        return list({(row.addressee, row.who): row for row in rows}.values())

    def next_due(self, *more: dt.date, alive: bool = True, without: Iterable[Obligation] = ()) -> dt.date | None:
        """Return the nearest day on which somebody owes something: a duty; while alive a review, the end of term.

        `without`: duties whose day is not as it is stored, for the act is about to write them.
        """
        days: list[dt.date | None] = [*more, *((self.expiry_date, self.next_review_date) if alive else ())]
        if self.pk:
            duties = self.obligations.filter(done_on=None).exclude(pk__in=[duty.pk for duty in without])
            days += duties.values_list("due_on", flat=True)
        return min((day for day in days if day), default=None)

    def is_going_on(self) -> bool:
        """Duties outlive the agreement: the notice of its end is owed after it has ended (Điều 34)."""
        return super().is_going_on() or self.dossier.due_on is not None


class Consultation(models.Model):
    """One body asked for its opinion: when, until when, what it said, how that was taken up."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="consultations")
    addressee = _code(_("hỏi ai"), codes.Addressee)
    body = _body(_("cơ quan trong hệ thống"), null=True, blank=True)
    name = models.CharField(_("tên cơ quan"), max_length=200, blank=True)
    sent_on = models.DateField(_("ngày gửi"))
    complete_on = models.DateField(_("ngày đủ hồ sơ"))
    due_on = models.DateField(_("hạn trả lời"))
    replied_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    reply_number = models.CharField(_("số văn bản trả lời"), max_length=80, blank=True)
    result = _code(_("kết quả"), codes.Opinion, blank=True)
    opinion = models.TextField(_("nội dung ý kiến"), blank=True)
    handling = _code(_("xử lý"), codes.Handling, blank=True)
    explanation = models.TextField(_("nội dung tiếp thu, giải trình"), blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("lấy ý kiến")

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        return self.name or (str(self.body) if self.body else str(self.get_addressee_display()))


class Obligation(models.Model):
    """A duty with a due date that follows from an act (Điều 19.5, 34)."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="obligations")
    kind = _code(_("nghĩa vụ"), codes.Duty)
    due_on = models.DateField(_("hạn"))
    done_on = models.DateField(_("ngày thực hiện"), null=True, blank=True)
    document = models.CharField(_("văn bản"), max_length=120, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        verbose_name = _("nghĩa vụ sau ký")

    def __str__(self) -> str:
        return str(self.get_kind_display())


def partner_key(name: str) -> str:
    """Return the form by which two spellings of one partner are known as the same."""
    return fold(name)[:300]
