"""Routes of the instruments: /van-ban/quan-he/…"""

from __future__ import annotations

from django.urls import URLPattern, path

from doingoai.relations import list_page, pages
from doingoai.relations.dependants import Sources


def relation_urls(*, sources: Sources = tuple) -> list[URLPattern]:
    """Return the routes; `sources` gives (name, text, address) of what a higher layer knows to rest on instruments.

    To be included under the namespace "relations".
    """
    return [
        path("", list_page.index, name="list"),
        path("<int:pk>/", pages.instrument_view(sources), name="instrument"),
        path("so/<path:number>/", pages.by_number, name="by-number"),
    ]
