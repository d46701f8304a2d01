"""Every engine in turn: a new one for tests that write, a filled one for those that only ask."""

from collections.abc import Iterator

import pytest

from testimonies.search.current import ENGINES
from testimonies.search.engine import Engine
from tests.search.cast import EVERYONE


@pytest.fixture(params=sorted(ENGINES))
def engine(request, tmp_path) -> Iterator[Engine]:
    """One to write into."""
    opened = ENGINES[request.param](tmp_path / "index")
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=sorted(ENGINES))
def archive(request, tmp_path_factory) -> Iterator[Engine]:
    """The three testimonies, only to be asked."""
    opened = ENGINES[request.param](tmp_path_factory.mktemp("archive") / "index")
    opened.put(EVERYONE)
    opened.commit(sequence=1)
    yield opened
    opened.close()
