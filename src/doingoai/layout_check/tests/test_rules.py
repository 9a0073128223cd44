"""The table of rules: complete, used, and told in Vietnamese."""

import re
from pathlib import Path

from doingoai.layout_check import RULES
from doingoai.layout_check.forms import LETTERINGS

HERE = Path(__file__).parent
IDS = re.compile(r'"(TT-[A-Z-]+)"')


def test_every_rule_is_applied_and_every_applied_rule_is_declared():
    sources = [path for path in HERE.parent.glob("*.py") if path.name not in ("rules.py", "forms.py")]
    used = {rule for path in sources for rule in IDS.findall(path.read_text())}
    assert used == set(RULES)


def test_every_rule_has_a_planted_fault():
    planted = {rule for path in HERE.glob("test_*.py") for rule in IDS.findall(path.read_text())}
    assert set(RULES) - planted == set()


def test_every_lettering_belongs_to_a_rule():
    assert {rule for form in LETTERINGS.values() for rule in form} - set(RULES) == set()


def test_basis_names_the_law_of_the_form():
    rule = RULES["TT-LE-TREN"]
    assert rule.basis("STATE") == "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3"
    assert rule.basis("PARTY") == "Hướng dẫn 36-HD/VPTW và Quy định 399-QĐ/TW"


def test_every_rule_says_what_to_do():
    assert [rule.id for rule in RULES.values() if not rule.remedy.endswith(".") or not rule.title] == []
