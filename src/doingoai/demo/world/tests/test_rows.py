"""Rows written by the fast writer are those that were drafted, value for value, and leave the keys in order."""

import random

import pytest

from doingoai.demo.world.batch import write
from doingoai.demo.world.land import LAST, Land, PlaceBook
from doingoai.demo.world.rows import insert
from doingoai.demo.world.synthetic import makers_and_weights
from doingoai.dossiers.models import Comment, Dossier

pytestmark = pytest.mark.django_db


def drafted(land, count=4):
    rng = random.Random(5)
    day = LAST.replace(year=2024)
    for maker in makers_and_weights()[0]:
        for number in range(count):
            draft = maker.at_random(rng, land, day, land.provinces(day)[number])
            draft.dossier.number = f"THU-{draft.record.prefix}-{number}"
            yield draft


def stored(each):
    rows = type(each)._base_manager.all()
    return (rows.for_system("test") if hasattr(rows, "for_system") else rows).get(pk=each.pk)


def values(each):
    return {field.attname: getattr(each, field.attname) for field in each._meta.concrete_fields}


def test_every_value_is_read_back_as_it_was_drafted():
    land = Land()
    drafts = list(drafted(land))
    write(drafts, PlaceBook(), "")
    compared = 0
    for draft in drafts:
        for each in (draft.dossier, draft.record, *draft.children):
            assert values(stored(each)) == values(each)
            compared += 1
    assert compared > 2 * len(drafts)


def test_row_saved_afterwards_has_the_next_key():
    land = Land()
    drafts = list(drafted(land, count=1))
    write(drafts, PlaceBook(), "")
    later = next(drafted(land)).dossier
    later.number, later.search, later.sort_key = "THU-SAU", "", ""
    later.save()
    assert later.pk == max(draft.dossier.pk for draft in drafts) + 1


def test_nothing_is_inserted_for_nothing():
    insert([])
    assert Comment.objects.count() == Dossier.objects.for_system("test").count() == 0
