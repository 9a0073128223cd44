"""The rules of agreements, A-R01 … A-R19: what is required, by which article, how strictly, who may lift it.

How a broken rule is recognised stands in `violations`; which act applies it, in `actions`. A-R20 needs the verification
of partners and waits for that register. A-G are the guards of this register's own procedure.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doingoai.norms.models import Severity
from doingoai.norms.rule import Rule
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence
from doingoai.registers.agreements import violations as found
from doingoai.registers.agreements.codes import Duty

LAW, DECREE = "Luật Thỏa thuận quốc tế 70/2020/QH14", "Nghị định 64/2021/NĐ-CP"
OWN = _("Quy trình của sổ (mặc định)")
WARN, VERIFY = Severity.WARN, Confidence.VERIFY

# --- Is it an agreement, and ours to sign?
TREATY_NAME = Rule(
    "A-R01", _("“{word}” là tên gọi của điều ước quốc tế."), f"{LAW}, Điều 6", found.treaty_name,
    field="title", remedy=_("Dùng tên gọi khác: thỏa thuận, bản ghi nhớ, biên bản, chương trình, kế hoạch hợp tác…"),
)  # fmt: skip
OUTSIDE = Rule(
    "A-R02", _("Nội dung này không thuộc Luật Thỏa thuận quốc tế; ghi vào sổ: {register}."), f"{LAW}, Điều 1 khoản 2",
    found.outside_the_law, field="title", remedy=_("Mở hồ sơ ở sổ được nêu, hoặc sửa tên nếu chỉ trùng từ ngữ."),
    lifted_by=Role.FA_HEAD,
)  # fmt: skip
LEVEL = Rule(
    "A-R03", _("Không ký được: {problem}."), f"{DECREE}; Nghị định 177/2025/NĐ-CP", found.level_not_open,
    field="signing_level", remedy=_("Chọn danh nghĩa ký khác; thỏa thuận cấp huyện trước đây do UBND tỉnh kế thừa."),
)  # fmt: skip
LIVING = Rule(
    "X-05", _("“{body}” không hoạt động vào ngày này; cơ quan kế thừa: {heir}."), "Nghị định 177/2025/NĐ-CP",
    found.body_not_living, remedy=_("Chọn cơ quan kế thừa."),
)  # fmt: skip
NAMING = Rule(
    "X-03", _("Cách gọi “{country}” cần thận trọng; phải hỏi Bộ Ngoại giao."), _("Hướng dẫn của Bộ Ngoại giao"),
    found.needs_careful_naming, WARN, field="country", remedy=_("Dùng đúng cách gọi của Bộ Ngoại giao."),
)  # fmt: skip
DUPLICATE = Rule(
    "A-R16", _("Đã có {number} với cùng đối tác, cùng lĩnh vực."), OWN, found.same_again, WARN,
    field="partner", remedy=_("Xem hồ sơ đó trước; sửa đổi hoặc gia hạn nếu đủ."),
)  # fmt: skip
PLANNED = Rule(
    "A-G01", _("Chưa liên kết với nhiệm vụ nào của kế hoạch đối ngoại."), OWN, found.serves_no_task, WARN,
    remedy=_("Liên kết hồ sơ với nhiệm vụ, hoặc ghi lý do ngoài kế hoạch."),
)  # fmt: skip

# --- Who is asked, and what comes of it
TEXTS = Rule(
    "A-G02", _("Hồ sơ có {files} tệp, cần dự thảo bằng đủ các ngôn ngữ ({needed} tệp)."), f"{LAW}, Điều 27",
    found.texts_missing, confidence=VERIFY, remedy=_("Đính kèm dự thảo tiếng Việt và tiếng nước ngoài."),
)  # fmt: skip
ASKED = Rule(
    "A-R05", _("Chưa lấy ý kiến {who} ({source})."), f"{LAW}, Điều 18, 19; {DECREE}, Điều 5", found.not_asked,
    remedy=_("Gửi lấy ý kiến rồi trình lại."),
)  # fmt: skip
SILENCE = Rule(
    "S05", _("{who} chưa trả lời (hạn {due})."), f"{LAW}, Điều 19 khoản 2", found.waits_for_reply,
    remedy=_("Đôn đốc; quá hạn thì ghi rõ lý do tổng hợp khi chưa có ý kiến."), lifted_by=Role.UBND_CHAIR,
)  # fmt: skip
TAKEN_UP = Rule(
    "A-G03", _("Ý kiến của {who} chưa được tiếp thu hoặc giải trình."), OWN, found.not_taken_up,
    remedy=_("Ghi nội dung tiếp thu, giải trình cho từng cơ quan."),
)  # fmt: skip
DISAGREEMENT = Rule(
    "A-R04", _("{who} không đồng ý, chưa có ý kiến đồng ý của Thủ tướng Chính phủ."), f"{LAW}, Điều 19 khoản 4",
    found.disagreement_stands, remedy=_("Xin ý kiến Thủ tướng; cấp sở, xã: nêu lý do trong quyết định."),
)  # fmt: skip

ESCALATED = Rule(
    "A-G07", _("Chỉ xin ý kiến Thủ tướng khi có cơ quan không đồng ý với văn bản nhân danh cấp tỉnh."),
    f"{LAW}, Điều 19 khoản 4", found.nobody_disagrees,
)  # fmt: skip

# --- Before it is submitted
REDUCED = Rule(
    "A-R11", _("Trình tự rút gọn thiếu căn cứ hoặc văn bản cho phép."), f"{LAW}, Điều 35–40",
    found.reduced_without_ground, field="reduced_ground",
    remedy=_("Bổ sung căn cứ, văn bản, hoặc chọn trình tự thông thường."),
)  # fmt: skip
BUDGET = Rule(
    "A-R14", _("Có nghĩa vụ chi nhưng chưa nêu nguồn kinh phí."), LAW, found.spending_without_source,
    field="budget_source", remedy=_("Nêu nguồn trong dự toán được giao hoặc nguồn hợp pháp của đơn vị."),
)  # fmt: skip
VIETNAMESE = Rule(
    "A-R09", _("Văn bản không có bản tiếng Việt; phải kèm bản dịch."), LAW, found.without_vietnamese, WARN, VERIFY,
    field="languages", remedy=_("Thêm bản tiếng Việt hoặc đính kèm bản dịch."),
)  # fmt: skip
BINDING = Rule(
    "A-R15", _("Có cụm từ “{words}”: cần rà soát pháp lý."), f"{LAW}, Điều 2", found.binding_words, WARN,
    remedy=_("Sửa câu chữ, hoặc nêu ý kiến của cơ quan tư pháp."),
)  # fmt: skip

# --- Signing
SIGNER = Rule(
    "A-R06", _("{signer} chưa có tư cách ký: cần ủy quyền trước ngày ký, hoặc là người được quyết định nêu."),
    f"{LAW}; {DECREE}", found.signer_not_entitled, field="vn_signer",
    remedy=_("Bổ sung giấy ủy quyền, hoặc sửa người ký, tư cách ký."),
)  # fmt: skip
SAME_TEXT = Rule(
    "A-R07", _("Văn bản ký khác văn bản được duyệt."), LAW, found.text_changed, field="signed_text",
    remedy=_("Lấy ý kiến lại, hoặc người quyết định ghi nhận sửa đổi chỉ về câu chữ."),
)  # fmt: skip
DAYS = Rule(
    "A-R08", _("Ngày ký {signed} trước ngày quyết định hoặc sau hôm nay."), LAW, found.signed_on_wrong_day,
    field="signed_date", remedy=_("Kiểm tra lại ngày ký và ngày quyết định."),
)  # fmt: skip
TERM = Rule(
    "A-R13", _("Không hợp lệ: {problem}."), LAW, found.term_unclear, field="term_mode",
    remedy=_("Ghi ngày hết hiệu lực; hết hạn rồi thì ký mới."),
)  # fmt: skip
PARITY = Rule(
    "A-R19", _("Cấp người ký hai bên lệch quá một bậc."), _("Thông lệ lễ tân"), found.ranks_apart, WARN, VERIFY,
    field="foreign_rank", remedy=_("Ghi lý do."),
)  # fmt: skip

# --- While it is in force
LATE_DUTY = Rule(
    "A-R10", _("{duty}: quá hạn {due}."), f"{LAW}, Điều 19 khoản 5",
    found.duty_late(Duty.REPORT_PM, Duty.COPY_MOFA, Duty.COPY_FA_FOCAL), WARN,
    remedy=_("Thực hiện ngay, ghi lý do chậm."),
)  # fmt: skip
LATE_NOTICE = Rule(
    "A-R18", _("{duty}: quá hạn {due}."), f"{LAW}, Điều 34", found.duty_late(Duty.NOTIFY_MOFA), WARN,
    remedy=_("Thông báo ngay, ghi lý do chậm."),
)  # fmt: skip
SUCCESSION = Rule(
    "A-R12", _("“{body}” không còn; {heir} kế thừa, chưa có văn bản báo bên nước ngoài."), "Nghị định 177/2025/NĐ-CP",
    found.party_ended, WARN, field="rename_note", remedy=_("Gửi văn bản cho bên nước ngoài và ghi số vào hồ sơ."),
)  # fmt: skip
FRAMEWORK_ONLY = Rule(
    "A-R17", _("Sau {days} ngày từ khi ký chưa có cam kết nào được theo dõi."), OWN, found.nothing_promised, WARN,
    remedy=_("Mở cam kết từ thỏa thuận này."),
)  # fmt: skip
NEXT_REVIEW = Rule(
    "A-G06", _("Ngày rà soát tới phải trong vòng {months} tháng."), OWN, found.review_too_far, field="next_review_date",
)  # fmt: skip
TERM_OVER = Rule(
    "A-G04", _("Thỏa thuận chưa hết thời hạn."), LAW, found.ended_too_early, field="expiry_date",
)  # fmt: skip
ENTERED = Rule(
    "A-G05", _("Văn bản được ghi thẳng vào sổ, không qua xin ý kiến và quyết định trên hệ thống."), OWN, found.always,
    WARN, remedy=_("Chỉ dùng cho thỏa thuận ký trước khi dùng hệ thống; ghi lý do."),
)  # fmt: skip

IDENTITY = (TREATY_NAME, OUTSIDE, LEVEL, LIVING, NAMING, DUPLICATE)
BEFORE_DECISION = (TREATY_NAME, OUTSIDE, LEVEL, ASKED, TAKEN_UP, DISAGREEMENT, REDUCED, BUDGET, VIETNAMESE, BINDING)
AT_SIGNING = (LEVEL, DISAGREEMENT, SIGNER, SAME_TEXT, DAYS, TERM, PARITY)
WATCHED = (LATE_DUTY, LATE_NOTICE, SUCCESSION, FRAMEWORK_ONLY)  # the clock breaks them; the dossier's page says so
