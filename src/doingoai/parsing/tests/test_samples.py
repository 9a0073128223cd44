"""Whole documents: what a person reads in them, clean and in every state in which they arrive."""

import re
import textwrap
import unicodedata

import pytest

from doingoai.parsing import parse
from doingoai.parsing.tests.samples import (
    NAMES,
    citation_keys,
    expected_of,
    f1,
    flat_points,
    head_of,
    point_f1,
    task_keys,
    text_of,
)
from doingoai.parsing.text import decode

EVERY = pytest.mark.parametrize("name", NAMES)
GOAL = 0.95


@EVERY
def test_sample_citations_are_found_with_their_dates(name):
    assert citation_keys(parse(text_of(name)).as_json()) == expected_of(name).citations


@EVERY
def test_sample_points_are_found_nested_as_printed(name):
    measure, differences = point_f1(parse(text_of(name)).as_json(), expected_of(name))
    assert (measure, differences) == (1.0, [])


@EVERY
def test_sample_head_and_foot_are_read(name):
    expected = expected_of(name).head
    found = head_of(parse(text_of(name)).as_json())
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", [name for name in NAMES if expected_of(name).relations])
def test_sample_citations_have_the_relation_that_their_words_tell(name):
    document = parse(text_of(name)).as_json()
    found = [
        (key[1], each["relation"]) for key, each in zip(citation_keys(document), document["citations"], strict=True)
    ]
    assert found == expected_of(name).relations


@EVERY
def test_sample_offsets_point_at_what_they_name(name):
    document = parse(text_of(name))
    for citation in document.citations:
        assert document.text[citation.start : citation.end] == citation.surface
    pending = list(document.points)
    while pending:
        point = pending.pop()
        pending += point.points
        printed = document.text[point.start : point.end]
        assert printed.startswith(point.label)
        assert point.start <= point.end


def wrapped(text, width=60):
    """Break long lines between words, as mail programs do; laid-out lines stay."""
    lines = []
    for line in text.split("\n"):
        laid_out = len(line) <= width or "   " in line.strip() or "\t" in line or "|" in line
        lines += [line] if laid_out else textwrap.wrap(line.strip(), width)
    return "\n".join(lines)


def cut(text, width=60):
    """Break at every 60th character, also inside words and numbers."""
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def paged(text):
    """Put a page number with blank lines into the middle of every long paragraph."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        words = line.split(" ")
        if len(words) > 40 and "|" not in line:
            half = len(words) // 2
            lines += [" ".join(words[:half]), "", str(number), "", " ".join(words[half:])]
        else:
            lines.append(line)
    return "\n".join(lines)


def tcvn3(text):
    table = dict(zip(decode._TCVN3_TO, decode._TCVN3_FROM, strict=True))
    text = text.replace("⁽¹⁾", "(1)")  # the font has no raised figures
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)


def vni(text):
    table = {}
    for printed, letter in decode._VNI.items():
        table.setdefault(letter, printed)
    return "".join(table.get(letter, letter) for letter in text)


STATES = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "wrapped at 60": wrapped,
    "wrapped at 80": lambda text: wrapped(text, 80),
    "cut at 60": cut,
    "broken by pages": paged,
    "broken by pages, then wrapped": lambda text: wrapped(paged(text)),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "byte order mark": lambda text: "\ufeff" + text,
    "bold numbers": lambda text: re.sub(r"((?:Chỉ thị|Quyết định|Nghị quyết) số)", r"**\1**", text),
    "TCVN3": tcvn3,
    "VNI": vni,
}


@EVERY
@pytest.mark.parametrize("state", STATES)
def test_sample_reads_alike_in_every_state(name, state):
    document, expected = parse(STATES[state](text_of(name))).as_json(), expected_of(name)
    measure, differences = point_f1(document, expected)
    keys = [tuple(" ".join(part.split()) for part in key) for key in citation_keys(document)]
    assert f1(keys, expected.citations) >= GOAL
    assert measure >= GOAL, differences


@EVERY
def test_sample_texts_of_points_do_not_depend_on_wrapping(name):
    plain = flat_points(parse(text_of(name)).as_json()["points"])
    assert flat_points(parse(wrapped(text_of(name))).as_json()["points"]) == plain


@pytest.mark.parametrize("name", [name for name in NAMES if expected_of(name).tasks])
@pytest.mark.parametrize(
    "state", ["as it is", "wrapped at 60", "cut at 60", "decomposed", "hard spaces", "TCVN3", "VNI"]
)
def test_sample_tasks_are_read_from_the_annex_table(name, state):
    text = STATES.get(state, str)(text_of(name))
    assert [tuple(" ".join(cell.split()) for cell in task) for task in task_keys(parse(text).as_json())] == expected_of(
        name
    ).tasks
