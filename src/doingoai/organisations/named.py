"""Which bodies a line of an official document means: one by its name, or a group ("Các sở, ban, ngành tỉnh").

Only wordings of the tables are groups; a name that no living body bears, or that two bear, is nobody: never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Q

from doingoai.lib.text import fold
from doingoai.organisations.models import Body, Province

Kind = Body.Kind
# Folded wordings of groups and whom they mean: first those of one province, then those of the whole nation.
OF_PROVINCE: tuple[tuple[str, Q], ...] = (
    (r"(?:cac )?so ban nganh(?: tinh| thanh pho)?", Q(kind__in=[Kind.DEPARTMENT, Kind.FOREIGN_AFFAIRS])),
    (r"(?:cac )?co quan (?:truc )?thuoc uy ban nhan dan(?: tinh| thanh pho)?", Q(kind=Kind.DEPARTMENT)),
    (r"uy ban nhan dan (?:cac )?(?:xa|phuong|dac khu).*", Q(kind=Kind.COMMUNE)),
    (r"(?:cac )?(?:doan the|to chuc chinh tri xa hoi)(?: tinh| thanh pho)?", Q(kind=Kind.ORGANISATION)),
)
OF_NATION: tuple[tuple[str, Q], ...] = (
    (r"uy ban nhan dan cac tinh.*", Q(kind=Kind.PEOPLES_COMMITTEE)),
    (r"(?:so ngoai vu|co quan ngoai vu) cac (?:tinh|dia phuong).*", Q(is_focal=True, province__isnull=False)),
    (r"(?:cac )?(?:tinh uy|thanh uy) .*truc thuoc trung uong", Q(kind=Kind.PROVINCIAL_PARTY)),
    (r"(?:cac )?co quan dai dien viet nam o nuoc ngoai", Q(kind=Kind.MISSION)),
)
SHORT = (("ubnd", "uy ban nhan dan"), ("vp", "van phong"), ("bng", "bo ngoai giao"), ("tp", "thanh pho"))


def bodies_named(lines: Iterable[str], *, province: Province | None) -> dict[str, list[Body]]:
    """Return, for each line, the living bodies that it means as seen from a province (None: from the centre)."""
    home = province.living() if province else None
    names = names_around(home)
    return {line: _meant(_words(line), names, home) for line in lines}


def names_around(province: Province | None) -> dict[str, list[Body]]:
    """Return by folded name the bodies that a province writes to: its own first, the centre, foreign affairs elsewhere.

    A name that a body of the province bears means that one, whoever else bears it.
    """
    home = province.living() if province else None
    near = Q(province=home) | Q(province=None) | Q(is_focal=True)
    bodies = Body.objects.filter(near, valid_to=None).select_related("province")
    names: dict[str, list[Body]] = {}
    for body in sorted(bodies, key=lambda each: each.province != home):
        for name in _names_of(body):
            same = names.setdefault(name, [])
            if not same or (body.province == home) == (same[0].province == home):
                same.append(body)
    return names


def _meant(words: str, names: dict[str, list[Body]], home: Province | None) -> list[Body]:
    """Return the group or the one body; a wording of the nation is looked up before one of the province."""
    living = Body.objects.filter(valid_to=None)
    for pattern, meant in OF_NATION:
        if re.fullmatch(pattern, words):
            return list(living.filter(meant))
    for pattern, meant in OF_PROVINCE:
        if home and re.fullmatch(pattern, words):
            return list(living.filter(meant, province=home))
    found = names.get(words, [])
    return found if len(found) == 1 else []


def _words(line: str) -> str:
    """Return the folded words of a line without what stands in brackets, common short forms written out."""
    words = f" {fold(re.sub(r'[(].*?[)]', ' ', line))} "
    for short, long in SHORT:
        words = words.replace(f" {short} ", f" {long} ")
    return words.strip()


def _names_of(body: Body) -> set[str]:
    """Return the ways in which its own province writes a body: in full, without the province's name, in short."""
    full = _words(body.name)
    if body.province is None:
        return {full, fold(body.short_name)} - {""}
    kind, name = fold(body.province.kind), fold(body.province.name)
    bare = re.sub(rf" (?:{kind} )?{name}$", "", full)
    return {full, bare, f"{bare} {kind}", fold(body.short_name)} - {""}
