"""Three officers: she who may relate, the colleague who only sees, the outsider who never meets a hidden dossier."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from doingoai.authority.decide import NotAllowed
from doingoai.dossiers.door import DoorSkipped
from doingoai.organisations.roles import Access
from doingoai.planning.guidance.tests import factories
from doingoai.relations.actions import Relate, Unrelate
from doingoai.relations.history import state_on, states_on
from doingoai.relations.models import Relation
from doingoai.relations.neighbourhood import neighbourhood
from doingoai.relations.nodes import Node
from doingoai.relations.panel import panel_of
from doingoai.relations.validity import Force
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("may_relate")]
TODAY = dt.date(2026, 11, 22)


def related(document, actor, kind="implements", number="905/2020/NĐ-CP", **inputs):
    perform(document, Relate, actor=actor, kind=kind, number=number, **inputs)
    return Relation.objects.for_system("test").get()


def test_relation_is_kept_with_all_that_was_said(document, decree, fa_officer):
    row = related(document, fa_officer, unit="Điều 9 khoản 3", effective_from="05/03/2026", remark="Theo dự thảo")
    said = (row.source, row.target, row.kind, row.unit, row.since, row.note, row.created_by, row.origin)
    expected = (Node(document.dossier), Node(decree), "implements", "Điều 9 khoản 3", dt.date(2026, 3, 5))
    assert said == (*expected, "Theo dự thảo", fa_officer, "typed")


def test_said_twice_is_one_relation(document, decree, fa_officer):
    related(document, fa_officer)
    assert related(document, fa_officer, remark="lại").note == "lại"


@pytest.mark.parametrize(
    ("inputs", "field"),
    [
        ({"kind": "refers", "effective_to": "01/02/2026"}, "effective_to"),
        ({"kind": "suspends", "effective_from": "02/02/2026", "effective_to": "01/02/2026"}, "effective_to"),
        ({"kind": "refers", "from_start": True}, "from_start"),
        ({"kind": "replaces"}, "effective_from"),
        ({"kind": "repeals"}, "effective_from"),
        ({"kind": "refers", "effective_from": "31/02/2026"}, "effective_from"),
        ({"kind": "unheard_of"}, "kind"),
        ({"number": "1/1900/XX-YY"}, "number"),
    ],
)
def test_wrong_inputs_are_named_and_nothing_is_written(document, decree, fa_officer, inputs, field):
    with pytest.raises(InvalidInputs) as refusal:
        perform(document, Relate, actor=fa_officer, **{"kind": "refers", "number": decree.number, **inputs})
    assert list(refusal.value.form.errors) == [field]
    assert Relation.objects.for_system("test").count() == 0


def refused(record, action, actor, **inputs):
    """What a person is told when the inputs are refused."""
    with pytest.raises(InvalidInputs) as refusal:
        perform(record, action, actor=actor, **inputs)
    return " ".join(refusal.value.messages)


def test_document_is_not_related_to_itself(document, fa_officer):
    told = refused(document, Relate, fa_officer, kind="refers", number=document.dossier.number)
    assert told == "Văn bản kia: Văn bản không có quan hệ với chính nó."


def test_colleague_sees_the_relation_and_may_not_make_one(document, decree, fa_officer, auditor):
    related(document, fa_officer)
    assert [tie.other for tie in neighbourhood(Node(decree), auditor).ties] == [Node(document.dossier)]
    with pytest.raises(NotAllowed):
        perform(document, Relate, actor=auditor, kind="refers", number=decree.number)


def test_outsider_finds_neither_the_relation_nor_its_effect(document, decree, fa_officer, outsider):
    related(document, fa_officer, kind="replaces", effective_from="10/03/2026")
    seen, hidden = panel_of(Node(decree), fa_officer, TODAY), panel_of(Node(decree), outsider, TODAY)
    assert (seen.state.force, len(seen.table.rows), document.dossier.number in seen.picture) == (Force.ENDED, 1, True)
    assert (hidden.state.force, hidden.table.rows, hidden.picture, hidden.beyond, hidden.untold, hidden.successor) == (
        Force.IN_FORCE, [], "", "", "", None,
    )  # fmt: skip


def test_hidden_dossier_is_not_there_behind_a_visible_one(document, decree, newer, relate, fa_officer, outsider):
    relate(newer, "amends", decree)
    relate(document.dossier, "guides", newer)
    assert [tie.other for tie in neighbourhood(Node(decree), fa_officer).outer] == [Node(document.dossier)]
    assert neighbourhood(Node(decree), outsider).outer == ()


def test_dossier_above_the_clearance_is_not_there(document, decree, relate, fa_officer, fa_head):
    relate(document.dossier, "based_on", decree)
    document.dossier.reach.update(level=Access.RESTRICTED)
    counted = [neighbourhood(Node(decree), officer).total for officer in (fa_officer, fa_head)]
    assert counted == [0, 1]


def test_hidden_dossier_is_not_found_by_its_number(document, decree, outsider, ministry_officer):
    theirs = factories.open_one(outsider, document_number="77/CT-UBND")
    for number in (document.dossier.number, "715/CNV-ĐP"):
        told = refused(theirs, Relate, outsider, kind="refers", number=number)
        assert told == (
            f"Văn bản kia: Không tìm thấy văn bản “{number}” trong danh mục và trong các hồ sơ bạn được xem. "
            "Kiểm tra số, ký hiệu."
        )


def test_taking_back_needs_a_reason_and_offers_only_what_is_seen(document, decree, fa_officer):
    row = related(document, fa_officer)
    assert refused(document, Unrelate, fa_officer, relations=[row.pk]) == "Hãy ghi lý do."
    perform(document, Unrelate, actor=fa_officer, note="Ghi nhầm văn bản", relations=[row.pk])
    assert (Relation.objects.visible_to(fa_officer).count(), row.target) == (0, Node(decree))
    assert Relation.objects.for_system("kept unseen").get().withdrawn_by == fa_officer
    assert related(document, fa_officer).withdrawn_at is None


def test_annulment_needs_no_day(document, decree, fa_officer):
    assert related(document, fa_officer, kind="repeals", from_start=True).from_start is True
    assert state_on(decree, dt.date(2021, 1, 1), officer=fa_officer).force == Force.ENDED


def test_relation_of_another_document_is_not_taken_back(document, decree, relate, newer, fa_officer):
    own, other = related(document, fa_officer), relate(newer, "amends", decree)
    told = refused(document, Unrelate, fa_officer, note="x", relations=[own.pk, other.pk])
    assert str(other.pk) in told
    assert Relation.objects.for_system("test").count() == 2


def test_reading_without_the_door_is_an_error(db):
    with pytest.raises(DoorSkipped):
        list(Relation.objects.all())


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"target_instrument": "decree"},
        {"source_instrument": "decree", "target_instrument": "decree"},
        {"source_instrument": "newer", "source_dossier": "document", "target_instrument": "decree"},
        {"source_instrument": "newer", "target_instrument": "decree", "target_dossier": "document"},
        {"source_dossier": "document", "target_dossier": "document"},
        {"source_instrument": "newer", "target_instrument": "decree", "kind": "amends", "from_start": True},
    ],
)
def test_database_refuses_what_is_no_relation(request, document, decree, newer, fields):
    subjects = {"decree": decree, "newer": newer, "document": document.dossier}
    ends = {name: subjects.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(**{"kind": "refers", **ends})


def test_database_keeps_each_relation_once(document, decree, newer, relate):
    other = document.dossier
    for source, target in ((newer, decree), (other, decree), (newer, other)):
        relate(source, "amends", target, unit="Điều 1")
        with pytest.raises(IntegrityError), transaction.atomic():
            relate(source, "amends", target, unit="Điều 1")
        relate(source, "amends", target, unit="Điều 2")


def test_state_is_told_with_its_cause(decree, newer, relate, fa_officer):
    row = relate(newer, "replaces", decree)
    state = state_on(decree, TODAY, officer=fa_officer)
    assert (state.force, state.since, state.cause.source) == (Force.ENDED, newer.issued_on, Node(newer))
    assert row.since == newer.issued_on


def queries_of(call):
    with CaptureQueriesContext(connection) as told:
        call()
    return len(told)


def test_panel_asks_as_often_for_many_relations_as_for_one(document, decree, newer, relate, make_law, fa_officer):
    relate(newer, "amends", decree)
    relate(document.dossier, "based_on", decree)
    behind = make_law("909/2019/NĐ-CP")
    relate(document.dossier, "refers", behind)
    relate(make_law("908/2019/NĐ-CP"), "amends", behind)
    fa_officer.seat  # noqa: B018 -- read once for a request
    one = queries_of(lambda: panel_of(Node(decree), fa_officer, TODAY))
    for number in range(910, 915):
        relate(make_law(f"{number}/2025/NĐ-CP", issued_on=dt.date(2025, 1, 1)), "amends", decree)
        relate(document.dossier, "refers", make_law(f"{number}/2019/NĐ-CP"))
    assert (one, queries_of(lambda: panel_of(Node(decree), fa_officer, TODAY))) == (5, 5)


def test_states_of_many_documents_cost_what_one_costs(decree, newer, relate, make_law, fa_officer):
    laws = [make_law(f"{number}/2019/NĐ-CP") for number in range(930, 950)]
    for law in laws:
        relate(newer, "replaces", law)
    fa_officer.seat  # noqa: B018
    assert queries_of(lambda: states_on(map(Node, laws), TODAY, officer=fa_officer)) == 2
