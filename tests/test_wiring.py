from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from testimonies import wiring
from testimonies.models import Consent, Participation, Testimony, Witness
from testimonies.workflow.following import TOUCHED
from testimonies.workflow.signals import testimonies_changed


def test_every_record_that_search_depends_on_is_followed():
    for model in TOUCHED:
        assert post_save.has_listeners(model)
        assert pre_delete.has_listeners(model)
    for model in (Consent, Participation):
        assert post_delete.has_listeners(model)
    assert m2m_changed.has_listeners(Testimony.subjects.through)
    assert m2m_changed.has_listeners(Witness.communities.through)
    assert testimonies_changed.has_listeners()


def test_connecting_twice_connects_once():
    before = len(post_save.receivers), len(testimonies_changed.receivers)

    wiring.connect()

    assert (len(post_save.receivers), len(testimonies_changed.receivers)) == before
