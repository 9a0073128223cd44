"""Which tests cover which rule: read from the `covers` markers in the project's own test files."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import doingoai

PACKAGE = Path(doingoai.__file__).parent


@cache
def tests_by_rule() -> dict[str, list[str]]:
    """Return {rule id: ["path::test", …]}; empty where the tests were not installed with the program."""
    found: dict[str, list[str]] = defaultdict(list)
    roots = (PACKAGE, PACKAGE.parents[1] / "tests")
    for path in sorted(path for root in roots for path in root.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        base = PACKAGE.parents[1] if path.is_relative_to(PACKAGE.parents[1]) else PACKAGE
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for rule in _covered(function):
                    found[rule].append(f"{path.relative_to(base).as_posix()}::{function.name}")
    return dict(found)


def _covered(function: ast.FunctionDef) -> list[str]:
    """Return the rule ids in the function's `@pytest.mark.covers(...)`, also where rows of a table carry them."""
    calls = [node for mark in function.decorator_list for node in ast.walk(mark) if isinstance(node, ast.Call)]
    return [
        str(argument.value)
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "covers"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    ]
