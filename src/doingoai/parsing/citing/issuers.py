"""Names of issuing bodies in running text and in letterheads: where they end, and their full form.

Basis for abbreviations: usual office practice. A post-holder stands for his body ("Giám đốc Sở X" is Sở X).
"""

from __future__ import annotations

import re

from doingoai.parsing.folding import Copy, fold

_HEADS = (
    "uy ban|ubnd|hoi dong|hdnd|bo|ban|so|thu tuong|pho thu tuong|chinh phu|quoc hoi|ubtvqh|chu tich|pho chu tich|"
    "bo truong|thu truong|giam doc|pho giam doc|chanh|pho chanh|cuc|vu|tong cuc|tong bi thu|van phong|vpcp|tinh uy|"
    "thanh uy|huyen uy|dang uy|dang bo|thuong truc|thuong vu|btv|bch|bct|bbt|bng|trung uong|lien hiep|hoi|mat tran|"
    "cong an|vien|"
    "hoc vien|trung tam|truong|toa an|kiem toan|thanh tra|co quan|doan|ngan hang|bao hiem|dai su quan|tong lanh su|"
    "lien doan|tong lien doan|phong|chi cuc|dang doan|truong ban|tong giam doc|cuc truong|vu truong|ttg|ubtwmttqvn"
)
_HEAD = re.compile(rf"(?:{_HEADS})\b")
_OF = re.compile(r" ?,? ?(?:cua|do) ")
# Names of ministries and departments hold commas, hyphens and "về"; anything else of the kind ends the name.
_STOP = re.compile(
    r"[;:()\[\]\"“”|\n]|\.(?=\s|$)|/(?! ?\w{2})| \d"
    r"|,(?! (?:Thể thao|Thương binh|Thông tin|Gia đình|Khoa học và Thông tin|Hạ tầng)\b)"
    r"| -(?= )(?! (?:Thương binh|Xã hội|Nội vụ|Kế hoạch|Ngân sách)\b)"
    r"| về\b(?! người Việt Nam ở nước ngoài| nhân quyền)"
    r"| (?:ban hành|hướng dẫn|quy định|phê duyệt|thực hiện|triển khai|đề nghị|thông qua|cho|tại|đã|được|là|nhằm|để|"
    r"đề ra|trong|"
    r"v/v|thông báo|yêu cầu|sửa đổi|thay thế|bãi bỏ|khóa|khoá|nhiệm kỳ|kỳ họp|ngày|năm|gửi|hoặc|theo|cùng|với|thì|"
    r"ký|nêu|"
    r"nói|dẫn|trên|công bố|kèm|tiếp|chỉ đạo|trình|báo cáo|xin|bổ sung|điều chỉnh|đồng ý|chấp thuận|số|này|mới|gồm|"
    r"bao gồm|có|khi|sẽ|phải|không|từ|đến|ra|quyết định|nghị quyết|công văn|kết luận|chỉ thị|tờ trình|các|những|một|"
    r"căn cứ|gắn|bằng|đưa|trước|sau|hiện|đang|vẫn|tổng kết|sơ kết|xây dựng|tổ chức|quản lý|tăng cường|thỏa thuận|"
    r"liên quan|lần thứ|lấy|giai đoạn|quán triệt|nhất là|bảo đảm|đảm bảo|tiến hành|qua|như|nhưng|do|thuộc)(?=\W|\d|$)"
)
_AND = re.compile(r" và ")
_TYPE_FOLLOWS = re.compile(
    r"(?:(?:luat|bo luat|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|quy dinh|quy che|ket luan|thong bao|cong van|"
    r"huong dan|bao cao|to trinh|cong dien|van ban|chuong trinh hanh dong|phap lenh|cac|y kien|tinh hinh|yeu cau)\b"
    r"|(?:ke hoach|chuong trinh|de an|du an|phuong an) (?:so|\d)|so )"
)
_LONGEST = 110
_CAPITALS_SEEN = 12
_POST = re.compile(
    r"(?:(?:dong chi )?(?:pho )?(?:chu tich(?! nuoc| ho chi minh)|tong giam doc|giam doc|bo truong|thu truong|"
    r"tong cuc truong|cuc truong|"
    rf"vu truong|chu nhiem|tong thanh tra|chanh|vien truong)(?: va | - )?)+ (?=(?:{_HEADS})\b)"
)
_CHIEF = re.compile(r"(?:pho )?truong (?=ban\b|phong\b|doan\b)")
_EXPANSIONS = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bUBTVQH\b"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"\bVPCP\b"), "Văn phòng Chính phủ"),
    (re.compile(r"\bTTg\b"), "Thủ tướng Chính phủ"),
    (re.compile(r"\bBTV\b"), "Ban Thường vụ"),
    (re.compile(r"\bBCH\b"), "Ban Chấp hành"),
    (re.compile(r"\bBCT\b"), "Bộ Chính trị"),
    (re.compile(r"\bBBT\b"), "Ban Bí thư"),
    (re.compile(r"\bBNG\b"), "Bộ Ngoại giao"),
    (re.compile(r"\b(?:TW|T\.Ư|TƯ|T\.W)(?!\w)"), "Trung ương"),
    (re.compile(r"^Uỷ\b"), "Ủy"),
    (re.compile(r"\bUỷ ban\b"), "Ủy ban"),
    (re.compile(r"\b(Tỉnh|Thành|Đảng|Huyện|tỉnh|thành|đảng|huyện) uỷ\b"), r"\1 ủy"),
)


def issuer_after(copy: Copy, place: int) -> tuple[str, int] | None:
    """Return the issuer introduced by "của" or "do" at `place`, and where it ends."""
    lead = _OF.match(copy.folded, place)
    return read_issuer(copy, lead.end()) if lead else None


def read_issuer(copy: Copy, start: int) -> tuple[str, int] | None:
    """Return the body whose name begins at `start`, and where the name ends; None when it is no known kind of body."""
    if not _HEAD.match(copy.folded, start):
        return None
    end = _end_of_name(copy, start)
    name = copy.text[start:end].rstrip(" ,").removesuffix(" và")
    return (full_name(name), start + len(name)) if name else None


def _end_of_name(copy: Copy, start: int) -> int:
    window = copy.text[start : start + _LONGEST]
    capitals = window[:_CAPITALS_SEEN].isupper()
    if capitals and len(window.lower()) == len(window):
        window = window.lower()
    stop = _STOP.search(window)
    end = stop.start() if stop else len(window)
    for conjunction in _AND.finditer(window, 0, end):
        follower = window[conjunction.end() : conjunction.end() + 1]
        # "Sở Kế hoạch và Đầu tư" goes on, "của Bộ Chính trị và Chỉ thị số 5" does not.
        if not (follower.isupper() or capitals) or _TYPE_FOLLOWS.match(copy.folded, start + conjunction.end()):
            return start + conjunction.start()
    return start + end


def full_name(name: str) -> str:
    """Return the body in full: abbreviations spelt out, post-holders replaced by their body, capitals lowered."""
    name = " ".join(name.split()).replace("UỶ", "ỦY")
    if name.isupper() and len(name) > 6 and " " in name:
        name = lower_capitals(name)
    for pattern, full in _EXPANSIONS:
        name = pattern.sub(full, name)
    folded = fold(name)
    post = _POST.match(folded) or _CHIEF.match(folded)
    return name[post.end() :] if post else name


_PROPER_AFTER = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "phố", "thị"])
_PHRASES = (
    "Ủy ban Thường vụ", "Ủy ban", "Hội đồng", "Bộ Chính trị", "Bộ Ngoại giao", "Ban Bí thư", "Ban Thường vụ",
    "Ban Chấp hành", "Trung ương", "Chính phủ", "Quốc hội", "Thủ tướng", "Văn phòng", "Tỉnh ủy", "Thành ủy", "Đảng ủy",
    "Đảng bộ", "Ngoại vụ", "Ngoại giao", "Nội vụ", "Đầu tư", "Môi trường", "Công nghệ", "Đào tạo", "Du lịch",
    "Thể thao", "Truyền thông", "Xã hội", "Thương binh", "Phát triển", "Đối ngoại", "Tuyên giáo", "Dân vận",
    "Tổ chức", "Kế hoạch", "Tài chính", "Tư pháp", "Công Thương", "Công an", "Quốc phòng", "Văn hóa", "Giáo dục",
    "Khoa học", "Nông nghiệp", "Tài nguyên", "Y tế", "Xây dựng", "Giao thông", "Lao động", "Thông tin", "Lãnh sự",
    "Lễ tân", "Việt Nam", "Mặt trận", "Tổ quốc", "Liên hiệp", "Hữu nghị", "Phòng", "Sở", "Cục", "Vụ", "Ban", "Bộ",
    "Nhà nước", "Chỉ đạo", "Nội chính", "Kiểm tra", "Đại biểu", "Đại hội", "Chỉ huy", "Biên phòng", "Dân tộc",
    "Tôn giáo",
)  # fmt: skip
_SPELT = {phrase.lower(): phrase for phrase in _PHRASES}
_CAPITAL = re.compile(r"\b(" + "|".join(sorted(_SPELT, key=len, reverse=True)) + r")\b")


def lower_capitals(name: str) -> str:
    """Return a name printed in capitals as it stands in a sentence: "SỞ NGOẠI VỤ" is Sở Ngoại vụ."""
    words = name.lower().split(" ")
    proper = False
    for index, word in enumerate(words):
        if proper and word not in ("và", "-", "ủy", "đoàn"):
            words[index] = word.capitalize()
        after_seat = word == "ủy" and index > 0 and words[index - 1] != "ban"
        proper = proper or word in _PROPER_AFTER or after_seat
    lowered = _CAPITAL.sub(lambda match: _SPELT[match.group()], " ".join(words))
    return _abbreviations(name, lowered[:1].upper() + lowered[1:])


def _abbreviations(printed: str, lowered: str) -> str:
    """Keep known abbreviations of a capital line in capitals: "UBND TỈNH" is UBND tỉnh."""
    known = {"UBND", "HĐND", "TW", "BCH", "BTV", "BCĐ", "TP.", "UBMTTQ", "MTTQ"}
    pairs = zip(printed.split(" "), lowered.split(" "), strict=True)
    return " ".join(big if big in known else small for big, small in pairs)
