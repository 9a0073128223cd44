"""A Chromium page that is answered by Django itself: no server, no port, no request leaves the process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

ORIGIN = "http://localhost"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@pytest.fixture(autouse=True)
def _own_routes(settings: Any) -> None:
    settings.ROOT_URLCONF = "doingoai.web.tests.urls"


@pytest.fixture
def chromium(browser: Any) -> Any:
    """The browser that all tests of a session share."""
    return browser


def answer(client: Client, route: Any) -> None:
    """Answer a request of the browser with Django's test client or a static file."""
    request = route.request
    parts = urlsplit(request.url)
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
        route.abort()
    elif parts.path.startswith("/static/"):
        file = Path(finders.find(parts.path.removeprefix("/static/")) or "")
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    else:
        client.cookies.load({c["name"]: c["value"] for c in route.request.frame.page.context.cookies()})
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        posted = parse_qs(request.post_data or "", keep_blank_values=True)
        response = client.post(path, posted) if request.method == "POST" else client.get(path)
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Any]:
    """open_page(path, width=…, theme=…) → a Playwright page; its `troubles` must stay empty."""
    contexts: list[Any] = []

    def open_at(path: str, *, width: int = 1280, theme: str = "light") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme, locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.troubles = []
        page.on("console", lambda line: page.troubles.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        client = Client(headers={"accept-language": "vi"})
        page.route("**/*", lambda route: answer(client, route))
        page.goto(ORIGIN + path)
        return page

    yield open_at
    for context in contexts:
        context.close()
