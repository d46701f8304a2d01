import pytest

from testimonies.models import Outbox
from testimonies.workflow import changes
from testimonies.workflow.signals import testimonies_changed


@pytest.fixture
def news():
    heard = []

    def hear(**_):
        heard.append(set(Outbox.objects.values_list("testimony", flat=True)))

    testimonies_changed.connect(hear)
    yield heard
    testimonies_changed.disconnect(hear)


@pytest.mark.django_db
def test_changes_are_told_after_the_commit(news, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        changes.note_changed([7])
        assert news == []

    assert len(news) == 1


@pytest.mark.django_db
def test_what_is_due_later_is_written_and_not_told(news, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        changes.note_changed([7], due_at=changes.timezone.now().replace(year=2999))

    assert Outbox.objects.get().testimony == 7
    assert news == []


@pytest.mark.django_db
def test_held_changes_are_told_once_even_when_the_work_fails(news, django_capture_on_commit_callbacks):
    def work():
        with changes.held():
            for testimony in (1, 2, 3):
                with django_capture_on_commit_callbacks(execute=True):
                    changes.note_changed([testimony])
            assert news == []
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        work()

    assert len(news) == 1
