"""Two installations that send each other packages through folders: the whole round, a killed sender, two receivers."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from doingoai.edxml import read
from doingoai.registers.documents_out.tests import factories
from doingoai.site.cli import main

# Everybody who works here: in the one installation Bắc Ninh, in the other every other province.
STAFF = """
import datetime as dt, json, sys
import django
django.setup()
from doingoai.organisations.models import Body, Holding, Officer, Post
HERE = "NGV-24-202507"
def hire(name, role, body, clearance=1):
    officer = Officer.objects.create_user(name, full_name=name)
    post = Post.objects.create(body=body, title=role, role=role, scope="province", clearance=clearance)
    Holding.objects.create(officer=officer, post=post, valid_from=dt.date(2015, 1, 1))
focal = Body.objects.filter(is_focal=True, province__isnull=False, valid_to=None)
chosen = focal.filter(code=HERE) if sys.argv[1] == "ours" else focal.exclude(code=HERE)
for number, body in enumerate(chosen.order_by("code")):
    hire(f"vt-{body.code}", "FA_OFFICER", body)
    hire(f"gd-{body.code}", "FA_HEAD", body, clearance=2)
print(chosen.count())
"""
SEND = """
import sys
import django
django.setup()
from doingoai.organisations.models import Officer
from doingoai.registers.documents_out.tests import factories
clerk, head = (Officer.objects.get(username=f"{each}-NGV-24-202507") for each in ("vt", "gd"))
rows = [{"text": sys.argv[-1], "channel": "electronic"}]
factories.sent(clerk, head, addressees="", deliveries=rows)
"""
ACCEPT = """
import django
django.setup()
from doingoai.organisations.models import Officer
from doingoai.registers.documents_in.actions.arriving import Accept
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.workflow.perform import perform
for record in IncomingDocument.objects.for_system("test").filter(dossier__state="ARRIVED"):
    perform(record, Accept, actor=Officer.objects.get(username=f"vt-{record.dossier.body.code}"))
"""
STATE = """
import collections, json
import django
django.setup()
from doingoai.audit.ledger import verify
from doingoai.registers.documents_in.models import IncomingDocument, Message
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
count = collections.Counter
came = IncomingDocument.objects.for_system("test")
print(json.dumps({
    "lines": count(Delivery.objects.filter(is_pointer=False).values_list("code", flat=True)),
    "unpacked": Delivery.objects.filter(is_pointer=False, packed_at=None).count(),
    "came": count(came.values_list("dossier__state", flat=True)),
    "pairs": len(set(came.values_list("message_id", "dossier__body"))),
    "files": count(each.dossier.attachments.count() for each in came),
    "signed": count(came.values_list("verdict", flat=True)),
    "untold": Message.objects.filter(sent_at=None).count(),
    "ledger": len(list(verify())),
}))
"""
DANANG = "Sở Ngoại vụ thành phố Đà Nẵng"
EVERYWHERE = "Sở Ngoại vụ các tỉnh, thành phố"
OTHERS = 33  # foreign-affairs bodies of the other provinces


class Installation:
    """A home of its own with its database; runs commands and scripts there."""

    def __init__(self, home):
        self.environment = os.environ | {
            "PYTHONPATH": str(settings.PROJECT / "src"),
            "DOINGOAI_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "doingoai.site.settings",
        }
        self.environment.pop("DOINGOAI_DATABASE_URL", None)

    def start(self, *words):
        command = [sys.executable, *map(str, words)]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def script(self, code, *words):
        out, err = (process := self.start("-c", code, *words)).communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    def exchange(self, verb, folder):
        out, err = (process := self.start("-m", "doingoai", "exchange", verb, folder)).communicate(timeout=120)
        return process.returncode, out, err

    def state(self):
        return json.loads(self.script(STATE))


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Two homes with their officers, and one letter from ours to Đà Nẵng, set up once; each test works on copies."""
    if connection.vendor != "sqlite":
        pytest.skip("runs on SQLite files of its own; the PostgreSQL suite covers the same code in one process")
    base = tmp_path_factory.mktemp("exchange")
    first = Installation(base / "ours")
    subprocess.run([sys.executable, "-m", "doingoai", "setup"], env=first.environment, check=True, capture_output=True)
    shutil.copytree(base / "ours", base / "theirs")
    assert Installation(base / "theirs").script(STAFF, "theirs") == f"{OTHERS}\n"
    assert first.script(STAFF + SEND, "ours", DANANG) == "1\n"
    return base


@pytest.fixture
def ours(homes, tmp_path):
    return Installation(shutil.copytree(homes / "ours", tmp_path / "ours"))


@pytest.fixture
def theirs(homes, tmp_path):
    return Installation(shutil.copytree(homes / "theirs", tmp_path / "theirs"))


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "box"
    folder.mkdir()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_document_goes_out_is_accepted_and_its_sender_knows(ours, theirs, box, tmp_path):
    back = tmp_path / "back"
    back.mkdir()
    assert ours.exchange("send", box)[:2] == (0, "Đã ghi 1 gói văn bản, 0 gói trạng thái; 0 gói chưa ghi được.\n")
    assert ours.exchange("send", box)[1].startswith("Đã ghi 0 gói")
    (package,) = names(box)
    assert package.endswith("-NGV-48-202507.edxml")
    (box / "la.edxml").write_text("không phải gói tin", encoding="utf-8")
    code, out, err = theirs.exchange("receive", box)
    assert (code, out, "la.edxml" in err) == (1, "Đã nhận 1 gói tin, từ chối 1 gói.\n", True)
    assert (names(box), names(box / "done"), names(box / "refused")) == (
        [], [package], ["la.edxml", "la.edxml.txt"],
    )  # fmt: skip
    theirs.script(ACCEPT)
    state = theirs.state()
    assert (state["came"], state["files"], state["signed"]) == ({"RECEIVED": 1}, {"2": 1}, {"unsigned": 1})
    assert theirs.exchange("send", back)[:2] == (0, "Đã ghi 0 gói văn bản, 2 gói trạng thái; 0 gói chưa ghi được.\n")
    assert ours.exchange("receive", back)[:2] == (0, "Đã nhận 2 gói tin, từ chối 0 gói.\n")
    state = ours.state()
    assert (state["lines"], state["unpacked"], state["ledger"]) == ({"03": 1}, 0, 0)


def test_misdirected_package_of_a_killed_receiver_comes_back_as_a_refusal(ours, box):
    ours.exchange("send", box)
    (package,) = box.glob("*.edxml")
    (box / ".taking").mkdir()
    claim = package.rename(box / ".taking" / f"{'0' * 32}-{package.name}")
    assert ours.exchange("receive", box)[1] == "Đã nhận 0 gói tin, từ chối 0 gói.\n"  # somebody has it just now
    os.utime(claim, (0, 0))
    code, _out, err = ours.exchange("receive", box)  # nobody of Đà Nẵng works here
    assert (code, "NGV-48-202507" in err, names(box / "refused")[0]) == (1, True, package.name)
    assert ours.exchange("send", box)[1] == "Đã ghi 0 gói văn bản, 1 gói trạng thái; 0 gói chưa ghi được.\n"
    assert ours.exchange("receive", box)[1] == "Đã nhận 1 gói tin, từ chối 0 gói.\n"
    assert ours.state()["lines"] == {"02": 1}


def test_killed_sender_leaves_whole_packages_and_two_receivers_take_each_once(ours, theirs, box):
    ours.script(SEND, EVERYWHERE)
    sender = ours.start("-m", "doingoai", "exchange", "send", box)
    while len(list(box.glob("*.edxml"))) < 5:
        assert sender.poll() is None
        time.sleep(0.01)
    sender.send_signal(signal.SIGKILL)
    sender.communicate(timeout=30)
    written = list(box.glob("*.edxml"))
    assert all(read(path.read_bytes()).attachments for path in written)
    assert 5 <= len(written) < OTHERS + 1
    shutil.copy(written[0], box / "ban-sao.edxml")
    assert ours.exchange("send", box)[0] == 0
    assert len(list(box.glob("*.edxml"))) == OTHERS + 2
    receivers = [theirs.start("-m", "doingoai", "exchange", "receive", box) for _each in range(2)]
    said = [each.communicate(timeout=120) for each in receivers]
    assert [(each.returncode, err) for each, (_out, err) in zip(receivers, said, strict=True)] == [(0, ""), (0, "")]
    taken = [int(out.split()[2]) for out, _err in said]
    assert (sum(taken), len(names(box / "done")), names(box / "refused")) == (OTHERS + 2, OTHERS + 2, [])
    state = theirs.state()
    assert (state["came"], state["pairs"], state["ledger"]) == ({"ARRIVED": OTHERS + 1}, OTHERS + 1, 0)
    assert ours.state()["lines"] == {"SENT": OTHERS + 1, "01": 1}  # our own body got its copy at once


@pytest.mark.django_db
def test_recipient_outside_every_list_does_not_fail_the_run(capsys, box, fa_officer, fa_head):
    rows = [{"text": "Công ty Sao Mai", "channel": "electronic"}]
    factories.sent(fa_officer, fa_head, addressees="", deliveries=rows)
    code = main(["exchange", "send", str(box)])
    said = capsys.readouterr()
    assert (code, names(box), said.err.startswith("1 nơi nhận không có trong danh mục")) == (0, [], True)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["send", "receive"])
def test_folder_that_is_not_there_is_one_clear_line(capsys, tmp_path, verb):
    code = main(["exchange", verb, str(tmp_path / "khong-co")])
    said = capsys.readouterr()
    assert (code, said.out, said.err.count("\n"), "khong-co" in said.err) == (2, "", 1, True)
