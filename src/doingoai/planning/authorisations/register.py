"""Delegations of power (ủy quyền): begin here."""

from django.utils.translation import gettext_lazy as _

from doingoai.planning.authorisations import actions, clock, documents, indicators
from doingoai.planning.authorisations.models import PowerGiven
from doingoai.register_kit.facts import act_name
from doingoai.register_kit.register import Column, Register, Section

State = PowerGiven.State

REGISTER = Register(
    key="authorisations",
    title=_("Ủy quyền"),
    singular=_("ủy quyền"),
    menu=_("Quy chế, thẩm quyền"),
    why=_("Mỗi văn bản ủy quyền có thời hạn; quyền chỉ có trong những ngày đó, và hết khi người giao thôi chức."),
    model=PowerGiven,
    basis=("72/2025/QH15", "272-QĐ/TW"),
    actions=(
        actions.Draft, actions.Correct, actions.Submit, actions.Issue, actions.Return, actions.Withdraw,
        actions.Revoke, actions.Renew, actions.Expire, actions.Lapse,
    ),
    columns=(
        Column("dossier.title", _("Trích yếu"), sort="dossier__sort_key"),
        Column("document", _("Số, ký hiệu")),
        Column("giver", _("Người ủy quyền"), sort="giver"),
        Column("to_whom", _("Người nhận")),
        Column("act", _("Việc"), value=lambda paper: act_name(paper.act)),
        Column("first_day", _("Từ ngày"), kind="date", sort="first_day"),
        Column("last_day", _("Đến hết ngày"), kind="date", sort="last_day"),
    ),
    sections=(
        Section(_("Ủy quyền"), ("giver", "receiver", "officer", "act", "subject", "conditions", "sub_delegation")),
        Section(_("Văn bản, thời hạn"), (*actions.PAPER, "given_on", "over_on")),
    ),
    filters=("giver", "receiver"),
    select_related=("officer",),
    indicators=(indicators.IN_FORCE,),
    documents=(documents.PAPER,),
    duties={State.IN_FORCE: "UQ_RENEW"},
    daily=clock.on_day,
    own_code="document",
    tones={
        State.SUBMITTED: "info", State.IN_FORCE: "success", State.LAPSED: "warning", State.REVOKED: "danger",
    },
)  # fmt: skip
