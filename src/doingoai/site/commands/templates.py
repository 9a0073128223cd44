"""doingoai templates check: every error of every template, before a province puts its files to use."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from doingoai.drafting.templates.errors import BrokenTemplates, TemplateError
from doingoai.drafting.templates.load import Templates, load_templates

TEMPLATES = Path(__file__).resolve().parents[4] / "data" / "templates"


def check(arguments: argparse.Namespace) -> int:
    """Print each error as `file:line: what is wrong, what to do` and return 1; return 0 when all is right."""
    root = Path(arguments.folder) if arguments.folder else TEMPLATES
    errors: list[TemplateError] = []
    documents = letterheads = 0
    for folder in _folders(root):
        loaded = _loaded(folder, errors)
        documents += len(loaded.documents)
        letterheads += len(loaded.letterheads)
    for error in errors:
        print(error)
    if not errors:
        print(f"Đúng cả: {documents} mẫu văn bản, {letterheads} tiêu đề cơ quan.")
    return 1 if errors else 0


def _folders(root: Path) -> Iterator[Path]:
    """Yield the folder itself when files stand in it, else each folder in it (national, provinces)."""
    inner = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    has_files = root.is_dir() and any(path.suffix in (".txt", ".toml") for path in root.iterdir())
    yield from [root] if has_files or not inner else inner


def _loaded(folder: Path, errors: list[TemplateError]) -> Templates:
    try:
        return load_templates(folder)
    except BrokenTemplates as broken:
        errors += broken.errors
        return Templates()
