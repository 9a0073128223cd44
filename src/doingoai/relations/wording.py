"""How a state is told: its name, its tone, and the sentence that gives the reason."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.lib.dates import format_date
from doingoai.reference.models import Confidence, Instrument
from doingoai.relations.kinds import words
from doingoai.relations.nodes import Node
from doingoai.relations.validity import Edge, Force, State
from doingoai.web.markup import badge

FORCES = {
    Force.IN_FORCE: gettext_lazy("Còn hiệu lực"),
    Force.PARTLY: gettext_lazy("Hết hiệu lực một phần"),
    Force.SUSPENDED: gettext_lazy("Ngưng hiệu lực"),
    Force.NOT_YET: gettext_lazy("Chưa có hiệu lực"),
    Force.ENDED: gettext_lazy("Hết hiệu lực toàn bộ"),
}
TONES = {
    Force.IN_FORCE: "success",
    Force.PARTLY: "warning",
    Force.SUSPENDED: "warning",
    Force.NOT_YET: "info",
    Force.ENDED: "danger",
}


def state_badge(node: Node, state: State) -> SafeString:
    """Draw the state; "in force" of an instrument that nobody has verified says so."""
    subject = node.subject
    unsure = isinstance(subject, Instrument) and subject.confidence == Confidence.VERIFY
    if unsure and state.force == Force.IN_FORCE:
        return badge(_("%s (chờ xác minh)") % FORCES[state.force], "neutral")
    return badge(FORCES[state.force], TONES[state.force])


def reason(state: State) -> str:
    """Say since when and by which document: "Từ 01/07/2021; được thay thế bởi Luật 70/2020/QH14."."""
    if state.cause is None:
        return _("Từ %s.") % format_date(state.since) if state.since else ""
    when = _("Từ %s") % format_date(state.since) if state.since else _("Chưa rõ từ ngày nào")
    if state.cause.from_start:
        when = _("Không có giá trị từ đầu")
    parts = _(" (%s)") % "; ".join(state.units) if state.units else ""
    until = _(", đến hết %s") % format_date(state.cause.until) if state.cause.until else ""
    return f"{when}{parts}{until}; {_told(state.cause)}."


def _told(cause: Edge) -> str:
    source = cause.source
    assert isinstance(source, Node)  # histories of pages are made of nodes
    return f"{words(cause.kind, outward=False)} {source.name}"
