"""The archive that is put to the proof, with and without what is closed."""

import pytest

from testimonies.indexing.rebuild import rebuild
from tests.trust.canaries import Aviary
from tests.trust.closed import add_closed
from tests.trust.deposit import Deposit
from tests.trust.public import Holdings, make_public


@pytest.fixture
def public(db) -> Holdings:
    """Only what is public, and what no public page can do without."""
    holdings = make_public(Aviary())
    rebuild()
    return holdings


@pytest.fixture(scope="session")
def deposit() -> Deposit:
    """Where the whole archive is kept between the tests of this process."""
    return Deposit()


@pytest.fixture
def holdings(db, deposit) -> Holdings:
    """With everything that is closed."""
    laid_out = deposit.lay_out(_whole)
    rebuild()
    return laid_out


def _whole() -> Holdings:
    holdings = make_public(Aviary())
    add_closed(holdings)
    return holdings
