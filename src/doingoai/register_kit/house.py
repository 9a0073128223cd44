"""The house style of a body: letterhead, symbols, signers, templates, as the files of its province say them.

The files are read again when one of them changes; a broken one is refused as a whole and what was right before stays.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from doingoai.drafting.templates import BrokenTemplates, Letterhead, Templates, folders_of, load_templates
from doingoai.organisations.models import Body, Province

CAPITAL = "Hà Nội"
COMMITTEE = "Ủy ban nhân dân"
log = logging.getLogger("doingoai.templates")


@dataclass(frozen=True)
class House:
    """The templates in force for a province, and what is wrong with the files that were refused."""

    templates: Templates
    problems: tuple[str, ...] = ()


def house_of(province: Province | None) -> House:
    """Return the templates of a province; with a broken file among its own, the national ones and the problems."""
    root = Path(settings.DATA) / "templates"
    folders = folders_of(root, province.living().code if province else "")
    return _loaded(tuple(folders), _stamp(folders))


@lru_cache(maxsize=128)
def _loaded(folders: tuple[Path, ...], stamp: tuple[tuple[str, int], ...]) -> House:
    try:
        return House(load_templates(*folders))
    except BrokenTemplates as broken:
        told = tuple(f"{each.file}:{each.line}: {each.message}" for each in broken.errors)
        log.warning("templates refused: %s", "; ".join(told))
        good = replace(_loaded(folders[:1], _stamp(folders[:1]))) if len(folders) > 1 else House(Templates())
        return House(good.templates, told)


def _stamp(folders: tuple[Path, ...]) -> tuple[tuple[str, int], ...]:
    """Return names and times of the files: another stamp is another set of templates."""
    files = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in files))


def letterhead_of(body: Body, *, unit: str = "") -> Letterhead:
    """Return how a body writes: the entry of its code, else of its kind, else its own name over nothing more."""
    found = house_of(body.province).templates.letterhead(body.code, body.kind, facts_of(body, unit=unit))
    if found is not None:
        return found
    names = names_of(body)
    parent = (names["parent_body"],) if names["parent_body"] else ()
    return Letterhead("", (names["body"],), parent, place=_place(body))


def facts_of(body: Body, *, unit: str = "") -> dict[str, str]:
    """Return the facts that letterheads and templates may name (`drafting.templates.FACTS`)."""
    names, province = names_of(body), body.province
    return {
        "co_quan": names["body"],
        "co_quan_chu_quan": names["parent_body"],
        "viet_tat": body.symbol,
        "don_vi_soan": unit,
        "dia_phuong": province.full_name if province else "",
        "ten_dia_phuong": province.name if province else "",
        "dia_danh": _place(body),
    }


def _place(body: Body) -> str:
    return body.province.name if body.province else CAPITAL


def names_of(body: Body) -> dict[str, str]:
    """Return the two names at the head of a paper: the body above in short, then the body without what that says.

    "UBND tỉnh Bắc Ninh" over "Sở Ngoại vụ" (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2: the names may be shortened).
    """
    above, own = body.parent, body.name
    if above is None:
        return {"body": own, "parent_body": ""}
    own = own.removesuffix(above.name).strip() or own
    if body.province and above.province_id == body.province_id:
        own = own.removesuffix(f"{body.province.kind} {body.province.name}").strip() or own
    return {"body": own, "parent_body": above.name.replace(COMMITTEE, "UBND", 1)}
