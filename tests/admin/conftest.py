"""Each test begins with indexes that hold nothing, and has an administrator at hand."""

import pytest

from testimonies.search import current
from tests.admin.pages import enter
from tests.factories.cast import make_administrator


@pytest.fixture(autouse=True)
def empty_indexes():
    for engine in (current.public(), current.full()):
        engine.rebuild(())


@pytest.fixture
def administrator(db):
    return make_administrator()


@pytest.fixture
def desk(administrator):
    """A browser in which the administrator has signed in."""
    return enter(administrator)
