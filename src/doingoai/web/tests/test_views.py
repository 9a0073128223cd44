"""Theme switch and error pages."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from doingoai.web import views


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_theme_is_remembered_and_the_officer_stays_on_the_page(client, theme):
    response = client.post("/theme/", {"theme": theme, "next": "/specimen/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/specimen/")
    assert response.cookies["theme"].value == theme
    assert f'class="{theme}"' in client.get("/specimen/404/").text


def test_unknown_theme_is_refused(client):
    response = client.post("/theme/", {"theme": '"><script>'})
    assert response.status_code == 400
    assert "theme" not in response.cookies


def test_theme_cookie_that_was_tampered_with_means_auto(client):
    client.cookies["theme"] = "x y"
    assert 'class="auto"' in client.get("/specimen/404/").text


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_theme_never_leads_to_another_site(client, elsewhere):
    response = client.post("/theme/", {"theme": "dark", "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_theme_is_not_changed_by_a_link(client):
    assert client.get("/theme/").status_code == 405


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        ("400", 400, "Yêu cầu không đọc được"),
        ("403", 403, "Chỉ Chủ tịch UBND tỉnh được phê duyệt"),
        ("403-csrf", 403, "Trang đã mở quá lâu"),
        ("404", 404, "Không tìm thấy trang"),
        ("409", 409, "Hồ sơ vừa được người khác sửa"),
        ("500", 500, "Hệ thống gặp lỗi"),
    ],
)
def test_error_page_says_what_happened_and_what_to_do(client, page, status, words):
    response = client.get(f"/specimen/{page}/")
    assert response.status_code == status
    assert words in response.text
    assert "Hãy" in response.text or "nhờ người quản trị" in response.text


def test_refusal_is_escaped():
    response = views.permission_denied(RequestFactory().get("/"), PermissionDenied("<b>"))
    assert "&lt;b&gt;" in response.text


def test_broken_static_files_still_leave_a_readable_error(settings):
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    settings.STATIC_ROOT = "/nonexistent"
    response = views.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.text
