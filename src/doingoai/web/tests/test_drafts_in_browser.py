"""Drafts of forms and the single submit, in a real browser."""

import pytest
from playwright.sync_api import expect

from doingoai.web.tests.conftest import ORIGIN

pytestmark = pytest.mark.browser
DRAFT = "form[data-draft=specimen]"
SAVED = 700  # milliseconds after which what was typed is surely kept; the policy forbids to poll with a script


def test_draft_is_filled_in_again_with_a_notice_and_can_be_dropped(open_page):
    page = open_page("/specimen/")
    page.fill(f"{DRAFT} [name=summary]", "Đang viết dở")
    page.check(f"{DRAFT} [name=channels][value=people]")
    page.wait_for_timeout(SAVED)
    assert page.evaluate("Object.keys(localStorage)") == ["draft:demo:specimen"]
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(f"{DRAFT} [name=summary]")).to_have_value("Đang viết dở")
    expect(page.locator(f"{DRAFT} [name=channels][value=people]")).to_be_checked()
    expect(page.locator(f"{DRAFT} .message")).to_contain_text("Đã điền lại bản nháp")
    page.click(f"{DRAFT} [data-drop]")
    expect(page.locator(f"{DRAFT} [name=summary]")).to_have_value("")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_draft_of_an_older_version_is_only_offered(open_page):
    page = open_page("/specimen/")
    page.fill(f"{DRAFT} [name=summary]", "Bản cũ")
    page.wait_for_timeout(SAVED)
    page.evaluate("""() => { const key = localStorage.key(0), draft = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...draft, version: "2" })); }""")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(f"{DRAFT} [name=summary]")).to_have_value("")
    page.click(f"{DRAFT} [data-use]")
    expect(page.locator(f"{DRAFT} [name=summary]")).to_have_value("Bản cũ")


def test_leaving_a_changed_form_asks_first(open_page):
    page = open_page("/specimen/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill(f"{DRAFT} [name=summary]", "x")
    page.goto(f"{ORIGIN}/home/")
    assert asked == ["beforeunload"]


def test_draft_is_kept_when_the_server_refuses_and_cleared_when_it_takes(open_page):
    page = open_page("/specimen/")
    page.fill(f"{DRAFT} [name=summary]", "Thiếu tên")
    page.click(f"{DRAFT} button.primary")
    expect(page.locator(f"{DRAFT} .error-summary")).to_be_visible()
    assert "draft:demo:specimen" in page.evaluate("Object.keys(localStorage)")
    page.evaluate("document.querySelector('form[data-draft=specimen]').action = '/saved/'")
    page.click(f"{DRAFT} button.primary")
    page.wait_for_url("**/saved/")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_draft_of_a_grid_brings_its_rows_back(open_page):
    page = open_page("/specimen/")
    page.click("[data-grid-add=members]")
    page.fill("[name=members-4-name]", "Dòng thêm")
    page.wait_for_timeout(SAVED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("[name=members-4-name]")).to_have_value("Dòng thêm")
    assert page.locator("[name=members-TOTAL_FORMS]").input_value() == "5"


def test_signing_out_takes_the_drafts_of_this_officer_off_the_machine(open_page):
    page = open_page("/specimen/")
    page.evaluate("localStorage.setItem('draft:other:x', '1')")
    page.fill(f"{DRAFT} [name=summary]", "Riêng")
    page.wait_for_timeout(SAVED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("details.popup > summary")
    page.click("[data-sign-out] button")
    page.wait_for_url("**/sign-out/")
    assert page.evaluate("Object.keys(localStorage)") == ["draft:other:x"]


def test_draft_survives_when_the_session_has_ended(open_page):
    page = open_page("/specimen/")
    page.fill(f"{DRAFT} [name=summary]", "Phiên đã hết")
    page.evaluate("document.querySelector('form[data-draft=specimen]').action = '/specimen/403-csrf/'")
    page.click(f"{DRAFT} button.primary")
    page.wait_for_url("**/403-csrf/")
    page.goto(f"{ORIGIN}/saved/")
    page.goto(f"{ORIGIN}/specimen/")
    expect(page.locator(f"{DRAFT} [name=summary]")).to_have_value("Phiên đã hết")


def test_second_click_does_not_submit_again(open_page):
    page = open_page("/specimen/")
    sent = page.evaluate("""() => { let count = 0;
      const form = document.querySelector("form[data-draft=specimen]");
      addEventListener("submit", (event) => { if (!event.defaultPrevented) count += 1; event.preventDefault(); });
      form.requestSubmit(); form.requestSubmit();
      return count; }""")
    assert sent == 1
    expect(page.locator(f"{DRAFT} button.primary")).to_have_attribute("aria-disabled", "true")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    expect(page.locator(f"{DRAFT} button.primary")).not_to_have_attribute("aria-disabled", "true")
