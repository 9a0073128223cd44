"""The pages of a figure in a real browser: they fit the screen, break no rule of accessibility, and lead to records."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from doingoai.dossiers.models import Dossier
from doingoai.indicators.keeping import Opened
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIGURE = "/bao-cao/chi-tieu/DT-I01/"
PAGES = ["/bao-cao/", "/bao-cao/chi-tieu/", FIGURE, *(
    f"{FIGURE}{page}/" for page in ("xep-hang", "ban-do", "xu-huong", "ba-cach-tinh", "co-cau")
)]  # fmt: skip


@pytest.fixture
def held(fa_officer):
    """A class of a long name, held today."""
    record = open_one(fa_officer, title="Lớp bồi dưỡng lễ tân đối ngoại " * 6)
    dossiers = Dossier.objects.for_system("test").filter(pk=record.pk)
    dossiers.update(state="HELD", event_date=clock.today())
    Opened(list(dossiers)).together.write()  # as `perform` does
    return record


@pytest.mark.parametrize("screen", [{"width": 1280}, {"width": 360}, {"color_scheme": "dark"}], ids=str)
def test_pages_are_accessible_and_fit(page_of, ministry_officer, held, screen):
    page = page_of(ministry_officer, **screen)
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


def test_from_the_map_to_a_record(page_of, ministry_officer, held):
    page = page_of(ministry_officer)
    page.goto(FIGURE)
    page.get_by_role("link", name="Bản đồ", exact=True).click()
    page.get_by_role("link", name="Bắc Ninh: 1", exact=True).click()
    page.get_by_role("link", name=held.dossier.number).click()
    assert page.url.endswith(held.get_absolute_url())


def test_map_is_hatched_in_print_only(page_of, ministry_officer, held):
    page = page_of(ministry_officer)
    page.goto(f"{FIGURE}ban-do/")
    hatch = page.locator(".tiles .hatch").first
    shown = [hatch.evaluate("each => getComputedStyle(each).display")]
    page.emulate_media(media="print")
    assert [*shown, hatch.evaluate("each => getComputedStyle(each).display")] == ["none", "inline"]
