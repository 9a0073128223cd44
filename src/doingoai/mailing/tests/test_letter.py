"""What a mail says: kind, number, deadline, link; no title above “Nội bộ”, no names, nothing out of sight."""

import datetime as dt

import pytest
from django.core import mail as outbox
from django.utils import translation

from doingoai.dossiers.models import Dossier, Reach
from doingoai.mailing.models import Mail
from doingoai.mailing.routing import route
from doingoai.mailing.sending import send_waiting
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.models import Topic

pytestmark = pytest.mark.django_db
HEADS = ("TRAO ĐỔI VỀ HỒ SƠ CỦA TÔI", "QUÁ HẠN")
SITE = "https://doingoai.tinh.gov.vn"


def change(record, **values):
    Dossier.objects.for_system("test").filter(pk=record.pk).update(**values)


def sent():
    route()
    Mail.objects.update(not_before=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))  # whatever its hour
    send_waiting()
    return outbox.outbox


def test_mail_carries_kind_number_title_and_link_and_no_names(say, record, reader):
    say(f"Trả lại: {record.dossier.title} (Nguyễn Văn Kín). Lý do: riêng")
    [letter] = sent()
    number = record.dossier.number
    assert letter.subject == f"[doingoai] Chờ tôi quyết định, cho ý kiến: {number}"
    assert letter.to == [reader.email]
    assert letter.body.splitlines() == [
        "CHỜ TÔI QUYẾT ĐỊNH, CHO Ý KIẾN",
        f"- {number}",
        f"  {record.dossier.title}",
        f"  {SITE}/so/training/{number}/",
        "",
        "--",
        "Thư tự động của hệ thống doingoai; xin không trả lời thư này.",
        f"Đổi cách nhận hoặc ngừng nhận thư: {SITE}/tin/cach-nhan/",
    ]


def test_headers_lead_to_the_choices_and_name_the_mail(say):
    say()
    [letter] = sent()
    assert letter.extra_headers["List-Unsubscribe"] == f"<{SITE}/tin/cach-nhan/>"
    assert letter.extra_headers["Message-ID"].endswith("@doingoai.tinh.gov.vn>")
    assert letter.message()["Message-ID"] == letter.extra_headers["Message-ID"]


@pytest.mark.parametrize(("level", "shown"), [(0, True), (1, True), (2, False), (3, False)])
def test_title_of_a_restricted_dossier_stays_inside(say, make_officer, foreign_affairs, record, level, shown):
    cleared = make_officer("FA_HEAD", foreign_affairs, clearance=3)
    cleared.email = "truong@tinh.gov.vn"
    cleared.save()
    change(record, access_level=level)
    Reach.objects.update(level=level)
    say(officer=cleared)
    [letter] = sent()
    assert (record.dossier.title in letter.body, record.dossier.number in letter.body) == (shown, True)


def test_dossier_out_of_sight_is_not_mentioned(say, record):
    say()
    other = open_one(record.dossier.opened_by, title="Lớp khác")
    say(about=other)
    Reach.objects.filter(dossier=record.dossier).delete()
    [letter] = sent()
    assert (record.dossier.number in letter.body, other.dossier.number in letter.body) == (False, True)


def test_digest_orders_by_topic_and_says_deadlines(say, reader, record):
    second = open_one(reader, title="Lớp thứ hai")
    for each, day in ((record, 20), (second, 21)):
        change(each, due_on=dt.date(2027, 1, day))
        say(f"Quá hạn {day}", topic=Topic.LATE, about=each)
    say("Trao đổi", topic=Topic.COMMENT, about=second)
    [letter] = sent()
    first, other = record.dossier.number, second.dossier.number
    assert letter.subject == "[doingoai] Tổng hợp ngày 20/01/2027: 3 tin"
    assert [line for line in letter.body.splitlines() if line.startswith("- ") or line in HEADS] == [
        "TRAO ĐỔI VỀ HỒ SƠ CỦA TÔI", f"- {other}",
        "QUÁ HẠN", f"- {first}, hạn 20/01/2027", f"- {other}, hạn 21/01/2027",
    ]  # fmt: skip


def test_reminder_of_what_was_done_meanwhile_is_left_out(say, record):
    change(record, due_on=dt.date(2027, 1, 20), is_open=False)
    say(topic=Topic.NEAR)
    assert (sent(), Mail.objects.get().state) == ([], Mail.State.DROPPED)


def test_english_mail_for_whoever_chose_it(say, choose):
    choose(language="en")
    say()
    [letter] = sent()
    with translation.override("en"):
        assert translation.gettext("Thư tự động của hệ thống doingoai; xin không trả lời thư này.") in letter.body
        assert letter.subject.startswith(f"[doingoai] {Topic.DECIDE.label}")


def test_without_an_address_of_the_site_there_are_no_links(say, settings):
    settings.SITE_URL = ""
    say()
    [letter] = sent()
    assert ("http" in letter.body, "List-Unsubscribe" in letter.extra_headers) == (False, False)
