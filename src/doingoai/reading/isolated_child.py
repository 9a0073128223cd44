"""The program that `isolated.py` starts: limits first, then the library, then the file from standard input.

Run as `python -I -S isolated_child.py SCRIPT LIBRARY_FOLDER MEMORY SECONDS [ARGUMENTS]`.
It imports nothing of this project.
"""

import importlib.util
import marshal
import sys

try:
    import resource
except ImportError:  # Windows has no such limits; the child still keeps a crash away from the server
    resource = None  # type: ignore[assignment]


def main(script: str, folder: str, memory: str, seconds: str, *arguments: str) -> None:
    """Read standard input with `read(data, *arguments)` of the script and write its answer as marshal."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.append(folder)
    spec = importlib.util.spec_from_file_location("reader", script)
    assert spec is not None and spec.loader is not None
    reader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    marshal.dump(reader.read(sys.stdin.buffer.read(), *arguments), sys.stdout.buffer)


if __name__ == "__main__":
    main(*sys.argv[1:])
