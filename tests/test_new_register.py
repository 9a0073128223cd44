"""A new register costs one folder, its matrix rows and one line; everything else follows from the list."""

import os
import shutil
import subprocess
import sys

from django.conf import settings


def test_new_register_costs_one_folder_and_one_line(tmp_path):
    copy = tmp_path / "copy"
    keep = shutil.ignore_patterns("__pycache__", ".venv", "var", ".git", "*.mo")
    shutil.copytree(settings.PROJECT, copy, ignore=keep)
    run = {"cwd": copy, "env": os.environ | {"PYTHONPATH": str(copy / "src"), "DOINGOAI_HOME": str(tmp_path / "var")}}
    run["env"].pop("DOINGOAI_DATABASE_URL", None)
    before = tree(copy)
    subprocess.run([sys.executable, "-m", "doingoai", "new-register", "foreign_press"], check=True, **run)
    added = {path.relative_to(copy).parts[:-1] for path in tree(copy) - before}
    assert {"/".join(parts) for parts in added if "tests" not in parts and "migrations" not in parts} == {
        "src/doingoai/registers/foreign_press",
        "data/authority",
    }
    names = copy / "src/doingoai/site/registers.py"
    line = '    "doingoai.registers.foreign_press",\n)'
    names.write_text(names.read_text(encoding="utf-8").replace("\n)", f"\n{line}"), encoding="utf-8")
    checks = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_conformance.py",
        "-k",
        "foreign_press",
    ]
    done = subprocess.run(checks, capture_output=True, text=True, check=False, **run)
    assert done.returncode == 0, done.stdout[-3000:]
    missing = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "foreign_press"],
        capture_output=True, text=True, check=False, cwd=copy,
        env=run["env"] | {"DJANGO_SETTINGS_MODULE": "doingoai.site.settings"},
    )  # fmt: skip
    assert missing.returncode == 0, missing.stdout


def tree(folder):
    return {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
