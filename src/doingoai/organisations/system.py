"""The account under which the program itself acts by the calendar; the ledger shows it like any other actor."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from doingoai.organisations.models import Body, Holding, Officer, Post
from doingoai.organisations.roles import Access, Role, Scope

USERNAME = "he-thong"
SINCE = dt.date(2008, 8, 1)


def system_officer() -> Officer:
    """Return the account of the program, made when it is first needed; it has no password, so nobody signs in with it.

    What it may do stands in the authority matrix, role SYSTEM: acts that a date alone decides.
    """
    return Officer.objects.filter(username=USERNAME).first() or _make()


def is_system(officer: Officer) -> bool:
    """Tell whether an act is the program's own: a date decided it, and nobody is there to be asked for a reason."""
    return officer.username == USERNAME


def _make() -> Officer:
    """Make the account; of two processes that need it first at once, one makes it and the other finds it."""
    try:
        with transaction.atomic():
            return _made()
    except IntegrityError:
        return Officer.objects.get(username=USERNAME)


def _made() -> Officer:
    ministry = Body.objects.get(kind=Body.Kind.MINISTRY, is_focal=True)
    officer = Officer.objects.create_user(USERNAME, full_name=_("Hệ thống"))
    post = Post.objects.create(
        body=ministry,
        title=_("Việc đến hạn theo lịch"),
        role=Role.SYSTEM,
        scope=Scope.NATION,
        clearance=Access.PERSONAL,
    )
    Holding.objects.create(officer=officer, post=post, valid_from=SINCE)
    return officer
