"""Run asynchronous work from synchronous code, also where an event loop is already running (an ASGI server)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_apart(start: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Return the result of a coroutine that runs in a loop and a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        return worker.submit(lambda: asyncio.run(start())).result()
