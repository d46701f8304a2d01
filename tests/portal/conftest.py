import pytest

from testimonies.search import current


@pytest.fixture(autouse=True)
def empty_indexes():
    """Each test begins with indexes that hold nothing."""
    for engine in (current.public(), current.full()):
        engine.rebuild(())
