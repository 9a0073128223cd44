"""Routes of the whole site; each register's come from the one list."""

from django.urls import include, path

from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import attachment_view
from doingoai.register_kit.urls import register_urls
from doingoai.site import views
from doingoai.site.api import routes
from doingoai.site.health import healthz

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("tham-quyen/", views.authority, name="authority"),
    path("tep/<int:pk>/", attachment_view, name="attachment"),
    path("bao-cao/", include("doingoai.reporting.urls")),
    path("healthz", healthz, name="healthz"),
    path("tai-khoan/", include("doingoai.site.account_urls")),
    path("api/", routes()),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("", include("doingoai.web.urls")),
    *(
        path(f"so/{register.key}/", include((register_urls(register), register.key)))
        for register in registers().values()
    ),
]
handler400 = "doingoai.web.views.bad_request"
handler403 = "doingoai.web.views.permission_denied"
handler404 = "doingoai.web.views.page_not_found"
handler500 = "doingoai.web.views.server_error"
