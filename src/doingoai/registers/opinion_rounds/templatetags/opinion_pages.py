"""What a round's page shows beside the kit's: questions, and the table of answers that this officer may read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.registers.opinion_rounds.codes import SPOKEN, Standing
from doingoai.registers.opinion_rounds.documents import OF_THE_OWNER
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound
from doingoai.registers.opinion_rounds.sight import reads_all, seen_requests
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table

register = template.Library()
TONES = {Standing.ANSWERED: "success", Standing.LATE: "warning", Standing.SILENT: "danger", Standing.WAITING: "info"}


@register.simple_tag(takes_context=True)
def opinions(context: Any, record: OpinionRound) -> dict[str, Any]:
    """Return the questions, the table of answers and, for those who read all, how many answered and the documents."""
    officer = context["request"].user
    everything, rows = reads_all(record, officer), list(seen_requests(record, officer))
    counted = Counter(Standing(row.state) for row in rows)
    return {
        "everything": everything,
        "questions": list(record.questions.all()),
        "counts": [(standing.label, counted[standing]) for standing in Standing if counted[standing]],
        "table": answers_table(record, rows),
        "documents": [
            {"label": each.title, "url": reverse("opinion_rounds:document", args=[record.dossier.number, each.key])}
            for each in OF_THE_OWNER
            if everything
        ],
    }


@register.simple_tag(takes_context=True)
def quiet_history(context: Any, record: OpinionRound) -> str:
    """Leave out of the history, for who reads only its own answer, what others wrote beside their acts."""
    if not reads_all(record, context["request"].user):
        context["timeline"] = [{**each, "note": "", "changes": []} for each in context["timeline"]]
    return ""


def answers_table(record: OpinionRound, rows: list[OpinionRequest]) -> Table:
    labels = [_("Cơ quan"), _("Hạn"), _("Tình trạng"), _("Văn bản"), _("Ý kiến"), _("Tiếp thu, giải trình")]
    kinds = ["text", "date", "state", "text", "title", "text"]
    headings = [Heading(label, label, kind=kind) for label, kind in zip(labels, kinds, strict=True)]
    lines = [Row(_cells(record, row)) for row in rows]
    return Table(_("Ý kiến nhận được"), headings, lines, empty_title=_("Chưa hỏi cơ quan nào"))


def _cells(record: OpinionRound, row: OpinionRequest) -> list[Any]:
    standing = Standing(row.state)
    paper = ", ".join(filter(None, (row.document_number, f"{row.answered_on:%d/%m/%Y}" if row.answered_on else "")))
    due = format_html("{}", f"{row.deadline:%d/%m/%Y}" if row.deadline else "")
    if row.extended_to:
        due = format_html('{}<br><span class="small soft">{}</span>', due, _("gia hạn: %s") % row.extension_reason)
    taken = ". ".join(filter(None, (str(row.get_handling_display()), row.explanation)))
    return [row.body, due, badge(standing.label, TONES.get(standing, "neutral")), paper, _opinion(record, row), taken]


def _opinion(record: OpinionRound, row: OpinionRequest) -> SafeString:
    """Return stance, words, replies by question, and the file of the answer."""
    stance = str(row.get_stance_display())
    parts: list[Any] = [_("%s (do im lặng)") % stance if row.by_silence else stance]
    parts += row.told().splitlines()
    if row.file_id:
        parts.append(link(reverse("opinion_rounds:answer-file", args=[record.dossier.number, row.pk]), row.file_name))
    who = row.officer and not row.on_paper and row.state in SPOKEN
    if row.revision > 1:
        parts.append(_("(đã sửa %d lần)") % (row.revision - 1))
    said = format_html_join(SafeString("<br>"), "{}", ((each,) for each in parts if each))
    return format_html('{}<br><span class="small soft">{}</span>', said, row.officer) if who else said
