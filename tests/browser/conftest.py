"""A page for each officer, on a live server, in the Chromium that the root conftest finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def page_of(browser: Any, live_server: Any, browser_context_args: dict[str, Any]) -> Callable[..., Any]:
    """page_of(officer, width=1280) → a page in which that officer is signed in"""
    contexts = []

    def open_page(officer: Any, *, width: int = 1280, height: int = 900, **settings: Any) -> Any:
        context = browser.new_context(
            **browser_context_args, base_url=live_server.url, viewport={"width": width, "height": height}, **settings
        )
        contexts.append(context)
        client = Client()  # one for each officer: a second sign-in would end the first session
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(60_000)  # ms; a machine may be busy with the other tests
        return page

    yield open_page
    for context in contexts:
        context.close()
