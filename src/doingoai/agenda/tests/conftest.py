"""Occasions of any day and province, put there as rows: what an act asks is tested with its register."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doingoai.dossiers import reach
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Officer
from doingoai.register_kit.catalogue import model_of


def day(text: str) -> dt.date:
    """Read a day of a test: "2026-11-09"."""
    return dt.date.fromisoformat(text)


@pytest.fixture
def dossier(foreign_affairs: Body) -> Callable[..., Dossier]:
    """dossier("training", "2026-11-09", body=…, title=…) → a dossier of the foreign-affairs body with its reach"""
    numbers = itertools.count(1)

    def make(register: str, on: str, *, body: Body | None = None, **fields: Any) -> Dossier:
        owner = body or foreign_affairs
        values = {"title": "Việc thử", "state": "PLANNED", "search": "", "sort_key": "", "version": 1, **fields}
        made = Dossier.objects.create(
            register=register, number=f"T-{next(numbers):05d}", province=owner.province, body=owner,
            event_date=day(on), **values,
        )  # fmt: skip
        reach.refresh(made, [])
        return made

    return make


@pytest.fixture
def held(dossier: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """held("2026-11-09", "2026-11-11", title="Lớp lễ tân") → the dossier of a class on those days"""

    def make(first: str, last: str = "", *, place: str = "Hội trường", **fields: Any) -> Dossier:
        made = dossier("training", first, **{"title": "Lớp lễ tân", **fields})
        model_of("training").objects.create(
            dossier=made, topic="PROTOCOL", level="BASIC", mode="ONSITE", organiser="PROVINCE", place=place,
            date_from=day(first), date_to=day(last or first), hours=8,
        )  # fmt: skip
        return made

    return make


@pytest.fixture
def signed(dossier: Callable[..., Dossier], foreign_affairs: Body) -> Callable[..., Dossier]:
    """signed("2026-11-09", signer="Nguyễn Văn An", country="LA") → the dossier of an agreement signed that day"""

    def make(
        on: str, *, signer: str = "Nguyễn Văn An", country: str = "LA", partner: str = "Tỉnh Xiêng Khoảng",
        body: Body | None = None, **fields: Any,
    ) -> Dossier:  # fmt: skip
        made = dossier("agreements", on, body=body, **{"title": "Bản ghi nhớ", "state": "SIGNED", **fields})
        model_of("agreements").objects.create(
            dossier=made, instrument="MOU", framework="FRAMEWORK", signing_level="PROV_PC", partner_type="PROVINCE",
            signing_body=body or foreign_affairs, proposer=body or foreign_affairs, partner=partner, partner_key="",
            country_id=country, signed_date=day(on), vn_signer=signer, signed_place="Phôn-xa-vẳn",
        )  # fmt: skip
        return made

    return make


@pytest.fixture
def other_body(make_body: Callable[..., Body], province: Any) -> Body:
    """Another body of the same province."""
    return make_body("Sở Công Thương", province=province)


@pytest.fixture
def nobody(make_officer: Callable[..., Officer], foreign_affairs: Body) -> Officer:
    """An officer whose post has ended."""
    officer = make_officer("FA_OFFICER", foreign_affairs)
    officer.holdings.update(valid_to=day("2020-01-01"))
    return officer


@pytest.fixture
def count_queries() -> Callable[[Callable[[], Any]], int]:
    """count_queries(lambda: client.get(…)) → how many queries it cost"""

    def count(work: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    return count
