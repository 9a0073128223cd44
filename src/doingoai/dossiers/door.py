"""The one door: a query on dossiers or records runs only after `visible_to(officer)` or `for_system(reason)`.

Everything that reaches a person goes through `visible_to`. A query that skips it raises DoorSkipped in tests and at
run time, so that a forgotten door is an error page and never a leak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from doingoai.dossiers.search import matching_ids

if TYPE_CHECKING:
    from doingoai.dossiers.models import Record
    from doingoai.organisations.models import Officer
    from doingoai.organisations.seat import Seat


# The folded words of a dossier may be a whole document: they are searched, never read.
UNREAD = "dossier__search"


class DoorSkipped(RuntimeError):
    """A query on dossiers was run without saying for whom."""


class GuardedQuerySet(models.QuerySet):
    """A queryset that refuses to run until it is told for whom."""

    _door: str = ""

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]  # the stubs leave out QuerySet._clone
        clone._door = self._door
        return clone

    def for_system(self, reason: str) -> Self:
        """Open the door for the program itself (numbering, rollups, jobs); `reason` is for the reader."""
        clone = self._clone()
        clone._door = reason
        return clone

    def _require_door(self) -> None:
        if not self._door:
            raise DoorSkipped(f"{self.model._meta.label}: call visible_to(officer) before reading")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._require_door()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        self._require_door()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._require_door()
        return super().count()

    def exists(self) -> bool:
        self._require_door()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_door()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._require_door()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._require_door()
        return super().delete()


class DossierQuerySet(GuardedQuerySet):
    """Dossiers as an officer sees them."""

    to_dossier = ""

    def visible_to(self, officer: Officer) -> Self:
        """Keep what reaches the officer's scope and is not above the clearance."""
        return self.visible_from(officer.seat)

    def visible_from(self, seat: Seat) -> Self:
        """Keep what is seen from a seat: one range of the reach index, whatever the scope."""
        reach = {"place": seat.scope, "level__lte": seat.clearance, **self._reach_of_register()}
        # One filter() call: the conditions must meet in one and the same reach row.
        clone = self.filter(**{f"{self.to_dossier}reach__{name}": value for name, value in reach.items()})
        clone._door = "visible_to"
        return clone

    def newest_first(self) -> Self:
        """Order by event date through the reach row, where the index lies."""
        return self.order_by(f"-{self.to_dossier}reach__event_date", f"-{self.to_dossier}reach__dossier_id")

    def matching(self, words: str) -> Self:
        """Keep dossiers in which every word is found, folded; the last one may be a beginning."""
        ids = matching_ids(words)
        return self if ids is None else self.filter(**{f"{self.to_dossier}pk__in": ids})

    def _reach_of_register(self) -> dict[str, str]:
        return {}


class RecordQuerySet(DossierQuerySet):
    """A register's records, each read together with its dossier: a record never meets a version of another moment."""

    to_dossier = "dossier__"

    def for_system(self, reason: str) -> Self:
        return super().for_system(reason).select_related("dossier").defer(UNREAD)

    def visible_from(self, seat: Seat) -> Self:
        return super().visible_from(seat).select_related("dossier").defer(UNREAD)

    def _reach_of_register(self: RecordQuerySet[Record]) -> dict[str, str]:
        return {"register": self.model.register}
