"""Texts in the old code table TCVN3, as files of the years before 2001 hold them."""

_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ"
_TABLE = str.maketrans(_UNICODE, _TCVN3)


def in_tcvn3(text: str) -> str:
    """Return the text as the old fonts need it; their capitals are small letters in a font of capitals."""
    return text.lower().translate(_TABLE) if text.isupper() else text.translate(_TABLE)
