"""The report on paper: what was frozen, with its sources; only for who sees it."""

from io import BytesIO

import docx
import pytest

from doingoai.registers.reports.actions import sending, writing
from doingoai.registers.reports.codes import Signer
from doingoai.registers.reports.printing import on_paper
from doingoai.registers.reports.tests import factories
from doingoai.workflow.perform import perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mid_october")]
TYPED = {"code": "NV-06", "printed": "hơn 1.000", "source": "Ngân hàng Nhà nước", "reason": "Không có sổ"}


def test_a_frozen_report_is_printed_as_it_was(fa_officer, fa_head, held, province):
    held(province, "2026-10-01", attended="FM")
    report = factories.compiled(fa_officer)
    perform(report, writing.StateFigure, actor=fa_officer, **TYPED)
    assert on_paper(report, fa_officer).quality == "Dự thảo"
    perform(report, sending.Submit, actor=fa_officer)
    perform(report, sending.Approve, actor=fa_head)
    perform(report, sending.Send, actor=fa_officer, document_number="12/BC-SNgV")
    held(province, "2026-10-02", attended="FFFF")
    said = on_paper(report, fa_officer)
    assert (said.number, said.symbol, said.version) == ("12", "BC-SNgV", 1)
    assert said.figures["DT-I02"].value == 2
    remitted = said.figures["NV-06"]
    assert (remitted.text, remitted.source) == ("trên 1.000", "Ngân hàng Nhà nước")
    assert [(each.number, each.level) for each in said.sections[:3]] == [("I", 1), ("1", 2), ("2", 2)]
    assert [(each.number, each.level) for each in said.sections[-3:]] == [("II", 1), ("III", 1), ("IV", 1)]


def test_the_committee_issues_what_its_chairman_signs(fa_officer, province):
    report = factories.compiled(fa_officer)
    assert on_paper(report, fa_officer).body == ""
    report.signer = Signer.UBND_CHAIR
    said = on_paper(report, fa_officer)
    assert (said.body, said.symbol) == (f"Ủy ban nhân dân {province.full_name}", "BC-UBND")
    assert said.authority == ("TM. Ủy ban nhân dân", "Chủ tịch")


def test_the_word_file_for_who_sees_the_report(fa_officer, auditor, outsider, signed_in):
    report = factories.compiled(fa_officer)
    url = f"{report.get_absolute_url()}ban-in/docx/"
    content = signed_in(auditor).get(url).content
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]
    assert "Quản lý đoàn ra, đoàn vào" in " ".join(texts)
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(auditor).get(url.replace("docx", "exe")).status_code == 404


def test_not_before_it_is_compiled(fa_officer, signed_in):
    report = factories.month(fa_officer)
    assert signed_in(fa_officer).get(f"{report.get_absolute_url()}ban-in/pdf/").status_code == 404
