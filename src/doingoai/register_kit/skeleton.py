"""`./dev new-register KEY`: the smallest whole register, to be grown into what its law asks."""

from __future__ import annotations

import re
from pathlib import Path

FILES = Path(__file__).with_name("skeleton_files")
MATRIX = (
    "code,action,sequence,kind,role,at,quorum,facts,condition,sla_wd,province,priority,basis,confidence,"
    "valid_from,valid_to"
)
ROW = "{prefix}-{verb},{key}.{verb},1,DO,{role},owner,1,,,,,0,Quy chế làm việc của cơ quan,CONFIRMED,2025-07-01,"


def make(key: str, registers: Path, authority: Path) -> Path:
    """Write registers/<key>/ and its matrix rows; return the folder. Raises ValueError for a bad or a taken key."""
    if not re.fullmatch(r"[a-z][a-z_]{2,38}", key):
        raise ValueError("A key is lower-case letters and underscores, for example: foreign_press")
    folder = registers / key
    if folder.exists():
        raise ValueError(f"{folder.name} exists already")
    words = {
        "key": key,
        "model": "".join(part.title() for part in key.split("_")) + "Case",
        "prefix": "".join(part[0] for part in key.split("_")).upper() + "X",
        "title": key.replace("_", " ").capitalize(),
    }
    for source in sorted(FILES.rglob("*.txt")):
        target = folder / source.relative_to(FILES).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8").format(**words), encoding="utf-8")
    rows = [
        ROW.format(verb=verb, role=role, **words) for verb in ("open", "close") for role in ("FA_OFFICER", "FA_HEAD")
    ]
    (authority / f"{key}.csv").write_text("\n".join([MATRIX, *rows, ""]), encoding="utf-8")
    return folder
