import pytest

from testimonies.ingest.errors import AlreadyRunning
from testimonies.ingest.lock import only_import


def test_only_one_import_holds_the_lock():
    with only_import(), pytest.raises(AlreadyRunning, match="another import is at work"), only_import():
        pass


def test_lock_is_free_again_afterwards():
    with pytest.raises(ZeroDivisionError), only_import():
        raise ZeroDivisionError

    with only_import():
        pass
