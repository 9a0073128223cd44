"""What is wrong in the files of a province: each error with its file and line, all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class TemplateError:
    """One error: the file, its line from 1, and in Vietnamese what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BrokenTemplates(ValueError):
    """Templates that cannot be used; `errors` are all errors of all files. Nothing of them is loaded."""

    def __init__(self, errors: Sequence[TemplateError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: (error.file, error.line)))
        super().__init__("\n".join(map(str, self.errors)))


def suggestion(word: str, known: Sequence[str]) -> str:
    """Return the end of a message about an unknown word: the nearest right one, or all of them."""
    near = nearest(word, known)
    return f"có phải là “{near}”?" if near else f"dùng một trong: {', '.join(known)}."


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word that was probably meant, or an empty text."""
    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")
