"""A visitor's address is taken only from proxies that the operator vouches for."""

import pytest

from archive.proxies import visitor_address


@pytest.mark.parametrize(
    ("trusted", "told", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 192.0.2.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, " , ", "192.0.2.1"),
    ],
)
def test_visitor_address_behind_proxies(rf, settings, trusted, told, address):
    settings.ARCHIVE_PROXIES = trusted
    request = rf.get("/", headers={"x-forwarded-for": told}, REMOTE_ADDR="192.0.2.1")

    assert visitor_address(request) == address
