"""The API obeys the same law and shows the same dossiers as the pages."""

import json

import pytest

from doingoai.registers.training.tests.factories import PLAN

BODY = {**PLAN, "date_from": "2026-03-02", "date_to": "2026-03-04"}


def post(client, path, **payload):
    return client.post(path, json.dumps(payload), content_type="application/json")


@pytest.fixture
def opened(fa_officer, signed_in):
    answer = post(signed_in(fa_officer), "/api/so/training", inputs=BODY)
    assert answer.status_code == 201, answer.content
    return answer.json()


def test_opened_dossier_has_number_and_state(opened):
    assert (opened["number"], opened["state"], opened["version"]) == ("DT-24-2026-0001", "PLANNED", 1)


def test_wrong_field_is_named(fa_officer, signed_in):
    answer = post(signed_in(fa_officer), "/api/so/training", inputs={**BODY, "topic": "X", "hours": "nhiều"})
    assert (answer.status_code, sorted(answer.json()["fields"])) == (422, ["hours", "topic"])


def test_broken_rule_carries_its_basis(fa_officer, signed_in):
    answer = post(signed_in(fa_officer), "/api/so/training", inputs={**BODY, "hours": 2})
    assert [(rule["id"], rule["severity"]) for rule in answer.json()["rules"]] == [("DT-09", "WARN")]


def test_act_on_an_older_version_is_a_conflict(opened, fa_officer, signed_in):
    path = f"/api/so/training/{opened['number']}/submit"
    assert post(signed_in(fa_officer), path, version=0).status_code == 409
    assert post(signed_in(fa_officer), path, version=1).json()["state"] == "SUBMITTED"


def test_auditor_sees_and_may_not_submit(opened, auditor, signed_in):
    client = signed_in(auditor)
    assert len(client.get("/api/so/training").json()["items"]) == 1
    assert post(client, f"/api/so/training/{opened['number']}/submit").status_code == 403


def test_outsider_gets_404_and_an_empty_list(opened, outsider, signed_in):
    client = signed_in(outsider)
    assert client.get(f"/api/so/training/{opened['number']}").status_code == 404
    assert client.get("/api/so/training").json()["items"] == []


@pytest.mark.django_db
def test_stranger_is_told_to_sign_in(client):
    assert client.get("/api/so/training").status_code == 401


def test_huge_page_number_is_an_empty_page(opened, fa_officer, signed_in):
    assert signed_in(fa_officer).get("/api/so/training?page=99999999999999999999").json()["items"] == []
