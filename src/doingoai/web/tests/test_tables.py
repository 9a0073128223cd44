"""The body of a table."""

from datetime import date
from decimal import Decimal

import pytest

from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table, body_html, cell_html

HEADINGS = (Heading("name", "Tên"), Heading("value", 'Giá trị "USD"', kind="number"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<script>", "&lt;script&gt;"),
        (None, '<span class="none">–</span>'),
        ("", '<span class="none">–</span>'),
        (True, "Có"),
        (False, "Không"),
        (0, "0"),
        (Decimal("1234.5"), "1.234,5"),
        (date(2026, 2, 5), "05/02/2026"),
        (badge("x"), badge("x")),
    ],
)
def test_cell_is_written_the_vietnamese_way_and_escaped(value, shown):
    assert cell_html(value) == shown


def test_body_names_the_row_by_its_first_cell_and_labels_the_others():
    table = Table("Sổ", HEADINGS, [Row(("Lào", 5), url="/so/1?a=1&b=2", tone="danger")])
    assert body_html(table) == (
        '<tbody><tr class="danger"><th scope="row"><a class="row-link" href="/so/1?a=1&amp;b=2">Lào</a></th>'
        '<td class="number" data-label="Giá trị &quot;USD&quot;">5</td></tr></tbody>'
    )


def test_body_without_link_is_plain_text():
    assert body_html(Table("Sổ", HEADINGS[:1], [Row(("Lào",))])) == '<tbody><tr><th scope="row">Lào</th></tr></tbody>'


def test_row_with_a_missing_cell_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        body_html(Table("Sổ", HEADINGS, [Row(("Lào",))]))
