"""Typed readers of environment variables; a secret `X` may also stand in the file named by `X_FILE`."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """Return the variable, else the content of the file named by `<name>_FILE`, else the default."""
    if name in os.environ:
        return os.environ[name]
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else default


def flag(name: str, default: bool = False) -> bool:
    """Return True for 1, true, yes, on (any case)."""
    value = text(name)
    return value.strip().lower() in {"1", "true", "yes", "on"} if value else default


def number(name: str, default: int) -> int:
    """Return the variable as a whole number. Raises ValueError that names the variable."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError as error:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from error


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without empty parts."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret(name: str, file: Path) -> str:
    """Return the secret from the environment, else from `file`, which is made once with 0600 rights.

    Two processes that start at once agree: the file is created exclusively, the loser reads the winner's.
    """
    if given := text(name):
        return given
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    value = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(value)
    return value
