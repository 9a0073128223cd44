"""Code lists of opinion rounds; the keys are stored, the labels are what people read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Silence(models.TextChoices):
    """What it means that a body does not answer in time."""

    AGREES = "SILENCE_AGREES", _("Im lặng coi như đồng ý")
    NOTED = "SILENCE_NOTED", _("Im lặng coi như không có ý kiến")
    MUST_ANSWER = "MUST_ANSWER", _("Phải trả lời, đôn đốc tới khi trả lời")


class Standing(models.TextChoices):
    """How it stands with one body."""

    WAITING = "WAITING", _("Chờ trả lời")
    ANSWERED = "ANSWERED", _("Trả lời đúng hạn")
    LATE = "LATE", _("Trả lời muộn")
    SILENT = "SILENT", _("Không trả lời")
    WITHDRAWN = "WITHDRAWN", _("Đã rút, không hỏi nữa")


class Stance(models.TextChoices):
    AGREE = "AGREE", _("Đồng ý")
    AGREE_WITH_COMMENT = "AGREE_WITH_COMMENT", _("Đồng ý, có góp ý")
    DISAGREE = "DISAGREE", _("Không đồng ý")
    NO_OPINION = "NO_OPINION", _("Không có ý kiến")


class Handling(models.TextChoices):
    ACCEPT = "ACCEPT", _("Tiếp thu")
    PARTLY = "PARTLY", _("Tiếp thu một phần")
    DECLINE = "DECLINE", _("Không tiếp thu")


class Again(models.TextChoices):
    """Whom the next round asks."""

    EVERYONE = "EVERYONE", _("Mọi cơ quan của lần này")
    REMARKS = "REMARKS", _("Chỉ cơ quan có góp ý hoặc không đồng ý")


SPOKEN = (Standing.ANSWERED, Standing.LATE)
TO_HANDLE = (Stance.AGREE_WITH_COMMENT, Stance.DISAGREE)  # an opinion without remarks asks for nothing
