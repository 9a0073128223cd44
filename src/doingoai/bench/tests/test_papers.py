"""What is measured is what the table says: a right report of twenty pages, and as many letters as they hold."""

import pypdfium2

from doingoai.bench.papers import PAGE_LETTERS, report_of_twenty_pages, words_of_twenty_pages
from doingoai.documents import render_docx, render_pdf
from doingoai.layout_check import check


def test_report_has_twenty_pages_in_the_prescribed_layout():
    report = report_of_twenty_pages()
    pdf = render_pdf(report)
    assert len(pypdfium2.PdfDocument(pdf)) == 20
    assert check(pdf, "bao-cao.pdf").deviations == ()
    assert check(render_docx(report), "bao-cao.docx").deviations == ()


def test_words_fill_twenty_pages():
    assert len(words_of_twenty_pages()) == 20 * PAGE_LETTERS
