"""PDFium's part of reading a PDF; runs in a child process only, see `pdf.py`.

pypdfium2 is imported at the top because this file is loaded only when a PDF is read: the import costs 40 ms
and 10 MB that no other process pays.
"""

import pypdfium2

MAX_PAGES = 5000
MAX_LETTERS = 20_000_000
_LOCKED = ("password", "security")


def read(data: bytes) -> tuple[str, list[str]]:
    """Return ("ok", text of each page), or (code of the refusal, [])."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = str(error).lower()
        return ("encrypted" if any(word in reason for word in _LOCKED) else "damaged"), []
    if len(document) > MAX_PAGES:
        return "too_large", []
    pages: list[str] = []
    letters = 0
    for index in range(len(document)):
        pages.append(_page_text(document, index))
        letters += len(pages[-1])
        if letters > MAX_LETTERS:
            return "too_large", []
    return "ok", pages


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    """Return the text of one page, "" for a page that PDFium cannot load; pages are closed at once."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return ""
    text_page = page.get_textpage()
    text = str(text_page.get_text_range())
    text_page.close()
    page.close()
    return text
