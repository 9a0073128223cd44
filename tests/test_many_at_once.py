"""Several processes at once, and one that is killed: no gap in the numbers, the ledger holds, nothing is half-done."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

WHILE_WRITING = 0.7  # seconds after the first dossier; the process is killed in the middle of a later one
WRITER = """
import os, sys
import django
django.setup()
from doingoai.site.commands.acting import officer_for
from doingoai.registers.training.tests.factories import open_one
from doingoai.workflow.perform import perform
from doingoai.registers.training import actions
officer = officer_for("24")
for number in range(int(sys.argv[1])):
    perform(open_one(officer), actions.Submit, actor=officer)
    if number == 0:
        print("begun", flush=True)
"""
ISSUER = """
import sys
import django
django.setup()
from doingoai.organisations.models import Body, Holding, Officer, Post
from doingoai.registers.documents_out.actions import issuing
from doingoai.registers.documents_out.models import GivenNumber
from doingoai.registers.documents_out.tests import factories
from doingoai.workflow.perform import perform

def officer(role):
    body = Body.objects.get(code="NGV-24-202507")
    made, fresh = Officer.objects.get_or_create(username=role.lower(), defaults={"full_name": role})
    if fresh:
        post = Post.objects.create(body=body, title=role, role=role, scope="province", clearance=2)
        Holding.objects.create(officer=made, post=post, valid_from="2020-01-01")
    return made

writer, head = officer("FA_OFFICER"), officer("FA_HEAD")
for number in range(int(sys.argv[1])):
    factories.issued(writer, head)
    if number == 0:
        print("begun", flush=True)
print(",".join(str(serial) for serial in GivenNumber.objects.values_list("serial", flat=True)))
"""
# Thirty dossiers are due on one day; whoever runs the clock reminds of them and mails, into files of one folder.
MAILER = """
import datetime as dt, os, sys
os.environ["DOINGOAI_EMAIL_URL"] = "file://" + os.path.join(os.environ["DOINGOAI_HOME"], "mails")
import django
django.setup()
from doingoai.dossiers.models import Dossier
from doingoai.mailing.models import Item, Mail, Preference
from doingoai.mailing.routing import route
from doingoai.mailing.sending import send_waiting
from doingoai.organisations.models import Body, Holding, Officer, Post
from doingoai.registers.training.tests.factories import open_one
from doingoai.site.reminders import remind
from doingoai.workflow.models import Notice

DAY = dt.date(2027, 2, 3)
if sys.argv[1] == "set up":
    body = Body.objects.get(code="NGV-24-202507")
    for number in range(3):
        who = Officer.objects.create_user(f"can-bo-{number}", email=f"can-bo-{number}@tinh.gov.vn")
        post = Post.objects.create(body=body, title="Chuyên viên", role="FA_OFFICER", scope="province")
        Holding.objects.create(officer=who, post=post, valid_from="2020-01-01")
        chosen = {"near": "now", "late": "now"}
        Preference.objects.create(officer=who, cadences=chosen, quiet_from=0, quiet_until=0, working_days_only=False)
    for number in range(30):
        open_one(who)
    Dossier.objects.for_system("test").update(due_on=DAY)
if sys.argv[1] == "work":
    print("ready", flush=True)
    remind(DAY)
    while route() + send_waiting(most=1):
        pass
print(Notice.objects.count(), Item.objects.count(), Mail.objects.filter(state="sent").count(), Mail.objects.count())
"""
CHECK = """
import django
django.setup()
from doingoai.audit.ledger import verify
from doingoai.dossiers.models import Dossier, Reach
from doingoai.audit.models import Entry
from doingoai.registers.training.models import TrainingClass
numbers = sorted(Dossier.objects.for_system("t").values_list("number", flat=True))
gaps = [n for n, text in enumerate(numbers, start=1) if int(text[-4:]) != n]
reached = Reach.objects.values("dossier").distinct().count()
opened = Entry.objects.filter(action="training.plan").count()
records = TrainingClass.objects.for_system("t").count()
count = len(numbers)
print(count, len(gaps), reached - count, opened - count, records - count, len(list(verify())))
"""


@pytest.fixture
def installation(tmp_path):
    """A database of its own on SQLite, set up by the command; returns how to run Python in it."""
    if connection.vendor != "sqlite":
        pytest.skip("runs on its own SQLite file; the PostgreSQL suite covers the same code in one process")
    environment = os.environ | {
        "PYTHONPATH": str(settings.PROJECT / "src"),
        "DOINGOAI_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "doingoai.site.settings",
    }
    environment.pop("DOINGOAI_DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "doingoai", "setup"], env=environment, check=True, capture_output=True)

    started = []

    def start(code, *arguments):
        command = [sys.executable, "-c", code, *arguments]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.stdout.close()
        process.wait(timeout=30)


def ended(process):
    """Wait for a process to end; return its exit code and what it printed."""
    out, _err = process.communicate(timeout=120)
    return process.returncode, out


def state(installation):
    return [int(word) for word in ended(installation(CHECK))[1].split()]


def test_three_processes_write_at_once(installation):
    ended(installation(WRITER, "0"))  # makes the account for commands
    writers = [installation(WRITER, "8") for _number in range(3)]
    assert [ended(writer)[0] for writer in writers] == [0, 0, 0]
    assert state(installation) == [24, 0, 0, 0, 0, 0]


def test_three_processes_issue_at_once_and_numbers_have_no_gap(installation):
    ended(installation(ISSUER, "0"))  # makes the two officers
    issuers = [installation(ISSUER, "4") for _number in range(3)]
    assert [ended(issuer)[0] for issuer in issuers] == [0, 0, 0]
    assert given(installation) == list(range(1, 13))


def test_process_killed_while_it_issues_leaves_no_gap(installation):
    ended(installation(ISSUER, "0"))
    issuer = installation(ISSUER, "1000")
    assert issuer.stdout.readline() == "begun\n"
    time.sleep(WHILE_WRITING)
    issuer.send_signal(signal.SIGKILL)
    issuer.wait(timeout=30)
    numbers = given(installation)
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 0


def given(installation):
    """Issue one more document and return every number that was given."""
    return [int(word) for word in ended(installation(ISSUER, "1"))[1].split("\n")[1].split(",")][:-1]


def test_three_processes_remind_and_mail_at_once_and_nothing_is_said_twice(installation, tmp_path):
    assert ended(installation(MAILER, "set up")) == (0, "0 0 0 0\n")
    workers = [installation(MAILER, "work") for _number in range(3)]
    assert [ended(worker)[0] for worker in workers] == [0, 0, 0]
    notices, items, sent, mails = map(int, ended(installation(MAILER, "count"))[1].split())
    assert (notices, items, sent) == (90, 90, mails)
    text = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "mails").iterdir())
    assert (len(set(re.findall("Message-ID: (.+)", text))), text.count("Message-ID: ")) == (mails, mails)
    assert text.count("\n- DT-") == 90


def test_killed_process_leaves_nothing_half_done(installation):
    writer = installation(WRITER, "100000")
    assert writer.stdout.readline() == "begun\n"
    time.sleep(WHILE_WRITING)
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=30)
    count, *faults = state(installation)
    assert count > 0
    assert faults == [0, 0, 0, 0, 0]


def test_backup_is_restored_whole(installation, tmp_path):
    def run(*words):
        call = "import sys; from doingoai.site.cli import main; sys.exit(main(sys.argv[1:]))"
        return ended(installation(call, *words))[0]

    ended(installation(WRITER, "3"))
    target = str(tmp_path / "sao-luu.tar.gz")
    assert run("backup", target) == 0
    before = state(installation)
    ended(installation(WRITER, "2"))
    assert run("restore", target) == 1  # dossiers are there
    assert run("restore", target, "--force") == 0
    assert state(installation) == before
    assert run("ledger", "verify") == 0
