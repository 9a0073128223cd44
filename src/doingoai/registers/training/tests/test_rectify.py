"""A class that was held is put right, list included: what follows from it follows, what is wrong is refused."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.audit.models import Entry
from doingoai.authority.decide import NotAllowed
from doingoai.organisations.models import Body
from doingoai.registers.training import actions
from doingoai.registers.training.models import TrainingClass
from doingoai.registers.training.tests.factories import PLAN
from doingoai.workflow import clock
from doingoai.workflow.perform import may, perform
from doingoai.workflow.refusals import InvalidInputs, RulesBroken, WrongState

WOMAN = {"full_name": "Nguyễn Thị An", "sex": "F", "position_group": "LEADER", "position": "Giám đốc"}
MAN = {"full_name": "Trần Văn Bình", "sex": "M", "position_group": "OFFICIAL", "position": "Chuyên viên"}
COUNTED_ANEW = dict.fromkeys(actions.COUNT_FIELDS)
NOTE = "Đối chiếu lại danh sách ký nhận"


@pytest.fixture(autouse=True)
def _in_april():
    with clock.acting_at(dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def held(fa_officer, fa_head):
    record = perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN)
    perform(record, actions.Submit, actor=fa_officer)
    perform(record, actions.Approve, actor=fa_head)
    return perform(record, actions.Hold, actor=fa_officer, attendances=[WOMAN, MAN])


def rectify(record, actor, **changes):
    return perform(record, actions.Rectify, actor=actor, note=NOTE, **changes)


def test_days_put_right_move_the_day_of_figures_and_of_the_report(held, fa_officer):
    rectify(held, fa_officer, date_from=dt.date(2026, 3, 9), date_to=dt.date(2026, 3, 11), title="Lớp lễ tân")
    dossier = held.dossier
    assert (dossier.event_date, dossier.due_on) == (dt.date(2026, 3, 11), dt.date(2026, 3, 25))
    assert (dossier.title, dossier.state, held.attendances.count()) == ("Lớp lễ tân", "HELD", 2)
    entry = Entry.objects.get(action="training.rectify")
    assert entry.note == NOTE
    assert entry.changes == {
        "title": ["Lớp bồi dưỡng lễ tân đối ngoại", "Lớp lễ tân"],
        "date_from": ["2026-03-02", "2026-03-09"],
        "date_to": ["2026-03-04", "2026-03-11"],
        "event_date": ["2026-03-04", "2026-03-11"],
        "due_on": ["2026-03-18", "2026-03-25"],
    }


def test_list_put_right_is_counted_anew(held, fa_officer, province):
    perform(held, actions.Report, actor=fa_officer, evaluation="Đạt yêu cầu")
    rectify(held, fa_officer, attendances=[WOMAN], **COUNTED_ANEW)
    assert (held.participants_total, held.leaders_total, held.women_total, held.women_leaders) == (1, 1, 1, 1)
    row = held.attendances.get()
    assert (row.full_name, row.province, held.dossier.state) == ("Nguyễn Thị An", province, "REPORTED")


def test_counts_must_fit_the_list(held, fa_officer):
    with pytest.raises(RulesBroken, match="ghi 2 nhưng danh sách học viên có 1"):
        rectify(held, fa_officer, attendances=[WOMAN])
    assert held.attendances.count() == 2


def test_last_day_has_come(held, fa_officer):
    with pytest.raises(InvalidInputs) as refusal:
        rectify(held, fa_officer, date_to=dt.date(2026, 4, 7))
    assert refusal.value.form.errors == {"date_to": ["Ngày này chưa tới."]}


def test_official_stays_under_a_body_that_is_no_more(held, fa_officer, make_body, province):
    gone = make_body("Sở Ngoại vụ", province=province, valid_to=dt.date(2026, 3, 31))
    held.attendances.filter(full_name="Trần Văn Bình").update(body=gone)
    rectify(held, fa_officer, place="Huế")
    assert list(held.attendances.values_list("full_name", "body")) == [
        ("Nguyễn Thị An", None),
        ("Trần Văn Bình", gone.pk),
    ]


def test_body_of_another_province_is_not_offered(held, fa_officer):
    foreign = Body.objects.get(code="NGV-48-202507")
    with pytest.raises(InvalidInputs) as refusal:
        rectify(held, fa_officer, attendances=[WOMAN | {"body": foreign.pk}], **COUNTED_ANEW)
    assert set(refusal.value.form.errors) == {"attendances"}


def test_class_that_was_not_held_is_corrected_not_rectified(fa_officer):
    planned = perform(TrainingClass, actions.Plan, actor=fa_officer, **PLAN)
    with pytest.raises(WrongState):
        rectify(planned, fa_officer, place="Huế")


def test_who_may_put_right(held, fa_officer, auditor, outsider, signed_in):
    assert may(held, actions.Rectify, fa_officer).rule == "DT-DC"
    assert TrainingClass.objects.visible_to(auditor).get() == held
    with pytest.raises(NotAllowed):
        rectify(held, auditor, place="Huế")
    assert signed_in(outsider).get(f"{held.get_absolute_url()}rectify/").status_code == 404


def test_page_shows_what_stands_and_takes_it_back_unchanged(held, fa_officer, signed_in):
    client, url = signed_in(fa_officer), f"{held.get_absolute_url()}rectify/"
    page = client.get(url)
    values = shown(page.context["form"])
    assert [values[f"attendances-{n}-full_name"] for n in (0, 1)] == ["Nguyễn Thị An", "Trần Văn Bình"]
    assert client.post(url, values | {"note": "", "version": held.dossier.version}).status_code == 422
    answer = client.post(url, values | {"note": NOTE, "version": held.dossier.version})
    assert (answer.status_code, answer.url) == (302, held.get_absolute_url())
    assert Entry.objects.get(action="training.rectify").changes == {}


def shown(form):
    """Return what a browser would post of a form that nobody touched."""
    found = {}
    for field in form:
        if field.name != "attendances":
            found[field.html_name] = str(field.value() if field.value() is not None else "")
    for number, row in enumerate(form["attendances"].value()):
        for name, value in row.items():
            found[f"attendances-{number}-{name}"] = "" if value in (None, False) else str(value)
    return found


def test_page_asks_as_much_for_three_rows_as_for_two(held, fa_officer, signed_in):
    client, url = signed_in(fa_officer), f"{held.get_absolute_url()}rectify/"
    client.get(url)
    with CaptureQueriesContext(connection) as for_two:
        assert client.get(url).status_code == 200
    rectify(held, fa_officer, attendances=[WOMAN, MAN, MAN | {"full_name": "Lê Văn Cường"}], **COUNTED_ANEW)
    with CaptureQueriesContext(connection) as for_three:
        assert client.get(url).status_code == 200
    assert len(for_three) == len(for_two)


def test_act_is_a_quiet_one_on_the_page_of_the_class(held, fa_officer, signed_in):
    actions_shown = signed_in(fa_officer).get(held.get_absolute_url()).context["actions"]
    assert [(each["label"], each["kind"]) for each in actions_shown] == [
        ("Báo cáo kết quả", "primary"),
        ("Đính chính", ""),
    ]
