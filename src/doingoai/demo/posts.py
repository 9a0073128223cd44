"""The posts of the demo nation as tables: who sits where, how far he or she sees. No account is made here."""

from __future__ import annotations

from dataclasses import dataclass

from doingoai.organisations.roles import Access, Role, Scope


@dataclass(frozen=True)
class Chair:
    """One post: login name, role, key of the body in the framework, title, scope, clearance."""

    login: str
    role: Role
    body: str
    title: str
    scope: Scope = Scope.PROVINCE
    clearance: Access = Access.RESTRICTED


# Bodies that the framework does not have: key, kind, name in a province, symbol, key of the body above.
EXTRA_BODIES = (
    ("HDND", "organisation", "Hội đồng nhân dân {place}", "HĐND", ""),
    ("BDBP", "department", "Ban Chỉ huy Bộ đội Biên phòng {place}", "BĐBP", ""),
    ("TTT", "department", "Thanh tra {place}", "TTr", "UBND"),
    ("XA", "commune", "Ủy ban nhân dân {commune}", "UBND", "UBND"),
)
COMMUNES = {"48": "phường Hải Châu", "24": "phường Kinh Bắc", "22": "phường Hạ Long"}

OF_OFFICE = (
    Chair("ngoai-vu", Role.FA_OFFICER, "NGV", "Chuyên viên phòng Hợp tác quốc tế"),
    Chair("lanh-dao-ngoai-vu", Role.FA_HEAD, "NGV", "Giám đốc Sở Ngoại vụ", clearance=Access.PERSONAL),
    Chair("chu-tich", Role.UBND_CHAIR, "UBND", "Chủ tịch Ủy ban nhân dân", clearance=Access.PERSONAL),
    Chair("thuong-truc", Role.TTTU, "TU", "Phó Bí thư Thường trực", clearance=Access.PERSONAL),
)
OF_PROVINCE = (
    *OF_OFFICE,
    Chair("ngoai-vu-2", Role.FA_OFFICER, "NGV", "Chuyên viên phòng Lãnh sự, Lễ tân", clearance=Access.PERSONAL),
    Chair("pho-ngoai-vu", Role.FA_HEAD, "NGV", "Phó Giám đốc Sở Ngoại vụ"),
    Chair("van-phong-ubnd", Role.UBND_OFFICE, "VPUB", "Chuyên viên khối Nội chính"),
    Chair("chu-tich-hdnd", Role.COUNCIL_CHAIR, "HDND", "Chủ tịch Hội đồng nhân dân"),
    Chair("van-phong-tinh-uy", Role.PARTY_OFFICE, "VPTU", "Phó Chánh Văn phòng"),
    Chair("chanh-van-phong-tinh-uy", Role.REQUESTER_HEAD, "VPTU", "Chánh Văn phòng"),
    Chair("ban-thuong-vu", Role.BTV, "TU", "Ủy viên Ban Thường vụ"),
    Chair("bi-thu", Role.SECRETARY, "TU", "Bí thư"),
    Chair("cong-an", Role.POLICE, "CA", "Phó Trưởng phòng Quản lý xuất nhập cảnh", Scope.BODY),
    Chair("bien-phong", Role.BORDER, "BDBP", "Trợ lý đối ngoại biên phòng", Scope.BODY),
    Chair("tai-chinh", Role.FINANCE, "STC", "Chuyên viên phòng Ngân sách", Scope.BODY),
    Chair("phuong", Role.COMMUNE, "XA", "Phó Chủ tịch Ủy ban nhân dân", Scope.BODY, Access.INTERNAL),
    Chair("chu-tich-phuong", Role.REQUESTER_HEAD, "XA", "Chủ tịch Ủy ban nhân dân", Scope.BODY),
    Chair("so-cong-thuong", Role.REQUESTER, "SCT", "Chuyên viên phòng Xúc tiến thương mại", Scope.BODY),
    Chair("giam-doc-so-cong-thuong", Role.REQUESTER_HEAD, "SCT", "Giám đốc Sở Công Thương", Scope.BODY),
    Chair("so-van-hoa", Role.REQUESTER, "SVHTTDL", "Chuyên viên phòng Quản lý du lịch", Scope.BODY),
    Chair("giam-doc-so-van-hoa", Role.REQUESTER_HEAD, "SVHTTDL", "Giám đốc Sở", Scope.BODY),
    Chair("so-khoa-hoc", Role.REQUESTER, "SKHCN", "Chuyên viên phòng Kế hoạch, hợp tác", Scope.BODY),
    Chair("giam-doc-so-khoa-hoc", Role.REQUESTER_HEAD, "SKHCN", "Giám đốc Sở", Scope.BODY),
    Chair("kiem-tra", Role.AUDITOR, "TTT", "Thanh tra viên chính", clearance=Access.PERSONAL),
    Chair("quan-tri", Role.RULE_ADMIN, "NGV", "Quản trị quy tắc, quy chế", clearance=Access.INTERNAL),
)
OF_CENTRE = (
    Chair("cuc-ngoai-vu", Role.MOFA_LOCAL, "CNV", "Chuyên viên phòng Địa phương", Scope.NATION),
    Chair("cuc-ngoai-vu-2", Role.MOFA_LOCAL, "CNV", "Chuyên viên phòng Tổng hợp", Scope.NATION),
    Chair("lanh-dao-cuc", Role.MOFA_HEAD, "CNV", "Cục trưởng", Scope.NATION),
    Chair("trung-uong", Role.CENTRAL, "VPCP", "Chuyên viên Vụ Quan hệ quốc tế", Scope.NATION),
)
OF_MISSIONS = (
    Chair("dai-su-quan", Role.MISSION, "EMB-JP", "Bí thư thứ nhất, phụ trách hợp tác địa phương", Scope.BODY),
    Chair("dai-su-quan-2", Role.MISSION, "EMB-LA", "Bí thư thứ hai, phụ trách hợp tác địa phương", Scope.BODY),
)
# Posts that a province's people held before the merger, under the same keys; the others are as they are now.
ALSO_BEFORE = tuple(chair for chair in OF_PROVINCE if chair.body not in {key for key, *_names in EXTRA_BODIES})
