"""What stands on every page: the menu from the register list, the officer, the environment banner."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from doingoai.register_kit.catalogue import registers
from doingoai.workflow.notices import unread_count


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: menu and officer of the signed-in person; nothing for strangers."""
    banner = {"environment_banner": settings.ENVIRONMENT_BANNER}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return banner
    seat = user.seat
    officer = {
        "name": user.full_name,
        "post": seat.title,
        "unit": str(seat.body or ""),
        "key": user.username,
    }
    return banner | {
        "navigation": _menu(request.path),
        "officer": officer,
        "account_links": _links(
            [
                (_("Nhận tin"), "mailing:settings"),
                (_("Bảo mật tài khoản"), "mfa_index"),
                (_("Đổi mật khẩu"), "account_change_password"),
            ]
        ),
        "news": {"url": reverse("news:list"), "count": lambda: unread_count(user)},
    }


def _menu(path: str) -> list[dict[str, Any]]:
    work = [
        (_("Việc của tôi"), "home"),
        (_("Lịch"), "agenda:agenda"),
        (_("Báo cáo và số liệu"), "reporting:index"),
        (_("Việc dài của tôi"), "jobs:mine"),
    ]
    looking_up = [
        (_("Ai quyết định việc gì"), "authority"),
        (_("Văn bản và hiệu lực"), "relations:list"),
        (_("Kiểm tra thể thức"), "check_layout"),
        (_("Kiểm tra chữ ký số"), "check_signature"),
    ]
    sections = [{"title": _("Công việc"), "items": _items(work, path)}]
    groups: dict[str, list[tuple[str, str]]] = {}
    for register in registers().values():
        groups.setdefault(str(register.menu), []).append((str(register.title), f"{register.key}:list"))
    sections += [{"title": title, "items": _items(items, path)} for title, items in groups.items()]
    return [*sections, {"title": _("Tra cứu"), "items": _items(looking_up, path)}]


def _items(names: list[tuple[str, str]], path: str) -> list[dict[str, Any]]:
    links = _links(names)
    inside = [item["url"] for item in links if path.startswith(item["url"])]
    here = max(inside, key=len, default=None)
    return [{**item, "count": None, "current": item["url"] == here and (here != "/" or path == "/")} for item in links]


def _links(names: list[tuple[str, str]]) -> list[dict[str, str]]:
    found = []
    for title, name in names:
        try:
            found.append({"title": title, "url": reverse(name)})
        except NoReverseMatch:
            continue  # a part that this installation does not carry
    return found
