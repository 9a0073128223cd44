"""Commitments and their follow-up: begin here."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.registers.commitments import actions, clock, documents, forms, indicators, rules
from doingoai.registers.commitments.codes import State
from doingoai.registers.commitments.models import Commitment

REGISTER = Register(
    key="commitments",
    title=_("Cam kết và đôn đốc"),
    singular=_("cam kết"),
    menu=_("Thỏa thuận, cam kết"),
    why=_("Mỗi điều đã hứa với đối tác một hồ sơ: ai làm, sản phẩm gì, hạn nào, đến đâu, kết quả ra sao."),
    model=Commitment,
    basis=("Luật Thỏa thuận quốc tế 70/2020/QH14", "Nghị quyết 59-NQ/TW", "Chỉ thị 15-CT/TW"),
    actions=(
        actions.Open, actions.Correct, actions.Assign, actions.Accept, actions.Dispute, actions.Arbitrate,
        actions.ReportProgress, actions.Remind, actions.TakeAnswer, actions.ProposeClose, actions.Close,
        actions.Reopen, actions.Rectify, actions.Reassign, actions.Assess, actions.Drop, actions.Cancel,
    ),
    watch=rules.WATCHED,
    daily=clock.on_day,
    columns=(
        Column("dossier.title", _("Cam kết"), sort="dossier__sort_key"),
        Column("lead_unit", _("Chủ trì")),
        Column("source_number", _("Nguồn")),
        Column("due_date", _("Hạn"), kind="date", sort="due_date"),
        Column("progress_pct", _("Tiến độ (%)"), kind="number", sort="progress_pct"),
        Column("priority", _("Ưu tiên")),
    ),
    sections=(
        Section(_("Cam kết"), forms.PROMISE),
        Section(_("Nguồn"), forms.ORIGIN),
        Section(_("Thời hạn, chỉ số, kinh phí"), forms.MEASURES),
        Section(_("Tiến độ"), forms.PROGRESS),
        Section(_("Kết quả"), forms.CLOSING),
    ),
    parts=(
        Part(
            "notes", _("Báo cáo tiến độ"),
            (
                Column("noted_on", _("Ngày"), kind="date"), Column("pct", _("%"), kind="number"),
                Column("text", _("Diễn giải")), Column("next_step", _("Bước tiếp theo")),
                Column("expected_by", _("Hạn báo cáo"), kind="date"),
            ),
        ),
        Part(
            "urges", _("Đôn đốc"),
            (
                Column("urged_on", _("Ngày"), kind="date"), Column("channel", _("Hình thức")),
                Column("target", _("Nơi nhận")), Column("response_due", _("Hạn trả lời"), kind="date"),
                Column("responded_on", _("Trả lời"), kind="date"),
            ),
        ),
    ),
    filters=("lead_unit", "kind", "obligor", "source_type", "priority", "is_high_level", "obstacle"),
    select_related=("lead_unit",),
    indicators=indicators.ALL,
    documents=documents.ALL,
    calendar=(
        Occasion(
            "due", _("Hạn cam kết"), first="due_date", partner="foreign_focal",
            only=~Q(dossier__state__in=Commitment.FINAL),
        ),
    ),
    duties={State.ASSIGNED: "CK_ACCEPT", **dict.fromkeys(Commitment.RUNNING, "CK_NOTE")},
    tones={
        State.ASSIGNED: "info", State.DISPUTED: "warning", State.ON_TRACK: "success", State.AT_RISK: "warning",
        State.LATE: "danger", State.CLOSE_PROPOSED: "info", State.DONE: "success", State.DONE_PARTIAL: "success",
        State.NO_LONGER_FIT: "danger", State.CANCELLED: "danger",
    },
)  # fmt: skip
