"""A round of opinions: what is asked, and one row for each body with its own deadline, answer and handling.

The rows are no `parts` of the record: whoever is asked reads its own answer only (see `sight`), so neither the API nor
the dossier's ledger repeats them; each row has a ledger subject of its own (see `sight.remember`).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import StoredFile
from doingoai.dossiers.models import Participant, Record
from doingoai.norms.lookup import due
from doingoai.organisations.models import Body, Officer
from doingoai.reference.calendar import work_calendar
from doingoai.registers.opinion_rounds import codes


def _code(label: Any, choices: type[models.TextChoices], **kwargs: Any) -> Any:
    return models.CharField(label, max_length=20, choices=choices.choices, **kwargs)


class OpinionRound(Record):
    """One round (lần 1, lần 2 …) in which N bodies are asked in parallel."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Dự thảo")
        SENT = "SENT", _("Đang lấy ý kiến")
        COLLECTED = "COLLECTED", _("Đang tổng hợp, tiếp thu")
        CLOSED = "CLOSED", _("Đã kết thúc")
        CANCELLED = "CANCELLED", _("Đã hủy")

    register, prefix = "opinion_rounds", "LYK"
    FINAL = frozenset({State.CLOSED, State.CANCELLED})
    OPEN = frozenset({State.SENT, State.COLLECTED})  # answers are taken

    asked = models.TextField(_("nội dung lấy ý kiến"), max_length=4000)
    basis = models.TextField(_("căn cứ lấy ý kiến"), max_length=1000, blank=True)
    draft_text = models.TextField(_("dự thảo"), blank=True)
    subject_number = models.CharField(_("mã hồ sơ được lấy ý kiến"), max_length=40, blank=True)
    answer_by = models.DateField(_("hạn trả lời chung"), null=True, blank=True)
    answer_wd = models.PositiveSmallIntegerField(
        _("hoặc số ngày làm việc"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(250)]
    )
    silence = _code(_("khi không trả lời"), codes.Silence, default=codes.Silence.NOTED)
    silence_basis = models.CharField(_("căn cứ coi im lặng là đồng ý"), max_length=300, blank=True)
    round_no = models.PositiveSmallIntegerField(_("lần"), default=1, editable=False)
    previous_number = models.CharField(_("lần trước"), max_length=40, blank=True, editable=False)
    letter_number = models.CharField(_("số công văn lấy ý kiến"), max_length=80, blank=True)
    sent_on = models.DateField(_("ngày gửi"), null=True, blank=True)
    closed_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đợt lấy ý kiến")

    def search_words(self) -> str:
        return f"{self.asked[:300]} {self.letter_number} {self.subject_number}"

    def bodies_taking_part(self) -> list[tuple[Body, str]]:
        """Whoever was asked sees the round; a draft and a withdrawn question are seen by nobody else."""
        rows = self.requests.exclude(sent_on=None).exclude(state=codes.Standing.WITHDRAWN)
        return [(row.body, Participant.Part.CONSULTED) for row in rows.select_related("body__province__successor")]

    def due_after(self, sent_on: dt.date, own: dt.date | None = None) -> dt.date:
        """Return by when an answer is due: the body's own day, the round's, its working days, else LYK_ANSWER."""
        if own or self.answer_by:
            return own or self.answer_by  # type: ignore[return-value]  # one of the two is a day
        if self.answer_wd:
            return work_calendar().add_working_days(sent_on, self.answer_wd)
        return due("LYK_ANSWER", sent_on, province=self.dossier.province)

    def waiting(self) -> models.QuerySet[OpinionRequest]:
        return self.requests.filter(state=codes.Standing.WAITING).select_related("body__successor")

    def unhandled(self) -> models.QuerySet[OpinionRequest]:
        """Return the opinions of which nothing is said yet how they were taken up."""
        rows = self.requests.filter(state__in=codes.SPOKEN, stance__in=codes.TO_HANDLE, handling="")
        return rows.select_related("body")


class Question(models.Model):
    """A numbered question of the round."""

    round = models.ForeignKey(OpinionRound, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("số"))
    text = models.TextField(_("câu hỏi"), max_length=2000)

    class Meta:
        ordering = ("number",)
        verbose_name = _("câu hỏi")
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="opinion_question_once")]


class OpinionRequest(models.Model):
    """One body asked: until when, what it said, how that was taken up.

    `revision` grows with every answer, so that a handling of an older wording is refused; `sealed` is set when the
    round closes: an answer and the close that meet in two processes touch the same row, and one of them is told.
    """

    round = models.ForeignKey(OpinionRound, models.CASCADE, related_name="requests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    extended_to = models.DateField(_("gia hạn đến"), null=True, blank=True)
    extension_reason = models.CharField(_("lý do gia hạn"), max_length=300, blank=True)
    sent_on = models.DateField(_("ngày gửi"), null=True)
    urged_on = models.DateField(_("ngày đôn đốc"), null=True)
    state = _code(_("tình trạng"), codes.Standing, default=codes.Standing.WAITING)
    answered_on = models.DateField(_("ngày trả lời"), null=True)
    document_number = models.CharField(_("số văn bản trả lời"), max_length=80, blank=True)
    stance = _code(_("ý kiến"), codes.Stance, blank=True)
    text = models.TextField(_("nội dung ý kiến"), blank=True)
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("người trả lời"))
    on_paper = models.BooleanField(_("trả lời bằng văn bản giấy"), default=False)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("tệp"))
    file_name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    handling = _code(_("xử lý"), codes.Handling, blank=True)
    explanation = models.TextField(_("nội dung tiếp thu, giải trình"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    sealed = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("cơ quan được lấy ý kiến")
        constraints = [models.UniqueConstraint(fields=["round", "body"], name="opinion_request_once")]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def deadline(self) -> dt.date | None:
        return self.extended_to or self.due_on

    def told(self) -> str:
        """Return the words of the opinion with its replies by question, a line for each."""
        replies = (f"{each.question.number}. {each.text}" for each in self.replies.all())
        return "\n".join(filter(None, (self.text, *replies)))

    @property
    def by_silence(self) -> bool:
        """Tell whether the stance is not what the body said but what the round's rule takes its silence for."""
        return self.state == codes.Standing.SILENT and bool(self.stance)


class Reply(models.Model):
    """What a body says on one question."""

    request = models.ForeignKey(OpinionRequest, models.CASCADE, related_name="replies")
    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    text = models.TextField(_("trả lời"))

    class Meta:
        ordering = ("question__number",)
        constraints = [models.UniqueConstraint(fields=["request", "question"], name="opinion_reply_once")]
