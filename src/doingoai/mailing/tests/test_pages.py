"""The pages of mail: an officer's own choices and mails; counts for those who oversee; nothing for others."""

import pytest

from doingoai.mailing.models import Mail, Preference
from doingoai.mailing.routing import preferences_of, route
from doingoai.mailing.sending import send_waiting
from doingoai.workflow.models import Topic

pytestmark = pytest.mark.django_db
HERE = "/tin/cach-nhan/"
FORM = {
    **{f"cadence_{topic}": "weekly" for topic in Topic.values},
    "digest_hour": "9", "quiet_from": "18", "quiet_until": "6", "language": "en",
}  # fmt: skip


def test_choices_are_kept(reader, signed_in):
    client = signed_in(reader)
    assert client.post(HERE, FORM).status_code == 302
    kept = Preference.objects.get(officer=reader)
    assert set(kept.cadences.values()) == {"weekly"}
    assert (kept.digest_hour, kept.quiet_from, kept.quiet_until, kept.working_days_only) == (9, 18, 6, False)
    assert 'value="weekly" selected' in client.get(HERE).content.decode()


def test_what_goes_up_to_a_head_cannot_be_switched_off(reader, signed_in):
    client = signed_in(reader)
    answer = client.post(HERE, FORM | {"cadence_escalation": "page"})
    assert (answer.status_code, Preference.objects.count()) == (200, 0)


def test_stopping_leaves_only_the_digest_of_escalations(reader, signed_in):
    signed_in(reader).post(f"{HERE}ngung-thu/")
    kept = preferences_of([reader])[reader.pk]
    assert [topic for topic in Topic.values if kept.cadence(topic) != "page"] == [Topic.ESCALATION]
    assert kept.cadence(Topic.ESCALATION) == "daily"


def test_page_says_what_stands_in_the_way(reader, signed_in, settings):
    client = signed_in(reader)
    assert "Hệ thống chưa" not in client.get(HERE).content.decode()
    settings.SITE_URL = ""
    assert "chưa khai địa chỉ trang" in client.get(HERE).content.decode()
    settings.MAIL_ON = False
    assert "chưa nối máy chủ thư" in client.get(HERE).content.decode()
    type(reader).objects.update(email="")
    assert "chưa có địa chỉ thư" in client.get(HERE).content.decode()


def test_each_sees_the_own_mails_with_the_last_error(say, reader, fa_head, signed_in, server):
    say()
    route()
    server.failures = 1
    send_waiting()
    assert "451 try again later" in signed_in(reader).get("/tin/thu/").content.decode()
    assert "451 try again later" not in signed_in(fa_head).get("/tin/thu/").content.decode()


def test_counts_are_for_those_who_oversee_and_name_nobody(say, reader, auditor, signed_in):
    say()
    route()
    send_waiting()
    page = signed_in(auditor).get("/tin/thu/so-lieu/").content.decode()
    assert (Mail.objects.count(), "Đã gửi" in page, reader.full_name in page, reader.email in page) == (
        1, True, False, False,
    )  # fmt: skip
    assert signed_in(reader).get("/tin/thu/so-lieu/").status_code == 403
