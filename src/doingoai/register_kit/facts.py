"""The facts, conditions and acts that the authority matrix names, in the words of people, for page and paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.register_kit.values import label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Text

Words = tuple[tuple[str, "Text"], ...]
YES_NO: Words = (("yes", _("Có")), ("no", _("Không")))
STORED_AS = {"rank": "rank_group"}  # facts that a record or its rows hold under another name
# Facts that no field holds: what they are called and, beside yes and no, which words they take.
NAMES: dict[str, Text] = {
    "in_plan": _("Trong kế hoạch năm"),
    "pm_level": _("Khách cấp bộ trưởng trở lên hoặc chủ đề nhạy cảm"),
    "private": _("Đi việc riêng"),
    "exception": _("Vượt số chuyến trong năm"),
    "authorised": _("Đã có ủy quyền"),
    "owner": _("Cơ quan lập kế hoạch"),
    "lead": _("Cơ quan chủ trì"),
    "level": _("Cấp giao nhiệm vụ"),
    "by": _("Bên giao nhiệm vụ"),
    "extension": _("Lần gia hạn"),
}
FOCAL_OR_OTHER: Words = (("focal", _("Cơ quan ngoại vụ")), ("other", _("Cơ quan khác")))
WORDS: dict[str, Words] = {
    "owner": FOCAL_OR_OTHER,
    "lead": FOCAL_OR_OTHER,
    "level": (("nation", _("Trung ương")), ("province", _("Tỉnh"))),
    "extension": (("few", _("Lần thứ nhất, thứ hai")), ("third", _("Từ lần thứ ba"))),
}
# What the named conditions claim; a test holds this beside authority.conditions.
CLAIMS: dict[str, Text] = {
    "needs_central_consultation": _("Nội dung nhạy cảm từ S1 trở lên"),
    "in_name_of_province": _("Ký nhân danh HĐND hoặc UBND tỉnh"),
    "managed_by_standing_committee": _("Cán bộ thuộc diện Ban Thường vụ quản lý"),
    "outside_party_bodies": _("Không thuộc khối Đảng, Mặt trận, đoàn thể"),
    "heard_by_party_standing": _("Trong kế hoạch đã phải có ý kiến Thường trực Tỉnh ủy"),
    "decided_by_chair_alone": _("Trong kế hoạch do Chủ tịch UBND quyết định, không cần ý kiến cấp ủy"),
}
# Acts that are no verb of a register: a part of a power that is given by itself, and rows of the law whose activity has
# no register yet.
ACTS: dict[str, Text] = {
    "international_conferences.permit": _("Hội nghị, hội thảo quốc tế: Cho phép (dòng A25)"),
    "foreign_honours.permit": _("Nhận huân chương, giải thưởng nước ngoài: Cho phép (dòng A26)"),
    "delegations_out.decide_authorised": _("Đoàn ra: Quyết định cử trong nhóm được ủy quyền (dòng A11)"),
}


def register_of(action: str) -> Register | None:
    """Return the register of an act; None for one that has no register yet."""
    return registers().get(action.partition(".")[0])


def act_name(action: str) -> str:
    """Name an act: "Đoàn ra: Quyết định cử"; one that nobody knows by its key."""
    register, name = register_of(action), action.partition(".")[2]
    verbs = register.verbs if register is not None else {}
    spoken = (each for each in verbs.values() if each.decision == name and each.agrees and Kind.DECIDE in each.kinds)
    verb = verbs.get(name) or next(spoken, None)  # a decision may be spoken by a verb of another name
    return str(ACTS.get(action, action)) if register is None or verb is None else f"{register.title}: {verb.label}"


def fact_name(register: Register | None, name: str) -> str:
    """Name a fact: by the label of the field that holds it, else by the table above."""
    found = _stored(register, name)
    if found is not None and found.flatchoices:
        return label_of(found.model, found.name)
    return str(NAMES.get(name, name))


def fact_words(register: Register | None, name: str) -> list[tuple[str, str]]:
    """Return the words that a fact takes, each as people read it."""
    found = _stored(register, name)
    choices: Iterable[tuple[object, object]] = (
        found.flatchoices if found is not None and found.flatchoices else WORDS.get(name, YES_NO)
    )
    return [(str(word), str(label)) for word, label in choices if word != ""]


def told(action: str, facts: str, condition: str) -> str:
    """Say when a row of the matrix holds; "Mọi trường hợp" for one without facts and condition."""
    register = register_of(action)
    said = []
    for clause in filter(None, facts.split(";")):
        name, _sign, allowed = clause.partition("=")
        words = dict(fact_words(register, name.strip()))
        meant = ", ".join(words.get(word.strip(), word.strip()) for word in allowed.split("|"))
        said.append(f"{fact_name(register, name.strip())}: {meant}")
    if condition:
        said.append(str(CLAIMS.get(condition, condition)))
    return "; ".join(said) or _now("Mọi trường hợp")


def _stored(register: Register | None, name: str) -> models.Field | None:
    """Find the field that holds the fact: in the record, else in the rows of its parts."""
    if register is None:
        return None
    parts = [getattr(register.model, part.name).rel.related_model for part in register.parts]
    for model in (register.model, *parts):
        try:
            field = model._meta.get_field(STORED_AS.get(name, name))
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.Field):
            return field
    return None
