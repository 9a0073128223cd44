"""Sealed texts: they come back with the key only, and are compared without being opened."""

import pytest

from doingoai.lib.sealing import Unreadable, fingerprint, masked, seal, unseal


def test_sealed_text_comes_back_with_its_key_only():
    sealed = seal("C1234521", "khoá một")
    assert "C1234521" not in sealed
    assert unseal(sealed, "khoá một") == "C1234521"
    with pytest.raises(Unreadable):
        unseal(sealed, "khoá hai")


def test_same_text_is_never_sealed_twice_alike_and_nothing_stays_nothing():
    assert seal("C1234521", "khoá") != seal("C1234521", "khoá")
    assert (seal("", "khoá"), unseal("", "khoá")) == ("", "")


def test_fingerprint_tells_same_from_other_under_one_key():
    first = fingerprint("24/C1234521", "khoá")
    assert len(first) == 64
    assert fingerprint("24/C1234521", "khoá") == first
    assert fingerprint("24/C1234522", "khoá") != first
    assert fingerprint("24/C1234521", "khác") != first


@pytest.mark.parametrize(("text", "shown"), [("C1234521", "C•••••21"), ("A123", "A•23"), ("A12", "•••"), ("", "")])
def test_mask_shows_first_and_last_two(text, shown):
    assert masked(text) == shown
