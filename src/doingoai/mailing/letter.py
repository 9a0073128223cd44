"""The text of a mail: kind, number and link of each case; the title only where the dossier is no more than internal.

Nothing else goes out: no names of people, no reasons, no contents. Plain text, in the officer's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.mailing.cadence import Cadence
from doingoai.mailing.models import Mail, Preference
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Access
from doingoai.web.dates import vndate
from doingoai.workflow.models import Notice, Topic

SHOWN = 100
DATED = frozenset({Topic.NEAR, Topic.LATE, Topic.ESCALATION, Topic.REPORT})  # said with the deadline, while it stands


def compose(mail: Mail, preference: Preference) -> EmailMessage | None:
    """Return the mail as it is to leave now; None when nothing of it needs saying any more."""
    notices = worth_saying(mail)
    if not notices:
        return None
    with translation.override(preference.language):
        return EmailMessage(
            subject=_subject(mail, notices),
            body="\n".join([*_lines(notices), "", *_foot()]),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[mail.officer.email],
            headers=_headers(mail),
        )


def worth_saying(mail: Mail) -> list[Notice]:
    """Return the notices that are unread, about dossiers that the officer sees today, and not overtaken by events."""
    officer = mail.officer
    if not (officer.is_active and officer.email):
        return []
    rows = Notice.objects.filter(pk__in=mail.items.values("notice"), read_at=None).order_by("topic", "pk")
    notices = list(rows.select_related("dossier").defer("dossier__search"))
    seen = visible(officer, [notice.dossier_id for notice in notices])
    return [each for each in notices if each.dossier_id in seen and not _is_over(each)]


def visible(officer: Officer, keys: Iterable[int]) -> set[int]:
    """Return which of the dossiers the officer sees."""
    return set(Dossier.objects.visible_to(officer).filter(pk__in=set(keys)).values_list("pk", flat=True))


def site_link(path: str) -> str:
    """Return the address of a page for a reader of mail; empty while the site has none."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else ""


def _is_over(notice: Notice) -> bool:
    """Tell whether a reminder is about what has been done meanwhile."""
    return notice.topic in DATED and (notice.dossier.due_on is None or not notice.dossier.is_open)


def _subject(mail: Mail, notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        notice = notices[0]
        return f"[doingoai] {notice.get_topic_display()}: {notice.dossier.number}"
    if mail.cadence == Cadence.NOW:
        return _("[doingoai] %d tin mới") % len(notices)
    day = vndate(timezone.localdate(mail.due_at))
    return _("[doingoai] Tổng hợp ngày %(day)s: %(n)d tin") % {"day": day, "n": len(notices)}


def _lines(notices: Sequence[Notice]) -> list[str]:
    lines, topic = [], ""
    for notice in notices[:SHOWN]:
        if notice.topic != topic:
            topic = notice.topic
            lines += ["", str(notice.get_topic_display()).upper()]
        lines += _about(notice)
    if len(notices) > SHOWN:
        lines += ["", _("Và %d tin nữa, xem trong trang.") % (len(notices) - SHOWN)]
    return lines[1:]


def _about(notice: Notice) -> list[str]:
    dossier = notice.dossier
    due = _(", hạn %s") % vndate(dossier.due_on) if notice.topic in DATED else ""
    title = " ".join(dossier.title.split()) if dossier.access_level <= Access.INTERNAL else ""
    return [
        f"- {dossier.number}{due}",
        *(f"  {each}" for each in (title, site_link(dossier.get_absolute_url())) if each),
    ]


def _foot() -> list[str]:
    page = site_link(reverse("mailing:settings"))
    change = _("Đổi cách nhận hoặc ngừng nhận thư: %s") % page if page else _("Đổi cách nhận thư: Tài khoản, Nhận tin.")
    return ["--", _("Thư tự động của hệ thống doingoai; xin không trả lời thư này."), change]


def _headers(mail: Mail) -> dict[str, str]:
    """Name the mail so that one which is sent twice after a crash is known as the same one."""
    host = urlsplit(settings.SITE_URL).hostname or "doingoai.invalid"
    page = site_link(reverse("mailing:settings"))
    return {
        "Message-ID": f"<mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{host}>",
        "Auto-Submitted": "auto-generated",
        **({"List-Unsubscribe": f"<{page}>"} if page else {}),
    }
