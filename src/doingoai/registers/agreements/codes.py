"""The code lists of the law of international agreements, as forms and reports print them."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    IDEA = "IDEA", _("Ý tưởng")
    SCREENED = "SCREENED", _("Đã sàng lọc")
    DRAFTING = "DRAFTING", _("Soạn thảo, đàm phán")
    CONSULTING = "CONSULTING", _("Lấy ý kiến")
    RECONCILING = "RECONCILING", _("Tiếp thu, giải trình")
    PM_ESCALATED = "PM_ESCALATED", _("Xin ý kiến Thủ tướng")
    SUBMITTED = "SUBMITTED", _("Đã trình")
    RETURNED = "RETURNED", _("Trả bổ sung")
    REJECTED = "REJECTED", _("Không đồng ý")
    APPROVED = "APPROVED", _("Đồng ý ký")
    SIGNED = "SIGNED", _("Đã ký")
    IN_FORCE = "IN_FORCE", _("Có hiệu lực")
    AMENDING = "AMENDING", _("Đang sửa đổi")
    EXTENDING = "EXTENDING", _("Đang gia hạn")
    SUSPENDED = "SUSPENDED", _("Tạm đình chỉ")
    EXPIRED = "EXPIRED", _("Hết hạn")
    TERMINATED = "TERMINATED", _("Chấm dứt")
    WITHDRAWN = "WITHDRAWN", _("Rút khỏi")
    SUPERSEDED = "SUPERSEDED", _("Được thay thế")
    CANCELLED = "CANCELLED", _("Dừng")


class Regime(TextChoices):
    LAW70 = "LAW70", _("Theo Luật Thỏa thuận quốc tế")
    PARTY = "PARTY", _("Kênh Đảng")
    OTHER_COOP_DOC = "OTHER_COOP_DOC", _("Văn kiện hợp tác khác")


class SigningLevel(TextChoices):
    PROV_COUNCIL = "PROV_COUNCIL", _("Nhân danh HĐND cấp tỉnh")
    PROV_PC = "PROV_PC", _("Nhân danh UBND cấp tỉnh")
    DEPT = "DEPT", _("Nhân danh cơ quan chuyên môn cấp tỉnh")
    COMMUNE_BORDER = "COMMUNE_BORDER", _("Nhân danh UBND cấp xã biên giới")
    ORG_PROV = "ORG_PROV", _("Nhân danh cơ quan cấp tỉnh của tổ chức")
    MULTI = "MULTI", _("Nhiều cơ quan cùng ký")
    DISTRICT = "DISTRICT", _("Nhân danh UBND cấp huyện (trước 01/7/2025)")


class Instrument(TextChoices):
    MOU = "MOU", _("Bản ghi nhớ")
    AGREEMENT = "AGREEMENT", _("Thỏa thuận")
    LOI = "LOI", _("Ý định thư")
    MINUTES_AGREED = "MINUTES_AGREED", _("Biên bản thỏa thuận")
    MINUTES_TALKS = "MINUTES_TALKS", _("Biên bản trao đổi, hội đàm")
    PROGRAMME = "PROGRAMME", _("Chương trình hợp tác")
    PLAN = "PLAN", _("Kế hoạch hợp tác")
    COMMUNIQUE = "COMMUNIQUE", _("Thông cáo")
    DECLARATION = "DECLARATION", _("Tuyên bố")
    TWINNING_DOC = "TWINNING_DOC", _("Văn bản kết nghĩa")
    OTHER = "OTHER", _("Khác")


class Kind(TextChoices):
    NEW = "NEW", _("Ký mới")
    AMENDMENT = "AMENDMENT", _("Sửa đổi, bổ sung")
    EXTENSION = "EXTENSION", _("Gia hạn")
    REPLACEMENT = "REPLACEMENT", _("Thay thế")
    MINUTES = "MINUTES", _("Biên bản")
    ACTION_PLAN = "ACTION_PLAN", _("Kế hoạch thực hiện")


class Framework(TextChoices):
    FRAMEWORK = "FRAMEWORK", _("Khung")
    SPECIFIC = "SPECIFIC", _("Cụ thể")


class PartyType(TextChoices):
    LOCAL_GOV = "LOCAL_GOV", _("Chính quyền địa phương")
    LOCAL_AGENCY = "LOCAL_AGENCY", _("Cơ quan thuộc địa phương")
    NATIONAL_AGENCY = "NATIONAL_AGENCY", _("Cơ quan trung ương nước ngoài")
    PARTY_ORG = "PARTY_ORG", _("Tổ chức đảng")
    IO = "IO", _("Tổ chức quốc tế")
    UNIVERSITY = "UNIVERSITY", _("Trường, viện")
    CORPORATION = "CORPORATION", _("Tập đoàn, doanh nghiệp")
    ASSOCIATION = "ASSOCIATION", _("Hiệp hội")
    INGO = "INGO", _("Tổ chức phi chính phủ nước ngoài")
    MISSION_IN_VN = "MISSION_IN_VN", _("Cơ quan đại diện nước ngoài tại Việt Nam")
    INDIVIDUAL = "INDIVIDUAL", _("Cá nhân")


class Sector(TextChoices):
    """Broad fields of cooperation; the edition of VSIC to be used is not settled yet."""

    ECONOMY = "ECONOMY", _("Kinh tế, thương mại, đầu tư")
    AGRICULTURE = "AGRICULTURE", _("Nông nghiệp, môi trường")
    EDUCATION = "EDUCATION", _("Giáo dục, đào tạo")
    HEALTH = "HEALTH", _("Y tế")
    SCIENCE = "SCIENCE", _("Khoa học, công nghệ, chuyển đổi số")
    CULTURE = "CULTURE", _("Văn hóa, thể thao, du lịch")
    LABOUR = "LABOUR", _("Lao động")
    INFRASTRUCTURE = "INFRASTRUCTURE", _("Hạ tầng, đô thị, giao thông")
    BORDER = "BORDER", _("Quản lý biên giới, an ninh trật tự")
    PEOPLE = "PEOPLE", _("Giao lưu hữu nghị")
    OTHER = "OTHER", _("Lĩnh vực khác")


class Tag(TextChoices):
    DEFENCE = "DEFENCE", _("Quốc phòng")
    SECURITY = "SECURITY", _("An ninh")
    BORDER = "BORDER", _("Biên giới")
    INVESTMENT = "INVESTMENT", _("Đầu tư")
    LABOUR = "LABOUR", _("Lao động")
    RELIGION = "RELIGION", _("Tôn giáo")
    DATA = "DATA", _("Dữ liệu")
    FINANCE_OBLIGATION = "FINANCE_OBLIGATION", _("Nghĩa vụ tài chính")
    SENSITIVE = "SENSITIVE", _("Nhạy cảm")


class Language(TextChoices):
    VI = "vi", _("Tiếng Việt")
    EN = "en", _("Tiếng Anh")
    ZH = "zh", _("Tiếng Trung")
    LO = "lo", _("Tiếng Lào")
    KM = "km", _("Tiếng Khmer")
    JA = "ja", _("Tiếng Nhật")
    KO = "ko", _("Tiếng Hàn")
    FR = "fr", _("Tiếng Pháp")
    RU = "ru", _("Tiếng Nga")
    DE = "de", _("Tiếng Đức")
    OTHER = "other", _("Tiếng khác")


class Procedure(TextChoices):
    NORMAL = "NORMAL", _("Thông thường")
    REDUCED = "REDUCED", _("Rút gọn")


class ReducedGround(TextChoices):
    HIGH_LEVEL_VISIT = "HIGH_LEVEL_VISIT", _("Phục vụ chuyến thăm cấp cao")
    URGENT_POLITICAL = "URGENT_POLITICAL", _("Yêu cầu chính trị, đối ngoại cấp bách")
    URGENT_RELIEF = "URGENT_RELIEF", _("Khắc phục thiên tai, dịch bệnh cấp bách")


class Addressee(TextChoices):
    """Who is asked for an opinion; what must be asked when is data (data/norms/requirements)."""

    MOFA = "MOFA", _("Bộ Ngoại giao")
    MOD = "MOD", _("Bộ Quốc phòng")
    MPS = "MPS", _("Bộ Công an")
    MOF = "MOF", _("Bộ Tài chính")
    BORDER_COMMITTEE = "BORDER_COMMITTEE", _("Ủy ban Biên giới quốc gia")
    FA_FOCAL = "FA_FOCAL", _("Cơ quan ngoại vụ của tỉnh")
    POLICE = "POLICE", _("Công an tỉnh")
    MILITARY = "MILITARY", _("Bộ Chỉ huy quân sự tỉnh")
    BORDER_GUARD = "BORDER_GUARD", _("Bộ đội Biên phòng")
    PARENT_ORG = "PARENT_ORG", _("Cơ quan trung ương của tổ chức")
    CONCERNED = "CONCERNED", _("Cơ quan liên quan khác")


class Opinion(TextChoices):
    AGREE = "AGREE", _("Đồng ý")
    AGREE_WITH_COMMENT = "AGREE_WITH_COMMENT", _("Đồng ý, có góp ý")
    DISAGREE = "DISAGREE", _("Không đồng ý")
    NO_REPLY = "NO_REPLY", _("Không trả lời")


class Handling(TextChoices):
    ACCEPT = "ACCEPT", _("Tiếp thu")
    EXPLAIN = "EXPLAIN", _("Giải trình")


class PmOpinion(TextChoices):
    CONSENT = "CONSENT", _("Đồng ý")
    REFUSE = "REFUSE", _("Không đồng ý")


class Occasion(TextChoices):
    VISIT_OUT = "VISIT_OUT", _("Đoàn ra")
    VISIT_IN = "VISIT_IN", _("Đoàn vào")
    HIGH_LEVEL = "HIGH_LEVEL", _("Chuyến thăm cấp cao")
    FORUM = "FORUM", _("Hội nghị, diễn đàn")
    ONLINE = "ONLINE", _("Trực tuyến")
    EXCHANGE = "EXCHANGE", _("Trao đổi văn bản")


class SignerCapacity(TextChoices):
    DECIDER = "DECIDER", _("Người quyết định việc ký")
    AUTHORISED = "AUTHORISED", _("Người được ủy quyền")
    HEAD = "HEAD", _("Thủ trưởng cơ quan ký")
    NAMED = "NAMED", _("Người được nêu trong văn bản đồng ý")


class Rank(IntegerChoices):
    """Levels of signers, for the rule of parity (A-R19); the rank table of the Ministry is not published."""

    COMMUNE = 1, _("Cấp xã và tương đương")
    DEPARTMENT = 2, _("Cấp sở và tương đương")
    PROVINCE = 3, _("Cấp tỉnh, bang, vùng")
    NATION = 4, _("Cấp bộ, trung ương")


class EffectMode(TextChoices):
    ON_SIGNATURE = "ON_SIGNATURE", _("Từ ngày ký")
    ON_DATE = "ON_DATE", _("Ngày ấn định")
    ON_NOTICE = "ON_NOTICE", _("Khi thông báo")
    BY_EXCHANGE = "BY_EXCHANGE", _("Trao đổi văn bản")
    UNSPECIFIED = "UNSPECIFIED", _("Không quy định")


class TermMode(TextChoices):
    FIXED = "FIXED", _("Có thời hạn")
    AUTO_RENEW = "AUTO_RENEW", _("Tự động gia hạn")
    INDEFINITE = "INDEFINITE", _("Không thời hạn")
    UNTIL_DONE = "UNTIL_DONE", _("Đến khi hoàn thành")


class EndGround(TextChoices):
    BY_TERMS = "BY_TERMS", _("Theo quy định của thỏa thuận")
    MUTUAL = "MUTUAL", _("Hai bên đồng ý")
    VIOLATES_PRINCIPLE = "VIOLATES_PRINCIPLE", _("Trái nguyên tắc của Luật")
    REPLACED = "REPLACED", _("Được thay thế")
    PARTNER_DISSOLVED = "PARTNER_DISSOLVED", _("Bên nước ngoài giải thể")


class Duty(TextChoices):
    """Duties with a due date; they are rows beside the agreement, never states."""

    REPORT_PM = "REPORT_PM", _("Báo cáo Thủ tướng Chính phủ")
    COPY_MOFA = "COPY_MOFA", _("Gửi bản sao cho Bộ Ngoại giao")
    COPY_FA_FOCAL = "COPY_FA_FOCAL", _("Gửi bản sao cho cơ quan ngoại vụ")
    EXTRACT = "EXTRACT", _("Tách cam kết để theo dõi")
    NOTIFY_MOFA = "NOTIFY_MOFA", _("Thông báo Bộ Ngoại giao về chấm dứt, rút khỏi, tạm đình chỉ")
    INHERIT = "INHERIT", _("Kế thừa, cập nhật tên gọi")


class Health(TextChoices):
    ACTIVE = "ACTIVE", _("Thực chất")
    SLOW = "SLOW", _("Chậm")
    DORMANT = "DORMANT", _("Tạm lắng")
    FRAMEWORK_ONLY = "FRAMEWORK_ONLY", _("Chỉ có khung")


class Quality(TextChoices):
    """How well an agreement entered from old files is documented."""

    A = "A", _("A: đủ hồ sơ gốc")
    B = "B", _("B: có bản sao")
    C = "C", _("C: chỉ có thông tin")
    D = "D", _("D: không còn hồ sơ")


def labels(choices: type[TextChoices], keys: list[str]) -> str:
    """Return several codes in words."""
    return ", ".join(str(choices(key).label) for key in keys)
