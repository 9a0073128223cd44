"""The code by which officers call a line ("DR-2027-014"): by annex, province and year, given once, never reused."""

from __future__ import annotations

from doingoai.dossiers.models import Dossier
from doingoai.dossiers.numbering import next_number
from doingoai.lib.text import fold
from doingoai.planning.programme_lines.codes import PREFIXES
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.reference.activity import Annex


def give_code(line: ProgrammeLine) -> None:
    """Draw the code in the transaction that opens the line, once; the search finds the line by it."""
    prefix, dossier = PREFIXES[Annex(line.annex)], line.dossier
    drawn = next_number(f"programme_lines.{prefix}", prefix, dossier.province, line.year)
    line.line_code = f"{prefix}-{line.year}-{int(drawn.rpartition('-')[2]):03d}"
    ProgrammeLine.objects.for_system("code").filter(pk=line.pk).update(line_code=line.line_code)
    dossier.search = fold(f"{dossier.number} {dossier.title} {line.search_words()}")
    Dossier.objects.for_system("code").filter(pk=dossier.pk).update(search=dossier.search)
