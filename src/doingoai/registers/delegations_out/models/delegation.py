"""An outgoing delegation (đoàn ra). Members, stops, papers, costs have tables of their own; passports are not here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.validators import MinLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Authorisation
from doingoai.dossiers.models import Participant, Record
from doingoai.organisations.models import Body
from doingoai.organisations.roles import Role
from doingoai.reference.models import Mission
from doingoai.registers.delegations_out import codes
from doingoai.workflow import clock

# Under this name an authorisation gives the category of row A11, and not the Chair's other decisions.
AUTHORISED = "delegations_out.decide_authorised"
AMOUNT: dict[str, Any] = {
    "max_digits": 14, "decimal_places": 0, "null": True, "blank": True, "validators": [MinValueValidator(0)],
}  # fmt: skip


PERMANENT = "PERMANENT_MISSION"  # accredited to an organisation, not to the country


class OutgoingDelegation(Record):
    """One delegation. Its event date is the day of return: planned first, then the actual one (figures go by it)."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Nháp")
        SUBMITTED = "SUBMITTED", _("Đã nộp")
        SUPPLEMENT = "SUPPLEMENT", _("Yêu cầu bổ sung")
        RECEIVED = "RECEIVED", _("Đã tiếp nhận")
        DECIDING = "DECIDING", _("Thẩm định, trình ký")
        APPROVED = "APPROVED", _("Được cử")
        REFUSED = "REFUSED", _("Từ chối")
        PREPARING = "PREPARING", _("Chuẩn bị đi")
        ABROAD = "ABROAD", _("Đang đi")
        RETURNED = "RETURNED", _("Đã về nước")
        REPORTED = "REPORTED", _("Đã báo cáo")
        FOLLOWED = "FOLLOWED", _("Theo dõi sau chuyến đi")
        CLOSED = "CLOSED", _("Đóng hồ sơ")
        POSTPONED = "POSTPONED", _("Hoãn")
        CANCELLED = "CANCELLED", _("Hủy")

    register, prefix = "delegations_out", "DR"
    parts = ("members", "stops", "costs", "papers", "consults", "exceptions", "mission_replies")
    FINAL = frozenset({State.CLOSED, State.CANCELLED, State.REFUSED})

    delegation_type = models.CharField(_("loại đoàn"), max_length=20, choices=codes.DelegationType.choices)
    channel = models.CharField(_("kênh"), max_length=10, choices=codes.Channel.choices)
    topic = models.CharField(_("chủ đề chính"), max_length=12, choices=codes.Topic.choices)
    sensitivity = models.CharField(_("mức nhạy cảm"), max_length=2, choices=codes.Sensitivity.choices)
    classification = models.CharField(
        _("độ mật"), max_length=8, choices=codes.Classification.choices, default=codes.Classification.OPEN
    )
    co_units = models.ManyToManyField(Body, blank=True, related_name="+", verbose_name=_("cơ quan phối hợp"))
    joint_with = models.CharField(_("đoàn chung với địa phương, cơ quan"), max_length=200, blank=True)
    project_paper = models.CharField(_("đề án, chương trình chuyến đi"), max_length=200, blank=True)
    purpose = models.TextField(_("mục đích, yêu cầu"), max_length=4000, validators=[MinLengthValidator(50)])
    depart_on = models.DateField(_("ngày đi"))
    return_on = models.DateField(_("ngày về"))
    day_count = models.PositiveSmallIntegerField(_("số ngày"), editable=False)
    needs_visa = models.BooleanField(_("cần thị thực"), default=False)
    travel_document = models.CharField(
        _("giấy tờ đi lại"), max_length=16, choices=codes.TravelDocument.choices,
        default=codes.TravelDocument.PASSPORT,
    )  # fmt: skip
    # The code as officers type it; where the province keeps its programme here, the line itself is found by it.
    plan_line = models.CharField(_("mã dòng kế hoạch"), max_length=40, blank=True)
    plan_budget_vnd = models.DecimalField(_("dự toán trong kế hoạch (đồng)"), **AMOUNT)  # for lines kept elsewhere
    off_plan_reason = models.CharField(
        _("lý do ngoài kế hoạch"), max_length=30, choices=codes.OffPlanReason.choices, blank=True
    )
    off_plan_note = models.TextField(_("diễn giải lý do ngoài kế hoạch"), max_length=1000, blank=True)
    exception_reason = models.CharField(
        _("lý do ngoại lệ về số chuyến"), max_length=30, choices=codes.ExceptionReason.choices, blank=True
    )
    invitation_kind = models.CharField(
        _("loại lời mời"), max_length=24, choices=codes.InvitationKind.choices, default=codes.InvitationKind.LETTER
    )
    invited_by = models.CharField(_("bên mời"), max_length=200, blank=True)
    invited_on = models.DateField(_("ngày thư mời"), null=True, blank=True)
    invitation_language = models.CharField(_("ngôn ngữ thư mời"), max_length=40, blank=True)
    invitation_translated = models.BooleanField(_("có bản dịch tiếng Việt"), default=False)
    invitation_by_name = models.BooleanField(_("mời đích danh"), default=False)
    inviter_is_enterprise = models.BooleanField(_("bên mời là doanh nghiệp"), default=False)
    funding = models.CharField(_("nguồn kinh phí"), max_length=12, choices=codes.Funding.choices)
    budget_vnd = models.DecimalField(_("dự toán (đồng)"), **AMOUNT)
    mission_consulted_on = models.DateField(_("trao đổi với cơ quan đại diện ngày"), null=True, blank=True)
    mission_reply = models.TextField(_("trả lời của cơ quan đại diện"), max_length=2000, blank=True)
    mission_support = models.BooleanField(_("cơ quan đại diện hỗ trợ"), default=False)
    ministry_replied_on = models.DateField(_("Bộ Ngoại giao trả lời ngày"), null=True, blank=True)
    submitted_on = models.DateField(_("ngày nộp hồ sơ"), null=True, blank=True)
    is_urgent = models.BooleanField(_("hồ sơ gấp"), default=False)
    passports_ready_on = models.DateField(_("đủ hộ chiếu, giấy thông hành ngày"), null=True, blank=True)
    visas_ready_on = models.DateField(_("đủ thị thực ngày"), null=True, blank=True)
    note_verbale = models.CharField(_("công hàm xin thị thực (số, ngày)"), max_length=100, blank=True)
    briefed_on = models.DateField(_("phổ biến trước chuyến đi ngày"), null=True, blank=True)
    briefing = models.TextField(
        _("nội dung phổ biến: an ninh, quà tặng, nội dung phát biểu"), max_length=2000, blank=True
    )
    actual_depart_on = models.DateField(_("ngày đi thực tế"), null=True, blank=True)
    actual_return_on = models.DateField(_("ngày về thực tế"), null=True, blank=True)
    unplanned_places = models.CharField(_("nước đến ngoài quyết định"), max_length=200, blank=True)
    deviations = models.TextField(_("giải trình thay đổi"), max_length=2000, blank=True)
    counted_in_year = models.PositiveSmallIntegerField(_("năm tính chuyến đi"), null=True, editable=False)
    report_due_on = models.DateField(_("hạn báo cáo"), null=True, blank=True)
    reported_on = models.DateField(_("ngày báo cáo"), null=True, blank=True)
    results = models.TextField(_("kết quả theo đối tác"), max_length=8000, blank=True)
    assessment = models.TextField(_("đánh giá so với mục tiêu"), max_length=4000, blank=True)
    contacts = models.TextField(_("đầu mối tiếp xúc"), max_length=4000, blank=True)
    commitments = models.TextField(_("cam kết, thỏa thuận: nội dung, đầu mối, thời hạn"), max_length=4000, blank=True)
    no_commitment = models.BooleanField(_("không phát sinh cam kết"), default=False)
    agreements_signed = models.PositiveSmallIntegerField(_("số thỏa thuận đã ký"), null=True, blank=True)
    proposals = models.TextField(_("kiến nghị"), max_length=4000, blank=True)
    actual_cost_vnd = models.DecimalField(_("kinh phí đã dùng (đồng)"), **AMOUNT)
    party_reported_on = models.DateField(_("đảng viên đã báo cáo chi bộ ngày"), null=True, blank=True)
    passports_back_on = models.DateField(_("nộp lại hộ chiếu ngày"), null=True, blank=True)
    gifts_declared = models.BooleanField(_("đã kê khai quà tặng"), default=False)
    # What the list shows and the search finds, kept with the rows from which it follows.
    head_name = models.CharField(_("trưởng đoàn"), max_length=100, blank=True, editable=False)
    head_rank = models.CharField(_("nhóm chức danh trưởng đoàn"), max_length=3, blank=True, editable=False)
    plan_side = models.CharField(
        _("kế hoạch"), max_length=5, choices=codes.PlanSide.choices, blank=True, editable=False
    )
    member_names = models.TextField(_("danh sách thành viên"), blank=True, editable=False)
    member_count = models.PositiveSmallIntegerField(_("số người"), default=0, editable=False)
    countries = models.CharField(_("nước đến"), max_length=400, blank=True, editable=False)
    # The members, countries and days that were decided: what differs needs an amended decision (R-DR-22).
    decided = models.JSONField(_("nội dung đã quyết định"), default=dict, blank=True, editable=False)

    class Meta:
        verbose_name = _("đoàn ra")
        indexes = [models.Index(fields=["depart_on", "return_on"], name="delegation_out_days")]

    @property
    def is_private(self) -> bool:
        return self.delegation_type == codes.DelegationType.PRIVATE

    @property
    def in_plan(self) -> bool:
        """A private trip needs no line of the plan."""
        return bool(self.plan_line) or self.is_private

    def search_words(self) -> str:
        return f"{self.member_names} {self.countries} {self.plan_line} {self.invited_by}"

    @property
    def own_members(self) -> list[Any]:
        """The members whom the province itself sends; those of other provinces in a joint delegation are theirs."""
        return [each for each in self.members.all() if not each.is_external]

    def facts(self) -> list[dict[str, Any]]:
        """Return one set of facts for each member about whom somebody decides (R-QC-02 takes the union)."""
        shared = {
            "type": self.delegation_type,
            "channel": self.channel,
            "funding": self.funding,
            "in_plan": self.in_plan,
            "private": self.is_private,
            "exception": bool(self.exception_reason),
            "sensitivity": self.sensitivity,
        }
        if self.pk is None:
            return [shared]
        if self.asks_ministry and self.sensitivity == codes.Sensitivity.S0:
            shared["sensitivity"] = codes.Sensitivity.S1
        return [shared | each for each in self.travellers] or [shared]

    @cached_property
    def travellers(self) -> list[dict[str, Any]]:
        """The facts of those about whom somebody decides: companions only when nobody else travels."""
        members = self.own_members
        decided_on = [each for each in members if each.senior_rank not in codes.COMPANIONS] or members
        given = Authorisation.objects.filter(giver=Role.UBND_CHAIR, action=AUTHORISED, province=self.dossier.province)
        authorised = given.in_force(clock.today()).exists()
        return [each.facts() | {"authorised": authorised} for each in decided_on]

    @cached_property
    def asks_ministry(self) -> bool:
        """A territory whose naming or status needs care is on the way (R-DR-14)."""
        return self.stops.filter(country__special_wording=True, is_transit=False).exists()

    def forget_rows(self) -> None:
        """Read members and stops again: the act has just replaced them."""
        for name in ("travellers", "asks_ministry"):
            self.__dict__.pop(name, None)

    def material(self) -> dict[str, Any]:
        """Return what a decision fixes: head, members, countries, days."""
        members = list(self.members.all())
        return {
            "head": [each.person_key for each in members if each.role == codes.MemberRole.HEAD],
            "members": sorted(each.person_key for each in members),
            "countries": sorted({stop.country_id for stop in self.stops.all() if not stop.is_transit}),
            "days": [self.depart_on.isoformat(), self.return_on.isoformat()],
        }

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """The bodies that co-operate or whose people travel see the dossier; once it is decided, the missions too."""
        taking_part = Q(pk__in=self.members.values("body")) | Q(pk__in=self.co_units.values("pk"))
        bodies = Body.objects.filter(taking_part).exclude(pk=self.dossier.body_id)
        found = [
            (body, str(Participant.Part.COOPERATE)) for body in bodies.select_related("province", "parent", "successor")
        ]
        return [*found, *((body, str(Participant.Part.COOPERATE)) for body in self._missions())]

    def _missions(self) -> Iterator[Body]:
        """Yield the missions in the countries visited: of a decided trip on duty, never while it is being judged."""
        if not self.decided or self.is_private or self.dossier.state not in TOLD_TO_MISSIONS:
            return
        visited = self.stops.filter(is_transit=False).values("country")
        missions = Mission.objects.filter(country__in=visited).exclude(kind=PERMANENT).values("code")
        yield from Body.objects.filter(kind=Body.Kind.MISSION, code__in=missions).select_related("parent", "successor")


_State = OutgoingDelegation.State
TOLD_TO_MISSIONS = frozenset(
    {_State.APPROVED, _State.PREPARING, _State.ABROAD, _State.RETURNED, _State.REPORTED, _State.FOLLOWED,
     _State.CLOSED, _State.POSTPONED, _State.CANCELLED}
)  # fmt: skip
