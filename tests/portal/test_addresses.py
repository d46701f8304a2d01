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


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://archive.example/a?b=c", "https://archive.example/a?b=c"),
        ("http://archive.example", "http://archive.example"),
        ("javascript:alert(1)", ""),
        (" https://archive.example", ""),
        ("//archive.example", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_is_linked_to(written, linked):
    assert addresses.web_address(written) == linked
