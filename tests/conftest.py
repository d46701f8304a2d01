"""What every test shares: nothing outside this machine is reached, and no test leaves its language behind."""

import gc
import os
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from testimonies.search import current

# A shared machine may be slow at any moment; a test that is slow in itself shows in --durations. The suite tries the
# same examples each time, so that a failure belongs to the change; --hypothesis-profile=explore looks for new ones.
hypothesis_settings.register_profile("house", deadline=None, derandomize=True)
hypothesis_settings.register_profile("explore", deadline=None)
hypothesis_settings.load_profile("house")

HERE = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(scope="session")
def samples() -> Path:
    """Real files of real archives, which are not part of the project because their licences differ."""
    folder = os.environ.get("ARCHIVE_SAMPLES")
    if not folder:
        pytest.skip("ARCHIVE_SAMPLES names no folder of real files")
    assert Path(folder).is_dir(), f"ARCHIVE_SAMPLES is {folder}, which is not a folder"
    return Path(folder)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


class OutgoingRequest(AssertionError):
    """The archive makes no request of its own; a test met one."""


@pytest.fixture(scope="session", autouse=True)
def nothing_leaves_this_machine() -> Iterator[None]:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in HERE:
            raise OutgoingRequest(f"a connection to {address[0]} was tried")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True)
def language_of_the_interface() -> Iterator[None]:
    """A request activates its visitor's language for the thread; the next test starts from the archive's own."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def new_archive(request: pytest.FixtureRequest) -> None:
    """A test with the database begins as an archive does: nothing in the indexes, and the groups that a migration made.

    The indexes outlive a test's database, and a test that commits leaves a database behind without any groups.
    """
    is_with_database = request.node.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
        request.fixturenames
    )
    if is_with_database:
        request.getfixturevalue("db")
        for engine in (current.public(), current.full()):
            engine.rebuild(())
        (Path(settings.ARCHIVE_VAR) / "audit-head").unlink(missing_ok=True)
        if not Group.objects.exists():
            import_module("testimonies.migrations.0002_groups").give_rights(
                apps, SimpleNamespace(connection=connection)
            )
