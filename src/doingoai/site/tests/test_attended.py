"""The process of the jobs ends with its server, however that ends, and is started again when it dies itself."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

SERVER = """
import os, sys, time
from doingoai.site import attended

attended.AGAIN = 0.2
start, pids = attended._start, []

def _start():
    worker = start()
    pids.append(worker.pid)
    return worker

attended._start = _start
with attended.jobs_beside():
    if sys.argv[1] == "worker":
        os.kill(pids[0], 9)
        time.sleep(2)
    print(len(pids), flush=True)
    if sys.argv[1] == "server":
        time.sleep(60)
"""


@pytest.fixture
def server(tmp_path):
    """A server without a database: its jobs fail, wait, and are there."""
    environment = os.environ | {"PYTHONPATH": str(settings.PROJECT / "src"), "DOINGOAI_HOME": str(tmp_path)}
    environment["DOINGOAI_DATABASE_URL"] = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    started = []

    def start(what):
        command = [sys.executable, "-c", SERVER, what]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
        return started[0]

    yield start
    started[0].kill()
    started[0].stdout.close()


@pytest.mark.parametrize(("dies", "started"), [("nobody", b"1\n"), ("worker", b"2\n")])
def test_jobs_end_in_order_with_the_server(server, dies, started):
    # The pipe ends when its last holder has ended, which is the process of the jobs.
    assert server(dies).communicate(timeout=60)[0] == started


def test_jobs_end_when_the_server_was_killed(server):
    running = server("server")
    assert running.stdout.readline() == b"1\n"
    running.send_signal(signal.SIGKILL)
    assert running.communicate(timeout=60)[0] == b""
