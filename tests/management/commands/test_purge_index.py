"""A sceptic who holds the files of the public index finds nothing of what was closed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from testimonies.access.viewer import VISITOR
from testimonies.indexing.find import find
from testimonies.models import Testimony
from testimonies.search import current
from testimonies.workflow import transitions
from tests.factories.cast import make_administrator
from tests.factories.index_files import words_in_index
from tests.factories.records import make_published

CLOSED, OPEN = "zqclosedword", "zqopenword"


@pytest.fixture
def embedded(db):
    current.configure("embedded", Path(settings.ARCHIVE_VAR) / "index")
    for engine in (current.public(), current.full()):
        engine.rebuild(())
    yield
    current.configure("memory", Path(settings.ARCHIVE_VAR) / "index")


def held():
    return words_in_index(Path(settings.ARCHIVE_VAR) / "index" / "public", (CLOSED, OPEN))


def test_nothing_of_what_was_closed_is_left_in_the_files(embedded, django_capture_on_commit_callbacks, capsys):
    with django_capture_on_commit_callbacks(execute=True):
        closing = make_published(texts=(CLOSED, "Nothing else."))
        make_published(texts=(OPEN,))
    assert held() == {CLOSED, OPEN}
    call_command("purge_index")
    with django_capture_on_commit_callbacks(execute=True):
        transitions.move(Testimony.objects.get(pk=closing.pk), "withdraw", by=make_administrator(), because="Asked.")
    assert not find(CLOSED, viewer=VISITOR).found
    assert held() == {CLOSED, OPEN}

    call_command("purge_index")

    assert held() == {OPEN}
    assert find(OPEN, viewer=VISITOR).results.testimony_total == 1
    assert not current.public().has_traces()
    assert capsys.readouterr().out.splitlines()[-1] == "public: built anew with 1"
    call_command("purge_index")
    assert capsys.readouterr().out == "nothing to purge\n"
