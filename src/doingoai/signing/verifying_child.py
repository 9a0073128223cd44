"""The program that `verifying.py` starts: limits first, then the libraries, then the file from standard input."""

import json
import marshal
import sys
from datetime import datetime
from importlib import import_module

try:
    import resource
except ImportError:  # Windows has no such limits; the child still keeps a crash away from the server
    resource = None  # type: ignore[assignment]


def main(packages: str, memory: str, seconds: str) -> None:
    """Write the verification as JSON."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path.append(packages)
    import_module("doingoai.signing.offline").without_network()
    judge = import_module("doingoai.signing.judging.judge").judge
    trust_class = import_module("doingoai.signing.trust").Trust
    pdf, roots, intermediates, crls, required, moment = marshal.loads(sys.stdin.buffer.read())  # noqa: S302 -- ours
    trust = trust_class(roots, intermediates, crls, required)
    answer = judge(pdf, trust, datetime.fromisoformat(moment))
    sys.stdout.write(json.dumps(answer.as_json()))


if __name__ == "__main__":
    main(*sys.argv[1:])
