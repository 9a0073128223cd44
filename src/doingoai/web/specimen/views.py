"""The views of the specimen page; see data.py, charts.py and forms.py beside it for what it shows."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from doingoai.web import views
from doingoai.web.specimen import charts, data, lists
from doingoai.web.specimen.forms import SpecimenForm, specimen_rows


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    """Draw every component once with invented data; POST shows the errors of the form."""
    posted = request.POST if request.method == "POST" else None
    context = data.components() | charts.charts()
    context |= {
        "form": SpecimenForm(posted, initial={"signed_on": lists.TODAY, "budget": 1234567.5}),
        "wrong_form": SpecimenForm(data.MISTAKES, prefix="wrong"),
        "formset": specimen_rows(posted),
        "navigation": data.NAVIGATION,
        "officer": data.OFFICER,
        "environment_banner": "Bản dùng thử: số liệu không thật",
        "filters": lists.filters(),
    }
    return render(request, "web/specimen.html", context)


@login_not_required
def show_error_page(request: HttpRequest, page: str) -> HttpResponse:
    """Draw the page shown when something went wrong, named by its number."""
    pages = {
        "400": lambda: views.bad_request(request),
        "403": lambda: views.permission_denied(request, PermissionError(data.REFUSAL)),
        "403-csrf": lambda: views.csrf_failure(request),
        "404": lambda: views.page_not_found(request),
        "409": lambda: views.conflict(request, back_url="/"),
        "500": lambda: views.server_error(request),
    }
    if page not in pages:
        raise Http404(page)
    return pages[page]()
