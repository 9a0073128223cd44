"""Both sides of every rule of agreements: the case that keeps it and the nearest one that does not."""

import datetime as dt

import pytest

from doingoai.dossiers.models import Link
from doingoai.norms.models import Requirement, Strictness
from doingoai.norms.rule import Case, judge
from doingoai.organisations.models import Body, Commune
from doingoai.reference.models import Country
from doingoai.registers.agreements import rules
from doingoai.registers.agreements.models import Consultation, Obligation
from doingoai.registers.agreements.tests import factories as make

MONDAY, DAY = make.MONDAY, dt.timedelta(days=1)
BLOCK, WARN = ["ERROR"], ["WARN"]


def found(rule, record, *, on=MONDAY, actor=None, **inputs):
    case = Case(record=record, inputs=inputs, actor=actor, on=on, province=record.dossier.province)
    return [str(finding.severity) for finding in judge([rule], case)]


def changed(record, **changes):
    for name, value in changes.items():
        setattr(record.dossier if name == "title" else record, name, value)
    return record


@pytest.fixture
def idea(team):
    with make.on(MONDAY):
        return make.opened(team)


TITLES = (
    (rules.TREATY_NAME, "Bản ghi nhớ về triển khai Hiệp định thương mại giữa hai nước", []),
    (rules.TREATY_NAME, "Hiệp định hợp tác giữa tỉnh A và tỉnh B", BLOCK),
    (rules.TREATY_NAME, "Định ước hữu nghị", BLOCK),
    (rules.OUTSIDE, "Bản ghi nhớ về hợp tác y tế", []),
    (rules.OUTSIDE, "Thỏa thuận vay ưu đãi xây dựng nhà máy nước", BLOCK),
    (rules.OUTSIDE, "Thỏa thuận đối tác công tư cảng cạn", BLOCK),
    (rules.OUTSIDE, "Biên bản về khoản viện trợ thiết bị", BLOCK),
    (rules.BINDING, "Bản ghi nhớ về hợp tác y tế", []),
    (rules.BINDING, "Bản ghi nhớ có điều khoản ràng buộc theo pháp luật quốc tế", WARN),
)


@pytest.mark.covers("A-R01", "A-R02", "A-R15")
@pytest.mark.parametrize(("rule", "title", "severities"), TITLES)
def test_title(idea, rule, title, severities):
    assert found(rule, changed(idea, title=title)) == severities


def test_other_cooperation_documents_are_not_measured_by_the_law(idea):
    assert found(rules.OUTSIDE, changed(idea, title="Hợp đồng đào tạo", regime="OTHER_COOP_DOC")) == []


FIELDS = (
    (rules.VIETNAMESE, {"languages": ["vi", "en"]}, []),
    (rules.VIETNAMESE, {"languages": ["en"]}, WARN),
    (rules.REDUCED, {"procedure": "NORMAL"}, []),
    (rules.REDUCED, {"procedure": "REDUCED"}, BLOCK),
    (rules.REDUCED, {"procedure": "REDUCED", "reduced_ground": "URGENT_RELIEF"}, []),
    (rules.REDUCED, {"procedure": "REDUCED", "reduced_ground": "HIGH_LEVEL_VISIT"}, BLOCK),
    (rules.REDUCED, {"procedure": "REDUCED", "reduced_ground": "HIGH_LEVEL_VISIT", "reduced_permission": "9/VPCP"}, []),
    (rules.BUDGET, {"cost_obligation": False}, []),
    (rules.BUDGET, {"cost_obligation": True, "budget_source": "Ngân sách tỉnh"}, []),
    (rules.BUDGET, {"cost_obligation": True}, BLOCK),
    (rules.DAYS, {"signed_date": MONDAY, "decided_date": MONDAY}, []),
    (rules.DAYS, {"signed_date": MONDAY - DAY, "decided_date": MONDAY}, BLOCK),
    (rules.DAYS, {"signed_date": MONDAY + DAY, "decided_date": MONDAY}, BLOCK),
    (rules.SAME_TEXT, {"cleared_text_hash": "a" * 64, "signed_text_hash": "a" * 64}, []),
    (rules.SAME_TEXT, {"cleared_text_hash": "a" * 64, "signed_text_hash": "b" * 64}, BLOCK),
    (rules.TERM, {"term_mode": "INDEFINITE"}, []),
    (rules.TERM, {"term_mode": "FIXED", "expiry_date": dt.date(2031, 1, 1)}, []),
    (rules.TERM, {"term_mode": "FIXED"}, BLOCK),
    (rules.PARITY, {"vn_rank": 3, "foreign_rank": 2}, []),
    (rules.PARITY, {"vn_rank": 3, "foreign_rank": 1}, WARN),
    (rules.PARITY, {"vn_rank": 3}, []),
    (rules.NEXT_REVIEW, {"next_review_date": dt.date(2027, 2, 9)}, []),
    (rules.NEXT_REVIEW, {"next_review_date": dt.date(2027, 2, 10)}, BLOCK),
    (rules.TERM_OVER, {"expiry_date": MONDAY - DAY}, []),
    (rules.TERM_OVER, {"expiry_date": MONDAY}, BLOCK),
)  # fmt: skip


@pytest.mark.covers("A-R07", "A-R08", "A-R09", "A-R11", "A-R13", "A-R14", "A-R19", "A-G04", "A-G06")
@pytest.mark.parametrize(("rule", "changes", "severities"), FIELDS)
def test_fields(idea, rule, changes, severities):
    assert found(rule, changed(idea, **changes)) == severities


SIGNERS = (
    ("PROV_PC", {"vn_signer": "Trần Quốc Hưởng"}, []),
    ("PROV_PC", {"vn_signer": "Lê Văn Bình"}, BLOCK),
    ("PROV_PC", {"vn_signer": "Lê Văn Bình", "authorisation_doc": "5/GUQ", "authorisation_date": MONDAY}, []),
    ("PROV_PC", {"vn_signer": "Lê Văn Bình", "authorisation_doc": "5/GUQ", "authorisation_date": MONDAY + DAY}, BLOCK),
    ("DEPT", {"vn_signer": "Lê Văn Bình", "signer_capacity": "HEAD"}, []),
    ("DEPT", {"vn_signer": "Lê Văn Bình", "signer_capacity": "AUTHORISED"}, BLOCK),
    ("MULTI", {"vn_signer": "Lê Văn Bình", "signer_capacity": "AUTHORISED"}, WARN),
)


@pytest.mark.covers("A-R06")
@pytest.mark.parametrize(("level", "changes", "severities"), SIGNERS)
def test_signer(idea, level, changes, severities):
    record = changed(idea, signing_level=level, decided_by="Trần Quốc Hưởng", signed_date=MONDAY, **changes)
    assert found(rules.SIGNER, record) == severities


@pytest.mark.covers("A-R03")
@pytest.mark.parametrize(
    ("level", "signed", "severities"),
    [
        ("PROV_PC", None, []),
        ("DISTRICT", dt.date(2025, 6, 30), []),
        ("DISTRICT", dt.date(2025, 7, 1), BLOCK),
        ("DISTRICT", None, BLOCK),
        ("COMMUNE_BORDER", None, BLOCK),
    ],
)
def test_level_is_open_on_the_day(idea, level, signed, severities):
    assert found(rules.LEVEL, changed(idea, signing_level=level, signed_date=signed)) == severities


@pytest.mark.covers("A-R03")
@pytest.mark.parametrize(("border", "severities"), [(True, []), (False, BLOCK)])
def test_only_border_communes_sign(idea, province, border, severities):
    commune = Commune(code="1", name="Nậm Sơn", kind="xã", province=province, is_border=border)
    assert found(rules.LEVEL, changed(idea, signing_level="COMMUNE_BORDER", commune=commune)) == severities


ASKED = (
    ("PROV_PC", [], ["MOFA"], []),
    ("PROV_PC", [], [], BLOCK),
    ("PROV_PC", ["DEFENCE"], ["MOFA"], BLOCK),
    ("PROV_PC", ["DEFENCE"], ["MOFA", "MOD"], []),
    ("PROV_PC", ["INVESTMENT"], ["MOFA"], WARN),  # the wording after the merger of ministries is to be verified
    ("DEPT", [], [], []),  # the dossier is that of the foreign-affairs body itself
    ("COMMUNE_BORDER", [], ["POLICE", "MILITARY", "BORDER_COMMITTEE"], BLOCK),
    ("COMMUNE_BORDER", [], ["POLICE", "MILITARY", "BORDER_GUARD", "BORDER_COMMITTEE"], []),
)


@pytest.mark.covers("A-R05")
@pytest.mark.parametrize(("level", "tags", "asked", "severities"), ASKED)
def test_who_must_be_asked(idea, level, tags, asked, severities):
    for each in asked:
        ask(idea, each)
    assert found(rules.ASKED, changed(idea, signing_level=level, tags=tags)) == severities


@pytest.mark.covers("A-R05")
def test_department_asks_foreign_affairs_and_a_province_may_add_to_the_list(team, idea, make_body, province):
    idea.dossier.body = make_body("Sở Y tế", province=province)
    record = changed(idea, signing_level="DEPT")
    assert found(rules.ASKED, record) == BLOCK
    ask(record, "FA_FOCAL")
    assert found(rules.ASKED, record) == []
    own = {"province_code": "24", "basis": "Quy chế của tỉnh", "confidence": "LOCAL", "valid_from": MONDAY}
    Requirement.objects.create(key="agreements.consult.DEPT", item="POLICE", **own)
    assert found(rules.ASKED, record) == BLOCK
    assert found(rules.ASKED, record, on=MONDAY - DAY) == []


@pytest.mark.covers("A-R05")
def test_province_that_adopts_an_unverified_rule_makes_it_block(idea):
    record = changed(idea, signing_level="PROV_PC", tags=["INVESTMENT"])
    ask(record, "MOFA")
    local = {"province_code": "24", "basis": "Quy chế của tỉnh", "confidence": "LOCAL", "valid_from": MONDAY}
    Strictness.objects.create(rule="A-R05", severity="ERROR", **local)
    assert found(rules.ASKED, record) == BLOCK


SILENCE = (
    ("MOFA", "AGREE", MONDAY, []),
    ("MOFA", "", MONDAY - DAY, BLOCK),  # the Ministry's opinion cannot be done without
    ("POLICE", "NO_REPLY", MONDAY - DAY, BLOCK),
    ("CONCERNED", "", MONDAY, BLOCK),  # the day is not over
    ("CONCERNED", "", MONDAY - DAY, WARN),
    ("CONCERNED", "NO_REPLY", MONDAY - DAY, WARN),
)


@pytest.mark.covers("S05")
@pytest.mark.parametrize(("addressee", "result", "due", "severities"), SILENCE)
def test_silence(idea, addressee, result, due, severities):
    ask(idea, addressee, due_on=due, result=result)
    assert found(rules.SILENCE, idea) == severities


@pytest.mark.covers("A-G03")
@pytest.mark.parametrize(
    ("result", "handling", "severities"),
    [
        ("AGREE", "", []),
        ("AGREE_WITH_COMMENT", "", BLOCK),
        ("AGREE_WITH_COMMENT", "ACCEPT", []),
        ("DISAGREE", "", BLOCK),
    ],
)
def test_opinion_is_taken_up(idea, result, handling, severities):
    ask(idea, "CONCERNED", result=result, handling=handling)
    assert found(rules.TAKEN_UP, idea) == severities


DISAGREEMENT = (
    ("PROV_PC", ["AGREE"], "", []),
    ("PROV_PC", ["DISAGREE"], "", BLOCK),
    ("PROV_PC", ["DISAGREE"], "REFUSE", BLOCK),
    ("PROV_PC", ["DISAGREE"], "CONSENT", []),
    ("PROV_PC", ["DISAGREE", "AGREE"], "", []),  # asked again, it agreed
    ("DEPT", ["DISAGREE"], "", WARN),
)


@pytest.mark.covers("A-R04", "A-G07")
@pytest.mark.parametrize(("level", "results", "consent", "severities"), DISAGREEMENT)
def test_disagreement(idea, level, results, consent, severities):
    for result in results:
        ask(idea, "MOFA", result=result)
    record = changed(idea, signing_level=level, pm_opinion=consent)
    assert found(rules.DISAGREEMENT, record) == severities
    escalates = level == "PROV_PC" and results[-1] == "DISAGREE"
    assert found(rules.ESCALATED, record) == ([] if escalates else BLOCK)


@pytest.mark.covers("A-R16")
def test_same_partner_in_the_same_sector(team, idea):
    assert found(rules.DUPLICATE, idea, actor=team.officer) == []
    with make.on(MONDAY):
        other = make.opened(team, partner="TỈNH  MINAMIHARA", sectors=["EDUCATION"])
    assert found(rules.DUPLICATE, idea, actor=team.officer) == WARN
    assert found(rules.DUPLICATE, changed(idea, sectors=["HEALTH"]), actor=team.officer) == []
    assert other.partner_key == idea.partner_key


@pytest.mark.covers("A-G01")
def test_agreement_serves_a_task_of_the_plan(team, idea, other_dossier):
    assert found(rules.PLANNED, idea) == WARN
    Link.objects.create(source=idea.dossier, target=other_dossier(), kind="serves")
    assert found(rules.PLANNED, idea) == []


@pytest.mark.covers("A-G02")
def test_a_text_for_each_language(team, idea):
    with make.on(MONDAY):
        make.attached(idea, team, "Dự thảo tiếng Việt")
        assert found(rules.TEXTS, idea) == WARN
        make.attached(idea, team, "Dự thảo tiếng Nhật")
    assert found(rules.TEXTS, idea) == []


@pytest.mark.covers("A-R17")
def test_framework_without_promises(team, idea, other_dossier):
    record = changed(idea, signed_date=MONDAY)
    assert found(rules.FRAMEWORK_ONLY, record, on=MONDAY + 31 * DAY) == []
    record.dossier.state = "IN_FORCE"
    assert found(rules.FRAMEWORK_ONLY, record, on=MONDAY + 30 * DAY) == []
    assert found(rules.FRAMEWORK_ONLY, record, on=MONDAY + 31 * DAY) == WARN
    promise = other_dossier()
    type(promise).objects.for_system("test").filter(pk=promise.pk).update(register="commitments")
    Link.objects.create(source=promise, target=record.dossier, kind="arises")
    assert found(rules.FRAMEWORK_ONLY, record, on=MONDAY + 31 * DAY) == []


@pytest.mark.covers("A-R12", "X-05")
def test_ended_body(idea):
    old = Body.objects.get(code="UBND-27-200808")  # Bắc Ninh before the merger
    record = changed(idea, signing_body=old, proposer=old)
    assert found(rules.SUCCESSION, record) == []
    record.dossier.state = "IN_FORCE"
    assert (found(rules.LIVING, record), found(rules.SUCCESSION, record)) == (2 * BLOCK, WARN)
    assert found(rules.LIVING, changed(record, signed_date=old.valid_to)) == []
    assert found(rules.SUCCESSION, changed(record, rename_note="12/UBND-NgV")) == []


@pytest.mark.covers("X-03")
def test_careful_naming(idea):
    assert found(rules.NAMING, idea) == []
    country = Country(code="XX", name="Vùng lãnh thổ X", special_wording=True)
    assert found(rules.NAMING, changed(idea, country=country)) == WARN
    assert found(rules.ASKED, changed(idea, signing_level="DEPT")) == BLOCK


@pytest.mark.covers("A-R13")
@pytest.mark.parametrize(("signed", "severities"), [(dt.date(2026, 2, 8), []), (dt.date(2026, 2, 9), BLOCK)])
def test_extension_is_signed_before_the_end(team, idea, signed, severities):
    with make.on(dt.date(2026, 1, 5)):
        parent = make.entered(team, partner="B", term_mode="FIXED", term_months=None, expiry_date=dt.date(2026, 2, 8))
    record = changed(idea, kind="EXTENSION", parent_number=parent.dossier.number, signed_date=signed)
    assert found(rules.TERM, record) == severities


@pytest.mark.covers("A-R10", "A-R18")
@pytest.mark.parametrize(("rule", "kind"), [(rules.LATE_DUTY, "REPORT_PM"), (rules.LATE_NOTICE, "NOTIFY_MOFA")])
def test_duty_after_its_day(idea, rule, kind):
    duty = Obligation.objects.create(agreement=idea, kind=kind, due_on=MONDAY)
    assert (found(rule, idea, on=MONDAY), found(rule, idea, on=MONDAY + DAY)) == ([], WARN)
    assert found(rule, idea, on=MONDAY + DAY, obligation=duty, done_on=MONDAY) == []
    Obligation.objects.update(done_on=MONDAY)
    assert found(rule, idea, on=MONDAY + DAY) == []


def test_every_rule_names_its_basis_and_is_applied_by_some_act():
    from doingoai.registers.agreements.register import REGISTER

    declared = {value.id for value in vars(rules).values() if isinstance(value, rules.Rule)}
    assert {rule.id for rule in REGISTER.rules} == declared
    assert all(str(rule.basis) for rule in REGISTER.rules)


def ask(record, addressee, **said):
    days = {"sent_on": MONDAY - 10 * DAY, "complete_on": MONDAY - 10 * DAY, "due_on": MONDAY}
    return Consultation.objects.create(agreement=record, addressee=addressee, **days | said)
