"""A package that came by hand: the same gate as `doingoai exchange receive`, for one file."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doingoai.edxml import MAX_MESSAGE
from doingoai.organisations.request import OfficerRequest
from doingoai.registers.documents_in.actions.arriving import Receive
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_in.packages import take_package
from doingoai.registers.documents_in.refused import PackageRefused, keep_answers
from doingoai.web.forms import GuidedForm
from doingoai.workflow.perform import may


class PackageForm(GuidedForm, forms.Form):
    """One edXML file."""

    file = forms.FileField(label=gettext_lazy("Gói edXML"))

    def clean_file(self) -> tuple[bytes, str]:
        upload = self.cleaned_data["file"]
        if upload.size > MAX_MESSAGE:
            raise ValidationError(_("Gói lớn hơn %d MB nên không được nhận.") % (MAX_MESSAGE // 1024 // 1024))
        return upload.read(), upload.name


@require_http_methods(["GET", "POST"])
def package(request: OfficerRequest) -> HttpResponse:
    """Take in an edXML package; what it holds is for the bodies that it names, whoever brings it."""
    may(IncomingDocument, Receive, request.user).require()
    form = PackageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = take_package(*form.cleaned_data["file"])
        except PackageRefused as refused:
            keep_answers(refused)
            form.add_error("file", refused.message_vi)
        else:
            messages.success(request, _("Đã nhận gói: %d văn bản.") % len(opened))
            return redirect("documents_in:list")
    context = {"title": _("Nhập gói edXML"), "form": form}
    return render(request, "documents_in/package.html", context, status=422 if form.errors else 200)
