"""Each test has an administrator at hand."""

import pytest

from tests.admin.pages import enter
from tests.factories.cast import make_administrator


@pytest.fixture
def administrator(db):
    return make_administrator()


@pytest.fixture
def desk(administrator):
    """A browser in which the administrator has signed in."""
    return enter(administrator)
