"""The address of the mail server, read; what it holds is never repeated in an error."""

import pytest

from doingoai.mailing.server import MailServer, mail_server

DJANGO = "django.core.mail.backends"
SMTP = f"{DJANGO}.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer(f"{DJANGO}.dummy.EmailBackend")),
        ("console:", MailServer(f"{DJANGO}.console.EmailBackend")),
        ("file:///var/mails", MailServer(f"{DJANGO}.filebased.EmailBackend", folder="/var/mails")),
        ("smtp://thu.tinh.gov.vn", MailServer(SMTP, "thu.tinh.gov.vn", 25)),
        ("smtp+tls://an:m%40t%2Fkhau@thu.vn", MailServer(SMTP, "thu.vn", 587, "an", "m@t/khau", starttls=True)),
        ("smtps://an:x@thu.vn:2465/", MailServer(SMTP, "thu.vn", 2465, "an", "x", tls=True)),
    ],
)
def test_address_is_read(url, server):
    assert mail_server(url) == server


@pytest.mark.parametrize("url", ["thu.vn", "http://thu.vn", "smtp://", "smtp://an:bimat@thu.vn:cong", "file:thu"])
def test_other_addresses_are_refused_without_repeating_them(url):
    with pytest.raises(ValueError, match="DOINGOAI_EMAIL_URL") as refused:
        mail_server(url)
    assert "bimat" not in str(refused.value)
