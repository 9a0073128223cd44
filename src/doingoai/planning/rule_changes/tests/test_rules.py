"""Rules of the editor, on both sides of each limit."""

import datetime as dt

import pytest

from doingoai.authority.matrix import chain_for
from doingoai.norms.rule import Case, judge
from doingoai.organisations.models import Body
from doingoai.planning.rule_changes import actions, clock, rules
from doingoai.planning.rule_changes.indicators import WITHOUT_BASE
from doingoai.planning.rule_changes.models import RuleChange
from doingoai.planning.rule_changes.tests.factories import (
    COMMON,
    LIMIT,
    START,
    STRICTNESS,
    TODAY,
    at,
    confirmed,
    open_one,
    open_row,
    step,
)
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Instrument
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import RulesBroken

TRIPS = {"act": "delegations_out.decide", "key": "ĐP-12"}


def broken(rule, record, *, on=TODAY):
    """Return the messages of a rule for a change."""
    case = Case(record=record, inputs={}, actor=None, on=on, province=record.dossier.province)
    return [finding.message for finding in judge([rule], case)]


def strict(actor, **changes):
    with at(TODAY):
        return perform(RuleChange, actions.ProposeStrictness, actor=actor, **STRICTNESS | changes)


@pytest.mark.covers("R-QC-05")
def test_own_row_under_a_new_code_may_not_take_a_case_from_the_national_one(fa_officer):
    """Example A.8 no. 4: private trips signed by the head of the unit, against A15 (domain)."""
    local = open_row(fa_officer, step(9, role="REQUESTER_HEAD", at="owner"), cases="private=yes", **TRIPS)
    found = broken(rules.CONFLICT, local)
    assert any("Dòng ĐP-12 và dòng A15" in message for message in found)
    with pytest.raises(RulesBroken, match="hai cấp quyết định"), at(TODAY):
        perform(local, actions.Submit, actor=fa_officer)
    limited = "private=yes;cadre_tier=CO_QUAN;rank=R13|R14|R15;sector=NHA_NUOC"
    with at(TODAY):
        perform(local, actions.Correct, actor=fa_officer, cases=limited)
    assert broken(rules.CONFLICT, local) == []


@pytest.mark.covers("R-QC-05")
def test_row_with_the_code_of_the_national_one_replaces_it_on_purpose(fa_officer):
    same = {"cases": "organiser=PROVINCE|OTHER", "act": "training.approve"}
    chairs = step(1, role="UBND_CHAIR")
    assert broken(rules.CONFLICT, open_row(fa_officer, chairs, **same)) == []
    assert broken(rules.CONFLICT, open_row(fa_officer, chairs, key="ĐP-1", **same)) == [
        "Dòng ĐP-1 và dòng DT-02 chỉ ra hai cấp quyết định khác nhau cho cùng một trường hợp: "
        "Đơn vị tổ chức: Địa phương."
    ]
    assert broken(rules.CONFLICT, open_row(fa_officer, chairs, key="ĐP-1", replaces="DT-02", **same)) == []


@pytest.mark.covers("R-QC-05")
@pytest.mark.parametrize(("priority", "count"), [(0, 1), (5, 0)])
def test_two_own_rows_clash_at_equal_priority_only(priority, count, fa_officer, fa_head):
    first = open_row(fa_officer, step(1, role="UBND_CHAIR"), key="ĐP-1", replaces="DT-02", cases="organiser=PROVINCE")
    confirmed(first, fa_officer, fa_head)
    said = {"key": "ĐP-2", "replaces": "DT-02", "cases": "organiser=PROVINCE"}
    second = open_row(fa_officer, step(1, role="TTTU"), priority=priority, **said)
    assert len(broken(rules.CONFLICT, second)) == count


@pytest.mark.covers("R-QC-06")
@pytest.mark.parametrize(
    ("basis", "count"),
    [("Quyết định 272-QĐ/TW ngày 21/01/2015", 0), ("Thông tư 01/2011/TT-BNV ngày 19/01/2011", 1)],
)
def test_base_that_has_ended_is_a_warning(basis, count, fa_officer):
    assert len(broken(rules.BASE, open_one(fa_officer, basis=basis))) == count


@pytest.mark.covers("R-QC-06")
def test_base_lost_later_is_noted_by_the_clock_and_counted(fa_officer, fa_head):
    law = Instrument.objects.create(
        number="9/2026/QĐ-TTg", kind="Quyết định", lookup=instrument_lookup("9/2026/QĐ-TTg"),
        issued_on=dt.date(2026, 1, 5), effective_from=dt.date(2026, 1, 5),
    )  # fmt: skip
    record = confirmed(open_one(fa_officer, basis="Quyết định 9/2026/QĐ-TTg ngày 05/01/2026"), fa_officer, fa_head)
    with at(START):
        assert clock.on_day(START) == 0
    law.effective_to = START
    law.save()
    after = START + dt.timedelta(days=1)
    with at(after):
        assert (clock.on_day(after), clock.on_day(after)) == (1, 0)
    again = RuleChange.objects.for_system("test").get(pk=record.pk)
    assert again.base_lost_on == after
    assert list(WITHOUT_BASE.rows()) == [again]


@pytest.mark.covers("R-QC-06")
def test_regulation_of_the_province_must_be_in_force(fa_officer):
    assert broken(rules.BASE, open_one(fa_officer)) == []
    assert broken(rules.BASE, open_one(fa_officer, regulation="215-QĐ/TU")) == [
        "Căn cứ 215-QĐ/TU không còn hoặc chưa có hiệu lực."
    ]


@pytest.mark.covers("R-QC-07")
@pytest.mark.parametrize(
    ("severity", "confidence", "count"),
    [("ERROR", "VERIFY", 1), ("WARN", "VERIFY", 0), ("ERROR", "LOCAL", 0), ("ERROR", "CONFIRMED", 0)],
)
def test_what_waits_for_confirmation_does_not_block(severity, confidence, count, fa_officer):
    assert len(broken(rules.UNSURE, strict(fa_officer, severity=severity, confidence=confidence))) == count


@pytest.mark.covers("R-QC-09")
def test_body_named_in_a_step_is_found_by_its_heir_or_refused(fa_officer, make_body, province):
    ended, heir = {"valid_to": dt.date(2026, 2, 28)}, make_body("Sở Nội vụ", province=province)
    make_body("Ban Dân tộc tỉnh", province=province, successor=heir, **ended)
    make_body("Ban Quản lý cũ", province=province, **ended)
    assert broken(rules.BODY, open_row(fa_officer, step(organ="Ban Dân tộc tỉnh"))) == []
    assert broken(rules.BODY, open_row(fa_officer, step(organ="Ban Quản lý cũ"))) == [
        "“Ban Quản lý cũ” đã giải thể từ sau ngày 28/02/2026 và chưa có cơ quan kế thừa; ghi cơ quan kế thừa (R-QC-09)."
    ]
    assert len(broken(rules.BODY, open_row(fa_officer, step(organ="Ban Không Có")))) == 1
    assert Body.objects.filter(name="Ban Không Có").count() == 0


@pytest.mark.covers("QT-01")
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, None),
        ({"cases": "organiser=KHAC"}, "“organiser” không nhận giá trị KHAC."),
        ({"cases": "weather=RAIN"}, "“weather=RAIN” không phải điều kiện mà việc này biết; viết tên=giá trị."),
    ],
)
def test_row_must_be_readable(changes, message, fa_officer):
    assert broken(rules.SOUND, open_row(fa_officer, **changes)) == ([message] if message else [])


@pytest.mark.covers("QT-01")
def test_row_has_a_decider_and_no_step_twice(fa_officer):
    opinions = open_row(fa_officer, step(1, "OPINION", "TTTU"))
    assert broken(rules.SOUND, opinions) == ["Dòng phải có ít nhất một bước “Quyết định”."]
    assert len(broken(rules.SOUND, open_row(fa_officer, step(), step()))) == 1


@pytest.mark.covers("QT-01")
def test_key_rule_and_earlier_change_must_exist(fa_officer, fa_head):
    assert broken(rules.SOUND, open_one(fa_officer)) == []
    assert len(broken(rules.SOUND, open_one(fa_officer, key="LIM_UNKNOWN"))) == 1
    assert broken(rules.SOUND, strict(fa_officer)) == []
    assert len(broken(rules.SOUND, strict(fa_officer, key="R-XX-99"))) == 1
    first = confirmed(open_one(fa_officer), fa_officer, fa_head)
    for number, count in ((first.dossier.number, 0), ("TDQT-24-2026-9999", 1)):
        said = LIMIT | {"key": number, "effective_from": START}
        with at(TODAY):
            ending = perform(RuleChange, actions.ProposeEnd, actor=fa_officer, **said)
        assert len(broken(rules.SOUND, ending)) == count


@pytest.mark.covers("QT-02")
@pytest.mark.parametrize(("on", "count"), [(START, 0), (START + dt.timedelta(days=1), 1)])
def test_nothing_past_is_changed(on, count, fa_officer):
    assert len(broken(rules.NOT_BACK, open_one(fa_officer), on=on)) == count


@pytest.mark.covers("QT-03")
@pytest.mark.parametrize(("last", "count"), [(START, 0), (START - dt.timedelta(days=1), 1)])
def test_last_day_is_not_before_the_first(last, count, fa_officer):
    assert len(broken(rules.DAYS, open_one(fa_officer, effective_to=last))) == count


@pytest.mark.covers("QT-04")
@pytest.mark.parametrize(
    ("key", "severity", "count"),
    [("DT-01", "WARN", 1), ("DT-01", "OFF", 1), ("DT-01", "ERROR", 0), ("R-DR-13", "OFF", 0)],
)
def test_confirmed_law_is_relaxed_with_a_reason(key, severity, count, fa_officer):
    assert len(broken(rules.RELAXES, strict(fa_officer, key=key, severity=severity))) == count


def test_change_with_a_last_day_ends_by_the_clock(fa_officer, fa_head):
    last = START + dt.timedelta(days=5)
    record = confirmed(open_one(fa_officer, effective_to=last), fa_officer, fa_head)
    for day, acts in ((last, 0), (last + dt.timedelta(days=1), 1)):
        with at(day):
            assert clock.on_day(day) == acts
    again = RuleChange.objects.for_system("test").select_related("dossier").get(pk=record.pk)
    assert (again.dossier.state, again.ended_on) == ("ENDED", last + dt.timedelta(days=1))


def test_named_body_is_part_of_the_chain_of_the_province(fa_officer, fa_head, make_body, province):
    make_body("Ban Hợp tác cũ", province=province, valid_to=START + dt.timedelta(days=9))
    record = open_row(fa_officer, step(1, "OPINION", "TTTU", organ="Ban Hợp tác cũ"), step(2))
    confirmed(record, fa_officer, fa_head)
    facts = [{"organiser": "PROVINCE"}]
    rows = chain_for("training.approve", province=province, on=START, facts=facts).rules
    assert [rule.organ for rule in rows] == ["Ban Hợp tác cũ", ""]
    with pytest.raises(LookupError, match="R-QC-09"):
        chain_for("training.approve", province=province, on=START + dt.timedelta(days=10), facts=facts)


def test_common_inputs_are_kept(fa_officer):
    record = open_one(fa_officer)
    assert {name: getattr(record, name) for name in COMMON} == COMMON
