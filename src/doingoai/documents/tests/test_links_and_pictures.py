"""Links and pictures in both files: a small linked code under a figure, a drawing between two paragraphs."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from doingoai.documents import (
    Column,
    ContentError,
    Paragraph,
    Picture,
    RenderError,
    Run,
    Table,
    render_docx,
    render_pdf,
)
from doingoai.documents.tests.geometry import find
from doingoai.documents.tests.samples import LETTER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ADDRESS = "https://doingoai.example/bao-cao/s/DT-I01.24.2026.T?a=1&b=2"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">'
    '<rect width="100" height="50" fill="#c00000"/></svg>'
)
FIGURE = (Run("12", link=ADDRESS), Run("\nDT-I01.24.2026.T", small=True, link=ADDRESS))
TABLE = Table((Column("Chỉ tiêu", 3), Column("2026", align="right")), (("Lớp bồi dưỡng", FIGURE),))
PICTURE = Picture(SVG, "Hình chữ nhật đỏ", width=100, height=50, caption="Hình 1")
DOCUMENT = replace(LETTER, blocks=(Paragraph("Trước hình."), TABLE, PICTURE, PICTURE, Paragraph("Sau hình.")))


@pytest.fixture(scope="module")
def word():
    return ZipFile(io.BytesIO(render_docx(DOCUMENT)))


@pytest.fixture(scope="module")
def pdf():
    return render_pdf(DOCUMENT)


def body_of(word):
    return etree.fromstring(word.read("word/document.xml"))


def targets_of(word):
    rels = etree.fromstring(word.read("word/_rels/document.xml.rels"))
    return {rel.get("Id"): (rel.get("Target"), rel.get("TargetMode")) for rel in rels}


def test_linked_words_open_their_address_which_is_kept_once(word):
    targets = targets_of(word)
    links = [
        ("".join(link.itertext()), targets[link.get(f"{R}id")]) for link in body_of(word).iter(f"{W}hyperlink")
    ]  # fmt: skip
    assert links == [("12", (ADDRESS, "External")), ("DT-I01.24.2026.T", (ADDRESS, "External"))]
    assert [target for target, _mode in targets.values()].count(ADDRESS) == 1


def test_small_words_are_three_quarters_of_the_cell(word):
    sizes = {
        "".join(run.itertext()): run.find(f"{W}rPr/{W}sz").get(f"{W}val")
        for link in body_of(word).iter(f"{W}hyperlink")
        for run in link
    }
    assert sizes == {"12": "24", "DT-I01.24.2026.T": "18"}


def test_picture_is_a_png_of_its_size_with_its_words(word):
    body, targets = body_of(word), targets_of(word)
    places = [
        (
            place.find("{*}extent").attrib, place.find("{*}docPr").get("descr"), place.find("{*}docPr").get("id"),
            targets[place.find(".//{*}blip").get(f"{R}embed")][0],
        )
        for place in body.iter("{*}inline")
    ]  # fmt: skip
    size = {"cx": "3600000", "cy": "1800000"}
    assert places == [
        (size, "Hình chữ nhật đỏ", "1", "media/image1.png"), (size, "Hình chữ nhật đỏ", "2", "media/image1.png"),
    ]  # fmt: skip
    png = word.read("word/media/image1.png")
    wide, high = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (png[:8], wide, high) == (b"\x89PNG\r\n\x1a\n", 787, 394)  # 100 × 50 mm at 200 pixels per inch


def test_pdf_opens_the_same_address(pdf):
    pages = pikepdf.open(io.BytesIO(pdf)).pages
    marks = [mark for page in pages for mark in page.get("/Annots", [])]
    assert [str(mark["/A"]["/URI"]) for mark in marks] == [ADDRESS, ADDRESS]
    assert (find(pdf, "DT-I01.24.2026.T", 0).size, find(pdf, "Lớp bồi dưỡng", 0).size) == (9, 12)


def test_pdf_draws_the_picture_in_its_size_in_the_middle(pdf):
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    red = [
        (x * 25.4 / 72, y * 25.4 / 72)
        for x in range(page.width)
        for y in range(page.height)
        if page.getpixel((x, y)) == (192, 0, 0)
    ]
    left, right = min(x for x, _y in red), max(x for x, _y in red)
    assert (left, right) == pytest.approx((62.5, 162.5), abs=1)


def test_picture_wider_than_the_page_is_made_smaller():
    wide = replace(DOCUMENT, blocks=(replace(PICTURE, width=330, height=100),))
    extent = next(body_of(ZipFile(io.BytesIO(render_docx(wide)))).iter("{*}extent"))
    assert dict(extent.attrib) == {"cx": str(165 * 36000), "cy": str(50 * 36000)}


def test_picture_without_words_is_refused():
    with pytest.raises(ContentError):
        Picture(SVG, " ", 10, 10)


def test_broken_drawing_is_refused():
    broken = replace(DOCUMENT, blocks=(replace(PICTURE, svg="<svg"),))
    for render in (render_docx, render_pdf):
        with pytest.raises(RenderError, match="Không tạo được"):
            render(broken)
