"""One file of templates as text: its size, encoding and secrecy are checked; its TOML is read with lines of keys."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from doingoai.drafting.prose.runs import cleaned
from doingoai.drafting.templates.errors import TemplateError
from doingoai.lib.secrecy import find_stamp

LARGEST = 200_000  # bytes; the longest real template has about 20,000

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")
_ADVICE = (
    ("Illegal character", "thiếu dấu nháy kép đóng ở cuối chữ, hoặc có ký tự lạ"),
    ("Invalid value", 'giá trị bằng chữ phải đặt trong dấu nháy kép, ví dụ kind = "cong_van"'),
    ("Cannot overwrite", "một khóa được khai báo hai lần; hãy giữ lại một dòng"),
    ("Cannot declare", "một mục [...] được khai báo hai lần; hãy gộp lại"),
    ("Expected '='", "mỗi dòng phải có dạng khóa = giá trị"),
    ("Unclosed array", "danh sách thiếu dấu ] ở cuối hoặc thiếu dấu phẩy giữa hai phần tử"),
    ("Expected newline", "sau một giá trị phải xuống dòng"),
)


@dataclass(frozen=True)
class Source:
    """The text of a file."""

    file: str
    text: str

    def error(self, line: int, message: str) -> TemplateError:
        """Return an error in this file."""
        return TemplateError(self.file, line, message)


@dataclass(frozen=True)
class Declared:
    """A piece of TOML: its values, and where its keys stand; `first` is the line of its beginning."""

    source: Source
    values: dict[str, Any]
    text: str
    first: int

    def error(self, path: tuple[str, ...], message: str) -> TemplateError:
        """Return an error at a key, or at the nearest table above it that is written."""
        while path and path not in self._lines:
            path = path[:-1]
        return self.source.error(self._lines.get(path, self.first), message)

    def line_of(self, *path: str) -> int:
        """Return the line of a key, or of the beginning when it is not written by itself."""
        return self._lines.get(path, self.first)

    @cached_property
    def _lines(self) -> dict[tuple[str, ...], int]:
        found: dict[tuple[str, ...], int] = {}
        section: tuple[str, ...] = ()
        for number, line in enumerate(self.text.split("\n"), start=self.first):
            if header := _HEADER.match(line):
                section = _keys(header[1])
                if line.lstrip().startswith("[["):
                    section = (*section, str(sum(path[:-1] == section for path in found)))
                found.setdefault(section, number)
            elif key := _KEY.match(line):
                found.setdefault((*section, *_keys(key[1])), number)
        return found


def read_source(path: Path, name: str) -> Source | TemplateError:
    """Return the text of a file, or why it is not taken."""
    try:
        if path.stat().st_size > LARGEST:
            return TemplateError(name, 1, f"tệp lớn hơn {LARGEST // 1000} KB; mẫu chỉ gồm lời văn, hãy bỏ bớt.")
        raw = path.read_bytes()
    except OSError as problem:
        return TemplateError(name, 1, f"không mở được tệp ({problem.strerror}); kiểm tra quyền đọc của chương trình.")
    try:
        text = cleaned(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        return TemplateError(name, line, "tệp không phải UTF-8; mở bằng trình soạn thảo và lưu lại với mã UTF-8.")
    if stamp := find_stamp(text):
        return TemplateError(name, stamp.line, "mẫu có dấu chỉ độ mật; không soạn văn bản mật trên hệ thống này.")
    return Source(name, text)


def read_toml(source: Source, text: str, first: int) -> Declared | TemplateError:
    """Return the declarations in `text`, which begins on line `first` of the file, or the error of their writing."""
    try:
        return Declared(source, tomllib.loads(text), text, first)
    except (ValueError, RecursionError) as problem:
        told = str(problem)
        place = _AT_LINE.search(told)
        line = first + int(place[1]) - 1 if place else first + text.rstrip("\n").count("\n")
        advice = next((advice for cue, advice in _ADVICE if cue in told), f"viết sai cú pháp TOML ({told})")
        return source.error(line, f"không đọc được phần khai báo: {advice}.")


def _keys(written: str) -> tuple[str, ...]:
    return tuple(key.strip().strip("\"'") for key in written.split("."))
