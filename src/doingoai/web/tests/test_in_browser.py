"""The specimen page in a real browser: accessibility, narrow screens, and what the scripts add."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

from doingoai.web.tests.conftest import ORIGIN, answer

pytestmark = pytest.mark.browser
PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(problem["id"], [node["target"] for node in problem["nodes"]]) for problem in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_component_is_accessible_and_fits(open_page, width, theme):
    page = open_page("/specimen/", width=width, theme=theme)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.troubles == []


@pytest.mark.parametrize("name", ["400", "403", "403-csrf", "404", "409", "500"])
def test_error_pages_are_accessible(open_page, name):
    page = open_page(f"/specimen/{name}/")
    assert violations(page) == []


def test_open_menus_and_dialog_are_accessible(open_page):
    page = open_page("/specimen/", width=360)
    page.click("details.popup > summary")
    page.click("[data-open=help]")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click("details.switch:not(.local) > summary")
    expect(page.locator("nav.navigation")).to_be_visible()
    assert violations(page) == []


def test_targets_are_large_enough(open_page):
    """WCAG 2.2, 2.5.8: 24 px, or room of 24 px around the middle; links inside sentences are excepted."""
    page = open_page("/specimen/")
    small = page.evaluate("""() => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
      .filter((e) => e.checkVisibility() && !e.closest("p, dd, svg, li > div"))
      .filter((e) => { const box = e.getBoundingClientRect(); return box.height < 17 || box.width < 17; })
      .map((e) => e.outerHTML.slice(0, 90))""")
    assert small == []


def test_theme_changes_at_once_and_is_kept(open_page):
    page = open_page("/specimen/")
    page.click("details.popup > summary")
    page.click("button[name=theme][value=dark]")
    expect(page.locator("html")).to_have_class("dark")
    page.reload()
    expect(page.locator("html")).to_have_class("dark")
    expect(page.locator("button[value=dark]")).to_have_attribute("aria-pressed", "true")


def test_keys_reach_search_and_help_and_can_be_switched_off(open_page):
    page = open_page("/specimen/")
    page.locator("main").focus()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).not_to_be_focused()
    page.click("details.popup > summary")
    page.click("[data-open=help]")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_arrows_move_between_rows(open_page):
    page = open_page("/specimen/")
    rows = page.locator("table[data-clickable] .row-link")
    rows.nth(0).focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(rows.nth(23)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(rows.nth(22)).to_be_focused()


def test_errors_take_the_focus_and_lead_to_their_field(open_page):
    page = open_page("/specimen/")
    expect(page.locator(".error-summary").first).to_be_focused()
    page.click(".error-summary a[href='#id_wrong-level']")
    expect(page.locator("#id_wrong-level")).to_be_focused()


def test_block_from_excel_fills_cells_and_adds_rows(open_page):
    page = open_page("/specimen/")
    field = page.locator("[name=members-2-name]")
    field.focus()
    text = 'Trần Văn A\tThành viên\t05/02/2026\t1.500\r\n"Lê ""B"""\tTrưởng đoàn\t\t2\r\nPhạm C\t\t\t3\r\n'
    page.evaluate(PASTE, [field.element_handle(), text])
    shown = [
        page.locator(f"[name=members-{row}-{name}]").input_value()
        for row in (2, 3, 4)
        for name in ("name", "post", "leaves_on", "cost")
    ]
    assert shown == ["Trần Văn A", "member", "05/02/2026", "1.500", 'Lê "B"', "head", "", "2", "Phạm C", "", "", "3"]
    assert page.locator("[name=members-TOTAL_FORMS]").input_value() == "5"


def test_grid_is_walked_by_arrows_and_enter(open_page):
    page = open_page("/specimen/")
    page.focus("[name=members-0-cost]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=members-1-cost]")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[name=members-1-leaves_on]")).to_be_focused()
    for _line in range(3):
        page.keyboard.press("Enter")
    expect(page.locator("[name=members-4-leaves_on]")).to_be_focused()
    page.keyboard.press("Shift+Enter")
    expect(page.locator("[name=members-3-leaves_on]")).to_be_focused()


def test_new_row_can_be_added_and_removed(open_page):
    page = open_page("/specimen/")
    page.click("[data-grid-add=members]")
    expect(page.locator("[name=members-4-name]")).to_be_focused()
    page.check("[name=members-4-DELETE]")
    expect(page.locator("[name=members-4-name]")).to_be_hidden()


def test_page_works_without_script(chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700}, locale="vi-VN")
    page = context.new_page()
    page.route("**/*", lambda route: answer(Client(headers={"accept-language": "vi"}), route))
    page.goto(f"{ORIGIN}/specimen/")
    expect(page.locator("nav.navigation")).to_be_hidden()
    page.click("details.switch:not(.local) > summary")
    expect(page.locator("nav.navigation")).to_be_visible()
    page.click("details.popup > summary")
    expect(page.locator("button[value=dark]")).to_be_visible()
    expect(page.locator("[data-open=help]")).to_be_hidden()
    context.close()
