"""What a visitor receives does not depend on what that visitor may not see.

The same archive answers twice: with everything closed in it, and without, every hidden word that remains exchanged for
a longer one. Nothing is normalised: a visitor's pages hold no token and no time of their making.
"""

from collections.abc import Mapping

from django.db import transaction

from testimonies.indexing.rebuild import rebuild
from tests.trust.addresses import every_address
from tests.trust.canaries import canaries_in
from tests.trust.closed import add_closed
from tests.trust.crawler import Answer, crawl


def test_public_site_is_the_same_bytes_with_and_without_what_is_closed(public):
    before = transaction.savepoint()
    add_closed(public)
    rebuild()
    with_closed = crawl(every_address())
    transaction.savepoint_rollback(before)
    public.aviary.forget_the_gone()
    public.aviary.exchange("dfg")
    rebuild()
    without = crawl(with_closed)

    assert different(without, with_closed) == []
    heard = {address: canaries_in(answer.said) for address, answer in with_closed.items()}
    assert {address: sung for address, sung in heard.items() if sung} == {}
    assert len([answer for answer in with_closed.values() if answer.status == 200]) > 150


def different(answers: Mapping[str, Answer], others: Mapping[str, Answer]) -> list[str]:
    """The addresses of which the answers differ in a byte, or that only one of two sites names."""
    named = [address for address in answers if address not in others]
    return named + [address for address, answer in answers.items() if address in others and answer != others[address]]
