"""Lines of the annual programme of external activities (B.3): begin here."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.planning.programme_lines import documents, forms, indicators, reminders, rules
from doingoai.planning.programme_lines.actions import deciding, doing, registering
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.planning.programme_lines.offer import planned
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.offers import PlannedLine
from doingoai.register_kit.register import Column, Register, Section

State = ProgrammeLine.State
# An approved change stands in the line that it changes; what was carried out stands in its own dossier.
STILL_AHEAD = Q(dossier__state__in=(State.PROPOSED, State.APPROVED, State.RUNNING), changes_code="")

REGISTER = Register(
    key="programme_lines",
    title=_("Dòng kế hoạch đối ngoại"),
    singular=_("dòng kế hoạch"),
    menu=_("Định hướng và kế hoạch"),
    why=_("Mỗi hoạt động đối ngoại dự kiến trong năm là một dòng: cơ quan đăng ký, tỉnh duyệt, đoàn đi gắn với dòng."),
    model=ProgrammeLine,
    basis=("272-QĐ/TW", "38-CT/TW", "67/2011/QĐ-TTg"),
    actions=(
        registering.Propose, registering.Enter, registering.Correct, registering.Register, registering.Merge,
        registering.Reject, registering.Withdraw, deciding.Adopt, deciding.Refuse, deciding.Amend,
        registering.ProposeChange, doing.Start, doing.Complete, doing.Rectify, doing.PutOff, doing.Resume, doing.Carry,
        doing.Strike,
    ),
    columns=(
        Column("line_code", _("Mã dòng"), sort="line_code"),
        Column("dossier.title", _("Tên đoàn, hoạt động"), sort="dossier__sort_key"),
        Column("dossier.body", _("Chủ trì")),
        Column("first_on", _("Thời gian"), sort="first_on", value=lambda line: line.window),
        Column("budget_vnd", _("Dự toán (đồng)"), kind="number", sort="budget_vnd"),
        Column("registered_on", _("Đăng ký"), kind="date", sort="registered_on"),
    ),
    sections=(
        Section(
            _("Nội dung"),
            ("line_code", "annex", "year", "channel", "also_channel", "kind", "topic", "purpose", "expected_result",
             "deliverable", "orientation"),
        ),
        Section(
            _("Đoàn, thời gian, đối tác"),
            ("co_units", "head_name", "head_position", "head_rank", "member_count", "day_count", "countries",
             "place_text", "partner", "month_from", "month_to"),
        ),
        Section(_("Kinh phí, mức nhạy cảm"), ("funding", "budget_vnd", "sensitivity", "exception_reason")),
        Section(_("Bổ sung, điều chỉnh"), forms.CHANGE),
        Section(
            _("Đăng ký, duyệt, thực hiện"),
            ("registered_on", "register_by", "version_no", "approved_on", "done_on", "actual_cost_vnd", "result",
             "outcome_reason"),
        ),
    ),
    filters=("annex", "year", "channel", "kind", "topic", "funding"),
    select_related=("dossier__body",),
    indicators=indicators.ALL,
    documents=(documents.REGISTRATION,),
    watch=(rules.NO_DOSSIER, rules.HEAD_LEFT),
    tones={
        State.APPROVED: "success", State.RUNNING: "info", State.DONE: "success", State.POSTPONED: "warning",
        State.REJECTED: "danger", State.CANCELLED: "danger", State.CARRIED: "warning",
    },
    calendar=(
        Occasion(
            "planned", _("Kế hoạch đối ngoại"), first="first_on", last="last_on", people="head_name",
            country="countries", partner="partner", place="place_text", only=STILL_AHEAD,
            is_window=True,
        ),
    ),
    offers={PlannedLine: planned},
    own_code="line_code",
    imports_with=registering.Enter,
    daily=reminders.remind,
)  # fmt: skip
