"""Load the templates of one or more folders, the later before the earlier: `load_templates`.

Whatever is wrong is told at once and nothing is loaded; callers keep the set that they had.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from doingoai.drafting.templates.document_file import read_template
from doingoai.drafting.templates.errors import BrokenTemplates, TemplateError
from doingoai.drafting.templates.letterhead_file import FILE, read_letterheads
from doingoai.drafting.templates.source import read_source
from doingoai.drafting.templates.template import Letterhead, Recipient, Template

MOST_FILES = 300
NATIONAL = "national"

_TAG = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Templates:
    """Document templates and letterheads by key."""

    documents: Mapping[str, Template] = field(default_factory=dict)
    letterheads: Mapping[str, Letterhead] = field(default_factory=dict)

    def letterhead(self, code: str, kind: str, facts: Mapping[str, str]) -> Letterhead | None:
        """Return the letterhead of a body by its code, else by its kind, with the facts filled in."""
        found = self.letterheads.get(code) or self.letterheads.get(kind)
        return _with_facts(found, facts) if found else None


def load_templates(*folders: Path) -> Templates:
    """Return the templates of the folders; raise `BrokenTemplates` with every error of every file."""
    documents: dict[str, Template] = {}
    letterheads: dict[str, Letterhead] = {}
    errors: list[TemplateError] = []
    for folder in folders:
        for path, name in _files(folder, errors):
            found = _read(path, name)
            if isinstance(found, list):
                errors += found
            elif isinstance(found, Template):
                documents[found.key] = found
            else:
                letterheads |= found
    if errors:
        raise BrokenTemplates(errors)
    return Templates(documents, letterheads)


def folders_of(root: Path, province: str) -> tuple[Path, ...]:
    """Return the folders of a province under `root`: ours, and its own if it has one."""
    own = root / province
    return (root / NATIONAL, own) if province and own.is_dir() else (root / NATIONAL,)


def _files(folder: Path, errors: list[TemplateError]) -> Iterator[tuple[Path, str]]:
    if not folder.is_dir():
        errors.append(TemplateError(str(folder), 1, "không có thư mục này; kiểm tra đường dẫn."))
        return
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".toml") and path.is_file())
    if len(paths) > MOST_FILES:
        errors.append(TemplateError(str(folder), 1, f"thư mục có quá {MOST_FILES} mẫu; hãy bớt các tệp không dùng."))
        return
    for path in paths:
        name = f"{folder.name}/{path.name}"
        if path.name == FILE or (path.suffix == ".txt" and _KEY.fullmatch(path.stem)):
            yield path, name
        elif path.suffix == ".toml":
            errors.append(TemplateError(name, 1, f"tệp .toml duy nhất được đọc là {FILE}; hãy đổi tên tệp này."))
        else:
            told = "tên tệp chỉ gồm chữ thường không dấu, số và dấu gạch dưới, ví dụ cong_van_moi.txt; hãy đổi tên."
            errors.append(TemplateError(name, 1, told))


def _read(path: Path, name: str) -> Template | dict[str, Letterhead] | list[TemplateError]:
    source = read_source(path, name)
    if isinstance(source, TemplateError):
        return [source]
    return read_letterheads(source) if path.name == FILE else read_template(source, path.stem)


def _with_facts(letterhead: Letterhead, facts: Mapping[str, str]) -> Letterhead:
    def filled(text: str) -> str:
        return _TAG.sub(lambda match: facts.get(match[1], ""), text).strip()

    return replace(
        letterhead,
        name_lines=tuple(map(filled, letterhead.name_lines)),
        parent_lines=tuple(line for line in map(filled, letterhead.parent_lines) if line),
        place=filled(letterhead.place),
        contact={name: filled(text) for name, text in letterhead.contact.items()},
        recipients=tuple(Recipient(filled(each.text), each.channel) for each in letterhead.recipients),
    )
