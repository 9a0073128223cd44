"""Tables inside a form: rows are added by the button and by pasting from a spreadsheet, and all of them are sent."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = "[name^=members-][name$=-full_name]"
PASTE = """([field, text]) => {
  const copied = new DataTransfer();
  copied.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: copied, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def proposal(page_of, fa_officer):
    page = page_of(fa_officer)
    page.goto("/so/delegations_out/mo/")
    return page


def test_button_adds_a_row(proposal):
    before = proposal.locator(NAMES).count()
    proposal.click("[data-grid-add=members]")
    assert proposal.locator(NAMES).count() == before + 1


def test_two_hundred_members_are_pasted_and_come_back(proposal):
    text = "\n".join(f"Nguyễn Văn {number}\tNam" for number in range(200))
    proposal.evaluate(PASTE, [proposal.locator(NAMES).first.element_handle(), text])
    assert proposal.locator(NAMES).nth(199).input_value() == "Nguyễn Văn 199"
    proposal.click("form#act .form-end button")
    proposal.wait_for_selector(".error-summary")
    assert proposal.locator(NAMES).nth(199).input_value() == "Nguyễn Văn 199"
