"""The documents of a delegation, from the appraisal to the report of its results."""

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Document
from doingoai.registers.delegations_out.documents.abroad import note_verbale, to_missions
from doingoai.registers.delegations_out.documents.inside import appraisal, estimate, programme, to_standing_members
from doingoai.registers.delegations_out.documents.sending import decision, report

DECISION = Document("decision", _("Quyết định cử đoàn"), decision)
REPORT = Document("report", _("Báo cáo kết quả chuyến đi"), report)
ALL = (
    Document("appraisal", _("Phiếu thẩm định"), appraisal),
    Document("party-opinion", _("Công văn xin ý kiến Thường trực Tỉnh ủy"), to_standing_members),
    DECISION,
    Document("programme", _("Chương trình chuyến đi"), programme),
    Document("estimate", _("Dự toán"), estimate),
    Document("mission-notice", _("Công văn thông báo cơ quan đại diện"), to_missions),
    Document("note-verbale", _("Đề nghị cấp công hàm"), note_verbale),
    REPORT,
)

__all__ = [
    "ALL", "DECISION", "REPORT", "appraisal", "decision", "estimate", "note_verbale", "programme", "report",
    "to_missions", "to_standing_members",
]  # fmt: skip
