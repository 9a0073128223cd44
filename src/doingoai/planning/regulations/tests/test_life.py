"""A regulation lives from draft to end; what it replaces ends with its effect; changes above ask for a review."""

import datetime as dt

import pytest

from doingoai.authority.decide import NotAllowed
from doingoai.authority.matrix import chain_for
from doingoai.organisations.models import Body, Province
from doingoai.planning.regulations import actions, clock
from doingoai.planning.regulations.models import Regulation
from doingoai.planning.regulations.tests.factories import SIGNED, TODAY, at, inherited, open_one
from doingoai.reference.models import Instrument
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import IssuedRegulation
from doingoai.relations.models import Relation
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs

DAY = dt.timedelta(days=1)
ISSUED = SIGNED["issued_on"]
REASONS = {"QC-S5": "Áp dụng trên địa bàn tỉnh cũ"}


@pytest.fixture
def committee_member(make_officer, province):
    """A member of the Standing Committee."""
    return make_officer("BTV", Body.objects.get(code="TU-24-202507"), clearance=2)


@pytest.fixture
def deciding(fa_officer, fa_head, ministry_head):
    """deciding(record) → the same, appraised and with the Ministry's opinion"""

    def bring(record):
        with at(TODAY):
            perform(record, actions.Consult, actor=fa_officer)
            perform(record, actions.Submit, actor=fa_officer, opinions="12 cơ quan thống nhất.", reasons=REASONS)
            perform(record, actions.Appraise, actor=fa_head)
            perform(record, actions.GiveOpinion, actor=ministry_head)
        return record

    return bring


@pytest.fixture
def signed(committee_member, province):
    """signed(record, **changes) → the same, issued by the Standing Committee"""
    party = Body.objects.get(code="TU-24-202507")

    def sign(record, *, on=ISSUED, **changes):
        with at(on):
            said = SIGNED | {"issuer": party.pk} | changes
            return perform(record, actions.Issue, actor=committee_member, reasons=REASONS, **said)

    return sign


def again(record):
    rows = Regulation.objects.for_system("test").select_related("dossier__province", "dossier__body")
    return rows.get(pk=record.pk)


def test_chain_of_a01_is_that_of_the_law(province):
    def chain(layer):
        rows = chain_for("regulations.issue", province=province, on=TODAY, facts=[{"layer": layer}]).rules
        return [(rule.kind, rule.role) for rule in rows]

    before = [("APPRAISE", "FA_HEAD"), ("OPINION", "MOFA_HEAD")]
    assert chain("TINH_DANG") == [*before, ("DECIDE", "BTV")]
    assert chain("TINH_NHA_NUOC") == [*before, ("DECIDE", "UBND_CHAIR")]


def test_units_are_asked_for_ten_working_days(fa_officer):
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Consult, actor=fa_officer)
    assert record.dossier.due_on == dt.date(2026, 8, 17)
    parts = set(record.dossier.participants.values_list("part", flat=True))
    assert parts == {"consulted"}


def test_regulation_is_issued_in_force_and_written_as_relations(fa_officer, deciding, signed, province):
    record = signed(deciding(open_one(fa_officer)))
    assert (record.dossier.state, record.number, record.status_checked_on) == ("IN_FORCE", "215-QĐ/TU", ISSUED)
    rows = Relation.objects.for_system("test").filter(source_dossier=record.dossier)
    assert {(row.kind, row.target_instrument.number) for row in rows} == {
        ("implements", "272-QĐ/TW"),
        ("implements", "33-KL/TW"),
    }
    told = offered_as(IssuedRegulation, "215-QĐ/TU", province)
    assert [told.holds_on(day) for day in (ISSUED - DAY, ISSUED)] == [False, True]


def test_nobody_issues_before_the_appraisal_and_the_ministry(fa_officer, fa_head, committee_member):
    record = open_one(fa_officer)
    with at(TODAY):
        perform(record, actions.Consult, actor=fa_officer)
        perform(record, actions.Submit, actor=fa_officer, opinions="Thống nhất.")
        with pytest.raises(NotAllowed, match="không có bước nào"):
            perform(record, actions.Issue, actor=committee_member, **SIGNED)
        perform(record, actions.Return, actor=fa_head, note="Thiếu điều khoản về cấp xã")
    assert record.dossier.state == "CONSULTING"


@pytest.mark.parametrize(("first", "state"), [(ISSUED, "IN_FORCE"), (ISSUED + 10 * DAY, "ISSUED")])
def test_effect_comes_on_its_day(first, state, fa_officer, deciding, signed):
    record = signed(deciding(open_one(fa_officer)), effective_from=first)
    assert record.dossier.state == state
    with at(first):
        assert clock.on_day(first) == (0 if state == "IN_FORCE" else 1)
    assert again(record).dossier.state == "IN_FORCE"


def test_inherited_ones_stand_together_until_the_new_one_replaces_them(fa_officer, deciding, signed, province):
    """Example A.8 no. 1: 215-QĐ/TU replaces 88-QĐ/TU and 107-QĐ/TU of the old provinces."""
    merged = Province.objects.filter(successor=province, valid_to__isnull=False)
    one = inherited(fa_officer, territory=merged[0].pk)
    two = inherited(fa_officer, number="107-QĐ/TU", territory=merged[1].pk)
    assert (one.dossier.state, two.dossier.state) == ("IN_FORCE", "IN_FORCE")
    record = signed(deciding(open_one(fa_officer, replaces="88-QĐ/TU; 107-QĐ/TU")))
    assert [(each.dossier.state, each.effective_to) for each in map(again, (one, two))] == [("ENDED", ISSUED - DAY)] * 2
    kinds = Relation.objects.for_system("test").filter(source_dossier=record.dossier, kind="replaces")
    assert {row.target_dossier_id for row in kinds} == {one.pk, two.pk}


def test_amended_text_stays_in_force(fa_officer, deciding, signed):
    old = inherited(fa_officer)
    signed(deciding(open_one(fa_officer, amends="88-QĐ/TU")))
    assert (again(old).dossier.state, again(old).effective_to) == ("AMENDED", None)
    assert again(old).is_in_force_on(ISSUED + DAY)


@pytest.fixture
def replaced_law(db):
    """272-QĐ/TW ends on 31 August 2026."""
    law = Instrument.objects.get(number="272-QĐ/TW")
    law.effective_to = dt.date(2026, 8, 31)
    law.save()
    return law


@pytest.mark.parametrize(("on", "acts"), [(dt.date(2026, 8, 31), 0), (dt.date(2026, 9, 1), 1)])
def test_change_above_asks_for_a_review_in_sixty_days(on, acts, replaced_law, fa_officer):
    record = inherited(fa_officer)
    with at(on):
        assert clock.on_day(on) == acts
    found = again(record)
    expected = ("NEEDS_REVIEW", dt.date(2026, 11, 2)) if acts else ("IN_FORCE", None)
    assert (found.dossier.state, found.review_due) == expected
    assert found.dossier.due_on == found.review_due


def test_review_closes_the_change_and_is_not_asked_again(replaced_law, fa_officer):
    record, day = inherited(fa_officer), dt.date(2026, 9, 2)
    with at(day):
        clock.on_day(day)
        perform(again(record), actions.Review, actor=fa_officer, review_result="Chưa phải sửa đổi.")
        assert clock.on_day(day) == 0
    assert (again(record).dossier.state, again(record).reviewed_on) == ("IN_FORCE", day)


def test_text_with_a_last_day_ends_after_it(fa_officer):
    record = inherited(fa_officer, effective_to=dt.date(2026, 8, 31))
    for day, acts in ((dt.date(2026, 8, 31), 0), (dt.date(2026, 9, 1), 1)):
        with at(day):
            assert clock.on_day(day) == acts
    assert again(record).dossier.state == "ENDED"


def test_unknown_numbers_are_named(fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        open_one(fa_officer, implements="272-QĐ/TW; 999-QĐ/XX", replaces="1-QĐ/TU")
    assert refusal.value.form.errors == {
        "implements": ["Không tìm thấy trong danh mục văn bản: 999-QĐ/XX. Kiểm tra số, ký hiệu."],
        "replaces": ["Không tìm thấy trong sổ quy chế: 1-QĐ/TU. Kiểm tra số, ký hiệu."],
    }


def test_year_is_reviewed_once(fa_officer):
    record = inherited(fa_officer)
    with at(TODAY):
        perform(record, actions.ReviewYear, actor=fa_officer, year=2025, done="Đã thực hiện.")
        with pytest.raises(InvalidInputs):
            perform(record, actions.ReviewYear, actor=fa_officer, year=2025, done="Lần nữa.")
        with pytest.raises(InvalidInputs):
            perform(record, actions.ReviewYear, actor=fa_officer, year=2027, done="Chưa tới.")
    assert [(row.year, row.written_on) for row in record.reviews.all()] == [(2025, TODAY)]


def test_requester_of_a_unit_reads_what_was_issued_and_not_a_first_draft(fa_officer, make_officer, make_body, province):
    unit = make_officer("REQUESTER", make_body("Sở Y tế", province=province), scope="body")
    draft = open_one(fa_officer)
    standing = inherited(fa_officer)
    seen = set(Regulation.objects.visible_to(unit).values_list("pk", flat=True))
    assert seen == {standing.pk}
    assert draft.pk not in seen
