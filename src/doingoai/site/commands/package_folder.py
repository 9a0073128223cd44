"""A folder of edXML packages that other programs fill and empty: whole files only, each taken by one receiver."""

from __future__ import annotations

import os
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from doingoai.edxml.file_names import distinct

SUFFIX = ".edxml"
CLAIMED, DONE, REFUSED = ".taking", "done", "refused"
STALE = 15 * 60  # seconds after which a claim, or half a file, is that of a killed process
MARK = 33  # letters before the name in a claim: 32 of the mark, and a dash


@dataclass(frozen=True)
class PackageFolder:
    """The folder `path`, with done/ and refused/ for what was taken from it."""

    path: Path

    def put(self, name: str, data: bytes) -> None:
        """Write a package that is there whole or not at all, also after a power cut."""
        draft = self.path / f".{name}.{os.getpid()}.partial"
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self.path / name)
        with suppress(OSError):  # a folder cannot be synced on every system
            handle = os.open(self.path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def sweep(self) -> None:
        """Remove the halves of files that killed senders left behind."""
        for draft in self.path.glob(f".*{SUFFIX}.*.partial"):
            if _age(draft) > STALE:
                draft.unlink(missing_ok=True)

    def claims(self) -> Iterator[Path]:
        """Yield the packages in the order of their names, each claimed by a rename that only one receiver can win.

        Among them are those that a killed receiver had claimed.
        """
        for name in (CLAIMED, DONE, REFUSED):
            (self.path / name).mkdir(exist_ok=True)
        waiting = [each for each in self.path.iterdir() if each.name.lower().endswith(SUFFIX) and each.name[0] != "."]
        left = [each for each in (self.path / CLAIMED).iterdir() if _age(each) > STALE]
        found = [*((each.name, each) for each in waiting), *((name_of(each), each) for each in left)]
        for name, path in sorted(found):
            if path.is_file() and not path.is_symlink() and (claim := self._claim(name, path)):
                yield claim

    def give_back(self, claim: Path) -> None:
        """Put a package back where the next run finds it."""
        claim.rename(self.path / name_of(claim))

    def done(self, claim: Path) -> None:
        self._move(claim, DONE)

    def refuse(self, claim: Path, why: str) -> None:
        """Set a package aside, with a text beside it that says why."""
        moved = self._move(claim, REFUSED)
        moved.with_name(f"{moved.name}.txt").write_text(f"{why}\n", encoding="utf-8")
        print(f"{moved.name}: {why}", file=sys.stderr)

    def _claim(self, name: str, path: Path) -> Path | None:
        claim = self.path / CLAIMED / f"{uuid.uuid4().hex}-{name}"
        try:
            os.utime(path)  # before the rename: a claim that looks old would be taken over
            return path.rename(claim)
        except FileNotFoundError:  # another receiver was quicker
            return None
        except OSError as problem:
            print(f"{name}: không lấy được gói tin ra khỏi thư mục ({problem.strerror}).", file=sys.stderr)
            return None

    def _move(self, claim: Path, place: str) -> Path:
        """Move a package out of the way; where its name is taken it gets a number."""
        target = self.path / place
        taken = {path.name.lower() for path in target.iterdir()}
        return claim.rename(target / distinct(name_of(claim), taken))


def name_of(claim: Path) -> str:
    """Return the name under which a claimed package came."""
    return claim.name[MARK:]


def _age(path: Path) -> float:
    """Return the seconds since a file was touched, 0 for one that is gone."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0
