"""Right documents on which faults are planted: our own sheets with everything filled in."""

from dataclasses import replace
from datetime import date
from functools import cache

from doingoai.documents import OfficialDocument, render_docx, render_pdf
from doingoai.documents.content import Annex, Paragraph
from doingoai.documents.tests.samples import DECISION, LETTER, PLAN, TASKS

DAY = date(2026, 3, 5)
SHORT_PLAN = replace(PLAN, annexes=())
ISSUED_LETTER = replace(LETTER, number=61, issued_on=DAY)
LETTER_TO_ONE = replace(ISSUED_LETTER, addressees=("Bộ Ngoại giao",))
TWO_ANNEXES = replace(
    PLAN, annexes=(Annex("Danh mục nhiệm vụ", (TASKS,)), Annex("Phân công", (Paragraph("Theo dõi."),)))
)
DOCUMENTS: dict[str, OfficialDocument] = {
    "plan": SHORT_PLAN,
    "plan_with_annex": PLAN,
    "decision": DECISION,
    "letter": ISSUED_LETTER,
    "letter_to_one": LETTER_TO_ONE,
    "two_annexes": TWO_ANNEXES,
}


@cache
def word(key: str) -> bytes:
    """Return the Word file of a right document."""
    return render_docx(DOCUMENTS[key])


@cache
def pdf(key: str) -> bytes:
    """Return the PDF of a right document."""
    return render_pdf(DOCUMENTS[key])
