"""Routes of one register: /so/<key>/…"""

from __future__ import annotations

from django.urls import URLPattern, path

from doingoai.register_kit import batch, pages, saved, sheets
from doingoai.register_kit.register import Register


def register_urls(register: Register) -> list[URLPattern]:
    """Return the register's own pages first, then the kit's."""
    return [
        *register.urls,
        path("", pages.list_view(register), name="list"),
        path("mo/", pages.open_view(register, register.opening), name="open"),
        *(
            path(f"mo/{each.name}/", pages.open_view(register, each), name=f"open-{each.name}")
            for each in register.openings
        ),
        path("xuat/", sheets.export_view(register), name="export"),
        *([path("tai-van-ban/", batch.batch_view(register), name="batch")] if register.documents else ()),
        path("nhap/", sheets.import_view(register), name="import"),
        path("mau/", sheets.template_view(register), name="template"),
        path("luu-bo-loc/", saved.keep_view(register), name="keep-view"),
        path("bo-loc/<int:pk>/bo/", saved.drop_view(register), name="drop-view"),
        path("<str:number>/", pages.detail_view(register), name="detail"),
        path("<str:number>/van-ban/<slug:document>/", pages.document_view(register), name="document"),
        path("<str:number>/<slug:verb>/", pages.act_view(register), name="act"),
    ]
