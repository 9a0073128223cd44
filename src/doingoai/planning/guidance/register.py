"""Guidance documents (E.1): begin here. From the file of the centre or the province to confirmed, numbered points."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doingoai.planning.guidance import actions, documents, indicators
from doingoai.planning.guidance.models import Guidance
from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Part, Register, Section
from doingoai.relations.actions import Relate, Unrelate

State = Guidance.State

REGISTER = Register(
    key="guidance",
    title=_("Văn bản chỉ đạo, định hướng"),
    singular=_("văn bản chỉ đạo"),
    menu=_("Định hướng và kế hoạch"),
    why=_(
        "Mỗi định hướng, chỉ thị, hướng dẫn được tách thành từng nội dung, để không nội dung nào bị bỏ sót khi tỉnh "
        "xây dựng kế hoạch hành động."
    ),
    model=Guidance,
    basis=("8791/VPCP-QHQT ngày 13/9/2018", "225/VPCP-QHQT ngày 26/01/2022", "Quy chế 272-QĐ/TW"),
    actions=(
        actions.Receive, actions.Enter, actions.Correct, actions.Confirm, actions.AddInstruments, actions.Convey,
        actions.Send, actions.Acknowledge, actions.Replace, actions.Close, Relate, Unrelate,
    ),
    imports_with=actions.Enter,
    columns=(
        Column("dossier.title", _("Trích yếu"), sort="dossier__sort_key"),
        Column("document_number", _("Số, ký hiệu"), sort="document_number"),
        Column("kind", _("Loại")),
        Column("issued_on", _("Ngày ban hành"), kind="date", sort="issued_on"),
        Column("response_due", _("Hạn trả lời"), kind="date", sort="response_due"),
    ),
    sections=(
        Section(
            _("Văn bản"),
            (
                "document_number", "kind", "issuer", "issued_on", "place", "signing_capacity", "signer", "signed_at",
                "signature_by", "standing", "replaced_by",
            ),
        ),
        Section(
            _("Yêu cầu và thời hạn"),
            (
                "received_on", "delivery", "response_required", "response_due", "period_from", "period_to",
                "addressees", "recipients",
            ),
        ),
    ),
    parts=(
        Part(
            "conveyances",
            _("Văn bản chuyển"),
            (
                Column("number", _("Số, ký hiệu")),
                Column("issued_on", _("Ngày"), kind="date"),
                Column("issuer", _("Cơ quan chuyển")),
                Column("received_on", _("Ngày nhận"), kind="date"),
            ),
        ),
        Part(
            "clauses",
            _("Nội dung được đánh số"),
            (
                Column("number_path", _("Mục")),
                Column("text", _("Nội dung")),
                Column("theme", _("Lĩnh vực")),
                Column("obligation", _("Mức")),
                Column("national_indicator", _("Chỉ tiêu quốc gia")),
            ),
        ),
        Part(
            "citations",
            _("Văn bản được dẫn"),
            (
                Column("type", _("Loại")),
                Column("number", _("Số, ký hiệu")),
                Column("name", _("Tên")),
                Column("issued_on", _("Ngày"), kind="date"),
                Column("instrument", _("Trong danh mục")),
            ),
            select_related=("instrument",),
        ),
    ),
    filters=("kind", "response_required", "document_number"),
    select_related=("replaced_by",),
    indicators=(indicators.RECEIVED, indicators.ON_TIME),
    documents=(documents.LETTER,),
    duties={State.RECEIVED: "CT_REVIEW", State.CONFIRMED: "CT_RESPONSE", State.SENT: "CT_RESPONSE"},
    calendar=(
        Occasion(
            "answer", _("Hạn trả lời văn bản chỉ đạo"), first="response_due", partner="issuer",
            only=Q(dossier__is_open=True, response_due__isnull=False),
        ),
    ),
    tones={
        State.RECEIVED: "warning", State.CONFIRMED: "info", State.SENT: "success", State.REPLACED: "neutral",
        State.CLOSED: "neutral",
    },
)  # fmt: skip
