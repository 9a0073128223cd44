"""Every kind of page: no accessibility violation, nothing wider than the screen, no request to another host."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from doingoai.registers.training.tests.factories import open_one

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/so/training/", "{dossier}", "{dossier}correct/", "/so/training/mo/", "/so/training/nhap/",
         "/tim/?q=le+tan", "/tham-quyen/", "/tai-khoan/hai-buoc/"]  # fmt: skip


@pytest.fixture
def dossier(fa_officer):
    return open_one(fa_officer, title="Lớp bồi dưỡng lễ tân đối ngoại " * 6).get_absolute_url()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_fits(page_of, fa_officer, dossier, live_server, path, width):
    page = page_of(fa_officer, width=width)
    foreign = []
    page.on(
        "request",
        lambda request: foreign.append(request.url) if not request.url.startswith((live_server.url, "data:")) else None,
    )
    page.goto(path.format(dossier=dossier))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert foreign == []
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_in_the_dark(page_of, fa_officer, dossier, path):
    page = page_of(fa_officer, color_scheme="dark")
    page.goto(path.format(dossier=dossier))
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
