"""Official documents: laying out, checking, signing, verifying and reading twenty pages; no world is needed."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator

import pypdfium2
import typst
from docx import Document

from doingoai.bench.identity import throw_away
from doingoai.bench.papers import SIGNER, report_of_twenty_pages, words_of_twenty_pages
from doingoai.bench.timing import Line, middle, shown, times_as_long
from doingoai.documents import render_docx, render_pdf
from doingoai.layout_check import check
from doingoai.parsing import parse
from doingoai.reading import read_document
from doingoai.signing import Stamp, Verdict, sign_pdf, verify_pdf

SECOND = "≤ 1 s"


def measure_documents() -> Iterator[Line]:
    """Yield the lines about documents. Raises RuntimeError when a measured file is not what it should be."""
    report = report_of_twenty_pages()
    word, pdf = render_docx(report), render_pdf(report)
    pages = len(pypdfium2.PdfDocument(pdf))
    if pages != 20:
        raise RuntimeError(f"the report has {pages} pages")
    words = words_of_twenty_pages()
    plain = _plain_word(words)
    yield _line("a report of 20 pages as DOCX", SECOND, middle(lambda: render_docx(report)),
                "the words of 20 pages by python-docx", middle(lambda: _plain_word(words)))  # fmt: skip
    yield _line("the same as PDF", SECOND, middle(lambda: render_pdf(report)),
                "the words of 20 pages by typst", middle(lambda: _plain_pdf(words)))  # fmt: skip
    yield _checked(word, "bao-cao.docx")
    yield _checked(pdf, "bao-cao.pdf")
    yield from _signatures(pdf)
    yield _line("parse a document of 20 pages", "≤ 50 ms", middle(lambda: parse(words)),
                "splitting its words", middle(words.split))  # fmt: skip
    yield _line("the same read from a Word file", "≤ 50 ms", middle(lambda: parse(read_document(plain, "a.docx").text)),
                "reading alone", middle(lambda: read_document(plain, "a.docx")))  # fmt: skip


def _checked(data: bytes, name: str) -> Line:
    form = name.rpartition(".")[2].upper()
    return _line(f"check of its layout, {form}", SECOND, middle(lambda: check(data, name)),
                 "reading its text", middle(lambda: read_document(data, name)))  # fmt: skip


def _signatures(pdf: bytes) -> Iterator[Line]:
    credentials, trust = throw_away(SIGNER)
    stamp = Stamp.person(SIGNER)
    signed = sign_pdf(pdf, credentials, stamp=stamp)
    found = verify_pdf(signed, trust=trust)
    if found.verdict is not Verdict.VALID:
        raise RuntimeError(found.headline)
    beside, start = "starting Python with pyHanko", middle(_start_verifier)
    took = middle(lambda: sign_pdf(pdf, credentials, stamp=stamp))
    yield _line("sign it: checked before and after, drawn, RSA 3072", "–", took, beside, start)
    yield _line(
        "verify it, in a process of its own", "–", middle(lambda: verify_pdf(signed, trust=trust)), beside, start
    )


def _start_verifier() -> None:
    subprocess.run([sys.executable, "-I", "-c", "import pyhanko.sign.validation"], check=True)


def _plain_word(words: str) -> bytes:
    document = Document()
    for line in words.splitlines():
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _plain_pdf(words: str) -> bytes:
    lines = "\n\n".join(words.splitlines()).replace("#", "").encode()
    return bytes(typst.compile(lines, format="pdf"))


def _line(name: str, goal: str, took: float, beside: str, bare: float) -> Line:
    return Line(name, goal, f"{shown(took)} ms", f"{beside} {shown(bare)} ms", times_as_long(took, bare))
