"""A running server on a free port of this machine, and clients that ask it for pages over kept connections."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

TRIES = 120


class NotServing(RuntimeError):
    """The server did not answer in time."""


class Browser:
    """One client: a kept connection and the cookies of one officer. Bodies come as they are on the wire."""

    def __init__(self, port: int, cookie: str) -> None:
        self.cookie = cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> bytes:
        """Return the page. Raises RuntimeError for anything but a page."""
        try:
            answer = self._ask(path)
        except http.client.RemoteDisconnected:  # the server gives an idle connection up
            self.connection.close()
            answer = self._ask(path)
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return body

    def _ask(self, path: str) -> http.client.HTTPResponse:
        self.connection.request(
            "GET", path, headers={"Cookie": self.cookie, "Host": "127.0.0.1", "Accept-Encoding": "gzip"}
        )
        return self.connection.getresponse()


@contextmanager
def running(workers: int) -> Iterator[tuple[int, int]]:
    """Serve while the block runs; give the port and the process id."""
    port = _free_port()
    command = [sys.executable, "-m", "doingoai", "serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port, server.pid
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()


def pages_per_second(port: int, cookie: str, paths: list[str], *, clients: int) -> float:
    """Let so many clients at once each ask for all paths; return the pages served in a second."""

    def ask(_client: int) -> None:
        browser = Browser(port, cookie)
        for path in paths:
            browser.get(path)

    with ThreadPoolExecutor(clients) as pool:
        start = time.perf_counter()
        list(pool.map(ask, range(clients)))
    return clients * len(paths) / (time.perf_counter() - start)


def resident_mib(pid: int) -> float | None:
    """Return the memory of a process and its children in MiB, where the system tells it."""
    if not Path("/proc/self/status").exists():
        return None
    pids = [pid, *_children(pid)]
    return sum(_resident_kib(each) for each in pids) / 1024


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(each) for each in listed.read_text().split()] if listed.exists() else []
    return [each for child in found for each in (child, *_children(child))]


def _resident_kib(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int) -> None:
    for _try in range(TRIES):
        try:
            Browser(port, "").get("/healthz")
            return
        except (OSError, RuntimeError, http.client.HTTPException):
            time.sleep(0.25)
    raise NotServing(f"no answer on port {port} after {TRIES // 4} s")
