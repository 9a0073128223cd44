"""Legacy Vietnamese text: fonts TCVN3 (ABC) and VNI whose letters were stored as other Latin-1 letters.

`decode_legacy` works on text, `decode_bytes` on the bytes of a plain text file. The tables are those of the
fonts `.Vn*` and `VNI-*`; text whose accented letters were dropped altogether cannot be restored here.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_TCVN3_FROM = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
)  # fmt: skip
_TCVN3_TO = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
)  # fmt: skip
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot: the order of the rows below
_VNI_ROWS = (
    ("aeouy", "øùûõï", ""),
    ("aeo", "àáåãä", "\u0302"),
    ("a", "èéúüë", "\u0306"),
)
_VNI_SINGLE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for letters, marks, hat in _VNI_ROWS:
        for letter in letters:
            table |= {letter + mark: letter + hat + tone for mark, tone in zip(marks, _TONES, strict=True)}
    table |= {letter + "â": letter + "\u0302" for letter in "aeo"} | {"aê": "ă"}
    for horned, letter in (("ô", "ơ"), ("ö", "ư")):
        table |= {horned + mark: letter + tone for mark, tone in zip("øùûõï", _TONES, strict=True)}
    table = {key: unicodedata.normalize("NFC", value) for key, value in table.items()}
    upper = {key.upper(): value.upper() for key, value in table.items()}
    mixed = {key[0].upper() + key[1:]: value.upper() for key, value in table.items() if len(key) == 2}
    return table | upper | mixed


_VNI = _vni_table()
_VNI_PAIR = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_PRECOMPOSED = re.compile("[\u1ea0-\u1ef9]")
_LEGACY_LETTER = re.compile(f"[{re.escape(_TCVN3_FROM)}{''.join(sorted({mark for key in _VNI for mark in key[1:]}))}]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    [
        "và", "của", "các", "công", "tác", "đối", "ngoại", "địa", "phương", "tỉnh", "thành", "phố", "nhân", "dân",
        "ủy", "uỷ", "ban", "quyết", "định", "nghị", "chỉ", "thị", "kế", "hoạch", "văn", "bản", "số", "ngày",
        "tháng", "năm", "về", "việc", "thực", "hiện", "triển", "khai", "báo", "cáo", "kết", "quả", "cơ", "quan",
        "đơn", "vị", "hội", "đồng", "chính", "phủ", "bộ", "trưởng", "giám", "đốc", "sở", "vụ", "được", "những",
        "với", "trong", "cho", "có", "không", "theo", "căn", "cứ", "để", "đề", "đến", "tại", "này", "khi", "người",
        "nước", "việt", "quốc", "tế", "hợp", "hoạt", "động", "kinh", "phát", "triển", "đảng", "thông", "tư", "quy",
        "chế", "kính", "gửi", "nơi", "nhận", "điều", "khoản", "phòng", "tờ", "trình", "kết", "luận", "hướng",
        "dẫn", "chương", "dự", "án", "biên", "giới", "lãnh", "sự", "văn", "hóa", "hoá", "đầu", "tư", "xã", "tổ",
        "chức", "cán", "bộ", "chủ", "tịch", "phó", "độc", "lập", "tự", "do", "hạnh", "phúc", "cộng", "hòa", "hoà",
        "nghĩa", "thứ", "nhất", "một", "số", "tăng", "cường", "nâng", "cao", "hiệu", "quả",
    ]
)  # fmt: skip
_SAMPLE = 40_000
_MOST_PRECOMPOSED = 0.01
_MIN_SHARE = 0.05  # share of legacy letters among letters from which text is suspected
# The small fonts have no toned capitals either: a label or a full stop before the word tells where one stood.
_SENTENCE_START = re.compile(
    r"((?:^|(?<=\n))[ \t]*(?:\d{1,2}[.)]|[a-z]\)|[-+*]|[IVX]+[.)])[ \t]+|[.!?] |\t|\| |"
    r"(?<![Tt]ỉnh )(?<![Tt]hành )(?<!ảng )(?<!uyện )\b(?=ủy ban nhân|ủy ban [MTQ]))([^\x00-\x7f])(?=[^\W\d_])"
)


def decode_legacy(text: str) -> tuple[str, str | None]:
    """Return the text in Unicode and "tcvn3", "vni" or None.

    Text is legacy when more than 5 % of its letters belong to a legacy set, it has almost no Vietnamese
    precomposed letters, and decoding turns its words into common Vietnamese ones.
    """
    text = unicodedata.normalize("NFC", text)
    sample = text[:_SAMPLE]
    if len(_PRECOMPOSED.findall(sample)) > _MOST_PRECOMPOSED * len(sample):
        return text, None
    if len(_LEGACY_LETTER.findall(sample)) <= _MIN_SHARE * len(_LETTER.findall(sample)):
        return text, None
    tried = [(_familiar(decoder(sample)), name) for name, decoder in _DECODERS.items()]
    score, name = max(tried)
    if score < 2 or score < 2 * _familiar(sample):
        return text, None
    return unicodedata.normalize("NFC", _DECODERS[name](text)), name


def decode_bytes(data: bytes) -> tuple[str, str]:
    """Return the text of a plain text file and the name of its encoding; never raises.

    Unicode first (by its mark, else UTF-8), then Windows-1258, then the legacy fonts on top of Windows-1252.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with_legacy(data.decode(codec, errors="replace"), codec)
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    # A file cut in the middle of a letter is still UTF-8; single-byte text breaks at nearly every accent.
    if broken * 20 <= sum(letter > "\x7f" for letter in text) - broken:
        return _with_legacy(text, "utf-8")
    single = _cp1252(data)
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    decoded, name = decode_legacy(single)
    if name and _familiar(decoded[:_SAMPLE]) >= _familiar(vietnamese[:_SAMPLE]):
        return decoded, name
    if _familiar(vietnamese[:_SAMPLE]) > _familiar(single[:_SAMPLE]):
        return vietnamese, "cp1258"
    return single, "cp1252"


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _with_legacy(text: str, codec: str) -> tuple[str, str]:
    decoded, name = decode_legacy(text)
    return (decoded, name) if name else (text, codec)


def _cp1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _tcvn3(text: str) -> str:
    return _restore_capitals(text.translate(_TCVN3))


def _vni(text: str) -> str:
    return _VNI_PAIR.sub(lambda match: _VNI[match.group()], text)


_BETWEEN_COLUMNS = re.compile(r"([ \t]{3,}|\t)")
_TRUE_CAPITAL = re.compile("[ƯƠÂĂÊÔ]")
_BETWEEN_WORDS = re.compile(r"([ \t]+)")
_DECODERS = {"tcvn3": _tcvn3, "vni": _vni}


def _restore_capitals(text: str) -> str:
    """Raise the toned letters of words in capitals: the fonts `.Vn*H` drew them from the small letters."""
    raised = "\n".join(map(_raise_line, text.split("\n")))
    return _SENTENCE_START.sub(lambda match: match[1] + match[2].upper(), raised)


def _raise_line(line: str) -> str:
    """Raise each column of the line alone: "ĐẢNG ỦY     Hà Nội" holds two."""
    return "".join(map(_raise_column, _BETWEEN_COLUMNS.split(line)))


def _raise_column(line: str) -> str:
    parts = _BETWEEN_WORDS.split(line)
    words = parts[::2]
    capital = [_is_capital(word, at_least=2) for word in words]
    # A capital word with a small toned letter shows the font; an abbreviation (VHTTDL) shows nothing.
    # So does a word with one of the few capitals that the small font has ("THƯ").
    shown = [
        is_capital and (not word.isupper() or _TRUE_CAPITAL.search(word) is not None)
        for is_capital, word in zip(capital, words, strict=True)
    ]
    mostly = 2 * sum(capital) > len(words)
    whole = sum(capital) > 1 and all(_is_capital(word, at_least=0) for word in words)  # "NỘI DUNG ĐỀ áN"
    for index, word in enumerate(words):
        near = slice(max(0, index - 1), index + 2)
        beside = whole or any(shown[near]) or (mostly and any(capital[near]))
        # "Uû BAN": one ASCII capital is a word in capitals only beside words in capitals.
        if capital[index] or (beside and _is_capital(word, at_least=0)):
            words[index] = word.upper()
    parts[::2] = words
    return "".join(parts)


def _is_capital(word: str, *, at_least: int) -> bool:
    ascii_letters = [letter for letter in word if letter.isascii() and letter.isalpha()]
    return len(ascii_letters) >= at_least and all(letter.isupper() for letter in ascii_letters) and word != ""


def _familiar(text: str) -> int:
    return sum(word in _COMMON for word in _WORD.findall(text.lower()))
