"""The list of a register: filters from declared fields, search, order, pages of fifty; the same queries for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.dossiers.door import RecordQuerySet
from doingoai.dossiers.models import Record
from doingoai.organisations.models import Officer
from doingoai.register_kit.register import Column, Register
from doingoai.register_kit.values import reader, state_badge
from doingoai.web.amounts import vnnumber
from doingoai.web.forms import GuidedForm, name_gap
from doingoai.web.tables import Heading, Row, Table

PAGE = 50
TITLE = "dossier.title"
MOST_COUNTED = 10_000  # beyond this the list says "trên 10.000": counting a million rows costs 50 ms


class ListFilters(GuidedForm, forms.Form):
    """What every list can be filtered by; the register's own fields are added from its declaration."""

    q = forms.CharField(label=gettext_lazy("Tìm trong sổ"), required=False)
    state = forms.MultipleChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    since = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    until = forms.DateField(label=gettext_lazy("Đến ngày"), required=False)
    late = forms.BooleanField(label=gettext_lazy("Chỉ hồ sơ quá hạn"), required=False)

    def __init__(self, data: Mapping[str, Any], register: Register) -> None:
        super().__init__(data)
        self.register = register
        state = self.fields["state"]
        assert isinstance(state, forms.MultipleChoiceField)
        state.choices = register.model.State.choices
        for name in register.filters:
            declared = register.model._meta.get_field(name)
            assert isinstance(declared, models.Field)  # `filters` names what the record itself holds
            field = declared.formfield(required=False)
            if declared.choices and declared.has_default():  # such a list comes without the empty choice
                field = forms.ChoiceField(
                    label=declared.verbose_name, choices=[("", ""), *declared.choices], required=False
                )
            self.fields[name] = field if field is not None else forms.CharField(required=False)
            name_gap(self.fields[name], _("Tất cả"))

    def narrow(self, rows: RecordQuerySet[Record], today: Any) -> RecordQuerySet[Record]:
        """Apply what was chosen; what cannot be read is shown as an error of the field and does not filter."""
        self.full_clean()
        chosen = self.cleaned_data
        rows = rows.matching(chosen.get("q") or "")
        conditions = {
            "dossier__state__in": chosen.get("state"),
            "dossier__event_date__gte": chosen.get("since"),
            "dossier__event_date__lte": chosen.get("until"),
            **{name: chosen.get(name) for name in self.register.filters},
        }
        rows = rows.filter(**{name: value for name, value in conditions.items() if value})
        if chosen.get("late"):
            rows = rows.filter(dossier__is_open=True, dossier__due_on__lt=today)
        return rows


@dataclass(frozen=True)
class Page:
    """One page of a list, ready to be shown."""

    table: Table
    pages: dict[str, Any]
    filters: ListFilters


def visible_rows(register: Register, officer: Officer) -> RecordQuerySet[Record]:
    """Return the register's records that the officer may see, with what the list shows of each."""
    related = ("dossier", *register.select_related)
    return register.model.objects.visible_to(officer).select_related(*related)


def list_page(register: Register, officer: Officer, query: Mapping[str, Any], today: Any) -> Page:
    """Return the asked page of the register's list as this officer sees it."""
    filters = ListFilters(query, register)
    rows = filters.narrow(visible_rows(register, officer), today)
    rows, order = _ordered(register, rows, query.get("order", ""))
    number = page_number(query.get("page", "1"))
    shown = list(rows[(number - 1) * PAGE : number * PAGE + 1])
    total = rows.order_by()[: MOST_COUNTED + 1].count()
    table = Table(
        caption=str(register.title),
        headings=_headings(register, order, query),
        rows=[_row(register, record) for record in shown[:PAGE]],
        **_emptiness(register, filters),
    )
    return Page(table, _pages(query, number, len(shown), total), filters)


def _emptiness(register: Register, filters: ListFilters) -> dict[str, str]:
    """Say why nothing is shown: too narrow a filter, or a register without dossiers yet."""
    if any(filters.data.get(name) for name in filters.fields):
        return {
            "empty_title": _("Không có hồ sơ nào khớp bộ lọc"),
            "empty_text": _("Bớt một điều kiện, hoặc tìm bằng ít từ hơn; viết không dấu cũng được."),
            "empty_url": reverse(f"{register.key}:list"),
            "empty_label": _("Xem tất cả"),
        }
    return {"empty_title": _("Chưa có hồ sơ nào"), "empty_text": str(register.why)}


def _ordered(register: Register, rows: RecordQuerySet[Record], asked: str) -> tuple[RecordQuerySet[Record], str]:
    allowed = {column.sort for column in register.columns if column.sort}
    if asked.lstrip("-") not in allowed:
        return rows.newest_first(), ""
    return rows.order_by(asked, "-dossier_id"), asked


def _headings(register: Register, order: str, query: Mapping[str, Any]) -> list[Heading]:
    return [
        Heading("number", _("Mã hồ sơ")),
        *(_heading(column, order, query) for column in register.columns),
        Heading("state", _("Trạng thái"), kind="state"),
    ]


def _kind(column: Column) -> str:
    """The title is what people read: its column is the wide one."""
    return "title" if column.path == TITLE else column.kind


def _heading(column: Column, order: str, query: Mapping[str, Any]) -> Heading:
    if not column.sort:
        return Heading(column.path, str(column.label), kind=_kind(column))
    direction = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(order, "")
    following = f"-{column.sort}" if direction == "ascending" else column.sort
    url = page_url(query, order=following, page=None)
    return Heading(column.path, str(column.label), kind=_kind(column), sort_url=url, sorted=direction)


def _row(register: Register, record: Record) -> Row:
    cells = [record.dossier.number, *(reader(column)(record) for column in register.columns)]
    return Row([*cells, state_badge(register, record)], url=record.get_absolute_url(), key=record.dossier.number)


def page_number(text: str) -> int:
    """Return the page that a query string asks for; the first one when it asks for none."""
    return min(max(int(text), 1), 100_000) if text.isdecimal() and len(text) < 7 else 1


def _pages(query: Mapping[str, Any], number: int, found: int, total: int) -> dict[str, Any]:
    more = total > MOST_COUNTED
    text = _("trên %s hồ sơ") % vnnumber(MOST_COUNTED) if more else _("%s hồ sơ") % vnnumber(total)
    return {
        "first": (number - 1) * PAGE + 1 if found else 0,
        "last": (number - 1) * PAGE + min(found, PAGE),
        "total_text": text,
        "has_previous": number > 1,
        "has_next": found > PAGE,
        "previous_url": page_url(query, page=number - 1),
        "next_url": page_url(query, page=number + 1),
    }


def page_url(query: Mapping[str, Any], **changes: Any) -> str:
    """Return the query string with some values changed; None takes one out."""
    pairs = dict(query.lists()) if hasattr(query, "lists") else {name: [value] for name, value in query.items()}
    pairs |= {name: [value] for name, value in changes.items()}
    return "?" + urlencode({name: values for name, values in pairs.items() if values != [None]}, doseq=True)
