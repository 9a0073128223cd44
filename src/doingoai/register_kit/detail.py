"""What the page of one dossier shows: facts, tables, chain of decision, links, files, comments, history."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.attachments.models import Attachment
from doingoai.authority.decide import PARTY, is_guest, reads_party_opinions
from doingoai.authority.models import Step
from doingoai.dossiers.models import Comment, Dossier, Link, Record
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, judge
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Role
from doingoai.register_kit.asides import ASIDES
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.history import timeline
from doingoai.register_kit.register import Part, Register
from doingoai.register_kit.values import label_of, reader, shown
from doingoai.web.amounts import vnnumber
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock
from doingoai.workflow.perform import may

STEP_STATES = {
    Step.Outcome.WAITING: "waiting",
    Step.Outcome.CURRENT: "current",
    Step.Outcome.AGREED: "done",
    Step.Outcome.RETURNED: "refused",
    Step.Outcome.VOID: "skipped",
}
PDF = "application/pdf"
WATCH_TONES = {Severity.ERROR: "danger", Severity.WARN: "warning"}


def page_of(register: Register, record: Record, officer: Officer) -> dict[str, Any]:
    """Return the whole context of a dossier's page for this officer."""
    dossier = record.dossier
    inside = {} if is_guest(officer) else _inside(register, record, officer)
    return inside | {
        "register": register,
        "record": record,
        "dossier": dossier,
        "title": dossier.title,
        "badges": [{"label": record.state_label, "tone": register.tones.get(dossier.state, "neutral")}],
        "actions": verbs(register, record, officer),
        "sections": [(section.title, told(record, section.fields, officer)) for section in register.sections],
        "tables": [part_table(record, part) for part in register.parts],
        "links": links(dossier, officer),
    }


def _inside(register: Register, record: Record, officer: Officer) -> dict[str, Any]:
    """Return what a guest of the dossier is not shown: opinions, papers, files, comments, history."""
    dossier = record.dossier
    return {
        "watch": watch(register, record, officer),
        "steps": steps(dossier, officer),
        "files": files(dossier),
        "comments": comments(dossier),
        "timeline": timeline(register, dossier, officer),
        "documents": [
            {
                "label": document.title,
                "url": reverse(f"{register.key}:document", args=[dossier.number, document.key]),
            }
            for document in register.documents
        ],
    }


def verbs(register: Register, record: Record, officer: Officer) -> list[dict[str, str]]:
    """Return the acts that the officer may carry out now, as buttons; at most one stands out."""
    allowed = [each for each in register.actions if not each.opens and may(record, each, officer).allowed]
    first = [each for each in allowed if each.tone == "primary"]
    moving = next((each for each in first if each.target), first[0] if first else None)
    return [
        {
            "label": str(action.label),
            "url": reverse(f"{register.key}:act", args=[record.dossier.number, action.name]),
            "kind": action.tone if action.tone == "danger" or action is moving else "",
        }
        for action in allowed
    ]


def aside_forms(register: Register, record: Record, officer: Officer) -> dict[str, Any]:
    """Return the forms of comment, file and link; None for those that the officer may not send, none for a guest."""
    if is_guest(officer):
        return {}
    return {
        f"{action.name}_form": action.Inputs(actor=officer, record=record, auto_id=f"{action.name}-%s")
        if may(record, action, officer).allowed
        else None
        for action in ASIDES
    }


def watch(register: Register, record: Record, officer: Officer) -> list[dict[str, str]]:
    """Return what the clock holds against the dossier today, as messages with their basis."""
    case = Case(record=record, inputs={}, actor=officer, on=clock.today(), province=record.dossier.province)
    return [
        {
            "text": f"{finding.message} ({finding.rule.id}; {finding.rule.basis})",
            "tone": WATCH_TONES.get(finding.severity, "info"),
        }
        for finding in judge(register.watch, case)
    ]


def facts(record: Record, names: tuple[str, ...], officer: Officer) -> list[tuple[str, Any]]:
    """Return (label, value) for each field that has a value, masked where the officer may not read it whole."""
    masked = record.masked_for(officer)
    pairs = [(label_of(type(record), name), masked.get(name) or shown(record, name)) for name in names]
    return [(label, value) for label, value in pairs if value not in (None, "")]


def told(record: Record, names: tuple[str, ...], officer: Officer) -> list[tuple[str, Any]]:
    """Return the facts of a section; none when it says nothing but “no” yet."""
    pairs = facts(record, names, officer)
    return pairs if any(value != _("không") for _label, value in pairs) else []


def part_table(record: Record, part: Part) -> Table:
    """Return the table of a record's child rows."""
    rows = getattr(record, part.name).select_related(*part.select_related)
    read = [reader(column) for column in part.columns]
    return Table(
        caption=str(part.title),
        headings=[Heading(column.path, str(column.label), kind=column.kind) for column in part.columns],
        rows=[Row([cell(child) for cell in read]) for child in rows],
        empty_title=_("Chưa có dòng nào"),
    )


def steps(dossier: Dossier, officer: Officer) -> list[dict[str, Any]]:
    """Return the chain of decision: each step, its article and, as far as the officer may read it, what was said."""
    rows = dossier.steps.prefetch_related("voices__officer")
    reads = reads_party_opinions(officer)
    return [
        {
            "title": step.get_kind_display(),
            "who": ", ".join(str(voice.officer) for voice in step.voices.all()) or str(Role(step.role).label),
            "article": f"{step.rule}; {step.basis}",
            "due": step.due_on if step.outcome == Step.Outcome.CURRENT else None,
            "state": STEP_STATES[Step.Outcome(step.outcome)],
            "when": step.closed_at,
            "note": _spoken(step) if reads or step.role not in PARTY else "",
        }
        for step in rows
    ]


def _spoken(step: Step) -> str:
    return " ".join(voice.note for voice in step.voices.all() if voice.note)


def links(dossier: Dossier, officer: Officer) -> list[dict[str, Any]]:
    """Return the dossiers linked with this one, in both directions, as far as the officer may see them."""
    rows = Link.objects.filter(source=dossier) | Link.objects.filter(target=dossier)
    rows = rows.select_related("source", "target")
    others = {row.target_id if row.source_id == dossier.pk else row.source_id for row in rows}
    seen = {each.pk: each for each in Dossier.objects.visible_to(officer).filter(pk__in=others)}
    found = []
    for row in rows:
        outward = row.source_id == dossier.pk
        other = seen.get(row.target_id if outward else row.source_id)
        if other is not None:
            kind = row.get_kind_display() if outward else _("%s (từ hồ sơ kia)") % row.get_kind_display()
            register = registers()[other.register]
            found.append({"kind": kind, "register": register.title, "dossier": other, "url": other.get_absolute_url()})
    return found


def files(dossier: Dossier) -> list[dict[str, Any]]:
    rows = Attachment.objects.filter(dossier=dossier).select_related("file", "officer")
    return [
        {
            "name": row.name,
            "url": reverse("attachment", args=[row.pk]),
            "picture": reverse("attachment_picture", args=[row.pk]) if row.file.media_type == PDF else "",
            "size": f"{vnnumber(max(row.file.size // 1024, 1))} KB",
            "kind": row.kind,
            "when": row.at,
            "who": str(row.officer),
        }
        for row in rows
    ]


def comments(dossier: Dossier) -> list[dict[str, Any]]:
    rows = Comment.objects.filter(dossier=dossier).select_related("officer")
    return [{"who": str(row.officer), "post": "", "when": row.at, "text": row.text} for row in rows]
