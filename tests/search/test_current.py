"""The door to the indexes opens each once, where it was told, and says what is missing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from testimonies.search import current
from testimonies.search.engines.embedded import EmbeddedEngine
from testimonies.search.engines.memory import MemoryEngine
from testimonies.search.errors import NotConfigured
from tests.search.cast import ALAMAT, found


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch):
    """Another archive's indexes, where the suite has some, are left alone."""
    monkeypatch.setattr(current, "_configured", [])
    yield
    current.reset()


def test_unconfigured_search_says_so():
    with pytest.raises(NotConfigured, match="configure"):
        current.public()


def test_unknown_engine_is_refused(tmp_path):
    with pytest.raises(NotConfigured, match="embedded, memory"):
        current.configure("cluster", tmp_path)


def test_public_and_full_are_two_indexes(tmp_path):
    current.configure("embedded", tmp_path)

    current.full().put([ALAMAT])
    current.full().commit()

    assert isinstance(current.public(), EmbeddedEngine)
    assert (found(current.full(), "bread"), found(current.public(), "bread")) == ({1}, set())
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


def test_each_is_opened_once(tmp_path):
    current.configure("memory", tmp_path)

    with ThreadPoolExecutor(4) as pool:
        opened = {id(engine) for engine in pool.map(lambda _n: current.public(), range(40))}
    current.configure("memory", str(tmp_path))

    assert opened == {id(current.public())}


def test_other_settings_open_others(tmp_path):
    current.configure("embedded", tmp_path)
    before = current.public()

    current.configure("memory", tmp_path)

    assert isinstance(current.public(), MemoryEngine)
    assert current.public() is not before
