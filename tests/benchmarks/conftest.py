import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from testimonies.search import current


@pytest.fixture
def archive_of_its_own(db):
    """A visit does not end the test's transaction, and what goes into the indexes does not stay for other tests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    for index in (current.public(), current.full()):
        index.rebuild(())
