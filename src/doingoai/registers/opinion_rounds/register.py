"""Rounds of opinions (lấy ý kiến): begin here."""

from django.db.models import Q
from django.urls import path
from django.utils.translation import gettext_lazy as _

from doingoai.register_kit.occasion import Occasion
from doingoai.register_kit.register import Column, Register, Section
from doingoai.registers.opinion_rounds import clock, documents, forms, indicators, pages
from doingoai.registers.opinion_rounds.actions import answering, drafting, taking_up
from doingoai.registers.opinion_rounds.models import OpinionRound

State = OpinionRound.State

REGISTER = Register(
    key="opinion_rounds",
    title=_("Đợt lấy ý kiến"),
    singular=_("đợt lấy ý kiến"),
    menu=_("Văn thư"),
    why=_("Mỗi lần hỏi ý kiến nhiều cơ quan một hồ sơ: hỏi gì, ai trả lời đến đâu, tiếp thu, giải trình thế nào."),
    model=OpinionRound,
    basis=("Luật Thỏa thuận quốc tế 70/2020/QH14, Điều 19", "Quy chế làm việc của cơ quan"),
    actions=(
        drafting.Open, drafting.Correct, drafting.Send, answering.Answer, answering.RecordAnswer, answering.Urge,
        answering.Extend, answering.Withdraw, taking_up.TakeUp, taking_up.Collect, taking_up.Lapse, taking_up.Close,
        drafting.AskAgain, drafting.Cancel,
    ),
    daily=clock.on_day,
    columns=(
        Column("dossier.title", _("Đợt lấy ý kiến"), sort="dossier__sort_key"),
        Column("round_no", _("Lần"), kind="number"),
        Column("letter_number", _("Công văn")),
        Column("sent_on", _("Gửi"), kind="date", sort="sent_on"),
        Column("dossier.due_on", _("Hạn"), kind="date", sort="dossier__due_on"),
        Column("silence", _("Khi không trả lời")),
    ),
    sections=(
        Section(_("Nội dung"), (*forms.ROUND_FIELDS[:4], "round_no", "previous_number")),
        Section(_("Thời hạn"), ("letter_number", "sent_on", *forms.ROUND_FIELDS[4:], "closed_on")),
    ),
    filters=("silence",),
    indicators=indicators.ALL,
    documents=(documents.REQUEST_LETTER,),
    urls=(
        *(path(f"<str:number>/van-ban/{each.key}/", pages.document_view(each)) for each in documents.OF_THE_OWNER),
        path("<str:number>/y-kien/<int:pk>/tep/", pages.answer_file, name="answer-file"),
    ),
    calendar=(
        Occasion("answer", _("Hạn trả lời ý kiến"), first="dossier.due_on", only=Q(dossier__state=State.SENT)),
    ),
    duties={State.SENT: "LYK_ANSWER", State.COLLECTED: "LYK_TAKE_UP"},
    tones={
        State.SENT: "info", State.COLLECTED: "warning", State.CLOSED: "success", State.CANCELLED: "danger",
    },
)  # fmt: skip
