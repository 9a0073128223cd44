"""A province's own rules: changes of the matrix, of limits, deadlines, requirements, strictness. Begin here."""

from django.utils.translation import gettext_lazy as _

from doingoai.planning.rule_changes import actions, clock, documents, indicators
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.register_kit.register import Column, Part, Register, Section

State = RuleChange.State

REGISTER = Register(
    key="rule_changes",
    title=_("Thay đổi quy tắc"),
    singular=_("thay đổi quy tắc"),
    menu=_("Quy chế, thẩm quyền"),
    why=_("Mỗi quy tắc riêng của tỉnh do một người đề xuất, người khác xác nhận, có căn cứ và ngày hiệu lực."),
    model=RuleChange,
    basis=("272-QĐ/TW", "67/2011/QĐ-TTg"),
    actions=(
        actions.ProposeRow, actions.ProposeLimit, actions.ProposeDeadline, actions.ProposeRequirement,
        actions.ProposeStrictness, actions.ProposeEnd, actions.Correct, actions.Submit, actions.Confirm,
        actions.Return, actions.Reject, actions.Withdraw, actions.End, actions.LoseBase,
    ),
    imports_with=actions.ProposeLimit,
    columns=(
        Column("dossier.title", _("Nội dung"), sort="dossier__sort_key"),
        Column("what", _("Loại"), sort="what"),
        Column("key", _("Mã")),
        Column("effective_from", _("Có hiệu lực từ"), kind="date", sort="effective_from"),
        Column("base_lost_on", _("Mất căn cứ từ"), kind="date"),
    ),
    sections=(
        Section(
            _("Quy tắc"),
            (
                "what", "key", "act", "cases", "condition", "priority", "replaces", "value", "unit", "name", "amount",
                "amount_unit", "reminders", "escalation_role", "item", "severity",
            ),
        ),
        Section(_("Căn cứ"), ("basis", "regulation", "confidence", "reason", "base_lost_on")),
        Section(_("Hiệu lực"), ("effective_from", "effective_to", "confirmed_on", "ended_on")),
    ),
    parts=(
        Part(
            "steps", _("Các bước"),
            (
                Column("sequence", _("Thứ tự"), kind="number"),
                Column("kind", _("Loại bước")),
                Column("role", _("Vai trò")),
                Column("at", _("Ở đâu")),
                Column("quorum", _("Số người"), kind="number"),
                Column("sla_wd", _("Ngày làm việc"), kind="number"),
                Column("organ", _("Cơ quan nêu tên")),
            ),
        ),
    ),
    filters=("what", "confidence"),
    indicators=(indicators.WITHOUT_BASE,),
    documents=(documents.SUBMISSION,),
    daily=clock.on_day,
    tones={
        State.SUBMITTED: "info", State.CONFIRMED: "success", State.REJECTED: "danger", State.WITHDRAWN: "neutral",
        State.ENDED: "neutral",
    },
)  # fmt: skip
