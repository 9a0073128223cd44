"""One document that came twice, its standing, the form in which it goes out, points measured by the centre."""

import datetime as dt

import pytest
from django.utils import timezone

from doingoai.planning.guidance import actions
from doingoai.planning.guidance.extract import conveyances_in
from doingoai.planning.guidance.tests import factories
from doingoai.workflow import clock
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs

pytestmark = pytest.mark.django_db


def test_document_that_comes_twice_is_one_record_with_two_letters(fa_officer):
    letters = [{"number": "8791/VPCP-QHQT", "issued_on": dt.date(2018, 9, 13), "issuer": "Văn phòng Chính phủ"}]
    record = factories.confirmed(fa_officer, conveyances=letters)
    said = {"letter_number": "1520/BNG-CNV", "letter_date": dt.date(2018, 9, 20), "letter_issuer": "Bộ Ngoại giao"}
    perform(record, actions.Convey, actor=fa_officer, arrived_on="", **said)
    assert [(each.number, each.issuer) for each in record.conveyances.all()] == [
        ("8791/VPCP-QHQT", "Văn phòng Chính phủ"), ("1520/BNG-CNV", "Bộ Ngoại giao"),
    ]  # fmt: skip
    with pytest.raises(InvalidInputs) as refusal:
        perform(record, actions.Convey, actor=fa_officer, arrived_on="", **said)
    assert "đã được ghi" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo công văn 8791/VPCP-QHQT ngày 13/09/2018 và 8791/VPCP-QHQT ngày 13/9/2018", [dt.date(2018, 9, 13)]),
        ("theo 225/VPCP-QHQT ngày 31/02/2022", [None]),
        ("theo công văn 715/CNV-ĐP ngày 02/3/2026", []),
    ],
)
def test_letters_of_the_government_office_are_read(text, found):
    assert [row["issued_on"] for row in conveyances_in(text)] == found


@pytest.mark.parametrize(
    ("period_to", "today", "standing"),
    [
        (None, dt.date(2030, 1, 1), "Còn hiệu lực"),
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31), "Còn hiệu lực"),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 1), "Hết thời hạn"),
    ],
)
def test_standing_follows_from_the_period(fa_officer, period_to, today, standing):
    record = factories.confirmed(fa_officer, period_from=dt.date(2026, 1, 1), period_to=period_to)
    with clock.acting_at(dt.datetime.combine(today, dt.time(9), tzinfo=timezone.get_default_timezone())):
        assert record.standing == standing
    record.dossier.state = "REPLACED"
    assert record.standing == "Được thay thế"


def test_form_of_delivery_is_kept_for_each_recipient(ministry_officer, province, other_province, signed_in):
    national = factories.confirmed(ministry_officer)
    perform(national, actions.Send, actor=ministry_officer, provinces=[province.pk], delivery="GIAY_DIEN_TU")
    perform(national, actions.Send, actor=ministry_officer, provinces=[other_province.pk])
    assert {each.body.province.code: each.delivery for each in national.receipts.all()} == {
        "24": "GIAY_DIEN_TU", "48": "DIEN_TU",
    }  # fmt: skip
    assert "Bản giấy và bản điện tử" in signed_in(ministry_officer).get(national.get_absolute_url()).content.decode()


def test_point_names_a_figure_of_the_national_catalogue(fa_officer):
    clauses = [{"number_path": "1", "text": "Ký thỏa thuận", "obligation": "BAT_BUOC", "national_indicator": "tt-01"}]
    record = factories.confirmed(fa_officer, clauses=clauses)
    assert record.clauses.get().national_indicator == "TT-01"
    with pytest.raises(InvalidInputs) as refusal:
        factories.open_one(fa_officer, clauses=[{**clauses[0], "national_indicator": "XX-1"}])
    assert "“XX-1” không có trong danh mục chỉ tiêu." in refusal.value.messages[0]


def test_signature_and_the_form_in_which_it_came_are_kept(fa_officer):
    record = factories.confirmed(fa_officer, signature_by="Tỉnh ủy Lào Cai", delivery="GIAY_DIEN_TU")
    assert (record.signature_by, record.get_delivery_display()) == ("Tỉnh ủy Lào Cai", "Bản giấy và bản điện tử")


def test_page_shows_the_letters(fa_officer, signed_in):
    record = factories.confirmed(fa_officer, conveyances=[{"number": "8791/VPCP-QHQT", "issued_on": ""}])
    assert "8791/VPCP-QHQT" in signed_in(fa_officer).get(record.get_absolute_url()).content.decode()
