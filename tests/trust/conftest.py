"""The archive that is put to the proof, with and without what is closed."""

import pytest

from testimonies.indexing.rebuild import rebuild
from tests.trust.canaries import Aviary
from tests.trust.closed import add_closed
from tests.trust.public import Holdings, make_public


@pytest.fixture
def public(db) -> Holdings:
    """Only what is public, and what no public page can do without."""
    holdings = make_public(Aviary())
    rebuild()
    return holdings


@pytest.fixture
def holdings(public) -> Holdings:
    """With everything that is closed."""
    add_closed(public)
    rebuild()
    return public
