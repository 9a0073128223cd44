"""The chain holds while nobody touches it, and says where it was touched."""

import pytest
from django.db import transaction

from doingoai.audit import ledger
from doingoai.audit.models import ChainHead, Entry


@pytest.fixture
def chain(db):
    with transaction.atomic():
        for number in range(1, 6):
            ledger.record(unit="P1", actor="an", actor_name="An", action="x.y", subject=f"x/{number}", note="ghi")
        ledger.record(unit="VN", actor="an", actor_name="An", action="x.y", subject="x/9")


def breaks():
    return [(each.unit, each.seq, each.reason) for each in ledger.verify()]


def test_untouched_chain_holds(chain):
    assert breaks() == []


@pytest.mark.parametrize("field", ["actor", "actor_name", "action", "subject", "rule", "note"])
def test_changed_word_is_found(chain, field):
    Entry.objects.filter(unit="P1", seq=3).update(**{field: "khác"})
    assert breaks() == [("P1", 3, "changed")]


def test_changed_values_and_time_are_found(chain):
    Entry.objects.filter(unit="P1", seq=2).update(changes={"state": ["A", "B"]})
    Entry.objects.filter(unit="VN", seq=1).update(at="2020-01-01T00:00:00Z")
    assert breaks() == [("P1", 2, "changed"), ("VN", 1, "changed")]


def test_missing_entry_is_found(chain):
    Entry.objects.filter(unit="P1", seq=4).delete()
    assert breaks() == [("P1", 4, "missing")]


def test_cut_end_is_found(chain):
    Entry.objects.filter(unit="P1", seq=5).delete()
    assert breaks() == [("P1", 5, "cut")]


def test_removed_chain_is_found(chain):
    Entry.objects.filter(unit="P1").delete()
    assert breaks() == [("P1", 1, "cut")]


def test_chain_made_with_another_key_does_not_hold(chain, settings):
    settings.LEDGER_KEY = "another"
    assert breaks() == [("P1", 1, "changed"), ("VN", 1, "changed")]


def test_added_entry_is_found(chain):
    last = Entry.objects.get(unit="P1", seq=5)
    Entry.objects.create(
        unit="P1", seq=6, at=last.at, actor="kẻ lạ", actor_name="", action="x.y", subject="x/6", mac=last.mac
    )
    assert breaks() == [("P1", 6, "changed")]


@pytest.mark.django_db(transaction=True)
def test_ledger_is_written_only_inside_a_transaction():
    with pytest.raises(RuntimeError):
        ledger.record(unit="P1", actor="an", actor_name="An", action="x.y", subject="x/1")
    assert (Entry.objects.count(), ChainHead.objects.count()) == (0, 0)
