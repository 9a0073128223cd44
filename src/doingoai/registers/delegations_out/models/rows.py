"""Who travels, where to, and by which papers that was decided.

There is no register of persons yet: a person is known inside a province by `Member.known_as`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.lib.persons import known_as
from doingoai.lib.text import fold
from doingoai.organisations.models import Body
from doingoai.organisations.roles import Role
from doingoai.reference.models import Country
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models.delegation import OutgoingDelegation


class Member(models.Model):
    """One traveller as he or she was on the day of the decision: post, unit, rank, tier are frozen on the row."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="members")
    full_name = models.CharField(_("họ và tên"), max_length=100)
    person_code = models.CharField(_("mã cán bộ"), max_length=20, blank=True)
    person_key = models.CharField(max_length=160, editable=False, db_index=True)
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=1, choices=codes.Sex.choices)
    position = models.CharField(_("chức vụ"), max_length=150)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan"))
    unit_name = models.CharField(_("đơn vị khác"), max_length=150, blank=True)
    rank_group = models.CharField(_("nhóm chức danh"), max_length=3, choices=codes.Rank.choices)
    acting_as = models.CharField(_("quyền, phụ trách"), max_length=10, choices=codes.ActingAs.choices, blank=True)
    also_rank = models.CharField(_("nhóm chức danh kiêm nhiệm"), max_length=3, choices=codes.Rank.choices, blank=True)
    also_until = models.DateField(_("kiêm nhiệm đến ngày"), null=True, blank=True)
    senior_rank = models.CharField(_("nhóm chức danh cao nhất"), max_length=3, editable=False, db_index=True)
    is_external = models.BooleanField(_("người của địa phương khác"), default=False)
    cadre_tier = models.CharField(_("diện quản lý"), max_length=12, choices=codes.CadreTier.choices, blank=True)
    sector = models.CharField(_("khối"), max_length=12, choices=codes.Sector.choices)
    role = models.CharField(_("vai trò"), max_length=20, choices=codes.MemberRole.choices)
    task = models.CharField(_("nhiệm vụ trong đoàn"), max_length=200)
    salary_code = models.CharField(_("mã ngạch"), max_length=20, blank=True)
    salary_grade = models.CharField(_("bậc"), max_length=10, blank=True)
    salary_class = models.CharField(_("loại"), max_length=10, blank=True)
    is_key_leader = models.BooleanField(_("lãnh đạo chủ chốt"), default=False)
    is_unit_head = models.BooleanField(_("người đứng đầu đơn vị"), default=False)
    acting_person = models.CharField(_("người phụ trách khi vắng"), max_length=100, blank=True)
    party_member = models.BooleanField(_("đảng viên"), default=False)
    relative_of = models.CharField(_("là người thân của"), max_length=100, blank=True)
    relative_doc = models.CharField(_("văn bản cho người thân đi cùng"), max_length=100, blank=True)
    carries_classified = models.BooleanField(_("mang tài liệu mật"), default=False)
    permission_doc = models.CharField(_("văn bản cho phép mang"), max_length=100, blank=True)
    exit_check = models.BooleanField(_("đủ điều kiện xuất cảnh"), default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("thành viên")

    def __str__(self) -> str:
        return self.full_name

    @classmethod
    def of_row(cls, delegation: OutgoingDelegation, row: Mapping[str, Any]) -> Member:
        """Return the unsaved member that a row tells; one for whom no unit is named belongs to the proposing unit."""
        named = row["body"] or row["unit_name"]
        member = cls(delegation=delegation, **{**row, "body": row["body"] if named else delegation.dossier.body})
        member.settle()
        return member

    def settle(self) -> None:
        """Set what follows from the row: who the person is, and the most senior rank held on the day of departure."""
        self.person_key = self.known_as()
        self.senior_rank = min(self.posts)

    @property
    def posts(self) -> set[str]:
        """The ranks of every post held on the day of departure: a Secretary in the Central Committee is both."""
        still = self.also_rank and (self.also_until is None or self.also_until >= self.delegation.depart_on)
        return {self.rank_group, self.also_rank} if still else {self.rank_group}

    @property
    def unit_key(self) -> str:
        return f"B{self.body_id}" if self.body_id else fold(self.unit_name)

    @property
    def unit(self) -> str:
        return str(self.body or self.unit_name)

    @property
    def post(self) -> str:
        """The post as a paper names it: “Quyền Giám đốc Sở”."""
        return f"{self.get_acting_as_display()} {self.position}" if self.acting_as else self.position

    def facts(self) -> dict[str, Any]:
        tier = self.cadre_tier or codes.CadreTier.AGENCY  # companions only: nobody else is without a tier (R-DR-00)
        return {"rank": self.senior_rank, "cadre_tier": str(tier), "sector": self.sector}

    def known_as(self) -> str:
        """Return the key by which trips of one person are counted inside a province."""
        return known_as(self.full_name, self.unit_key, self.person_code)


class Stop(models.Model):
    """One place of the journey: where, with whom, from when to when."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="stops")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("nước"))
    city = models.CharField(_("thành phố"), max_length=100, blank=True)
    partner = models.CharField(_("đối tác làm việc"), max_length=200, blank=True)
    date_from = models.DateField(_("từ ngày"))
    date_to = models.DateField(_("đến ngày"))
    is_transit = models.BooleanField(_("quá cảnh"), default=False)

    class Meta:
        ordering = ("date_from", "pk")
        verbose_name = _("chặng")

    def __str__(self) -> str:
        return f"{self.city} {self.country}".strip()


class Paper(models.Model):
    """A paper by which somebody gave an opinion, a policy consent or the decision."""

    delegation = models.ForeignKey(OutgoingDelegation, models.CASCADE, related_name="papers")
    kind = models.CharField(_("loại"), max_length=10, choices=codes.PaperKind.choices)
    role = models.CharField(_("cấp"), max_length=20, choices=Role.choices)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_on = models.DateField(_("ngày"))
    signer = models.CharField(_("người ký"), max_length=100)
    capacity = models.CharField(_("thẩm quyền ký"), max_length=10, choices=codes.Capacity.choices)

    class Meta:
        ordering = ("issued_on", "pk")
        verbose_name = _("văn bản")

    def __str__(self) -> str:
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"
