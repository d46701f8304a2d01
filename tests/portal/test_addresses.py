import pytest

from testimonies.portal import addresses


def test_a_testimony_has_one_address():
    assert addresses.testimony_url("t-alamat") == "/testimonies/t-alamat"


@pytest.mark.parametrize(
    ("start_ms", "address"),
    [
        (None, "/testimonies/t-1#s-abc"),
        (0, "/testimonies/t-1?t=0#s-abc"),
        (83_400, "/testimonies/t-1?t=83.4#s-abc"),
        (3_600_000, "/testimonies/t-1?t=3600#s-abc"),
        (1_001, "/testimonies/t-1?t=1.001#s-abc"),
    ],
)
def test_a_passage_is_reached_at_its_second(start_ms, address):
    assert addresses.passage_url("t-1", key="abc", start_ms=start_ms) == address
