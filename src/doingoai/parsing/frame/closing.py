"""The foot of a document: where the body stops and an annex begins; "Nơi nhận"; the cells of the signature.

Two columns may come flattened into one line; each line is cut into cells first. The signature itself is read in
`signature.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doingoai.parsing.annexes.starts import is_annex_start
from doingoai.parsing.document import Recipient
from doingoai.parsing.folding import LOWER, UPPER, fold
from doingoai.parsing.points.labels import label_at
from doingoai.parsing.signature import CAPACITY, cells_of, is_name, is_post
from doingoai.parsing.text.lines import Line, is_noise, is_stamp

_RECIPIENTS = re.compile(r"(?:noi nhan|noi gui)(?: ?van ban)? ?(?::|$|\s{2}|(?= (?:tm|kt|tl|tuq|t/m|k/t|t/l|q)\b))")
_ITEM = re.compile(r"[-+•*–]\s*")
_NEXT_ITEM = re.compile(r"(?<=[;,.]) +[-+•*] *(?=\w)")
_CHANNEL = re.compile(r"(?:gui )?(?:ban )?(?:giay|dien tu)(?: va (?:ban )?(?:giay|dien tu))?:$")
_PURPOSE = re.compile(r"\(([^()]{1,60})\)\s*[.,;]?$")
_PEELED = re.compile(
    rf"(?<=[;.,:)]) +(?P<cell>(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)[./ ]{{1,2}}[{UPPER}].*|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|"
    rf"CỤC TRƯỞNG|VỤ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|TRƯỞNG PHÒNG|TỔNG GIÁM ĐỐC|"
    rf"CHÁNH VĂN PHÒNG|BÍ THƯ|BỘ TRƯỞNG|TRƯỞNG BAN).*|[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]*){{1,4}}))$"
)
# A law ends without "./.": "Luật này được Quốc hội … thông qua ngày …".
_ADOPTED = re.compile(r"(?:bo luat|luat|phap lenh|nghi quyet) nay (?:da )?duoc .{5,150}\bthong qua\b")
_MOST_WRAPPED = 3
_MOST_ITEM = 400
_LONGEST_OPENING = 250
_OPENING_LETTERS = frozenset("ntkq")  # Nơi nhận, TM., TL., TUQ., KT., Q.


@dataclass
class Closing:
    """One foot: lines [first, stop), the recipients, and the cells that belong to the signature."""

    first: int
    stop: int = 0
    recipients: list[Recipient] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    named: bool = False

    def add_cell(self, cell: str) -> None:
        """Add a cell of the signature; once a name has come, nothing more belongs to the recipients."""
        self.cells.append(cell)
        self.named = self.named or is_name(cell)


def find_closings(lines: list[Line], first: int) -> list[Closing]:
    """Return the feet in the lines from `first` on: that of the document, and those of signed annexes."""
    found: list[Closing] = []
    index = first
    ended = False
    while index < len(lines):
        ended = ended or lines[index].text.endswith(("./.", "./")) or _adopted(lines, index)
        if _opens(lines, index, ended=ended):
            closing = Closing(index)
            index = _read(lines, closing)
            found.append(closing)
            ended = False
        else:
            index += 1
    return found


def _adopted(lines: list[Line], index: int) -> bool:
    """Tell the end of the sentence of adoption, which may be wrapped."""
    if "thong qua" not in lines[index].head:
        return False
    return any(
        _ADOPTED.match(" ".join(line.head for line in lines[first : index + 1])) is not None
        for first in range(max(0, index - _MOST_WRAPPED + 1), index + 1)
    )


def _opens(lines: list[Line], index: int, *, ended: bool) -> bool:
    text = lines[index].text
    if len(text) > _LONGEST_OPENING or not (ended or lines[index].head.lstrip("| ")[:1] in _OPENING_LETTERS):
        return False
    cells = cells_of(text)
    if any(_RECIPIENTS.match(fold(cell[:40])) for cell in cells[:2]):
        return True
    if any(CAPACITY.match(cell) for cell in cells):
        return not _preamble_follows(lines, index)
    # A post alone ("GIÁM ĐỐC") also stands above the preamble of a decision: it closes only a finished body.
    return ended and any(is_post(cell) for cell in cells) and not _preamble_follows(lines, index)


def _preamble_follows(lines: list[Line], index: int) -> bool:
    return any(line.head.startswith(("can cu", "theo de nghi", "xet")) for line in lines[index + 1 : index + 4])


def _read(lines: list[Line], closing: Closing) -> int:
    """Read the foot that begins at `closing.first`; return the index of the first line after it."""
    index = closing.first
    listing = _Listing(closing)
    while index < len(lines) and not (index > closing.first and _resumes(lines, index, closing=closing)):
        if not is_noise(lines[index]):
            for position, cell in enumerate(cells_of(lines[index].text)):
                listing.take(cell, lines[index], first=position == 0)
        index += 1
    closing.stop = index
    closing.recipients = [_recipient(text, channel) for text, channel in listing.items]
    return index


class _Listing:
    """Sorts the cells of a foot into recipients and the signature beside or below them."""

    def __init__(self, closing: Closing) -> None:
        self.items: list[tuple[str, str | None]] = []
        self._closing = closing
        self._begun = False
        self._channel: str | None = None

    def take(self, cell: str, line: Line, *, first: bool) -> None:
        """Take one cell of a line; only the first column holds recipients."""
        head = _RECIPIENTS.match(fold(cell[:40]))
        if head:
            self._begun = True
            cell = self._whole_list(cell[head.end() :].strip())
        peeled = _PEELED.search(cell) if self._begun and not (CAPACITY.match(cell) or is_stamp(line)) else None
        if peeled:
            self._closing.add_cell(peeled["cell"])
            cell = cell[: peeled.start()].strip()
        if cell.endswith(":") and _CHANNEL.match(fold(cell)):
            self._channel = cell.rstrip(":")
        elif not (self._begun and first and _take_item(self.items, cell, channel=self._channel, closing=self._closing)):
            _take_cell(self._closing, cell, line=line)

    def _whole_list(self, cell: str) -> str:
        """Take all items but the last of a list in one line, as in a cell of a Markdown table; return the last."""
        if not _NEXT_ITEM.search(cell):
            return cell
        *whole, last = _NEXT_ITEM.split(cell)
        self.items += [(_ITEM.sub("", item, count=1), self._channel) for item in whole]
        return f"- {last}"


def _resumes(lines: list[Line], index: int, *, closing: Closing) -> bool:
    line = lines[index]
    if is_annex_start(line) and not (CAPACITY.match(line.text) or is_post(line.text)):
        return True
    label = label_at(line.text, 0) if line.text[0] not in "-+*•" else None
    if label is None or label.value != 1:
        return False
    if label.style in ("part", "chapter", "article", "roman"):
        return True
    return label.style == "number" and closing.named and len(line.text) > 40


def _take_item(items: list[tuple[str, str | None]], cell: str, *, channel: str | None, closing: Closing) -> bool:
    """Take a line of the list; return False when the cell belongs to the signature."""
    if not cell:
        return True
    if _ITEM.match(cell) and cell[:1] in "-+•*":
        items.append((_ITEM.sub("", cell, count=1), channel))
        return True
    if _completes(items, cell) and not closing.named:
        items[-1] = (f"{items[-1][0]} {cell}", items[-1][1])
        return True
    if cell.isupper() or is_name(cell) or len(cell) > _MOST_ITEM or closing.named:
        return False
    if items and items[-1][0][:3].lower() in ("lưu", "luu") and not items[-1][0].rstrip().endswith(","):
        return False  # the archive is the last item
    if items and (cell[0].islower() or not items[-1][0].rstrip().endswith((";", "."))):
        items[-1] = (f"{items[-1][0]} {cell}", items[-1][1])
        return True
    if cell.endswith((";", ",", ".")) or fold(cell[:4]).startswith(("nhu ", "luu")):
        items.append((cell, channel))
        return True
    return False


def _completes(items: list[tuple[str, str | None]], cell: str) -> bool:
    """Tell the wrapped end of an item, also when it is all abbreviations: "các Vụ:⏎TH, NC, KTTH;"."""
    return bool(items) and items[-1][0].rstrip().endswith((":", ",")) and cell.endswith((";", "."))


def _take_cell(closing: Closing, cell: str, *, line: Line) -> None:
    if is_stamp(line) or re.search(r"\d{2}:\d{2}", cell):
        closing.stamps.append(cell)
    elif cell and not is_noise(line):
        closing.add_cell(cell)


def _recipient(text: str, channel: str | None) -> Recipient:
    text = " ".join(text.split()).rstrip(" ;.,")
    purpose = _PURPOSE.search(text)
    return Recipient(text, purpose[1] if purpose else None, channel, is_archive=fold(text[:3]) == "luu")
