"""The form of Party documents: Hướng dẫn 36-HD/VPTW (2018), for the kinds of Quy định 399-QĐ/TW (2026)."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from doingoai.documents.form import Layout, TextStyle
from doingoai.documents.nd30 import ND30_2020
from doingoai.documents.party_kinds import PARTY_KINDS

_STATE = ND30_2020.styles

PARTY = Layout(
    key="PARTY",
    basis="Quy định 399-QĐ/TW; Hướng dẫn 36-HD/VPTW",
    valid_from=date(2018, 4, 3),
    nation="Đảng Cộng sản Việt Nam",
    motto="",
    number_label="Số",
    number_form="{serial}-{symbol}",
    end_mark=".",
    kinds=PARTY_KINDS,
    letterhead=(80, 85),
    title_rule=9,
    body_mark="*",
    subject_mark="",
    item_mark=",",
    basis_dash="- ",
    basis_ends=(";", ","),
    reference="{name}, {day}, của {issuer}",
    short_days=True,
    styles=MappingProxyType(
        {
            **_STATE,
            "page_number": replace(_STATE["page_number"], size=14),
            "nation": TextStyle("Tên Đảng", 15, bold=True, keep_next=True),
            "parent_body": replace(_STATE["parent_body"], name="Cơ quan cấp trên", size=14),
            "body": replace(_STATE["body"], size=14),
            "body_mark": TextStyle("Dấu sao", 14, keep_next=True),
            "number": replace(_STATE["number"], size=14, before=0),
            "date": replace(_STATE["date"], size=14, before=0),
            "subject": replace(_STATE["subject"], italic=True),
            "type": replace(_STATE["type"], size=16),
            "title": replace(_STATE["title"], size=15),
            "addressee_head": replace(_STATE["addressee_head"], italic=True),
            "basis": replace(_STATE["basis"], italic=False),
            "recipients": TextStyle("Nơi nhận", 14, align="left", underline=True, keep_next=True),
            "recipient": replace(_STATE["recipient"], size=12),
            "drafter": replace(_STATE["drafter"], size=12),
        }
    ),
)
"""Party documents, from the centre to the cells."""
