"""Packages that mean harm or are broken: refused with one plain sentence, quickly, and nothing leaves the memory."""

from __future__ import annotations

import base64
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doingoai.edxml import CODES, MAX_MESSAGE, Letter, NotEdxml, Status, read, write_letter
from doingoai.edxml.attachments_in import MAX_FILES
from doingoai.edxml.tests.messages import FULL, PDF, foreign
from doingoai.edxml.xml_root import MAX_MARKUP

STATUS = foreign("soap_status.xml")
LETTER = foreign("sdk_bussiness.xml")
BARE = foreign("no_namespace.xml")
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE edXML [<!ENTITY a0 "ha">{LAUGHS}]><edXML>&a9;</edXML>'
OUTSIDE = '<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML><MessageHeader>&x;</MessageHeader></edXML>'
PARAMETER = '<!DOCTYPE edXML SYSTEM "http://198.51.100.1/a.dtd"><edXML/>'


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a ZIP of the files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_file(data: bytes, name: str = "van ban.pdf") -> bytes:
    """Return a letter that carries `data` under `name`."""
    source = foreign("edoc_local.xml", PDF=base64.b64encode(data).decode())
    return source.replace(rb"C:\Users\van thu\don.pdf", name.encode())


BOMB = zipped({"a.pdf": bytes(210 * 1024 * 1024)})
SMALL_BOMB = zipped({"a.pdf": bytes(9 * 1024 * 1024)})

REFUSED = [
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b'<?xml version="1.0"?>', "empty"),
    (b"A" * (MAX_MESSAGE + 1), "too_large"),
    (BILLION.encode(), "doctype"),
    (BILLION.encode("utf-16"), "doctype"),
    (BILLION.encode("utf-16-le"), "doctype"),
    (OUTSIDE.encode(), "doctype"),
    (PARAMETER.encode(), "doctype"),
    (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-edXML/+AD4-', "not_xml"),
    (BILLION.encode("utf-32"), "not_xml"),
    ("<edXML><a>Công văn</a></edXML>".encode("cp1258", errors="replace"), "encoding"),
    (b"\xff\xfe<\x00a", "encoding"),
    (b"<edXML>&nbsp;</edXML>", "not_xml"),
    (LETTER[:-30], "not_xml"),
    (b"<a>" * 100_000, "not_xml"),
    (b"<a>" + b"<b/>" * (MAX_MARKUP - 1) + b"</a>", "too_much_markup"),
    (b"<a>" + b"<b/>" * (MAX_MARKUP - 2) + b"</a>", "not_edxml"),
    (b"<a" + b" b='c'" * MAX_MARKUP + b"/>", "too_much_markup"),
    (b"PK\x03\x04 not xml", "not_xml"),
    (b"<html><body>x</body></html>", "not_edxml"),
    (LETTER.replace(b"000.00.01.H99 <", b" <"), "missing"),
    (BARE.replace(b"<From><OrganId>G98</OrganId></From>", b""), "missing"),
    (BARE.replace(b"<Code><CodeNumber>77/BNG-NV\xc4\x90P</CodeNumber></Code>", b""), "missing"),
    (LETTER.replace(b">188<", b"><"), "missing"),
    (LETTER.replace(b"DocType>1<", b"DocType>4<"), "bad_business_type"),
    (STATUS.replace(b">3<", b">07<"), "bad_status_code"),
    (STATUS.replace(b">3<", b">x<"), "bad_status_code"),
    (STATUS.replace(b">3<", b"><"), "missing"),
    (STATUS.replace(b"G98", b""), "missing"),
    (STATUS.replace(b"000.00.01.H99,2026,188", b"").replace(b"188/KH-UBND", b""), "missing"),
    (foreign("sdk_bussiness.xml", PDF="@@không phải base64@@"), "bad_base64"),
    (foreign("sdk_bussiness.xml", PDF="QUJD!UJD"), "bad_base64"),
    (foreign("sdk_bussiness.xml", PDF="QUJDQ"), "bad_base64"),
    (with_file(BOMB), "zip_bomb"),
    (with_file(BOMB, "a.zip"), "zip_bomb"),
    (with_file(SMALL_BOMB), "zip_bomb"),
    (with_file(zipped({f"{n}.txt": b"a" for n in range(MAX_FILES + 1)})), "too_many_files"),
    (BARE.replace(b"<Attachment>", b"<Attachment/>" * MAX_FILES + b"<Attachment>"), "too_many_files"),
    (BARE.replace(b"<Reference>", b"<Reference/>" * MAX_FILES + b"<Reference>"), "too_many_files"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED, ids=[f"{at}-{code}" for at, (_, code) in enumerate(REFUSED)])
def test_hostile_or_broken_package_is_refused_quickly(data: bytes, code: str) -> None:
    began = time.perf_counter()
    with pytest.raises(NotEdxml) as refusal:
        read(data)
    assert refusal.value.code == code
    assert str(refusal.value) == refusal.value.message_vi != ""
    assert time.perf_counter() - began < 5


def test_every_refusal_of_reading_is_shown_here() -> None:
    assert {code for _, code in REFUSED} == CODES - {"incomplete"}


def test_many_small_archives_share_one_limit() -> None:
    noise = bytes(range(256)) * 16 * 1024  # 4 MiB, below the size from which a ratio counts
    one = base64.b64encode(zipped({"a.pdf": noise})).decode()
    part = f"<Attachment><Content>{one}</Content><FileName>a.pdf</FileName></Attachment>"
    source = foreign("edoc_local.xml")
    assert isinstance(read(source.replace(b"<Manifest>", b"<Manifest>" + part.encode() * 49)), Letter)
    with pytest.raises(NotEdxml, match=r"“a\.pdf” là tệp nén bung ra lớn bất thường"):
        read(source.replace(b"<Manifest>", b"<Manifest>" + part.encode() * 51))


def test_refusal_says_what_where_and_what_to_do() -> None:
    with pytest.raises(NotEdxml) as refusal:
        read(STATUS.replace(b">3<", b">07<"))
    assert refusal.value.message_vi == (
        "Mã trạng thái “07” (thẻ StatusCode) không có trong quy định. Các mã được dùng: 01 (đã đến), 02 (từ chối tiếp "
        "nhận), 03 (đã tiếp nhận), 04 (phân công), 05 (đang xử lý), 06 (hoàn thành), 13 (lấy lại), 15 (đồng ý lấy lại "
        "hoặc cập nhật), 16 (từ chối lấy lại hoặc cập nhật)."
    )
    with pytest.raises(NotEdxml, match=r"thiếu số của văn bản \(thẻ Code/CodeNumber\)\. Hãy đề nghị cơ quan gửi"):
        read(LETTER.replace(b">188<", b"><"))
    with pytest.raises(NotEdxml, match="lỗi ở dòng"):
        read(LETTER[:-30])


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("/root/.ssh/id_rsa", "id_rsa"),
        ("C:\\a\\CON.pdf", "_CON.pdf"),
        ("..", "tep-1"),
        ("hoa don\u202efdp.exe", "hoa donfdp.exe"),
        ("a:b|c?.pdf", "a_b_c_.pdf"),
        (".htaccess", "htaccess"),
        ("ten  dai  ra . ", "ten dai ra"),
        ("Co\u0302\u0301ng.pdf", "Cống.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("ế" * 100 + ".pdf", "ế" * 65 + ".pdf"),
    ],
)
def test_name_of_a_file_cannot_lead_elsewhere(name: str, seen: str) -> None:
    for data in (with_file(PDF, name), with_file(zipped({name: PDF, "b.pdf": PDF}), "goi.pdf")):
        found = read(data)
        assert isinstance(found, Letter)
        assert (found.attachments[0].name, found.attachments[0].data) == (seen, PDF)


def test_bytes_cut_anywhere_are_refused_or_read() -> None:
    whole = write_letter(FULL)
    for at in range(0, len(whole), 7):
        with pytest.raises(NotEdxml):
            read(whole[:at])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="<>/&;![]CDATAxé '\"=?", max_size=60).map(str.encode))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotEdxml):
        read(data)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([LETTER, STATUS, BARE]), st.integers(0, 3000), st.binary(max_size=3), st.integers(0, 60))
def test_damage_anywhere_is_refused_or_read(source: bytes, at: int, put: bytes, gone: int) -> None:
    try:
        found = read(source[:at] + put + source[at + gone :])
    except NotEdxml as refusal:
        assert refusal.code in CODES
    else:
        assert isinstance(found, Letter | Status)
