"""A dated delegation of power (ủy quyền, phân cấp; domain A.2): the paper, its life, who gives what to whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Voice
from doingoai.dossiers.models import Record
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role

GIVERS = (
    Role.UBND_CHAIR, Role.COUNCIL_CHAIR, Role.SECRETARY, Role.TTTU, Role.BTV, Role.FA_HEAD, Role.REQUESTER_HEAD,
)  # fmt: skip
RECEIVERS = (
    Role.FA_HEAD, Role.FA_OFFICER, Role.REQUESTER_HEAD, Role.UBND_OFFICE, Role.PARTY_OFFICE, Role.UBND_CHAIR,
    Role.TTTU, Role.COMMUNE,
)  # fmt: skip
# Under these names a part of a power is given by itself, and not the giver's other decisions: whose power it is.
PARTS_OF_POWER = {"delegations_out.decide_authorised": Role.UBND_CHAIR}


def _choices(roles: tuple[Role, ...]) -> list[tuple[str, object]]:
    return [(role.value, role.label) for role in roles]


class PowerGiven(Record):
    """One delegation of power. `over_on` is the first day without it, known from the issue on, moved when it ends."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        SUBMITTED = "SUBMITTED", _("Trình ký")
        IN_FORCE = "IN_FORCE", _("Có hiệu lực")
        EXPIRED = "EXPIRED", _("Hết thời hạn")
        LAPSED = "LAPSED", _("Hết vì người ủy quyền thôi chức vụ")
        REVOKED = "REVOKED", _("Đã thu hồi")
        WITHDRAWN = "WITHDRAWN", _("Rút")

    register, prefix = "authorisations", "UQ"
    FINAL = frozenset({State.EXPIRED, State.LAPSED, State.REVOKED, State.WITHDRAWN})

    giver = models.CharField(_("người ủy quyền"), max_length=20, choices=_choices(GIVERS))
    receiver = models.CharField(_("vai trò nhận ủy quyền"), max_length=20, choices=_choices(RECEIVERS), blank=True)
    officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cán bộ nhận ủy quyền")
    )
    act = models.CharField(_("việc được ủy quyền"), max_length=80)
    subject = models.CharField(_("nội dung ủy quyền"), max_length=500)
    conditions = models.TextField(_("điều kiện, giới hạn"), max_length=2000, blank=True)
    document = models.CharField(_("số, ký hiệu văn bản"), max_length=120)
    document_on = models.DateField(_("ngày văn bản"))
    first_day = models.DateField(_("từ ngày"))
    last_day = models.DateField(_("đến hết ngày"))
    sub_delegation = models.BooleanField(_("được ủy quyền lại"), default=False)
    given_on = models.DateField(_("ngày ký trong hệ thống"), null=True, blank=True, editable=False)
    over_on = models.DateField(_("không còn từ ngày"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("ủy quyền")

    def search_words(self) -> str:
        return f"{self.document} {self.subject} {self.get_giver_display()} {self.get_receiver_display()}"

    def facts(self) -> list[dict[str, object]]:
        return [{"giver": self.giver}]

    @property
    def signer(self) -> Officer | None:
        """Who signed the paper that is in force: the last voice that agreed to its issue."""
        voices = Voice.objects.filter(step__dossier=self.dossier, step__action="authorisations.issue", agrees=True)
        last = voices.select_related("officer").order_by("at", "pk").last()
        return last.officer if last else None

    @property
    def to_whom(self) -> str:
        """The receiver in words: the officer by name, else the role."""
        return str(self.officer) if self.officer else str(self.get_receiver_display())
