"""`./dev screenshots`: the pictures of the README and the guide, taken from the demo nation in a real Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PROJECT = Path(__file__).resolve().parents[3]
TARGET = PROJECT / "docs" / "screenshots"
PORT = 8799
ADDRESS = f"http://127.0.0.1:{PORT}"
PASSWORD = "doingoai-demo-2026"  # of the demo nation, printed by `doingoai demo`
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
# name: (who, where to start, link to follow on the way)
PICTURES = {
    "my-work": ("ngoai-vu", "/", ""),
    "guidance-review": ("cuc-ngoai-vu", "/so/guidance/?state=RECEIVED", "Đối chiếu, sửa"),
    "plan": ("ngoai-vu", "/so/plans/?state=ISSUED", ""),
    "agreements": ("ngoai-vu", "/so/agreements/", ""),
    "report": ("ngoai-vu", "/bao-cao/", ""),
    "report-draft": ("ngoai-vu", "/so/reports/?state=DRAFT", ""),
    "report-board": ("cuc-ngoai-vu", "/so/reports/toan-quoc/", ""),
}


def main() -> int:
    """Set the demo nation up in var/screenshots, serve it, take every picture; return 0."""
    chromium = os.environ.get("DOINGOAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("no Chromium on this machine: set DOINGOAI_CHROMIUM", file=sys.stderr)
        return 2
    TARGET.mkdir(parents=True, exist_ok=True)
    with _served(), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, (who, where, through) in PICTURES.items():
            page = browser.new_context(viewport={"width": 1280, "height": 860}, locale="vi-VN").new_page()
            _sign_in(page, who)
            page.goto(ADDRESS + where)
            if "?state=" in where:
                page.locator("tbody .row-link").first.click()
            if through:
                page.get_by_role("link", name=through, exact=True).first.click()
            page.screenshot(path=TARGET / f"{name}.png")
            print(f"docs/screenshots/{name}.png")
        browser.close()
    return 0


def _sign_in(page: Page, who: str) -> None:
    page.goto(f"{ADDRESS}/tai-khoan/vao/")
    page.fill("#id_login", who)
    page.fill("#id_password", PASSWORD)
    page.click("main button")


@contextmanager
def _served() -> Iterator[None]:
    environment = os.environ | {"DOINGOAI_HOME": str(PROJECT / "var" / "screenshots"), "DOINGOAI_JOBS": "apart"}
    for command in ("setup", "demo"):
        subprocess.run([sys.executable, "-m", "doingoai", command], env=environment, check=True, capture_output=True)
    serve = [sys.executable, "-m", "doingoai", "serve", "--port", str(PORT), "--workers", "1"]
    server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait() -> None:
    for _attempt in range(100):
        try:
            urlopen(f"{ADDRESS}/healthz", timeout=2)
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the demo nation did not start")


if __name__ == "__main__":
    sys.exit(main())
