"""The text layer of PDFs; every test here starts one child process."""

import typst

from doingoai.reading import read_document
from doingoai.reading.pdf import _page_text
from doingoai.reading.tests.files import pdf


def compiled(source: str) -> bytes:
    return typst.compile(('#set text(lang: "vi", font: "Libertinus Serif")\n' + source).encode())


def test_read_pages_without_their_numbers():
    read = read_document(
        compiled(
            '#set page(numbering: "1")\n1. Tăng cường đối ngoại địa phương\n#pagebreak()\n2. Khuỷu tay, nghiêng mình'
        ),
        "a.pdf",
    )
    assert (read.text, read.pages, read.warnings) == (
        "1. Tăng cường đối ngoại địa phương\n2. Khuỷu tay, nghiêng mình\n",
        2,
        [],
    )


def test_read_page_without_text_is_told():
    read = read_document(compiled("Trang này có đủ chữ để đọc\n#pagebreak()\n#circle()"), "a.pdf")
    assert read.warnings == ["Trang 2 không có chữ (có thể là bản quét), chưa đọc được phần đó."]


def test_read_plain_content_stream():
    assert (
        read_document(pdf(b"BT /F1 12 Tf (So Ngoai vu Quang Ninh) Tj ET"), "a.pdf").text == "So Ngoai vu Quang Ninh\n"
    )


def test_page_text_hyphens_and_numbers():
    raw = "Trang 3/10\r\ncông-\r\ntác đối\x02ngoại \r\n3 đoàn\r\n- 3 -"
    assert _page_text(raw, 3) == "công-\ntác đối-ngoại\n3 đoàn\n"
