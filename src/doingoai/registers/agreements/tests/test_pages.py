"""Three officers before the same pages: she who may act, her colleague who may only see, the outsider."""

import pytest

from doingoai.organisations.models import Body
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.transfer import export_rows, sheet_columns
from doingoai.registers.agreements.models import Agreement
from doingoai.registers.agreements.tests import factories as make
from doingoai.workflow.perform import may


def verbs(record, officer):
    actions = registers()["agreements"].actions
    return {action.name for action in actions if not action.opens and may(record, action, officer).allowed}


def test_list_and_dossier_are_shown_to_those_who_may(team, auditor, signed_in):
    record = make.signed(team)
    for officer in (team.officer, auditor):
        client = signed_in(officer)
        assert "Minamihara" in client.get("/so/agreements/?q=minamihara&country=JP").content.decode()
        page = client.get(record.get_absolute_url()).content.decode()
        assert "Báo cáo Thủ tướng Chính phủ" in page and "Tiếng Việt, Tiếng Nhật" in page


def test_outsider_finds_nothing(team, outsider, signed_in):
    record = make.signed(team)
    client = signed_in(outsider)
    assert "Minamihara" not in client.get("/so/agreements/").content.decode()
    pages = ("", "correct/", "van-ban/submission/")
    assert {client.get(f"{record.get_absolute_url()}{page}").status_code for page in pages} == {404}
    assert Agreement.objects.visible_to(outsider).count() == 0


def test_only_the_officer_is_offered_the_verbs(team, auditor):
    with make.on(make.MONDAY):
        record = make.drafted(team)
    assert verbs(record, team.officer) == {"correct", "consult", "cancel"}
    assert verbs(record, auditor) == set()


def test_body_that_was_asked_sees_the_dossier_and_answers_for_itself(team, make_officer, signed_in):
    health = Body.objects.get(code="SYT-24-202507")
    clerk = make_officer("REQUESTER", health, scope="body")
    with make.on(make.MONDAY):
        record = make.consulted(team)
        assert Agreement.objects.visible_to(clerk).count() == 0
        rows = [{"addressee": "CONCERNED", "body": health.pk, "sent_on": make.MONDAY}]
        make.perform(record, make.proposal.Consult, actor=team.officer, reasons=make.REASONS, consultations=rows)
    assert verbs(record, clerk) == {"reply"}
    page = signed_in(clerk).get(f"{record.get_absolute_url()}reply/").content.decode()
    assert "Sở Y tế" in page and "Bộ Ngoại giao</option>" not in page


@pytest.mark.parametrize("verb", ["", "enter_signed/"])
def test_both_ways_of_opening_have_a_page(team, signed_in, verb):
    page = signed_in(team.officer).get(f"/so/agreements/mo/{verb}").content.decode()
    assert ('name="signed_date"' in page) == bool(verb)


def test_form_names_what_is_missing(team, signed_in):
    answer = signed_in(team.officer).post("/so/agreements/mo/", {"title": "Bản ghi nhớ", "kind": "EXTENSION"})
    assert answer.status_code == 422
    assert "Cần có trong trường hợp đã chọn." in answer.content.decode()


def test_submission_shows_who_will_decide(team, signed_in):
    with make.on(make.MONDAY):
        record = make.reconciled(team)
    page = signed_in(team.head).get(f"{record.get_absolute_url()}submit/").content.decode()
    assert "Chủ tịch UBND tỉnh" in page and "TTQT-02" in page


def test_table_carries_the_signature(team):
    record = make.signed(team)
    register = registers()["agreements"]
    names = [column.key for column in sheet_columns(register)]
    rows = Agreement.objects.visible_to(team.officer).select_related("dossier")
    cells = dict(zip(names, next(export_rows(register, rows, team.officer)), strict=True))
    shown = (cells["number"], cells["signed_date"], cells["tags"], cells["languages"], cells["country"])
    assert shown == (record.dossier.number, record.signed_date, "", "Tiếng Việt; Tiếng Nhật", "Nhật Bản")
