"""A passport of an official (hộ chiếu ngoại giao, công vụ, phổ thông where it is kept) and its handovers.

Law: Luật 49/2019/QH14; Quyết định 58/2012/QĐ-TTg. The number is sealed; what is shown, searched and logged is its mask.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Participant, Record
from doingoai.lib.persons import known_as
from doingoai.lib.sealing import masked
from doingoai.lib.text import fold
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.roles import Access
from doingoai.organisations.seat import body_place
from doingoai.registers.passports import codes, numbers

BODY: dict[str, Any] = {"to": Body, "on_delete": models.PROTECT, "null": True, "blank": True, "related_name": "+"}


def _day(label: Any) -> models.DateField:
    return models.DateField(label, null=True, blank=True)


class Passport(Record):
    """One passport from the request to its end. It is in custody from `kept_on` to the day before `ended_on`."""

    class State(models.TextChoices):
        REQUESTED = "REQUESTED", _("Đề nghị cấp")
        FILED = "FILED", _("Đã nộp hồ sơ")
        ISSUED = "ISSUED", _("Đã cấp")
        KEPT = "KEPT", _("Đang quản lý")
        HANDED_OUT = "HANDED_OUT", _("Đã giao")
        OVERDUE = "OVERDUE", _("Quá hạn nộp lại")
        LOST = "LOST", _("Mất")
        DAMAGED = "DAMAGED", _("Hỏng")
        WITHDRAWN = "WITHDRAWN", _("Đã thu hồi")
        EXPIRED = "EXPIRED", _("Hết hạn")
        CANCELLED = "CANCELLED", _("Không cấp")

    register, prefix, parts = "passports", "HC", ("handovers",)
    FINAL = frozenset({State.WITHDRAWN, State.EXPIRED, State.CANCELLED})
    OUT = frozenset({State.HANDED_OUT, State.OVERDUE})
    LIVING = OUT | {State.ISSUED, State.KEPT}

    kind = models.CharField(_("loại hộ chiếu"), max_length=12, choices=codes.Kind.choices)
    holder_name = models.CharField(_("họ và tên"), max_length=100)
    person_code = models.CharField(_("mã cán bộ"), max_length=20, blank=True)
    person_key = models.CharField(max_length=160, editable=False, db_index=True)
    position = models.CharField(_("chức vụ"), max_length=150)
    body = models.ForeignKey(verbose_name=_("cơ quan"), **BODY)
    unit_name = models.CharField(_("đơn vị khác"), max_length=150, blank=True)
    rank_group = models.CharField(_("nhóm chức danh"), max_length=3, choices=codes.Rank.choices)
    trip_number = models.CharField(_("mã đoàn ra"), max_length=40, blank=True)
    decision_no = models.CharField(_("văn bản cử đi nước ngoài"), max_length=120, blank=True)
    papers = models.JSONField(_("giấy tờ đã có"), default=list, blank=True)
    filed_on = _day(_("ngày nộp hồ sơ"))
    issuer = models.CharField(_("cơ quan cấp"), max_length=150, blank=True)
    number_sealed = models.TextField(blank=True, editable=False)
    number_print = models.CharField(max_length=64, null=True, blank=True, editable=False)
    number_shown = models.CharField(_("số hộ chiếu"), max_length=12, blank=True)
    issued_on = _day(_("ngày cấp"))
    expires_on = _day(_("ngày hết hạn"))
    extended_until = _day(_("gia hạn đến"))
    valid_until = models.DateField(null=True, editable=False)
    custodian = models.ForeignKey(verbose_name=_("cơ quan giữ hộ chiếu"), **BODY)
    kept_on = _day(_("ngày nhận quản lý"))
    left_on = _day(_("ngày thôi giữ chức"))
    left_reason = models.CharField(_("lý do"), max_length=16, choices=codes.LeftReason.choices, blank=True)
    withdrawal_due = _day(_("hạn thu hồi"))
    withdrawn_on = _day(_("ngày thu hồi"))
    returned_to = models.CharField(_("nộp lại cho"), max_length=150, blank=True)
    lost_on = _day(_("ngày phát hiện mất"))
    lost_note = models.TextField(_("hoàn cảnh mất"), max_length=1000, blank=True)
    ministry_told_on = _day(_("ngày thông báo Bộ Ngoại giao"))
    immigration_told_on = _day(_("ngày thông báo cơ quan quản lý xuất nhập cảnh"))
    damaged_on = _day(_("ngày ghi nhận hỏng"))
    ended_on = _day(_("ngày thôi quản lý"))
    anonymised_on = _day(_("ngày xóa số hộ chiếu"))

    class Meta:
        verbose_name = _("hộ chiếu")
        constraints = [models.UniqueConstraint(fields=["number_print"], name="passport_number_once")]

    @property
    def passport_no(self) -> str:
        """The number, opened: for the form, the paper and the sheet of whoever keeps the passport."""
        return numbers.unsealed(self.number_sealed)

    @property
    def unit(self) -> str:
        return str(self.body or self.unit_name)

    @property
    def unit_key(self) -> str:
        return f"B{self.body_id}" if self.body_id else fold(self.unit_name)

    @property
    def keeper(self) -> Body:
        """The body that keeps the passport; while none is named, the one that asked for it."""
        return self.custodian or self.dossier.body

    def put_number(self, number: str) -> None:
        """Seal a number; from now on few may read the dossier."""
        self.number_sealed, self.number_shown = numbers.sealed(number), masked(number)
        self.number_print = numbers.print_of(number, self.dossier.province)
        self.dossier.access_level = Access.RESTRICTED

    def drop_number(self) -> None:
        """Forget the number for good."""
        self.number_sealed, self.number_shown, self.number_print = "", "", None

    def settle(self) -> None:
        """Fill in what follows from what was typed: whose it is, how it is called, until when it is valid."""
        if self.body is None and not self.unit_name:
            self.body = self.dossier.body
        self.person_key = known_as(self.holder_name, self.unit_key, self.person_code)
        self.valid_until = self.extended_until or self.expires_on
        self.dossier.title = f"{self.get_kind_display()}: {self.holder_name}"

    def out_now(self) -> Handover | None:
        """Return the handover from which the passport has not come back."""
        return self.handovers.filter(in_on=None).last()

    def kept_by(self, officer: Officer) -> bool:
        """Tell whether the officer deals with passports in the body that keeps this one."""
        place = body_place(self.keeper.living().pk)
        return any(officer.seat.has(role, place) for role in codes.CUSTODIANS)

    def masked_for(self, officer: Officer) -> dict[str, str]:
        return {} if not self.number_sealed or self.kept_by(officer) else {"passport_no": self.number_shown}

    def get_papers_display(self) -> str:
        """The papers in words."""
        labels = dict(codes.RequestPaper.choices)
        return "; ".join(str(labels.get(each, each)) for each in self.papers)

    def is_going_on(self) -> bool:
        """A lost passport is somebody's duty until the Ministry and the immigration authority were told."""
        if self.dossier.state == self.State.LOST:
            return not (self.ministry_told_on and self.immigration_told_on)
        return super().is_going_on()

    def search_words(self) -> str:
        return f"{self.position} {self.unit} {self.decision_no}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        bodies = (self.body, self.custodian)
        return [(body, Participant.Part.COOPERATE) for body in bodies if body is not None]

    @classmethod
    def label_in_rows(cls, name: str) -> str:
        return str(_("Số hộ chiếu")) if name == "passport_no" else super().label_in_rows(name)


class Handover(models.Model):
    """The passport goes to its holder for one trip and comes back (sổ giao nhận)."""

    passport = models.ForeignKey(Passport, models.CASCADE, related_name="handovers")
    trip_number = models.CharField(_("mã đoàn ra"), max_length=40)
    trip_last = models.DateField(_("ngày về"))
    out_on = models.DateField(_("ngày giao"))
    receiver = models.CharField(_("người nhận"), max_length=100)
    giver = models.CharField(_("người giao"), max_length=100)
    due_on = models.DateField(_("hạn nộp lại"))
    in_on = _day(_("ngày nộp lại"))
    returned_by = models.CharField(_("người nộp"), max_length=100, blank=True)
    late_on = _day(_("quá hạn từ ngày"))
    late_reason = models.CharField(_("lý do nộp chậm"), max_length=300, blank=True)

    class Meta:
        ordering = ("out_on", "pk")
        verbose_name = _("lần giao nhận")
        indexes = [models.Index(fields=["trip_number"], name="passport_handover_trip")]

    def __str__(self) -> str:
        return f"{self.trip_number}, giao {self.out_on:%d/%m/%Y}"
