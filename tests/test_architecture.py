"""The house rules that a linter does not know: sizes, doors, routes, words that must not stand in the repository."""

import re
import subprocess

import pytest
from django.conf import settings
from django.urls import get_resolver

ROOT = settings.PROJECT
SOURCES = sorted(
    path for path in (ROOT / "src").rglob("*.py") if not {"tests", "migrations", "__pycache__"} & set(path.parts)
)
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
KINDS = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".csv"}
TEXTS = [path for path in map(ROOT.joinpath, TRACKED) if path.suffix in KINDS and path.exists()]


def test_no_file_is_longer_than_four_hundred_lines():
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > 400} == {}


def test_signals_are_used_in_one_place_only():
    users = [
        path.relative_to(ROOT).as_posix() for path in SOURCES if "django.db.models.signals" in path.read_text("utf-8")
    ]
    assert users == ["src/doingoai/dossiers/apps.py"]


def test_there_is_no_package_for_everything():
    names = {path.name for path in (ROOT / "src" / "doingoai").rglob("*") if path.suffix in {"", ".py"}}
    assert names & {"core", "common", "utils", "helpers", "utils.py", "helpers.py", "common.py"} == set()


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?<![A-Za-z0-9_.:/-])/(home|root|work|Users)/[A-Za-z0-9_]",
        r"https?://[a-z.]*(pypi|pythonhosted|npmjs|jsdelivr|unpkg)",
    ],
)
def test_no_text_names_a_machine_or_a_registry(pattern):
    this = ROOT / "tests" / "test_architecture.py"
    found = [
        path.name
        for path in TEXTS
        if path != this and re.search(pattern, path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_no_mark_of_unfinished_work():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|lorem ipsum")
    found = [path.relative_to(ROOT).as_posix() for path in SOURCES if marks.search(path.read_text(encoding="utf-8"))]
    assert found == []


def routes(patterns=None, prefix=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


OPEN_TO_STRANGERS = ("healthz", "theme", "ngon-ngu/", "giao-dien", "api/")


@pytest.mark.django_db
def test_no_page_is_shown_to_a_stranger(client):
    shown = []
    for route in routes():
        path = "/" + re.sub(r"<[^>]*>|\(\?P<[^)]*\)", "1", route).replace("^", "").replace("$", "").replace("\\Z", "")
        answer = client.get(path)
        if answer.status_code == 200 and not route.startswith((*OPEN_TO_STRANGERS, "tai-khoan/")):
            shown.append(route)
    assert shown == []


@pytest.mark.django_db
def test_api_answers_strangers_with_401_or_its_description(client):
    open_routes = [
        route
        for route in routes()
        if route.startswith("api/") and client.get("/" + re.sub(r"<[^>]*>", "1", route)).status_code == 200
    ]
    assert sorted(open_routes) == ["api/openapi.json", "api/tai-lieu"]
