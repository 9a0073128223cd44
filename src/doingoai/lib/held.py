"""Facts that are read once for a piece of work: inside `held()` a question asked again is not asked of the database.

For the rules of one act, the rows of one import, a seed. Nothing outlives the block, so another process misses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_held: ContextVar[dict[Hashable, Any] | None] = ContextVar("held", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Hold answers inside the block; an outer block goes on holding them."""
    if _held.get() is not None:
        yield
        return
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def remembered(question: Hashable, answer: Callable[[], T]) -> T:
    """Return the answer to a question, computed once inside `held()` and every time outside of it."""
    known = _held.get()
    if known is None:
        return answer()
    if question not in known:
        known[question] = answer()
    found: T = known[question]
    return found
