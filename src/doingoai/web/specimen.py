"""The page of all components with hard cases (long names, many rows, nothing, errors); routed only under DEBUG."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doingoai.web import specimen_data, views
from doingoai.web.specimen_forms import SpecimenForm, specimen_rows


def show(request: HttpRequest) -> HttpResponse:
    """Draw every component once with invented data; POST shows the errors of the form."""
    posted = request.POST if request.method == "POST" else None
    context = specimen_data.components() | specimen_data.charts()
    context |= {
        "form": SpecimenForm(posted, initial={"signed_on": specimen_data.TODAY, "budget": 1234567.5}),
        "wrong_form": SpecimenForm(specimen_data.MISTAKES, prefix="wrong"),
        "formset": specimen_rows(posted),
        "navigation": specimen_data.NAVIGATION,
        "officer": specimen_data.OFFICER,
        "environment_banner": "Bản dùng thử: số liệu không thật",
        "filters": specimen_data.filters(),
    }
    return render(request, "web/specimen.html", context)


def show_error_page(request: HttpRequest, page: str) -> HttpResponse:
    """Draw the page shown when something went wrong, named by its number."""
    pages = {
        "400": lambda: views.bad_request(request),
        "403": lambda: views.permission_denied(request, PermissionError(specimen_data.REFUSAL)),
        "403-csrf": lambda: views.csrf_failure(request),
        "404": lambda: views.page_not_found(request),
        "409": lambda: views.conflict(request, back_url="/"),
        "500": lambda: views.server_error(request),
    }
    if page not in pages:
        raise Http404(page)
    return pages[page]()
