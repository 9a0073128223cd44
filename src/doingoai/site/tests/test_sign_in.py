"""Sign-in: the right password, five wrong ones, the second factor, sessions; strangers are sent to the door."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

PASSWORD = "mat-khau-thu-nghiem"


def sign_in(client, officer, password=PASSWORD):
    return client.post("/tai-khoan/vao/", {"login": officer.username, "password": password})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/so/training/", "/tim/?q=a", "/tham-quyen/", "/tep/1/", "/tai-khoan/hai-buoc/"])
def test_stranger_is_sent_to_the_door(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/tai-khoan/vao/")


def test_right_password_opens_my_work(client, fa_officer):
    assert sign_in(client, fa_officer).url == "/"
    assert client.get("/").status_code == 200


def test_wrong_password_says_so_in_vietnamese_and_keeps_the_name(client, fa_officer):
    page = sign_in(client, fa_officer, "sai").content.decode()
    assert "không đúng" in page
    assert fa_officer.username in page


def test_five_wrong_passwords_lock_the_account_and_no_other(client, fa_officer, fa_head):
    for _time in range(5):
        answer = sign_in(client, fa_officer, "sai")
    assert answer.status_code == 429
    assert sign_in(client, fa_officer).status_code == 429
    assert sign_in(client, fa_head).url == "/"


def test_officer_who_left_does_not_come_in(client, fa_officer):
    fa_officer.is_active = False
    fa_officer.save()
    sign_in(client, fa_officer)
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_nobody_signs_up(client):
    assert "quản trị viên" in client.get("/tai-khoan/dang-ky/").content.decode()


def code_for(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_second_factor_is_asked_for_once_it_is_on(client, fa_officer):
    sign_in(client, fa_officer)
    client.post("/tai-khoan/xac-nhan-lai/", {"password": PASSWORD})
    page = client.get("/tai-khoan/hai-buoc/ung-dung/")
    secret = page.context["form"].secret
    client.post("/tai-khoan/hai-buoc/ung-dung/", {"code": code_for(secret)})
    client.post("/tai-khoan/ra/")
    assert sign_in(client, fa_officer).url.partition("?")[0] == "/tai-khoan/hai-buoc/ma/"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("path", ["hai-buoc/", "phien/", "mat-khau/", "ra/", "xac-nhan-lai/"])
def test_account_pages_are_shown(client, fa_officer, path):
    sign_in(client, fa_officer)
    assert client.get(f"/tai-khoan/{path}").status_code == 200


def test_sign_out_ends_the_session(client, fa_officer):
    sign_in(client, fa_officer)
    client.post("/tai-khoan/ra/")
    assert client.get("/").status_code == 302
