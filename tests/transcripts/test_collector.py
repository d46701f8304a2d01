"""The collector rests while a file is read, and goes on afterwards as before."""

import gc

import pytest

from testimonies.transcripts.collector import collector_at_rest


def test_collector_rests_and_goes_on():
    with collector_at_rest():
        inside = gc.isenabled()

    assert not inside
    assert gc.isenabled()


def test_collector_goes_on_after_a_failure():
    with pytest.raises(ValueError, match="bees"), collector_at_rest():
        raise ValueError("bees")

    assert gc.isenabled()


def test_collector_that_was_at_rest_stays_so():
    with collector_at_rest():
        with collector_at_rest():
            pass
        inside = gc.isenabled()

    assert not inside
