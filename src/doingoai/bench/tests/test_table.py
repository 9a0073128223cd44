"""The page of benchmarks: what was measured is new, what was not stays."""

from doingoai.bench.table import OPENING, merged, section
from doingoai.bench.timing import Line


def test_measured_part_replaces_its_section_and_the_other_stays():
    old = merged("", {part: section(part, ["01/10/2026"], [Line(part, "≤ 1 s", "9 ms")]) for part in PARTS_OF_TEST})
    new = section("documents", ["22/11/2026"], [Line("check", "≤ 1 s", "5 ms", "reading 1 ms", "5.0 ×")])
    page = merged(old, {"documents": new})
    assert page.startswith(OPENING)
    assert [
        line for line in page.splitlines() if line.startswith(("## ", "- ", "| dossiers", "| check", "| documents"))
    ] == [
        "## Dossiers",
        "- 01/10/2026",
        "| dossiers | ≤ 1 s | 9 ms | – | – |",
        "## Documents",
        "- 22/11/2026",
        "| check | ≤ 1 s | 5 ms | reading 1 ms | 5.0 × |",
    ]


def test_same_measurement_gives_the_same_page():
    text = {"documents": section("documents", ["22/11/2026"], [Line("check", "≤ 1 s", "5 ms")])}
    page = merged("", text)
    assert merged(page, text) == page


def test_each_database_has_its_own_section():
    page = merged("", {"figures": section("figures", [], [Line("a", "", "1 ms")])})
    page = merged(page, {"figures": section("figures", [], [Line("b", "", "2 ms")], database="PostgreSQL")})
    page = merged(page, {"dossiers": section("dossiers", [], [Line("c", "", "3 ms")])})
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == ["## Dossiers", "## Figures", "## Figures on PostgreSQL"]


PARTS_OF_TEST = ("dossiers", "documents")
