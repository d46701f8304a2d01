import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from testimonies.access.viewer import VISITOR
from testimonies.indexing import keep
from testimonies.indexing.find import find
from testimonies.models import Consent, Outbox, Testimony
from testimonies.search import current
from testimonies.search.errors import IndexBusy
from testimonies.workflow import changes
from tests.factories.records import make_published, make_testimony

NOON = dt.datetime(2026, 5, 4, 12, 0, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_drain_puts_what_changed_into_the_indexes_that_may_hold_it():
    draft, published = make_testimony(), make_published()

    assert keep.drain() == 2

    assert set(current.public().ordinals()) == {published.pk}
    assert set(current.full().ordinals()) == {draft.pk, published.pk}
    assert not Outbox.objects.exists()
    assert keep.drain() == 0


@pytest.mark.django_db
def test_a_deleted_testimony_leaves_both_indexes():
    testimony = make_testimony()
    keep.drain()

    testimony.delete()
    keep.drain()

    assert not current.full().ordinals()


@pytest.mark.django_db(transaction=True)
def test_a_commit_is_followed_at_once():
    testimony = make_published(texts=("An orchard.",))

    assert set(current.public().ordinals()) == {testimony.pk}


@pytest.mark.django_db(transaction=True)
def test_changes_are_held_for_an_import_and_told_at_its_end():
    with changes.held():
        testimony = make_testimony()
        assert not current.full().ordinals()

    assert set(current.full().ordinals()) == {testimony.pk}


@pytest.mark.django_db
def test_an_opening_and_the_end_of_a_consent_reach_the_index_by_the_clock():
    with time_machine.travel(NOON, tick=False) as clock:
        testimony = make_published(texts=("An orchard.",), opens_at=NOON + dt.timedelta(hours=1))
        Consent.objects.update(until_date=NOON.date())
        changes.note_changed([testimony.pk])
        keep.drain()

        def totals():
            answer = find("orchard", viewer=VISITOR)
            return len(answer.found), answer.results.testimony_total

        assert totals() == (0, 0)
        clock.move_to(NOON + dt.timedelta(hours=1))
        assert totals() == (1, 1)
        clock.move_to(dt.datetime(2026, 5, 5, tzinfo=dt.UTC))
        assert totals() == (0, 0)


@pytest.mark.django_db
def test_what_another_process_is_draining_is_left_to_it():
    testimony = make_testimony()

    with keep.outbox_lock() as is_held:
        assert is_held
        assert keep.drain() == 0

    assert Outbox.objects.filter(testimony=testimony.pk).exists()
    assert keep.drain() == 1


@pytest.mark.django_db
def test_a_busy_index_undoes_nothing_and_loses_nothing(monkeypatch, caplog):
    testimony = make_testimony()

    def busy():
        raise IndexBusy("another process writes")

    with monkeypatch.context() as patch:
        patch.setattr(current, "full", busy)
        keep.keep_up()

    assert "verify_index" in caplog.text
    assert Testimony.objects.filter(pk=testimony.pk).exists()
    keep.keep_up()
    assert set(current.full().ordinals()) == {testimony.pk}


@pytest.mark.django_db
def test_future_instants_are_kept_once():
    testimony = make_published(opens_at=timezone.now() + dt.timedelta(days=3))
    for _again in range(3):
        changes.note_changed([testimony.pk])
        keep.drain()

    assert Outbox.objects.count() == 1


@pytest.mark.django_db
def test_a_change_noted_while_another_reading_ends_is_not_lost():
    testimony = make_published(texts=("An orchard.",))
    read_at = timezone.now()
    changes.note_changed([testimony.pk])

    keep.note_instants([testimony.pk], at=read_at)

    assert Outbox.objects.filter(testimony=testimony.pk, due_at__gt=read_at).exists()


@pytest.mark.django_db
def test_a_closure_leaves_counts_at_once_even_while_another_process_has_the_index():
    closing = make_published(texts=("An orchard.",), title="Closing")
    make_published(texts=("An orchard.",), title="Staying")
    make_testimony(title="A draft that is being brought in")
    keep.drain()
    closing.openness = "closed"
    closing.save()

    with keep.outbox_lock():
        answer = find("orchard", viewer=VISITOR, facets=("language",))

    assert [found.testimony.title for found in answer.found] == ["Staying"]
    assert (answer.results.testimony_total, answer.results.passage_total) == (1, 1)
    assert answer.results.facets["language"] == {"en": 1}


@pytest.mark.django_db
def test_one_testimony_that_cannot_be_read_stops_neither_the_others_nor_a_search(monkeypatch, caplog):
    broken, sound = make_published(texts=("An orchard.",)), make_published(texts=("An orchard.",), title="Sound")
    documents = keep.documents_for

    def breaking(keys, **asked):
        if broken.pk in keys:
            raise ValueError("a name that no analyser expects")
        return documents(keys, **asked)

    monkeypatch.setattr(keep, "documents_for", breaking)

    answer = find("orchard", viewer=VISITOR)

    assert [found.testimony for found in answer.found] == [sound]
    assert "cannot be indexed" in caplog.text
    assert set(Outbox.objects.values_list("testimony", flat=True)) == {broken.pk}


@pytest.mark.django_db
def test_a_search_pays_for_one_portion_only(monkeypatch):
    monkeypatch.setattr(keep, "AT_ONCE", 2)
    for _number in range(5):
        make_testimony()
    Outbox.objects.exclude(pk__in=list(Outbox.objects.order_by("pk").values_list("pk", flat=True)[:5])).delete()

    assert keep.catch_up() == frozenset()

    assert Outbox.objects.count() == 3
