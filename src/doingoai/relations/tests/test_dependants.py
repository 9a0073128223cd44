"""What rests on a document: cases by relations and links, rows of matrix and norms, texts handed in."""

import datetime as dt

import pytest

from doingoai.authority.models import AuthorityRule
from doingoai.dossiers.models import Link
from doingoai.norms.models import Deadline
from doingoai.planning.guidance.tests import factories
from doingoai.relations.dependants import rests_on
from doingoai.relations.nodes import Node

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def resting(subject, officer, *, on=TODAY, sources=()):
    return [(each.what, each.name, each.how) for each in rests_on(Node(subject), officer, on=on, sources=sources)]


def test_cases_are_followed_from_guidance_to_what_implements_it(document, decree, relate, fa_officer, outsider):
    plan, task = (
        factories.open_one(fa_officer, document_number="1"),
        factories.open_one(fa_officer, document_number="2"),
    )
    relate(document.dossier, "implements", decree)
    Link.objects.create(source=plan.dossier, target=document.dossier, kind="implements")
    Link.objects.create(source=task.dossier, target=plan.dossier, kind="implements")
    Link.objects.create(source=document.dossier, target=task.dossier, kind="follows")  # a circle ends
    assert resting(decree, fa_officer) == [
        ("Hồ sơ", str(document.dossier), "triển khai, thực hiện"),
        ("Hồ sơ", str(plan.dossier), f"Triển khai {document.dossier.number}"),
        ("Hồ sơ", str(task.dossier), f"Triển khai {plan.dossier.number}"),
    ]
    assert resting(document.dossier, fa_officer)[0][1] == str(plan.dossier)
    assert resting(decree, outsider) == []


def test_what_replaces_a_document_does_not_rest_on_it(decree, newer, relate, fa_officer):
    relate(newer, "replaces", decree)
    relate(newer, "guides", decree)
    assert resting(decree, fa_officer) == [("Văn bản", f"{newer} {newer.title}", "hướng dẫn")]


@pytest.fixture
def matrix_row(db):
    return AuthorityRule.objects.create(
        code="THU-1", action="thu.viec", kind="DO", role="FA_HEAD", at="province", valid_from=dt.date(2020, 1, 1),
        valid_to=dt.date(2026, 11, 22), basis="Nghị định 905/2020/NĐ-CP, Điều 9", confidence="CONFIRMED",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (TODAY, [("Ma trận thẩm quyền", "THU-1", "Nghị định 905/2020/NĐ-CP, Điều 9")]),
        (dt.date(2026, 11, 23), []),
    ],
)
def test_row_of_the_matrix_rests_on_it_until_its_last_day(decree, matrix_row, fa_officer, on, found):
    assert resting(decree, fa_officer, on=on) == found


def test_norm_rests_on_what_its_basis_names(decree, newer, fa_officer):
    Deadline.objects.create(
        key="THU_HAN", name="Hạn thử", amount=7, unit="wd", valid_from=dt.date(2020, 1, 1), confidence="CONFIRMED",
        basis="906/2024/NĐ-CP ngày 02/5/2024",
    )  # fmt: skip
    expected = ("Định mức, thời hạn, yêu cầu", "Hạn thử: 7 ngày làm việc", "906/2024/NĐ-CP ngày 02/5/2024")
    assert (resting(newer, fa_officer), resting(decree, fa_officer)) == ([expected], [])


@pytest.mark.parametrize(
    ("text", "count"),
    [("905/2020/NĐ-CP", 1), ("1905/2020/NĐ-CP", 0), ("Nghị định 905/2020/NĐ-CP ngày 06/3/2020", 0), ("", 0)],
)
def test_handed_texts_rest_by_number_and_day(decree, fa_officer, text, count):
    found = resting(decree, fa_officer, sources=[("R-01", text, "/quy-tac/")])
    assert found == [("Quy tắc, biểu mẫu", "R-01", text)] * count


def test_law_is_found_by_its_name(make_law, fa_officer):
    law = make_law("902/2025/QH15", aliases="Luật Thử nghiệm")
    sources = [("R-01", "Luật Thử nghiệm, Điều 5", ""), ("R-02", "Luật Khác", "")]
    assert [name for _what, name, _how in resting(law, fa_officer, sources=sources)] == ["R-01"]


def test_every_real_basis_of_the_treaty_law_is_found(fa_officer):
    from doingoai.reference.models import Instrument

    law = Instrument.objects.get(number="70/2020/QH14")
    hows = [how for _what, _name, how in resting(law, fa_officer)]
    assert "Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19 khoản 2" in hows
    assert [how for how in hows if "70/2020" not in how and "Luật Thỏa thuận quốc tế" not in how] == []
