"""The page of a dossier: the history in words, and no form or button that would only be refused."""

import pytest

from doingoai.audit.models import Entry
from doingoai.authority.models import AuthorityRule
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.history import timeline
from doingoai.registers.training import actions
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.perform import perform

FORMS = ("comment_form", "attach_form", "link_form")


def page_for(officer, record, signed_in):
    return signed_in(officer).get(record.get_absolute_url())


def told(record, officer, number=0):
    entries = timeline(registers()["training"], record.dossier, officer)
    return {change["field"]: (change["before"], change["after"]) for change in entries[number]["changes"]}


def test_forms_beside_the_dossier_are_offered_to_whoever_may_use_them(fa_officer, signed_in):
    answer = page_for(fa_officer, open_one(fa_officer), signed_in)
    assert all(answer.context[name] for name in FORMS)


def test_forms_beside_the_dossier_are_not_offered_to_a_mere_reader(fa_officer, auditor, signed_in):
    answer = page_for(auditor, open_one(fa_officer), signed_in)
    assert (answer.status_code, [answer.context[name] for name in FORMS]) == (200, [None, None, None])
    assert "<textarea" not in answer.content.decode()


def test_ids_on_the_page_are_unique(fa_officer, signed_in):
    page = page_for(fa_officer, open_one(fa_officer), signed_in).content.decode()
    ids = [piece.split('"')[0] for piece in page.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


def test_one_button_stands_out_the_one_that_moves_the_case(fa_officer, signed_in):
    shown = page_for(fa_officer, open_one(fa_officer), signed_in).context["actions"]
    assert sum(button["kind"] == "primary" for button in shown) == 1


def test_history_writes_numbers_as_the_page_does(fa_officer):
    record = open_one(fa_officer)
    perform(record, actions.Correct, actor=fa_officer, hours=1500)
    assert told(record, fa_officer)["Số giờ"] == ("16", "1.500")


def test_history_says_that_rows_were_changed_when_their_number_is_the_same(fa_officer):
    record = open_one(fa_officer)
    rows = [[{"full_name": "An"}], [{"full_name": "Bình"}]]
    Entry.objects.filter(subject=record.dossier.key).update(changes={"attendances": rows})
    assert told(record, fa_officer)["Học viên"] == ("", "1 dòng, đã sửa")


def test_history_names_the_basis_behind_the_code_of_the_matrix(fa_officer):
    record = open_one(fa_officer)
    rule = AuthorityRule.objects.filter(action="training.plan").first()
    entry = timeline(registers()["training"], record.dossier, fa_officer)[0]
    assert entry["basis"] == f"{rule.basis} ({rule.code})"


@pytest.mark.parametrize("name", ["open", "act"])
def test_pages_of_acts_hold_no_dashes_for_choose(fa_officer, signed_in, name):
    record = open_one(fa_officer)
    url = "/so/training/mo/" if name == "open" else f"{record.get_absolute_url()}correct/"
    assert "---------" not in signed_in(fa_officer).get(url).content.decode()
