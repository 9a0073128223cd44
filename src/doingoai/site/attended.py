"""The process that runs the jobs: kept alive beside a server, ended in order, and never later than the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

BESIDE = "DOINGOAI_BESIDE"  # in the environment of the process: the server whose end is its end
AGAIN = 5.0  # seconds before a process that died is started again
PATIENCE = 10.0  # seconds that a process is given to put its job back into the queue


@contextmanager
def jobs_beside() -> Iterator[None]:
    """Keep one `doingoai jobs` running while the block runs. Any number of them may work on one database."""
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=(_start(), ended), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join(PATIENCE + AGAIN)


def end_in_order() -> None:
    """Let a request to end reach the work as SystemExit, so that a running job goes back into the queue at once.

    Beside a server, also watch for the end of that server; Ctrl-C is then the server's own.
    """
    signal.signal(signal.SIGTERM, _leave)
    if server := os.environ.get(BESIDE):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_watch, args=(int(server),), daemon=True).start()


def _start() -> subprocess.Popen[bytes]:
    """Start the process; its standard input ends when the server does."""
    command = [sys.executable, "-m", "doingoai", "jobs"]
    environment = os.environ | {BESIDE: str(os.getpid())}
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 -- our own command


def _keep(worker: subprocess.Popen[bytes], ended: threading.Event) -> None:
    """Start the process again whenever it dies, until the server ends; then end it."""
    while not ended.wait(AGAIN):
        if worker.poll() is not None:
            worker = _start()
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()


def _leave(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def _watch(server: int) -> None:
    """End this process soon after a server that was killed.

    Not by standard input alone: where processes are forked, the server's own workers hold its other end open.
    """
    if sys.platform == "win32":
        sys.stdin.buffer.read()
    else:
        while os.getppid() == server:
            time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
