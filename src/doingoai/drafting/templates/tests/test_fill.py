"""A template and values become a draft; no value can change its structure."""

from datetime import date

import pytest
from hypothesis import given, settings

from doingoai.documents.content import Annex, Article, Block, Column, Heading, Paragraph, Point, Table
from doingoai.drafting.prose import read_prose
from doingoai.drafting.prose.tests.test_prose_properties import WORDS
from doingoai.drafting.templates.document_file import read_template
from doingoai.drafting.templates.fill import BLANK, fill
from doingoai.drafting.templates.source import Source
from doingoai.drafting.templates.template import Recipient, Template
from doingoai.drafting.templates.tests.conftest import FRONT

HOSTILE = (
    "{{co_quan}}", "{{/DAI}}", "a | b", "**đậm**", "_nghiêng_", "Điều 1. Phạm vi", "1. Khoản", "- gạch", "Chương I",
    "Phụ lục: X", "Bảng: Y", "Ghi chú: z", "# đề mục", "một\nhai\n\nba", "---", ":-:", "\\", "\\ x", "<br>",
    "Sở A.", "x" * 300, "|", "",
)  # fmt: skip
BODY = """Thực hiện {{VIEC}}, {{co_quan}} đề nghị:
{{VIEC}}
Chương I: {{VIEC}}
Điều 1. {{VIEC}}
1. {{VIEC}}
a) {{VIEC}}; **{{VIEC}}** và _{{VIEC}}_.
Điều 2. Tên điều {{VIEC}}
- {{VIEC}}
Mục 1: {{VIEC}}
I. {{VIEC}}
1. {{VIEC}}
a) Việc {{VIEC}}
2. {{VIEC}}
Bảng: {{VIEC}}
| Họ tên | Chức vụ |
{{*DOAN}}
| {{ho_ten}} | **{{chuc_vu}}** |
{{/DOAN}}
Ghi chú: {{VIEC}}
{{VIEC}}
Phụ lục: {{VIEC}}
{{VIEC}}
"""


def template_of(body: str) -> Template:
    template = read_template(Source("thu.txt", FRONT + body), "thu")
    assert isinstance(template, Template), [str(error) for error in template]
    return template


def structure(block: Block | Annex) -> tuple:
    if isinstance(block, Table):
        return "table", len(block.columns), len(block.rows), bool(block.note)
    if isinstance(block, Article):
        return "article", block.number, bool(block.title), *map(structure, block.blocks)
    if isinstance(block, Annex):
        return "annex", *map(structure, block.blocks)
    if isinstance(block, Heading):
        return "heading", block.level, block.label
    return type(block).__name__, getattr(block, "label", "")


def structures(value: str) -> tuple:
    row = {"ho_ten": value, "chuc_vu": value}
    filled = fill(template_of(BODY), {"VIEC": value, "co_quan": value, "DOAN": [row, row]})
    prose = read_prose(filled.body)
    return tuple(map(structure, (*prose.blocks, *prose.annexes)))


@pytest.mark.parametrize("value", [value for value in HOSTILE if value])
def test_a_hostile_value_leaves_the_structure(value):
    assert structures(value) == structures("Sở Ngoại vụ")


@settings(deadline=None)
@given(WORDS.filter(lambda text: any(letter.isalnum() for letter in text)))
def test_any_value_leaves_the_structure(value):
    assert structures(value) == structures("Sở Ngoại vụ")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_printed_letter_for_letter(value):
    prose = read_prose(fill(template_of("Việc: {{VIEC}} hết.\n"), {"VIEC": value}).body)
    expected = " ".join(value.split("\n")) if value else BLANK
    assert prose.blocks == (Paragraph(f"Việc: {expected} hết."),)


def test_a_long_value_alone_on_its_line_makes_paragraphs_and_nothing_else():
    prose = read_prose(fill(template_of("{{DAI}}\n"), {"VIEC": "x", "DAI": "một\n- hai\n\nĐiều 3. ba"}).body)
    assert prose.blocks == (Paragraph("một"), Paragraph("- hai"), Paragraph("Điều 3. ba"))


def test_rows_are_counted_and_cells_keep_their_lines():
    body = "| TT | Tên | Chức vụ |\n|:-:|---|---|\n{{*DOAN}}\n| {{tt}} | {{ho_ten}} | {{chuc_vu}} |\n{{/DOAN}}\n"
    rows = [{"ho_ten": "A | B", "chuc_vu": "Phó\nGiám đốc"}, {"ho_ten": "C"}]
    (table,) = read_prose(fill(template_of(body), {"VIEC": "x", "DOAN": rows}).body).blocks
    assert table == Table(
        (Column("TT", 1.0, "center"), Column("Tên", 3.0), Column("Chức vụ", 3.0)),
        (("1", "A | B", "Phó\nGiám đốc"), ("2", "C", "")),
    )


def test_optional_blocks_stand_only_with_their_value():
    template = template_of("Trước.\n{{?DAI}}\n1. Có {{DAI}}.\n{{/DAI}}\nSau{{?NOI}} {{NOI}}{{/NOI}}.\n")
    assert fill(template, {"VIEC": "x"}).body == "Trước.\nSau."
    assert fill(template, {"VIEC": "x", "DAI": "y", "NOI": "z"}).body == "Trước.\n1. Có y.\nSau z."


def test_what_is_missing_is_named_and_left_as_dots():
    filled = fill(template_of("{{VIEC}} của {{co_quan}}{{DAI}}\n"), {})
    assert filled.missing == ("VIEC", "co_quan")
    assert filled.body == f"{BLANK} của {BLANK}"


def test_the_parts_around_the_body_are_filled():
    filled = fill(template_of("{{VIEC}}\n"), {"VIEC": date(2026, 3, 5), "NOI": "Sở A\nSở B"})
    assert (filled.title, filled.addressees, filled.missing) == ("về 05/03/2026", ("Sở A", "Sở B"), ())
    assert filled.bases == ("Căn cứ Luật Thỏa thuận quốc tế số 70/2020/QH14 ngày 13 tháng 11 năm 2020",)
    assert filled.recipients == (Recipient("Như trên"), Recipient("Lưu: VT", "giấy"))


def test_an_empty_value_leaves_no_marks_of_style():
    filled = fill(template_of("Gửi **{{NOI}}** và _{{NOI}}_ hết.\n"), {"VIEC": "x"})
    assert read_prose(filled.body).blocks == (Paragraph("Gửi  và  hết."),)


def test_a_point_stays_a_point_when_its_value_is_a_sentence():
    (heading, point) = read_prose(fill(template_of("1. {{VIEC}}\na) x.\n"), {"VIEC": "Sở A chủ trì."}).body).blocks
    assert (heading, point) == (Heading(2, "1.", "Sở A chủ trì."), Point("a)", "x."))
