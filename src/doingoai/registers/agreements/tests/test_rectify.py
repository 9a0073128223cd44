"""A signed agreement is put right by the head: days, codes, parties; duties and the term follow."""

import datetime as dt
from decimal import Decimal

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.indicators.closings import close
from doingoai.indicators.models import Restatement
from doingoai.indicators.periods import Period
from doingoai.registers.agreements.actions import lifetime
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as make
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

NOTE = "Đối chiếu với bản gốc"
TODAY = dt.date(2026, 6, 1)


def rectify(record, actor, *, note=NOTE, **changes):
    with make.on(TODAY):
        return perform(record, lifetime.Rectify, actor=actor, note=note, **changes)


def duties(record):
    return dict(record.obligations.values_list("kind", "due_on"))


def test_day_of_signature_put_right_moves_figures_duties_and_term(team, province):
    record = make.signed(team)
    close(Period.parse("2026-04"), province, report="BC-T-4", at=dt.datetime(2026, 4, 20, tzinfo=dt.UTC))
    assert duties(record)["REPORT_PM"] == dt.date(2026, 4, 29)
    rectify(record, team.head, signed_date=dt.date(2026, 4, 20), expiry_date=None)
    assert (record.effective_date, record.expiry_date) == (dt.date(2026, 4, 20), dt.date(2031, 4, 20))
    assert duties(record) == {
        "REPORT_PM": dt.date(2026, 5, 5),
        "COPY_MOFA": dt.date(2026, 5, 5),
        "EXTRACT": dt.date(2026, 5, 20),
    }
    dossier = record.dossier
    assert (dossier.event_date, dossier.due_on, dossier.state) == (
        dt.date(2026, 4, 20), dt.date(2026, 5, 5), "IN_FORCE",
    )  # fmt: skip
    rows = Restatement.objects.order_by("indicator").values_list("indicator", "old", "new", "reason", "officer")
    assert list(rows) == [
        ("KPI-A1", Decimal(1), Decimal(0), NOTE, team.head.pk),
        ("KPI-A2", Decimal(1), Decimal(0), NOTE, team.head.pk),
        ("KPI-A5", Decimal(0), None, NOTE, team.head.pk),  # a share of none
        ("TT-01", Decimal(1), Decimal(0), NOTE, team.head.pk),
        ("TT-02", Decimal(1), Decimal(0), NOTE, team.head.pk),
    ]


def test_done_duty_keeps_its_day_of_doing_and_is_owed_no_more(team):
    record = make.signed(team)
    record.obligations.exclude(kind="EXTRACT").update(done_on=dt.date(2026, 4, 28))
    rectify(record, team.head, signed_date=dt.date(2026, 4, 20))
    assert record.obligations.get(kind="REPORT_PM").done_on == dt.date(2026, 4, 28)
    assert record.dossier.due_on == dt.date(2026, 5, 20)


def test_code_shared_by_provinces_is_put_in(team):
    records = [make.entered(team, partner=partner) for partner in ("A", "B")]
    close(Period.parse("2019"), None, report="BC-N-2019", at=dt.datetime(2019, 12, 20, tzinfo=dt.UTC))
    for record in records:
        rectify(record, team.head, shared_code="CHUNG-2019-01")
    rows = Restatement.objects.filter(indicator="TT-01").values_list("dossier", "old", "new")
    assert list(rows) == [(records[1].pk, Decimal(2), Decimal(1))]


def test_correction_without_reason_is_refused(team):
    record = make.signed(team)
    with pytest.raises(InvalidInputs):
        rectify(record, team.head, note="", signed_date=dt.date(2026, 4, 20))
    record.refresh_from_db()
    assert record.signed_date == make.SIGNATURE["signed_date"]


def test_expired_agreement_whose_term_is_not_over_is_in_force_again(team):
    record = make.entered(team, term_mode="FIXED", term_months=None, expiry_date=dt.date(2025, 5, 20))
    assert record.dossier.state == "EXPIRED"
    rectify(record, team.head, partner="Tỉnh Minamihara")
    assert record.dossier.state == "EXPIRED"
    rectify(record, team.head, expiry_date=dt.date(2027, 5, 20))
    assert (record.dossier.state, record.dossier.is_open, record.dossier.due_on is None) == ("IN_FORCE", True, False)


def test_end_is_put_right_and_not_invented(team):
    record = make.signed(team)
    rectify(record, team.head, end_date=dt.date(2026, 5, 4), end_ground="MUTUAL")
    assert (record.end_date, record.end_ground) == (None, "")
    with make.on(dt.date(2026, 5, 11)):
        said = {"end_ground": "MUTUAL", "end_doc": "9/UBND-NgV", "end_date": dt.date(2026, 5, 11)}
        perform(record, lifetime.Terminate, actor=team.chair, **said)
    rectify(record, team.head, end_date=dt.date(2026, 5, 4))
    assert (record.dossier.state, record.end_date) == ("TERMINATED", dt.date(2026, 5, 4))
    assert duties(record)["NOTIFY_MOFA"] == dt.date(2026, 5, 19)
    with pytest.raises(InvalidInputs) as refusal:
        rectify(record, team.head, end_date=None)
    assert set(refusal.value.form.errors) == {"end_date"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"signed_date": dt.date(2026, 2, 1)}, "trước ngày quyết định"),
        ({"term_mode": "FIXED", "term_months": None, "expiry_date": None}, "chưa có ngày hết hiệu lực"),
    ],
)
def test_rules_of_the_signature_hold_after_the_fact(team, changes, message):
    record = make.signed(team)
    with pytest.raises(RulesBroken, match=message):
        rectify(record, team.head, **changes)


def test_agreement_is_not_signed_in_the_future(team):
    record = make.signed(team)
    with pytest.raises(InvalidInputs) as refusal:
        rectify(record, team.head, signed_date=dt.date(2026, 6, 2))
    assert refusal.value.form.errors == {"signed_date": ["Ngày này chưa tới."]}


def test_body_that_is_no_more_stays_the_signing_body(team, make_body, province):
    record = make.signed(team)
    gone = make_body("Sở Ngoại vụ", province=province, valid_to=dt.date(2026, 5, 1))
    Agreement.objects.for_system("test").filter(pk=record.pk).update(proposer=gone)
    record.refresh_from_db()
    rectify(record, team.head, signed_place="Hà Nội")
    assert (record.proposer, record.signed_place) == (gone, "Hà Nội")


def test_unsigned_agreement_is_corrected_not_rectified(team):
    with pytest.raises(WrongState):
        rectify(make.opened(team), team.head, country="LA")


def test_who_may_put_right(team, auditor, outsider, signed_in):
    record = make.signed(team)
    with make.on(TODAY):
        assert may(record, lifetime.Rectify, team.head).rule == "TTQT-DC"
    for colleague in (auditor, team.officer):
        assert Agreement.objects.visible_to(colleague).get() == record
        with pytest.raises(NotAllowed):
            rectify(record, colleague, signed_place="Hà Nội")
    url = f"{record.get_absolute_url()}rectify/"
    assert signed_in(outsider).get(url).status_code == 404
    assert signed_in(team.head).get(url).context["form"]["signed_date"].value() == make.SIGNATURE["signed_date"]
