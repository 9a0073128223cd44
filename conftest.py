"""What every test may use: the data files loaded once, a province with its bodies, and officers of every role.

Three officers stand in every test of a register: she who may, the colleague who may only see, the outsider.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django.plugin import blocking_manager_key

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a running loop beside Django's threads

MERGER = dt.date(2025, 7, 1)
CHROMIUM = os.environ.get("DOINGOAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


FLUSHED = pytest.StashKey[bool]()


def _flushes(item: Any) -> bool:
    """Tell whether a test empties every table at its end: one with real transactions or a live server."""
    marker = item.get_closest_marker("django_db")
    real = bool(marker and marker.kwargs.get("transaction"))
    return real or bool({"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())))


def pytest_runtest_teardown(item: Any) -> None:
    if _flushes(item):
        item.config.stash[FLUSHED] = True


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: Any) -> None:
    """Load the data files again for the first test that needs them after the tables were emptied."""
    needs = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    if needs and item.config.stash.get(FLUSHED, False):
        from doingoai.site.load import load_all

        with item.config.stash[blocking_manager_key].unblock():
            load_all()
        item.config.stash[FLUSHED] = False


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name cases alike in every process: a set has no order, and the bytes of an archive tell the time."""
    if isinstance(val, bytes):
        return f"{argname}-{len(val)}-bytes"
    return "+".join(sorted(map(str, val))) if isinstance(val, set | frozenset) else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the Chromium of the machine; where there is none, the tests in a browser say so."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (set DOINGOAI_CHROMIUM): tests in a browser are not run")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the project's data files into the test database once."""
    from django.core.management import call_command

    from doingoai.site.load import load_all

    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        load_all()
    yield


@pytest.fixture(autouse=True)
def _files_apart(settings: Any, tmp_path: Any) -> None:
    """Keep uploaded files of a test in its own folder."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def province(db: None) -> Any:
    """Bắc Ninh, which took over the code of Bắc Giang on 1 July 2025."""
    from doingoai.organisations.models import Province

    return Province.objects.get(code="24", valid_to=None)


@pytest.fixture
def other_province(db: None) -> Any:
    from doingoai.organisations.models import Province

    return Province.objects.get(code="48", valid_to=None)


@pytest.fixture
def make_body(db: None) -> Callable[..., Any]:
    """make_body("Sở Y tế", province=…, kind="department") → Body"""
    from doingoai.lib.sorting import sort_key
    from doingoai.organisations.models import Body

    numbers = itertools.count(1)

    def make(name: str, *, province: Any = None, kind: str = "department", **fields: Any) -> Any:
        values = {"valid_from": MERGER, "sort_key": sort_key(name), **fields}
        return Body.objects.create(code=f"T{next(numbers)}", name=name, kind=kind, province=province, **values)

    return make


@pytest.fixture
def make_officer(db: None) -> Callable[..., Any]:
    """make_officer("FA_OFFICER", body, scope="province") → Officer who holds such a post"""
    from doingoai.organisations.models import Holding, Officer, Post

    numbers = itertools.count(1)

    def make(role: str, body: Any, *, scope: str = "province", name: str = "", clearance: int = 1) -> Any:
        number = next(numbers)
        officer = Officer.objects.create_user(
            f"{role.lower()}{number}", "mat-khau-thu-nghiem", full_name=name or f"{role} {number}"
        )
        post = Post.objects.create(body=body, title=role, role=role, scope=scope, clearance=clearance)
        Holding.objects.create(officer=officer, post=post, valid_from=dt.date(2015, 1, 1))
        return officer

    return make


@pytest.fixture
def foreign_affairs(province: Any) -> Any:
    """The foreign-affairs body of the province, from the framework of data/reference/bodies.csv."""
    from doingoai.organisations.models import Body

    return Body.objects.get(code="NGV-24-202507")


@pytest.fixture
def committee(province: Any) -> Any:
    """The People's Committee of the province."""
    from doingoai.organisations.models import Body

    return Body.objects.get(code="UBND-24-202507")


@pytest.fixture
def ministry(db: None) -> Any:
    """The Ministry's department for local foreign affairs."""
    from doingoai.organisations.models import Body

    return Body.objects.get(code="CNV")


@pytest.fixture
def fa_officer(make_officer: Any, foreign_affairs: Any) -> Any:
    return make_officer("FA_OFFICER", foreign_affairs)


@pytest.fixture
def fa_head(make_officer: Any, foreign_affairs: Any) -> Any:
    return make_officer("FA_HEAD", foreign_affairs, clearance=2)


@pytest.fixture
def chair(make_officer: Any, committee: Any) -> Any:
    return make_officer("UBND_CHAIR", committee, clearance=2)


@pytest.fixture
def auditor(make_officer: Any, committee: Any) -> Any:
    """The colleague who may see everything of the province and decide nothing."""
    return make_officer("AUDITOR", committee)


@pytest.fixture
def outsider(make_officer: Any, other_province: Any) -> Any:
    """An officer with the same role in another province."""
    from doingoai.organisations.models import Body

    return make_officer("FA_OFFICER", Body.objects.get(code="NGV-48-202507"))


@pytest.fixture
def ministry_officer(make_officer: Any, ministry: Any) -> Any:
    return make_officer("MOFA_LOCAL", ministry, scope="nation")


@pytest.fixture
def ministry_head(make_officer: Any, ministry: Any) -> Any:
    return make_officer("MOFA_HEAD", ministry, scope="nation", clearance=2)


@pytest.fixture
def signed_in(client: Any) -> Callable[[Any], Any]:
    """signed_in(officer) → a test client of that officer"""

    def sign_in(officer: Any) -> Any:
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
