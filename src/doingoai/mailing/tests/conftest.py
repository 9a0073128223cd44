"""An installation that mails: the backend keeps what it was given, and fails as often as a test says."""

import datetime as dt

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend

from doingoai.dossiers.models import Dossier
from doingoai.mailing.models import Preference
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.models import Topic
from doingoai.workflow.notices import tell

TUESDAY = dt.datetime(2027, 1, 19, 3, tzinfo=dt.UTC)  # ten o'clock in Hà Nội, a working day


class Unsteady(EmailBackend):
    """A mail server that refuses the next `failures` mails, and cannot be reached while `away`."""

    failures, away = 0, False

    def open(self):
        if Unsteady.away:
            raise ConnectionRefusedError("no route to host")

    def send_messages(self, messages):
        if Unsteady.failures:
            Unsteady.failures -= 1
            raise OSError("451 try again later")
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def server(settings):
    """A server, an address of the site, and a Tuesday at ten."""
    settings.MAIL_ON, settings.SITE_URL = True, "https://doingoai.tinh.gov.vn"
    settings.DEFAULT_FROM_EMAIL = "doingoai@tinh.gov.vn"
    settings.EMAIL_BACKEND = f"{__name__}.Unsteady"
    Unsteady.failures, Unsteady.away = 0, False
    return Unsteady


@pytest.fixture
def now():
    """The clock, which a test moves on."""
    with time_machine.travel(TUESDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def reader(fa_officer, now):
    """An officer with an address, who reads mail at any hour."""
    fa_officer.email = "lan@tinh.gov.vn"
    fa_officer.save(update_fields=["email"])
    return fa_officer


@pytest.fixture
def record(reader):
    """A class whose report is due on the next day."""
    made = open_one(reader)
    Dossier.objects.for_system("test").filter(pk=made.pk).update(due_on=dt.date(2027, 1, 20))
    return made


@pytest.fixture
def say(reader, record):
    """say("Hạn 01/03", topic=…, officer=…, record=…) leaves a notice."""

    def leave(text="Chờ bạn quyết định", *, topic=Topic.DECIDE, officer=reader, about=record, kind="test"):
        tell([officer], about.dossier, kind=kind, text=text, topic=topic)

    return leave


@pytest.fixture
def choose(reader):
    """choose(decide="daily", digest_hour=9) keeps what the officer wants."""

    def keep(officer=reader, **chosen):
        cadences = {topic: chosen.pop(topic) for topic in Topic.values if topic in chosen}
        return Preference.objects.create(officer=officer, cadences=cadences, **chosen)

    return keep
