"""The province's unified-management regulations (Quy chế quản lý thống nhất): begin here."""

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier
from doingoai.planning.regulations import actions, clock, documents, forms, rules
from doingoai.planning.regulations.models import Regulation
from doingoai.register_kit.offers import IssuedRegulation
from doingoai.register_kit.register import Column, Part, Register, Section

State = Regulation.State


def issued(dossier: Dossier) -> IssuedRegulation:
    """Return what others may know of a regulation: whether and when it is in force."""
    record = Regulation.objects.for_system("offers").get(pk=dossier.pk)
    in_force = dossier.state in Regulation.LIVING | {State.ISSUED, State.ENDED}
    return IssuedRegulation(dossier, record.effective_from if in_force else None, record.effective_to)


REGISTER = Register(
    key="regulations",
    title=_("Quy chế quản lý thống nhất"),
    singular=_("quy chế"),
    menu=_("Quy chế, thẩm quyền"),
    why=_("Mỗi quy chế có căn cứ, hiệu lực, văn bản nó thay thế; văn bản cấp trên đổi thì phải rà soát."),
    model=Regulation,
    basis=("272-QĐ/TW", "33-KL/TW", "67/2011/QĐ-TTg"),
    actions=(
        actions.Draft, actions.Enter, actions.Correct, actions.Consult, actions.Submit, actions.Appraise,
        actions.GiveOpinion, actions.Issue, actions.Return, actions.Withdraw, actions.TakeEffect, actions.NeedReview,
        actions.Review, actions.CheckStatus, actions.ReviewYear, actions.BeAmended, actions.End,
    ),
    columns=(
        Column("dossier.title", _("Trích yếu"), sort="dossier__sort_key"),
        Column("number", _("Số, ký hiệu"), sort="number"),
        Column("layer", _("Tầng"), sort="layer"),
        Column("territory", _("Địa bàn cũ")),
        Column("effective_from", _("Có hiệu lực từ"), kind="date", sort="effective_from"),
        Column("status_checked_on", _("Kiểm tra hiệu lực"), kind="date", sort="status_checked_on"),
        Column("review_due", _("Hạn rà soát"), kind="date", sort="review_due"),
    ),
    sections=(
        Section(
            _("Văn bản"),
            ("layer", "doc_type", *forms.SIGNED, "issuer_name", "effective_to", "territory", "scope"),
        ),
        Section(_("Soạn thảo"), ("opinions",)),
        Section(
            _("Rà soát, kiểm tra hiệu lực"),
            (*forms.CHECKED, "base_changed_on", "review_due", "reviewed_on", "review_result"),
        ),
    ),
    parts=(
        Part("bases", _("Căn cứ, cụ thể hóa"), (Column("instrument", _("Văn bản")),), select_related=("instrument",)),
        Part(
            "predecessors", _("Quy chế trước"), (Column("how", _("Quan hệ")), Column("earlier", _("Quy chế"))),
            select_related=("earlier__dossier",),
        ),
        Part(
            "clauses", _("So sánh điều khoản"),
            (
                Column("unit", _("Điều, khoản")), Column("old", _("Quy định cũ")), Column("new", _("Quy định mới")),
                Column("reason", _("Lý do")),
            ),
        ),
        Part(
            "reviews", _("Rà soát hằng năm"),
            (
                Column("year", _("Năm"), kind="number"),
                Column("done", _("Kết quả")),
                Column("proposals", _("Kiến nghị")),
            ),
        ),
    ),
    filters=("layer", "doc_type"),
    select_related=("territory", "issuer"),
    documents=(documents.TEXT, documents.AUTHORITY_MATRIX, documents.YEAR_REVIEW),
    watch=(rules.STATUS, rules.BASE),
    duties={State.CONSULTING: "QC_OPINION", State.NEEDS_REVIEW: "QC_REVIEW"},
    daily=clock.on_day,
    own_code="number",
    offers={IssuedRegulation: issued},
    tones={
        State.CONSULTING: "info", State.DECIDING: "info", State.ISSUED: "info", State.IN_FORCE: "success",
        State.NEEDS_REVIEW: "warning", State.AMENDED: "success", State.ENDED: "neutral",
    },
)  # fmt: skip
