"""Every template: compiles, fits the content security policy, asks no other host."""

import re
from pathlib import Path

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

import doingoai.web

ROOT = Path(doingoai.web.__file__).parent / "templates"
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))
EVERY = pytest.mark.parametrize("name", TEMPLATES)


@EVERY
def test_template_compiles(name):
    get_template(name)


@EVERY
def test_template_has_no_inline_style_or_script(name):
    source = (ROOT / name).read_text(encoding="utf-8")
    assert re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son\w+=|hx-on|javascript:", source) is None


@EVERY
def test_template_names_no_other_host(name):
    assert re.search(r"(https?:)?//[\w-]+\.\w", (ROOT / name).read_text(encoding="utf-8")) is None


def page(**context):
    return render_to_string("web/base.html", {"title": "Việc của tôi", **context}, RequestFactory().get("/x"))


def test_page_of_a_stranger_has_no_navigation_and_no_sign_out():
    html = page()
    assert "<nav" not in html
    assert "sign-out" not in html
    assert '<html lang="vi" class="auto">' in html


def test_page_marks_where_one_is():
    items = [
        {"title": "Đoàn ra", "url": "/a", "count": 1024, "current": True},
        {"title": "Lịch", "url": "/b", "count": 0},
    ]
    html = page(
        navigation=[{"title": "Sổ", "items": items}], officer={"name": "Lê A", "post": "", "unit": "", "key": "a"}
    )
    assert '<a href="/a" aria-current="page">Đoàn ra<span class="count">1.024</span></a>' in html
    assert '<a href="/b">Lịch</a>' in html
    assert 'action="/sign-out/"' in html


def test_page_configures_htmx_for_the_policy():
    assert '{"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0}' in page()
    assert "django_htmx/htmx-2.min.js" in page()


@pytest.mark.parametrize(
    ("level", "role"), [(constants.SUCCESS, "status"), (constants.WARNING, "status"), (constants.ERROR, "alert")]
)
def test_message_is_announced_by_its_weight(level, role):
    html = page(messages=[Message(level, "<b>Đã lưu</b>")])
    assert f'role="{role}"' in html
    assert "&lt;b&gt;Đã lưu&lt;/b&gt;" in html


def component(name, **context):
    return " ".join(render_to_string(f"web/components/{name}.html", context).split())


def test_pagination_of_an_unknown_total_says_more_than():
    pages = {"first": 9951, "last": 10000, "total_text": "trên 10.000 hồ sơ", "has_next": True, "next_url": "?page=2"}
    html = component("pagination", pages=pages)
    assert "Dòng 9.951–10.000 trong trên 10.000 hồ sơ" in html
    assert 'rel="next" href="?page=2"' in html
    assert 'rel="prev"' not in html


def test_pagination_of_nothing_is_not_drawn():
    assert component("pagination", pages={"first": 0, "last": 0, "total_text": "0 hồ sơ"}) == ""


def test_filter_with_many_choices_is_a_short_list_of_boxes():
    from doingoai.web.specimen.lists import filters

    html = component("filters", filters=filters())
    assert re.findall(r'name="state" value="(\w+)"( checked)?', html) == [
        ("in_force", " checked"),
        ("waiting", ""),
        ("expiring", " checked"),
    ]
    assert "Trạng thái (2)" in html


def test_current_step_is_marked_for_screen_readers():
    steps = [{"title": "Thẩm định", "who": "Sở", "state": "current"}, {"title": "Phê duyệt", "who": "UBND"}]
    html = component("steps", steps=steps)
    assert html.count('aria-current="step"') == 1
    assert "đang chờ bước này" in html
    assert "chưa đến" in html


def test_conflict_lets_one_choose_only_where_both_changed():
    fields = [
        {"name": "title", "label": "Tên", "base": "a", "mine": "b", "theirs": "c", "conflict": True},
        {"name": "place", "label": "Nơi", "base": "a", "mine": "a", "theirs": "d"},
    ]
    html = component("diff", fields=fields)
    assert re.findall(r'name="(choose-\w+)" value="(\w+)"', html) == [
        ("choose-title", "mine"),
        ("choose-title", "theirs"),
    ]


def test_progress_without_a_known_end_has_no_value():
    assert "<progress" in component("progress", label="Nhập", maximum=0)
    assert "value=" not in component("progress", label="Nhập", maximum=0)
    assert 'value="4200" max="10000"' in component("progress", label="Nhập", value=4200, maximum=10000)


def test_number_of_a_stat_is_a_link_to_what_it_counts():
    assert '<a href="/cho">1.048</a>' in component("stat", label="Chờ", value=1048, url="/cho")
