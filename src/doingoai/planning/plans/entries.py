"""What people write in a cell of the plan's table: a deadline, codes of points, names of bodies; read or refused."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from doingoai.lib.dates import format_date, parse_date
from doingoai.organisations.models import Body
from doingoai.planning.plans.directory import Directory

SPAN = re.compile(r"(\d{1,3})\s*(?:nlv|ngày làm việc)\.?", re.IGNORECASE)
QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*[/\s-]\s*(?:năm\s+)?(\d{4})", re.IGNORECASE)
MONTH = re.compile(r"tháng\s+(\d{1,2})\s*[/\s-]\s*(?:năm\s+)?(\d{4})", re.IGNORECASE)
YEAR = re.compile(r"(?:trong\s+)?(?:năm\s+)?(\d{4})", re.IGNORECASE)
YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
MOST_YEARS = 10
# Words for many bodies at once: nobody in particular would answer for the task (R-CT-02).
EVERYBODY = re.compile(r"^(?:các|những|toàn thể)\b|\bliên quan$|^sở,?\s*(?:ban,?\s*)?ngành", re.IGNORECASE)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
PATH_WORDS = re.compile(r"^(?:nội dung|điểm|mục|khoản)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Due:
    """A deadline: a day, a number of working days to be counted, or several years."""

    on: dt.date | None = None
    span_wd: int | None = None
    years: tuple[int, ...] = ()  # "2026–2030": one product for several years, to be split into one a year


def read_due(text: str) -> Due:
    """Read "30/06/2027", "20 ngày làm việc", "Quý II/2027", "tháng 6/2027", "năm 2027". Raises ValidationError."""
    said = " ".join(text.split())
    if found := SPAN.fullmatch(said):
        return Due(span_wd=int(found[1]))
    if found := YEARS.fullmatch(said):
        first, last = int(found[1]), int(found[2])
        if not 0 < last - first <= MOST_YEARS:
            raise ValidationError(_("“%s” không phải một khoảng năm của kế hoạch.") % said)
        return Due(years=tuple(range(first, last + 1)))
    if found := QUARTER.fullmatch(said):
        return Due(on=_end_of_month(int(found[2]), 3 * (QUARTERS.get(found[1].upper()) or int(found[1]))))
    if (found := MONTH.fullmatch(said)) and 1 <= int(found[1]) <= 12:
        return Due(on=_end_of_month(int(found[2]), int(found[1])))
    if found := YEAR.fullmatch(said):
        return Due(on=dt.date(int(found[1]), 12, 31))
    try:
        return Due(on=parse_date(said))
    except ValueError as problem:
        raise ValidationError(
            _("“%s” không đọc được. Ghi 30/06/2027, quý II/2027, tháng 6/2027 hoặc 20 ngày làm việc.") % said
        ) from problem


class DueField(forms.CharField):
    """A deadline in any form in which offices write it."""

    def clean(self, value: Any) -> Due:  # type: ignore[override]  # a cell is cleaned into a value of its own
        if isinstance(value, Due):
            return value
        if isinstance(value, dt.date):
            return Due(on=value)
        text = super().clean(value)
        return read_due(text) if text else Due()


class PointsField(forms.CharField):
    """Codes of points: "2.iii, 3"; with several documents "25-CT/TW:2" where a code is in more than one."""

    clauses: Sequence[Any] = ()

    def clean(self, value: Any) -> list[Any]:  # type: ignore[override]
        if isinstance(value, list | tuple):
            return list(value)
        found = [self._clause(code) for code in re.split(r"[,;\n]+", super().clean(value) or "") if code.strip()]
        return list({clause.pk: clause for clause in found}.values())

    def _clause(self, code: str) -> Any:
        document, _colon, path = code.strip().rpartition(":")
        same = [clause for clause in self.clauses if _plain(clause.number_path) == _plain(path)]
        if document:
            same = [clause for clause in same if document.strip().casefold() in clause.guidance.short_name.casefold()]
        if not same:
            raise ValidationError(_("không có nội dung “%s” trong văn bản mà kế hoạch triển khai.") % code.strip())
        if len(same) > 1:
            first = same[0].guidance.document_number or same[0].guidance.dossier.number
            raise ValidationError(
                _("nội dung “%(code)s” có ở hơn một văn bản; ghi kèm số, ví dụ %(first)s:%(code)s.")
                % {"code": code.strip(), "first": first}
            )
        return same[0]


class BodiesField(forms.CharField):
    """Names of bodies divided by ";"."""

    directory: Directory | None = None

    def clean(self, value: Any) -> list[Body]:  # type: ignore[override]
        if isinstance(value, list | tuple):
            return list(value)
        if isinstance(value, Body):
            return [value]
        text = super().clean(value)
        if not text:
            return []
        assert self.directory is not None
        bodies, unknown = self.directory.split(text)
        if unknown:
            raise ValidationError(self._unknown(unknown[0]))
        return bodies

    def _unknown(self, name: str) -> str:
        assert self.directory is not None
        if len(self.directory.find(name)) > 1:
            return _("có nhiều cơ quan tên “%s”; ghi tên đầy đủ hoặc mã.") % name
        return _("không có cơ quan “%s” trong tỉnh vào ngày này; xem danh sách tên bên dưới bảng.") % name


class LeadField(BodiesField):
    """Exactly one body, or none while the plan is a draft (R-CT-02)."""

    def clean(self, value: Any) -> Body | None:  # type: ignore[override]
        if isinstance(value, str) and EVERYBODY.search(value.strip()):
            raise ValidationError(
                _("“%s” không phải một cơ quan; ghi đúng một cơ quan chủ trì, nơi khác ghi ở phối hợp (R-CT-02).")
                % value.strip()
            )
        bodies = super().clean(value)
        if len(bodies) == 2:
            raise ValidationError(_("ghi hai cơ quan; chỉ được một (R-CT-02)."))
        if len(bodies) > 2:
            raise ValidationError(_("ghi %d cơ quan; chỉ được một (R-CT-02).") % len(bodies))
        return bodies[0] if bodies else None


def due_text(due_on: dt.date | None, span_wd: int | None) -> str:
    """Write a deadline as `read_due` reads it."""
    if span_wd:
        return _("%d ngày làm việc") % span_wd
    return format_date(due_on) if due_on else ""


def _plain(path: str) -> str:
    """Return a code without the ways of writing it: "điểm 2(iii)" and "2.iii" are one."""
    return ".".join(re.findall(r"[^\s.()]+", PATH_WORDS.sub("", path.strip()).casefold()))


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
