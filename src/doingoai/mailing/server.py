"""The mail server, as one address: smtp://user:password@host:587/, with STARTTLS (smtp+tls) or TLS (smtps)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

BACKENDS = "django.core.mail.backends"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """What Django's mail settings are made of."""

    backend: str = f"{BACKENDS}.dummy.EmailBackend"
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    folder: str | None = None


def mail_server(url: str) -> MailServer:
    """Read the address of a mail server; empty: nothing is sent.

    `console:` writes mails to the log, `file:///folder` into files, both for trying out. Raises ValueError for anything
    else, without repeating the address: it may hold a password.
    """
    if not url:
        return MailServer()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("DOINGOAI_EMAIL_URL cannot be read: is the port a number?") from None
    if parts.scheme == "console":
        return MailServer(backend=f"{BACKENDS}.console.EmailBackend")
    if parts.scheme == "file" and parts.path.startswith("/"):
        return MailServer(backend=f"{BACKENDS}.filebased.EmailBackend", folder=parts.path)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("DOINGOAI_EMAIL_URL must begin with smtp://, smtp+tls:// or smtps:// and name a host")
    return MailServer(
        backend=f"{BACKENDS}.smtp.EmailBackend",
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
    )
