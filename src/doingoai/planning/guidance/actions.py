"""The life of a guidance document: received from a file, reviewed, confirmed, sent, acknowledged, replaced, closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.attachments.store import store
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Body, Officer
from doingoai.planning.guidance import forms, rules
from doingoai.planning.guidance.citations import link_citations, unknown
from doingoai.planning.guidance.clauses import store_citations, store_clauses, store_conveyances
from doingoai.planning.guidance.models import Citation, Conveyance, Guidance, Receipt, Response, Source
from doingoai.planning.guidance.receipts import open_receipts, tell_recipients
from doingoai.reference.load import instrument_lookup
from doingoai.reference.models import Confidence, Instrument
from doingoai.relations.found import relate_citations
from doingoai.relations.kinds import Kind
from doingoai.relations.models import Relation
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = Guidance.State
CLAUSE_SHOWN = ("id", "start", "end", "label", "number_path", "text", "theme", "obligation", "national_indicator")
CITATION_SHOWN = ("id", "start", "end", "surface", "type", "number", "name", "issuer", "issued_on")


class Receive(Action):
    """Take in a document: read it, keep its bytes as they came, propose points and citations."""

    name, label, opens, target = "receive", _("Tiếp nhận văn bản"), True, State.RECEIVED
    Inputs, rules = forms.ReceiveInputs, (rules.TWICE,)

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        found = inputs["found"]
        for name, value in found.fields.items():
            setattr(record, name, value)
        record.received_on = inputs["received_on"] or clock.today()
        record.dossier.title = found.title
        record.dossier.event_date = record.received_on
        record.dossier.due_on = due("CT_REVIEW", record.received_on, province=record.dossier.province)

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        found, (data, media_type) = inputs["found"], inputs["content"]
        Source.objects.create(guidance=record, text=found.text, warnings=found.warnings)
        store_clauses(record, found.clauses)
        store_citations(record, found.citations)
        store_conveyances(record, found.conveyances)
        link_citations(record)
        relate_citations(record.dossier, found.parsed, actor=actor)
        Attachment.objects.create(
            dossier=record.dossier, file=store(data, media_type), name=inputs["file"].name[:200],
            kind=_now("Bản gốc"), officer=actor, at=clock.now(),
        )  # fmt: skip


class Enter(Action):
    """Type in a document that came on paper; a scan is attached beside it."""

    name, label, opens, target = "enter", _("Ghi văn bản giấy"), True, State.RECEIVED
    Inputs, rules = forms.EnterInputs, (rules.TWICE,)

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.received_on
        record.dossier.due_on = due("CT_REVIEW", record.received_on, province=record.dossier.province)

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        Source.objects.create(guidance=record, text="")
        store_clauses(record, inputs["clauses"])
        store_conveyances(record, inputs["conveyances"])


class Correct(Action):
    """Correct what was read, beside the text."""

    name, label, tone = "correct", _("Đối chiếu, sửa"), "primary"
    source = frozenset({State.RECEIVED})
    Inputs = forms.ReviewInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.TWICE,)
    help = _("Văn bản ở bên trái, những gì đọc được ở bên phải. Sửa chỗ sai; bỏ dòng thừa; thêm nội dung còn thiếu.")

    @classmethod
    def initial(cls, record: Guidance) -> dict[str, Any]:
        return {
            "title": record.dossier.title,
            "clauses": list(record.clauses.values(*CLAUSE_SHOWN)),
            "citations": list(record.citations.values(*CITATION_SHOWN)),
            "conveyances": list(record.conveyances.values("number", "issued_on", "issuer", "received_on")),
        }

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.received_on

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        store_clauses(record, inputs["clauses"])
        store_citations(record, inputs["citations"])
        store_conveyances(record, inputs["conveyances"])
        link_citations(record)


class Confirm(Correct):
    """Confirm that what is registered is what the document says; a province's own paper counts as received then."""

    name, label, target = "confirm", _("Xác nhận đã đối chiếu"), State.CONFIRMED
    requires = ("issuer", "issued_on")
    rules = (rules.TWICE, rules.NUMBER, rules.DATES, rules.NOTHING)

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if record.response_required != Response.KHONG and record.response_due is None:
            record.response_due = due("CT_RESPONSE", record.received_on, province=record.dossier.province)
        record.dossier.due_on = record.response_due

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        super().follow(record, inputs, actor)
        if record.dossier.province is None:
            return
        focal = Body.objects.filter(is_focal=True, province=record.dossier.province.living()).first()
        Receipt.objects.get_or_create(
            guidance=record, body=focal or record.dossier.body,
            defaults={
                "sent_on": record.received_on, "received_on": record.received_on, "received_by": actor,
                "response_due": record.response_due,
            },
        )  # fmt: skip


class AddInstruments(Action):
    """Put cited documents that are not known yet into the reference, to be verified, and join the citations."""

    name, label = "instruments", _("Bổ sung danh mục văn bản")
    source = frozenset({State.RECEIVED, State.CONFIRMED, State.SENT})
    Inputs = forms.InstrumentsInputs

    @classmethod
    def refusal(cls, record: Guidance, actor: Officer) -> str:
        return "" if unknown(record) else _now("Mọi văn bản được dẫn đều đã có trong danh mục.")

    @classmethod
    def initial(cls, record: Guidance) -> dict[str, Any]:
        return {"instruments": [_offered(each) for each in unknown(record)]}

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        for row in inputs["instruments"]:
            others = {name: row[name] for name in ("kind", "title", "issuer")}
            Instrument.objects.get_or_create(
                number=row["number"], issued_on=row["issued_on"],
                defaults={
                    **others, "lookup": instrument_lookup(row["number"]), "confidence": Confidence.VERIFY,
                    "source": _now("Dẫn trong %s") % record.dossier.number,
                },
            )  # fmt: skip
        link_citations(record)


class Send(Action):
    """Send the document to the focal foreign-affairs bodies of provinces; it may go to more of them later."""

    name, label, tone = "send", _("Gửi địa phương"), "primary"
    source, target = frozenset({State.CONFIRMED, State.SENT}), State.SENT
    Inputs = forms.SendInputs

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        asked = inputs["response_due"] or record.response_due
        record.response_due = asked or due("CT_RESPONSE", clock.today(), province=None)
        record.dossier.due_on = record.response_due

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        had = set(record.receipts.values_list("body_id", flat=True))
        fresh = [body for body in inputs["bodies"] if body.pk not in had]
        Receipt.objects.bulk_create(
            Receipt(
                guidance=record,
                body=body,
                sent_on=clock.today(),
                response_due=record.response_due,
                delivery=inputs["delivery"],
            )
            for body in fresh
        )
        tell_recipients(record, fresh)


class Convey(Action):
    """Note one more letter with which the document came: it stays one record (E.9)."""

    name, label = "convey", _("Ghi thêm văn bản chuyển")
    source, Inputs = frozenset({State.RECEIVED, State.CONFIRMED, State.SENT}), forms.ConveyInputs

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        Conveyance.objects.create(
            guidance=record, number=inputs["letter_number"], issued_on=inputs["letter_date"],
            issuer=inputs["letter_issuer"], received_on=inputs["arrived_on"] or clock.today(),
        )  # fmt: skip


class Acknowledge(Action):
    """Say that the document has come: a recipient's own word, which changes nothing in the case itself."""

    name, label, tone, aside = "acknowledge", _("Xác nhận đã nhận"), "primary", True
    Inputs = forms.AcknowledgeInputs

    @classmethod
    def refusal(cls, record: Guidance, actor: Officer) -> str:
        return "" if open_receipts(record, actor) else _now("Cơ quan của bạn không có văn bản nào chờ xác nhận ở đây.")

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        for receipt in open_receipts(record, actor):
            receipt.received_on = inputs["received_on"] or clock.today()
            receipt.received_by = actor
            receipt.save(update_fields=["received_on", "received_by"])


class Replace(Action):
    """Say by which document this one is replaced; plans that implement it are listed for amendment (R-CT-11)."""

    name, label = "replace", _("Ghi nhận được thay thế")
    source, target = frozenset({State.CONFIRMED, State.SENT}), State.REPLACED
    Inputs, rules = forms.ReplaceInputs, (rules.AMEND,)

    @classmethod
    def apply(cls, record: Guidance, inputs: Mapping[str, Any]) -> None:
        record.replaced_by = inputs["number"]

    @classmethod
    def follow(cls, record: Guidance, inputs: Mapping[str, Any], actor: Officer) -> None:
        Relation.objects.for_system("replaced").get_or_create(
            source_dossier=record.replaced_by, target_dossier=record.dossier, kind=Kind.REPLACES, unit="",
            defaults={"effective_from": clock.today(), "created_by": actor},
        )  # fmt: skip


class Close(Action):
    """End the case: summed up, or taken in by mistake; the reason is kept."""

    name, label, tone, needs_note = "close", _("Kết thúc"), "danger", True
    source, target = frozenset({State.RECEIVED, State.CONFIRMED, State.SENT}), State.CLOSED


def _offered(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "kind": citation.type or _now("Văn bản"),
        "title": citation.name,
        "issuer": citation.issuer,
        "issued_on": citation.issued_on,
    }
