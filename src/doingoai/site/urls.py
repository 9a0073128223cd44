"""Routes of the whole site; each register's come from the one list."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.pages import attachment_picture, attachment_view
from doingoai.register_kit.urls import register_urls
from doingoai.relations.urls import relation_urls
from doingoai.site import paper_checks, views
from doingoai.site.api import routes
from doingoai.site.health import healthz
from doingoai.site.resting import cited_texts

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("tham-quyen/", views.authority, name="authority"),
    path("tep/<int:pk>/", attachment_view, name="attachment"),
    path("tep/<int:pk>/xem.png", attachment_picture, name="attachment_picture"),
    path("bao-cao/", include("doingoai.reporting.urls")),
    path("lich/", include("doingoai.agenda.urls")),
    path("viec/", include("doingoai.jobs.urls")),
    path("tin/", include("doingoai.register_kit.news_urls")),
    path("van-ban/quan-he/", include((relation_urls(sources=cited_texts), "relations"))),
    path("van-ban/kiem-tra/", paper_checks.layout, name="check_layout"),
    path("van-ban/kiem-chu-ky/", paper_checks.signature, name="check_signature"),
    path("healthz", healthz, name="healthz"),
    path("tai-khoan/", include("doingoai.site.account_urls")),
    path("api/", routes()),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
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
