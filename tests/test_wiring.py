from django.core.signals import request_started
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from testimonies import wiring
from testimonies.ingest import worker
from testimonies.interchange.access_copies.background import background
from testimonies.models import AccessCopy, Consent, Participation, Testimony, Witness
from testimonies.workflow.following import TOUCHED
from testimonies.workflow.signals import deliveries_waiting, testimonies_changed


def test_every_record_that_search_depends_on_is_followed():
    for model in TOUCHED:
        assert post_save.has_listeners(model)
        assert pre_delete.has_listeners(model)
    for model in (Consent, Participation):
        assert post_delete.has_listeners(model)
    assert m2m_changed.has_listeners(Testimony.subjects.through)
    assert m2m_changed.has_listeners(Witness.communities.through)
    assert testimonies_changed.has_listeners()


def test_copies_follow_what_happens_to_recordings_and_portraits():
    assert request_started.has_listeners()
    assert post_delete.has_listeners(AccessCopy)
    assert post_delete.has_listeners(Witness)
    assert background.call in [receiver() for (_key, receiver, *_) in testimonies_changed.receivers]


def test_connecting_twice_connects_once():
    before = len(post_save.receivers), len(testimonies_changed.receivers)

    wiring.connect()

    assert (len(post_save.receivers), len(testimonies_changed.receivers)) == before


def test_what_curators_send_is_worked_on_when_it_waits():
    assert worker.background.call in [receiver() for (_key, receiver, *_) in deliveries_waiting.receivers]
