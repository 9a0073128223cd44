"""The stylesheet: contrast of every pair in both themes, one place for colours, small enough."""

import re
from pathlib import Path

import pytest

import doingoai.web

STATIC = Path(doingoai.web.__file__).parent / "static" / "web"
CSS = (STATIC / "app.css").read_text(encoding="utf-8")


def tokens_of(selector: str) -> dict[str, str]:
    """Return the colours of a block of tokens."""
    block = re.search(rf"^\s*{re.escape(selector)} {{(.*?)}}", CSS, re.S | re.M)
    assert block, selector
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block[1]))


LIGHT, AUTO, DARK = tokens_of(":root"), tokens_of(".auto"), tokens_of(".dark")
TONES = ["success", "warning", "danger", "accent"]
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in ("ground", "paper", "sunken")],
    *[(tone, f"{tone}-soft") for tone in TONES],
    *[(tone, ground) for tone in ("danger", "warning", "success") for ground in ("paper", "ground")],
    *[("ink", f"{tone}-soft") for tone in TONES],
    ("accent-ink", "accent"),
    ("ink", "mark"),
    ("ink", "scale-2"),
    ("ink", "scale-3"),
    ("accent-ink", "scale-4"),
    ("accent-ink", "scale-5"),
]
MARKS = [(mark, ground) for mark in ("line-strong", "accent", "danger") for ground in ("paper", "ground")]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: dict[str, str], first: str, second: str) -> float:
    """Return the contrast ratio of two tokens."""
    bright, dim = sorted((luminance(theme[f"--{first}"]), luminance(theme[f"--{second}"])), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_can_be_read(theme, pair):
    assert contrast(theme, *pair) >= 4.5


@BOTH
@pytest.mark.parametrize("pair", MARKS, ids="-on-".join)
def test_borders_of_controls_and_focus_can_be_seen(theme, pair):
    assert contrast(theme, *pair) >= 3


def test_both_dark_blocks_are_equal_and_complete():
    assert AUTO == DARK
    assert set(DARK) == set(LIGHT)


def test_every_token_is_used_and_every_used_token_exists():
    used = set(re.findall(r"var\((--[\w-]+)", CSS)) - {"--tone", "--tone-soft"}
    assert used == set(LIGHT)


def test_colours_stand_only_among_the_tokens():
    rules = CSS[CSS.index("/* 2 ") :]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"/\*.*?\*/", "", rules)) == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [("app.css", 22_528), ("charts.css", 2_048), ("month.css", 4_096), ("app.js", 8_192), ("grid.js", 6_144)],
)
def test_file_stays_small(name, limit):
    assert (STATIC / name).stat().st_size <= limit
