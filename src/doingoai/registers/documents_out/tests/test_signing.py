"""Signing an issued document: with a key file, or outside; what was issued stays, byte for byte, at the head of it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.attachments.store import read
from doingoai.documents.preview import preview_png
from doingoai.registers.documents_out.actions import issuing
from doingoai.registers.documents_out.issue import issued_bytes
from doingoai.registers.documents_out.tests import factories
from doingoai.signing import Credentials, Stamp, sign_pdf
from doingoai.signing.tests import authority
from doingoai.workflow.perform import perform
from doingoai.workflow.refusals import InvalidInputs

pytestmark = pytest.mark.django_db
PASSPHRASE = "mật khẩu"


@pytest.fixture(scope="module")
def key_file():
    now = dt.datetime.now(dt.UTC)
    runs = (now - dt.timedelta(days=9), now + dt.timedelta(days=9))
    return authority.issue("Nguyễn Văn An", authority.intermediate(), runs=runs).pkcs12(PASSPHRASE)


@pytest.fixture
def issued(fa_officer, fa_head):
    return factories.issued(fa_officer, fa_head)


def sign(record, actor, key_file, *, passphrase=PASSPHRASE, signs_as="person"):
    files = {"certificate": SimpleUploadedFile("khoa.p12", key_file)}
    data = {"passphrase": passphrase, "signs_as": signs_as}
    return perform(record, issuing.Sign, actor=actor, data=data, files=files)


def test_signature_is_appended_and_told(issued, fa_officer, key_file):
    before = issued_bytes(issued)
    sign(issued, fa_officer, key_file)
    after = issued_bytes(issued)
    assert (after[: len(before)] == before, len(after) > len(before)) == (True, True)
    assert (issued.verdict, issued.dossier.state) == ("unknown", "ISSUED")  # nobody is trusted in this test
    assert "Chưa tin cậy nơi cấp chứng thư" in issued.signature
    assert preview_png(after) != preview_png(before)  # the stamp is seen


@pytest.mark.parametrize(
    ("key", "passphrase", "told"),
    [("right", "sai", "Mật khẩu của tệp khóa không đúng"), ("broken", PASSPHRASE, "Không đọc được tệp khóa")],
)
def test_wrong_key_file_is_refused_and_nothing_is_kept(issued, fa_officer, key_file, key, passphrase, told):
    kept = issued.dossier.attachments.count()
    with pytest.raises(InvalidInputs) as refused:
        sign(issued, fa_officer, key_file if key == "right" else b"not a key", passphrase=passphrase)
    assert told in " ".join(refused.value.messages)
    assert (issued.dossier.attachments.count(), issued.signature) == (kept, "")


def test_file_signed_outside_is_taken_in(issued, fa_officer, key_file):
    issued_pdf = issued_bytes(issued)
    signed = sign_pdf(issued_pdf, Credentials.from_pkcs12(key_file, PASSPHRASE), stamp=Stamp.person("Nguyễn Văn An"))
    files = {"file": SimpleUploadedFile("da-ky.pdf", signed)}
    perform(issued, issuing.AttachSigned, actor=fa_officer, data={}, files=files)
    assert read(issued.file.file) == signed


@pytest.mark.parametrize("other", ["unsigned", "of another document"])
def test_file_that_is_not_the_issued_one_is_refused(issued, fa_officer, fa_head, other):
    wrong = issued_bytes(issued) if other == "unsigned" else issued_bytes(factories.issued(fa_officer, fa_head))
    with pytest.raises(InvalidInputs) as refused:
        files = {"file": SimpleUploadedFile("da-ky.pdf", wrong)}
        perform(issued, issuing.AttachSigned, actor=fa_officer, data={}, files=files)
    assert list(refused.value.form.errors) == ["file"]


def test_passphrase_is_kept_nowhere(issued, fa_officer, key_file):
    from doingoai.audit.models import Entry

    sign(issued, fa_officer, key_file)
    said = " ".join(str(entry.changes) + entry.note for entry in Entry.objects.filter(subject=issued.dossier.key))
    assert PASSPHRASE not in said


@pytest.mark.parametrize(("driver", "told"), [("", "certificate"), ("/khong/co/trinh-dieu-khien.so", "certificate")])
def test_without_a_key_file_the_device_of_the_server_signs_if_there_is_one(issued, fa_officer, settings, driver, told):
    settings.TOKEN_DRIVER = driver
    with pytest.raises(InvalidInputs) as refused:
        perform(issued, issuing.Sign, actor=fa_officer, data={"passphrase": "1234", "signs_as": "person"}, files={})
    assert list(refused.value.form.errors) == [told]
    assert ("thiết bị" in " ".join(refused.value.messages).lower()) == bool(driver)
