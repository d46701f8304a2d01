import pytest

from testimonies.values.email_address import folded_address
from testimonies.values.errors import InvalidEmailAddress


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Reader@Example.ORG", "reader@example.org"),
        (" reader@example.org\n", "reader@example.org"),
        ("reader@bücher.example", "reader@xn--bcher-kva.example"),
        ("mi\N{KELVIN SIGN}e@example.org", "mike@example.org"),
        ("stra\N{LATIN SMALL LETTER SHARP S}e@example.org", "strasse@example.org"),
    ],
)
def test_a_mailbox_has_one_spelling(typed, folded):
    assert folded_address(typed) == folded


@pytest.mark.parametrize(
    "typed",
    [
        "m\N{LATIN SMALL LETTER DOTLESS I}ke@example.org",
        "читатель@example.org",
        "a@b..org",
        "a@b\nBcc: c@d.org",
        "a b@c.org",
        "nobody",
        "@example.org",
        "a@",
        "",
    ],
)
def test_what_is_no_address_of_ours_is_refused(typed):
    with pytest.raises(InvalidEmailAddress):
        folded_address(typed)
