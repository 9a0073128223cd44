"""THE list of prescribed forms, and which of them a document names."""

from collections.abc import Mapping
from types import MappingProxyType

from doingoai.documents.blocks import ContentError
from doingoai.documents.form import SINGLE_LINE, Layout, Page, TextStyle
from doingoai.documents.nd30 import ND30_2020
from doingoai.documents.party import PARTY

__all__ = ["LAYOUTS", "ND30_2020", "PARTY", "SINGLE_LINE", "Layout", "Page", "TextStyle", "layout_of"]

LAYOUTS: Mapping[str, Layout] = MappingProxyType({layout.key: layout for layout in (ND30_2020, PARTY)})


def layout_of(key: str) -> Layout:
    """Return the form called `key`; raise `ContentError` when there is none."""
    try:
        return LAYOUTS[key]
    except KeyError:
        raise ContentError(f"Không có thể thức văn bản “{key}”. Được dùng: {', '.join(LAYOUTS)}.") from None
