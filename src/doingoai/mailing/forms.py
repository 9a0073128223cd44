"""The form in which an officer says how to be told: a choice for each topic, hours, days, language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.mailing.cadence import KEPT, Cadence, allowed
from doingoai.mailing.models import Preference
from doingoai.web.forms import GuidedForm
from doingoai.workflow.models import Topic

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
CHOSEN = "cadence_"  # before the topic, in the name of a field


def _hour(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=HOURS, coerce=int)


class PreferenceForm(GuidedForm, forms.ModelForm):  # type: ignore[type-arg]  # of Preference, as Meta says
    """One choice for each topic is added to the fields of the row."""

    digest_hour = _hour(_("Giờ gửi thư tổng hợp"))
    quiet_from = _hour(_("Không gửi thư từ"))
    quiet_until = _hour(_("Đến giờ"))

    groups = (
        (_("Thư cho từng loại tin"), _("Tin luôn hiện trong trang; ở đây chọn có gửi thư hay không và gửi lúc nào."),
         tuple(f"{CHOSEN}{topic}" for topic in Topic.values)),
        (_("Giờ và ngày"), _("Thư gửi ngay trong giờ này sẽ chờ đến hết giờ. Hai giờ bằng nhau: lúc nào cũng gửi."),
         ("digest_hour", "quiet_from", "quiet_until", "working_days_only")),
        (_("Ngôn ngữ"), "", ("language",)),
    )  # fmt: skip

    class Meta:
        model = Preference
        fields = ("digest_hour", "quiet_from", "quiet_until", "working_days_only", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in Topic:
            self.fields[f"{CHOSEN}{topic}"] = forms.ChoiceField(
                label=topic.label, choices=allowed(topic), initial=self.instance.cadence(topic),
                help_text=_("Không tắt được: việc quá hạn phải đến người chịu trách nhiệm.") if topic in KEPT else "",
            )  # fmt: skip

    def save(self, commit: bool = True) -> Preference:
        chosen = {topic: self.cleaned_data[f"{CHOSEN}{topic}"] for topic in Topic.values}
        self.instance.cadences = chosen
        return super().save(commit)


def without_mail(preference: Preference) -> Preference:
    """Return the choices of an officer who wants no mail: only what cannot be switched off is left, in a digest."""
    preference.cadences = {topic: KEPT.get(topic, Cadence.PAGE) for topic in Topic.values}
    return preference
