"""For whom a command acts: the officer named with --as, else the unit's own account for commands."""

from __future__ import annotations

import datetime as dt

from doingoai.organisations.models import Body, Holding, Officer, Post, Province
from doingoai.organisations.present import COMMANDS
from doingoai.organisations.roles import Access, Role, Scope

FRAMEWORK_FROM = dt.date(2008, 8, 1)


class NoOfficer(LookupError):
    """The command cannot act for the asked unit or account."""


def officer_for(unit: str, username: str = "") -> Officer:
    """Return the officer in whose name a command acts on a unit ("VN" or a province code).

    Without a name it is the unit's account for commands: it has no password, nobody signs in with it, and the ledger
    shows it as the actor. Raises NoOfficer.
    """
    if username:
        officer = Officer.objects.filter(username=username, is_active=True).first()
        if officer is None:
            raise NoOfficer(f"Không có tài khoản “{username}”.")
        return officer
    return _command_account(_focal_body(unit))


def _focal_body(unit: str) -> Body:
    if unit == "VN":
        return Body.objects.get(kind=Body.Kind.MINISTRY, is_focal=True)
    try:
        province = Province.objects.by_code(unit, dt.date.today()).living()
    except Province.DoesNotExist:
        raise NoOfficer(f"Không có đơn vị mã “{unit}”.") from None
    return Body.objects.get(province=province, is_focal=True)


def _command_account(body: Body) -> Officer:
    name = f"{COMMANDS}{body.code.lower()}"
    officer = Officer.objects.filter(username=name).first()
    if officer is None:
        officer = Officer.objects.create_user(name, full_name=f"Lệnh hệ thống ({body.short_name})")
        central = body.province_id is None
        post = Post.objects.create(
            body=body,
            title="Tài khoản chạy lệnh",
            role=Role.MOFA_LOCAL if central else Role.FA_OFFICER,
            scope=Scope.NATION if central else Scope.PROVINCE,
            clearance=Access.INTERNAL,
        )
        Holding.objects.create(officer=officer, post=post, valid_from=FRAMEWORK_FROM)
    return officer
