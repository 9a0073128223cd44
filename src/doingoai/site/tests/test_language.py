"""Vietnamese until English is chosen, whatever the browser asks for."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "heading"), [("", "Đăng nhập"), ("vi", "Đăng nhập"), ("en", "Sign in"), ("xx", "Đăng nhập")]
)
def test_language_is_the_chosen_one(client, cookie, heading):
    if cookie:
        client.cookies["django_language"] = cookie
    page = client.get("/tai-khoan/vao/", headers={"accept-language": "en-US,en;q=0.9"}).content.decode()
    assert f"<h1>{heading}</h1>" in page


@pytest.mark.django_db
def test_switch_is_remembered(client):
    client.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/vao/"})
    assert "<h1>Sign in</h1>" in client.get("/tai-khoan/vao/").content.decode()
