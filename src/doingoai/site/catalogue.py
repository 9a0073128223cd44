"""The English catalogue: collect every text of the interface, keep the .po file true, say what is missing.

Vietnamese is the source; `locale/en` translates it, `locale/vi` translates what libraries say in English only. Works
with Babel and polib alone, so that no gettext programs are needed. `python -m doingoai.site.catalogue [--check]`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CONTEXTS = {"pgettext", "pgettext_lazy", "npgettext"}
PLURALS = {"ngettext", "ngettext_lazy", "npgettext"}
Key = tuple[str, str, str]  # context, text, plural


def main(check: bool) -> int:
    """Bring the catalogue up to date, or only say what is not; return 0 when it is whole."""
    wanted = texts()
    catalogue = polib.pofile(str(ENGLISH)) if ENGLISH.exists() else _new()
    known = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    missing = [key for key in wanted if key not in known]
    unused = [key for key in known if key not in wanted]
    if not check:
        _update(catalogue, missing, unused, wanted)
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(ENGLISH))
    empty = [_key(entry) for entry in catalogue if not entry.obsolete and not _said(entry)]
    for what, keys in (
        ("missing", missing if check else []),
        ("unused", unused if check else []),
        ("untranslated", empty),
    ):
        for _context, text, _plural in keys[:20]:
            print(f"{what}: {text!r}", file=sys.stderr)
        if keys:
            print(f"{what}: {len(keys)} in all", file=sys.stderr)
    print(f"{len(wanted)} texts, {len(wanted) - len(empty) - (len(missing) if check else 0)} in English")
    return 1 if empty or (check and (missing or unused)) else 0


def texts() -> dict[Key, str]:
    """Return every text of the interface with the file in which it stands first."""
    found: dict[Key, str] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for key in _of_file(path):
            found.setdefault(key, path.relative_to(PACKAGE).as_posix())
    return found


def _of_file(path: Path) -> Iterator[Key]:
    source = path.read_text(encoding="utf-8")
    code = templatize(source, origin=path.name) if path.suffix == ".html" else source
    stream = io.BytesIO(code.encode())
    for _line, function, arguments, _comments in extract_python(stream, KEYWORDS, [], {"encoding": "utf-8"}):
        parts = [arguments] if isinstance(arguments, str) else [part or "" for part in arguments]
        context = parts.pop(0) if function in CONTEXTS else ""
        plural = parts[1] if function in PLURALS and len(parts) > 1 else ""
        if parts and parts[0]:
            yield context, parts[0], plural


def _update(catalogue: polib.POFile, missing: list[Key], unused: list[Key], wanted: dict[Key, str]) -> None:
    gone = set(unused)
    for entry in [entry for entry in catalogue if _key(entry) in gone]:
        catalogue.remove(entry)
    for context, text, plural in missing:
        entry = polib.POEntry(msgid=text, msgctxt=context or None, comment=wanted[context, text, plural])
        if plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
        catalogue.append(entry)
    catalogue.sort(key=lambda entry: (wanted.get(_key(entry), ""), entry.msgid))


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def _said(entry: polib.POEntry) -> bool:
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)


def _new() -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
