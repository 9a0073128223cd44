"""Check a Word file or a PDF against the prescribed layout: each deviation with its place, rule and remedy.

`check` is the entrance. Rules are data in `rules.py` and ranges in `forms.py`; two readers (`docx_model.py`,
`pdf_model.py`) make one model (`model.py`), in which `blocks.py` finds the parts that the law names.
"""

from doingoai.layout_check.check import check
from doingoai.layout_check.report import Deviation, Report
from doingoai.layout_check.rules import RULES, Rule

__all__ = ["RULES", "Deviation", "Report", "Rule", "check"]
