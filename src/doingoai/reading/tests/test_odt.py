"""What of an .odt is read."""

import pytest

from doingoai.reading import read_document
from doingoai.reading.tests.files import odt

LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>'
)
OUTLINE = (
    '<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-format="I" '
    'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    "</text:outline-style>"
)


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def items(*contents: str, attributes: str = 'text:style-name="L"') -> str:
    return f"<text:list {attributes}>{''.join(f'<text:list-item>{c}</text:list-item>' for c in contents)}</text:list>"


def cells(*contents: str) -> str:
    inside = "".join(f"<table:table-cell>{c}</table:table-cell>" for c in contents)
    return f"<table:table-row>{inside}</table:table-row>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("Một <text:span>đoạn</text:span>") + "<text:h>Mục</text:h>", "Một đoạn\nMục\n"),
        (p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), "a   b\tc\nd\n"),
        (p("xuống\n   dòng  trong tệp"), "xuống dòng trong tệp\n"),
        (p("x<text:note><text:note-citation>1</text:note-citation><text:note-body>"
           "<text:p>chú thích</text:p></text:note-body></text:note>y"), "xy\nchú thích\n"),
        (p("x<office:annotation><text:p>góp ý</text:p></office:annotation>"), "x\n"),
        ("<text:tracked-changes><text:changed-region><text:p>đã xoá</text:p></text:changed-region>"
         "</text:tracked-changes>" + p("còn"), "còn\n"),
        (p("neo<draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame>"), "neo\nkhung\n"),
        (f"<text:section>{p('trong mục')}</text:section>", "trong mục\n"),
        (f"<table:table>{cells(p('a'), p('b'))}{cells(p('1'), p('2') + p('3'))}</table:table>", "a | b\n1 | 2 3\n"),
        (f"<table:table>{cells('<table:table>' + cells(p('x'), p('y')) + '</table:table>', p('z'))}</table:table>",
         "x | y | z\n"),
        ("<table:table><table:table-row><table:table-cell>" + p("gộp")
         + "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>", "gộp\n"),
        ("<table:table><table:table-row><table:covered-table-cell/><table:table-cell>" + p("a")
         + "</table:table-cell><table:table-cell>" + p("b") + "</table:table-cell></table:table-row></table:table>",
         " | a | b\n"),
    ],
)  # fmt: skip
def test_read_body(body, text):
    assert read_document(odt(body), "a.odt").text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (items(p("x") + p("y"), p("x")), "1. x\ny\n2. x\n"),
        (items(p("x") + items(p("y"), p("y") + items(p("z"), attributes=""), attributes=""), p("x")),
         "1. x\na) y\nb) y\n- z\n2. x\n"),
        (items(p("x")) + p("giữa") + items(p("x")), "1. x\ngiữa\n1. x\n"),
        (items(p("x")) + items(p("x"), attributes='text:style-name="L" text:continue-numbering="true"'),
         "1. x\n2. x\n"),
        (items(p("x"), attributes='text:style-name="L" xml:id="k"') + items(p("x"))
         + items(p("x"), attributes='text:style-name="L" text:continue-list="k"'), "1. x\n1. x\n2. x\n"),
        ('<text:list text:style-name="L"><text:list-header><text:p>đầu</text:p></text:list-header>'
         '<text:list-item text:start-value="4"><text:p>x</text:p></text:list-item></text:list>', "đầu\n4. x\n"),
        ('<text:h text:outline-level="1">A</text:h><text:h text:outline-level="2">B</text:h>'
         '<text:h text:outline-level="2" text:is-list-header="true">C</text:h>', "I. A\nI.1 B\nC\n"),
    ],
    ids=["items", "nested", "new list", "continued", "continued by id", "header and start", "headings"],
)  # fmt: skip
def test_read_lists(body, text):
    assert read_document(odt(body, LIST + OUTLINE), "a.odt").text == text


def test_read_header_and_footer_without_page_number():
    master = (
        f"<style:header>{p('đầu trang')}{p('<text:page-number>2</text:page-number>')}</style:header>"
        f"<style:header-first>{p('đầu trang')}</style:header-first><style:footer>{p('chân trang')}</style:footer>"
    )
    assert read_document(odt(p("thân"), master=master), "a.odt").text == "đầu trang\nthân\nchân trang\n"
