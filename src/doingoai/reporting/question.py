"""What a person asks of the figures: year and part of it, regime, unit, view; read from the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.units import View
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.seat import NATION
from doingoai.register_kit.catalogue import registers
from doingoai.reporting.access import officer_of, own_province, sees_every_unit
from doingoai.reporting.wording import REGIMES, VIEWS
from doingoai.web.dates import vndate
from doingoai.web.forms import GuidedForm
from doingoai.workflow import clock

FIRST_YEAR = 2010
PARTS = (
    ("", gettext_lazy("Cả năm")),
    ("H1", gettext_lazy("6 tháng đầu năm")),
    ("H2", gettext_lazy("6 tháng cuối năm")),
    *((f"Q{number}", gettext_lazy("Quý %s") % roman) for number, roman in enumerate(("I", "II", "III", "IV"), start=1)),
    *((f"{month:02d}", gettext_lazy("Tháng %d") % month) for month in range(1, 13)),
)


@dataclass(frozen=True)
class Question:
    """A question that was understood."""

    period: Period
    unit: str
    view: View | None
    picture: str = ""  # code of the figure that is drawn

    def query(self, **changes: Any) -> str:
        """Return the address of the same question with some answers changed; the rest of its page is the caller's."""
        year, _dash, part = self.period.key.partition("-")
        asked = {"year": year, "part": part, "unit": self.unit, "view": self.view or "", "regime": self.period.regime}
        if "period" in changes:
            year, _dash, part = changes.pop("period").key.partition("-")
            asked |= {"year": year, "part": part}
        return "?" + urlencode({name: value for name, value in (asked | changes).items() if value != ""})


class QuestionForm(GuidedForm, forms.Form):
    """The form above the figures; what was not said has an answer by itself."""

    year = forms.TypedChoiceField(label=gettext_lazy("Năm"), coerce=int, required=False)
    part = forms.ChoiceField(label=gettext_lazy("Kỳ"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Đơn vị"), required=False)
    view = forms.ChoiceField(label=gettext_lazy("Cách tính qua sáp nhập"), required=False)
    picture = forms.ChoiceField(label=gettext_lazy("Hình vẽ của chỉ tiêu"), required=False)
    regime = forms.ChoiceField(label=gettext_lazy("Chế độ báo cáo"), required=False)

    def __init__(self, data: Mapping[str, Any], officer: Officer, atlas: Atlas) -> None:
        self.atlas = atlas
        self.default_year = Period.of_month(clock.today()).year
        self.units = _units(officer, atlas)
        filled = {"year": str(self.default_year), "unit": self.units[0][0], "regime": Regime.ND09, **self._said(data)}
        super().__init__(filled)
        choices: dict[str, Any] = {
            "part": PARTS,
            "year": [(str(year), str(year)) for year in range(self.default_year + 1, FIRST_YEAR - 1, -1)],
            "unit": self.units,
            "view": [("", _("Tự chọn theo đơn vị")), *VIEWS.items()],
            "regime": list(REGIMES.items()),
            "picture": [("", _("Chỉ tiêu đầu có số liệu")), *_computed()],
        }
        for name, offered in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = offered

    def _said(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in self.base_fields if data.get(name)}

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Read the question of a page from its address."""
        return cls(request.GET, officer_of(request), Atlas.load())

    @property
    def question(self) -> Question | None:
        """What was asked, or None when some answer could not be read."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        key = "-".join(str(part) for part in (said["year"], said["part"]) if part)
        period = Period.parse(key, Regime(said["regime"]))
        return Question(period, said["unit"], View(said["view"]) if said["view"] else None, said["picture"])


def _computed() -> list[tuple[str, str]]:
    every = (indicator for register in registers().values() for indicator in register.indicators)
    return [(indicator.code, f"{indicator.code} {indicator.name}") for indicator in every]


def _units(officer: Officer, atlas: Atlas) -> list[tuple[str, Any]]:
    """Offer the units that the officer may ask for, her own first; ended ones below those of today."""
    nation = (NATION, _("Toàn quốc"))
    own = own_province(officer, atlas)
    if not sees_every_unit(officer):
        family = atlas.family(own) if own else []
        ended = [row for row in family[1:] if row in atlas.retired]
        return [*([_choice(own)] if own else []), nation, *(_choice(row) for row in ended)]
    today = [_choice(row) for row in atlas.rows if row.valid_to is None]
    return [nation, *today, (_("Đơn vị đã sáp nhập"), [_choice(row) for row in atlas.retired])]


def _choice(unit: Province) -> tuple[str, str]:
    if unit.valid_to is None:
        return unit.code, f"{unit.name} ({unit.code})"
    return unit.code, _("%(name)s (%(code)s, đến %(day)s)") % {
        "name": unit.name, "code": unit.code, "day": vndate(unit.valid_to),
    }  # fmt: skip
