"""Routes of the figures: /bao-cao/…"""

from django.urls import path

from doingoai.reporting import downloads, pages

app_name = "reporting"
urlpatterns = [
    path("", pages.index, name="index"),
    path("tai/<slug:form>/", downloads.download, name="download"),
    path("chi-tieu/<slug:code>/", pages.figure_page, name="figure"),
    path("chi-tieu/<slug:code>/tai/<slug:form>/", downloads.download_records, name="records"),
]
