"""Stand-in for the HTTP library that pyHanko loads with everything else: verifying asks nobody over the network."""

from __future__ import annotations

import sys
from types import ModuleType

_NAME = "aiohttp"


class Unreachable:
    """Whatever pyHanko wants of the HTTP library; making one is an error, naming it (in an annotation) is none."""

    def __init__(self, *_given: object, **_named: object) -> None:
        raise RuntimeError("no network while verifying")


class _Absent(ModuleType):
    __path__: list[str] = []

    def __getattr__(self, name: str) -> type[Unreachable]:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unreachable


def without_network() -> None:
    """Keep the HTTP library out of this process, which also saves a quarter of its start; call before pyHanko."""
    sys.modules[_NAME] = _Absent(_NAME)
