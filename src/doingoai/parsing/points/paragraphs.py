"""From lines to paragraphs: wrapped lines joined, sentences carried over page breaks and footnotes, labels kept apart.

The result is a `Flow`, on which everything later works.
"""

from __future__ import annotations

import re

from doingoai.parsing.annexes.starts import is_annex_start
from doingoai.parsing.folding import LOWER, UPPER
from doingoai.parsing.points.anew import begins_anew
from doingoai.parsing.points.flow import Flow, Paragraph
from doingoai.parsing.points.labels import Label
from doingoai.parsing.points.quotes import quoted_lines
from doingoai.parsing.points.sequence import Sequence
from doingoai.parsing.tables.rowing import is_row, row_numbers
from doingoai.parsing.text.lines import Line, is_noise, is_stamp, wrap_width
from doingoai.parsing.text.normalise import CleanText

_FOOTNOTE = re.compile(
    rf"(?:\((?P<a>\d{{1,2}})\)|\[\^?(?P<b>\d{{1,2}})\]|(?P<c>\d{{1,2}}) (?=[{UPPER}\"“])|(?P<star>\*) ?(?=[{UPPER}])|"
    rf"[⁽⁰¹²³⁴⁵⁶⁷⁸⁹])"
)
_WEAK_NOTE = re.compile(rf"(?:\d(?<=[{LOWER}]\d)|\d\d(?<=[{LOWER}]\d\d))(?=[\s,.;:)\"]|$)")
_DANGLING = re.compile(
    r"(?:,|\w[-/]|(?<!\w)(?:và|của|số|về|tại|theo|cho|với|trong|giai đoạn|năm|tháng|ngày|tỉnh|thành phố|lần thứ|thứ|"
    r"đến|từ|"
    r"khoản|điều|điểm|mục|các|những|được|đã|là|để|do|bộ|sở|công văn|quyết định|nghị quyết|chỉ thị|kết luận|kế hoạch|"
    r"nghị định|thông tư|thông báo|báo cáo|tờ trình|hướng dẫn|quy chế|quy định|luật|đại hội|hội nghị|khóa|khoá|chương|"
    r"phần|phụ lục|quý|qcvn|tcvn|iso|một|hai|cùng|hoặc|bằng|như|từng|trên|dưới|khi|có|không))$",
    re.IGNORECASE,
)
_TAKES_NUMBER = re.compile(
    r"(?<!\w)(?:số|lần thứ|thứ|khoản|điểm|điều|mục|tháng|(?<!\d )ngày|(?<!\d )năm|quý|khóa|khoá|[Cc]hương|Phần|"
    r"[Pp]hụ lục|[Nn]ghị quyết|[Cc]hỉ thị|"
    r"[Qq]uyết định|[Qq]uy chế|[Kk]ết luận|[Cc]ông văn|[Ll]uật|[Nn]ghị định|[Tt]hông tư)$"
)
_ALWAYS_TAKES_NUMBER = re.compile(r"(?:lần thứ|(?<!điều )(?<!tài )khoản|(?<!\d )tháng)$")
_FORCED = 0.87  # a line this full could not take the next word


class _Builder:
    """Takes the lines one by one and decides to which paragraph each belongs."""

    def __init__(self, clean: CleanText, lines: list[Line]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._clean = clean
        self._width = wrap_width(lines)
        self._sequence = Sequence()
        # A list of one is no list: "(1) …" alone is a footnote whose mark in the text was lost.
        self._counts_in_parens = any(line.text.startswith("(2)") or " (2) " in line.text for line in lines)
        self._latest: Paragraph | None = None
        self._weak: set[str] | None = None
        self._interrupted = False

    def skip(self) -> None:
        """Note that noise stood here: a page break, a caption, a rule."""
        self._interrupted = True

    def take_row(self, line: Line, cells: list[str]) -> None:
        """Add a row of a table; a caption has no cells."""
        self._latest = Paragraph("body", "table", [line], cells=cells)
        self.paragraphs.append(self._latest)
        self._interrupted = False

    def take_quoted(self, line: Line) -> None:
        """Add a line of a text that an amendment quotes: its numbers are not those of this document."""
        self._latest = Paragraph("body", "text", [line], quoted=True)
        self.paragraphs.append(self._latest)
        self._interrupted = False

    def take(self, line: Line, zone: str) -> None:
        """Add one line."""
        current = self._latest
        kind = self._kind(line, zone)
        titled = current is not None and current.only_label  # "Chương I", then its title in capitals
        annex = zone == "body" and not titled and is_annex_start(line) and not self._is_wrapped_tail(line)
        if annex:
            self._sequence.restart()
        if kind == "text" and self._extend_footnote(current, line, zone=zone):
            return
        base = self._last_text(zone)
        label = None if kind != "text" or zone != "body" else self._label(line, base)
        if kind == "text" and label is None and not annex and base is not None and self._joins(base, line):
            base.lines.append(line)
            self._latest = base
        else:
            heading = line.start in self._clean.headings
            self._latest = Paragraph(zone, kind, [line], label, heading=heading, annex=annex)
            self.paragraphs.append(self._latest)
        self._interrupted = False

    def _kind(self, line: Line, zone: str) -> str:
        text = line.text
        if zone != "body" and is_row(text):  # the rows of the body were taken before
            return "table"
        match = _FOOTNOTE.match(text)
        if match is None:
            return "text"
        number = match["a"] or match["b"] or match["c"]
        if match["star"]:
            return "footnote" if "*" in self._clean.notes else "text"
        if number is None:
            return "footnote"
        known = number in self._clean.notes or (match["c"] is not None and number in self._weak_notes())
        known = known or (match["a"] == "1" and not self._counts_in_parens)
        return "footnote" if known else "text"

    def _is_wrapped_tail(self, line: Line) -> bool:
        """Tell "… tại⏎Phụ lục II": the line goes on with the sentence before it."""
        base = self._last_text("body")
        if base is None or line.gap > 1 or self._interrupted or line.capital or line.text[0] == "(":
            return False
        return not base.last.closed and not base.last.capital and _DANGLING.search(base.last.text[-24:]) is not None

    def _weak_notes(self) -> set[str]:
        """Return the digits glued to words ("quốc tế1,"), which may refer to footnotes."""
        if self._weak is None:
            self._weak = set(_WEAK_NOTE.findall(self._clean.text))
        return self._weak

    def _extend_footnote(self, current: Paragraph | None, line: Line, *, zone: str) -> bool:
        """Add a line to the footnote directly above it when it goes on with it, and tell so."""
        if current is None or current.kind != "footnote" or line.gap > 1 or current.zone != zone:
            return False
        if self._interrupted or self._sequence.label(line.text) is not None:
            return False
        goes_on = self._is_full(current.last, line) or (line.text[0].islower() and not current.last.closed)
        if goes_on:
            current.lines.append(line)
        return goes_on

    def _last_text(self, zone: str) -> Paragraph | None:
        for paragraph in reversed(self.paragraphs[-_LOOK_BACK:]):
            if paragraph.kind == "text":
                return paragraph if paragraph.zone == zone else None
        return None

    def _label(self, line: Line, base: Paragraph | None) -> Label | None:
        label = self._sequence.label(line.text)
        if label is None or not self._may_stand(label, line, base=base):
            return None
        self._sequence.accept(label)
        return label

    def _may_stand(self, label: Label, line: Line, *, base: Paragraph | None) -> bool:
        """Decide whether a label at the beginning of a line is one, or the sentence before it goes on."""
        if not self._sequence.possible(label):
            return False
        if base is None or base.only_label:
            return True
        before = base.last
        parted = line.gap > 1 or self._interrupted
        full = not parted and self._is_full(before, line)
        if label.value == 1 and not full and base.label and base.label.style == "article" and len(base.lines) == 1:
            return True  # "Điều 1. Sửa đổi Quy chế", then its first clause
        if not before.closed and not before.capital and self._is_inside(label, line, before=before, parted=parted):
            return False
        if before.capital or not full:
            return True
        if self._runs_inline(label, base):
            return False
        if before.closed:
            return self._sequence.plausible(label)
        return not label.style.startswith("bullet") and self._sequence.expected(label)

    def _is_inside(self, label: Label, line: Line, *, before: Line, parted: bool) -> bool:
        """Tell a number or a hyphen of the sentence: "lần thứ⏎19. …", "2021⏎- 2025", "kinh tế⏎- xã hội"."""
        rest = line.text[label.end : label.end + 14].lstrip()
        if label.style.startswith("bullet"):
            if before.text[-1].isdigit() and rest[:1].isdigit():
                return True
            if rest.startswith("Thương binh") and before.text.endswith("Lao động"):
                return not parted
            return not parted and self._width > 0 and rest[:1].islower()
        if label.style == "article" or not _TAKES_NUMBER.search(before.text[-24:]):
            return False
        if _ALWAYS_TAKES_NUMBER.search(before.text[-24:]):
            return True
        return not self._sequence.next_one(label) or (not parted and self._is_full(before, line))

    def _runs_inline(self, label: Label, base: Paragraph) -> bool:
        """Tell an inline list whose next label was only moved to the next line by wrapping: "(i) …;⏎(ii) …"."""
        previous = self._sequence.printed_before(label)
        if previous is None:
            return False
        within = " ".join(line.text for line in base.lines[-_LOOK_BACK:])
        return within.find(previous + " ") > 0 and not base.lines[0].text.startswith(previous)

    def _joins(self, base: Paragraph, line: Line) -> bool:
        before = base.last
        if base.only_label:
            return True
        if line.text[0].islower() and base.zone != "foot":
            return True
        if begins_anew(base, line):
            return False
        if before.capital and line.capital and line.gap == 1 and base.label is not None:
            return True
        if not before.closed and _DANGLING.search(before.text[-24:]) and not (before.capital and not line.capital):
            return line.gap <= 2 or self._interrupted
        if before.text.endswith("-") and _YEAR.match(line.text):
            return True
        cased = before.capital != line.capital and " " in line.text  # "102:2016/BTTTT" alone shows no case
        if line.gap > 1 or self._interrupted or cased:
            return False
        return self._is_full(before, line)

    def _is_full(self, before: Line, line: Line) -> bool:
        """Tell whether the line end was forced: the next word would not have fitted."""
        word = line.text.find(" ")
        length = len(before.text) + 1 + (word if word > 0 else len(line.text))
        return self._width > 0 and length > self._width * _FORCED


_LOOK_BACK = 12
_YEAR = re.compile(r"(?:19|20)\d\d$")


def _is_year(lines: list[Line], index: int) -> bool:
    """Tell "2026 -⏎2030": a number alone on its line that ends a period is no page number."""
    line = lines[index]
    return line.gap == 1 and _YEAR.match(line.text) is not None and lines[index - 1].text.endswith("-")


def build_flow(clean: CleanText, lines: list[Line], *, zones: list[str]) -> Flow:
    """Return the flowing text of the lines; `zones` tells for each line whether it is head, body or foot."""
    builder = _Builder(clean, lines)
    body = [index for index, zone in enumerate(zones) if zone == "body"]
    rows = row_numbers(lines, body[0]) if body else {}
    quoted = quoted_lines(lines)
    for index, (line, zone) in enumerate(zip(lines, zones, strict=True)):
        if zone == "body" and index in rows:
            builder.take_row(line, rows[index])
        elif zone == "tail" or (is_noise(line) and not _is_year(lines, index)) or is_stamp(line):
            builder.skip()
        elif zone == "body" and index in quoted:
            builder.take_quoted(line)
        else:
            builder.take(line, zone)
    return Flow(builder.paragraphs)
