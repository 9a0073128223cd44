"""One fault at a time in a right PDF: exactly its rule answers."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from doingoai.documents import ND30_2020, render_pdf
from doingoai.layout_check import check
from doingoai.layout_check.tests.right import DOCUMENTS, pdf


def styled(block, **changes):
    """Return the layout with one block set otherwise."""
    styles = dict(ND30_2020.styles)
    styles[block] = replace(styles[block], **changes)
    return replace(ND30_2020, styles=MappingProxyType(styles))


def paged(**changes):
    """Return the layout with another page."""
    return replace(ND30_2020, page=replace(ND30_2020.page, **changes))


def worded(key, **changes):
    return replace(DOCUMENTS[key], **changes)


LAYOUT_FAULTS = (
    ("plan", "TT-GIAY", paged(width=215.9, height=279.4)),
    ("decision", "TT-LE-TREN", paged(top=15)),
    ("decision", "TT-LE-TREN", paged(top=31)),
    ("decision", "TT-LE-TRAI", paged(left=25)),
    ("decision", "TT-LE-TRAI", paged(left=37)),
    ("decision", "TT-LE-PHAI", paged(right=10)),
    ("plan", "TT-LE-PHAI", paged(right=24)),
    ("two_annexes", "TT-SO-TRANG-CHU", styled("page_number", size=11)),
    ("plan", "TT-QUOC-HIEU-CHU", styled("nation", size=11)),
    ("plan", "TT-QUOC-HIEU-CHU", styled("nation", bold=False)),
    ("plan", "TT-TIEU-NGU-CHU", styled("motto", bold=False)),
    ("plan", "TT-TIEU-NGU-CHU", styled("motto", italic=True)),
    ("letter", "TT-CO-QUAN-CHU", styled("body", bold=False)),
    ("letter", "TT-CHU-QUAN-CHU", styled("parent_body", bold=True)),
    ("plan", "TT-SO-CHU", styled("number", italic=True)),
    ("plan", "TT-NGAY-CHU", styled("date", italic=False)),
    ("plan", "TT-TEN-LOAI-CHU", styled("type", size=16)),
    ("plan", "TT-TRICH-YEU-CHU", styled("title", bold=False)),
    ("letter", "TT-VV-CHU", styled("subject", italic=True)),
    ("decision", "TT-CAN-CU-CHU", styled("basis", italic=False)),
    ("letter", "TT-NOI-DUNG-CO", styled("text", size=12)),
    ("plan", "TT-DE-MUC", styled("heading_1", bold=False)),
    ("plan", "TT-KY-CHU", styled("capacity", bold=False)),
    ("plan", "TT-KY-TEN-CHU", styled("signer", italic=True)),
    ("plan", "TT-NOI-NHAN-CHU", styled("recipients", bold=False)),
    ("plan", "TT-NOI-NHAN-MUC", styled("recipient", size=13)),
    ("plan_with_annex", "TT-PHU-LUC-CHU", styled("annex", bold=False, size=13, italic=True, align="center")),
    ("plan", "TT-KET-THUC", replace(ND30_2020, end_mark=".")),
    ("plan", "TT-SO-HAI-CHAM", replace(ND30_2020, number_label="Số")),
    ("plan", "TT-SO-DANG", replace(ND30_2020, number_form="{serial}-{symbol}")),
    ("plan", "TT-TIEU-NGU-VIET", replace(ND30_2020, motto="Độc lập-Tự do-Hạnh phúc")),
)
WORD_FAULTS = (
    ("TT-KY-HIEU-KHOP", worded("plan", symbol="BC-UBND")),
    ("TT-KY-HIEU-LOAI", worded("letter", symbol="CV-SNgV")),
    ("TT-KY-HIEU-CU", worded("letter", symbol="STTTT-HTQT")),
    ("TT-NGAY", worded("letter", place="")),
    ("TT-SO", worded("plan", symbol="")),
    ("TT-KINH-GUI", worded("letter", addressees=())),
    ("TT-NOI-NHAN", worded("letter", recipients=())),
    ("TT-NOI-NHAN-LUU", worded("letter", recipients=("Như trên",))),
    ("TT-KY-KT", worded("letter", signature=replace(DOCUMENTS["letter"].signature, authority=("KT. Giám đốc",)))),
    ("TT-KY-PHO", worded("letter", signature=replace(DOCUMENTS["letter"].signature, authority=("Phó Giám đốc",)))),
    ("TT-KY-TEN", worded("letter", signature=replace(DOCUMENTS["letter"].signature, name=""))),
    ("TT-TRICH-YEU", worded("decision", title="")),
)


@pytest.mark.parametrize("key", DOCUMENTS)
def test_right_pdf_gives_nothing(key):
    assert check(pdf(key), "a.pdf").deviations == ()


@pytest.mark.parametrize(("key", "rule", "layout"), LAYOUT_FAULTS, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_of_layout_gives_its_rule_and_no_other(key, rule, layout):
    report = check(render_pdf(DOCUMENTS[key], layout), "a.pdf")
    assert {deviation.rule for deviation in report.deviations} == {rule}, [d.message for d in report.deviations]


@pytest.mark.parametrize(("rule", "document"), WORD_FAULTS, ids=lambda v: v if isinstance(v, str) else "")
def test_fault_of_words_gives_its_rule_and_no_other(rule, document):
    report = check(render_pdf(document), "a.pdf")
    assert {deviation.rule for deviation in report.deviations} == {rule}, [d.message for d in report.deviations]


def test_what_a_pdf_cannot_tell_is_noted():
    report = check(pdf("plan"), "a.pdf")
    assert [note.split(":")[0] for note in report.notes] == [
        "PDF không ghi giãn dòng, khoảng cách đoạn, thụt đầu dòng và kiểu canh lề của đoạn văn"
    ]
    assert (report.form, report.pages, report.kind) == ("STATE", 1, "pdf")


def test_date_before_the_mergers_keeps_the_old_symbol():
    before = worded("letter", symbol="STTTT-HTQT", issued_on=date(2024, 12, 31))
    assert check(render_pdf(before), "a.pdf").deviations == ()
