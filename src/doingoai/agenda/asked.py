"""What is asked of the calendar: which days, in which view, narrowed to what; remembered in the address."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.attachments.store import require_no_stamp
from doingoai.organisations.models import Body, Officer, Province
from doingoai.organisations.seat import NATION
from doingoai.reference.models import Country
from doingoai.register_kit.catalogue import registers
from doingoai.web.dates import today
from doingoai.web.forms import GuidedForm, name_gap

MONTH, WEEK, LIST, DAY = "month", "week", "list", "day"
VIEWS = (MONTH, WEEK, LIST, DAY)
YEARS = range(1990, 2101)
LONGEST = dt.timedelta(days=366)  # of a list with dates of its own
ONLY, NONE, OWN = "only", "none", "own"
FILTERS = ("kind", "deadlines", "body", "person", "partner", "country", "province")


@dataclass(frozen=True)
class Chosen:
    """By what the entries are narrowed; an empty value narrows nothing."""

    kinds: frozenset[str] = frozenset()  # "training.class"; empty: every kind
    deadlines: str = ""  # "": with deadlines; NONE: without; ONLY: nothing else
    body: Body | None = None
    person: str = ""
    partner: str = ""
    countries: tuple[Country, ...] = ()
    province: Province | None = None

    def wants(self, register: str, occasion: str) -> bool:
        """Tell whether a kind of entry is asked for."""
        return self.deadlines != ONLY and (not self.kinds or f"{register}.{occasion}" in self.kinds)

    @property
    def wants_deadlines(self) -> bool:
        """Deadlines name nobody and no country: who asks for one gets none of them."""
        return self.deadlines != NONE and not (self.person or self.partner or self.countries)

    @property
    def registers(self) -> frozenset[str]:
        """The registers of the kinds asked for; empty: every register."""
        return frozenset(kind.partition(".")[0] for kind in self.kinds)


@dataclass(frozen=True)
class Asked:
    """The view, the day that it is opened at, and the first and last day shown."""

    view: str
    on: dt.date
    first: dt.date
    last: dt.date
    chosen: Chosen = field(default_factory=Chosen)


class AgendaForm(GuidedForm, forms.Form):
    """The filters of the calendar; what cannot be read is shown as an error of its field and narrows nothing."""

    kind = forms.MultipleChoiceField(label=gettext_lazy("Loại việc"), required=False)
    deadlines = forms.ChoiceField(
        label=gettext_lazy("Hạn xử lý"),
        required=False,
        choices=[
            ("", gettext_lazy("Hiện cùng các việc")),
            (NONE, gettext_lazy("Không hiện")),
            (ONLY, gettext_lazy("Chỉ hiện hạn")),
        ],
    )
    body = forms.ChoiceField(
        label=gettext_lazy("Cơ quan"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), (OWN, gettext_lazy("Cơ quan tôi chủ trì, tham gia"))],
    )
    person = forms.CharField(label=gettext_lazy("Người tham gia"), required=False, max_length=100)
    partner = forms.CharField(label=gettext_lazy("Đối tác"), required=False, max_length=200)
    country = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Nước, vùng lãnh thổ"), required=False, queryset=Country.objects.all()
    )
    province = forms.ModelChoiceField(
        label=gettext_lazy("Địa phương"), required=False, queryset=Province.objects.filter(valid_to=None)
    )
    since = forms.DateField(label=gettext_lazy("Từ ngày"), required=False)
    until = forms.DateField(label=gettext_lazy("Đến ngày"), required=False)

    def __init__(self, data: Mapping[str, Any], officer: Officer) -> None:
        super().__init__(data)
        self.officer = officer
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.MultipleChoiceField)
        kinds.choices = kind_names()
        name_gap(self.fields["deadlines"], _("Hiện cùng các việc"))
        name_gap(self.fields["body"], _("Tất cả"))
        name_gap(self.fields["province"], _("Tất cả"))
        if officer.seat.scope != NATION:
            del self.fields["province"]

    @property
    def chosen(self) -> Chosen:
        """What was chosen and can be read."""
        self.full_clean()
        said = self.cleaned_data
        return Chosen(
            kinds=frozenset(said.get("kind") or ()),
            deadlines=said.get("deadlines") or "",
            body=self.officer.seat.body if said.get("body") == OWN else None,
            person=said.get("person") or "",
            partner=said.get("partner") or "",
            countries=tuple(said.get("country") or ()),
            province=said.get("province"),
        )


class FeedForm(GuidedForm, forms.Form):
    """The name of a feed that is made."""

    name = forms.CharField(
        label=gettext_lazy("Tên nguồn lịch"), max_length=60,
        help_text=gettext_lazy("Để sau này nhận ra mà thu hồi: “Điện thoại cơ quan”, “Lịch phòng”."),
    )  # fmt: skip

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        require_no_stamp(name)
        return name


def kind_names() -> list[tuple[str, str]]:
    """Return (register.occasion, name) of every kind of entry, in the order of the menu."""
    return [
        (f"{register.key}.{occasion.key}", str(occasion.name))
        for register in registers().values()
        for occasion in register.calendar
    ]


def asked_of(form: AgendaForm, query: Mapping[str, Any]) -> Asked:
    """Return what an address asks for; what cannot be read is the month of today."""
    view = query.get("view", MONTH)
    on = _day(query.get("on", ""))
    chosen = form.chosen
    if view == LIST:
        first, last = _own_dates(form, on)
    elif view == WEEK:
        first = on - dt.timedelta(days=on.weekday())
        last = first + dt.timedelta(days=6)
    elif view == DAY:
        first = last = on
    else:
        view = MONTH
        weeks = calendar.Calendar().monthdatescalendar(on.year, on.month)
        first, last = weeks[0][0], weeks[-1][-1]
    return Asked(view, on, first, last, chosen)


def narrowing(query: QueryDict) -> dict[str, list[str]]:
    """Return the filters of an address without view and day: what a feed keeps."""
    return {name: values for name in FILTERS if (values := [value for value in query.getlist(name) if value])}


def query_of(filters: Mapping[str, list[str]]) -> QueryDict:
    """Return the address again of what `narrowing` kept; a filter that is no more is left out."""
    query = QueryDict(mutable=True)
    for name in FILTERS:
        if name in filters:
            query.setlist(name, filters[name])
    return query


def month_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _own_dates(form: AgendaForm, on: dt.date) -> tuple[dt.date, dt.date]:
    first, last = (_within(form.cleaned_data.get(name)) for name in ("since", "until"))
    if not (first or last):
        return month_of(on)
    first = first or month_of(last or on)[0]
    last = last or month_of(first)[1]
    return first, max(first, min(last, first + LONGEST))


def _within(day: dt.date | None) -> dt.date | None:
    return day if day and day.year in YEARS else None


def _day(text: str) -> dt.date:
    try:
        return _within(dt.date.fromisoformat(text)) or today()
    except ValueError:
        return today()
