"""The rules of the check as data: id, title, basis in both forms, severity, remedy.

ERROR where the rule is confirmed, WARN where a detail of it still waits for confirmation. The figures of the
lettering are in `forms.py`; how a rule is tested is in the module named for its part of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doingoai.layout_check.report import Form, Severity

_STATE = "Nghị định 30/2020/NĐ-CP, "
_PARTY = "Hướng dẫn 36-HD/VPTW"
_PAGE, _MAIN, _ANNEX = "Phụ lục I, mục I", "Phụ lục I, mục II.", "Phụ lục I, mục III"


@dataclass(frozen=True)
class Rule:
    """One rule; `article` is its place in the decree."""

    id: str
    severity: Severity
    article: str
    title: str
    remedy: str

    def basis(self, form: Form | None) -> str:
        """Return the document and article on which the rule rests in this form."""
        return f"{_PARTY} và Quy định 399-QĐ/TW" if form == "PARTY" else _STATE + self.article


_TABLE: tuple[tuple[str, Severity, str, str, str], ...] = (
    ("TT-THE-THUC", "ERROR", "Điều 8", "Văn bản có các thành phần thể thức chính",
     "Trình bày lại theo mẫu của loại văn bản, có đủ các thành phần thể thức."),
    ("TT-TRON", "ERROR", "Điều 8", "Không trộn thể thức của Đảng và của Nhà nước",
     "Chỉ dùng một thể thức: của cơ quan Nhà nước hoặc của cơ quan Đảng."),
    ("TT-GIAY", "ERROR", f"{_PAGE}.1", "Khổ giấy A4",
     "Đặt khổ giấy A4 (210 × 297 mm) trong phần thiết lập trang."),
    ("TT-HUONG", "ERROR", f"{_PAGE}.2", "Trình bày theo chiều dài khổ giấy",
     "Đặt trang dọc; chỉ xoay ngang trang có bảng, biểu."),
    ("TT-LE-TREN", "ERROR", f"{_PAGE}.3", "Lề trên",
     "Đặt lại lề trên trong phần thiết lập trang."),
    ("TT-LE-DUOI", "ERROR", f"{_PAGE}.3", "Lề dưới",
     "Đặt lại lề dưới trong phần thiết lập trang."),
    ("TT-LE-TRAI", "ERROR", f"{_PAGE}.3", "Lề trái",
     "Đặt lại lề trái trong phần thiết lập trang."),
    ("TT-LE-PHAI", "ERROR", f"{_PAGE}.3", "Lề phải",
     "Đặt lại lề phải trong phần thiết lập trang."),
    ("TT-PHONG", "ERROR", f"{_PAGE}.4", "Phông chữ Times New Roman",
     "Chọn chữ rồi đổi sang phông Times New Roman."),
    ("TT-MAU", "ERROR", f"{_PAGE}.4", "Chữ màu đen",
     "Đổi màu chữ về đen (Automatic) và bỏ tô nền."),
    ("TT-UNICODE", "ERROR", f"{_PAGE}.4", "Chữ Việt dựng sẵn theo TCVN 6909:2001",
     "Chuyển văn bản sang Unicode dựng sẵn (NFC) bằng công cụ của bộ gõ."),
    ("TT-BANG-MA", "ERROR", f"{_PAGE}.4", "Bảng mã Unicode",
     "Chuyển mã văn bản từ TCVN3 hoặc VNI sang Unicode rồi đổi phông."),
    ("TT-SO-TRANG", "ERROR", f"{_PAGE}.7", "Đánh số trang",
     "Chèn số trang vào phần lề trên, canh giữa, bỏ hiển thị ở trang đầu."),
    ("TT-SO-TRANG-DAU", "ERROR", f"{_PAGE}.7", "Không hiển thị số trang thứ nhất",
     "Bật “Different First Page” và để trống đầu trang của trang thứ nhất."),
    ("TT-SO-TRANG-VI-TRI", "ERROR", f"{_PAGE}.7", "Số trang canh giữa trong lề trên",
     "Chuyển số trang lên đầu trang (Header) và canh giữa."),
    ("TT-SO-TRANG-CHU", "ERROR", f"{_PAGE}.7", "Chữ của số trang",
     "Đặt số trang bằng chữ số Ả Rập, cỡ 13 hoặc 14, kiểu đứng, bắt đầu từ 1."),
    ("TT-QUOC-HIEU", "ERROR", f"{_MAIN}1", "Có Quốc hiệu (văn bản Đảng: tiêu đề)",
     "Thêm dòng này ở trên cùng, bên phải trang đầu."),
    ("TT-QUOC-HIEU-CHU", "ERROR", f"{_MAIN}1", "Chữ của Quốc hiệu (văn bản Đảng: tiêu đề)",
     "Đặt lại cỡ chữ, kiểu chữ của dòng này."),
    ("TT-QUOC-HIEU-CHO", "ERROR", f"{_MAIN}1", "Quốc hiệu ở bên phải trang đầu",
     "Đặt Quốc hiệu, Tiêu ngữ ở ô bên phải, tên cơ quan ở ô bên trái."),
    ("TT-TIEU-NGU", "ERROR", f"{_MAIN}1", "Có Tiêu ngữ",
     "Thêm dòng “Độc lập - Tự do - Hạnh phúc” dưới Quốc hiệu."),
    ("TT-TIEU-NGU-VIET", "ERROR", f"{_MAIN}1", "Cách viết Tiêu ngữ",
     "Viết “Độc lập - Tự do - Hạnh phúc”, gạch nối có cách chữ."),
    ("TT-TIEU-NGU-CHU", "ERROR", f"{_MAIN}1", "Chữ của Tiêu ngữ",
     "Đặt Tiêu ngữ chữ thường, cỡ 13 hoặc 14, đứng, đậm."),
    ("TT-TIEU-NGU-KE", "ERROR", f"{_MAIN}1", "Đường kẻ dưới Tiêu ngữ (văn bản Đảng: dưới tiêu đề)",
     "Kẻ một đường liền nét bằng lệnh kẻ, dài bằng dòng chữ; không dùng gạch chân hay dấu gạch."),
    ("TT-TIEU-NGU-KE-DAI", "WARN", f"{_MAIN}1", "Độ dài đường kẻ dưới Tiêu ngữ",
     "Chỉnh đường kẻ dài bằng dòng chữ phía trên."),
    ("TT-CHU-QUAN-CHU", "ERROR", f"{_MAIN}2", "Chữ của tên cơ quan chủ quản",
     "Đặt tên cơ quan chủ quản chữ in hoa, đứng, không đậm."),
    ("TT-CO-QUAN", "ERROR", f"{_MAIN}2", "Có tên cơ quan ban hành",
     "Thêm tên cơ quan ban hành ở trên cùng, bên trái trang đầu."),
    ("TT-CO-QUAN-CHU", "ERROR", f"{_MAIN}2", "Chữ của tên cơ quan ban hành",
     "Đặt tên cơ quan ban hành chữ in hoa, đứng, đậm."),
    ("TT-CO-QUAN-KE", "ERROR", f"{_MAIN}2", "Đường kẻ dưới tên cơ quan (văn bản Đảng: dấu *)",
     "Kẻ một đường liền nét dưới tên cơ quan; văn bản Đảng đặt dấu * canh giữa."),
    ("TT-CO-QUAN-KE-DAI", "WARN", f"{_MAIN}2", "Độ dài đường kẻ dưới tên cơ quan",
     "Chỉnh đường kẻ dài từ 1/3 đến 1/2 dòng chữ, canh giữa."),
    ("TT-SO", "ERROR", f"{_MAIN}3", "Có số, ký hiệu",
     "Thêm dòng số, ký hiệu dưới tên cơ quan."),
    ("TT-SO-HAI-CHAM", "ERROR", f"{_MAIN}3", "Dấu hai chấm sau “Số”",
     "Văn bản Nhà nước ghi “Số:”; văn bản Đảng ghi “Số” không có dấu hai chấm."),
    ("TT-SO-KHONG", "ERROR", f"{_MAIN}3", "Số nhỏ hơn 10 có số 0 phía trước",
     "Thêm số 0 trước số nhỏ hơn 10, ví dụ 05."),
    ("TT-SO-DANG", "ERROR", f"{_MAIN}3", "Dạng của số, ký hiệu",
     "Viết số và ký hiệu đúng mẫu, không cách chữ: Nhà nước 05/KH-UBND, Đảng 05-KH/TU."),
    ("TT-SO-CHU", "ERROR", f"{_MAIN}3", "Chữ của “Số”",
     "Đặt dòng số, ký hiệu cỡ 13 (Đảng: 14), đứng, không đậm."),
    ("TT-KY-HIEU-LOAI", "ERROR", "Phụ lục III", "Chữ viết tắt tên loại có trong bảng",
     "Dùng chữ viết tắt của bảng tên loại; công văn không có chữ viết tắt tên loại."),
    ("TT-KY-HIEU-KHOP", "ERROR", "Phụ lục III", "Ký hiệu khớp với tên loại",
     "Sửa ký hiệu theo tên loại, hoặc sửa tên loại theo ký hiệu."),
    ("TT-KY-HIEU-CU", "WARN", "Điều 8", "Cơ quan trong ký hiệu còn hoạt động",
     "Thay bằng chữ viết tắt của cơ quan tiếp nhận nhiệm vụ."),
    ("TT-NGAY", "ERROR", f"{_MAIN}4", "Có địa danh và thời gian ban hành",
     "Thêm dòng “Địa danh, ngày … tháng … năm …” dưới Tiêu ngữ."),
    ("TT-NGAY-DANG", "ERROR", f"{_MAIN}4", "Dạng của địa danh và thời gian",
     "Viết “Sông Lam, ngày 05 tháng 3 năm 2026”: dấu phẩy sau địa danh, không có dấu ở cuối."),
    ("TT-NGAY-KHONG", "ERROR", f"{_MAIN}4", "Số 0 trước ngày dưới 10 và tháng 1, 2",
     "Thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2; các tháng khác không thêm."),
    ("TT-NGAY-LICH", "ERROR", f"{_MAIN}4", "Ngày có trong lịch",
     "Sửa lại ngày, tháng, năm."),
    ("TT-NGAY-CHU", "ERROR", f"{_MAIN}4", "Chữ của địa danh và thời gian",
     "Đặt dòng này chữ thường, nghiêng, không đậm, đúng cỡ."),
    ("TT-TEN-LOAI", "ERROR", f"{_MAIN}5", "Có tên loại văn bản",
     "Thêm tên loại bằng chữ in hoa, canh giữa, trên trích yếu."),
    ("TT-TEN-LOAI-CHU", "WARN", f"{_MAIN}5", "Chữ của tên loại",
     "Đặt tên loại chữ in hoa, đứng, đậm, canh giữa, đúng cỡ."),
    ("TT-TRICH-YEU", "ERROR", f"{_MAIN}5", "Có trích yếu nội dung",
     "Thêm trích yếu dưới tên loại (công văn: “V/v …” dưới số, ký hiệu)."),
    ("TT-TRICH-YEU-CHU", "WARN", f"{_MAIN}5", "Chữ của trích yếu",
     "Đặt trích yếu chữ thường, đứng, đậm, canh giữa, đúng cỡ."),
    ("TT-TRICH-YEU-KE", "WARN", f"{_MAIN}5", "Đường kẻ dưới trích yếu",
     "Kẻ một đường liền nét dài 1/3 đến 1/2 dòng chữ dưới trích yếu."),
    ("TT-VV-THUA", "ERROR", f"{_MAIN}5", "“V/v” chỉ dùng ở công văn",
     "Bỏ “V/v”; văn bản có tên loại ghi trích yếu dưới tên loại."),
    ("TT-VV-CHU", "WARN", f"{_MAIN}5", "Chữ của trích yếu công văn",
     "Đặt “V/v …” chữ thường, đứng, không đậm, cỡ 12 hoặc 13 (Đảng: 12, nghiêng)."),
    ("TT-KINH-GUI", "ERROR", f"{_MAIN}9", "Công văn có “Kính gửi”",
     "Thêm dòng “Kính gửi: …” trước nội dung."),
    ("TT-KINH-GUI-CAU", "ERROR", f"{_MAIN}9", "Dấu câu của “Kính gửi”",
     "Ghi “Kính gửi:”; nhiều nơi thì mỗi nơi một dòng “- …;”, dòng cuối kết thúc bằng dấu chấm."),
    ("TT-KINH-GUI-CHU", "WARN", f"{_MAIN}9", "Chữ của “Kính gửi”",
     "Đặt phần này chữ thường, đúng cỡ và kiểu chữ."),
    ("TT-CAN-CU-CHU", "WARN", f"{_MAIN}6", "Chữ của căn cứ ban hành",
     "Đặt các dòng căn cứ chữ nghiêng, đúng cỡ."),
    ("TT-CAN-CU-CAU", "ERROR", f"{_MAIN}6", "Dấu câu của căn cứ ban hành",
     "Kết thúc mỗi căn cứ bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm."),
    ("TT-QUYET-DINH", "ERROR", f"{_MAIN}6", "Dòng “QUYẾT ĐỊNH:” hoặc “QUYẾT NGHỊ:”",
     "Đặt dòng này chữ in hoa, đậm, canh giữa, có dấu hai chấm, sau phần căn cứ."),
    ("TT-NOI-DUNG-CO", "ERROR", f"{_MAIN}6", "Cỡ chữ của nội dung",
     "Đặt nội dung cỡ chữ 13 hoặc 14 (Đảng: 14 hoặc 15)."),
    ("TT-NOI-DUNG-KIEU", "ERROR", f"{_MAIN}6", "Nội dung chữ đứng",
     "Bỏ đậm, nghiêng, gạch chân ở lời văn của nội dung."),
    ("TT-NOI-DUNG-DONG", "ERROR", f"{_MAIN}6", "Giãn dòng của nội dung",
     "Đặt giãn dòng từ 1 đến 1,5 dòng."),
    ("TT-NOI-DUNG-DOAN", "ERROR", f"{_MAIN}6", "Khoảng cách giữa các đoạn",
     "Đặt khoảng cách giữa các đoạn từ 6 pt trở lên."),
    ("TT-NOI-DUNG-LUI", "ERROR", f"{_MAIN}6", "Chữ đầu dòng lùi vào",
     "Đặt dòng đầu đoạn lùi vào 1 cm hoặc 1,27 cm."),
    ("TT-NOI-DUNG-DEU", "WARN", f"{_MAIN}6", "Canh đều hai lề",
     "Canh đều cả hai lề cho các đoạn văn."),
    ("TT-DE-MUC", "WARN", f"{_MAIN}6", "Chữ của phần, chương, mục, điều",
     "Đặt đề mục La Mã in hoa đậm; chữ “Điều n.” đậm; đúng cỡ chữ của nội dung."),
    ("TT-KET-THUC", "ERROR", f"{_MAIN}6", "Dấu kết thúc “./.”",
     "Kết thúc nội dung bằng dấu “./.”."),
    ("TT-KY", "ERROR", f"{_MAIN}7", "Có quyền hạn, chức vụ người ký",
     "Thêm quyền hạn, chức vụ của người ký ở bên phải, dưới nội dung."),
    ("TT-KY-CHU", "WARN", f"{_MAIN}7", "Chữ của quyền hạn, chức vụ",
     "Đặt quyền hạn, chức vụ chữ in hoa, đứng, đậm, đúng cỡ."),
    ("TT-KY-DANG", "ERROR", "Điều 13", "Cách ghi quyền hạn ký",
     "Văn bản Nhà nước ghi TM., KT., TL., TUQ., Q.; văn bản Đảng ghi T/M, K/T, T/L."),
    ("TT-KY-KT", "ERROR", "Điều 13", "KT. đi với chức vụ cấp phó",
     "Dưới dòng “KT. (chức vụ cấp trưởng)” ghi chức vụ cấp phó của người ký."),
    ("TT-KY-PHO", "WARN", "Điều 13", "Cấp phó ký thay ghi KT.",
     "Thêm dòng “KT. (chức vụ cấp trưởng)” trên chức vụ cấp phó."),
    ("TT-KY-TL", "WARN", "Điều 13", "TL., TUQ. đi với chức vụ người ký",
     "Dưới dòng TL. hoặc TUQ. ghi chức vụ của người ký."),
    ("TT-KY-TEN", "ERROR", f"{_MAIN}7", "Có họ tên người ký",
     "Ghi họ và tên người ký dưới chỗ ký."),
    ("TT-KY-TEN-CHU", "WARN", f"{_MAIN}7", "Chữ của họ tên người ký",
     "Đặt họ tên chữ thường, đứng, đậm, đúng cỡ."),
    ("TT-KY-HOC-VI", "WARN", f"{_MAIN}7", "Không ghi học hàm, học vị trước họ tên",
     "Bỏ học hàm, học vị trước họ tên người ký."),
    ("TT-NOI-NHAN", "ERROR", f"{_MAIN}9", "Có “Nơi nhận”",
     "Thêm “Nơi nhận:” ở bên trái, ngang quyền hạn, chức vụ người ký."),
    ("TT-NOI-NHAN-CHU", "WARN", f"{_MAIN}9", "Chữ của “Nơi nhận”",
     "Đặt chữ “Nơi nhận:” cỡ 12, nghiêng, đậm (Đảng: 14, gạch chân)."),
    ("TT-NOI-NHAN-MUC", "WARN", f"{_MAIN}9", "Chữ của các dòng nơi nhận",
     "Đặt các dòng nơi nhận cỡ 11 (Đảng: 12), đứng, không đậm."),
    ("TT-NOI-NHAN-CAU", "ERROR", f"{_MAIN}9", "Dấu câu của “Nơi nhận”",
     "Mỗi nơi nhận một dòng, mở bằng “- ”, kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm."),
    ("TT-NOI-NHAN-LUU", "ERROR", f"{_MAIN}9", "Dòng “Lưu: VT, …”",
     "Thêm dòng cuối “- Lưu: VT, đơn vị soạn thảo.”."),
    ("TT-PHU-LUC-DONG", "ERROR", f"{_ANNEX}", "Dòng “(Kèm theo …)” của phụ lục",
     "Thêm dòng “(Kèm theo … số … ngày … của …)” dưới tên phụ lục."),
    ("TT-PHU-LUC-SO", "WARN", f"{_ANNEX}", "Số thứ tự của phụ lục",
     "Từ hai phụ lục trở lên đánh số La Mã: Phụ lục I, Phụ lục II."),
    ("TT-PHU-LUC-CHU", "WARN", f"{_ANNEX}", "Chữ của phụ lục",
     "Đặt chữ “Phụ lục” cỡ 14, đứng, đậm, canh giữa."),
    ("TT-BANG-DAU", "WARN", f"{_PAGE}.2", "Tiêu đề cột lặp lại ở trang sau",
     "Chọn hàng tiêu đề của bảng rồi bật “Repeat as header row”."),
)  # fmt: skip

RULES: dict[str, Rule] = {row[0]: Rule(*row) for row in _TABLE}


def all_rules() -> Iterator[Rule]:
    """Yield every rule in the order of a document's parts."""
    return iter(RULES.values())
