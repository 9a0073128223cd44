"""Routes of the figures: /bao-cao/…"""

from django.urls import path

from doingoai.reporting import catalogue_page, downloads, figure_pages, pages

app_name = "reporting"
urlpatterns = [
    path("", pages.index, name="index"),
    path("s/<str:text>/", pages.short, name="short"),
    path("tai/<slug:form>/", downloads.download, name="download"),
    path("chi-tieu/", catalogue_page.catalogue_page, name="catalogue"),
    path("chi-tieu/<slug:code>/", pages.figure_page, name="figure"),
    path("chi-tieu/<slug:code>/tai/<slug:form>/", downloads.download_records, name="records"),
    path("chi-tieu/<slug:code>/xep-hang/", figure_pages.ranking_page, name="ranking"),
    path("chi-tieu/<slug:code>/xep-hang/csv/", figure_pages.ranking_csv, name="ranking-csv"),
    path("chi-tieu/<slug:code>/ban-do/", figure_pages.map_page, name="map"),
    path("chi-tieu/<slug:code>/xu-huong/", figure_pages.trends_page, name="trends"),
    path("chi-tieu/<slug:code>/xu-huong/csv/", figure_pages.trends_csv, name="trends-csv"),
    path("chi-tieu/<slug:code>/ba-cach-tinh/", figure_pages.views_page, name="views"),
    path("chi-tieu/<slug:code>/co-cau/", figure_pages.parts_page, name="parts"),
]
