"""The demo nation: believable officers and two years of their work, written through `perform` in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from doingoai.demo import people
from doingoai.demo.cast import Cast
from doingoai.demo.collector import paused_collector
from doingoai.demo.posts import OF_CENTRE, OF_MISSIONS, OF_PROVINCE
from doingoai.demo.stage import Stage
from doingoai.lib.held import held
from doingoai.organisations.models import Officer, Province
from doingoai.organisations.roles import Role

# The stories of each register; one that is not installed is left out.
STORIES = {
    "doingoai.planning.regulations": "doingoai.demo.regulations",
    "doingoai.planning.guidance": "doingoai.demo.guidance",
    "doingoai.planning.plans": "doingoai.demo.plans",
    "doingoai.planning.tasks": "doingoai.demo.tasks",
    "doingoai.planning.programmes": "doingoai.demo.programmes",
    "doingoai.registers.delegations_out": "doingoai.demo.delegations_out",
    "doingoai.registers.passports": "doingoai.demo.passports",
    "doingoai.registers.apec_cards": "doingoai.demo.apec_cards",
    "doingoai.registers.delegations_in": "doingoai.demo.delegations_in",
    "doingoai.registers.agreements": "doingoai.demo.agreements",
    "doingoai.registers.commitments": "doingoai.demo.commitments",
    "doingoai.registers.training": "doingoai.demo.training",
    "doingoai.registers.documents_out": "doingoai.demo.documents_out",
    "doingoai.registers.documents_in": "doingoai.demo.documents_in",
    "doingoai.registers.opinion_rounds": "doingoai.demo.opinion_rounds",
    "doingoai.registers.reports": "doingoai.demo.reports",
}


@transaction.atomic
def build_once(*, rich: Sequence[str] = people.RICH, light: int = 100) -> bool:
    """Build the demo nation; False when it stands. A build that is stopped leaves nothing behind.

    `rich` are the codes of the provinces with full staff, `light` how many others have an office of four.
    """
    if people.exist():
        return False
    with paused_collector():
        _build(tuple(rich), light)
    return True


def _build(rich: tuple[str, ...], light: int) -> None:
    others = Province.objects.filter(valid_to=None).exclude(code__in=rich).order_by("code")
    codes = tuple(others.values_list("code", flat=True)[:light])
    with translation.override(settings.LANGUAGE_CODE), held():
        cast = Cast(people.people_of(rich, codes))
        stage = Stage(now=timezone.now(), seed="demo")
        for register, module in STORIES.items():
            if register in settings.REGISTERS:
                for story in import_module(module).stories(cast, stage, rich, codes):
                    stage.add(story)
        stage.play()


def main_logins() -> dict[str, str]:
    """Return the login to try for each role: in the first province, at the centre, in the first mission."""
    chairs = (*OF_CENTRE, *OF_MISSIONS, *sorted(OF_PROVINCE, key=lambda chair: chair.body != "SCT"))
    return {chair.role: chair.login for chair in reversed(chairs)}


def logins_text() -> str:
    """Return one login for each role: user name, password, name, post."""
    logins = main_logins()
    officers = {each.username: each for each in Officer.objects.filter(username__in=logins.values())}
    lines = [f"Mật khẩu chung của mọi tài khoản mẫu: {people.PASSWORD}"]
    for role in Role:
        officer = officers.get(logins.get(role, ""))
        if officer is not None:
            title = officer.seat.title
            lines.append(
                f"  {officer.username:<24} {officer.full_name:<22} {title}, {officer.seat.body} ({role.label})"
            )
    return "\n".join(lines)
