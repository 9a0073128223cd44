"""Convert a Word file to PDF with LibreOffice, where there is one, to measure it like our own PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

from doingoai.documents import OfficialDocument, render_docx

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")


def converted(document: OfficialDocument, folder: Path) -> bytes:
    """Return the Word file of the document as LibreOffice prints it, with a profile of its own."""
    source = folder / "document.docx"
    source.write_bytes(render_docx(document))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(_OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return source.with_suffix(".pdf").read_bytes()
