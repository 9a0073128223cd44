"""Words of the office: document types with their symbols, issuing bodies and their abbreviations.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục III (29 types); Quy định 399-QĐ/TW (Party types); older symbols for reading.
"""

from __future__ import annotations

from doingoai.parsing.folding import fold

# Type as it is printed in a sentence -> the symbols that stand for it; the first type of a symbol is its default.
TYPE_SYMBOLS: dict[str, tuple[str, ...]] = {
    "Hiến pháp": (),
    "Bộ luật": ("QH",),
    "Luật": ("QH",),
    "Pháp lệnh": ("PL", "UBTVQH"),
    "Lệnh": ("L",),
    "Sắc lệnh": ("SL",),
    "Nghị quyết liên tịch": ("NQLT",),
    "Nghị quyết": ("NQ", "QH", "UBTVQH"),
    "Nghị định": ("NĐ",),
    "Thông tư liên tịch": ("TTLT",),
    "Thông tư": ("TT",),
    "Thông tri": ("TT",),
    "Quyết định": ("QĐ",),
    "Quy định": ("QĐ", "QyĐ", "QĐi"),
    "Quy chế": ("QC", "QĐ"),
    "Quy hoạch": ("QHo",),
    "Chỉ thị": ("CT",),
    "Kết luận": ("KL",),
    "Thông báo": ("TB",),
    "Thông cáo": ("TC",),
    "Hướng dẫn": ("HD",),
    "Chương trình": ("CTr",),
    "Kế hoạch": ("KH",),
    "Phương án": ("PA",),
    "Đề án": ("ĐA",),
    "Dự án": ("DA",),
    "Báo cáo": ("BC",),
    "Biên bản": ("BB",),
    "Tờ trình": ("TTr", "TTR"),
    "Hợp đồng": ("HĐ",),
    "Công điện": ("CĐ",),
    "Bản ghi nhớ": ("BGN", "GN"),
    "Bản thỏa thuận": ("BTT", "TTh"),
    "Giấy ủy quyền": ("GUQ", "UQ"),
    "Giấy mời": ("GM",),
    "Giấy giới thiệu": ("GGT", "GT"),
    "Giấy nghỉ phép": ("GNP", "NP"),
    "Giấy phép": ("GP",),
    "Giấy chứng nhận": ("GCN",),
    "Giấy đăng ký": ("GĐK",),
    "Phiếu gửi": ("PG",),
    "Phiếu chuyển": ("PC",),
    "Phiếu báo": ("PB",),
    "Phiếu trình": ("PTr",),
    "Sao y": ("SY",),
    "Trích sao": ("TrS",),
    "Sao lục": ("SL",),
    "Điều lệ": ("ĐL",),
    "Chiến lược": ("CL",),
    "Đề cương": ("ĐC",),
    "Công hàm": ("CH",),
    "Công văn": ("CV",),
    "Thư công": (),
    "Văn bản": (),
}
LETTER_TYPES = frozenset({"Công văn", "Văn bản", "Công hàm", "Thư công", "Thư", "Điện"})
LAW_TYPES = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})

FOLDED_TYPES: dict[str, str] = {fold(name): name for name in TYPE_SYMBOLS} | {
    "ban thoa thuan": "Bản thỏa thuận",
    "giay uy quyen": "Giấy ủy quyền",
}

SYMBOL_TYPES: dict[str, tuple[str, ...]] = {}
for _name, _symbols in TYPE_SYMBOLS.items():
    for _symbol in _symbols:
        SYMBOL_TYPES[_symbol] = (*SYMBOL_TYPES.get(_symbol, ()), _name)
SYMBOL_TYPES["SL"] = ("Sắc lệnh", "Sao lục")

PARTY_BODIES = frozenset(
    [
        "TW", "TU", "HU", "ĐU", "ĐUK", "TƯ", "TWĐ", "VPTW", "VPTU", "BĐNTW", "BTGTW", "BTGDVTW", "BTCTW", "BNCTW",
        "UBKTTW", "BDVTW", "BKTTW", "BCĐTW", "BCSĐ", "ĐĐ", "ĐUUBND", "BTGTU", "BTGDVTU", "BTCTU", "BNCTU",
        "UBKTTU", "BDVTU", "TWĐTN", "ĐUBNG", "ĐUCP", "BCSĐCP", "VPĐU", "BTGĐU",
    ]
)  # fmt: skip
STATE_BODIES = frozenset(
    [
        "QH", "UBTVQH", "CTN", "CP", "TTg", "VPCP", "BNG", "BCA", "BQP", "BNV", "BTC", "BTP", "BTTTT", "BKHĐT",
        "BKH", "BVHTTDL", "BKHCN", "BCT", "BGDĐT", "BYT", "BXD", "BGTVT", "BNNPTNT", "BNNMT", "BTNMT", "BLĐTBXH",
        "BDTTG", "BVHTT", "TTCP", "NHNN", "UBDT", "HĐND", "UBND", "UB", "VPUBND", "VP", "SNgV", "SNV", "STC",
        "STP", "SKHĐT", "STTTT", "SVHTTDL", "SCT", "SKHCN", "SGDĐT", "SYT", "SXD", "SGTVT", "SNNPTNT", "SNNMT",
        "STNMT", "SLĐTBXH", "CAT", "CATP", "BCH", "BĐBP", "BCHBP", "CNV", "NVĐP", "LPQT", "LT", "LS", "UBNV",
        "QHQT", "NC", "KGVX", "NgV", "KTTH", "TH", "HTQT", "MTTQ", "TLĐ", "HLHPN", "HĐBT", "HĐCP", "BCĐ", "ĐSQ",
        "TLSQ",
    ]
)  # fmt: skip
OLD_BODIES = frozenset({"CP", "TTg", "HĐBT", "HĐCP", "UB", "TTG"})


def _loose(symbol: str) -> str:
    """Fold what scanners and capital titles confuse in symbols: Đ with D, Ư with U, small with capital letters."""
    return fold(symbol).upper()


def _by_loose(symbols: frozenset[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for symbol in sorted(symbols):
        key = _loose(symbol)
        found[key] = None if key in found else symbol
    return found


_BODIES = PARTY_BODIES | STATE_BODIES
_LOOSE_BODIES = _by_loose(_BODIES)
_LOOSE_TYPES = _by_loose(frozenset(SYMBOL_TYPES) - {"QH", "UBTVQH", "L", "TTR", "QĐi"})


def canonical_type_symbol(symbol: str) -> str | None:
    """Return the type symbol that `symbol` stands for ("CTR" is CTr, "QD" is QĐ), or None."""
    if symbol in SYMBOL_TYPES and symbol != "TTR":
        return symbol
    return _LOOSE_TYPES.get(_loose(symbol))


def canonical_body(symbol: str) -> str:
    """Return the issuing body or unit as it is spelt officially ("TTG" is TTg), or `symbol` when unknown."""
    if symbol in _BODIES:
        return symbol
    return _LOOSE_BODIES.get(_loose(symbol)) or symbol


def is_body(symbol: str) -> bool:
    """Tell whether the lexicon knows this issuing body or unit."""
    return canonical_body(symbol) in _BODIES


def is_party_body(symbol: str) -> bool:
    """Tell whether Party documents are numbered under this body."""
    return canonical_body(symbol.replace(".", "")) in PARTY_BODIES
