"""Visible text of pages."""

import pytest

from doingoai.reading import read_document


def text_of(html: str | bytes, name: str = "a.html") -> str:
    return read_document(html.encode() if isinstance(html, str) else html, name).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Một  <b>đoạn</b>\n văn</p><div>hai<br>ba</div>", "Một đoạn văn\nhai\nba\n"),
        ("<h1>A</h1>lời<p>b</p>cuối", "A\nlời\nb\ncuối\n"),
        (
            "<html><head><title>t</title><style>p{}</style></head><body><script>x()</script><p>a</p></body></html>",
            "a\n",
        ),
        ("<nav><a>Trang chủ</a></nav><div role=navigation>Mục</div><p>a</p><button>Gửi</button>", "a\n"),
        ("<header><p>BỘ NGOẠI GIAO</p></header><p>a</p><footer>TM.</footer>", "BỘ NGOẠI GIAO\na\nTM.\n"),
        (
            '<p>a<span style="display: none">ẩn</span><span hidden>ẩn</span>b</p><p style="visibility:hidden">ẩn</p>',
            "ab\n",
        ),
        ("<!-- chú thích --><p>a</p>", "a\n"),
        ("<pre>  x\n    y</pre>", "  x\n    y\n"),
        ("<p>a &amp; b&nbsp;c &lt;x&gt;</p>", "a & b\xa0c <x>\n"),
        ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body><p>xh</p></body></html>', "xh\n"),
    ],
)
def test_read_blocks(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>a<li>b</ul>", "• a\n• b\n"),
        ("<ol><li>a<ol type=a><li>b<li>c</ol><li>d</ol>", "1. a\na. b\nb. c\n2. d\n"),
        ("<ol start=3 type=I><li>a<li value=7>b<li>c</ol>", "III. a\nVII. b\nVIII. c\n"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b\n"),
        ('<ul style="list-style: none"><li>- a</ul>', "- a\n"),
        ('<ul><li style="list-style-type:none">a<li>b</ul>', "a\n• b\n"),
        ("<ol><li><p>a</p><p>b</p><li></ol>", "1. a\nb\n"),
        ("<li>lạc</li>", "• lạc\n"),
    ],
    ids=["bullets", "nested", "start, type, value", "reversed", "none", "one without", "paragraphs", "stray"],
)
def test_read_lists(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table><tr><th>TT<th>Việc<tr><td>1<td>Họp</table>", "TT | Việc\n1 | Họp\n"),
        ("<table><tr><td>1<td><p>a</p><p>b</p><td>c</table>", "1 | a b | c\n"),
        (
            "<table><tr><th rowspan=2>TT<th colspan=2>Cơ quan<th rowspan=2>Hạn<tr><th>Chủ trì<th>Phối hợp"
            "<tr><td>1<td>A<td>B<td>Quý I</table>",
            "TT | Cơ quan |  | Hạn\n | Chủ trì | Phối hợp | \n1 | A | B | Quý I\n",
        ),
        ("<table><tr><td>1<td rowspan=2>Sở A<td>x<tr><td>2<td>y</table>", "1 | Sở A | x\n2 |  | y\n"),
        ("<table><tr><td colspan=3>I. NHÓM<tr><td>1<td>a<td>b</table>", "I. NHÓM\n1 | a | b\n"),
        ("<table><tr><td colspan=99999999999999>a<td>b</table>", "a | b\n"),
        ("<table><tr><td>a<td><table><tr><td>x<td>y</table><td>b</table>", "a | x | y | b\n"),
        (
            "<table><tr><td>SỞ NGOẠI VỤ<br>Số: 1/BC<td>CỘNG HÒA<br>Độc lập</table>",
            "SỞ NGOẠI VỤ\nSố: 1/BC\nCỘNG HÒA\nĐộc lập\n",
        ),
        ("<table><caption>Bảng</caption><tr><td>a</table>sau", "Bảng\na\nsau\n"),
    ],
)
def test_read_tables(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "utf-8"), ("utf-8", "iso-8859-1"), ("utf-8", "no-such-code"), ("utf-16", "utf-8"),
        ("utf-8-sig", "windows-1258"),
    ],
)  # fmt: skip
def test_read_charset(codec, declared):
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>Sở Ngoại vụ</p>'
    )
    assert text_of(page.encode(codec)) == "Sở Ngoại vụ\n"


def test_read_declared_single_byte_charset():
    assert text_of("<html><meta charset='iso-8859-2'><p>Łódź</p>".encode("iso-8859-2")) == "Łódź\n"


def test_read_two_thousand_nested_blocks():
    assert text_of("<div>" * 2000 + "sâu") == "sâu\n"
