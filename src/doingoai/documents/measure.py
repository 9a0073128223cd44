"""How wide a text is in bold Times New Roman: near enough to draw a rule below it or see whether it fits."""

import unicodedata

MM_PER_POINT = 25.4 / 72

# Advance widths in thousandths of the type size, by letter; a toned letter is as wide as its base letter.
_GROUPS = {
    250: " ,.",
    278: "'/il",
    333: "!()-:;fjt",
    389: "Is",
    444: "cerz",
    500: "*0123456789?Jagovxy–“”",
    556: "Sbdhknpquđ",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQ",
    833: "&m",
    944: "M",
    1000: "%W…",
}
_WIDTHS = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_USUAL_WIDTH = 556


def bold_width(text: str, size: float) -> float:
    """Return the width in millimetres of one line of bold text of `size` points."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    thousandths = sum(_WIDTHS.get(letter, _USUAL_WIDTH) for letter in letters)
    return thousandths / 1000 * size * MM_PER_POINT


def wrapped(text: str, size: float, *, width: float) -> list[str]:
    """Return the lines into which bold text of `size` points falls in a column of `width` millimetres."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}".lstrip()
            if line and bold_width(longer, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
