"""Pages as an officer of one province asks for them: list, detail, search, desk; over HTTP and query by query."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doingoai.bench.server import Browser, pages_per_second, resident_mib, running
from doingoai.bench.stage import NATION, PROVINCE
from doingoai.bench.timing import Line, timed, times_as_long
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import PAGE, ListFilters, visible_rows
from doingoai.register_kit.register import Register

BACKEND = "django.contrib.auth.backends.ModelBackend"
ROUNDS = 120
SEARCHES = (
    "thoa thuan hop tac da nang",
    "boi duong le tan doi ngoai",
    "đoàn công tác osaka",
    "xuc tien thuong m",
    "2024 hoc",
)


def measure_pages() -> Iterator[Line]:
    """Yield the lines about pages; a server runs on this machine meanwhile."""
    officer, everywhere = (Officer.objects.get(username=login) for login in (PROVINCE, NATION))
    register = _largest(officer)
    wanted = _list_path(register)
    client = _signed_in(officer)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    with running(os.cpu_count() or 1) as (port, pid):
        browser = Browser(port, cookie)
        yield from _at_rest(browser, pid)
        yield from _lists(browser, register, wanted, officer)
        yield from _against_everywhere(client, _signed_in(everywhere), wanted)
        rate = pages_per_second(port, cookie, [wanted] * 40, clients=10)
        yield Line("the same list, 10 clients", "≥ 120 pages/s", f"{rate:.0f} pages/s")
        yield from _others(browser, register, officer)


def _at_rest(browser: Browser, pid: int) -> Iterator[Line]:
    """The memory of the server before it is asked for much, and what a first visit to the desk transfers."""
    page = browser.get("/")
    files = sorted(set(re.findall(r'"(/static/[^"]+)"', unzipped(page))))
    sizes = [len(browser.get(each)) for each in files]
    told = f"{(len(page) + sum(sizes)) / 1024:.0f} KiB (page {len(page) / 1024:.0f}, {len(files)} files)"
    yield Line("first page over the wire", "≤ 120 KB compressed in all", told)
    memory = resident_mib(pid)
    if memory is not None:
        name = f"memory of the idle server: {os.cpu_count()} workers, the jobs beside them, their parent"
        yield Line(name, "≤ 150 MiB", f"{memory:.0f} MiB")


def unzipped(body: bytes) -> str:
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def _largest(officer: Officer) -> Register:
    counts = {key: Dossier.objects.visible_to(officer).filter(register=key).count() for key in registers()}
    return registers()[max(counts, key=lambda key: counts[key])]


def _list_path(register: Register) -> str:
    """Return the list of the register filtered by state and day, sorted by a column."""
    return f"/so/{register.key}/?{_query(register)}"


def _query(register: Register) -> str:
    column = next(column.sort for column in register.columns if column.sort)
    return f"state={_common_state(register)}&since=01%2F01%2F2020&order=-{column}"


def _common_state(register: Register) -> str:
    rows = Dossier.objects.for_system("bench").filter(register=register.key).order_by()
    states = list(rows.values_list("state", flat=True)[:2000])
    return max(set(states), key=states.count)


def _signed_in(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend=BACKEND)
    return client


def _lists(browser: Browser, register: Register, wanted: str, officer: Officer) -> Iterator[Line]:
    page = timed(browser.get, [wanted] * ROUNDS)
    bare = timed(_run, [_rows(register, officer)] * ROUNDS)
    name = f"list page of {register.key}, filtered, sorted, {PAGE} rows, whole HTML, one client (p50 / p95)"
    yield Line(name, "≤ 15 / 30 ms", page.told, f"its query {bare.told}", times_as_long(page.p50, bare.p50))
    plain = timed(browser.get, [f"/so/{register.key}/"] * ROUNDS)
    newest = timed(_run, [visible_rows(register, officer).newest_first()[: PAGE + 1]] * ROUNDS)
    yield Line("the same list as it opens, newest first", "≤ 15 / 30 ms", plain.told, f"its query {newest.told}",
               times_as_long(plain.p50, newest.p50))  # fmt: skip


def _rows(register: Register, officer: Officer) -> QuerySet:
    column = next(column.sort for column in register.columns if column.sort)
    chosen = {"state": [_common_state(register)], "since": "01/01/2020"}
    rows = ListFilters(chosen, register).narrow(visible_rows(register, officer), timezone.localdate())
    return rows.order_by(f"-{column}", "-dossier_id")[: PAGE + 1]


def _run(rows: QuerySet) -> None:
    """Run the bare statement of a queryset and fetch its rows, without making objects."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        cursor.fetchall()


def _against_everywhere(client: Client, everywhere: Client, wanted: str) -> Iterator[Line]:
    mine, all_ = (timed(each.get, [wanted] * ROUNDS) for each in (client, everywhere))
    counts = [_queries(each, wanted) for each in (client, everywhere)]
    yield Line("officer of a province against the one who sees the nation, the same list, without HTTP (p50)",
               "≤ 1.1 ×, same queries", f"{mine.p50 / all_.p50:.2f} ×, {counts[0]} and {counts[1]} queries",
               f"nation {all_.told}", times_as_long(mine.p50, all_.p50))  # fmt: skip


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def _others(browser: Browser, register: Register, officer: Officer) -> Iterator[Line]:
    rows = register.model.objects.visible_to(officer).select_related("dossier").newest_first()
    records = list(islice(rows.iterator(chunk_size=500), 0, 60 * 40, 40))
    detail = timed(browser.get, [f"/so/{register.key}/{record.dossier.number}/" for record in records])
    bare = timed(_run, [rows.filter(pk=record.pk) for record in records])
    yield Line(
        "detail page (p50 / p95)",
        "p95 ≤ 40 ms",
        detail.told,
        f"one row {bare.told}",
        times_as_long(detail.p50, bare.p50),
    )
    yield _search(browser, officer)
    desk = timed(browser.get, ["/"] * ROUNDS)
    yield Line("“việc của tôi” (p50 / p95)", "–", desk.told)
    month = timed(browser.get, ["/lich/"] * ROUNDS)
    yield Line("the calendar, this month (p50 / p95)", "–", month.told)


def _search(browser: Browser, officer: Officer) -> Line:
    paths = [f"/tim/?{urlencode({'q': words})}" for words in SEARCHES]
    page = timed(browser.get, paths * (ROUNDS // len(paths)))
    queries = [Dossier.objects.visible_to(officer).matching(words).newest_first()[:51] for words in SEARCHES]
    bare = timed(_run, queries * (ROUNDS // len(queries)))
    goal = "p95 ≤ 25 ms" if connection.vendor == "sqlite" else "p95 ≤ 80 ms"
    return Line("search as typed, the page (p50 / p95)", goal, page.told, f"its query {bare.told}",
                times_as_long(page.p50, bare.p50))  # fmt: skip
