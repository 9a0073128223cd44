"""Verbs that every register has: comment, attach a file, link to another dossier. They change no field of the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import checked_bytes, require_no_stamp, store
from doingoai.dossiers.models import Comment, Dossier, Link
from doingoai.organisations.models import Officer
from doingoai.workflow import clock, inputs
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import visible_dossier


class AddComment(Action):
    """Say something beside the dossier."""

    name, label, aside = "comment", gettext_lazy("Trao đổi"), True

    class Inputs(inputs.Inputs):
        text = forms.CharField(
            label=gettext_lazy("Nội dung trao đổi"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
        )

        def clean_text(self) -> str:
            require_no_stamp(self.cleaned_data["text"])
            return self.cleaned_data["text"]

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        Comment.objects.create(dossier=record.dossier, officer=actor, text=inputs["text"], at=clock.now())


class AttachFile(Action):
    """Put a file into the dossier."""

    name, label, aside = "attach", gettext_lazy("Đính kèm tệp"), True

    class Inputs(inputs.Inputs):
        file = forms.FileField(
            label=gettext_lazy("Tệp"), help_text=gettext_lazy("PDF, Word, Excel, ODT, ảnh, văn bản.")
        )
        kind = forms.CharField(label=gettext_lazy("Loại giấy tờ"), max_length=60, required=False)

        def clean_file(self) -> Any:
            upload = self.cleaned_data["file"]
            self.content = checked_bytes(upload)
            return upload

        def clean(self) -> dict[str, Any]:
            return {**self.cleaned_data, "content": getattr(self, "content", None)}

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"file": inputs["file"].name}

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        data, media_type = inputs["content"]
        Attachment.objects.create(
            dossier=record.dossier,
            file=store(data, media_type),
            name=inputs["file"].name[:200],
            kind=inputs["kind"],
            officer=actor,
            at=clock.now(),
        )


class LinkDossier(Action):
    """Say that this dossier serves, follows or relates to another one."""

    name, label, aside = "link", gettext_lazy("Liên kết hồ sơ"), True

    class Inputs(inputs.Inputs):
        kind = forms.ChoiceField(label=gettext_lazy("Quan hệ"), choices=Link.Kind.choices)
        number = forms.CharField(
            label=gettext_lazy("Mã hồ sơ kia"),
            max_length=40,
            help_text=gettext_lazy("Ví dụ KH-24-2026-0001."),
        )

        def clean_number(self) -> Dossier:
            found = visible_dossier(self.cleaned_data["number"], self.actor)
            if self.record and found.pk == self.record.dossier.pk:
                raise ValidationError(_("Hồ sơ không liên kết với chính nó."))
            return found

    @classmethod
    def tells(cls, inputs: Mapping[str, Any]) -> dict[str, str]:
        return {"link": f"{Link.Kind(inputs['kind']).label}: {inputs['number'].number}"}

    @classmethod
    def follow(cls, record: Any, inputs: Mapping[str, Any], actor: Officer) -> None:
        Link.objects.get_or_create(source=record.dossier, target=inputs["number"], kind=inputs["kind"])


ASIDES: tuple[type[Action], ...] = (AddComment, AttachFile, LinkDossier)
