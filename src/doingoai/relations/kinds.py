"""The relations of official documents (domain 4.1): code, words in both directions, and which of them change what is
in force. How the words are found in a text is `doingoai.parsing.relations`; what they do over time is `validity`.
"""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """A does this to B; the label is read from A."""

    REPLACES = "replaces", _("thay thế")
    REPEALS = "repeals", _("bãi bỏ, hủy bỏ")
    SUSPENDS = "suspends", _("ngưng hiệu lực")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    CORRECTS = "corrects", _("đính chính")
    PROMULGATES = "promulgates", _("ban hành kèm theo")
    PARENT = "parent", _("kèm theo")
    DETAILS = "details", _("quy định chi tiết")
    GUIDES = "guides", _("hướng dẫn")
    IMPLEMENTS = "implements", _("triển khai, thực hiện")
    BASED_ON = "based_on", pgettext_lazy("relation", "căn cứ")
    PROPOSAL = "proposal", _("theo đề nghị tại")
    APPROVES = "approves", _("phê duyệt, cho ý kiến")
    REPLIES = "replies", _("trả lời")
    REPORTS_ON = "reports_on", _("báo cáo kết quả")
    CONCLUDES = "concludes", _("sơ kết, tổng kết")
    REFERS = "refers", _("dẫn chiếu")


INWARD: dict[str, str | Promise] = {
    Kind.REPLACES: _("được thay thế bởi"),
    Kind.REPEALS: _("bị bãi bỏ, hủy bỏ bởi"),
    Kind.SUSPENDS: _("bị ngưng hiệu lực bởi"),
    Kind.AMENDS: _("được sửa đổi, bổ sung bởi"),
    Kind.CORRECTS: _("được đính chính bởi"),
    Kind.PROMULGATES: _("được ban hành kèm theo"),
    Kind.PARENT: _("có văn bản kèm theo là"),
    Kind.DETAILS: _("được quy định chi tiết bởi"),
    Kind.GUIDES: _("được hướng dẫn bởi"),
    Kind.IMPLEMENTS: _("được triển khai bởi"),
    Kind.BASED_ON: _("là căn cứ của"),
    Kind.PROPOSAL: _("được giải quyết tại"),
    Kind.APPROVES: _("được phê duyệt, cho ý kiến tại"),
    Kind.REPLIES: _("được trả lời tại"),
    Kind.REPORTS_ON: _("có báo cáo kết quả là"),
    Kind.CONCLUDES: _("được sơ kết, tổng kết tại"),
    Kind.REFERS: _("được dẫn tại"),
}
# What A does to the life of B. The attachment (`parent`) and what is promulgated live and die with the other end.
ACTS = frozenset({Kind.REPLACES, Kind.REPEALS, Kind.SUSPENDS, Kind.AMENDS})
CHANGES = ACTS | {Kind.CORRECTS}  # what only the document that says so of itself may do
RANK = {kind: place for place, kind in enumerate(Kind.values)}  # the order in which people want to read them


def words(kind: str, *, outward: bool) -> str:
    """Return the relation as it is read from one end: "thay thế" outward, "được thay thế bởi" inward."""
    return str(Kind(kind).label if outward else INWARD[kind])
