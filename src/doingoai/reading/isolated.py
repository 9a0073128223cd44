"""Read a hostile file in a child process with little memory and little time.

PDFium and calamine are fast, but a file of 4 KB makes them ask for gigabytes, and when memory is refused
they abort the whole process; in a child that is an answer, not an outage. See `isolated_child.py`.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

MIB = 1024 * 1024
MEMORY = 1536 * MIB
SECONDS = 60
_BOOTSTRAP = Path(__file__).with_name("isolated_child.py")
# Without these the interpreter may not start; passwords and keys of the server stay outside.
_KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP")


class ChildFailed(Exception):
    """The child ended without an answer: memory, time, or a crash in the library."""


def run_isolated(
    script: Path,
    data: bytes,
    *arguments: str,
    library: str,
    memory: int = MEMORY,
    seconds: int = SECONDS,
) -> Any:
    """Return what `read(data, *arguments)` of `script` returns (plain types only); raises ChildFailed.

    `library` is the package that the script imports; its folder is the only one that the child can import
    from besides the standard library, and starting it takes about 15 ms instead of the 60 of a full start.
    """
    limits = (str(memory), str(seconds))
    command = [sys.executable, "-I", "-S", str(_BOOTSTRAP), str(script), _folder(library), *limits, *arguments]
    environment = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - fixed program and arguments; the file goes through stdin
            command, input=data, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ChildFailed("timeout") from error
    if done.returncode != 0:
        raise ChildFailed(f"exit {done.returncode}: {done.stderr[-400:].decode('utf-8', 'replace')}")
    try:
        return marshal.loads(done.stdout)  # noqa: S302 - written by our own bootstrap
    except (EOFError, ValueError, TypeError) as error:
        raise ChildFailed("broken answer") from error


def _folder(library: str) -> str:
    """Return the folder that holds the package, without importing it here."""
    spec = importlib.util.find_spec(library)
    if spec is None or spec.origin is None:
        raise ChildFailed(f"{library} is not installed")
    return str(Path(spec.origin).parent.parent)
