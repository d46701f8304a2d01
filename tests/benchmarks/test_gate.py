import pytest

from benchmarks import gate
from testimonies.models.testimony import TestimonyQuerySet


@pytest.mark.usefixtures("archive_of_its_own")
def test_gate_prints_its_table_and_stands_again_afterwards(capsys):
    before = TestimonyQuerySet.visible_to

    gate.main("--segments 200 --rounds 1".split())

    assert "| search, nothing asked " in capsys.readouterr().out
    assert TestimonyQuerySet.visible_to is before
