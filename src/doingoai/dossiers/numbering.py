"""Numbers of dossiers: `{REG}-{province}-{yyyy}-{seq4}`, given once, never reused, without gaps."""

from __future__ import annotations

from django.db.models import F

from doingoai.dossiers.models import Counter
from doingoai.organisations.models import Province


def next_number(register: str, prefix: str, province: Province | None, year: int) -> str:
    """Reserve the next number in the caller's transaction; a rolled-back act gives its number back."""
    return next_numbers(register, prefix, province, year, 1)[0]


def next_numbers(register: str, prefix: str, province: Province | None, year: int, count: int) -> list[str]:
    """Reserve the next `count` numbers, in one go."""
    place = province.code if province else "00"
    Counter.objects.bulk_create([Counter(register=register, place=place, year=year)], ignore_conflicts=True)
    mine = Counter.objects.filter(register=register, place=place, year=year)
    mine.update(last=F("last") + count)  # the update holds the row until commit: two openers draw different numbers
    last = mine.get().last
    return [f"{prefix}-{place}-{year}-{number:04d}" for number in range(last - count + 1, last + 1)]
